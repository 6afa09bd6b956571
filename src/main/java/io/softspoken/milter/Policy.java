package io.softspoken.milter;

/** What may happen to mail that is flagged. */
enum Policy {
    /** Counted and noted; the mail is not touched. */
    OBSERVE("observe"),
    /** The mail goes out with a header of ours. */
    TAG("tag"),
    /** The mail is put in the MTA's hold queue, as it came. */
    HOLD("hold");

    private final String id;

    Policy(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
