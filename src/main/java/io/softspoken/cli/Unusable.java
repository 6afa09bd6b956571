package io.softspoken.cli;

/** The call or an input cannot be used. The message is one line (or several, one for each thing wrong): which, what is wrong, what to do. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ofTheCall;

    /** An input cannot be used; others may. */
    Unusable(String message) {
        this(message, false);
    }

    private Unusable(String message, boolean ofTheCall) {
        super(message);
        this.ofTheCall = ofTheCall;
    }

    /** The call itself cannot be used, and so no input either. */
    static Unusable call(String message) {
        return new Unusable(message, true);
    }

    boolean isOfTheCall() {
        return ofTheCall;
    }
}
