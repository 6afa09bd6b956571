package io.softspoken.milter;

/** The peer sent what the protocol does not allow, or more than a limit does; its connection is closed. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of fault it was, for counting. */
    enum Kind {
        /** The bytes are no frame. */
        FRAME,
        /** The frame does not belong there. */
        ORDER,
        /** The peer speaks a version or lacks a step that we cannot do with. */
        NEGOTIATION,
        /** Memory is used up, and a frame cannot be kept in part. */
        MEMORY
    }

    private final Kind kind;

    ProtocolException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
