package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads packs, checks them and compiles them to a {@link Program}. All that is wrong in all files is told at once.
 *
 * <p>A pack is a folder (a folder for each category, with one file a rule; {@code lists}, {@code glossary}, {@code acts}
 * and {@code acknowledgements} beside them) or a single file with {@code rules:}. The language is described in
 * {@code src/main/packs/README.md}.
 */
public final class PackReader {
    private static final List<String> RULE_KEYS = List.of(
            "why",
            "severity",
            "patterns",
            "suggest",
            "advice",
            "flag",
            "unless",
            "unless-near",
            "unless-sentence",
            "only-near",
            "when",
            "lists",
            "examples",
            "quiet",
            "known-misses",
            "known-false-alarms",
            "known-twins");
    private static final List<String> FILE_RULE_KEYS = concat(RULE_KEYS, "id", "category");
    private static final List<String> GLOSSARY_KEYS = List.of("terms", "allow");
    private static final List<String> PACK_KEYS = List.of("rules", "lists", "terms", "allow");
    private static final List<String> ACT_KEYS =
            List.of("why", "patterns", "unless", "lists", "examples", "quiet", "known-misses", "known-false-alarms");
    private static final List<String> OWED_KEYS = List.of("why", "offers", "lists", "examples");

    /** Acts that an incoming message may do; a rule may ask for one though no pack of this run finds it. */
    public static final List<String> ACTS = List.of(
            "thanks",
            "request",
            "question",
            "asks-if-problem",
            "complaint",
            "trouble",
            "worry",
            "urgency",
            "anger",
            "apology",
            "works-now",
            "service");

    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable Program base;
    private final PatternReader patterns;
    private final List<RuleReader.Written> pending = new ArrayList<>();
    private final List<OfferReader.Written> owed = new ArrayList<>();
    private final List<RuleSource> sources = new ArrayList<>();
    private final List<OwedSource> owedSources = new ArrayList<>();
    private final List<PackFile> userFiles = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private boolean complete = true;
    private final MessageDigest digest = sha256();
    private final GlossaryReader terms = new GlossaryReader(digest);
    private boolean users;

    /** A reader of packs that are compiled by themselves. */
    public PackReader() {
        base = null;
        patterns = new PatternReader();
    }

    /**
     * A reader of a user's packs, which are compiled alone and put beside others that are compiled already.
     *
     * @param lists the word lists of those
     */
    PackReader(Program base, Map<String, List<String>> lists) {
        this.base = base;
        patterns = new PatternReader(lists);
        digest.update(base.hash().getBytes(StandardCharsets.UTF_8));
        users = true;
    }

    /** The word lists that were read, each item as it is written. */
    Map<String, List<String>> lists() {
        return patterns.lists();
    }

    private static List<String> concat(List<String> keys, String... more) {
        List<String> all = new ArrayList<>(keys);
        all.addAll(Arrays.asList(more));
        return List.copyOf(all);
    }

    /** {@code "; did you mean …?"} for the nearest of the known names, or nothing. */
    public static String nearest(String written, Iterable<String> known) {
        return Yaml.nearest(written, known);
    }

    /**
     * What to say of a rule or category that is not there.
     *
     * @param known the ids that there are
     */
    public static String unknown(String written, Collection<String> known) {
        String near = known.stream()
                .filter(id -> id.endsWith("/" + written))
                .findFirst()
                .map(id -> "; did you mean \"" + id + "\"?")
                .orElseGet(() -> nearest(written, known));
        return "there is no rule or category \"" + written + "\""
                + (near.isEmpty() ? "; \"softspoken rules\" lists them" : near);
    }

    /** The ids of all rules that were added, those of glossaries among them; whether or not they can be compiled. */
    public Set<String> ruleIds() {
        Set<String> all = new TreeSet<>(ids.keySet());
        all.addAll(terms.ruleIds());
        if (base != null) {
            base.rules().forEach(rule -> all.add(rule.id()));
        }
        return all;
    }

    /** Whether all files that were added could be read; if not, there may be more rules than {@link #ruleIds} names. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * From here on come the user's own packs: a term of theirs stands in place of the one that was there, and what they
     * name is flagged whatever the tone model hears.
     */
    PackReader own() {
        users = true;
        terms.replaceable();
        return this;
    }

    /** Adds all files of a pack: a folder or a single file. */
    public PackReader add(Path pack) {
        if (!Files.isDirectory(pack)) {
            addFile(
                    pack,
                    pack.getFileName() == null
                            ? pack.toString()
                            : pack.getFileName().toString());
            return this;
        }
        try (Stream<Path> walk = Files.walk(pack, 3)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted(java.util.Comparator.comparing(
                            file -> pack.relativize(file).toString().replace('\\', '/')))
                    .toList();
            files.forEach(file -> addFile(file, pack.relativize(file).toString().replace('\\', '/')));
            if (files.isEmpty()) {
                problems.add(new Problem(pack.toString(), 0, 0, "there is no .yaml file in this folder; name a pack"));
            }
        } catch (IOException | UncheckedIOException e) {
            complete = false;
            problems.add(new Problem(pack.toString(), 0, 0, "cannot be read; check its permissions"));
        }
        return this;
    }

