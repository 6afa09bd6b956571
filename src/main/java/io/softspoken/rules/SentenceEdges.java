package io.softspoken.rules;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Set;

/**
 * Where, in the sense of a pattern's {@code ^}, {@code $} and {@code ,}, a sentence starts and ends and a clause breaks.
 * Lenient: "Well, oh and hi Dana," before the start and ", Dana, thanks" after the end do not count.
 */
final class SentenceEdges {
    private static final Set<String> LEADS = Set.of(
            "well",
            "oh",
            "so",
            "and",
            "but",
            "or",
            "ok",
            "okay",
            "also",
            "ah",
            "hm",
            "hmm",
            "um",
            "uh",
            "yes",
            "yeah",
            "yep",
            "no",
            "nope",
            "then",
            "now",
            "look",
            "anyway",
            "plus",
            "still",
            "sure",
            "right",
            "lol",
            "haha",
            "hey",
            "hi",
            "hello",
            "dear",
            "morning",
            "because",
            "besides",
            "honestly",
            "frankly",
            "actually",
            "aw",
            "ugh",
            "sigh",
            "hang",
            "sorry",
            "unfortunately",
            "sadly",
            "again",
            "oops",
            "whoops",
            "gosh");
    private static final Set<String> GREETINGS =
            Set.of("hi", "hello", "hey", "dear", "morning", "afternoon", "evening");
    private static final Set<String> TAILS = Set.of(
            "please",
            "thanks",
            "lol",
            "sir",
            "madam",
            "mate",
            "though",
            "then",
            "cheers",
            "dear",
            "folks",
            "guys",
            "all",
            "friend",
            "love",
            "pal",
            "buddy",
            "haha",
            "ok",
            "okay",
            "right",
            "man",
            "dude",
            "hun",
            "honestly",
            "really",
            "x",
            "xx");
    private static final int LONGEST_TAIL = 4;

    private final Text text;
    private int sentence = -1;
    private int first;
    private int last;
    private int leadEnd;

    SentenceEdges(Text text) {
        this.text = text;
    }

    void enter(int s) {
        sentence = s;
        first = text.first(s);
        last = text.last(s);
        leadEnd = -1;
    }

    /** One past the words at the beginning of the sentence that do not count. */
    private int lead() {
        int t = first;
        boolean greeted = false;
        while (t < last) {
            if (text.is(t, Token.PUNCTUATION)) {
                if (t > first && ".!?".indexOf(text.words().charAt(text.start(t))) < 0) {
                    t++;
                    continue;
                }
                break;
            }
            String word = text.token(t).toLowerCase(java.util.Locale.ROOT);
            if (LEADS.contains(word)) {
                greeted |= GREETINGS.contains(word);
                t++;
            } else {
                int name = address(t, greeted);
                if (name == t) {
                    break;
                }
                t = name;
                greeted = false;
            }
        }
        return t;
    }

    /** One past a name that addresses the reader, with a comma behind it ("Dana,", "Mr Okafor,"), or {@code t}. */
    private int address(int t, boolean greeted) {
        int i = t;
        while (i < last
                && i < t + 3
                && text.is(i, Token.CAPITAL)
                && !text.is(i, Token.PUNCTUATION | Token.QUOTED)
                && (i == t || !text.is(i, Token.AFTER_BREAK))) {
            i++;
        }
        boolean closed = i < last && text.is(i, Token.AFTER_BREAK)
                || i < last
                        && text.is(i, Token.PUNCTUATION)
                        && "—!".indexOf(text.words().charAt(text.start(i))) >= 0;
        return i > t && (closed || greeted && i < last) ? i : t;
    }

    boolean starts(int t) {
        if (t < first || t > last) {
            return false;
        }
        if (t == first || text.is(t - 1, Token.PUNCTUATION)) {
            return true;
        }
        leadEnd = leadEnd < 0 ? lead() : leadEnd; // it takes words to be made, and is seldom asked
        return t <= leadEnd;
    }

    boolean ends(int t) {
        if (t >= last) {
            return true;
        }
        boolean named = false;
        for (int i = t; i < last && i <= t + LONGEST_TAIL; i++) {
            if (text.is(i, Token.PUNCTUATION)) {
                return text.words().charAt(text.start(i)) != ':';
            }
            if (named && text.is(i, Token.AFTER_BREAK)) {
                return true; // "no problem Dana, …": the name closes what stands before it
            }
            // A name that addresses the reader: "…, Dana." or "… Dana!", but not the letter I
            boolean address = text.is(i, Token.CAPITAL) && text.end(i) - text.start(i) > 1;
            named |= address;
            if (!address && !TAILS.contains(text.token(i).toLowerCase(java.util.Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    boolean breaks(int t) {
        return t <= first
                || t >= last
                || text.is(t, Token.AFTER_BREAK)
                || text.is(t, Token.PUNCTUATION)
                || text.is(t - 1, Token.PUNCTUATION);
    }

    int sentence() {
        return sentence;
    }
}
