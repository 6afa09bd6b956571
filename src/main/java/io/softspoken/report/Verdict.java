package io.softspoken.report;

import java.util.Locale;

/** What should happen to a draft, mildest first. */
public enum Verdict {
    /** Nothing weighs more than {@link Severity#LOW}, and fewer than three things weigh that. */
    SEND,
    /** The writer should look first: something {@link Severity#MEDIUM}, or three or more {@link Severity#LOW}. */
    REVIEW,
    /** A mail gateway should keep it back: something {@link Severity#HIGH}. */
    HOLD;

    /** The name used in JSON and audit lines, such as {@code review}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
