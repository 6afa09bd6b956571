package io.softspoken.proof;

import java.util.Locale;

/** What was counted for one kind of thing: right and wrong alarms, labels found and missed. Not thread-safe. */
public final class Tally {
    /** What stands above the rows. */
    static final String HEADER = String.format(
            Locale.ROOT, "%-16s %6s %8s %9s %7s %6s %6s\n", "", "labels", "flagged", "precision", "recall", "F1", "AP");

    private int right;
    private int wrong;
    private int found;
    private int missed;

    /** Counts an alarm. */
    void flagged(boolean rightly) {
        right += rightly ? 1 : 0;
        wrong += rightly ? 0 : 1;
    }

    /** Counts a label. */
    void label(boolean wasFound) {
        found += wasFound ? 1 : 0;
        missed += wasFound ? 0 : 1;
    }

    /** How many alarms were right. */
    int right() {
        return right;
    }

    /** Share of what was flagged that is flagged in the labels; 1 where nothing was flagged. */
    public double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** Share of the labels that was flagged; 1 where there is no label. */
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** Harmonic mean of both; 0 where both are 0. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** How many things were flagged. */
    public int flagged() {
        return right + wrong;
    }

    /** How many labels there are. */
    public int labels() {
        return found + missed;
    }

    /** A line of a table under {@link #HEADER}, with its end; empty if nothing was counted. */
    String row(String name) {
        return labels() + flagged() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%-16s %6d %8d %9.2f %7.2f %6.2f\n",
                        name,
                        labels(),
                        flagged(),
                        precision(),
                        recall(),
                        f1());
    }

    /** The same with the average precision of the scores. */
    String row(String name, double averagePrecision) {
        String row = row(name);
        return row.isEmpty() ? "" : row.stripTrailing() + String.format(Locale.ROOT, " %6.2f\n", averagePrecision);
    }
}
