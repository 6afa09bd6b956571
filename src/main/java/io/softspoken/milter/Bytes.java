package io.softspoken.milter;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow as they come, counted in {@link Memory}. Not thread-safe. */
final class Bytes {
    private static final int FIRST = 1024;
    private static final byte[] NONE = {};

    private final Memory memory;
    private byte[] array = NONE;
    private int size;

    Bytes(Memory memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** Appends all that remains in {@code from}; false, and nothing is appended, if memory is used up. */
    boolean add(ByteBuffer from) {
        int more = from.remaining();
        if (!room(more)) {
            return false;
        }
        from.get(array, size, more);
        size += more;
        return true;
    }

    /** Appends one byte; false if memory is used up. */
    boolean add(int b) {
        if (!room(1)) {
            return false;
        }
        array[size++] = (byte) b;
        return true;
    }

    private boolean room(int more) {
        if (size + more <= array.length) {
            return true;
        }
        int wanted = Math.max(Math.max(FIRST, array.length * 2), size + more);
        if (!memory.take(wanted - array.length)) {
            return false;
        }
        try {
            array = Arrays.copyOf(array, wanted);
        } catch (OutOfMemoryError e) {
            memory.give(wanted - array.length); // what was not had is not owed
            return false;
        }
        return true;
    }

    /** What was added, to be read at once: the next change may change it. */
    ByteBuffer view() {
        return ByteBuffer.wrap(array, 0, size).slice();
    }

    /** What was added, as a stream, up to {@code end}. */
    InputStream stream(int end) {
        return new ByteArrayInputStream(array, 0, Math.min(end, size));
    }

    /** Lets all go. */
    void clear() {
        memory.give(array.length);
        array = NONE;
        size = 0;
    }
}
