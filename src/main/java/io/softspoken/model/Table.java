package io.softspoken.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Features and what each weighs for each head: rows of small whole numbers, so that a feature costs a few looks into memory
 * and no object. A number stands for its square with its sign, so that one byte tells small
 * weights apart as well as large ones. Immutable.
 */
final class Table {
    /** So many bits for each feature tell which may be known. */
    private static final int BITS = 8;

    private final int heads;
    private final Keys keys;
    private final byte[] rows;
    private final float[] scale;
    private final float[] bias;
    /**
     * A bit for each feature that is known, and by chance for one in ten of the others: most pairs and triples of words are
     * in no model, and this is small enough to stay near the processor.
     */
    private final long[] likely;

    private final int likelyMask;

    /**
     * @param keys the features, rising
     * @param rows for each feature one number a head, all in a row
     * @param scale what one unit of the square of a head's numbers is worth
     * @param bias what a head says of nothing
     */
    Table(int[] keys, byte[] rows, float[] scale, float[] bias) {
        this(new Keys(keys), rows, scale, bias);
    }

    private Table(Keys keys, byte[] rows, float[] scale, float[] bias) {
        this.keys = keys;
        this.rows = rows;
        this.scale = scale;
        this.bias = bias;
        heads = scale.length;
        int bits = Integer.highestOneBit(Math.max(Long.SIZE, BITS * keys.size() - 1)) * 2;
        likely = new long[bits / Long.SIZE];
        likelyMask = bits - 1;
        for (int from = 0; from < keys.size(); from += Keys.FEW) {
            note(from, Math.min(from + Keys.FEW, keys.size()));
        }
    }

    private void note(int from, int to) {
        for (int i = from; i < to; i++) {
            int key = keys.get(i);
            likely[(key & likelyMask) / Long.SIZE] |= 1L << key;
        }
    }

    /** Where the numbers of a feature begin in the rows; -1 if it is not known. */
    int row(int feature) {
        if ((likely[(feature & likelyMask) / Long.SIZE] >>> feature & 1) == 0) {
            return -1;
        }
        int place = keys.find(feature);
        return place < 0 ? -1 : place * heads;
    }

    /**
     * Adds the numbers of the known features that were read to {@code sums}, one for each head. First all are looked for,
     * then all are added: so memory is asked for many at once.
     */
    void add(Features found, int[] sums) {
        int[] at = found.scratch();
        int known = 0;
        for (int i = 0; i < found.count(); i++) {
            int row = row(found.feature(i));
            if (row >= 0) {
                at[known++] = row;
            }
        }
        byte[] all = rows;
        for (int k = 0; k < known; k++) {
            int row = at[k];
            for (int h = 0; h < sums.length; h++) {
                int root = all[row + h];
                sums[h] += root * Math.abs(root);
            }
        }
    }

    /** What the number at a place in the rows adds to its head's sum. */
    int at(int place) {
        return rows[place] * Math.abs(rows[place]);
    }

    /** What one of these is worth to a head. */
    float unit(int head) {
        return scale[head];
    }

    /** What a head says, given the sum of its features' numbers: the logarithm of the odds. */
    float odds(int head, int sum) {
        return bias[head] + sum * scale[head];
    }

    /** How many features it knows. */
    int size() {
        return keys.size();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(heads);
        out.writeInt(keys.size());
        out.write(keys.bytes());
        out.write(rows);
        for (int h = 0; h < heads; h++) {
            out.writeFloat(scale[h]);
            out.writeFloat(bias[h]);
        }
    }

    static Table read(DataInputStream in) throws IOException {
        int heads = in.readInt();
        int size = in.readInt();
        if (heads < 1 || heads > 64 || size < 0 || size > ToneModel.MOST_FEATURES) {
            throw new IOException("not a tone model, or a broken one: " + size + " features, " + heads + " heads");
        }
        Keys keys = Keys.read(in, size);
        byte[] rows = Keys.readBytes(in, size * heads);
        float[] scale = new float[heads];
        float[] bias = new float[heads];
        for (int h = 0; h < heads; h++) {
            scale[h] = in.readFloat();
            bias[h] = in.readFloat();
        }
        return new Table(keys, rows, scale, bias);
    }
}
