package io.softspoken.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Features and what each weighs for each head: rows of small whole numbers, so that a feature costs a look or two into memory
 * and no object. A number stands for its square with its sign, so that one byte tells small
 * weights apart as well as large ones. Immutable.
 *
 * <p>Rows lie by their features, rising, each as near as it can behind the place that its feature would have if all were spread
 * evenly, as hashes nearly are. There is room between them, which is filled with the feature before and no weights: so the
 * first row whose feature is not less than the one looked for is the one, or there is none.
 */
final class Table {
    /** So many bits for each feature tell which may be known. */
    private static final int BITS = 8;

    /** Room for so many rows to each that is there. */
    private static final double ROOM = 4 / 3.0;

    private static final int MOST_HEADS = 64;
    private static final int ROWS_AT_ONCE = 200;

    /** So many weights to a number. */
    private static final int FOUR = Integer.BYTES;

    private final int heads;
    private final int size;
    /** The rows: a feature and, four to a number, what it says to each head. */
    private final int[] rows;

    private final int stride;
    /** Among so many places features are spread. */
    private final int homes;
    /** Where the first feature's row begins; before it there is only room. */
    private final int first;

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
     * @param weights for each feature one number a head, all in a row
     * @param scale what one unit of the square of a head's numbers is worth
     * @param bias what a head says of nothing
     * @throws IllegalArgumentException if the features do not rise
     */
    Table(int[] keys, byte[] weights, float[] scale, float[] bias) {
        this(keys, scale, bias);
        weigh(keys, 0, size, weights);
    }

    /** Without weights. */
    private Table(int[] keys, float[] scale, float[] bias) {
        this.scale = scale;
        this.bias = bias;
        heads = scale.length;
        size = keys.length;
        stride = stride(heads);
        homes = (int) (size * ROOM) + 1;
        likely = new long[Integer.highestOneBit(Math.max(Long.SIZE, BITS * size - 1)) * 2 / Long.SIZE];
        likelyMask = likely.length * Long.SIZE - 1;
        int last = -1;
        for (int from = 0; from < size; from += Keys.FEW) {
            last = note(keys, from, Math.min(from + Keys.FEW, size), last);
        }
        rows = new int[(Math.max(last, homes - 1) + 1) * stride];
        first = size == 0 ? rows.length : home(keys[0]) * stride;
        Arrays.fill(rows, 0, first, Integer.MIN_VALUE);
        int slot = first / stride - 1;
        for (int from = 0; from < size; from += Keys.FEW) {
            slot = place(keys, from, Math.min(from + Keys.FEW, size), slot);
        }
        fill(slot + 1, rows.length / stride, size == 0 ? Integer.MIN_VALUE : keys[size - 1]);
    }

    // A few at a time, so that the virtual machine soon compiles what it is asked to do so often.

    /** Notes some features as likely. The last place taken, given the last one before, is returned. */
    private int note(int[] keys, int from, int to, int before) {
        int slot = before;
        for (int i = from; i < to; i++) {
            if (i > 0 && keys[i - 1] >= keys[i]) {
                throw new IllegalArgumentException("the numbers do not rise");
            }
            slot = Math.max(slot + 1, home(keys[i]));
            likely[(keys[i] & likelyMask) / Long.SIZE] |= 1L << keys[i];
        }
        return slot;
    }

    /** Puts some features in their places, and what fills the room before each. */
    private int place(int[] keys, int from, int to, int before) {
        int slot = before;
        for (int i = from; i < to; i++) {
            int next = Math.max(slot + 1, home(keys[i]));
            fill(slot + 1, next, i == 0 ? Integer.MIN_VALUE : keys[i - 1]);
            rows[next * stride] = keys[i];
            slot = next;
        }
        return slot;
    }

    private void fill(int from, int to, int feature) {
        for (int slot = from; slot < to; slot++) {
            rows[slot * stride] = feature;
        }
    }

