package io.softspoken.milter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One MTA connection: its socket, what is still to be written to it, and its clocks. On the protocol thread only. */
final class Connection {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Session session;
    private final FrameReader frames;
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(64);
    private final Limits limits;
    private final long opened = System.nanoTime();
    private long lastHeard = opened;
    private long frameSince;
    private long unwrittenSince;
    private ByteBuffer unwritten = NOTHING;

    private final @Nullable SocketOption<Boolean> promptly;

    /**
     * A connection that was accepted.
     *
     * @param promptly what {@link Sockets#prompt} says of the channel
     */
    Connection(
            SocketChannel channel,
            @Nullable SocketOption<Boolean> promptly,
            SelectionKey key,
            Session session,
            FrameReader frames,
            Limits limits) {
        this.channel = channel;
        this.promptly = promptly;
        this.key = key;
        this.session = session;
        this.frames = frames;
        this.limits = limits;
    }

    Session session() {
        return session;
    }

    /**
     * Reads what has come, and handles each whole frame.
     *
     * @param input a buffer to read into, empty before and after
     * @return false if the connection is over
     */
    boolean read(ByteBuffer input, Reactor reactor) throws IOException, ProtocolException {
        input.clear();
        int got = channel.read(input);
        if (got < 0) {
            return false;
        }
        input.flip();
        long now = System.nanoTime();
        lastHeard = now;
        boolean goesOn = true;
        for (ByteBuffer frame = frames.next(input); frame != null; frame = frames.next(input)) {
            frameSince = now;
            Session.Next next = session.take(frame, answers);
            if (next == Session.Next.CLOSE) {
                goesOn = false;
                break;
            }
            Message message = session.message();
            if (next == Session.Next.JUDGE && message != null) {
                reactor.judge(this, message);
            }
        }
        if (!frames.isWithinFrame()) {
            frameSince = 0;
        } else if (frameSince == 0) {
            frameSince = now;
        }
        flush();
        acknowledge();
        return goesOn;
    }

    void answer(Message message, Decision decision) throws IOException {
        session.answer(message, decision, answers);
        lastHeard = System.nanoTime();
        flush();
        acknowledge();
    }

    /** Acknowledges what has come, and what comes next; the system takes it as a wish for the moment, so it is said anew. */
    private void acknowledge() throws IOException {
        if (promptly != null && channel.isOpen()) {
            channel.setOption(promptly, true);
        }
    }

    /** Writes what can be written now. While something is left, nothing more is read: who does not listen is not heard. */
    void flush() throws IOException {
        if (answers.size() > 0) {
            ByteBuffer more = ByteBuffer.wrap(answers.toByteArray());
            answers.reset();
            unwritten = unwritten.hasRemaining()
                    ? ByteBuffer.allocate(unwritten.remaining() + more.remaining())
                            .put(unwritten)
                            .put(more)
                            .flip()
                    : more;
        }
        if (unwritten.hasRemaining()) {
            channel.write(unwritten);
        }
        if (unwritten.hasRemaining()) {
            unwrittenSince = unwrittenSince == 0 ? System.nanoTime() : unwrittenSince;
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            unwritten = NOTHING;
            unwrittenSince = 0;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    /** Which of the limits of time is over; null if none is. */
    @Nullable
    String overdue(long now) {
        if (unwrittenSince != 0 && now - unwrittenSince > limits.frameTime().toNanos()) {
            return "deaf";
        }
        if (frameSince != 0 && now - frameSince > limits.frameTime().toNanos()) {
            return "slow-frame";
        }
        if (!session.isNegotiated() && now - opened > limits.helloTime().toNanos()) {
            return "no-hello";
        }
        boolean judging = session.message() != null && session.isJudging();
        if (!judging && now - lastHeard > limits.idleTime().toNanos()) {
            return "idle";
        }
        return null;
    }

    /** Whether it could be closed without a message being lost sight of. */
    boolean isAtRest() {
        return session.message() == null && !unwritten.hasRemaining();
    }

    void close() {
        session.end();
        frames.clear();
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
