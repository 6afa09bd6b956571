package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import io.softspoken.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps a wording from losing a fact: a number, a name, an address or the answer "no" that stood in the replaced words and
 * not in the wording is put behind it in square brackets, for the writer to place.
 */
final class Facts {
    /** Figures that with a percent sign are no measure but a boast. */
    private static final Set<String> BOASTS = Set.of("100", "110", "200", "1000", "1,000");

    /** Named in exclamations ("in God's name"). */
    private static final Set<String> EXCLAIMED = Set.of("god", "christ", "jesus", "lord", "heaven");

    private static final Set<String> DENIALS = Set.of("not", "n't", "n’t", "no", "never", "cannot", "nobody", "nothing");

    private Facts() {}

    /** The wording, with what it would lose: {@code … what I find. [keep: 9, Thursday]}. */
    static String kept(Text text, int first, int last, Span span, String wording) {
        List<String> lost = new ArrayList<>();
        String low = wording.toLowerCase(Locale.ROOT);
        for (int t = first; t < last; t++) {
            boolean inside = text.start(t) >= span.start() && text.end(t) <= span.end();
            if (!inside) {
                continue;
            }
            if (isAnswer(text, t, first, last) && !denies(wording)) {
                lost.add("no");
            } else if (isFact(text, t, first, last)) {
                int end = t;
                while (end + 2 < last && isColon(text, end)) {
                    end += 2;
                }
                String fact = text.words().substring(text.start(t), text.end(end));
                if (!low.contains(fact.toLowerCase(Locale.ROOT)) && !lost.contains(fact)) {
                    lost.add(fact);
                }
                t = end;
            }
        }
        return lost.isEmpty() ? wording : wording + " [keep: " + String.join(", ", lost) + "]";
    }

    /** "No." or "No, …" at the beginning, which answers something. */
    private static boolean isAnswer(Text text, int t, int first, int last) {
        boolean ends = t + 1 >= last || text.is(t + 1, Token.PUNCTUATION) || text.is(t + 1, Token.AFTER_BREAK);
        return t == first && ends && text.token(t).equalsIgnoreCase("no");
    }

    private static boolean denies(String wording) {
        return Tokenizer.words(wording).stream().anyMatch(DENIALS::contains);
    }

    /** Whether a number goes on behind a colon: the time "6:50". */
    private static boolean isColon(Text text, int t) {
        return text.is(t, Token.NUMBER)
                && text.token(t + 1).equals(":")
                && text.is(t + 2, Token.NUMBER)
                && text.end(t) == text.start(t + 1)
                && text.end(t + 1) == text.start(t + 2);
    }

    private static boolean isFact(Text text, int t, int first, int last) {
        if (text.is(t, Token.NUMBER)) {
            return !(t + 1 < last && text.token(t + 1).equals("%") && BOASTS.contains(text.token(t)));
        }
        if (text.is(t, Token.ADDRESS)) {
            return true;
        }
        if (EXCLAIMED.contains(text.token(t).toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean name = text.is(t, Token.CAPITAL)
                && !text.is(t, Token.CAPS | Token.PUNCTUATION)
                && text.end(t) - text.start(t) > 1
                && text.first(text.sentenceOf(t)) != t
                && !text.is(t - 1, Token.PUNCTUATION);
        // "…, Dana." addresses the reader; nothing is lost with it.
        boolean address = text.is(t, Token.AFTER_BREAK) && (t + 1 >= last || text.is(t + 1, Token.PUNCTUATION));
        return name && !address && t != first;
    }
}
