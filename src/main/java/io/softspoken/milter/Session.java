package io.softspoken.milter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one MTA connection is about: takes frames in, writes answers, and gathers messages. Knows nothing of sockets,
 * threads or clocks. Not thread-safe.
 */
final class Session {
    private static final int LONGEST_MACRO = 256;
    private static final int SPARED =
            Wire.NO_DATA | Wire.NO_REPLY_RECIPIENT | Wire.NO_REPLY_HEADER | Wire.NO_REPLY_END_OF_HEADERS;

    /** What is to be done after a frame. */
    enum Next {
        /** Wait for more. */
        READ,
        /** Judge {@link #message()}, and give {@link #answer} what is decided. */
        JUDGE,
        /** The MTA has said goodbye. */
        CLOSE
    }

    private enum State {
        NEW,
        READY,
        ENVELOPE,
        HEADERS,
        BODY,
        JUDGING
    }

    private final Supplier<Settings> settings;
    private final Memory memory;
    private final boolean answersSpared;
    private State state = State.NEW;
    private int actions;
    private int steps;
    private String login = "";
    private String queueId = "";
    private @Nullable Message message;

    /**
     * A connection that begins.
     *
     * @param settings those of now; asked at the beginning of each message
     * @param answersSpared whether to ask the MTA not to send or not to wait where our answer would only be "go on". Not
     *     over a TCP connection that does not acknowledge promptly, where it costs 40 ms a message: Postfix sends the macros of
     *     a command all the same, in a packet of their own, and the next packet waits until that one is acknowledged, which the
     *     system puts off as long as there is no answer to send
     */
    Session(Supplier<Settings> settings, Memory memory, boolean answersSpared) {
        this.settings = settings;
        this.memory = memory;
        this.answersSpared = answersSpared;
    }

    /**
     * Takes a frame in.
     *
     * @param frame command and data; read only during this call
     * @param out takes the answers
     * @throws ProtocolException if the frame is malformed or does not belong there; the connection cannot be used any more
     */
    Next take(ByteBuffer frame, ByteArrayOutputStream out) throws ProtocolException {
        byte command = frame.get();
        if (state == State.NEW && command != Wire.NEGOTIATE && command != Wire.QUIT) {
            throw order("a command before the negotiation");
        }
        if (state == State.JUDGING && command != Wire.ABORT && command != Wire.QUIT) {
            throw order("a command before the answer to the one before");
        }
        switch (command) {
            case Wire.NEGOTIATE -> negotiate(frame, out);
            case Wire.MACROS -> macros(frame);
            case Wire.CONNECT, Wire.HELO, Wire.UNKNOWN -> {
                if (command != Wire.UNKNOWN) {
                    in(State.READY);
                }
                Wire.write(out, Wire.CONTINUE);
            }
            case Wire.MAIL -> {
                in(State.READY);
                message = new Message(settings.get(), memory, Wire.text(Wire.untilZero(frame)), login, queueId);
                login = "";
                queueId = "";
                go(State.ENVELOPE, 0, out);
            }
            case Wire.RECIPIENT -> {
                current(State.ENVELOPE).recipient(Wire.text(Wire.untilZero(frame)));
                go(State.ENVELOPE, Wire.NO_REPLY_RECIPIENT, out);
            }
            case Wire.DATA -> {
                in(State.ENVELOPE);
                go(State.ENVELOPE, 0, out);
            }
            case Wire.HEADER -> {
                Message to = current(State.ENVELOPE, State.HEADERS);
                ByteBuffer name = Wire.untilZero(frame);
                to.header(name, Wire.untilZero(frame), (steps & Wire.LEADING_SPACE) != 0);
                go(State.HEADERS, Wire.NO_REPLY_HEADER, out);
            }
            case Wire.END_OF_HEADERS -> {
                current(State.ENVELOPE, State.HEADERS).endOfHeaders();
                go(State.BODY, Wire.NO_REPLY_END_OF_HEADERS, out);
            }
            case Wire.BODY -> {
                Message to = current(State.BODY);
                to.body(frame);
                if ((steps & Wire.NO_REPLY_BODY) == 0) {
                    boolean skip = !to.wantsMore() && (steps & Wire.MAY_SKIP) != 0;
                    Wire.write(out, skip ? Wire.SKIP : Wire.CONTINUE);
                }
            }
            case Wire.END_OF_MESSAGE -> {
                current(State.BODY).body(frame); // the last piece may come with it
                state = State.JUDGING;
                return Next.JUDGE;
            }
            case Wire.ABORT -> drop();
            case Wire.QUIT_NEW_CONNECTION -> {
                drop();
                login = "";
                queueId = "";
            }
            case Wire.QUIT -> {
                drop();
                return Next.CLOSE;
            }
            default -> throw order("an unknown command");
        }
        return Next.READ;
    }

