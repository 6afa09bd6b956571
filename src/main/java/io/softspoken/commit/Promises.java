package io.softspoken.commit;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what is promised in a draft's own words. */
public final class Promises {
    /** A sentence longer than this promises nothing that anybody could keep apart. */
    private static final int LONGEST_SENTENCE = 1000;

    private Promises() {}

    /**
     * The promises in the body of a text, by place.
     *
     * @param said when it was written, with the zone of its writer; null if that is not known, and no time is worked out
     */
    public static List<Promise> in(Text text, @Nullable ZonedDateTime said) {
        List<Promise> found = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            int first = s;
            while (s + 1 < text.sentences() && goesOn(text, s)) {
                s++;
            }
            int from = text.sentence(first).start();
            int to = text.sentence(s).end();
            if (text.body(first)
                    && to - from <= LONGEST_SENTENCE
                    && mayPromise(text, text.first(first), text.last(s))) {
                found.addAll(new SentencePromises(new Words(text.words(), from, to), said).found());
            }
        }
        return found;
    }

    /** "5 p.m." and "Dec." end no sentence that goes on in small letters or with a number. */
    private static boolean goesOn(Text text, int s) {
        int next = text.first(s + 1);
        int stop = text.last(s) - 1;
        if (text.block(s) != text.block(s + 1) || stop < 1 || !text.is(stop, Token.PUNCTUATION)) {
            return false;
        }
        String last = text.token(stop - 1).toLowerCase(Locale.ROOT);
        boolean small = Character.isLowerCase(text.words().charAt(text.start(next)));
        return last.equals("p.m") || last.equals("a.m")
                ? small || text.is(next, Token.CAPITAL) && isDay(text, next)
                : last.length() <= 4 && small;
    }

    private static boolean isDay(Text text, int token) {
        return text.token(token).endsWith("day");
    }

    /** A quick look, without making words of the sentence, whether it holds one that promises are made with. */
    private static boolean mayPromise(Text text, int first, int last) {
        String s = text.words();
        for (int t = first; t < last; t++) {
            int at = text.start(t);
            int length = text.end(t) - at;
            char c = (char) (s.charAt(at) | 0x20);
            boolean may = switch (c) {
                case 'w' -> length == 4 && is(s, at, "will");
                case 's' -> length == 5 && is(s, at, "shall");
                case 'g' -> length >= 3 && (is(s, at, "going") || is(s, at, "gon") || is(s, at, "goes"));
                case 'l' -> length == 3 && is(s, at, "let");
                case 'c' ->
                    length == 3 && is(s, at, "can")
                            || is(s, at, "come")
                            || is(s, at, "call")
                            || is(s, at, "coll")
                            || is(s, at, "comm");
                case 'e' -> is(s, at, "expect");
                case 'p' -> is(s, at, "promis") || is(s, at, "pick");
                case 'u' -> is(s, at, "undertake");
                case 'a' -> length == 2 && is(s, at, "am") || length == 3 && is(s, at, "are") || is(s, at, "arriv");
                case 'i' -> length == 2 && (is(s, at, "is") || is(s, at, "i’")) || length == 1;
                case 'v' -> is(s, at, "visit");
                case 'r' -> is(s, at, "ring") || is(s, at, "reach") || is(s, at, "return");
                case 'b' -> is(s, at, "bring");
                case 'd' -> is(s, at, "deliver");
                default -> length > 1 && (c == '\'' || s.charAt(at) == '’') && is(s, at + 1, "ll");
            };
            if (may || text.is(t, Token.JOINED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String s, int at, String word) {
        return s.regionMatches(true, at, word, 0, word.length());
    }
}
