package io.softspoken.mail;

import jakarta.mail.internet.SharedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The bytes of a message, read by the mail library, which makes further ones of stretches of it: so the place of each
 * part in the message comes out of the very reading that found the part.
 */
final class Octets extends ByteArrayInputStream implements SharedInputStream {
    private final int start;

    Octets(byte[] message) {
        this(message, 0, message.length);
    }

    private Octets(byte[] message, int start, int length) {
        super(message, start, length);
        this.start = start;
    }

    /** Where in the message this stretch begins. */
    int start() {
        return start;
    }

    /** Where in the message it ends. */
    int end() {
        return count;
    }

    @Override
    public long getPosition() {
        return pos - (long) start;
    }

    @Override
    public InputStream newStream(long from, long to) {
        int end = to == -1 ? count : start + (int) to;
        return new Octets(buf, start + (int) from, Math.max(0, end - start - (int) from));
    }
}
