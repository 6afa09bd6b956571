package io.softspoken.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text.
 *
 * @param start its first character
 * @param end one past its last, the line break not among them
 * @param next where the next line begins
 */
record Line(int start, int end, int next) {
    /** The lines of a text; CR LF, LF and CR end a line alike. */
    static List<Line> all(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int next = end;
            if (next < text.length()) {
                next += text.charAt(next) == '\r' && next + 1 < text.length() && text.charAt(next + 1) == '\n' ? 2 : 1;
            }
            lines.add(new Line(at, end, next));
            at = next;
        }
        return lines;
    }

    String of(String text) {
        return text.substring(start, end);
    }
}
