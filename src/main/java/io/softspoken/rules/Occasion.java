package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Surroundings;
import java.util.Set;

/**
 * What a draft is judged against.
 *
 * @param audience who reads it
 * @param around the message being answered and what it does
 * @param terms the words of that message in lower case, for terms that its writer used; empty if it is not known
 */
public record Occasion(Audience audience, Surroundings around, Set<String> terms) {
    /** Whether the message being answered is known. */
    boolean answered() {
        return around.answered();
    }

    /** What that message does, by the names of the acts; empty if it is not known. */
    Set<String> acts() {
        return around.acts();
    }

    /** How many words it has; 0 if it is not known. */
    int incomingWords() {
        return around.words();
    }
}
