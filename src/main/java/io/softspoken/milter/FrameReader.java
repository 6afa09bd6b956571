package io.softspoken.milter;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames in a stream of bytes: four bytes of length, most significant first, then so many bytes, of which the
 * first is the command. Holds nothing between frames; a frame that has come in part grows with what has come, never with
 * what its length claims. Not thread-safe.
 */
final class FrameReader {
    private static final int LENGTH_BYTES = 4;

    private final int largest;
    private final Bytes part;
    private int lengthRead;
    private int length;
    private boolean handedOut;

    FrameReader(int largest, Memory memory) {
        this.largest = largest;
        part = new Bytes(memory);
    }

    /**
     * The next whole frame, without its length: at least one byte, valid until the next call.
     *
     * @param in what has come; what belongs to the frame is taken from it
     * @return null if the frame is not whole yet; then {@code in} is empty
     */
    @Nullable
    ByteBuffer next(ByteBuffer in) throws ProtocolException {
        if (handedOut) {
            part.clear();
            handedOut = false;
        }
        while (lengthRead < LENGTH_BYTES) {
            if (!in.hasRemaining()) {
                return null;
            }
            length = length << 8 | in.get() & 0xFF;
            lengthRead++;
            if (lengthRead == LENGTH_BYTES && (length < 1 || length > largest)) {
                throw new ProtocolException(
                        ProtocolException.Kind.FRAME,
                        "a frame of " + Integer.toUnsignedString(length) + " bytes; from 1 to " + largest
                                + " are allowed");
            }
        }
        int wanted = length - part.size();
        if (part.size() == 0 && in.remaining() >= wanted) {
            ByteBuffer frame = in.slice(in.position(), wanted);
            in.position(in.position() + wanted);
            start();
            return frame;
        }
        int taken = Math.min(wanted, in.remaining());
        boolean kept = part.add(in.slice(in.position(), taken));
        in.position(in.position() + taken);
        if (!kept) {
            throw new ProtocolException(ProtocolException.Kind.MEMORY, "no memory for a frame of " + length + " bytes");
        }
        if (taken < wanted) {
            return null;
        }
        start();
        handedOut = true;
        return part.view();
    }

    private void start() {
        lengthRead = 0;
        length = 0;
    }

    /** Whether a frame has begun and is not whole. */
    boolean isWithinFrame() {
        return lengthRead > 0;
    }

    /** Lets go what is held. */
    void clear() {
        part.clear();
        handedOut = false;
    }
}
