package io.softspoken.report;

import java.util.Locale;

/** How much a finding weighs, least first. */
public enum Severity {
    /** A better wording exists. */
    LOW,
    /** A customer would wince. */
    MEDIUM,
    /** It would harm the relationship. */
    HIGH;

    /** The name used in JSON, packs and options, such as {@code medium}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