    private void addFile(Path file, String relative) {
        String content = new Yaml(file.toString(), problems).content(file);
        if (content == null) {
            complete = false;
        } else {
            add(file.toString(), relative, content);
        }
    }

    /**
     * Adds the glossary of a configuration: what stands in it under {@code glossary}. Its rule is
     * {@code jargon/terms-softspoken}.
     *
     * @param file the name of the configuration, for messages
     * @param content the whole of it
     */
    public PackReader addGlossary(String file, String content) {
        userFiles.add(new PackFile(file, null, content));
        Yaml yaml = new Yaml(file, problems);
        Yaml.Value root = yaml.read(content);
        Yaml.Value glossary = root == null ? null : yaml.mapping(root, null).get("glossary");
        if (glossary != null) {
            terms.read(yaml, yaml.mapping(glossary, GLOSSARY_KEYS), "softspoken", users);
        }
        return this;
    }

    /** Adds a file that another reader was given, in the order of its {@link #userFiles}. */
    public PackReader add(PackFile read) {
        return read.relative() == null
                ? addGlossary(read.file(), read.content())
                : add(read.file(), read.relative(), read.content());
    }

    /** The user's own files that were added, in their order; those that come with the library are not among them. */
    public List<PackFile> userFiles() {
        return List.copyOf(userFiles);
    }

    /**
     * Adds one file.
     *
     * @param file its name, for messages
     * @param relative its place in the pack with {@code /} between, which tells what it holds
     * @param content the YAML
     */
    public PackReader add(String file, String relative, String content) {
        if (users) {
            userFiles.add(new PackFile(file, relative, content));
        }
        digest.update(relative.getBytes(StandardCharsets.UTF_8));
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        Yaml yaml = new Yaml(file, problems);
        Yaml.Value root = yaml.read(content);
        if (root == null) {
            complete = false;
            return this;
        }
        String[] path = relative.split("/");
        String folder = path.length > 1 ? path[path.length - 2] : "";
        String name = path[path.length - 1].replaceAll("\\.ya?ml$", "");
        switch (folder) {
            case "lists" -> patterns.addLists(yaml, root);
            case "glossary" -> terms.read(yaml, yaml.mapping(root, GLOSSARY_KEYS), name, users);
            case "acts", "acknowledgements" -> {
                Map<String, Yaml.Value> entries = yaml.mapping(root, ACT_KEYS);
                if (entries.containsKey("lists")) {
                    patterns.addLists(yaml, entries.get("lists"));
                }
                pending.add(new RuleReader.Written(
                        yaml, file, name, null, folder.equals("acknowledgements"), root, entries, users));
            }
            case "missing" -> {
                Acknowledgement item = Arrays.stream(Acknowledgement.values())
                        .filter(a -> a.id().equals(name))
                        .findFirst()
                        .orElse(null);
                if (item == null) {
                    yaml.problem(
                            root,
                            "\"" + name + "\" is nothing that may be missing; the names are "
                                    + Arrays.stream(Acknowledgement.values())
                                            .map(Acknowledgement::id)
                                            .toList());
                } else {
                    Map<String, Yaml.Value> entries = yaml.mapping(root, OWED_KEYS);
                    if (entries.containsKey("lists")) {
                        patterns.addLists(yaml, entries.get("lists"));
                    }
                    owed.add(new OfferReader.Written(yaml, file, item, entries));
                }
            }
            default -> {
                Category category = Category.of(folder).orElse(null);
                if (category != null) {
                    rule(yaml, file, category.id() + "/" + name, category, root, yaml.mapping(root, RULE_KEYS));
                } else {
                    packFile(yaml, file, name, root);
                }
            }
        }
        return this;
    }

    /** A single file that holds rules, lists and terms. */
    private void packFile(Yaml yaml, String file, String name, Yaml.Value root) {
        Map<String, Yaml.Value> entries = yaml.mapping(root, PACK_KEYS);
        if (entries.containsKey("lists")) {
            patterns.addLists(yaml, entries.get("lists"));
        }
        terms.read(yaml, entries, name, users);
        for (Yaml.Value item : yaml.list(entries.get("rules"))) {
            Map<String, Yaml.Value> rule = yaml.mapping(item, FILE_RULE_KEYS);
            Yaml.Value id = rule.get("id");
            if (id == null) {
                yaml.problem(item, "a rule in a pack file needs an id such as \"blame/read-the-manual\"");
                continue;
            }
            String written = yaml.text(id);
            Yaml.Value under = rule.get("category");
            String categoryId = under != null
                    ? yaml.text(under)
                    : written.contains("/") ? written.substring(0, written.indexOf('/')) : "";
            Category category = Category.of(categoryId).orElse(null);
            if (category == null) {
                List<String> known =
                        Arrays.stream(Category.values()).map(Category::id).toList();
                yaml.problem(
                        under != null ? under : id,
                        "\"" + categoryId + "\" is no category" + Yaml.nearest(categoryId, known)
                                + "; the categories are " + String.join(", ", known));
                continue;
            }
            rule(yaml, file, written.contains("/") ? written : category.id() + "/" + written, category, item, rule);
        }
    }

