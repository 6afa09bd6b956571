package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final List<String> VARIANT_KEYS = List.of(
            "pattern",
            "severity",
            "suggest",
            "advice",
            "flag",
            "unless",
            "unless-near",
            "unless-sentence",
            "only-near",
            "when");
    private static final List<String> WHEN_KEYS = List.of(
            "negated",
            "quoted",
            "question",
            "draft",
            "audience",
            "answers",
            "heard",
            "draft-words",
            "sentence-words",
            "paragraph-words",
            "incoming-words");
    private static final List<String> GLOSSARY_KEYS = List.of("terms", "allow");
    private static final List<String> PACK_KEYS = List.of("rules", "lists", "terms", "allow");
    private static final List<String> ACT_KEYS =
            List.of("why", "patterns", "unless", "lists", "examples", "quiet", "known-misses", "known-false-alarms");
    private static final List<String> OWED_KEYS = List.of("why", "offers", "lists", "examples");
    private static final List<String> OFFER_KEYS = List.of("pattern", "answers", "suggest");
    private static final List<String> EXAMPLE_KEYS = List.of("wrong", "right", "text", "incoming");
    private static final List<String> SEVERITIES = List.of("low", "medium", "high");
    private static final List<String> TWINS = Arrays.stream(TwinKind.values())
            .filter(TwinKind::isClean)
            .map(TwinKind::id)
            .toList();

    /** Acts that an incoming message may do; a rule may ask for one though no pack of this run finds it. */
    public static final List<String> ACTS = List.of(
            "thanks",
            "request",
            "question",
            "complaint",
            "trouble",
            "worry",
            "urgency",
            "anger",
            "apology",
            "works-now",
            "service");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, ListSource> listSources = new TreeMap<>();
    private final Map<String, Node> lists = new HashMap<>();
    private final Set<String> listsOpen = new HashSet<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<PendingOwed> owed = new ArrayList<>();
    private final Map<String, Term> terms = new TreeMap<>();
    private final Set<String> allowed = new HashSet<>();
    private final List<RuleSource> sources = new ArrayList<>();
    private final List<OwedSource> owedSources = new ArrayList<>();
    private final List<PackFile> userFiles = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> replaceable = new HashSet<>();
    private boolean complete = true;
    private final MessageDigest digest = sha256();
    private boolean users;

    private record ListSource(Yaml yaml, List<Yaml.Value> items) {}

    /** A rule or act whose lists may not all be read yet. */
    private record Pending(
            Yaml yaml,
            String file,
            String id,
            @Nullable Category category,
            boolean acknowledgement,
            Yaml.Value at,
            Map<String, Yaml.Value> entries,
            boolean users) {}

    private record PendingOwed(Yaml yaml, String file, Acknowledgement item, Map<String, Yaml.Value> entries) {}

    private record Term(
            String written, String plain, Severity severity, boolean verb, boolean noun, String field, boolean users) {}

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
        terms.values().forEach(term -> all.add(termsRule(term.field())));
        return all;
    }

    /** Whether all files that were added could be read; if not, there may be more rules than {@link #ruleIds} names. */
    public boolean isComplete() {
        return complete;
    }

    private static String termsRule(String field) {
        return "jargon/terms-" + field;
    }

    /**
     * From here on come the user's own packs: a term of theirs stands in place of the one that was there, and what they
     * name is flagged whatever the tone model hears.
     */
    PackReader own() {
        users = true;
        replaceable.addAll(terms.keySet());
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
            glossary(yaml, yaml.mapping(glossary, GLOSSARY_KEYS), "softspoken");
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
            case "lists" -> lists(yaml, root);
            case "glossary" -> glossary(yaml, yaml.mapping(root, GLOSSARY_KEYS), name);
            case "acts", "acknowledgements" -> {
                Map<String, Yaml.Value> entries = yaml.mapping(root, ACT_KEYS);
                if (entries.containsKey("lists")) {
                    lists(yaml, entries.get("lists"));
                }
                pending.add(
                        new Pending(yaml, file, name, null, folder.equals("acknowledgements"), root, entries, users));
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
                        lists(yaml, entries.get("lists"));
                    }
                    owed.add(new PendingOwed(yaml, file, item, entries));
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
            lists(yaml, entries.get("lists"));
        }
        glossary(yaml, entries, name);
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
        if (other != null) {
            yaml.problem(at, "the rule \"" + id + "\" stands in " + other + " too; give one of them another name");
        }
        if (entries.containsKey("lists")) {
            lists(yaml, entries.get("lists"));
        }
        pending.add(new Pending(yaml, file, id, category, false, at, entries, users));
    }

    private void lists(Yaml yaml, Yaml.Value root) {
        yaml.mapping(root, null).forEach((name, value) -> {
            for (WordKind kind : WordKind.values()) {
                if (kind.written().equals(name)) {
                    yaml.problem(value, "<" + name + "> is a kind of word; give the list another name");
                }
            }
            if (listSources.putIfAbsent(name, new ListSource(yaml, yaml.list(value))) != null) {
                yaml.problem(value, "there is a list \"" + name + "\" already; give this one another name");
            }
        });
    }

    private void glossary(Yaml yaml, Map<String, Yaml.Value> entries, String field) {
        Yaml.Value under = entries.get("terms");
        if (under != null) {
            yaml.mapping(under, null).forEach((written, value) -> {
                String plain;
                Severity severity = Severity.LOW;
                boolean verb = false;
                boolean noun = true;
                if (value.isMapping()) {
                    Map<String, Yaml.Value> known = yaml.mapping(value, List.of("plain", "severity", "verb", "noun"));
                    plain = known.containsKey("plain") ? yaml.text(known.get("plain")) : "";
                    severity = known.containsKey("severity") ? severity(yaml, known.get("severity")) : severity;
                    verb = known.containsKey("verb")
                            && "yes".equals(yaml.oneOf(known.get("verb"), List.of("yes", "no")));
                    noun = !verb
                            && !(known.containsKey("noun")
                                    && "no".equals(yaml.oneOf(known.get("noun"), List.of("yes", "no"))));
                } else {
                    plain = yaml.text(value);
                }
                if (plain.isBlank()) {
                    yaml.problem(value, "the term \"" + written + "\" needs plain words");
                    return;
                }
                String key = written.toLowerCase(Locale.ROOT);
                Term term = new Term(written, plain, severity, verb, noun, field, users);
                Term clash = terms.put(key, term);
                if (clash != null && !replaceable.remove(key)) {
                    yaml.problem(
                            value,
                            "the term \"" + written + "\" stands in the glossary " + clash.field()
                                    + " too; leave one of them out");
                }
                digest.update(term.toString().getBytes(StandardCharsets.UTF_8));
            });
        }
        for (Yaml.Value item : yaml.list(entries.get("allow"))) {
            String word = yaml.text(item).toLowerCase(Locale.ROOT);
            allowed.add(word);
            digest.update(word.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Severity severity(Yaml yaml, Yaml.Value value) {
        String name = yaml.oneOf(value, SEVERITIES);
        return name == null ? Severity.LOW : Severity.valueOf(name.toUpperCase(Locale.ROOT));
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
        PatternCompiler compiler = new PatternCompiler();
        List<Rule> rules = new ArrayList<>();
        List<PendingAct> acts = new ArrayList<>();
        for (Pending one : pending) {
            if (one.category() != null) {
                Rule rule = rule(one, compiler);
                if (rule != null) {
                    rules.add(rule);
                }
            } else {
                acts.add(new PendingAct(
                        one.id(),
                        one.acknowledgement(),
                        patterns(one.yaml(), one.entries().get("patterns"), compiler),
                        patterns(one.yaml(), one.entries().get("unless"), compiler)));
                sources.add(source(one, List.of()));
            }
        }
        List<Program.Owed> dues = owed.stream().map(one -> owed(one, compiler)).toList();
        Map<Integer, Glossary.Term> termOf = new HashMap<>();
        rules.addAll(terms(compiler, termOf));
        rules.sort(java.util.Comparator.comparing(Rule::id));
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        Set<String> allowedWords = new HashSet<>();
        for (String written : allowed) {
            allowedWords.addAll(Tokenizer.words(written));
        }
        PatternCompiler.Compiled compiled = compiler.finish(allowedWords);
        Set<Integer> allowedNumbers = new HashSet<>();
        allowedWords.forEach(word -> allowedNumbers.add(compiled.vocabulary().number(word)));
        return new Program(
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
    }

    private Program.Owed owed(PendingOwed one, PatternCompiler compiler) {
        Yaml yaml = one.yaml();
        List<Program.Offer> offers = new ArrayList<>();
        for (Yaml.Value item : yaml.list(one.entries().get("offers"))) {
            Map<String, Yaml.Value> entries = item.isText() ? Map.of("suggest", item) : yaml.mapping(item, OFFER_KEYS);
            Yaml.Value pattern = entries.get("pattern");
            Node node = pattern == null ? null : parse(yaml, pattern);
            List<String> answers = new ArrayList<>();
            for (Yaml.Value act : yaml.list(entries.get("answers"))) {
                String name = yaml.text(act);
                if (!ACTS.contains(name)) {
                    yaml.problem(act, "there is no act \"" + name + "\"" + Yaml.nearest(name, ACTS));
                }
                answers.add(name);
            }
            Yaml.Value suggest = entries.get("suggest");
            if (suggest == null) {
                yaml.problem(item, "an offer needs \"suggest\", the sentence that could be added");
                continue;
            }
            Wording wording = wording(yaml, suggest, node == null ? List.of() : names(node));
            if (wording != null && (pattern == null || node != null)) {
                offers.add(new Program.Offer(node == null ? -1 : compiler.add(node), List.copyOf(answers), wording));
            }
        }
        Yaml.Value why = one.entries().get("why");
        owedSources.add(new OwedSource(
                one.item(),
                one.file(),
                why == null ? "" : yaml.text(why).strip(),
                examples(yaml, one.entries().get("examples"))));
        return new Program.Owed(one.item(), why == null ? "" : yaml.text(why).strip(), List.copyOf(offers));
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

    /** Terms become rules, one for each glossary file, that find the term wherever it is not explained. */
    private List<Rule> terms(PatternCompiler compiler, Map<Integer, Glossary.Term> termOf) {
        Map<String, List<Rule.Variant>> byField = new LinkedHashMap<>();
        for (Term term : terms.values()) {
            // What is allowed as shipped may still be a term of the house.
            if (!term.users() && allowed.contains(term.written().toLowerCase(Locale.ROOT))) {
                continue;
            }
            List<String> words = Tokenizer.words(term.written());
            String[] spelled =
                    term.written().replace('-', ' ').replace('/', ' ').split("\\s+");
            boolean[] caps = new boolean[words.size()];
            List<Node> parts = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean lastWord = i == words.size() - 1;
                List<String> forms = new ArrayList<>(List.of(word));
                if (term.verb() && i == 0) {
                    forms = new ArrayList<>(Inflection.forms(word));
                } else if (lastWord && term.noun() && !term.verb()) {
                    forms.add(Inflection.plural(word));
                }
                if (i < spelled.length && spelled.length == words.size()) {
                    long capitals =
                            spelled[i].chars().filter(Character::isUpperCase).count();
                    caps[i] = capitals > 1
                            && capitals
                                    == spelled[i]
                                            .chars()
                                            .filter(Character::isLetter)
                                            .filter(c -> c != 's')
                                            .count();
                }
                parts.add(new Node.Words(forms.stream().distinct().toList()));
            }
            if (parts.isEmpty()) {
                continue;
            }
            int pattern = compiler.add(new Node.Sequence(List.copyOf(parts)));
            if (termOf.put(pattern, new Glossary.Term(term.written(), term.plain(), term.verb(), term.noun(), caps))
                    != null) {
                continue;
            }
            byField.computeIfAbsent(term.field(), f -> new ArrayList<>())
                    .add(new Rule.Variant(
                            pattern,
                            term.severity(),
                            Rule.Flag.MATCH,
                            List.of(Wording.parse("{plain}"), Wording.parse("{plain} ({term})")),
                            null,
                            new Conditions(
                                    true,
                                    false,
                                    null,
                                    Conditions.Place.ANYWHERE,
                                    null,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    term.users() ? Conditions.Heard.ANY : Conditions.Heard.NOT_UNLIKELY),
                            new int[0],
                            new int[0],
                            new int[0],
                            new int[0]));
        }
        List<Rule> rules = new ArrayList<>();
        byField.forEach((field, variants) -> rules.add(new Rule(
                termsRule(field),
                Category.JARGON,
                "A reader outside the trade may not know this term. Use plain words, or explain it where it first stands.",
                variants)));
        return rules;
    }

    private @Nullable Rule rule(Pending one, PatternCompiler compiler) {
        Yaml yaml = one.yaml();
        Map<String, Yaml.Value> own = one.entries();
        for (String needed : List.of("why", "severity")) {
            if (!own.containsKey(needed)) {
                yaml.problem(one.at(), "the rule \"" + one.id() + "\" needs \"" + needed + "\"");
            }
        }
        if (!own.containsKey("patterns") && !own.containsKey("when")) {
            yaml.problem(one.at(), "the rule \"" + one.id() + "\" needs \"patterns\", or \"when\" with measures");
            return null;
        }
        if (own.containsKey("severity")) {
            severity(yaml, own.get("severity")); // told even if no pattern can be read
        }
        List<Rule.Variant> variants = new ArrayList<>();
        List<String> written = new ArrayList<>();
        if (!own.containsKey("patterns")) {
            variants.add(variant(yaml, one.at(), -1, own, Map.of(), List.of(Matcher.SENTENCE), compiler, one.users()));
        }
        for (Yaml.Value item : yaml.list(own.get("patterns"))) {
            Map<String, Yaml.Value> entries =
                    item.isText() ? Map.of("pattern", item) : yaml.mapping(item, VARIANT_KEYS);
            Yaml.Value pattern = entries.get("pattern");
            if (pattern == null) {
                yaml.problem(item, "a pattern is a text, or keys of which one is \"pattern\"");
                continue;
            }
            written.add(yaml.text(pattern));
            Node node = parse(yaml, pattern);
            if (node == null) {
                continue;
            }
            if (PatternCompiler.namesNoWord(node)) {
                yaml.problem(pattern, "the pattern names no word, and would match nearly everything");
            } else if (PatternCompiler.beginsOpen(node)) {
                yaml.problem(pattern, "a pattern may not begin with a gap; begin with a word");
            }
            variants.add(variant(yaml, item, compiler.add(node), entries, own, names(node), compiler, one.users()));
        }
        sources.add(source(one, written));
        return new Rule(
                one.id(),
                one.category() == null ? Category.ANGER : one.category(),
                own.containsKey("why") ? yaml.text(own.get("why")).strip() : "",
                List.copyOf(variants));
    }

    private Rule.Variant variant(
            Yaml yaml,
            Yaml.Value at,
            int pattern,
            Map<String, Yaml.Value> own,
            Map<String, Yaml.Value> rule,
            List<String> captures,
            PatternCompiler compiler,
            boolean users) {
        Yaml.Value severity = first("severity", own, rule);
        Yaml.Value flagged = first("flag", own, rule);
        String flag = flagged == null ? "match" : yaml.oneOf(flagged, List.of("match", "clause", "sentence"));
        boolean ownAdvice = own.containsKey("advice") || own.containsKey("suggest");
        Yaml.Value suggest = ownAdvice ? own.get("suggest") : first("suggest", own, rule);
        Yaml.Value advice = ownAdvice ? own.get("advice") : first("advice", own, rule);
        List<Wording> wordings = new ArrayList<>();
        for (Yaml.Value item : yaml.list(suggest)) {
            Wording wording = wording(yaml, item, captures);
            if (wording != null) {
                wordings.add(wording);
            }
        }
        if (suggest == null && advice == null) {
            yaml.problem(at, "no \"suggest\" and no \"advice\": say what to write instead");
        }
        Yaml.Value when = first("when", own, rule);
        return new Rule.Variant(
                pattern,
                severity == null ? Severity.LOW : severity(yaml, severity),
                flag == null ? Rule.Flag.MATCH : Rule.Flag.valueOf(flag.toUpperCase(Locale.ROOT)),
                List.copyOf(wordings),
                advice == null ? null : yaml.text(advice).strip(),
                when == null
                        ? users ? Conditions.NONE.whateverHeard() : Conditions.NONE
                        : conditions(yaml, when, users),
                patterns(yaml, both("unless", own, rule), compiler),
                patterns(yaml, both("unless-near", own, rule), compiler),
                patterns(yaml, both("unless-sentence", own, rule), compiler),
                patterns(yaml, both("only-near", own, rule), compiler));
    }

    private static Yaml.@Nullable Value first(String key, Map<String, Yaml.Value> own, Map<String, Yaml.Value> rule) {
        return own.containsKey(key) ? own.get(key) : rule.get(key);
    }

    private static List<Yaml.Value> both(String key, Map<String, Yaml.Value> own, Map<String, Yaml.Value> rule) {
        List<Yaml.Value> values = new ArrayList<>();
        if (own.containsKey(key)) {
            values.add(own.get(key));
        } else if (rule.containsKey(key)) {
            values.add(rule.get(key));
        }
        return values;
    }

    private @Nullable Wording wording(Yaml yaml, Yaml.Value item, List<String> captures) {
        String written = yaml.text(item);
        try {
            Wording wording = Wording.parse(written);
            for (Wording.Part part : wording.parts()) {
                if (part.form() != null && !captures.contains(part.text())) {
                    yaml.problem(
                            item,
                            written.indexOf("{" + part.text()),
                            "the pattern remembers no {" + part.text() + "=…}" + Yaml.nearest(part.text(), captures));
                }
            }
            return wording;
        } catch (IllegalArgumentException e) {
            yaml.problem(item, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Conditions conditions(Yaml yaml, Yaml.Value value, boolean users) {
        Conditions.Heard heard = users ? Conditions.Heard.ANY : Conditions.Heard.NOT_UNLIKELY;
        boolean anyNegation = false;
        boolean anyQuotation = false;
        Boolean question = null;
        Conditions.Place place = Conditions.Place.ANYWHERE;
        String audience = null;
        List<String> answers = new ArrayList<>();
        List<String> answersNot = new ArrayList<>();
        List<Conditions.Limit> limits = new ArrayList<>();
        for (Map.Entry<String, Yaml.Value> entry :
                yaml.mapping(value, WHEN_KEYS).entrySet()) {
            Yaml.Value given = entry.getValue();
            switch (entry.getKey()) {
                case "negated" -> anyNegation = "any".equals(yaml.oneOf(given, List.of("no", "any")));
                case "quoted" -> anyQuotation = "any".equals(yaml.oneOf(given, List.of("no", "any")));
                case "question" -> question = "yes".equals(yaml.oneOf(given, List.of("yes", "no")));
                case "draft" -> {
                    String where = yaml.oneOf(given, List.of("whole", "first", "last"));
                    place = where == null ? place : Conditions.Place.valueOf(where.toUpperCase(Locale.ROOT));
                }
                case "heard" -> {
                    String how = yaml.oneOf(given, List.of("any", "likely", "firmly"));
                    heard = how == null ? heard : Conditions.Heard.valueOf(how.toUpperCase(Locale.ROOT));
                }
                case "audience" -> audience = yaml.oneOf(given, List.of("customer", "technical"));
                case "answers" -> {
                    for (Yaml.Value item : yaml.list(given)) {
                        String act = yaml.text(item);
                        String name = act.startsWith("not-") ? act.substring(4) : act;
                        if (!ACTS.contains(name)) {
                            yaml.problem(item, "there is no act \"" + name + "\"" + Yaml.nearest(name, ACTS));
                        }
                        (act.startsWith("not-") ? answersNot : answers).add(name);
                    }
                }
                default -> {
                    String written = yaml.text(given).strip();
                    if (!written.matches("[<>] ?\\d{1,6}")) {
                        yaml.problem(given, "write a comparison such as \"> 45\" or \"< 15\"");
                    } else {
                        limits.add(new Conditions.Limit(
                                Conditions.Measure.valueOf(
                                        entry.getKey().replace('-', '_').toUpperCase(Locale.ROOT)),
                                written.charAt(0) == '>',
                                Integer.parseInt(written.substring(1).strip())));
                    }
                }
            }
        }
        return new Conditions(
                anyNegation,
                anyQuotation,
                question,
                place,
                audience,
                List.copyOf(answers),
                List.copyOf(answersNot),
                List.copyOf(limits),
                heard);
    }

    private int[] patterns(Yaml yaml, List<Yaml.Value> values, PatternCompiler compiler) {
        return values.stream()
                .flatMap(value -> Arrays.stream(patterns(yaml, value, compiler)).boxed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int[] patterns(Yaml yaml, Yaml.@Nullable Value value, PatternCompiler compiler) {
        List<Integer> numbers = new ArrayList<>();
        for (Yaml.Value item : yaml.list(value)) {
            Node node = parse(yaml, item);
            if (node != null) {
                if (PatternCompiler.namesNoWord(node) && !(node instanceof Node.Kind)
                        || PatternCompiler.beginsOpen(node)) {
                    yaml.problem(item, "the pattern must name a word, and begin with one");
                } else {
                    numbers.add(compiler.add(node));
                }
            }
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private @Nullable Node parse(Yaml yaml, Yaml.Value item) {
        String written = yaml.text(item);
        try {
            return PatternParser.parse(written, this::list);
        } catch (PatternParser.BadPattern e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("there is no list <")) {
                String name = message.substring("there is no list <".length(), message.length() - 1);
                List<String> known = new ArrayList<>(listSources.keySet());
                Arrays.stream(WordKind.values()).forEach(kind -> known.add(kind.written()));
                message += Yaml.nearest(name, known);
            }
            yaml.problem(item, e.offset, "in \"" + written + "\": " + message);
            return null;
        }
    }

    /** The content of a list, parsed on first use, so that lists may name each other in any order. */
    private @Nullable Node list(String name) {
        Node known = lists.get(name);
        if (known != null) {
            return known;
        }
        ListSource source = listSources.get(name);
        if (source == null) {
            return null;
        }
        if (!listsOpen.add(name)) {
            throw new PatternParser.BadPattern(0, "the list <" + name + "> contains itself");
        }
        List<Node> ways = new ArrayList<>();
        for (Yaml.Value item : source.items()) {
            Node way = parse(source.yaml(), item);
            if (way != null) {
                ways.add(way);
            }
        }
        listsOpen.remove(name);
        Node node = ways.isEmpty() ? new Node.Words(List.of()) : PatternParser.oneOf(ways);
        lists.put(name, node);
        return node;
    }

    private static List<String> names(Node node) {
        List<String> names = new ArrayList<>();
        if (node instanceof Node.Capture capture) {
            names.add(capture.name());
            names.addAll(names(capture.part()));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> names.addAll(names(part)));
        } else if (node instanceof Node.Choice choice) {
            choice.ways().forEach(way -> names.addAll(names(way)));
        } else if (node instanceof Node.Optional optional) {
            names.addAll(names(optional.part()));
        }
        return names;
    }

    private RuleSource source(Pending one, List<String> patterns) {
        Yaml yaml = one.yaml();
        Map<String, Yaml.Value> own = one.entries();
        List<String> suggestions = new ArrayList<>();
        yaml.list(own.get("suggest")).forEach(item -> suggestions.add(yaml.text(item)));
        return new RuleSource(
                one.id(),
                one.category(),
                one.file(),
                own.containsKey("why") ? yaml.text(own.get("why")).strip() : "",
                patterns,
                suggestions,
                examples(yaml, own.get("examples")),
                examples(yaml, own.get("quiet")),
                examples(yaml, own.get("known-misses")),
                examples(yaml, own.get("known-false-alarms")),
                twins(yaml, own.get("known-twins")));
    }

    private static List<TwinKind> twins(Yaml yaml, Yaml.@Nullable Value value) {
        List<TwinKind> kinds = new ArrayList<>();
        for (Yaml.Value item : yaml.list(value)) {
            String name = yaml.oneOf(item, TWINS);
            if (name != null) {
                kinds.add(TwinKind.valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        return List.copyOf(kinds);
    }

    private List<RuleSource.Example> examples(Yaml yaml, Yaml.@Nullable Value value) {
        List<RuleSource.Example> examples = new ArrayList<>();
        for (Yaml.Value item : yaml.list(value)) {
            if (item.isText()) {
                examples.add(new RuleSource.Example(item.line(), yaml.text(item), null, null));
                continue;
            }
            Map<String, Yaml.Value> entries = yaml.mapping(item, EXAMPLE_KEYS);
            Yaml.Value text = entries.containsKey("wrong") ? entries.get("wrong") : entries.get("text");
            if (text == null) {
                yaml.problem(item, "an example has \"wrong\" or \"text\"");
                continue;
            }
            examples.add(new RuleSource.Example(
                    item.line(),
                    yaml.text(text),
                    entries.containsKey("right") ? yaml.text(entries.get("right")) : null,
                    entries.containsKey("incoming") ? yaml.text(entries.get("incoming")) : null));
        }
        return examples;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
