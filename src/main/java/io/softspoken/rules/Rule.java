package io.softspoken.rules;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule, compiled.
 *
 * @param id category and name, such as {@code alarm/lost-data}
 * @param category what it finds
 * @param why why a reader would wince
 * @param variants its patterns with what belongs to each; a variant with pattern -1 stands on its conditions alone
 */
public record Rule(String id, Category category, String why, List<Variant> variants) {
    /** How much of the text around a match is marked and replaced. */
    public enum Flag {
        MATCH,
        CLAUSE,
        SENTENCE
    }

    /**
     * A pattern of a rule.
     *
     * @param pattern its number in the program, or -1
     * @param severity how much a match weighs
     * @param flag what is marked
     * @param suggest wordings, best first
     * @param advice what to do where no wording can be given
     * @param when conditions
     * @param unless patterns that silence it where they touch it
     * @param unlessNear patterns that silence it in the same or the next sentence
     * @param unlessSentence patterns that silence it in the same sentence
     * @param onlyNear patterns of which one must stand in the same or a neighbouring sentence; none if empty
     */
    public record Variant(
            int pattern,
            Severity severity,
            Flag flag,
            List<Wording> suggest,
            @Nullable String advice,
            Conditions when,
            int[] unless,
            int[] unlessNear,
            int[] unlessSentence,
            int[] onlyNear) {}
}
