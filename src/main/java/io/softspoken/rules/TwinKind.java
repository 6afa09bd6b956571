package io.softspoken.rules;

import java.util.Locale;

/**
 * A place in which the words of a wrong example do no harm, or another turn of them that does none. A rule tells a kind
 * apart when it is quiet there.
 */
public enum TwinKind {
    /** In quotation marks: somebody else's words. */
    QUOTED(true),
    /** In earlier mail, marked with {@code >} or as a {@code <blockquote>}. */
    CITED(true),
    /** Between fences, in a line of a log or of a program. */
    CODE(true),
    /** Under the line that begins a signature. */
    SIGNED(true),
    /** As the name of a company. */
    NAMED(true),
    /** Said of a thing instead of the reader. */
    THING(true),
    /** Denied. What is denied may still be heard, so that this kind is reported and fails nothing. */
    NEGATED(false);

    private final boolean clean;

    TwinKind(boolean clean) {
        this.clean = clean;
    }

    /** The name used in rule files and reports, such as {@code quoted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the tone guide finds every twin of this kind clean, so that a rule may not flag one. */
    public boolean isClean() {
        return clean;
    }
}
