package io.softspoken.draft;

/**
 * A stretch of a text.
 *
 * @param start first character, in UTF-16 code units from 0
 * @param end one past the last character; at least {@code start}
 */
public record Span(int start, int end) {
    /** @throws IllegalArgumentException if {@code start} is negative or {@code end} lies before it */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** Number of UTF-16 code units covered; 0 or more. */
    public int length() {
        return end - start;
    }

    /** Whether the two share at least one character. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** Whether every character of {@code other} lies in this span. */
    public boolean covers(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The characters of {@code text} that this span covers. */
    public String of(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
