package io.softspoken.report;

import java.util.List;

/**
 * Words of the draft that a reader would wince at.
 *
 * @param rule id of the rule that found them, such as {@code alarm/lost-data}
 * @param category what kind of wording it is
 * @param severity how much it weighs on this occasion
 * @param start first character in the text that was given, in UTF-16 code units
 * @param end one past the last character
 * @param quote the characters from {@code start} to {@code end} of the text that was given
 * @param message why a reader would wince; whole sentences
 * @param suggestions wordings that can stand in the place of {@code quote} as they are (in HTML, after escaping),
 *     best first; a part in square brackets is the writer's to fill in; an empty string means that the words are
 *     best left out. Empty where only advice could be given, which {@code message} then holds
 */
public record Finding(
        String rule,
        Category category,
        Severity severity,
        int start,
        int end,
        String quote,
        String message,
        List<String> suggestions) {
    /** Copies the list. */
    public Finding {
        suggestions = List.copyOf(suggestions);
    }
}
