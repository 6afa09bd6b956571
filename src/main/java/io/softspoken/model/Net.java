package io.softspoken.model;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A convolutional net over the words of a sentence (Y. Kim, "Convolutional Neural Networks for Sentence Classification",
 * 2014): what words of like meaning say, where {@link Table} knows words by their letters alone. Its filters look at one,
 * two and three words at a time, and of each filter the loudest place in the sentence counts.
 *
 * <p>A filter is linear in its words' vectors until the loudest place is taken. So what a word gives to each filter, at
 * each place in it, is worked out when the net is made: here a word is a row of small whole numbers, and to hear a
 * sentence is to add rows. Words that the net did not learn from share the row of the nearest word. Immutable.
 */
final class Net {
    /** Filters of each width. */
    static final int FILTERS = 48;

    /** Filters look at this many words at the most. */
    static final int WIDEST = 3;

    /** All filters. */
    static final int ALL = WIDEST * FILTERS;
    /** Numbers in a row: a filter of width three has three places. */
    static final int ROW = FILTERS * WIDEST * (WIDEST + 1) / 2;

    /** Rows that stand for no word of their own. */
    static final int UNKNOWN = 0;

    static final int START = 1;
    static final int END = 2;
    /** What a word in capitals adds. */
    static final int CAPITALS = 3;
    /** How many of these there are. */
    static final int SPECIAL = 4;

    private static final int QUIET = Integer.MIN_VALUE / 4;
    private static final int MOST_ROWS = Character.MAX_VALUE;
    private static final int MOST_WORDS = 1_000_000;

    private final Keys words;
    private final char[] rowOf;
    private final byte[] rows;
    private final float[] scale;
    private final float[] bias;
    private final float[][] dense;
    private final float[] offset;

    /**
     * @param words the numbers of the words that it knows, rising
     * @param rowOf which row each of them has
     * @param rows the rows: for each width, for each place in it, one number a filter
     * @param scale for each filter what one unit of its numbers is worth
     * @param bias for each filter what is added to the loudest place
     * @param dense for each filter what it says to each head
     * @param offset for each head what is added
     */
    Net(int[] words, char[] rowOf, byte[] rows, float[] scale, float[] bias, float[][] dense, float[] offset) {
        this(new Keys(words), rowOf, rows, scale, bias, dense, offset);
    }

    private Net(Keys words, char[] rowOf, byte[] rows, float[] scale, float[] bias, float[][] dense, float[] offset) {
        this.words = words;
        this.rowOf = rowOf;
        this.rows = rows;
        this.scale = scale;
        this.bias = bias;
        this.dense = dense;
        this.offset = offset;
    }

    /** A net that says nothing. */
    static Net none() {
        return new Net(new int[0], new char[0], new byte[0], new float[0], new float[0], new float[0][], new float[0]);
    }

    /** Whether it says nothing. */
    boolean isNone() {
        return rows.length == 0;
    }

    /** How many words have a row of their own. */
    int size() {
        return rows.length / ROW;
    }

    private int row(int word) {
        int place = words.find(word);
        return place < 0 ? UNKNOWN : rowOf[place];
    }

    /** What the net has heard in a sentence; used again for the next. Belongs to one thread. */
    static final class Ear {
        private final int[] loudest = new int[ALL];
        private final int[][] given = new int[WIDEST][ROW];
    }

