package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps a wording from losing a fact: a number or a name that stood in the replaced words and not in the wording is put
 * behind it in square brackets, for the writer to place.
 */
final class Facts {
    private Facts() {}

    /** The wording, with what it would lose: {@code … what I find. [keep: 9, Thursday]}. */
    static String kept(Text text, int first, int last, Span span, String wording) {
        List<String> lost = new ArrayList<>();
        String low = wording.toLowerCase(Locale.ROOT);
        for (int t = first; t < last; t++) {
            String token = text.token(t);
            boolean inside = text.start(t) >= span.start() && text.end(t) <= span.end();
            if (inside
                    && isFact(text, t, first, last)
                    && !low.contains(token.toLowerCase(Locale.ROOT))
                    && !lost.contains(token)) {
                lost.add(token);
            }
        }
        return lost.isEmpty() ? wording : wording + " [keep: " + String.join(", ", lost) + "]";
    }

    private static boolean isFact(Text text, int t, int first, int last) {
        if (text.is(t, Token.NUMBER)) {
            return !(t + 1 < last && text.token(t + 1).equals("%")); // "100 %" is the boast itself
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