    private void rule(
            Yaml yaml, String file, String id, Category category, Yaml.Value at, Map<String, Yaml.Value> entries) {
        String other = ids.putIfAbsent(id, file);
        if (other == null && base != null && isShipped(base, id)) {
            other = id + ".yaml";
        }
        if (other != null) {
            yaml.problem(at, "the rule \"" + id + "\" stands in " + other + " too; give one of them another name");
        }
        if (entries.containsKey("lists")) {
            patterns.addLists(yaml, entries.get("lists"));
        }
        pending.add(new RuleReader.Written(yaml, file, id, category, false, at, entries, users));
    }

    /** Whether a file of the packs that are compiled already holds that rule; those of glossaries stand in none. */
    private static boolean isShipped(Program base, String id) {
        return !id.startsWith(GlossaryReader.RULES)
                && base.rules().stream().anyMatch(rule -> rule.id().equals(id));
    }

    /** What the files say besides their patterns; complete after {@link #compile}. */
    public List<RuleSource> sources() {
        return List.copyOf(sources);
    }

    /**
     * The matcher for all that was added.
     *
     * @throws RulesException naming all that is wrong in all files
     */
    public Matcher compile() {
        return new Matcher(program());
    }

    Program program() {
        PatternCompiler compiler = new PatternCompiler(base);
        RuleReader reader = new RuleReader(patterns, compiler, sources);
        List<Rule> rules = new ArrayList<>();
        List<PendingAct> acts = new ArrayList<>();
        for (RuleReader.Written one : pending) {
            if (one.category() != null) {
                Rule rule = reader.rule(one);
                if (rule != null) {
                    rules.add(rule);
                }
            } else {
                acts.add(new PendingAct(
                        one.id(),
                        one.acknowledgement(),
                        patterns.patterns(one.yaml(), one.entries().get("patterns"), compiler),
                        patterns.patterns(one.yaml(), one.entries().get("unless"), compiler)));
                sources.add(reader.source(one, List.of()));
            }
        }
        OfferReader offers = new OfferReader(patterns, compiler, owedSources);
        List<Program.Owed> dues = owed.stream().map(offers::read).toList();
        Map<Integer, Glossary.Term> termOf = new HashMap<>();
        rules.addAll(terms.rules(compiler, termOf));
        rules.sort(java.util.Comparator.comparing(Rule::id));
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        Set<String> allowedWords = new HashSet<>();
        for (String written : terms.allowed()) {
            allowedWords.addAll(Tokenizer.words(written));
        }
        PatternCompiler.Compiled compiled = compiler.finish(allowedWords, sought(rules, acts, dues));
        Set<Integer> allowedNumbers = new HashSet<>();
        allowedWords.forEach(word -> allowedNumbers.add(compiled.vocabulary().number(word)));
        Program program = new Program(
                compiled.vocabulary(),
                compiled.automaton(),
                compiled.sets(),
                compiled.codes(),
                List.copyOf(rules),
                acts.stream()
                        .map(act -> new Program.Act(act.name(), act.acknowledgement(), act.patterns(), act.unless()))
                        .toList(),
                dues,
                new Glossary(Map.copyOf(termOf), Set.copyOf(allowedNumbers)),
                HexFormat.of().formatHex(digest.digest(), 0, 4));
        return base == null ? program : base.with(program, terms::replaces);
    }

    /** The patterns to be looked for: all but those that silence others, which are tried where another was found. */
    private static BitSet sought(List<Rule> rules, List<PendingAct> acts, List<Program.Owed> owed) {
        BitSet sought = new BitSet();
        for (Rule rule : rules) {
            for (Rule.Variant variant : rule.variants()) {
                if (variant.pattern() >= 0) {
                    sought.set(variant.pattern());
                }
            }
        }
        for (PendingAct act : acts) {
            for (int pattern : act.patterns()) {
                sought.set(pattern);
            }
        }
        for (Program.Owed one : owed) {
            for (Program.Offer offer : one.offers()) {
                if (offer.pattern() >= 0) {
                    sought.set(offer.pattern());
                }
            }
        }
        return sought;
    }

    /**
     * What a file says of an acknowledgement that may be missing.
     *
     * @param item the acknowledgement
     * @param file the file, as named in messages
     * @param why why a reader would miss it
     * @param examples {@code text} a draft, {@code incoming} the message it answers, {@code right} the first sentence
     *     that is offered
     */
    public record OwedSource(Acknowledgement item, String file, String why, List<RuleSource.Example> examples) {}

    /** What the files say of what may be missing; complete after {@link #compile}. */
    public List<OwedSource> owedSources() {
        return List.copyOf(owedSources);
    }

    private record PendingAct(String name, boolean acknowledgement, int[] patterns, int[] unless) {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
