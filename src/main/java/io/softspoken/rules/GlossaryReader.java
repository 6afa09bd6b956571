package io.softspoken.rules;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads glossaries, and makes of their terms rules that find them. */
final class GlossaryReader {
    /** How the ids of the rules that terms become begin. */
    static final String RULES = "jargon/terms-";

    private final Map<String, Term> terms = new TreeMap<>();
    private final Set<String> allowed = new HashSet<>();
    private final Set<List<String>> spelled = new HashSet<>();
    private final Set<String> replaceable = new HashSet<>();
    private final MessageDigest digest;

    /** @param digest takes what is read */
    GlossaryReader(MessageDigest digest) {
        this.digest = digest;
    }

    private record Term(
            String written, String plain, Severity severity, boolean verb, boolean noun, String field, boolean users) {}

    /** From here on a term may stand in place of one that was read before. */
    void replaceable() {
        replaceable.addAll(terms.keySet());
    }

    /** The words that need no explaining, in lower case. */
    Set<String> allowed() {
        return Set.copyOf(allowed);
    }

    /** The ids of the rules that the terms become. */
    Set<String> ruleIds() {
        Set<String> ids = new HashSet<>();
        terms.values().forEach(term -> ids.add(ruleOf(term.field())));
        return ids;
    }

    /**
     * Whether a term of a glossary that was compiled before gives way: to a term of these in the same words, or to the words
     * that are allowed here.
     */
    boolean replaces(Glossary.Term term) {
        String key = term.written().toLowerCase(Locale.ROOT);
        return allowed.contains(key)
                || terms.containsKey(key)
                || !terms.isEmpty() && spelled().contains(Tokenizer.words(term.written()));
    }

    private Set<List<String>> spelled() {
        if (spelled.size() != terms.size()) {
            terms.values().forEach(term -> spelled.add(Tokenizer.words(term.written())));
        }
        return spelled;
    }

    private static String ruleOf(String field) {
        return RULES + field;
    }

    /**
     * Reads the terms and allowed words of a glossary.
     *
     * @param field its name
     * @param users whether it is a user's own
     */
    void read(Yaml yaml, Map<String, Yaml.Value> entries, String field, boolean users) {
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
                    severity =
                            known.containsKey("severity") ? RuleReader.severity(yaml, known.get("severity")) : severity;
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

    /** Terms become rules, one for each glossary file, that find the term wherever it is not explained. */
    List<Rule> rules(PatternCompiler compiler, Map<Integer, Glossary.Term> termOf) {
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
                ruleOf(field),
                Category.JARGON,
                "A reader outside the trade may not know this term. Use plain words, or explain it where it first"
                        + " stands.",
                variants)));
        return rules;
    }
}
