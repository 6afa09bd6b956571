package io.softspoken.audit;

/** An audit cannot be made. The message is one line: which file, what is wrong and what to do. */
public final class AuditException extends Exception {
    private static final long serialVersionUID = 1L;

    AuditException(String message) {
        super(message);
    }
}
