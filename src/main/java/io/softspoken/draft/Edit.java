package io.softspoken.draft;

import java.util.Objects;

/**
 * Words to be put in the place of others.
 *
 * @param at the stretch of a draft's {@link Draft#words()} that goes; not empty
 * @param wording what stands there then, in plain words; empty if nothing does
 */
public record Edit(Span at, String wording) {
    /** @throws IllegalArgumentException if {@code at} is empty */
    public Edit {
        Objects.requireNonNull(wording);
        if (at.length() == 0) {
            throw new IllegalArgumentException("an edit of no words");
        }
    }
}
