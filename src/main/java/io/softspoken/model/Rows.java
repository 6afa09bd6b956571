package io.softspoken.model;

import java.util.Arrays;

/** Rows of features with how often each stands in them, grown one by one; features are numbered in order of coming. */
final class Rows {
    private int[] ends = new int[1024];
    private int[] features = new int[1 << 16];
    private float[] values = new float[1 << 16];
    private int rows;
    private int size;

    /** Adds the features of a sentence or draft as a row, without the letters of words: each word stands for its own. */
    void add(Features from) {
        int[] sorted = new int[from.count()];
        int n = 0;
        int next = 0;
        for (int w = 0; w < from.spelledCount(); w++) {
            int[] word = from.spelled(w);
            while (next < word[1]) {
                sorted[n++] = from.feature(next++);
            }
            next = word[2];
        }
        while (next < from.count()) {
            sorted[n++] = from.feature(next++);
        }
        sorted = Arrays.copyOf(sorted, n);
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; ) {
            int j = i;
            while (j < sorted.length && sorted[j] == sorted[i]) {
                j++;
            }
            if (size == features.length) {
                features = Arrays.copyOf(features, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            features[size] = sorted[i];
            values[size] = j - i;
            size++;
            i = j;
        }
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, rows * 2);
        }
        ends[rows++] = size;
    }

    int rows() {
        return rows;
    }

    /** The features of the rows that count, in rising order, and in how many of those each stands. */
    Counts counts(boolean[] count) {
        int[] all = new int[size];
        int n = 0;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < ends[row] && count[row]; i++) {
                all[n++] = features[i];
            }
            from = ends[row];
        }
        Arrays.sort(all, 0, n);
        int[] distinct = new int[n];
        int[] often = new int[n];
        int k = 0;
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && all[j] == all[i]) {
                j++;
            }
            distinct[k] = all[i];
            often[k++] = j - i;
            i = j;
        }
        return new Counts(Arrays.copyOf(distinct, k), Arrays.copyOf(often, k));
    }

    /**
     * Features in how many rows.
     *
     * @param features in rising order
     * @param often in how many rows each stands
     */
    record Counts(int[] features, int[] often) {
        /**
         * For each feature its place by how often it stands in the rows, the most frequent first: side by side most of what a
         * pass over the rows asks for is in the processor's cache.
         */
        int[] places() {
            long[] keys = new long[features.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (long) (Integer.MAX_VALUE - often[i]) << Integer.SIZE | i;
            }
            Arrays.sort(keys);
            int[] places = new int[features.length];
            for (int i = 0; i < keys.length; i++) {
                places[(int) keys[i]] = i;
            }
            return places;
        }
    }

    /** The same rows with these features only, each by its place. */
    Rows numbered(int[] kept, int[] places) {
        Rows out = new Rows();
        out.ends = new int[rows];
        out.features = new int[size];
        out.values = new float[size];
        out.rows = rows;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < ends[row]; i++) {
                int at = Arrays.binarySearch(kept, features[i]);
                if (at >= 0) {
                    out.features[out.size] = places[at];
                    out.values[out.size] = values[i];
                    out.size++;
                }
            }
            from = ends[row];
            out.ends[row] = out.size;
        }
        out.features = Arrays.copyOf(out.features, out.size);
        out.values = Arrays.copyOf(out.values, out.size);
        return out;
    }

    Loss loss(float[] label, float[] weight, Columns columns, int dimension) {
        return new Loss(Arrays.copyOf(ends, rows), features, values, label, weight, columns, dimension);
    }
}
