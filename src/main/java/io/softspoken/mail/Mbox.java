package io.softspoken.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The messages of an mbox file, one after another; no more than one is held at a time. Both mboxo and mboxrd are read: a
 * message begins with a line "From …" with a date in it, at the beginning of the file or behind an empty line, and of ">From",
 * ">>From" and so on one sign of quotation is taken away.
 */
public final class Mbox implements Closeable {
    /**
     * "From dana@example.test Mon Nov 23 09:14:02 2026", in the forms that programs have written it. What comes first is
     * taken, for good: where that leads nowhere, a later one leads nowhere either.
     */
    private static final Pattern SEPARATOR =
            Pattern.compile("From (?>.*?\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b)(?>.*?\\d:\\d{2})(?>.*?\\d{4}).*");

    /**
     * A message.
     *
     * @param offset where in the file its separator begins
     * @param length how many bytes it takes there, the separator among them
     * @param bytes what it is; empty if it is larger than is read
     */
    public record Message(long offset, long length, Optional<byte[]> bytes) {}

    private final InputStream in;
    private final int largest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private long at;
    private long begin;
    private boolean inside;
    private boolean ended;

    /**
     * Reads from {@code in}, which is closed with this.
     *
     * @param largest no more bytes of a message than this are held
     */
    public Mbox(InputStream in, int largest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.largest = largest;
    }

    /** Whether a file that begins like this is an mbox. */
    public static boolean isOne(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        int end = start.indexOf('\n');
        return end > 0
                && SEPARATOR.matcher(start.substring(0, end).stripTrailing()).matches()
                && start.startsWith("From ");
    }

    /** The next message; empty if there is none. */
    public Optional<Message> next() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(8192);
        boolean tooLarge = false;
        boolean blank = true;
        long from = begin;
        while (!ended) {
            long lineAt = at;
            boolean cut = !readLine();
            if (line.size() == 0) {
                ended = true;
                break;
            }
            byte[] bytes = line.toByteArray();
            if (blank && !cut && isSeparator(bytes)) {
                begin = lineAt;
                if (inside) {
                    return Optional.of(new Message(from, lineAt - from, tooLarge ? Optional.empty() : whole(message)));
                }
                inside = true;
                from = lineAt;
                blank = false;
                continue;
            }
            blank = bytes.length <= 2 && (bytes[0] == '\n' || bytes[0] == '\r');
            if (!inside) {
                continue; // what stands before the first message is none
            }
            int quoted = quotedFrom(bytes) ? 1 : 0;
            if (tooLarge || message.size() + bytes.length > largest) {
                tooLarge = true;
                message.reset();
            } else {
                message.write(bytes, quoted, bytes.length - quoted);
            }
        }
        if (!inside) {
            return Optional.empty();
        }
        inside = false;
        return Optional.of(new Message(from, at - from, tooLarge ? Optional.empty() : whole(message)));
    }

    /** A message without the empty line that parts it from the next. */
    private static Optional<byte[]> whole(ByteArrayOutputStream message) {
        byte[] bytes = message.toByteArray();
        int end = bytes.length;
        if (end >= 2 && bytes[end - 1] == '\n') {
            int before = bytes[end - 2] == '\r' ? end - 2 : end - 1;
            if (before >= 1 && bytes[before - 1] == '\n') {
                end = before;
            }
        }
        return Optional.of(end == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, end));
    }

    /** Reads a line, its end included, into {@link #line}; a part of it, and returns false, where it is very long. */
    private boolean readLine() throws IOException {
        line.reset();
        while (line.size() < largest) {
            int b = in.read();
            if (b < 0) {
                return true;
            }
            at++;
            line.write(b);
            if (b == '\n') {
                return true;
            }
        }
        return false;
    }

    private static boolean isSeparator(byte[] line) {
        if (line.length < 6 || line.length > 1000 || line[0] != 'F' || line[4] != ' ') {
            return false;
        }
        String text = new String(line, StandardCharsets.ISO_8859_1).stripTrailing();
        return text.startsWith("From ") && SEPARATOR.matcher(text).matches();
    }

    private static boolean quotedFrom(byte[] line) {
        int i = 0;
        while (i < line.length && line[i] == '>') {
            i++;
        }
        return i > 0
                && line.length >= i + 5
                && line[i] == 'F'
                && line[i + 1] == 'r'
                && line[i + 2] == 'o'
                && line[i + 3] == 'm'
                && line[i + 4] == ' ';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
