package io.softspoken.judge;

import io.softspoken.draft.Span;

/**
 * Quotation marks and brackets. They are no words to a pattern, which remembers {@code the key "Save} of
 * {@code the key "Save"}.
 */
final class Marks {
    private static final String OPENING = "\"\u201c([";

    /** In the order of those that open. */
    private static final String CLOSING = "\"\u201d)]";

    private Marks() {}

    /** Words that stand in a span of a text, with the marks around them there that pair with one of theirs. */
    static String closed(String s, String words, Span span) {
        int from = s.indexOf(words, span.start());
        int to = from + words.length();
        if (from < 0 || words.isEmpty() || to > span.end()) {
            return words;
        }
        while (to < span.end() && isOwed(s.charAt(to), CLOSING, OPENING, s, from, to)) {
            to++;
        }
        while (from > span.start() && isOwed(s.charAt(from - 1), OPENING, CLOSING, s, from, to)) {
            from--;
        }
        return s.substring(from, to);
    }

    /** Whether a mark is one of {@code these}, and the words between hold one of the {@code others} too many. */
    private static boolean isOwed(char mark, String these, String others, String s, int from, int to) {
        int kind = these.indexOf(mark);
        if (kind < 0) {
            return false;
        }
        // A straight mark opens and closes alike, and is owed where there is an odd number.
        boolean straight = mark == others.charAt(kind);
        int owed = 0;
        for (int i = from; i < to; i++) {
            owed += s.charAt(i) == others.charAt(kind) ? 1 : 0;
            owed -= s.charAt(i) == mark && !straight ? 1 : 0;
        }
        return straight ? owed % 2 == 1 : owed > 0;
    }
}
