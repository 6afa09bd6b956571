package io.softspoken.milter;

/** Why a message that should have been judged was not. */
enum Trouble {
    /** The engine failed on it. */
    ENGINE_ERROR("engine-error"),
    /** No verdict within {@link Limits#messageTime()}. */
    OUT_OF_TIME("out-of-time"),
    /** Its text is not whole within {@link Limits#messageBytes()}, or it goes over another limit of size. */
    TOO_LARGE("too-large"),
    /** It cannot be taken apart. */
    UNPARSABLE("unparsable"),
    /** {@link Limits#memoryBytes()} or {@link Limits#queue()} is used up. */
    BUSY("busy");

    private final String id;

    Trouble(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
