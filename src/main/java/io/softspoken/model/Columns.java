package io.softspoken.model;

import java.util.Arrays;

/**
 * Which weights count for each column of the rows that are learned from: a word stands for its own weight and those of its
 * letters, so that the letters, which are most of what a sentence has, need not be gone through for each sentence anew.
 * Immutable.
 */
final class Columns {
    private final int[] ends;
    private final int[] weights;

    /**
     * @param ends where the weights of each column end
     * @param weights the weights of all columns, one column after the other
     */
    Columns(int[] ends, int[] weights) {
        this.ends = ends;
        this.weights = weights;
    }

    /** A weight for each column. */
    static Columns plain(int count) {
        int[] ends = new int[count];
        int[] weights = new int[count];
        Arrays.setAll(ends, c -> c + 1);
        Arrays.setAll(weights, c -> c);
        return new Columns(ends, weights);
    }

    int count() {
        return ends.length;
    }

    /** For each column the sum of its weights. */
    double[] sums(double[] x) {
        double[] sums = new double[ends.length];
        int from = 0;
        for (int c = 0; c < sums.length; c++) {
            double sum = 0;
            for (int i = from; i < ends[c]; i++) {
                sum += x[weights[i]];
            }
            sums[c] = sum;
            from = ends[c];
        }
        return sums;
    }

    /** Gives what each column has gathered to each of its weights. */
    void share(double[] ofColumns, double[] to) {
        int from = 0;
        for (int c = 0; c < ofColumns.length; c++) {
            for (int i = from; i < ends[c]; i++) {
                to[weights[i]] += ofColumns[c];
            }
            from = ends[c];
        }
    }
}
