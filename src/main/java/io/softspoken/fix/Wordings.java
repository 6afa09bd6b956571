package io.softspoken.fix;

import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.judge.Softener;
import java.util.Optional;

/** What has to be changed for a wording to stand in the place of others. */
public final class Wordings {
    /** Nothing that stands farther away than this is changed with the words. */
    private static final int AROUND = 500;

    private Wordings() {}

    /**
     * The edit that puts a wording in place. Where it is empty the words are left out, with the blank, comma or small letter
     * that would stay behind.
     *
     * @param words a text as its reader sees it
     * @param at the words that go
     * @return empty if there are no words to be changed
     */
    public static Optional<Edit> put(String words, Span at, String wording) {
        if (at.length() == 0) {
            return Optional.empty();
        }
        if (!wording.isEmpty()) {
            return Optional.of(new Edit(at, wording));
        }
        int from = Math.max(0, at.start() - AROUND);
        int to = Math.min(words.length(), at.end() + AROUND);
        return leaving(words.substring(from, to), new Span(at.start() - from, at.end() - from))
                .map(edit ->
                        new Edit(new Span(edit.at().start() + from, edit.at().end() + from), edit.wording()));
    }

    /** What has to be put in before a character of a text for a sentence to stand there: the sentence, and a blank. */
    public static String added(String text, int at, String sentence) {
        boolean behind = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
        boolean before = at < text.length() && !Character.isWhitespace(text.charAt(at));
        return (behind ? " " : "") + sentence + (before ? " " : "");
    }

    private static Optional<Edit> leaving(String words, Span at) {
        String without = Softener.without(words, at);
        int start = 0;
        int most = Math.min(words.length(), without.length());
        while (start < most && start < at.start() && words.charAt(start) == without.charAt(start)) {
            start++;
        }
        int end = words.length();
        int tail = without.length();
        while (end > at.end() && tail > start && words.charAt(end - 1) == without.charAt(tail - 1)) {
            end--;
            tail--;
        }
        // Whole words only, so that they are found again where the same is said in another layout.
        while (end < words.length()
                && Character.isLetterOrDigit(words.charAt(end))
                && Character.isLetterOrDigit(words.charAt(end - 1))) {
            end++;
            tail++;
        }
        while (start > 0
                && Character.isLetterOrDigit(words.charAt(start - 1))
                && Character.isLetterOrDigit(words.charAt(start))) {
            start--;
        }
        return end > start
                ? Optional.of(new Edit(new Span(start, end), without.substring(start, tail)))
                : Optional.empty();
    }
}
