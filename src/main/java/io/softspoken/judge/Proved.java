package io.softspoken.judge;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was proved of wordings in one check, and how much may still be read for it: for all the texts of the check together,
 * the draft and what it becomes when it is softened. Not thread-safe.
 */
final class Proved {
    /**
     * So many characters are read to prove the wordings of one draft, and so many more for each of its own; what is then
     * left to prove is not offered. Of 9,564 drafts the dearest needed 5,800.
     */
    private static final int MOST_READ = 100_000;

    private static final int READ_AGAIN = 4;

    /** What a proof depends on; where the same words stand again and again, they are proved once. */
    record Tried(String passage, int start, int end, Category category, Severity severity, Set<String> before) {
        // Written out: what the compiler makes for a record is linked when it is first called, which takes longer
        // than a short draft is worth.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tried tried
                    && passage.equals(tried.passage)
                    && start == tried.start
                    && end == tried.end
                    && category == tried.category
                    && severity == tried.severity
                    && before.equals(tried.before);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * passage.hashCode() + start) + end) + category.ordinal();
        }
    }

    private final Map<Tried, Boolean> known = new HashMap<>();
    private long left;

    /** @param characters how long the draft is */
    Proved(int characters) {
        left = MOST_READ + (long) READ_AGAIN * characters;
    }

    /** Whether a wording holds, as far as that is known; null if it is not. */
    @Nullable
    Boolean of(Tried tried) {
        return known.get(tried);
    }

    /** How many characters may still be read; no more than a passage below 0. */
    long left() {
        return left;
    }

    /** @param cost how many characters were read for it */
    void add(Tried tried, boolean holds, int cost) {
        known.put(tried, holds);
        left -= cost;
    }
}
