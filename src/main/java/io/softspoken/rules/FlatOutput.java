package io.softspoken.rules;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes numbers and arrays of numbers one behind another, each array behind its length, for {@link FlatInput}. */
final class FlatOutput {
    private final DataOutputStream out;

    FlatOutput(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void number(int number) {
        try {
            out.writeInt(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ints(int[] numbers) {
        number(numbers.length);
        for (int number : numbers) {
            number(number);
        }
    }

    void chars(char[] letters) {
        number(letters.length);
        try {
            for (char letter : letters) {
                out.writeChar(letter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void bytes(byte[] bytes) {
        number(bytes.length);
        raw(bytes);
    }

    /** What another wrote. */
    void raw(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
