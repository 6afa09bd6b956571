package io.softspoken.fix;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.report.Missing;
import java.util.Optional;

/** A sentence that makes up for what is missing, as an edit of the word that it comes to stand beside. */
public final class Addition {
    private Addition() {}

    /**
     * The sentence to be added: the first suggestion, or the first without a part for the writer to fill in; empty if there is
     * none.
     *
     * @param placeholders whether a sentence with such a part will do
     */
    public static Optional<String> sentence(Missing missing, boolean placeholders) {
        return missing.suggestions().stream()
                .filter(one -> placeholders || !FixPlan.hasPlaceholder(one, ""))
                .findFirst();
    }

    /**
     * The edit that puts a sentence where something is missing, before or behind the word that stands there; empty if no word
     * does.
     *
     * @param missing what the report on {@code draft} says is missing
     */
    public static Optional<Edit> edit(Draft draft, Missing missing, String sentence) {
        String text = draft.text();
        String words = draft.words();
        int at = missing.at();
        boolean behind = at > 0 && !draft.seen(new Span(at - 1, at)).of(words).isBlank();
        Span word =
                behind ? draft.seen(new Span(at - 1, at)) : draft.seen(new Span(at, Math.min(at + 1, text.length())));
        if (word.length() == 0) {
            return Optional.empty();
        }
        int start = word.start();
        int end = word.end();
        while (behind && start > 0 && !Character.isWhitespace(words.charAt(start - 1))) {
            start--;
        }
        while (!behind && end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        String there = words.substring(start, end);
        return Optional.of(new Edit(new Span(start, end), behind ? there + " " + sentence : sentence + " " + there));
    }
}
