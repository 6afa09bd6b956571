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
                "The gate is shut; as I told you. | as I told you | The gate is shut.",
                // A comma goes behind a subject of two or three words, and stays behind one word or four.
                "The gate works, obviously, on it. | obviously | The gate works on it.",
                "The old gate works, obviously, on it. | obviously | The old gate works, on it.",
                "Well, obviously, on it. | obviously | Well, on it.",
                "So be it. The gate works, obviously, on it. | obviously | So be it. The gate works on it.",
                "So be it. The old gate works, obviously, on it. | obviously | So be it. The old gate works, on it.",
                "So be it: the old gate, obviously, on it. | obviously | So be it: the old gate on it.",
                "So be it¶The gate works, obviously, on it. | obviously | So be it¶The gate works on it.",
                "So be it¶The old gate works, obviously, on it. | obviously | So be it¶The old gate works, on it.",
                "It is over there, obviously, has it all. | obviously | It is over there has it all.",
                "The gate works, obviously, which helps. | obviously | The gate works, which helps.",
                "The gate works, obviously. | obviously | The gate works.",
                "The gate works, obviously; it does. | obviously | The gate works; it does.",
                "The gate works (obviously) on it. | obviously | The gate works () on it.",
            })
    void noCommaStaysBehindWithoutNeed(String marked, String words, String left) {
        String text = unescaped(marked);
        int at = text.indexOf(words);
        assertThat(Softener.without(text, new Span(at, at + words.length()))).isEqualTo(unescaped(left));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                // what begins a sentence goes with its comma and spaces, and the next letter is a capital
                "<Obviously>, it is red. | It is red.",
                "<Obviously> it is red. | It is red.",
                "Fine. <Obviously>, it is red. | Fine. It is red.",
                "Fine! <Obviously>, it is red. | Fine! It is red.",
                "Fine? <Obviously>, it is red. | Fine? It is red.",
                "Fine… <Obviously>, it is red. | Fine… It is red.",
                "Fine. → <Obviously>, it is red. | Fine. → It is red.",
                "Fine.¶<Obviously>, it is red. | Fine.¶It is red.",
                "Fine:¶<obviously> it is red. | Fine:¶It is red.",
                "<Obviously>, 9 are red. | 9 are red.",
                // and a whole one with its mark
                "Fine. <Obviously>. It is red. | Fine. It is red.",
                "Fine. <Obviously> – it is red. | Fine. It is red.",
                "Fine.¶¶<Obviously>.¶¶It is red. | Fine.¶¶It is red.",
                "<Obviously>.¶¶It is red. | It is red.",
                // inside a sentence one of two spaces goes, and no letter changes
                "It is <obviously> red. | It is red.",
                "I <obviously> went. | I went.",
                "It is <obviously>red. | It is red.",
                "It is<obviously> red. | It is red.",
                "It is red <obviously>. | It is red.",
                "It is red <obviously>! | It is red!",
                "It is red, <obviously>. | It is red.",
                "It is red, <obviously> | §It is red, §",
                "Is it: <obviously> red? | Is it: red?",
            })
    void whatIsLeftOverGoesToo(String marked, String left) {
        String text = unescaped(marked);
        int start = text.indexOf('<');
        int end = text.indexOf('>') - 1;
        String words = text.replace("<", "").replace(">", "");

        assertThat(Softener.without(words, new Span(start, end))).isEqualTo(unescaped(left));
        assertThat(Softener.soften(Draft.of(words), List.of(found(start, end, List.of("")))))
                .isEqualTo(unescaped(left));
    }

    private static String unescaped(String text) {
        return text.replace('¶', '\n').replace('→', '\t');
    }

    @Test
    void whatStandsFarBeforeWordsThatGoIsLeftAlone() {
        String before = "It is red, and so on, ".repeat(300);
        String after = " blue. Fine.";
        String text = before + "obviously" + after;
        Fitted found = found(before.length(), before.length() + 9, List.of(""));

        assertThat(Softener.soften(Draft.of(text), List.of(found))).isEqualTo(before + "blue. Fine.");
    }

    @Test
    void ofFindingsThatOverlapTheGravestIsMendedThenTheLongestThenTheFirst() {
        String text = "one two three four";
        Fitted grave = weighing(Severity.HIGH, 4, 7, "TWO");
        Fitted longer = weighing(Severity.MEDIUM, 0, 13, "LONG");
        Fitted first = weighing(Severity.LOW, 4, 13, "FIRST");
        Fitted second = weighing(Severity.LOW, 8, 17, "SECOND");
        Fitted last = weighing(Severity.LOW, 14, 18, "LAST");

        assertThat(Softener.soften(Draft.of(text), List.of(last, longer, grave)))
                .isEqualTo("one TWO three LAST");
        assertThat(Softener.soften(Draft.of(text), List.of(first, longer, second)))
                .isEqualTo("LONG four");
        assertThat(Softener.soften(Draft.of(text), List.of(second, first))).isEqualTo("one FIRST four");
        Fitted longest = weighing(Severity.LOW, 8, 18, "LONGEST");
        assertThat(Softener.soften(Draft.of(text), List.of(first, longest))).isEqualTo("one two LONGEST");
        assertThat(Softener.soften(Draft.of(text), List.of(last, second, first)))
                .isEqualTo("one FIRST LAST");
        assertThat(Softener.soften(Draft.of(text), List.of(last, second))).isEqualTo("one two SECONDr");
    }

    @Test
    void aFindingWithoutWordingsLeavesRoomForAnother() {
        Fitted none = found(0, 7, List.of());
        Fitted some = weighing(Severity.LOW, 4, 7, "red");

        assertThat(Softener.soften(Draft.of("so blue"), List.of(none, some))).isEqualTo("so bred");
    }

    /** Four words are no sentence that is noticed twice, five are. */
    @Test
    void aSentenceOfFiveWordsIsNoticedTwice() {
        String four = "We are so glad.";
        String five = "We are so very glad.";

        assertThat(Softener.soften(Draft.of("Fool! " + four), List.of(found(0, 5, List.of(four)))))
                .isEqualTo(four + " " + four);
        assertThat(Softener.soften(Draft.of("Fool! " + five), List.of(found(0, 5, List.of(five)))))
                .isEqualTo("Fool! " + five);
        assertThat(Softener.soften(Draft.of("Fool! " + five), List.of(found(0, 5, List.of("Hello. " + five)))))
                .isEqualTo("Fool! " + five);
    }

    @Test
    void aSentenceThatIsKeptOfTheReplacedWordsIsNotSaidTwice() {
        String kept = "The gate is shut for good.";

        assertThat(Softener.soften(Draft.of(kept), List.of(found(0, kept.length(), List.of("Sorry. " + kept)))))
                .isEqualTo("Sorry. " + kept);
    }

    /** In HTML the wording is escaped, and the tags in the replaced stretch are kept behind it. */
    @Test
    void inHtmlTheTagsStay() {
        String html = "<p>You <b>fool</b> &amp; clown</p>";
        String words = "You fool & clown";
        int[] starts = {3, 4, 5, 6, 10, 11, 12, 13, 18, 19, 24, 25, 26, 27, 28, 29};
        int[] ends = new int[starts.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = i == 9 ? 24 : starts[i] + 1;
        }
        Draft draft = Draft.ofHtml(html, words, starts, ends);

        String once =
                Softener.soften(draft, List.of(found(4, 8, List.of("dear <one>")), found(11, 16, List.of("friend"))));

        assertThat(once).isEqualTo("<p>You <b>dear &lt;one&gt;</b> &amp; friend</p>");
    }

    private static Fitted weighing(Severity severity, int start, int end, String suggestion) {
        return new Fitted("anger/insult", Category.ANGER, severity, new Span(start, end), "why", List.of(suggestion));
    }

    private static Fitted found(int start, int end, List<String> suggestions) {
        return new Fitted("anger/insult", Category.ANGER, Severity.HIGH, new Span(start, end), "why", suggestions);
    }
}
