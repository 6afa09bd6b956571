package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftenerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The gate, as I told you, is shut. | as I told you | The gate is shut.",
                "It works, obviously, on the new one. | obviously | It works on the new one.",
                "The gate is shut, that is to say, not open. | that is to say | The gate is shut, not open.",
                "The old gate is shut, as I told you, and the new one is not. | as I told you"
                        + " | The old gate is shut, and the new one is not.",
                "The gate is shut, as I told you. | as I told you | The gate is shut.",
            })
    void noCommaStaysBehindWithoutNeed(String text, String words, String left) {
        int at = text.indexOf(words);
        assertThat(Softener.without(text, new Span(at, at + words.length()))).isEqualTo(left);
    }

    @Test
    void aSentenceIsPutInOnceAndThenTheNextOne() {
        String text = "Fool! Clown! Muppet!";
        List<String> two = List.of("Let us look at what happened.", "Let us see how to go on.");
        List<Fitted> fitted = List.of(found(0, 5, two), found(6, 12, two), found(13, 20, two));

        String once = Softener.soften(Draft.of(text), fitted);

        assertThat(once).isEqualTo("Let us look at what happened. Let us see how to go on. Muppet!");
    }

    @Test
    void aSentenceThatStandsThereIsNotPutInAgain() {
        String text = "Fool! Let us look at what happened.";

        String once = Softener.soften(Draft.of(text), List.of(found(0, 5, List.of("Let us look at what happened."))));

        assertThat(once).isEqualTo(text);
    }

    @Test
    void aSentenceAroundWhatIsKeptIsPutInOnce() {
        String frame = "%s Please write to me if anything is unclear.";
        Fitted first = found(0, 5, List.of(String.format(frame, "Done.")));
        Fitted second = found(6, 12, List.of(String.format(frame, "Fixed.")));

        String once = Softener.soften(Draft.of("Done. Fixed."), List.of(first, second));

        assertThat(once).isEqualTo("Done. Please write to me if anything is unclear. Fixed.");
    }

    @Test
    void shortWordsMayStandTwice() {
        String once = Softener.soften(
                Draft.of("soon, soon"), List.of(found(0, 4, List.of("by [time]")), found(6, 10, List.of("by [time]"))));

        assertThat(once).isEqualTo("by [time], by [time]");
    }

    private static Fitted found(int start, int end, List<String> suggestions) {
        return new Fitted("anger/insult", Category.ANGER, Severity.HIGH, new Span(start, end), "why", suggestions);
    }
}
