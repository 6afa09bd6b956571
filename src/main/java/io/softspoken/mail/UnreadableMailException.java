package io.softspoken.mail;

/** A mail holds nothing that could be judged: it is encrypted, has no text, or is no mail. The message says which. */
public final class UnreadableMailException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With one line that says what is wrong; it holds nothing of the mail's text. */
    public UnreadableMailException(String message) {
        super(message);
    }
}
