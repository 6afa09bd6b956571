package io.softspoken.model;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /** Longs in a row, and in the filters of one width at one place. */
    private static final int LONGS = ROW / Long.BYTES;

    private static final int WIDTH = FILTERS / Long.BYTES;

    private static final long SIGNS = 0x8080808080808080L;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final long TOPS = 0x8000800080008000L;

    private static final int QUIET = Integer.MIN_VALUE / 4;
    private static final int ROWS_AT_ONCE = 200;
    private static final int MOST_ROWS = Character.MAX_VALUE;
    private static final int MOST_WORDS = 1_000_000;

    private final Keys words;
    private final char[] rowOf;
    /** The rows, eight numbers of a byte in each. */
    private final long[] rows;

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
        this(new Keys(words), rowOf, longs(rows), scale, bias, dense, offset);
    }

    private Net(Keys words, char[] rowOf, long[] rows, float[] scale, float[] bias, float[][] dense, float[] offset) {
        this.words = words;
        this.rowOf = rowOf;
        this.rows = rows;
        this.scale = scale;
        this.bias = bias;
        this.dense = dense;
        this.offset = offset;
    }

    private static long[] longs(byte[] rows) {
        long[] longs = new long[rows.length / Long.BYTES];
        ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(longs);
        return longs;
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
        return rows.length / LONGS;
    }

    /** Number {@code i} of a row. */
    private byte at(int row, int i) {
        return (byte) (rows[row * LONGS + i / Long.BYTES] >>> Byte.SIZE * (i % Long.BYTES));
    }

    /**
     * What the net hears a text with.
     *
     * @param numbers the words of the text by number, as in {@link Features#words}
     */
    Ear ear(int[] numbers) {
        int[] places = new int[numbers.length];
        words.find(numbers, places);
        for (int t = 0; t < places.length; t++) {
            places[t] = places[t] < 0 ? UNKNOWN : rowOf[places[t]];
        }
        return new Ear(places);
    }

    private int row(int word) {
        int place = words.find(word);
        return place < 0 ? UNKNOWN : rowOf[place];
    }

    /** What the net has heard in a sentence; used again for the next. Belongs to one thread. */
    static final class Ear {
        private final int[] loudest = new int[ALL];
        /** The rows of the text's words. */
        private final int[] rows;

        /** Where the rows of the words of a sentence begin, between those of its start and its end. */
        private int[] sentence = new int[64];

        /** Which filters have something to say; one more, which is written to where the last of all has not. */
        private final int[] speaking = new int[ALL + 1];
        /** Used where no word stands in capitals: for each long of filters its even numbers, then its odd ones. */
        private final long[] lanes = new long[2 * WIDEST * WIDTH];
        /** Used where one does. */
        private int @Nullable [][] given;

        private Ear(int[] rows) {
            this.rows = rows;
        }

        private int[] sentence(int words) {
            if (sentence.length < words) {
                sentence = new int[2 * words];
            }
            return sentence;
        }

        private int[][] given() {
            int[][] made = given;
            if (made == null) {
                made = new int[WIDEST][ROW];
                given = made;
            }
            return made;
        }
    }

    /**
     * Adds to {@code odds} what the net says of tokens {@code from} to before {@code to}, a sentence.
     *
     * @param ear made for the words of that text
     */
    void add(Text text, int from, int to, Ear ear, float[] odds) {
        if (isNone()) {
            return;
        }
        int[] loudest = ear.loudest;
        boolean capitals = false;
        for (int t = from; t < to; t++) {
            capitals |= text.is(t, Token.CAPS);
        }
        if (capitals || to == from) {
            loudest(text, from, to, ear);
        } else {
            loudest(from, to, ear);
        }
        for (int h = 0; h < odds.length; h++) {
            odds[h] += offset[h];
        }
        // Which filters speak cannot be guessed, so that the processor had better not try.
        int[] speaking = ear.speaking;
        int speak = 0;
        for (int f = 0; f < ALL; f++) {
            float heard = loudest[f] * scale[f] + bias[f];
            speaking[speak] = f;
            speak += loudest[f] != QUIET && heard > 0 ? 1 : 0;
        }
        for (int i = 0; i < speak; i++) {
            int f = speaking[i];
            float heard = loudest[f] * scale[f] + bias[f];
            float[] says = dense[f];
            for (int h = 0; h < odds.length; h++) {
                odds[h] += heard * says[h];
            }
        }
    }

    /** Finds the loudest place of each filter in a sentence in which words may stand in capitals. */
    private void loudest(Text text, int from, int to, Ear ear) {
        int[] loudest = ear.loudest;
        Arrays.fill(loudest, QUIET);
        int[][] given = ear.given();
        int[] before = given[0];
        int[] last = given[1];
        int[] now = given[2];
        give(START, last);
        for (int f = 0; f < FILTERS; f++) {
            loudest[f] = last[f];
        }
        boolean second = false;
        for (int t = from; t <= to; t++) {
            if (t == to) {
                give(END, now);
            } else {
                give(ear.rows[t], now);
                if (text.is(t, Token.CAPS)) {
                    for (int i = 0; i < ROW; i++) {
                        now[i] += at(CAPITALS, i);
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
    }

    /**
     * The same where none does, four filters at a time: the numbers of a row are taken from a long as lanes of sixteen bits,
     * each 128 too high, so that none is negative and sums do not reach from one lane into the next.
     */
    private void loudest(int from, int to, Ear ear) {
        int words = to - from + 2;
        int[] at = ear.sentence(words);
        at[0] = START * LONGS;
        for (int t = from; t < to; t++) {
            at[t - from + 1] = ear.rows[t] * LONGS;
        }
        at[words - 1] = END * LONGS;
        long[] all = rows;
        long[] loud = ear.lanes;
        for (int i = 0; i < WIDTH; i++) {
            // What the word before gives to filters of width two and three, and what the two before it give to the
            // latter.
            long even2 = 0;
            long odd2 = 0;
            long even3 = 0;
            long odd3 = 0;
            long evenTwo = 0;
            long oddTwo = 0;
            long loudEven1 = 0;
            long loudOdd1 = 0;
            long loudEven2 = 0;
            long loudOdd2 = 0;
            long loudEven3 = 0;
            long loudOdd3 = 0;
            for (int w = 0; w < words; w++) {
                int row = at[w] + i;
                long one = all[row] ^ SIGNS;
                loudEven1 = max(loudEven1, one & EVEN);
                loudOdd1 = max(loudOdd1, one >>> Byte.SIZE & EVEN);
                long second = all[row + 2 * WIDTH] ^ SIGNS;
                long third = all[row + 5 * WIDTH] ^ SIGNS;
                if (w > 0) {
                    loudEven2 = max(loudEven2, even2 + (second & EVEN));
                    loudOdd2 = max(loudOdd2, odd2 + (second >>> Byte.SIZE & EVEN));
                }
                if (w > 1) {
                    loudEven3 = max(loudEven3, evenTwo + (third & EVEN));
                    loudOdd3 = max(loudOdd3, oddTwo + (third >>> Byte.SIZE & EVEN));
                }
                long firstOfTwo = all[row + WIDTH] ^ SIGNS;
                long firstOfThree = all[row + 3 * WIDTH] ^ SIGNS;
                long secondOfThree = all[row + 4 * WIDTH] ^ SIGNS;
                evenTwo = even3 + (secondOfThree & EVEN);
                oddTwo = odd3 + (secondOfThree >>> Byte.SIZE & EVEN);
                even2 = firstOfTwo & EVEN;
                odd2 = firstOfTwo >>> Byte.SIZE & EVEN;
                even3 = firstOfThree & EVEN;
                odd3 = firstOfThree >>> Byte.SIZE & EVEN;
            }
            loud[2 * i] = loudEven1;
            loud[2 * i + 1] = loudOdd1;
            loud[2 * (WIDTH + i)] = loudEven2;
            loud[2 * (WIDTH + i) + 1] = loudOdd2;
            loud[2 * (2 * WIDTH + i)] = loudEven3;
            loud[2 * (2 * WIDTH + i) + 1] = loudOdd3;
        }
        for (int f = 0; f < ALL; f++) {
            int place = f % Long.BYTES;
            long lanes = loud[2 * (f / Long.BYTES) + place % 2];
            ear.loudest[f] =
                    (int) (lanes >>> Short.SIZE * (place / 2) & 0xFFFF) - (f / FILTERS + 1) * (Byte.MAX_VALUE + 1);
        }
    }

    /** The higher number in each lane; all are less than 2^15. */
    private static long max(long a, long b) {
        long notLess = (a | TOPS) - b & TOPS;
        return b ^ (a ^ b) & notLess - (notLess >>> Short.SIZE - 1);
    }

    private void give(int row, int[] to) {
        for (int i = 0; i < LONGS; i++) {
            long eight = rows[row * LONGS + i];
            for (int b = 0; b < Long.BYTES; b++) {
                to[Long.BYTES * i + b] = (byte) (eight >>> Byte.SIZE * b);
            }
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
                        sum += at(row[p + j], places + j * FILTERS + f);
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
        ByteBuffer numbers = ByteBuffer.allocate(rows.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asLongBuffer().put(rows);
        out.write(numbers.array());
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
        ByteBuffer.wrap(Keys.readBytes(in, known * Character.BYTES))
                .asCharBuffer()
                .get(rowOf);
        long[] rows = new long[count * LONGS];
        byte[] piece = new byte[ROWS_AT_ONCE * ROW];
        LongBuffer read = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        for (int row = 0; row < count; ) {
            int some = Math.min(count - row, ROWS_AT_ONCE);
            in.readFully(piece, 0, some * ROW);
            read.get(0, rows, row * LONGS, some * LONGS);
            row += some;
        }
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
