package io.softspoken.serve;

/** A request is not answered. The message says what is wrong and what to do, and holds no words of a draft. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int after;

    Refusal(int status, String message) {
        this(status, message, 0);
    }

    /** @param after in so many seconds it may be asked again; 0 if that would not help */
    Refusal(int status, String message, int after) {
        super(message, null, false, false);
        this.status = status;
        this.after = after;
    }

    int status() {
        return status;
    }

    int after() {
        return after;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
