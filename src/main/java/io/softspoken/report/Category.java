package io.softspoken.report;

import java.util.Locale;
import java.util.Optional;

/** The kinds of wording that a reader winces at. */
public enum Category {
    /** Irritation, hostility, sarcasm, shouting, threat, insult or profanity, aimed at the reader or vented at them. */
    ANGER("irritation, hostility, sarcasm, shouting, threat, insult, profanity"),
    /** A technical term or unexplained abbreviation that a lay reader would not know. */
    JARGON("a technical term or abbreviation that a lay reader would not know"),
    /** Scares the reader without need: loss, breach, disaster, blame from above, speculation about the worst. */
    ALARM("scares the reader without need: loss, breach, disaster, guesses at the worst"),
    /** Answers thanks or a request as if it had been a bother. */
    NO_PROBLEM("answers thanks or a request as if it had been a bother"),
    /** Makes the reader feel at fault, ignorant or embarrassed. */
    BLAME("makes the reader feel at fault, ignorant or embarrassed"),
    /** Talks down: implies that the thing is obvious or the reader slow. */
    CONDESCENSION("talks down: as if the thing were obvious or the reader slow"),
    /** Brushes the reader off: not my job, too busy, cold policy, flippant, makes little of the trouble. */
    INDIFFERENCE("brushes the reader off: not my job, too busy, cold policy, flippant"),
    /** An apology that does not own it: casual, conditional or canned. */
    WEAK_APOLOGY("an apology that does not own it: casual, conditional, canned"),
    /** Says what cannot be done and leaves it there, or orders the reader about in the negative. */
    NEGATIVE("says what cannot be done and leaves it there"),
    /** A promise that nobody can keep. */
    OVERPROMISE("a promise that nobody can keep"),
    /** A commitment with no time in it. */
    VAGUE_TIMING("a commitment with no time in it"),
    /** Explains lateness or failure by the writer's own troubles. */
    EXCUSE("explains lateness or failure by the writer's own troubles"),
    /** Too short or too blunt for the occasion, or an order with no please. */
    CURT("too short or too blunt for the occasion"),
    /** Buries the reader: a wall of text, a sentence that does not end, a lecture nobody asked for. */
    LONG_WINDED("buries the reader in text");

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String summary;

    Category(String summary) {
        this.summary = summary;
    }

    /** The name used in JSON, packs, options and folder names, such as {@code no-problem}. */
    public String id() {
        return id;
    }

    /** What it is, in a few words without a full stop; stands in listings. */
    public String summary() {
        return summary;
    }

    /** The category of that {@link #id()}, or empty if there is none. */
    public static Optional<Category> of(String id) {
        for (Category category : values()) {
            if (category.id.equals(id)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
