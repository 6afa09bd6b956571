package io.softspoken.lsp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The messages of a client, each a header that says how long it is and then itself, without those that are too large: they
 * are passed over, before room is made for them. Where a header does not say it, nothing behind it can be told apart, and the
 * stream ends.
 */
final class BoundedMessages extends FilterInputStream {
    /** A header of the protocol has two short lines. */
    private static final int LONGEST_HEADER = 4_096;

    private static final String LENGTH = "content-length:";

    private final int largest;
    private final Runnable passedOver;
    private byte[] header = new byte[0];
    private int at;
    private long left;

    /**
     * @param largest the most bytes of a message that is let through
     * @param passedOver is run for each that is not
     */
    BoundedMessages(InputStream in, int largest, Runnable passedOver) {
        super(in);
        this.largest = largest;
        this.passedOver = passedOver;
    }

    /**
     * One byte, which is how headers are read. What is left of a message by then was given up as malformed; taken for a header
     * it would hide the next, and every message behind it.
     */
    @Override
    public int read() throws IOException {
        if (at == header.length && left > 0) {
            passOver(left);
            left = 0;
        }
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == header.length && left == 0 && !next()) {
            return -1;
        }
        if (at < header.length) {
            int n = Math.min(length, header.length - at);
            System.arraycopy(header, at, to, offset, n);
            at += n;
            return n;
        }
        int n = in.read(to, offset, (int) Math.min(length, left));
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public int available() throws IOException {
        return at < header.length ? header.length - at : (int) Math.min(left, in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads headers up to that of a message that is let through; false at the end. */
    private boolean next() throws IOException {
        while (true) {
            byte[] read = header();
            long length = length(read);
            if (length < 0) {
                return false;
            }
            if (length <= largest) {
                header = read;
                at = 0;
                left = length;
                return true;
            }
            passedOver.run();
            passOver(length);
        }
    }

    /** By reading: what comes through a pipe cannot be skipped. */
    private void passOver(long bytes) throws IOException {
        byte[] some = new byte[8_192];
        for (long more = bytes; more > 0; ) {
            int n = in.read(some, 0, (int) Math.min(some.length, more));
            if (n < 0) {
                return; // the end, which the next header tells
            }
            more -= n;
        }
    }

    /** The lines up to an empty one, and that; what there is of them at the end of the stream. */
    private byte[] header() throws IOException {
        byte[] read = new byte[LONGEST_HEADER];
        int n = 0;
        int lineStart = 0;
        while (n < LONGEST_HEADER) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            read[n++] = (byte) c;
            if (c == '\n') {
                int end = n >= 2 && read[n - 2] == '\r' ? n - 2 : n - 1;
                if (end <= lineStart) {
                    break;
                }
                lineStart = n;
            }
        }
        return java.util.Arrays.copyOf(read, n);
    }

    /** The length that a header tells; -1 if it does not. */
    private static long length(byte[] header) {
        String text = new String(header, StandardCharsets.US_ASCII);
        if (!text.endsWith("\n")) {
            return -1;
        }
        return text.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith(LENGTH))
                .map(line -> line.substring(LENGTH.length()).strip())
                .filter(number -> number.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(-1);
    }
}
