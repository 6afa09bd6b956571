package io.softspoken.deep;

/** The deep model was asked for, and it or what runs it is not there. The message says in one line what to do. */
public final class DeepUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeepUnavailableException(String message) {
        super(message);
    }
}
