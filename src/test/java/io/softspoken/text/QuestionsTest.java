package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    private static final String ASKED =
            "Hello,\n\n1. What does the blue kayak cost?\n2. How long does delivery take?\n3. Is there a warranty on the paddles?\n\nThanks";

    private static List<Questions.Passed> passed(String message, String draft) {
        return Questions.passedOver(message, draft, Zones.of(draft));
    }

    @Test
    void aNumberedQuestionThatIsPassedOverIsTold() {
        assertThat(passed(ASKED, "The blue kayak costs 900. Delivery takes a week."))
                .containsExactly(new Questions.Passed(3, "Is there a warranty on the paddles?"));
        assertThat(passed(ASKED, "1. It is 900.\n3. Two years."))
                .containsExactly(new Questions.Passed(2, "How long does delivery take?"));
    }

    @Test
    void unnumberedQuestionsCountFromThreeOn() {
        String three = "What does the kayak cost? How long does delivery take? Is there a warranty on the paddles?";
        assertThat(passed(three, "The kayak costs 900, and delivery takes a week."))
                .extracting(Questions.Passed::words)
                .containsExactly("Is there a warranty on the paddles?");
        assertThat(passed("What does the kayak cost? Is there a warranty on the paddles?", "The kayak costs 900."))
                .isEmpty();
    }

    /** A word is taken up in another form of it, or by one that begins alike, but not by a short one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "delivery; We deliver it.; true",
                "payments; Your payment is here.; true",
                "quotations; The quote is on its way.; true",
                "stories; The story is long.; true",
                "painting; It is painted.; true",
                "boxes; The boxer is full.; true",
                "Dana's dog; Dana is here.; true",
                "cats; The catsuit is here.; true",
                "cat; The cattle is here.; false",
                "tea; The tent is here.; false",
                "planetary dust; The planet is here.; true",
                "planetary dust; The plank is here.; false",
                "tea; The tea is here.; true",
            })
    void aQuestionIsTakenUpByItsWords(String asked, String answer, boolean taken) {
        String message = "1. What does the kayak cost?\n2. How about " + asked + "?\n3. Is there a rope?";
        assertThat(passed(message, "The kayak costs 900, and a rope is there. " + answer)
                        .isEmpty())
                .isEqualTo(taken);
    }

    @Test
    void aQuestionEndsAtItsMarkAndBeginsBehindTheSentenceBefore() {
        String message = "I like it. What does the kayak cost?? It is blue! How long does delivery take?\n"
                + "> Who is that?\nIs there a warranty v1.2 on it?";
        assertThat(passed(message, "The kayak costs 900, and delivery takes a week."))
                .extracting(Questions.Passed::words)
                .containsExactly("Is there a warranty v1.2 on it?");
        assertThat(passed(message, "The warranty is two years, and delivery takes a week."))
                .extracting(Questions.Passed::words)
                .containsExactly("What does the kayak cost??");
    }

    @Test
    void moreThanHalfPassedOverIsNotSure() {
        assertThat(passed(ASKED, "The kayak costs 900.")).isEmpty();
        String four = ASKED.replace("Thanks", "4. Is there a rope?");
        assertThat(passed(four, "The kayak costs 900, and delivery takes a week."))
                .extracting(Questions.Passed::number)
                .containsExactly(3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // all are answered
                "The blue kayak costs 900. We deliver within a week. The paddles are covered for two years.",
                "1. It is 900.\n2. A week.\n3. Two years.",
                "Question 1: 900. Question 2: a week. Question 3: two years.",
                // all at once
                "Thank you for all your questions about the kayak; I have answered them in the file.",
                "The kayak costs 900. I will come back to you on the rest by noon.",
                // in their places
                "> 1. What does the blue kayak cost?\n900.\n> 2. How long does delivery take?\nA week.\n> 3. Is there a warranty on the paddles?\nTwo years.",
                // none is taken up, so nothing can be said of one
                "Thank you for writing. I am away until Monday.",
                "Yes.",
                ""
            })
    void otherwiseNothingIsSaid(String draft) {
        assertThat(passed(ASKED, draft)).isEmpty();
    }

    @Test
    void itIsANoteThatWeighsNothing() {
        var report = ToneChecker.create()
                .check(Draft.of("The blue kayak costs 900, and delivery takes a week.")
                        .inReplyTo(ASKED));
        assertThat(report.notes()).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo("unanswered-question");
            assertThat(note.message()).contains("Question 3");
            assertThat(note.quote()).isEqualTo("Is there a warranty on the paddles?");
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"1. a?\n", "? ", "- ?\n", "What is it? "})
    void manyQuestionsAreReadInTime(String piece) {
        assertThat(passed(piece.repeat(100_000 / piece.length()), "It is a thing, no. 1. " + piece.repeat(1000)))
                .isNotNull();
    }

    /** Also where the answer is nothing but blank lines, or a word with thousands of hyphens. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n ", "\r\n", "\u2028 ", "a-", "a-1-", "no. ", "1 "})
    void anAnswerOfAnythingIsReadInTime(String piece) {
        assertThat(passed(ASKED, "The kayak costs 900.\n" + piece.repeat(300_000 / piece.length()) + "a"))
                .isNotNull();
    }

    @Test
    void anAnswersNumberStandsAtTheBeginningOfItsLine() {
        assertThat(passed(ASKED, "1. It is 900.\n\n \t (3) Two years."))
                .containsExactly(new Questions.Passed(2, "How long does delivery take?"));
    }
}
