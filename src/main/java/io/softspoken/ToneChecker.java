package io.softspoken;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.judge.Judge;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.Rule;
import io.softspoken.rules.RulesException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Checks drafts: the one door of the library. Immutable and thread-safe; making one loads the compiled packs, so make
 * one and share it.
 *
 * <pre>{@code
 * ToneChecker checker = ToneChecker.create();
 * ToneReport report = checker.check("No problem! Hopefully you haven't lost all your data.");
 * }</pre>
 */
public final class ToneChecker {
    private final Judge judge;
    private final Matcher matcher;

    private final ToneModel model;

    private ToneChecker(Matcher matcher, ToneModel model, Audience audience, UnaryOperator<List<Match>> settings) {
        this.matcher = matcher;
        this.model = model;
        judge = new Judge(
                matcher, model, audience, Version.NUMBER + "+" + matcher.hash() + "." + model.hash(), settings);
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
        return new ToneChecker(matcher, model, Audience.CUSTOMER, UnaryOperator.identity());
    }

    /** The same rules with one of them alone, by its id; for tools that prove packs. */
    public ToneChecker only(String rule) {
        return new ToneChecker(
                matcher,
                model,
                Audience.CUSTOMER,
                matches -> matches.stream()
                        .filter(match -> match.rule().id().equals(rule))
                        .toList());
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

    /** Settings of a checker. Not thread-safe; what it builds is. */
    public static final class Builder {
        private Audience audience = Audience.CUSTOMER;
        private final Set<String> disabled = new HashSet<>();
        private final Map<String, Severity> severities = new HashMap<>();
        private final List<Path> packs = new ArrayList<>();

        private Builder() {}

        /** Who reads drafts that do not say so themselves; {@link Audience#CUSTOMER} if not set. */
        public Builder audience(Audience reader) {
            audience = Objects.requireNonNull(reader);
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
         * @throws RulesException if a pack or glossary cannot be used; it names all that is wrong, with file and line
         * @throws IllegalArgumentException if a setting names a rule or category that does not exist
         */
        public ToneChecker build() {
            Matcher matcher;
            if (packs.isEmpty()) {
                matcher = Packs.shipped();
            } else {
                PackReader reader = Packs.sources();
                packs.forEach(reader::add);
                matcher = reader.compile();
            }
            Set<String> known = new HashSet<>(Set.of("jargon/abbreviation"));
            matcher.rules().forEach(rule -> known.add(rule.id()));
            for (Category category : Category.values()) {
                known.add(category.id());
            }
            for (Set<String> named : List.of(disabled, severities.keySet())) {
                for (String name : named) {
                    if (!known.contains(name)) {
                        throw new IllegalArgumentException(
                                "there is no rule or category \"" + name + "\"" + PackReader.nearest(name, known));
                    }
                }
            }
            return new ToneChecker(matcher, ToneModel.shipped(), audience, settings());
        }

        private UnaryOperator<List<Match>> settings() {
            Set<String> off = Set.copyOf(disabled);
            Map<String, Severity> weights = Map.copyOf(severities);
            if (off.isEmpty() && weights.isEmpty()) {
                return UnaryOperator.identity();
            }
            return matches -> matches.stream()
                    .filter(match -> !off.contains(match.rule().id())
                            && !off.contains(match.rule().category().id()))
                    .map(match -> weighed(match, weights))
                    .toList();
        }

        private static Match weighed(Match match, Map<String, Severity> weights) {
            Rule rule = match.rule();
            Severity severity = weights.getOrDefault(
                    rule.id(),
                    weights.getOrDefault(rule.category().id(), match.variant().severity()));
            return severity == match.variant().severity() ? match : match.weighing(severity);
        }
    }
}
