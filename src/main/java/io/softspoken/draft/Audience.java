package io.softspoken.draft;

import java.util.Locale;

/** Who will read the draft; decides what is jargon. */
public enum Audience {
    /** A customer or end user: technical terms need plain words. */
    CUSTOMER,
    /** A colleague of the trade: technical terms are the shortest way. */
    TECHNICAL;

    /** The name used in options and configuration, such as {@code customer}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