    /**
     * Puts the weights of some features in their rows.
     *
     * @param weights those of the first of these, then of the others
     */
    private void weigh(int[] keys, int from, int to, byte[] weights) {
        if (heads % FOUR == 0) {
            // As whole numbers: a start has no time to turn millions of bytes one by one.
            int four = heads / FOUR;
            int[] numbers = new int[(to - from) * four];
            ByteBuffer.wrap(weights)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(numbers);
            for (int i = from; i < to; i++) {
                System.arraycopy(numbers, (i - from) * four, rows, row(keys[i]) + 1, four);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int row = row(keys[i]);
            int at = (i - from) * heads;
            for (int h = 0; h < heads; h++) {
                rows[row + 1 + h / FOUR] |= (weights[at + h] & 0xFF) << Byte.SIZE * (h % FOUR);
            }
        }
    }

    private static int stride(int heads) {
        return 1 + (heads + FOUR - 1) / FOUR;
    }

    /** Which of the places a feature would have. */
    private int home(int feature) {
        return (int) (((feature ^ Integer.MIN_VALUE) & 0xFFFFFFFFL) * homes >>> Integer.SIZE);
    }

    private int isLikely(int feature) {
        return (int) (likely[(feature & likelyMask) / Long.SIZE] >>> feature & 1);
    }

    /** Where the row of a feature begins; -1 if it is not known. */
    int row(int feature) {
        if (isLikely(feature) == 0) {
            return -1;
        }
        return row(feature, home(feature) * stride);
    }

    private int row(int feature, int from) {
        int last = rows.length - stride;
        int at = from;
        while (rows[at] < feature && at < last) {
            at += stride;
        }
        return rows[at] == feature && at >= first ? at : -1;
    }

    /**
     * Looks for many features at once, as {@link #row} does for each, in steps in which none waits for the one before, nor for a
     * guess of the processor to come true: so memory, which is far away, is asked for many at a time.
     *
     * @param likely for the features that may be known
     * @param at holds then where the rows begin of those that are known, in their order
     * @return how many are known
     */
    private int rows(Features found, int[] likely, int[] at) {
        int maybe = 0;
        for (int i = 0; i < found.count(); i++) {
            int feature = found.feature(i);
            likely[maybe] = feature;
            maybe += isLikely(feature);
        }
        for (int i = 0; i < maybe; i++) {
            at[i] = near(likely[i]);
        }
        int known = 0;
        for (int i = 0; i < maybe; i++) {
            int row = row(likely[i], at[i]);
            at[known] = row;
            known += 1 + (row >> Integer.SIZE - 1);
        }
        return known;
    }

    /** Which of many features are known, by their places among these. */
    BitSet known(int[] features) {
        BitSet known = new BitSet(features.length);
        int[] at = new int[features.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = near(features[i]);
        }
        for (int i = 0; i < at.length; i++) {
            if (row(features[i], at[i]) >= 0) {
                known.set(i);
            }
        }
        return known;
    }

    /** Where to begin to look for a feature: at its home or, if what is there is less, behind it; without a choice of ways. */
    private int near(int feature) {
        int home = home(feature) * stride;
        return Math.min(home + stride * Keys.less(rows[home], feature), rows.length - stride);
    }

    /** Adds the numbers of the known features that were read to {@code sums}, which are made by {@link #sums}. */
    void add(Features found, int[] sums) {
        int[] at = found.places();
        int known = rows(found, found.scratch(), at);
        int[] all = rows;
        for (int four = 1; four < stride; four++) {
            int a = 0;
            int b = 0;
            int c = 0;
            int d = 0;
            for (int k = 0; k < known; k++) {
                int roots = all[at[k] + four];
                a += square((byte) roots);
                b += square((byte) (roots >> Byte.SIZE));
                c += square((byte) (roots >> 2 * Byte.SIZE));
                d += square(roots >> 3 * Byte.SIZE);
            }
            int head = FOUR * (four - 1);
            sums[head] += a;
            sums[head + 1] += b;
            sums[head + 2] += c;
            sums[head + 3] += d;
        }
    }

    private static int square(int root) {
        return root * Math.abs(root);
    }

    /** Nothing yet, for {@link #add} to add to; for each head a sum, and room behind them. */
    int[] sums() {
        return new int[FOUR * (stride - 1)];
    }

    /** What a feature adds to the sum of a head, given where its row begins. */
    int at(int row, int head) {
        return square((byte) (rows[row + 1 + head / FOUR] >> Byte.SIZE * (head % FOUR)));
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
        return size;
    }

    void write(DataOutputStream out) throws IOException {
        int[] keys = new int[size];
        byte[] weights = new byte[size * heads];
        int n = 0;
        for (int at = first; at < rows.length; at += stride) {
            if (at > first && rows[at] == rows[at - stride]) {
                continue; // room
            }
            keys[n] = rows[at];
            for (int h = 0; h < heads; h++) {
                weights[n * heads + h] = (byte) (rows[at + 1 + h / FOUR] >> Byte.SIZE * (h % FOUR));
            }
            n++;
        }
        out.writeInt(heads);
        out.writeInt(size);
        ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES);
        bytes.asIntBuffer().put(keys);
        out.write(bytes.array());
        out.write(weights);
        for (int h = 0; h < heads; h++) {
            out.writeFloat(scale[h]);
            out.writeFloat(bias[h]);
        }
    }

    static Table read(DataInputStream in) throws IOException {
        int heads = in.readInt();
        int size = in.readInt();
        if (heads < 1 || heads > MOST_HEADS || size < 0 || size > ToneModel.MOST_FEATURES) {
            throw new IOException("not a tone model, or a broken one: " + size + " features, " + heads + " heads");
        }
        int[] keys = Keys.readNumbers(in, size);
        float[] scale = new float[heads];
        float[] bias = new float[heads];
        Table table;
        try {
            table = new Table(keys, scale, bias);
        } catch (IllegalArgumentException e) {
            throw new IOException("a broken tone model: " + e.getMessage(), e);
        }
        byte[] weights = new byte[ROWS_AT_ONCE * heads];
        for (int from = 0; from < size; from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, size);
            in.readFully(weights, 0, (to - from) * heads);
            table.weigh(keys, from, to, weights);
        }
        for (int h = 0; h < heads; h++) {
            scale[h] = in.readFloat();
            bias[h] = in.readFloat();
        }
        return table;
    }
}
