package io.softspoken.gate;

/** What is done with a message. */
public enum Action {
    /** It goes out. */
    SEND,
    /** It goes into the drafts folder, with the report beside it. */
    HOLD,
    /** It stays with the caller, who gets a {@link ToneRefusedException}. */
    REFUSE
}
