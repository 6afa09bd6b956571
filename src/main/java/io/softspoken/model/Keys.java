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
    /** Two to the power of this are the bits for each number that tell whether it may be here. */
    private static final int BITS = 3;

    private final int[] keys;
    private final int[] begins;
    private final int shift;

    /**
     * A bit for each number that is here, and by chance for one in ten of the others: most that are looked for are not, and
     * this is small enough to stay near the processor.
     */
    private final long[] likely;

    private final int likelyShift;

    /** @throws IllegalArgumentException if the keys do not rise */
    Keys(int[] keys) {
        this.keys = keys;
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(keys.length) - 1);
        shift = Integer.SIZE - bits;
        begins = new int[(1 << bits) + 1];
        int likelyBits = Math.max(6, Integer.SIZE - Integer.numberOfLeadingZeros(keys.length) + BITS);
        likelyShift = Integer.SIZE - likelyBits;
        likely = new long[1 << likelyBits - 6];
        int stretch = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i > 0 && keys[i - 1] >= keys[i]) {
                throw new IllegalArgumentException("the numbers do not rise");
            }
            int bit = (keys[i] ^ Integer.MIN_VALUE) >>> likelyShift;
            likely[bit >>> 6] |= 1L << bit;
            int at = stretch(keys[i]);
            while (stretch <= at) {
                begins[stretch++] = i;
            }
        }
        Arrays.fill(begins, stretch, begins.length, keys.length);
    }

    private int stretch(int key) {
        return (key ^ Integer.MIN_VALUE) >>> shift;
    }

    /** The place of a number; -1 if it is none of these. */
    int find(int key) {
        int bit = (key ^ Integer.MIN_VALUE) >>> likelyShift;
        if ((likely[bit >>> 6] >>> bit & 1) == 0) {
            return -1;
        }
        int stretch = stretch(key);
        int end = begins[stretch + 1];
        for (int i = begins[stretch]; i < end; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
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
        int[] keys = new int[size];
        ByteBuffer.wrap(readBytes(in, size * Integer.BYTES)).asIntBuffer().get(keys);
        return of(keys);
    }

    static Keys of(int[] keys) throws IOException {
        try {
            return new Keys(keys);
        } catch (IllegalArgumentException e) {
            throw new IOException("a broken tone model: " + e.getMessage(), e);
        }
    }

    /** So many bytes at once: a stream's own way is by pieces of a few kilobytes. */
    static byte[] readBytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