    /**
     * Adds to {@code odds} what the net says of tokens {@code from} to before {@code to}, a sentence.
     *
     * @param numbers the words of the text by number, as in {@link Features#words}
     */
    void add(Text text, int[] numbers, int from, int to, Ear ear, float[] odds) {
        if (isNone()) {
            return;
        }
        int[] loudest = ear.loudest;
        Arrays.fill(loudest, QUIET);
        int[] before = ear.given[0];
        int[] last = ear.given[1];
        int[] now = ear.given[2];
        give(START, last);
        for (int f = 0; f < FILTERS; f++) {
            loudest[f] = last[f];
        }
        boolean second = false;
        for (int t = from; t <= to; t++) {
            if (t == to) {
                give(END, now);
            } else {
                give(row(numbers[t]), now);
                if (text.is(t, Token.CAPS)) {
                    for (int i = 0; i < ROW; i++) {
                        now[i] += rows[CAPITALS * ROW + i];
                    }
                }
            }
            one(loudest, now);
            two(loudest, last, now);
            if (second) {
                three(loudest, before, last, now);
            }
            second = true;
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        for (int h = 0; h < odds.length; h++) {
            odds[h] += offset[h];
        }
        for (int f = 0; f < ALL; f++) {
            float heard = loudest[f] * scale[f] + bias[f];
            if (loudest[f] != QUIET && heard > 0) {
                float[] says = dense[f];
                for (int h = 0; h < odds.length; h++) {
                    odds[h] += heard * says[h];
                }
            }
        }
    }

    private void give(int row, int[] to) {
        byte[] all = rows;
        int at = row * ROW;
        for (int i = 0; i < ROW; i++) {
            to[i] = all[at + i];
        }
    }

    // Each loop by itself over arrays of int: the virtual machine makes vector instructions of that.

    private static void one(int[] loudest, int[] now) {
        for (int f = 0; f < FILTERS; f++) {
            loudest[f] = Math.max(loudest[f], now[f]);
        }
    }

    private static void two(int[] loudest, int[] last, int[] now) {
        for (int f = 0; f < FILTERS; f++) {
            loudest[FILTERS + f] = Math.max(loudest[FILTERS + f], last[FILTERS + f] + now[2 * FILTERS + f]);
        }
    }

    private static void three(int[] loudest, int[] before, int[] last, int[] now) {
        for (int f = 0; f < FILTERS; f++) {
            loudest[2 * FILTERS + f] = Math.max(
                    loudest[2 * FILTERS + f], before[3 * FILTERS + f] + last[4 * FILTERS + f] + now[5 * FILTERS + f]);
        }
    }

    /**
     * Adds to {@code weight} what each token of a sentence gives to a head: of each filter the words that were loudest
     * share what it says.
     */
    void carrying(int[] numbers, int from, int to, int head, float[] weight) {
        if (isNone()) {
            return;
        }
        int[] row = new int[to - from + 2];
        row[0] = START;
        row[row.length - 1] = END;
        for (int t = from; t < to; t++) {
            row[t - from + 1] = row(numbers[t]);
        }
        for (int width = 1; width <= WIDEST; width++) {
            int places = FILTERS * (width * (width - 1) / 2);
            for (int f = 0; f < FILTERS; f++) {
                int loudest = QUIET;
                int where = 0;
                for (int p = 0; p + width <= row.length; p++) {
                    int sum = 0;
                    for (int j = 0; j < width; j++) {
                        sum += rows[row[p + j] * ROW + places + j * FILTERS + f];
                    }
                    if (sum > loudest) {
                        loudest = sum;
                        where = p;
                    }
                }
                int filter = (width - 1) * FILTERS + f;
                float heard = loudest * scale[filter] + bias[filter];
                if (loudest != QUIET && heard > 0) {
                    for (int j = 0; j < width; j++) {
                        int token = where + j - 1;
                        if (token >= 0 && token < weight.length) {
                            weight[token] += heard * dense[filter][head] / width;
                        }
                    }
                }
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(words.size());
        out.writeInt(size());
        if (isNone()) {
            return;
        }
        out.write(words.bytes());
        ByteBuffer bytes = ByteBuffer.allocate(rowOf.length * Character.BYTES);
        bytes.asCharBuffer().put(rowOf);
        out.write(bytes.array());
        out.write(rows);
        for (int f = 0; f < ALL; f++) {
            out.writeFloat(scale[f]);
            out.writeFloat(bias[f]);
            for (float says : dense[f]) {
                out.writeFloat(says);
            }
        }
        for (float all : offset) {
            out.writeFloat(all);
        }
    }

    static Net read(DataInputStream in) throws IOException {
        int known = in.readInt();
        int count = in.readInt();
        if (known == 0 && count == 0) {
            return none();
        }
        if (known < 0 || known > MOST_WORDS || count < SPECIAL || count > MOST_ROWS) {
            throw new IOException("not a tone model, or a broken one: " + known + " words, " + count + " rows");
        }
        Keys words = Keys.read(in, known);
        char[] rowOf = new char[known];
        ByteBuffer.wrap(Keys.readBytes(in, known * Character.BYTES)).asCharBuffer().get(rowOf);
        byte[] rows = Keys.readBytes(in, count * ROW);
        for (char row : rowOf) {
            if (row >= count) {
                throw new IOException("a broken tone model: a word without a row");
            }
        }
        float[] scale = new float[ALL];
        float[] bias = new float[ALL];
        float[][] dense = new float[ALL][Head.OF_SENTENCE];
        float[] offset = new float[Head.OF_SENTENCE];
        FloatBuffer floats = ByteBuffer.wrap(
                        Keys.readBytes(in, Float.BYTES * (ALL * (2 + Head.OF_SENTENCE) + Head.OF_SENTENCE)))
                .asFloatBuffer();
        for (int f = 0; f < ALL; f++) {
            scale[f] = floats.get();
            bias[f] = floats.get();
            floats.get(dense[f]);
        }
        floats.get(offset);
        return new Net(words, rowOf, rows, scale, bias, dense, offset);
    }
}
