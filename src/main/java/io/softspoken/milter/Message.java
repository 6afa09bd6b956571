package io.softspoken.milter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message as it comes in: its envelope, and its bytes as far as they are wanted. It is filled by one {@link Session},
 * and does not change from the end of the message on; then another thread may read it.
 */
final class Message {
    private static final int LONGEST_ADDRESS = 1_000;

    private final Settings settings;
    private final Limits limits;
    private final String sender;
    private final String login;
    private final List<String> recipients = new ArrayList<>();
    private final Bytes raw;
    private final Fields fields = new Fields();
    private String queueId;
    private boolean recipientsCut;
    private int bodyStart;
    private boolean cut;
    private @Nullable Pass pass;
    private @Nullable Trouble trouble;
    private String detail = "";

    /**
     * A message that begins.
     *
     * @param settings those that count for it until its end, whatever is loaded meanwhile
     * @param sender as the MTA gave it, angle brackets and all
     * @param login who has authenticated, or ""
     * @param queueId the MTA's name for it, or "" if that is not known yet
     */
    Message(Settings settings, Memory memory, String sender, String login, String queueId) {
        this.settings = settings;
        limits = settings.config().limits();
        this.sender = address(sender);
        this.login = login;
        this.queueId = queueId;
        raw = new Bytes(memory);
        pass = this.sender.isEmpty() ? Pass.NULL_SENDER : null;
    }

    private static String address(String given) {
        String bare = given.startsWith("<") && given.endsWith(">") ? given.substring(1, given.length() - 1) : given;
        String low = bare.strip().toLowerCase(Locale.ROOT);
        return low.length() > LONGEST_ADDRESS ? low.substring(0, LONGEST_ADDRESS) : low;
    }

    void recipient(String given) {
        if (recipients.size() < limits.recipients()) {
            recipients.add(address(given));
        } else {
            recipientsCut = true;
        }
    }

    void queueId(String id) {
        queueId = id;
    }

    /**
     * Takes a header field in.
     *
     * @param leadingSpace whether {@code value} begins with what stood behind the colon
     */
    void header(ByteBuffer name, ByteBuffer value, boolean leadingSpace) {
        fields.add(Wire.text(name), value);
        if (fields.count() > limits.headers()) {
            fail(Trouble.TOO_LARGE, "more than " + limits.headers() + " header fields");
        }
        if (!wantsMore()) {
            return;
        }
        boolean kept = name.remaining() + 2L * value.remaining() + 4 <= limits.messageBytes() - raw.size();
        if (!kept) {
            fail(Trouble.TOO_LARGE, "its header alone is longer than " + limits.messageBytes() + " bytes");
            return;
        }
        boolean room = raw.add(name) && raw.add(':') && (leadingSpace || raw.add(' '));
        // Folded lines come with a bare line feed between them.
        byte last = 0;
        while (room && value.hasRemaining()) {
            byte b = value.get();
            room = (b != '\n' || last == '\r' || raw.add('\r')) && raw.add(b);
            last = b;
        }
        if (!room || !raw.add('\r') || !raw.add('\n')) {
            noMemory();
        }
    }

    void endOfHeaders() {
        if (wantsMore() && (!raw.add('\r') || !raw.add('\n'))) {
            noMemory();
        }
        bodyStart = raw.size();
        if (pass == null) {
            pass = fields.pass(settings.config().judgeSigned());
        }
        if (pass != null) {
            raw.clear();
        }
    }

    /** Takes a piece of the body in, or as much of it as is wanted. */
    void body(ByteBuffer piece) {
        if (!wantsMore() || !piece.hasRemaining()) {
            return;
        }
        int room = limits.messageBytes() - raw.size();
        if (piece.remaining() > room) {
            cut = true;
            piece.limit(piece.position() + Math.max(0, room));
        }
        if (!raw.add(piece)) {
            noMemory();
        }
    }

    private void noMemory() {
        fail(Trouble.BUSY, "no memory for more messages");
    }

    private void fail(Trouble what, String why) {
        if (trouble == null) {
            trouble = what;
            detail = why;
        }
        raw.clear();
    }

    /** Whether more of the message is of use. */
    boolean wantsMore() {
        return trouble == null && !cut && pass == null;
    }

    /** Lets its bytes go. */
    void clear() {
        raw.clear();
    }

    Settings settings() {
        return settings;
    }

    /** The address in the envelope, in lower case; "" for the null sender. */
    String sender() {
        return sender;
    }

    /** Who has authenticated, or "". */
    String login() {
        return login;
    }

    /** Those of the envelope, in lower case; nobody where there are too many to know all. */
    List<String> recipients() {
        return recipientsCut ? List.of() : recipients;
    }

    /** The MTA's name for it, or "". */
    String queueId() {
        return queueId;
    }

    Fields fields() {
        return fields;
    }

    Bytes raw() {
        return raw;
    }

    /** Where in {@link #raw()} the body begins. */
    int bodyStart() {
        return bodyStart;
    }

    /** Whether there was more of it than was kept. */
    boolean isCut() {
        return cut;
    }

    /** Why its header alone says that it is not to be judged; null if it does not. */
    @Nullable
    Pass passed() {
        return pass;
    }

    /** What kept it from being taken in whole; null if nothing did. */
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    /** More of {@link #trouble()}. */
    String detail() {
        return detail;
    }
}
