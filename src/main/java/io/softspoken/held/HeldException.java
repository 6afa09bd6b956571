package io.softspoken.held;

/** Something cannot be done. The message is one line: what is wrong, and what to do; never words of a mail. */
public final class HeldException extends Exception {
    private static final long serialVersionUID = 1L;

    HeldException(String message) {
        super(message);
    }
}
