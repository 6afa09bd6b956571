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

    /** No longer word is cut short with a full stop. */
    private static final int SHORT = 4;

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
        if (text.end(stop - 1) - text.start(stop - 1) > SHORT) {
            return false;
        }
        String last = text.token(stop - 1).toLowerCase(Locale.ROOT);
        boolean small = Character.isLowerCase(text.words().charAt(text.start(next)));
        return last.equals("p.m") || last.equals("a.m")
                ? small || text.is(next, Token.CAPITAL) && isDay(text, next)
                : last.length() <= SHORT && small;
    }

    private static boolean isDay(Text text, int token) {
        return text.token(token).endsWith("day");
    }

    /**
     * A quick look, without making words of the sentence, whether it may hold a promise: a word like "will", or one of the
     * present together with one that times are told with.
     */
    private static boolean mayPromise(Text text, int first, int last) {
        String s = text.words();
        boolean timed = false;
        for (int t = first; t < last; t++) {
            int at = text.start(t);
            int length = text.end(t) - at;
            char c = (char) (s.charAt(at) | 0x20);
            if (text.is(t, Token.JOINED)) {
                char ending = (char) (s.charAt(Math.min(at + 1, text.end(t) - 1)) | 0x20);
                if (ending == 'l') {
                    return true;
                }
                continue;
            }
            boolean strong = switch (c) {
                case 'w' -> length == 4 && is(s, at, "will");
                case 's' -> length == 5 && is(s, at, "shall");
                case 'g' -> length == 5 && is(s, at, "going") || length == 3 && is(s, at, "gon");
                case 'l' -> length == 3 && is(s, at, "let");
                case 'e' -> is(s, at, "expect");
                case 'p' -> is(s, at, "promis");
                case 'u' -> is(s, at, "undertake");
                case 'c' -> is(s, at, "commit");
                default -> false;
            };
            if (strong) {
                return true;
            }
            timed |= text.is(t, Token.NUMBER)
                    || length > 5 && is(s, text.end(t) - 3, "day")
                    || switch (c) {
                        case 't' ->
                            length > 3
                                    && (is(s, at, "toda")
                                            || is(s, at, "tomo")
                                            || is(s, at, "toni")
                                            || is(s, at, "this"));
                        case 'n' -> is(s, at, "next") || is(s, at, "noon");
                        case 'b' -> length == 2 && is(s, at, "by") || is(s, at, "before") || is(s, at, "between");
                        case 'u' -> is(s, at, "until");
                        case 'w' -> is(s, at, "within");
                        case 'a' -> length == 2 && is(s, at, "at");
                        case 'i' -> length == 2 && is(s, at, "in");
                        case 'o' -> length == 2 && is(s, at, "on");
                        default -> false;
                    };
        }
        return timed && mayTellOfThePresent(text, first, last);
    }

    /** Whether a verb stands there that tells in the present of what is to come: "comes on Friday", "I am sending it". */
    private static boolean mayTellOfThePresent(Text text, int first, int last) {
        String s = text.words();
        for (int t = first; t < last; t++) {
            int at = text.start(t);
            int length = text.end(t) - at;
            boolean may = switch ((char) (s.charAt(at) | 0x20)) {
                case 'a' -> length == 2 && is(s, at, "am") || length == 3 && is(s, at, "are") || is(s, at, "arriv");
                case 'i' -> length <= 2 && (length == 1 || is(s, at, "is"));
                case 'c' ->
                    length > 2 && (is(s, at, "can") || is(s, at, "com") || is(s, at, "cal") || is(s, at, "col"));
                case 'g' -> is(s, at, "go");
                case 'r' -> is(s, at, "ring") || is(s, at, "reach") || is(s, at, "return") || is(s, at, "repair");
                case 'b' -> is(s, at, "bring");
                case 'd' -> is(s, at, "deliver");
                case 'v' -> is(s, at, "visit");
                case 'p' -> is(s, at, "pick");
                case 's' -> is(s, at, "send") || is(s, at, "ship") || is(s, at, "start") || is(s, at, "’s");
                case 'w' -> length == 2 && is(s, at, "we");
                case 'h' -> is(s, at, "hand");
                case 'l' -> is(s, at, "look");
                case 'f' -> is(s, at, "fit") || is(s, at, "fetch");
                default -> text.is(t, Token.JOINED);
            };
            if (may) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String s, int at, String word) {
        return s.regionMatches(true, at, word, 0, word.length());
    }
}
