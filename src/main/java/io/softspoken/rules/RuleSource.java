package io.softspoken.rules;

import io.softspoken.report.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule file says besides its patterns: the examples that prove it. For tests and for the rule's page.
 *
 * @param id id of the rule, or the name of the act or acknowledgement
 * @param category its category; null for an act or acknowledgement
 * @param file name of the file
 * @param why why a reader would wince
 * @param patterns the patterns as written
 * @param suggestions the wordings as written
 * @param examples flagged texts with what they become
 * @param quiet texts that it may not flag
 * @param knownMisses texts that it ought to flag and does not
 * @param knownFalseAlarms texts that it flags and ought not to
 * @param knownTwins kinds of harmless twins of its examples that it flags and ought not to
 */
public record RuleSource(
        String id,
        @Nullable Category category,
        String file,
        String why,
        List<String> patterns,
        List<String> suggestions,
        List<Example> examples,
        List<Example> quiet,
        List<Example> knownMisses,
        List<Example> knownFalseAlarms,
        List<TwinKind> knownTwins) {
    /**
     * A text of a rule file.
     *
     * @param line where it stands in the file
     * @param text the draft
     * @param right what the first suggestion makes of it; null if nothing is said
     * @param incoming the message it answers; null if none
     */
    public record Example(
            int line,
            String text,
            @Nullable String right,
            @Nullable String incoming) {}
}
