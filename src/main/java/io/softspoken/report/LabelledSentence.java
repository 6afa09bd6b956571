package io.softspoken.report;

import org.jspecify.annotations.Nullable;

/**
 * A sentence with the one thing that a careful reader said of it.
 *
 * @param text the sentence, or a few
 * @param category what it is flagged for; null if it is not flagged
 * @param acknowledgement what it acknowledges; null if nothing is said of that
 * @param gentler the same said better; empty if there is none
 */
public record LabelledSentence(
        String text, @Nullable Category category, @Nullable Acknowledgement acknowledgement, String gentler) {}
