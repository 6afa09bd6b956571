package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds abbreviations in capitals that no glossary knows, nobody explained and the reader did not use. */
final class Abbreviations {
    private static final Rule RULE = new Rule(
            "jargon/abbreviation",
            Category.JARGON,
            "A reader who does not know these letters has to guess or to ask. Write the name out where it first stands.",
            List.of(new Rule.Variant(
                    -2,
                    Severity.LOW,
                    Rule.Flag.MATCH,
                    List.of(Wording.parse("[full name] ({term})")),
                    null,
                    Conditions.NONE,
                    new int[0],
                    new int[0],
                    new int[0],
                    new int[0])));

    private final Program program;
    private final Text text;
    private final Hearing hearing;
    private int lastAsked = -1;
    private boolean lastTold;

    Abbreviations(Program program, Text text, Hearing hearing) {
        this.program = program;
        this.text = text;
        this.hearing = hearing;
    }

    void find(Occasion occasion, List<Match> into) {
        if (occasion.audience() == Audience.TECHNICAL
                || program.glossary().allowed().isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int s = 0; s < text.sentences(); s++) {
            int capitals = 0;
            for (int t = text.first(s); t < text.last(s); t++) {
                if (text.is(t, Token.CAPS)) {
                    capitals++;
                }
            }
            // A sentence full of capitals shouts, or is a heading.
            if (capitals == 0 || !text.body(s) || capitals * 4 > text.last(s) - text.first(s)) {
                continue;
            }
            for (int t = text.first(s); t < text.last(s); t++) {
                if (!text.is(t, Token.CAPS)) {
                    continue;
                }
                String term = text.token(t);
                if (isUnknown(t, s)
                        && seen.add(term)
                        && !occasion.uses(term)
                        && !Terms.explained(text, t, t + 1, this::told)
                        && !hearing.unlikely(s, Category.JARGON, false)) {
                    into.add(new Match(RULE, RULE.variants().get(0), s, t, t + 1, Map.of("term", term)));
                }
            }
        }
    }

    /** {@link Terms#told}, asked once for a sentence however many terms it has. */
    private boolean told(int sentence) {
        if (sentence != lastAsked) {
            lastAsked = sentence;
            lastTold = Terms.told(text, sentence);
        }
        return lastTold;
    }

    private boolean isUnknown(int t, int s) {
        int length = text.end(t) - text.start(t);
        if (!text.is(t, Token.CAPS)
                || text.is(t, Token.CODE | Token.ADDRESS | Token.QUOTED)
                || length < 3
                || length > 6
                || program.glossary().allowed().contains(text.word(t))) {
            return false;
        }
        String token = text.token(t);
        for (int i = 0; i < length; i++) {
            char c = token.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c == 's' && i == length - 1)) {
                return false;
            }
        }
        boolean vowels = false;
        for (int i = 0; i < length; i++) {
            vowels |= "AEIOUY".indexOf(token.charAt(i)) >= 0;
        }
        // Longer ones that could be spoken are more often words written large (FATAL, MARKS) than letters
        if (vowels && length > 3) {
            return false;
        }
        // A word that any rule knows is a word, written large; a neighbour in capitals makes it part of a name.
        if (text.word(t) != 0 && !program.glossary().terms().isEmpty() && isOrdinaryWord(t)) {
            return false;
        }
        return !nearName(t - 1, s) && !nearName(t + 1, s);
    }

    private boolean isOrdinaryWord(int t) {
        return text.word(t) != 0;
    }

    private boolean nearName(int t, int s) {
        if (t < text.first(s) || t >= text.last(s)) {
            return false;
        }
        boolean joined = t > 0 && (text.start(t) == text.end(t - 1) + 1 || text.is(t, Token.NUMBER));
        return text.is(t, Token.CAPITAL) && t != text.first(s) && !text.is(t, Token.PUNCTUATION)
                || text.is(t, Token.NUMBER) && joined
                || text.is(t, Token.CODE);
    }
}
