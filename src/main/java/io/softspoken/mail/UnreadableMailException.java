package io.softspoken.mail;

/** A mail holds nothing that could be judged: it is encrypted, has no text, or is no mail. The message says which. */
public final class UnreadableMailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why nothing can be judged. */
    public enum Reason {
        /** It is encrypted. */
        ENCRYPTED,
        /** It has no text: attachments only, or nothing at all. */
        NO_TEXT,
        /** It cannot be taken apart. */
        UNPARSABLE
    }

    private final Reason reason;

    /** With one line that says what is wrong; it holds nothing of the mail's text. */
    public UnreadableMailException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of reason it is. */
    public Reason reason() {
        return reason;
    }
}
