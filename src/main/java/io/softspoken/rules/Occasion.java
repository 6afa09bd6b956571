package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Surroundings;
import java.util.Locale;
import java.util.Set;

/**
 * What a draft is judged against.
 *
 * @param audience who reads it
 * @param around the message being answered and what it does
 * @param terms the words of that message by {@link Matcher#terms}, for terms that its writer used; empty if it is not known
 */
public record Occasion(Audience audience, Surroundings around, Set<String> terms) {
    /** Whether the message being answered is known. */
    boolean answered() {
        return around.answered();
    }

    /** Whether its writer used that word, in whatever case, number or form of the verb. */
    boolean uses(String word) {
        if (terms.isEmpty()) {
            return false;
        }
        String low = word.toLowerCase(Locale.ROOT);
        return terms.contains(low) || terms.contains(Inflection.stemOf(low));
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
