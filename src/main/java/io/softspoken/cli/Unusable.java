package io.softspoken.cli;

/** The call or an input cannot be used. The message is one line (or several, one for each thing wrong): which, what is wrong, what to do. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
