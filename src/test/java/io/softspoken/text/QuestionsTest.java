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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1. ; 1",
                "12) ; 12",
                "(3) ; 3",
                "4: ; 4",
                "Q5: ; 5",
                "q6 ; 6",
                "Question 7. ; 7",
                "question8 ; 8",
                "- ; 0",
                "* ; 0",
                "• ; 0",
                "– ; 0",
            })
    void anItemOfAListIsNumberedSo(String mark, int number) {
        String message = mark + " Is there a warranty?\n- What does the kayak cost?";
        assertThat(passed(message, "The kayak costs 900."))
                .containsExactly(new Questions.Passed(number, "Is there a warranty?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123. ", "1.", "a. ", "Is: ", ""})
    void whatIsNoItemIsNoListOfTwo(String mark) {
        assertThat(passed(mark + "Is there a warranty?\n- What does the kayak cost?", "The kayak costs 900."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2. Two weeks.; true",
                "2) Two weeks.; true",
                "2: two weeks; true",
                "2, two weeks; true",
                "(2) Two weeks.; true",
                "Point 2: two weeks; true",
                "Question #2: weeks; true",
                "As to no. 2, weeks; true",
                "Number 2 is a matter of weeks.; true",
                "Item 2 and so on; true",
                "Q2: weeks; true",
                "ad 2: weeks; true",
                "Number 2 isn't; false",
                "Number 2 was; false",
                "Of 2. weeks; false",
                "Viewpoint 2: weeks; false",
                "Point 22: weeks; false",
            })
    void anAnswerIsNumberedSo(String answer, boolean answered) {
        assertThat(passed(ASKED, "The blue kayak costs 900, and the paddles are old.\n" + answer)
                        .isEmpty())
                .isEqualTo(answered);
    }

    @Test
    void whoCountsTheAnswersOffHasAnsweredThem() {
        String two = "1. What does the kayak cost?\n2. Is there a warranty?";
        assertThat(passed(two, "The kayak is 900, first. It is good.")).hasSize(1);
        assertThat(passed(two, "Firstly the kayak is 900. Secondly it is good."))
                .isEmpty();
    }

    @Test
    void aQuestionOfSmallWordsIsNotTold() {
        String message = "1. What does the kayak cost?\n2. How is it?";
        assertThat(passed(message, "The kayak costs 900.")).isEmpty();
        assertThat(passed(message.replace("How is it", "How is grandma"), "The kayak costs 900."))
                .hasSize(1);
    }

    @Test
    void longLinesAndLongListsAreNotRead() {
        for (int length : new int[] {400, 401}) {
            String line = "1. Is there a " + "x".repeat(length - 15) + "?";
            assertThat(line).hasSize(length);
            assertThat(passed(line + "\n2. What does the kayak cost?", "The kayak costs 900."))
                    .hasSize(length == 400 ? 1 : 0);
        }
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            many.append("What does kayak cost? Is there a paddle")
                    .append((char) ('a' + i % 26))
                    .append("?\n");
        }
        // Questions of a line that begins when there are 31 are not read; of those read half are passed over.
        assertThat(passed(many.toString(), "The kayak costs 900.")).hasSize(16);
    }

    @Test
    void wordsOfASentenceBeforeAreNotTheQuestions() {
        assertThat(passed(
                        "So v1.2 it is! The rope is red. Is there a warranty? What does the kayak cost? How long is the oar?",
                        "The rope is red, the kayak costs 900, and the oar is long."))
                .containsExactly(new Questions.Passed(0, "Is there a warranty?"));
    }
}
