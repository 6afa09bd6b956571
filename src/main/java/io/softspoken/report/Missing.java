package io.softspoken.report;

import java.util.List;

/**
 * Something the reader is owed and the draft does not say.
 *
 * @param item what is missing
 * @param message why the reader would miss it; whole sentences
 * @param suggestions sentences that could be added, best first
 * @param at where in the text that was given such a sentence could stand, in UTF-16 code units: before this character
 */
public record Missing(Acknowledgement item, String message, List<String> suggestions, int at) {
    /** Copies the list. */
    public Missing {
        suggestions = List.copyOf(suggestions);
    }
}
