package io.softspoken.report;

import java.util.List;

/**
 * A change of a draft that brings its verdict down: few replacements, and what comes of them. Immutable.
 *
 * @param replacements what is changed, by place; they do not overlap. Empty if the draft is well as it is
 * @param text the text that was given with all of them in place
 * @param verdict the verdict on {@code text}
 */
public record Edit(List<Replacement> replacements, String text, Verdict verdict) {
    /**
     * Words of the text that was given, and what is to stand in their place.
     *
     * @param start first character in the text that was given, in UTF-16 code units
     * @param end one past the last character; {@code start} where something is only added
     * @param quote the characters from {@code start} to {@code end}
     * @param wording what stands there instead; empty if the words are left out. A part in square brackets is the
     *     writer's to fill in
     */
    public record Replacement(int start, int end, String quote, String wording) {}

    /** Copies the list. */
    public Edit {
        replacements = List.copyOf(replacements);
    }
}
