package io.softspoken.milter;

/** What the MTA is asked to do with a message. */
enum Action {
    /** Deliver it as it came. */
    ACCEPT("accept"),
    /** Deliver it with a header of ours. */
    TAG("tag"),
    /** Put it in the hold queue. */
    HOLD("hold"),
    /** Tell the client to come again later. */
    TEMPFAIL("tempfail");

    private final String id;

    Action(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
