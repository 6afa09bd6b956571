package io.softspoken.rules;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a rule of what is written in its file: patterns, conditions, wordings, examples. */
final class RuleReader {
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
    private static final List<String> EXAMPLE_KEYS = List.of("wrong", "right", "text", "incoming");
    private static final List<String> SEVERITIES = List.of("low", "medium", "high");
    private static final List<String> TWINS = Arrays.stream(TwinKind.values())
            .filter(TwinKind::isClean)
            .map(TwinKind::id)
            .toList();

    private final PatternReader patterns;
    private final PatternCompiler compiler;
    private final List<RuleSource> sources;

    /**
     * @param patterns knows all lists
     * @param compiler takes the patterns
     * @param sources takes what the files say besides them
     */
    RuleReader(PatternReader patterns, PatternCompiler compiler, List<RuleSource> sources) {
        this.patterns = patterns;
        this.compiler = compiler;
        this.sources = sources;
    }

    /**
     * A rule or act as it stands in a file; the lists that it names may not all be read yet.
     *
     * @param category null for what finds no fault: acts and acknowledgements
     * @param users whether it is a user's own
     */
    record Written(
            Yaml yaml,
            String file,
            String id,
            @Nullable Category category,
            boolean acknowledgement,
            Yaml.Value at,
            Map<String, Yaml.Value> entries,
            boolean users) {}

    /** The rule; null, with a problem noted, if too little is written. */
    @Nullable
    Rule rule(Written one) {
        Yaml yaml = one.yaml();
        Map<String, Yaml.Value> own = one.entries();
        for (String needed : List.of("why", "severity")) {
            if (!own.containsKey(needed)) {
                yaml.problem(one.at(), "the rule \"" + one.id() + "\" needs \"" + needed + "\"");
            }
        }
        if (own.containsKey("severity")) {
            severity(yaml, own.get("severity")); // told even if no pattern can be read
        }
        if (!own.containsKey("patterns") && !own.containsKey("when")) {
            yaml.problem(one.at(), "the rule \"" + one.id() + "\" needs \"patterns\", or \"when\" with measures");
            return null;
        }
        List<Rule.Variant> variants = new ArrayList<>();
        List<String> written = new ArrayList<>();
        if (!own.containsKey("patterns")) {
            variants.add(variant(yaml, one.at(), -1, own, Map.of(), List.of(Matcher.SENTENCE), one.users()));
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
            Node node = patterns.parse(yaml, pattern);
            if (node == null) {
                continue;
            }
            if (PatternCompiler.namesNoWord(node)) {
                yaml.problem(pattern, "the pattern names no word, and would match nearly everything");
            } else if (PatternCompiler.beginsOpen(node)) {
                yaml.problem(pattern, "a pattern may not begin with a gap; begin with a word");
            }
            variants.add(variant(yaml, item, compiler.add(node), entries, own, PatternReader.names(node), one.users()));
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
            boolean users) {
        Yaml.Value severity = first("severity", own, rule);
        Yaml.Value flagged = first("flag", own, rule);
        String flag = flagged == null ? "match" : yaml.oneOf(flagged, List.of("match", "clause", "sentence"));
        boolean ownAdvice = own.containsKey("advice") || own.containsKey("suggest");
        Yaml.Value suggest = ownAdvice ? own.get("suggest") : first("suggest", own, rule);
        Yaml.Value advice = ownAdvice ? own.get("advice") : first("advice", own, rule);
        List<Wording> wordings = new ArrayList<>();
        for (Yaml.Value item : yaml.list(suggest)) {
            Wording wording = patterns.wording(yaml, item, captures);
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
                patterns(yaml, both("unless", own, rule)),
                patterns(yaml, both("unless-near", own, rule)),
                patterns(yaml, both("unless-sentence", own, rule)),
                patterns(yaml, both("only-near", own, rule)));
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
                        if (!PackReader.ACTS.contains(name)) {
                            yaml.problem(
                                    item, "there is no act \"" + name + "\"" + Yaml.nearest(name, PackReader.ACTS));
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

    private int[] patterns(Yaml yaml, List<Yaml.Value> values) {
        return values.stream()
                .flatMap(value ->
                        Arrays.stream(patterns.patterns(yaml, value, compiler)).boxed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    RuleSource source(Written one, List<String> patterns) {
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

    static List<RuleSource.Example> examples(Yaml yaml, Yaml.@Nullable Value value) {
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

    static Severity severity(Yaml yaml, Yaml.Value value) {
        String name = yaml.oneOf(value, SEVERITIES);
        return name == null ? Severity.LOW : Severity.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
