package io.softspoken.format;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;

/** {@link Draft#seen} for many places of one draft, each found in a few steps. */
final class Places {
    private final Draft draft;
    private final int length;

    Places(Draft draft) {
        this.draft = draft;
        length = draft.words().length();
    }

    /** The stretch of the draft's words that comes from a stretch of its text. */
    Span seen(Span given) {
        if (draft.markup() == Markup.PLAIN) {
            return given;
        }
        int from = first(given.start() + 1, true);
        return new Span(from, Math.max(from, first(given.end(), false)));
    }

    /** The first character whose origin ends, or begins, at a place or behind it. */
    private int first(int place, boolean byEnd) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Span origin = draft.given(new Span(middle, middle + 1));
            if ((byEnd ? origin.end() : origin.start()) >= place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
