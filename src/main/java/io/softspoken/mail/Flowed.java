package io.softspoken.mail;

import io.softspoken.draft.Span;
import java.util.Arrays;

/**
 * A text whose lines format=flowed (RFC 3676) cut, joined again, each character with its place in the text as it was
 * sent.
 */
final class Flowed {
    private final StringBuilder joined;
    private int[] starts;
    private int[] ends;

    private Flowed(int length) {
        joined = new StringBuilder(length);
        starts = new int[length + 16];
        ends = new int[length + 16];
    }

    /** @param delSp whether the blank before a cut goes with it */
    static Flowed of(String text, boolean delSp) {
        Flowed flowed = new Flowed(text.length());
        flowed.read(text, delSp);
        return flowed;
    }

    String text() {
        return joined.toString();
    }

    /** The place in the text as it was sent of a stretch, not empty, of the joined one. */
    Span sent(Span inText) {
        int start = starts[inText.start()];
        return new Span(start, Math.max(start, ends[inText.end() - 1]));
    }

    /** The place in the text as it was sent of a character of the joined one. */
    int sent(int inText) {
        return starts[inText];
    }

    private void read(String text, boolean delSp) {
        String open = null; // quote marks of a line that goes on
        int at = 0;
        int lastEnd = 0;
        while (at <= text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int content = at;
            while (content < end && text.charAt(content) == '>') {
                content++;
            }
            String marks = text.substring(at, content);
            if (content < end && text.charAt(content) == ' ') {
                content++; // space-stuffed
            }
            boolean signature = text.substring(content, end).equals("-- ");
            if (open == null || !open.equals(marks) || signature) {
                if (at > 0) {
                    add('\n', lastEnd, at);
                }
                for (int i = 0; i < marks.length(); i++) {
                    add('>', at + i, at + i + 1);
                }
                if (!marks.isEmpty()) {
                    add(' ', content, content);
                }
            }
            for (int i = content; i < end; i++) {
                add(text.charAt(i), i, i + 1);
            }
            boolean goesOn = end > content && text.charAt(end - 1) == ' ' && !signature;
            if (goesOn && delSp) {
                joined.setLength(joined.length() - 1);
            }
            open = goesOn ? marks : null;
            lastEnd = end;
            at = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
    }

    private void add(char c, int from, int to) {
        if (joined.length() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        starts[joined.length()] = from;
        ends[joined.length()] = to;
        joined.append(c);
    }
}
