package io.softspoken.mail;

import jakarta.mail.internet.SharedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

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

    /**
     * Where a line that begins with certain bytes starts, from the first byte of this stretch.
     *
     * @param passedOver so many of such lines come before it
     * @return -1 if there are not as many
     */
    int startOfLine(byte[] with, int passedOver) {
        int found = 0;
        for (int at = start; at + with.length <= count; at++) {
            if (Arrays.equals(buf, at, at + with.length, with, 0, with.length) && ++found > passedOver) {
                return at - start;
            }
            while (at < count && buf[at] != '\n' && buf[at] != '\r') {
                at++;
            }
        }
        return -1;
    }

    /** How many lines stand before the first empty one; counting stops beyond {@code most}. */
    int linesBeforeBlank(int most) {
        int lines = 0;
        int begun = start;
        for (int at = start; at < count && lines <= most; at++) {
            if (buf[at] == '\n') {
                if (at == begun || at == begun + 1 && buf[begun] == '\r') {
                    return lines;
                }
                lines++;
                begun = at + 1;
            }
        }
        return lines;
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
