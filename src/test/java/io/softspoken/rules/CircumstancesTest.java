package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of words from where they stand. */
class CircumstancesTest {
    private static final Trial HAT =
            Trial.of("patterns: [red hat, big red hat, is red, 'my ..3 hat', 'red ..3 hat', you]\n");

    private static boolean found(String text) {
        return !HAT.matches(text).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It was not red hat.; false",
                "It was not a red hat.; false",
                "It was not such a red hat.; true",
                "Not: red hat.; true",
                "Not, red hat.; true",
                "No, a red hat.; true",
                "Not red hat.; false",
                "No red hat.; false",
                "It was not. Red hat.; true",
                "It was never red hat.; false",
                "It was without red hat.; false",
                "It was hardly a red hat.; false",
                "It wasn't a red hat.; false",
                "It was a red hat.; true",
            })
    void aWordThatDeniesStandsAtMostTwoBefore(String text, boolean found) {
        assertThat(found(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It was \"red hat\".; false",
                "It was \"the red\" hat.; true",
                "It was my \"Old hat\" day.; false", // runs into a quotation that begins with a capital
                "It was my \"old hat\" day.; true",
                "It was my \"Hat\" day.; true", // a single word is no quotation of somebody
                "It was \"my hat.; true",
            })
    void whatIsQuotedIsSomebodyElses(String text, boolean found) {
        assertThat(found(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "We use Red Hat here.; false",
                "We use Red hat here.; true",
                "We use RED HAT here.; true",
                "Red Hat is here.; true",
                "Red Hat Linux is here.; false",
                "Red Hat L is here.; true",
                "Red Hat, Linux and more.; true",
                "Red Hat! Linux is here.; true",
                "We use You here.; true", // one word is no name
                "We use You Tube here.; false",
                "The Red Hat and more.; false",
                "Dana, Red Hat it is.; true",
                "We met at Red Hat Ltd today.; false",
                "We met at Red Hat of Acme Ltd today.; false",
                "We met red hats Acme Ltd today.; false",
                "We met a red hat Acme Ltd today.; true",
                "We met My Old Hat Ltd today.; false",
                "We met My Old, hat Ltd today.; true",
                "We met My Old hat Ltd today.; true",
                "We met Red of the hat, Ltd today.; true",
                "Red old hat Ltd today.; true",
                "We met Red GmbH with a hat.; false",
                "We met Red, GmbH with a hat.; true",
            })
    void aNameIsNoWord(String text, boolean found) {
        assertThat(found(text)).isEqualTo(found);
    }

    @Test
    void eachPlaceInARowOfCapitalsIsOfTheSameCompany() {
        Trial any = Trial.of("patterns: [red, hat, old]\n");
        assertThat(any.found("We met Red Old Hat Ltd, and a red hat was there."))
                .containsExactly("red", "hat");
        assertThat(any.found("We met Red Old Hat today, so red.")).containsExactly("Hat", "red");
        assertThat(any.found("Red Old Hat Ltd is here.")).isEmpty();
        assertThat(any.found("We met Red's Hat Ltd today.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "- Red hat.; true",
                "* Red hat.; true",
                "• Red hat.; true",
                "· Red hat.; true",
                "– Red hat.; true",
                "+ Red hat.; false",
                "1. Red hat.; true",
                "12) Red hat.; true",
                "123. Red hat.; true",
                "1234. Red hat.; false",
                ". Red hat.; false",
                ") Red hat.; false",
                "a. Red hat.; false",
                "It is\\n- Red hat.; true",
                "It is\\n \\t-\\t Red hat.; true",
                "It is\\n 1. Red hat.; true",
                "It is - Red hat.; false",
                "It is 1. Red hat.; false",
                "-Red hat.; false",
                "Red hat.; false",
                "Oh. Red hat.; false",
            })
    void anItemOfAListBeginsWithItsMark(String words, boolean item) {
        String draft = words.replace("\\n", "\n").replace("\\t", "\t");
        Text text = HAT.read(draft);
        Circumstances where = new Circumstances(HAT.matcher, text, new SentenceEdges(text));
        int last = text.sentences() - 1;
        assertThat(text.sentence(last).of(draft)).endsWith("Red hat.");
        assertThat(where.isListItem(last)).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "In short: [what this means for you].; true",
                "[what this means for you]; true",
                "[abcdef] ghi.; true",
                "[abcdef] ghij.; false", // from bracket to bracket half of it
                "It is here [so]; false",
                "[so it is; false",
                "]so it is[; false",
                "so] it is [to be written]; true",
                "It is.; false",
            })
    void aSentenceThatIsMostlyAPlaceholderIsStillToBeWritten(String words, boolean still) {
        Text text = HAT.read(words);
        assertThat(new Circumstances(HAT.matcher, text, new SentenceEdges(text)).stillToBeWritten(0))
                .isEqualTo(still);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "draft: whole | A red hat. | true",
                "draft: whole | A red hat is so. | true",
                "draft: whole | A red hat is so old. | false",
                "draft: whole | Hi Dana,\\n\\nA red hat.\\n\\nBest regards,\\nTom | true",
                "draft: first | Hi Dana,\\n\\nA red hat. It is. | true",
                "draft: last | It is. A red hat.\\n\\nBest regards,\\nTom | true",
                "question: no | Hi Red Hat, | true",
                "draft: first | Hi Red Hat, | false", // a greeting is no body
                "draft: last | Hi Red Hat, | false",
                "question: yes | Is it a red hat?! | true",
                "question: yes | Is it a red hat?? | true",
                "question: yes | Is it a red hat! | false",
                "question: yes | It is? A red hat. | false",
                "question: no | Is it a red hat | true",
                "sentence-words: '> 4' | A red hat is so. | true",
                "sentence-words: '> 5' | A red hat is so. | false",
                "sentence-words: '> 5' | A red hat is \"so old\". | false",
                "sentence-words: '< 6' | A red hat is so. | true",
                "paragraph-words: '> 5' | A red hat. It is old. | true",
                "paragraph-words: '> 6' | A red hat. It is old. | false",
                "paragraph-words: '> 3' | It is old.\\n\\nA red hat.\\n\\nIt is new. | false",
                "paragraph-words: '> 8' | It is old. A red hat. It is new. | true",
                "paragraph-words: '> 9' | It is old. A red hat. It is new. | false",
                "draft-words: '> 8' | Hi Dana,\\n\\nIt is old. A red hat.\\n\\nIt is new.\\n\\nRegards,\\nTom | true",
                "draft-words: '> 9' | Hi Dana,\\n\\nIt is old. A red hat.\\n\\nIt is new.\\n\\nRegards,\\nTom | false",
                "draft-words: '> 2', question: yes | A red hat. | false",
            })
    void conditionsAreMeasured(String when, String text, boolean found) {

        Trial trial = Trial.of("patterns: [red hat]\nwhen: {" + when + "}\n");
        assertThat(!trial.matches(text.replace("\\n", "\n")).isEmpty()).isEqualTo(found);
    }

    @Test
    void whatTheMessageDoesIsAsked() {
        PackReader packs = new PackReader()
                .add("t.yaml", "acts/thanks.yaml", "patterns: [thank you]\n")
                .add("w.yaml", "acts/worry.yaml", "patterns: [afraid]\n")
                .add(
                        "x.yaml",
                        "blame/x.yaml",
                        "why: w\nseverity: low\nadvice: a\npatterns: [red hat]\n"
                                + "when: {answers: [thanks, worry, not-anger, not-urgency]}\n")
                .add("u.yaml", "acts/urgency.yaml", "patterns: [at once]\n");
        Trial trial = Trial.of(packs);
        assertThat(trial.found("A red hat.", trial.answering("Thank you."))).hasSize(1);
        assertThat(trial.found("A red hat.", trial.answering("I am afraid."))).hasSize(1);
        assertThat(trial.found("A red hat.", trial.answering("Why?"))).isEmpty();
        assertThat(trial.found("A red hat.", trial.answering("Thank you. I need it at once.")))
                .isEmpty();
        assertThat(trial.found("A red hat.")).isEmpty();
    }

    @Test
    void theMessageIsMeasured() {
        Trial trial = Trial.of("patterns: [red hat]\nwhen: {incoming-words: '> 2'}\n");
        assertThat(trial.found("A red hat.", trial.answering("Is it red?"))).hasSize(1);
        assertThat(trial.found("A red hat.", trial.answering("Is it?"))).isEmpty();
        assertThat(trial.found("A red hat.")).isEmpty();
    }

    @Test
    void theReaderIsAsked() {
        Trial trial = Trial.of("patterns: [red hat]\nwhen: {audience: technical}\n");
        assertThat(trial.found("A red hat.")).isEmpty();
        assertThat(trial.found("A red hat.", trial.technical())).isEqualTo(List.of("red hat"));
    }
}
