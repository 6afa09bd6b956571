package io.softspoken.rules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads what {@link FlatOutput} wrote: arrays in bulk, through one small buffer, so that nothing is held twice. */
final class FlatInput {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteBuffer view = ByteBuffer.wrap(buffer);

    FlatInput(InputStream in) {
        this.in = in;
    }

    int number() throws IOException {
        fill(Integer.BYTES);
        return view.getInt(0);
    }

    int[] ints() throws IOException {
        int[] numbers = new int[number()];
        for (int at = 0; at < numbers.length; ) {
            int some = Math.min(numbers.length - at, buffer.length / Integer.BYTES);
            fill(some * Integer.BYTES);
            view.clear().asIntBuffer().get(numbers, at, some);
            at += some;
        }
        return numbers;
    }

    char[] chars() throws IOException {
        char[] letters = new char[number()];
        for (int at = 0; at < letters.length; ) {
            int some = Math.min(letters.length - at, buffer.length / Character.BYTES);
            fill(some * Character.BYTES);
            view.clear().asCharBuffer().get(letters, at, some);
            at += some;
        }
        return letters;
    }

    byte[] bytes() throws IOException {
        byte[] bytes = new byte[number()];
        for (int at = 0; at < bytes.length; ) {
            int some = Math.min(bytes.length - at, buffer.length); // more at once the virtual machine would hold twice
            if (in.readNBytes(bytes, at, some) < some) {
                throw new EOFException();
            }
            at += some;
        }
        return bytes;
    }

    private void fill(int length) throws IOException {
        if (in.readNBytes(buffer, 0, length) < length) {
            throw new EOFException();
        }
    }
}
