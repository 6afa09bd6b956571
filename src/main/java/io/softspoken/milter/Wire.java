package io.softspoken.milter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The letters and bits of the milter protocol, version 6, that we know, and the frames that we write. */
final class Wire {
    /** The newest version; what came after has the same number and more bits. */
    static final int VERSION = 6;
    /** The oldest that knows quarantine. */
    static final int OLDEST_VERSION = 2;

    // Commands of the MTA.
    static final byte ABORT = 'A';
    static final byte BODY = 'B';
    static final byte CONNECT = 'C';
    static final byte MACROS = 'D';
    static final byte END_OF_MESSAGE = 'E';
    static final byte HELO = 'H';
    static final byte QUIT_NEW_CONNECTION = 'K';
    static final byte HEADER = 'L';
    static final byte MAIL = 'M';
    static final byte END_OF_HEADERS = 'N';
    static final byte NEGOTIATE = 'O';
    static final byte QUIT = 'Q';
    static final byte RECIPIENT = 'R';
    static final byte DATA = 'T';
    static final byte UNKNOWN = 'U';

    // Our answers.
    static final byte CONTINUE = 'c';
    static final byte SKIP = 's';
    static final byte TEMPFAIL = 't';
    static final byte ADD_HEADER = 'h';
    static final byte CHANGE_HEADER = 'm';
    static final byte QUARANTINE = 'q';

    // What we may ask the MTA to do.
    static final int MAY_ADD_HEADERS = 0x01;
    static final int MAY_CHANGE_HEADERS = 0x10;
    static final int MAY_QUARANTINE = 0x20;

    // What the MTA need not send, or may send or take otherwise.
    static final int NO_CONNECT = 0x01;
    static final int NO_HELO = 0x02;
    static final int NO_UNKNOWN = 0x100;
    static final int NO_DATA = 0x200;
    static final int MAY_SKIP = 0x400;
    static final int NO_REPLY_HEADER = 0x80;
    static final int NO_REPLY_RECIPIENT = 0x8000;
    static final int NO_REPLY_END_OF_HEADERS = 0x40000;
    static final int NO_REPLY_BODY = 0x80000;
    static final int LEADING_SPACE = 0x100000;

    private Wire() {}

    /** A frame that is a letter alone. */
    static void write(ByteArrayOutputStream out, byte letter) {
        number(out, 1);
        out.write(letter);
    }

    /** Version, actions and steps. */
    static void negotiated(ByteArrayOutputStream out, int version, int actions, int steps) {
        number(out, 13);
        out.write(NEGOTIATE);
        number(out, version);
        number(out, actions);
        number(out, steps);
    }

    static void addHeader(ByteArrayOutputStream out, String name, String value) {
        byte[] text = (name + '\0' + value + '\0').getBytes(StandardCharsets.ISO_8859_1);
        number(out, 1 + text.length);
        out.write(ADD_HEADER);
        out.writeBytes(text);
    }

    /** Deletes the header field of that name which is the n-th from above, counted from 1. */
    static void deleteHeader(ByteArrayOutputStream out, String name, int n) {
        byte[] text = (name + "\0\0").getBytes(StandardCharsets.ISO_8859_1);
        number(out, 5 + text.length);
        out.write(CHANGE_HEADER);
        number(out, n);
        out.writeBytes(text);
    }

    static void quarantine(ByteArrayOutputStream out, String reason) {
        byte[] text = (reason + '\0').getBytes(StandardCharsets.ISO_8859_1);
        number(out, 1 + text.length);
        out.write(QUARANTINE);
        out.writeBytes(text);
    }

    private static void number(ByteArrayOutputStream out, int n) {
        out.write(n >>> 24);
        out.write(n >>> 16);
        out.write(n >>> 8);
        out.write(n);
    }

    /** The bytes up to the next zero, which is taken too; the frame is malformed if there is none. */
    static ByteBuffer untilZero(ByteBuffer data) throws ProtocolException {
        for (int i = data.position(); i < data.limit(); i++) {
            if (data.get(i) == 0) {
                ByteBuffer text = data.slice(data.position(), i - data.position());
                data.position(i + 1);
                return text;
            }
        }
        throw new ProtocolException(ProtocolException.Kind.FRAME, "a text without its end");
    }

    /** Each byte as the character of the same number: nothing is lost. */
    static String text(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }
}
