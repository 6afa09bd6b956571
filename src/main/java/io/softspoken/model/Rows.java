package io.softspoken.model;

import java.util.Arrays;

/** Rows of features with how often each stands in them, grown one by one; features are numbered in order of coming. */
final class Rows {
    private int[] ends = new int[1024];
    private int[] features = new int[1 << 16];
    private float[] values = new float[1 << 16];
    private int rows;
    private int size;

    /** Adds the features of a sentence or draft as a row. */
    void add(Features from) {
        int[] sorted = new int[from.count()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = from.feature(i);
        }
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

    /** The features that stand in at least {@code least} of the rows that count, in rising order. */
    int[] common(int least, boolean[] counts) {
        int[] all = new int[size];
        int n = 0;
        int from = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < ends[row] && counts[row]; i++) {
                all[n++] = features[i];
            }
            from = ends[row];
        }
        Arrays.sort(all, 0, n);
        int[] kept = new int[n];
        int k = 0;
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && all[j] == all[i]) {
                j++;
            }
            if (j - i >= least) {
                kept[k++] = all[i];
            }
            i = j;
        }
        return Arrays.copyOf(kept, k);
    }

    /**
     * For each of these features, which are in rising order, its rank by how often it stands in the rows. With the weights of
     * frequent features side by side most of what a pass over the rows asks for is in the processor's cache.
     */
    int[] frequentFirst(int[] kept) {
        int[] often = new int[kept.length];
        for (int i = 0; i < size; i++) {
            int at = Arrays.binarySearch(kept, features[i]);
            if (at >= 0) {
                often[at]++;
            }
        }
        // The rarest last; features that are as frequent stay in their order.
        long[] keys = new long[kept.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) (Integer.MAX_VALUE - often[i]) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] rank = new int[kept.length];
        for (int i = 0; i < keys.length; i++) {
            rank[(int) keys[i]] = i;
        }
        return rank;
    }

    /** The same rows with these features only, each by its rank. */
    Rows numbered(int[] kept, int[] rank) {
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
                    out.features[out.size] = rank[at];
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

    Loss loss(float[] label, float[] weight, int dimension) {
        return new Loss(Arrays.copyOf(ends, rows), features, values, label, weight, dimension);
    }
}
