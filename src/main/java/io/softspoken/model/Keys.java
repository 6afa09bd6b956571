package io.softspoken.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Finds the place of a number among many that rise. The numbers are hashes, spread evenly over all: so the highest bits tell
 * nearly where one stands, and a table of where each such stretch begins tells the rest. It is made in one walk over the
 * numbers, where a hash table would be filled here and there. Immutable.
 */
final class Keys {
    /** So many numbers are worked on by one call. */
    static final int FEW = 64;

    private static final int PIECE = 1 << 16;

    private final int[] keys;
    private final int[] begins;
    private final int shift;

    /** @throws IllegalArgumentException if the keys do not rise */
    Keys(int[] keys) {
        this.keys = keys;
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(keys.length) - 1);
        shift = Integer.SIZE - bits;
        begins = new int[(1 << bits) + 1];
        for (int from = 0; from < keys.length; from += FEW) {
            index(from, Math.min(from + FEW, keys.length));
        }
        int last = keys.length == 0 ? -1 : stretch(keys[keys.length - 1]);
        Arrays.fill(begins, last + 1, begins.length, keys.length);
    }

    /** A few at a time, so that the virtual machine soon compiles what it is asked to do so often. */
    private void index(int from, int to) {
        for (int i = from; i < to; i++) {
            if (i > 0 && keys[i - 1] >= keys[i]) {
                throw new IllegalArgumentException("the numbers do not rise");
            }
            int first = i == 0 ? 0 : stretch(keys[i - 1]) + 1;
            for (int stretch = stretch(keys[i]); stretch >= first; stretch--) {
                begins[stretch] = i;
            }
        }
    }

    private int stretch(int key) {
        return (key ^ Integer.MIN_VALUE) >>> shift;
    }

    /** The place of a number; -1 if it is none of these. */
    int find(int key) {
        int stretch = stretch(key);
        int end = begins[stretch + 1];
        for (int i = begins[stretch]; i < end; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Finds the places of many numbers at once, as {@link #find} does of each. In steps in which none waits for the one before,
     * nor for a guess of the processor to come true: so memory, which is far away, is asked for many at a time.
     *
     * @param places holds then the place of each, or -1
     */
    void find(int[] numbers, int[] places) {
        int last = keys.length - 1;
        if (last < 0) {
            Arrays.fill(places, -1);
            return;
        }
        for (int i = 0; i < numbers.length; i++) {
            places[i] = Math.min(begins[stretch(numbers[i])], last);
        }
        for (int i = 0; i < numbers.length; i++) {
            int at = places[i];
            places[i] = Math.min(at + less(keys[at], numbers[i]), last);
        }
        for (int i = 0; i < numbers.length; i++) {
            int key = numbers[i];
            int at = places[i];
            while (keys[at] < key && at < last) {
                at++;
            }
            places[i] = keys[at] == key ? at : -1;
        }
    }

    /** 1 if the first is less, and 0 if not, without a choice of ways. */
    static int less(int a, int b) {
        return (int) ((long) a - b >>> Long.SIZE - 1);
    }

    /** The number at a place. */
    int get(int place) {
        return keys[place];
    }

    /** How many there are. */
    int size() {
        return keys.length;
    }

    /** Bytes as they were written, to be wrapped as numbers. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(keys.length * Integer.BYTES);
        bytes.asIntBuffer().put(keys);
        return bytes.array();
    }

    /** @throws IOException if they do not rise, or end too early */
    static Keys read(DataInputStream in, int size) throws IOException {
        int[] keys = readNumbers(in, size);
        try {
            return new Keys(keys);
        } catch (IllegalArgumentException e) {
            throw new IOException("a broken tone model: " + e.getMessage(), e);
        }
    }

    /** So many numbers. */
    static int[] readNumbers(DataInputStream in, int size) throws IOException {
        int[] numbers = new int[size];
        byte[] piece = new byte[PIECE];
        for (int at = 0; at < size; ) {
            int some = Math.min(size - at, PIECE / Integer.BYTES);
            in.readFully(piece, 0, some * Integer.BYTES);
            ByteBuffer.wrap(piece).asIntBuffer().get(numbers, at, some);
            at += some;
        }
        return numbers;
    }

    /** So many bytes, by pieces for which the virtual machine needs no memory of its own beside them. */
    static byte[] readBytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            int some = Math.min(length - at, PIECE);
            if (in.readNBytes(bytes, at, some) < some) {
                throw new EOFException();
            }
            at += some;
        }
        return bytes;
    }
}
