package io.softspoken.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Texts by number, each stored once and made a string when asked for: most checks need a handful of thousands. */
final class Texts {
    /** The number of no text. */
    static final int NONE = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private byte[] utf8;
    private int[] begins;
    private int count;

    /** None, to be added to and written. */
    Texts() {
        this(new byte[1024], new int[1024], 0);
    }

    private Texts(byte[] utf8, int[] begins, int count) {
        this.utf8 = utf8;
        this.begins = begins;
        this.count = count;
    }

    /** The number of that text; the same text has the same number. */
    int add(String text) {
        return numbers.computeIfAbsent(text, added -> {
            byte[] bytes = added.getBytes(StandardCharsets.UTF_8);
            int from = begins[count];
            if (from + bytes.length > utf8.length) {
                utf8 = Arrays.copyOf(utf8, 2 * (from + bytes.length));
            }
            if (count + 2 > begins.length) {
                begins = Arrays.copyOf(begins, 2 * begins.length);
            }
            System.arraycopy(bytes, 0, utf8, from, bytes.length);
            begins[count + 1] = from + bytes.length;
            return count++;
        });
    }

    /** A text by its number. */
    String get(int number) {
        return new String(utf8, begins[number], begins[number + 1] - begins[number], StandardCharsets.UTF_8);
    }

    void write(FlatOutput out) {
        out.bytes(Arrays.copyOf(utf8, begins[count]));
        out.ints(Arrays.copyOf(begins, count + 1));
    }

    static Texts read(FlatInput in) throws IOException {
        byte[] utf8 = in.bytes();
        int[] begins = in.ints();
        return new Texts(utf8, begins, begins.length - 1);
    }
}
