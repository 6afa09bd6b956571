package io.softspoken.report;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A draft with what careful readers said of it.
 *
 * @param id its name in the file
 * @param incoming the message being answered; null if there is none
 * @param draft the draft
 * @param labels what is flagged in it
 * @param missing what it leaves out
 * @param verdict what should happen to it
 */
public record LabelledDraft(
        String id,
        @Nullable String incoming,
        String draft,
        List<Label> labels,
        Set<Acknowledgement> missing,
        Verdict verdict) {
    /**
     * Flagged words.
     *
     * @param category what kind
     * @param severity how much they weigh
     * @param start first character in the draft
     * @param end one past the last
     */
    public record Label(Category category, Severity severity, int start, int end) {}
}
