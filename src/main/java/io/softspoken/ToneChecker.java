package io.softspoken;

import io.softspoken.config.Config;
import io.softspoken.deep.DeepModels;
import io.softspoken.deep.DeepUnavailableException;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.judge.Commitments;
import io.softspoken.judge.Judge;
import io.softspoken.judge.Settings;
import io.softspoken.model.DeepModel;
import io.softspoken.model.Loading;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Depth;
import io.softspoken.report.Edit;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackFile;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.Problem;
import io.softspoken.rules.RulesException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks drafts: the one door of the library. Immutable and thread-safe; making one loads the compiled packs, so make
 * one and share it.
 *
 * <pre>{@code
 * ToneChecker checker = ToneChecker.create();
 * ToneReport report = checker.check("No problem! Hopefully you haven't lost all your data.");
 * }</pre>
 *
 * <p>It can be sent to another Java, as programs do that spread work over machines. What is sent is its settings, with the
 * text of the packs and glossaries that it was given, a few kilobytes; the checker is made anew of them where they arrive,
 * once for all that are alike. Both need the same version of the library. It is no form to keep a checker in.
 */
public final class ToneChecker implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Rules that no pack holds. */
    private static final Set<String> BUILT_IN = Set.of("jargon/abbreviation", Commitments.PAST, Commitments.CLASH);

    private final transient Judge judge;
    private final transient Matcher matcher;

    private final transient ToneModel model;
    private final transient @Nullable DeepModel deep;
    private final transient Settings settings;
    private final transient Depth depth;
    /** The user's packs and glossaries; null if the rules or the models are others than those of the library and these. */
    private final transient @Nullable List<PackFile> packs;

    private final transient String engine;

    private ToneChecker(
            Matcher matcher,
            ToneModel model,
            @Nullable DeepModel deep,
            Settings settings,
            Depth depth,
            @Nullable List<PackFile> packs) {
        this.matcher = matcher;
        this.model = model;
        this.deep = deep;
        this.settings = settings;
        this.depth = depth;
        this.packs = packs;
        String fast = Version.NUMBER + "+" + matcher.hash() + "." + model.hash();
        engine = deep == null ? fast : fast + "." + deep.hash();
        judge = new Judge(matcher, model, deep, engine, settings);
    }

    /**
     * The checker that these make, as one that was sent arrives.
     *
     * @throws DeepUnavailableException if the deep model is wanted and it or what runs it is not there
     */
    static ToneChecker of(Depth depth, Settings settings, List<PackFile> packs) {
        Loading loading = begun(depth);
        PackReader reader = packs.isEmpty() ? null : Packs.beside();
        if (reader != null) {
            packs.forEach(reader::add);
        }
        return heard(reader == null ? Packs.shipped() : reader.compile(), loading, depth, settings, packs);
    }

    private static @Nullable Loading begun(Depth depth) {
        return depth == Depth.NONE ? null : Loading.begun();
    }

    private static ToneChecker heard(
            Matcher matcher, @Nullable Loading loading, Depth depth, Settings settings, List<PackFile> packs) {
        ToneModel model = loading == null ? ToneModel.none() : loading.model();
        DeepModel deep = depth == Depth.DEEP ? DeepModels.shipped(model.hash()) : null;
        return new ToneChecker(matcher, model, deep, settings, depth, packs);
    }

    private Object writeReplace() throws NotSerializableException {
        if (packs == null) {
            throw new NotSerializableException(
                    "a checker of rules or a model of one's own; one that ToneChecker.builder() makes can be sent");
        }
        return new SentChecker(engine, depth, settings, packs);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a checker is read as its settings");
    }

    /** What hears and judges: the version of the library, its rules and its models. */
    String engine() {
        return engine;
    }

    /** A checker with the packs that come with the library, for mail to customers. */
    public static ToneChecker create() {
        return builder().build();
    }

    /** Settings for a checker, to begin with those of {@link #create()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The version of the engine, such as {@code 0.1.0}. */
    public static String version() {
        return Version.NUMBER;
    }

    /** A checker with these rules only; for tools that prove and measure packs. */
    public static ToneChecker of(Matcher matcher) {
        return of(matcher, ToneModel.shipped());
    }

    /** A checker with these rules and this model; for tools that train and measure. */
    public static ToneChecker of(Matcher matcher, ToneModel model) {
        return new ToneChecker(matcher, model, null, Settings.without(Set.of()), Depth.FAST, null);
    }

    /** The same with a deep model heard beside the other. */
    public static ToneChecker of(Matcher matcher, ToneModel model, DeepModel deep) {
        return new ToneChecker(matcher, model, deep, Settings.without(Set.of()), Depth.DEEP, null);
    }

    /** The same rules with one of them alone, by its id; for tools that prove packs. */
    public ToneChecker only(String rule) {
        Set<String> others = ruleIds(matcher);
        others.remove(rule);
        return new ToneChecker(matcher, model, deep, Settings.without(others), depth, packs);
    }

    /** Who reads drafts that neither say nor show it. */
    public Audience audience() {
        return settings.audience();
    }

    /**
     * The same with rules left alone in phrases besides, as by {@link Builder#ignore}. Costs next to nothing.
     *
     * @param phrases for the id of a rule the phrases; none may be blank
     */
    public ToneChecker ignoring(Map<String, ? extends Set<String>> phrases) {
        return phrases.isEmpty()
                ? this
                : new ToneChecker(matcher, model, deep, settings.ignoring(phrases), depth, packs);
    }

    /** The ids of all rules that a checker may name in a finding. */
    private static Set<String> ruleIds(Matcher matcher) {
        Set<String> ids = new HashSet<>(BUILT_IN);
        matcher.rules().forEach(rule -> ids.add(rule.id()));
        return ids;
    }

    /** What the rules match in a draft, before overlaps are settled; for tools that prove packs. */
    public List<Match> matches(Draft draft) {
        return judge.matches(draft);
    }

    /** Checks a draft in plain text, quoted mail and signature included. */
    public ToneReport check(CharSequence draft) {
        return check(Draft.of(draft));
    }

    /** Checks a draft. Never throws for what is written in it. */
    public ToneReport check(Draft draft) {
        return judge.judge(draft);
    }

    /**
     * The smallest edit that brings a draft's verdict down to {@code atMost} or below: the fewest of the suggested
     * replacements, and of the sentences that it lacks. It is found by trying, and costs as much as many checks; so it is no
     * part of every report. In long drafts with very much to mend, fewer replacements might do than were found; in drafts of
     * more than 10,000 characters, which are tried less often, one of those found might be left out.
     *
     * @return the edit, without replacements if the verdict is low enough as it is; empty if no suggestion brings it down
     */
    public Optional<Edit> smallestEdit(Draft draft, Verdict atMost) {
        return judge.smallestEdit(draft, atMost);
    }

    /**
     * The same report without wordings, for who wants to know what is wrong and not how to say it better: verdict, scores,
     * what is missing, and the findings with their rules and weights are those of {@link #check(Draft)}; no finding has a
     * suggestion (so that it may mark fewer words), there are no notes, and {@link ToneReport#softened()} is the text as
     * given. Faster where something is found, for much of such a check is the proving of its suggestions.
     */
    public ToneReport weigh(Draft draft) {
        return judge.weigh(draft);
    }

    /** Settings of a checker. Not thread-safe; what it builds is. */
    public static final class Builder {
        private Config config = Config.NONE;
        private @Nullable Audience audience;
        private final Map<String, Audience> audiences = new HashMap<>();
        private final Set<String> disabled = new HashSet<>();
        private final Map<String, Severity> severities = new HashMap<>();
        private final Map<String, Set<String>> ignored = new HashMap<>();
        private final List<Path> packs = new ArrayList<>();
        private @Nullable Depth depth;

        private Builder() {}

        /**
         * Begins with what a {@code softspoken.yaml} says. What is set here besides is added to it, and counts where both
         * say something of the same thing; {@link #audience(Audience)} replaces all that the file says of readers.
         */
        public Builder config(Path file) {
            return config(Config.read(file));
        }

        /** The same with a file that has been read. */
        public Builder config(Config read) {
            config = Objects.requireNonNull(read);
            return this;
        }

        /** Who reads drafts that do not say so themselves; {@link Audience#CUSTOMER} if not set. */
        public Builder audience(Audience reader) {
            audience = Objects.requireNonNull(reader);
            return this;
        }

        /**
         * Who reads mail to an address ({@code dana@example.com}), or to all of a domain ({@code @example.com}). A draft is
         * for technical readers only if all its recipients are.
         */
        public Builder audience(Audience reader, String addressOrDomain) {
            audiences.put(addressOrDomain.strip().toLowerCase(Locale.ROOT), Objects.requireNonNull(reader));
            return this;
        }

        /** Switches off a category ({@code jargon}) or one rule ({@code jargon/abbreviation}). */
        public Builder disable(String ruleOrCategory) {
            disabled.add(Objects.requireNonNull(ruleOrCategory));
            return this;
        }

        /** Gives all findings of a category, or of one rule, another weight; a rule's own goes before its category's. */
        public Builder severity(String ruleOrCategory, Severity severity) {
            severities.put(Objects.requireNonNull(ruleOrCategory), Objects.requireNonNull(severity));
            return this;
        }

        /**
         * Leaves one rule alone where a phrase stands: a finding of it is not reported if the flagged words hold the phrase
         * or lie in it. Case, punctuation and the kind of quotation marks do not matter.
         *
         * @throws IllegalArgumentException if the phrase is blank
         */
        public Builder ignore(String rule, String phrase) {
            if (phrase.isBlank()) {
                throw new IllegalArgumentException("an empty phrase; disable(rule) switches a rule off");
            }
            ignored.computeIfAbsent(Objects.requireNonNull(rule), id -> new HashSet<>())
                    .add(phrase);
            return this;
        }

        /**
         * How deep drafts are heard; {@link Depth#FAST} if not set. {@link Depth#DEEP} needs the deep model and ONNX Runtime
         * on the class path.
         */
        public Builder depth(Depth heard) {
            depth = Objects.requireNonNull(heard);
            return this;
        }

        /** Adds a pack of rules: a folder or a single YAML file. */
        public Builder rules(Path pack) {
            packs.add(Objects.requireNonNull(pack));
            return this;
        }

        /** Adds a house glossary: a YAML file with {@code terms} and {@code allow}. */
        public Builder glossary(Path file) {
            return rules(file);
        }

        /**
         * The checker.
         *
         * @throws RulesException if a configuration, pack or glossary cannot be used; it names all that is wrong, with file
         *     and line
         * @throws IllegalArgumentException if a setting names a rule or category that does not exist
         * @throws DeepUnavailableException if the deep model is wanted and it or what runs it is not there
         */
        public ToneChecker build() {
            Depth asked = depth == null ? config.depth().orElse(Depth.FAST) : depth;
            Loading loading = begun(asked);
            PackReader reader = packs.isEmpty() && !config.addsRules() ? null : Packs.beside();
            Matcher matcher = reader == null ? shipped() : matcher(reader);
            Set<String> rules = ruleIds(matcher);
            Set<String> all = new HashSet<>(rules);
            for (Category category : Category.values()) {
                all.add(category.id());
            }
            List<String> unknown = new ArrayList<>();
            unknown(disabled, all, unknown);
            unknown(severities.keySet(), all, unknown);
            unknown(ignored.keySet(), rules, unknown);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", unknown));
            }
            try {
                return heard(matcher, loading, asked, settings(), reader == null ? List.of() : reader.userFiles());
            } catch (DeepUnavailableException e) {
                if (depth == null) {
                    throw config.unusable("depth: " + e.getMessage()); // the file asked for it
                }
                throw e;
            }
        }

        private static void unknown(Set<String> named, Set<String> known, List<String> into) {
            for (String name : new TreeSet<>(named)) {
                if (!known.contains(name)) {
                    into.add(PackReader.unknown(name, known));
                }
            }
        }

        /** The rules of the library, if all that the configuration says can be used with them. */
        private Matcher shipped() {
            Matcher shipped = Packs.shipped();
            List<Problem> problems = new ArrayList<>(config.problems());
            problems.addAll(config.unknownNames(ruleIds(shipped), true));
            if (problems.isEmpty()) {
                return shipped;
            }
            throw new RulesException(problems);
        }

        /** The same with the user's own. */
        private Matcher matcher(PackReader reader) {
            List<Problem> problems = new ArrayList<>(config.problems());
            config.addTo(reader);
            packs.stream().filter(pack -> !config.names(pack)).forEach(reader::add);
            Set<String> ids = reader.ruleIds();
            ids.addAll(BUILT_IN);
            problems.addAll(config.unknownNames(ids, reader.isComplete()));
            try {
                Matcher matcher = reader.compile();
                if (problems.isEmpty()) {
                    return matcher;
                }
            } catch (RulesException e) {
                problems.addAll(e.problems());
            }
            throw new RulesException(problems);
        }

        private Settings settings() {
            Map<String, Audience> readers = new HashMap<>(audience == null ? config.audiences() : Map.of());
            readers.putAll(audiences);
            Set<String> off = new HashSet<>(config.disabled());
            off.addAll(disabled);
            Map<String, Severity> weights = new HashMap<>(config.severities());
            weights.putAll(severities);
            Map<String, Set<String>> leftAlone = new HashMap<>(config.ignored());
            ignored.forEach((rule, phrases) -> leftAlone.merge(rule, phrases, (a, b) -> {
                Set<String> both = new HashSet<>(a);
                both.addAll(b);
                return both;
            }));
            return new Settings(
                    audience == null ? config.audience().orElse(Audience.CUSTOMER) : audience,
                    readers,
                    off,
                    weights,
                    leftAlone);
        }
    }
}
