package io.softspoken.bench;

import io.softspoken.report.LabelledDraft;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.text.Tokenizer;
import io.softspoken.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Packs of any size whose patterns are shaped like the shipped ones: three to six words, of which some may be one of two
 * or three, some may be absent, some stand behind a gap. The words are drawn from the labelled drafts as often as they
 * stand there, so that many patterns begin with "I" and "you", and are words of the shipped vocabulary.
 */
public final class GeneratedPacks {
    /** How rich the patterns are. */
    public enum Shape {
        /** Words alone: what a list of phrases is. */
        PHRASES,
        /** Choices, options, gaps. */
        PATTERNS
    }

    /** A pattern in the rule language and as an expression of {@code java.util.regex}. */
    private record Generated(String pattern, String regex) {}

    private final List<Generated> patterns = new ArrayList<>();

    /** @param quiet a text in which none of the patterns stands: that more is found in it is not to be measured */
    GeneratedPacks(Shape shape, int size, Vocabulary shipped, String quiet) {
        List<String> pool = pool(shipped);
        Random random = new Random(20_261_125);
        Set<String> seen = new HashSet<>();
        while (patterns.size() < size) {
            Generated one = shape == Shape.PHRASES ? phrase(pool, random) : pattern(pool, random);
            boolean found = Pattern.compile("\\b" + one.regex() + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(quiet)
                    .find();
            if (!found && seen.add(one.pattern())) {
                patterns.add(one);
            }
        }
    }

    private static List<String> pool(Vocabulary shipped) {
        List<String> pool = new ArrayList<>();
        for (LabelledDraft labelled : Drafts.labelled()) {
            for (String word : Tokenizer.words(labelled.draft())) {
                if (shipped.number(word) != Vocabulary.UNKNOWN && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                    pool.add(word);
                }
            }
        }
        return pool;
    }

    private static String word(List<String> pool, Random random) {
        return pool.get(random.nextInt(pool.size()));
    }

    private static Generated phrase(List<String> pool, Random random) {
        StringBuilder pattern = new StringBuilder();
        int length = 3 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            pattern.append(i > 0 ? " " : "").append(word(pool, random));
        }
        return new Generated(pattern.toString(), pattern.toString().replace(" ", "\\W+"));
    }

    private static Generated pattern(List<String> pool, Random random) {
        StringBuilder pattern = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        int length = 3 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            Set<String> ways = new LinkedHashSet<>();
            int wanted = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2);
            while (ways.size() < wanted) {
                ways.add(word(pool, random));
            }
            boolean inside = i > 0 && i < length - 1;
            boolean optional = inside && random.nextInt(6) == 0;
            boolean gap = inside && random.nextInt(12) == 0;
            String choice = ways.size() == 1 ? ways.iterator().next() : "(" + String.join("|", ways) + ")";
            String group = "(?:" + String.join("|", ways) + ")";
            pattern.append(i > 0 ? " " : "").append(gap ? "..3 " : "").append(choice).append(optional ? "?" : "");
            regex.append(gap ? "(?:\\W+\\w+){0,3}" : "");
            regex.append(i == 0 ? group : optional ? "(?:\\W+" + group + ")?" : "\\W+" + group);
        }
        return new Generated(pattern.toString(), regex.toString());
    }

    Matcher matcher() {
        StringBuilder yaml = new StringBuilder("why: Generated for a benchmark.\nseverity: low\npatterns:\n");
        patterns.forEach(one -> yaml.append("  - '").append(one.pattern()).append("'\n"));
        yaml.append("suggest: [\"thank you\"]\nexamples:\n  - wrong: A benchmark proves no examples.\n");
        return new PackReader()
                .add("generated.yaml", "curt/generated.yaml", yaml.toString())
                .compile();
    }

    /** The words of each, if they are phrases. */
    List<List<String>> phrases() {
        return patterns.stream().map(one -> List.of(one.pattern().split(" "))).toList();
    }

    /** One alternation of all. */
    Pattern alternation() {
        return Pattern.compile(
                "\\b(?:" + String.join("|", patterns.stream().map(Generated::regex).toList()) + ")\\b",
                Pattern.CASE_INSENSITIVE);
    }
}