    private void negotiate(ByteBuffer frame, ByteArrayOutputStream out) throws ProtocolException {
        in(State.NEW);
        if (frame.remaining() < 12) {
            throw new ProtocolException(ProtocolException.Kind.FRAME, "a negotiation cut short");
        }
        int version = frame.getInt();
        if (version < Wire.OLDEST_VERSION) {
            throw new ProtocolException(
                    ProtocolException.Kind.NEGOTIATION,
                    "the MTA speaks version " + Integer.toUnsignedString(version) + " of the protocol; version "
                            + Wire.OLDEST_VERSION + " or newer is needed, 6 is best");
        }
        actions = frame.getInt() & (Wire.MAY_ADD_HEADERS | Wire.MAY_CHANGE_HEADERS | Wire.MAY_QUARANTINE);
        int wanted = Wire.NO_CONNECT
                | Wire.NO_HELO
                | Wire.NO_UNKNOWN
                | Wire.MAY_SKIP
                | Wire.LEADING_SPACE
                | (answersSpared ? SPARED : 0);
        steps = frame.getInt() & wanted;
        state = State.READY;
        Wire.negotiated(out, Math.min(version, Wire.VERSION), actions, steps);
    }

    /** What the MTA tells beside a command, before it: who has authenticated, and its name for the message. */
    private void macros(ByteBuffer frame) throws ProtocolException {
        if (!frame.hasRemaining()) {
            throw new ProtocolException(ProtocolException.Kind.FRAME, "macros for no command");
        }
        byte of = frame.get();
        if (of == Wire.MAIL) {
            login = "";
            queueId = "";
        }
        while (frame.hasRemaining()) {
            String name = Wire.text(Wire.untilZero(frame));
            String value = Wire.text(Wire.untilZero(frame));
            if (value.length() > LONGEST_MACRO) {
                value = value.substring(0, LONGEST_MACRO);
            }
            if (name.equals("i") || name.equals("{i}")) {
                if (message == null) {
                    queueId = value;
                } else {
                    message.queueId(value);
                }
            } else if (name.equals("{auth_authen}") && of == Wire.MAIL) {
                login = value;
            }
        }
    }

    private void go(State next, int unanswered, ByteArrayOutputStream out) {
        state = next;
        if ((steps & unanswered) == 0) {
            Wire.write(out, Wire.CONTINUE);
        }
    }

    private void in(State... allowed) throws ProtocolException {
        for (State one : allowed) {
            if (state == one) {
                return;
            }
        }
        throw order("a command out of order");
    }

    private Message current(State... allowed) throws ProtocolException {
        in(allowed);
        if (message == null) {
            throw order("a command without a message");
        }
        return message;
    }

    private static ProtocolException order(String what) {
        return new ProtocolException(ProtocolException.Kind.ORDER, what);
    }

    /** Forgets the message in hand. Its bytes are let go unless somebody is judging it, who will do so then. */
    private void drop() {
        if (message != null && state != State.JUDGING) {
            message.clear();
        }
        message = null;
        if (state != State.NEW) {
            state = State.READY;
        }
    }

    /** The connection is gone. */
    void end() {
        drop();
    }

    /** Writes what was decided of {@link #message()}: all of it, or, if the message is no longer in hand, nothing. */
    void answer(Message judged, Decision decision, ByteArrayOutputStream out) {
        if (message == judged && state == State.JUDGING) {
            decision.write(out);
            message = null;
            state = State.READY;
        }
    }

    /** The message in hand; null between messages. */
    @Nullable
    Message message() {
        return message;
    }

    /** Whether the MTA waits for what is decided of {@link #message()}. */
    boolean isJudging() {
        return state == State.JUDGING;
    }

    boolean isNegotiated() {
        return state != State.NEW;
    }

    /** What the MTA lets us do, as bits of {@link Wire}. */
    int actions() {
        return actions;
    }

    /** What was agreed on with the MTA, as bits of {@link Wire}. */
    int steps() {
        return steps;
    }
}
