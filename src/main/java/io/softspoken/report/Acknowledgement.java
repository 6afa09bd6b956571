package io.softspoken.report;

import java.util.Locale;

/** What a reader may be owed besides the answer; missed in a draft, it weighs as its {@link #severity()}. */
public enum Acknowledgement {
    /** The incoming message tells of trouble or worry, and the draft takes notice of it. */
    EMPATHY(Severity.MEDIUM),
    /** Something went wrong on the writer's side, and the draft says sorry. */
    APOLOGY(Severity.MEDIUM),
    /** The reader did the writer a service, and the draft thanks for it. */
    THANKS(Severity.LOW),
    /** The reader learns what happens next, and when. */
    NEXT_STEP(Severity.MEDIUM),
    /** A problem is declared solved, and the reader is asked to confirm it. */
    CONFIRMATION(Severity.LOW);

    private final Severity severity;

    Acknowledgement(Severity severity) {
        this.severity = severity;
    }

    /** The name used in JSON, such as {@code next-step}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How much its absence weighs. */
    public Severity severity() {
        return severity;
    }
}
