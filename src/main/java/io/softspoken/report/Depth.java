package io.softspoken.report;

import java.util.Locale;

/** How deep a draft is heard. */
public enum Depth {
    /** The rules alone: what no rule foresaw is not heard, and what a rule takes too literally stands. */
    NONE,
    /** Rules and tone model: about a millisecond a draft. */
    FAST,
    /** A small transformer besides: tens of milliseconds a draft, and a model and a runtime that are not in the jar. */
    DEEP;

    /** Its name in options and configuration files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
