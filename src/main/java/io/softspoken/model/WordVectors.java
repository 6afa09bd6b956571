package io.softspoken.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * What a {@link Net} knows of words before it learns: words and directions in which they differ, so that words of like
 * use lie near each other. Immutable.
 */
public final class WordVectors {
    private static final int MOST_WORDS = 1_000_000;
    private static final int WIDEST = 1024;

    private final int[] words;
    private final int width;
    private final byte[] rows;

    private WordVectors(int[] words, int width, byte[] rows) {
        this.words = words;
        this.width = width;
        this.rows = rows;
    }

    /** None: a model that is trained with them is linear, and nothing else. */
    public static WordVectors none() {
        return new WordVectors(new int[0], 0, new byte[0]);
    }

    /**
     * Reads a gzip file: the number of words and of directions as four bytes each, then for each word its length in
     * bytes as two bytes, the word in UTF-8 and in lower case, and one signed byte a direction.
     *
     * @throws IOException if it cannot be read or is none
     */
    public static WordVectors read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from), 1 << 16));
        try {
            int count = in.readInt();
            int width = in.readInt();
            if (count < 1 || count > MOST_WORDS || width < 1 || width > WIDEST) {
                throw new IOException("no word vectors: " + count + " words, " + width + " directions");
            }
            int[] words = new int[count];
            byte[] rows = new byte[count * width];
            for (int w = 0; w < count; w++) {
                words[w] = Features.word(in.readUTF());
                in.readFully(rows, w * width, width);
            }
            return new WordVectors(words, width, rows);
        } catch (EOFException e) {
            throw new IOException("word vectors that end too early", e);
        }
    }

    /** How many words there are. */
    public int size() {
        return words.length;
    }

    /** In how many directions they differ. */
    int width() {
        return width;
    }

    /** The numbers of the words, as in {@link Features#words}. */
    int[] words() {
        return words.clone();
    }

    /** Adds the vector of word {@code w} to {@code to}, from {@code at} on, each number {@code unit} as large. */
    void copy(int w, float[] to, int at, float unit) {
        for (int d = 0; d < width; d++) {
            to[at + d] = rows[w * width + d] * unit;
        }
    }

    @Override
    public String toString() {
        return "WordVectors[" + words.length + " × " + width + ", " + Integer.toHexString(Arrays.hashCode(rows)) + "]";
    }
}
