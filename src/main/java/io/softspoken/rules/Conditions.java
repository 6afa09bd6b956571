package io.softspoken.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a pattern counts.
 *
 * @param anyNegation counts after a negation too
 * @param anyQuotation counts inside quotation marks too
 * @param question true: only in a question; false: only outside one; null: both
 * @param place where in the draft
 * @param audience id of the audience it counts for, or null for all
 * @param answers acts of which the incoming message must hold one; none if empty
 * @param answersNot acts of which it may hold none
 * @param limits measures that must hold
 * @param heard how much the tone model must hear of the rule's category in the sentence
 */
record Conditions(
        boolean anyNegation,
        boolean anyQuotation,
        @Nullable Boolean question,
        Place place,
        @Nullable String audience,
        List<String> answers,
        List<String> answersNot,
        List<Limit> limits,
        Heard heard) {
    enum Heard {
        /** Counts whatever the model hears. */
        ANY,
        /** Counts unless the model finds it unlikely. */
        NOT_UNLIKELY,
        /** Counts where the model hears it too. */
        LIKELY,
        /** Counts where the model alone would flag it. */
        FIRMLY
    }

    enum Place {
        ANYWHERE,
        WHOLE,
        FIRST,
        LAST
    }

    enum Measure {
        DRAFT_WORDS,
        SENTENCE_WORDS,
        PARAGRAPH_WORDS,
        INCOMING_WORDS
    }

    /** @param above true: more than {@code number}; false: less */
    record Limit(Measure measure, boolean above, int number) {
        boolean holds(int value) {
            return above ? value > number : value < number;
        }
    }

    /** Whether one of the limits is of that measure. */
    boolean measures(Measure measure) {
        for (Limit limit : limits) {
            if (limit.measure() == measure) {
                return true;
            }
        }
        return false;
    }

    static final Conditions NONE = new Conditions(
            false, false, null, Place.ANYWHERE, null, List.of(), List.of(), List.of(), Heard.NOT_UNLIKELY);

    /** The same for a pattern that counts whatever the model hears. */
    Conditions whateverHeard() {
        return new Conditions(
                anyNegation, anyQuotation, question, place, audience, answers, answersNot, limits, Heard.ANY);
    }
}
