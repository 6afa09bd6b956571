package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import io.softspoken.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a wording from losing a fact: a number, a name, an address or the answer "no" that stood in the replaced words and
 * not in the wording is put behind it in square brackets, for the writer to place.
 */
final class Facts {
    /** Figures that with a percent sign are no measure but a boast. */
    private static final Set<String> BOASTS = Set.of("100", "110", "200", "1000", "1,000");

    /** Named in exclamations ("in God's name"). */
    private static final Set<String> EXCLAIMED = Set.of("god", "christ", "jesus", "lord", "heaven");

    private static final Set<String> DENIALS =
            Set.of("not", "n't", "n’t", "no", "never", "cannot", "nobody", "nothing");

    /** A wording that would lose more than this is none for such words. */
    private static final int MOST = 24;

    private Facts() {}

    /** The wording, with what it would lose: {@code … what I find. [keep: 9, Thursday]}; null if that is too much. */
    static @Nullable String kept(Text text, int first, int last, Span span, String wording) {
        List<String> lost = new ArrayList<>();
        String low = wording.toLowerCase(Locale.ROOT);
        Span known = new Span(0, 0); // the fact last looked for
        int count = 0; // of facts, each by itself
        int end = -1; // where the fact last kept ends; -1 if there is none
        for (int t = first; t < last; t++) {
            boolean inside = text.start(t) >= span.start() && text.end(t) <= span.end();
            if (!inside) {
                continue;
            }
            if (isAnswer(text, t, first, last) && !denies(wording)) {
                lost.add("no");
            } else if (!goesOn(text, t, known) && isFact(text, t, first, last)) {
                known = written(text.words(), text.start(t), text.end(t), span);
                String fact = known.of(text.words());
                if (!holds(low, fact)
                        && lost.stream().noneMatch(other -> holds(other.toLowerCase(Locale.ROOT), fact))) {
                    if (end >= 0 && known.start() == end + 1 && text.words().charAt(end) == ' ') {
                        // "June 1" and "Mr Lee" are one fact.
                        lost.set(lost.size() - 1, lost.get(lost.size() - 1) + " " + fact);
                    } else {
                        lost.add(fact);
                    }
                    end = known.end();
                    count++;
                }
            }
            if (count > MOST) {
                return null;
            }
        }
        return lost.isEmpty() ? wording : wording + " [keep: " + String.join(", ", lost) + "]";
    }

    /** Whether a token is written together with others in a fact that has been looked for: the "50" of "6:50". */
    private static boolean goesOn(Text text, int t, Span fact) {
        return text.start(t) > fact.start()
                && text.end(t) <= fact.end()
                && isJoint(text.words().charAt(text.start(t) - 1));
    }

    /** A fact with what is written together with it: "6:50", "Jean-Luc", "11/12". */
    private static Span written(String words, int start, int end, Span span) {
        int from = start;
        while (from - 2 >= span.start() && isJoint(words.charAt(from - 1)) && isWord(words.charAt(from - 2))) {
            from -= 2;
            while (from > span.start() && isWord(words.charAt(from - 1))) {
                from--;
            }
        }
        int to = end;
        while (to + 1 < span.end() && isJoint(words.charAt(to)) && isWord(words.charAt(to + 1))) {
            to += 2;
            while (to < span.end() && isWord(words.charAt(to))) {
                to++;
            }
        }
        return new Span(from, to);
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == ':' || c == '/';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    /** Whether a fact stands in a text in small letters as words of its own: "Ed" does not stand in "needed". */
    private static boolean holds(String low, String fact) {
        String wanted = fact.toLowerCase(Locale.ROOT);
        for (int at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if ((at == 0 || !isWord(low.charAt(at - 1))) && (end == low.length() || !isWord(low.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** "No." or "No, …" at the beginning, which answers something. */
    private static boolean isAnswer(Text text, int t, int first, int last) {
        boolean ends = t + 1 >= last || text.is(t + 1, Token.PUNCTUATION) || text.is(t + 1, Token.AFTER_BREAK);
        return t == first && ends && text.token(t).equalsIgnoreCase("no");
    }

    private static boolean denies(String wording) {
        return Tokenizer.words(wording).stream().anyMatch(DENIALS::contains);
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
                && !begins(text, t);
        // "…, Dana." addresses the reader; nothing is lost with it.
        boolean address = text.words().startsWith(", ", text.start(t) - 2)
                && (t + 1 >= last || text.is(t + 1, Token.PUNCTUATION));
        return name && !address && t != first;
    }

    /** Whether a sentence, or what is written like one, begins inside the sentence: after a mark or a pictograph. */
    private static boolean begins(Text text, int t) {
        if (text.is(t - 1, Token.PUNCTUATION)) {
            return !text.token(t - 1).equals(";");
        }
        int before = text.start(t) - 1;
        while (before > 0 && text.words().charAt(before) <= ' ') {
            before--;
        }
        return Character.isSurrogate(text.words().charAt(before));
    }
}
