package io.softspoken.proof;

/** How well scores put what readers flag before what they do not. Not thread-safe. */
final class Ranking {
    private static final int HIGHEST = 100;

    private final int[] flagged = new int[HIGHEST + 1];
    private final int[] all = new int[HIGHEST + 1];

    /**
     * Counts one.
     *
     * @param score 0 to 100
     * @param so whether a reader flagged it
     */
    void add(int score, boolean so) {
        all[score]++;
        flagged[score] += so ? 1 : 0;
    }

    /**
     * Average precision: the precision at each score, weighed by the share of the flagged that have just that score; 0
     * where nothing is flagged. Those of one score count as one step, so that their order changes nothing.
     */
    double averagePrecision() {
        int labels = 0;
        for (int of : flagged) {
            labels += of;
        }
        double sum = 0;
        int found = 0;
        int seen = 0;
        for (int score = HIGHEST; score >= 0; score--) {
            found += flagged[score];
            seen += all[score];
            sum += seen == 0 ? 0 : flagged[score] * (double) found / seen;
        }
        return labels == 0 ? 0 : sum / labels;
    }
}
