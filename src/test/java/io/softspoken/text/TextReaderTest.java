package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sentences and paragraphs of a text are. */
class TextReaderTest {
    private static final TextReader READER = new TextReader(Vocabulary.of(Set.of("tea", ".", "!", "?", "…", "-")));

    /** The sentences, those of a block between bars. */
    private static String read(String written) {
        Text text = READER.readOwn(written);
        StringBuilder out = new StringBuilder();
        for (int s = 0; s < text.sentences(); s++) {
            boolean same = s > 0 && text.block(s) == text.block(s - 1);
            out.append(s == 0 ? "" : same ? " / " : " | ")
                    .append(text.sentence(s).of(written));
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "The tea is hot. It is on the desk.; The tea is hot. / It is on the desk.",
                "Is it hot? It is!; Is it hot? / It is!",
                "Great!Now it is hot.; Great! / Now it is hot.",
                "The tea is hot.\\n\\nIt is there.; The tea is hot. | It is there.",
                "The tea is hot.\\r\\n\\r\\nIt is there.; The tea is hot. | It is there.",
                "The tea is hot.\\nIt is there.; The tea is hot. | It is there.",
                "The tea is hot:\\nit is there.; The tea is hot: | it is there.",
                "The tea that stands on the desk in the room\\nis hot.; The tea that stands on the desk in the room\\nis hot.",
                "The tea that stands on the desk in the room\\nTom has is hot.;"
                        + " The tea that stands on the desk in the room\\nTom has is hot.",
                "The tea of\\nTom is hot.; The tea of | Tom is hot.",
                "The tea of\\ntom is hot.; The tea of\\ntom is hot.",
                "We have\\n- tea\\n- milk; We have | tea | milk",
                "We have\\n* tea\\n• milk\\n– sugar\\n· salt; We have | tea | milk | sugar | salt",
                "We have\\n1. tea\\n2) milk\\n12. salt; We have | tea | milk | salt",
                "We have\\n1.5 litres of tea; We have\\n1.5 litres of tea",
                "We have\\n1234. tea; We have\\n1234. / tea",
                "We have\\n-tea; We have\\n-tea",
                "  The tea is hot.  ; The tea is hot.",
                "The tea is hot!!! Is it?; The tea is hot!!! / Is it?",
                "...; ...",
                "The tea is hot.  \\nit is there.; The tea is hot. | it is there.",
                "The tea that is\\n  hot is there.; The tea that is\\n  hot is there.",
                "The tea that is\\n\t  Hot is there.; The tea that is | Hot is there.",
                "The tea that is\\n \t \\nhot is there.; The tea that is | hot is there.",
                "The tea that is\\n\u00A0\\nhot is there.; The tea that is | hot is there.",
                "We have\\n  - tea\\n\t* milk; We have | tea | milk",
                "We have\\n123. tea\\n123) milk; We have | tea | milk",
                "We have\\n1.tea; We have\\n1.tea",
                "We have tea\\n-; We have tea\\n-",
                "We have tea\\n12; We have tea\\n12",
                "We have tea\\n1.; We have tea\\n1.",
                "Is it hot?Now it is.; Is it hot? / Now it is.",
                "It is hot.Now it is.; It is hot.Now it is.",
                "- Tea is hot.\\n- Tea is cold.; Tea is hot. | Tea is cold.",
                "Hot! !; Hot! !",
                "Hot…Now it is.; Hot…Now it is.",
                "Tea is hot.\\n\\n!; Tea is hot. | !",
                "\\n\\n; §§",
            })
    void sentencesAndBlocks(String written, String sentences) {
        assertThat(read(written.replace("\\n", "\n").replace("\\r", "\r")).replace("\n", "\\n"))
                .isEqualTo(sentences);
    }

    @Test
    void greetingAndClosingAreNoBody() {
        String draft = "Hi Dana,\n\nThe tea is hot.\n\nBest regards,\nTom\n";
        Text text = READER.read(draft);
        List<String> body = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            (text.body(s) ? body : other).add(text.sentence(s).of(draft));
        }
        assertThat(body).containsExactly("The tea is hot.");
        assertThat(other).anyMatch(words -> words.startsWith("Hi Dana"));
        assertThat(other).anyMatch(words -> words.startsWith("Best regards"));
    }

    @Test
    void whatIsQuotedIsNotRead() {
        Text text = READER.read("> Cold tea again!\n\nThe tea is hot.\n");
        assertThat(text.sentences()).isEqualTo(1);
        assertThat(text.token(0)).isEqualTo("The");
    }

    @Test
    void aLongTextIsReadWhole() {
        String words = "tea ".repeat(20_000);
        assertThat(READER.readOwn(words).wordCount()).isEqualTo(20_000);
        String lines = "the tea is hot and stands on the desk of tom\n".repeat(1_000);
        Text text = READER.readOwn(lines);
        assertThat(text.wordCount()).isEqualTo(11_000);
        assertThat(text.block(text.sentences() - 1)).isPositive();
    }

    @Test
    void aWordIsCutOnlyWhereItIsLongerThanAllThatIsReadAtOnce() {
        Text text = READER.readOwn("x".repeat(50_000) + " tea");
        assertThat(text.token(text.tokens() - 1)).isEqualTo("tea");
        assertThat(text.end(text.tokens() - 2)).isEqualTo(50_000);
    }

    @Test
    void aTokenKnowsItsSentence() {
        String written = "The tea is hot. It's there!\n\nIs it?";
        Text text = READER.readOwn(written);
        assertThat(text.sentences()).isEqualTo(3);
        for (int s = 0; s < 3; s++) {
            for (int t = text.first(s); t < text.last(s); t++) {
                assertThat(text.sentenceOf(t)).isEqualTo(s);
                assertThat(text.sentenceAt(text.start(t))).isEqualTo(s);
                assertThat(text.sentenceAt(text.end(t) - 1)).isEqualTo(s);
            }
        }
        assertThat(READER.readOwn("  tea").sentenceAt(0)).isZero();
        assertThat(text.last(2)).isEqualTo(text.tokens());
        assertThat(text.wordCount()).isEqualTo(8);
        assertThat(text.wordCount(text.first(1), text.last(1))).isEqualTo(2);
        assertThat(text.words()).isEqualTo(written);
    }

    @Test
    void aTagBelongsToItsOwnToken() {
        Text text = READER.readOwn("The old dog is here. She quickly reads two books.");
        List<String> tags = new ArrayList<>();
        for (int t = text.tokens() - 1; t >= 0; t--) {
            tags.add(0, text.token(t) + "=" + text.tag(t));
        }
        assertThat(tags)
                .containsExactly(
                        "The=DET",
                        "old=ADJ",
                        "dog=NOUN",
                        "is=AUX",
                        "here=ADV",
                        ".=PUNCT",
                        "She=PRON",
                        "quickly=ADV",
                        "reads=VERB",
                        "two=NUM",
                        "books=NOUN",
                        ".=PUNCT");
    }

    /** Below forty letters a line before a capital stands for itself. */
    @Test
    void aLongLineGoesOnInTheNext() {
        for (int length : new int[] {39, 40}) {
            String line = "tea " + "x".repeat(length - 4);
            assertThat(READER.readOwn(line + "\nTom").sentences()).isEqualTo(length == 39 ? 2 : 1);
        }
    }

    @Test
    void blocksAreCountedOn() {
        Text text = READER.read(
                "Hi Dana,\n\nThe tea is hot. It is here.\n\n> So?\n\nThe milk is cold.\n\nBest regards,\nTom\n");
        List<Integer> blocks = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            blocks.add(text.block(s));
        }
        assertThat(blocks).containsExactly(0, 1, 1, 2, 3);
    }

    @Test
    void manyTokensAndSentencesAreKept() {
        Text text = READER.readOwn("It is hot.\n\n".repeat(500));
        assertThat(text.sentences()).isEqualTo(500);
        assertThat(text.tokens()).isEqualTo(2_000);
        assertThat(text.first(499)).isEqualTo(1_996);
        assertThat(text.last(499)).isEqualTo(2_000);
        assertThat(text.block(499)).isEqualTo(499);
        assertThat(text.sentence(499)).isEqualTo(new io.softspoken.draft.Span(499 * 12, 499 * 12 + 10));
        assertThat(text.body(499)).isTrue();
        assertThat(text.token(1_998)).isEqualTo("hot");
        // Of single letters there are more than the length of the text lets expect.
        Text letters = READER.readOwn("a ".repeat(3_000));
        assertThat(letters.tokens()).isEqualTo(3_000);
        assertThat(letters.start(2_999)).isEqualTo(5_998);
        assertThat(letters.flags(2_999)).isZero();
    }

    @Test
    void aPlaceBelongsToTheSentenceThatBeganBefore() {
        Text text = READER.readOwn(" It is hot.   It is cold.");
        assertThat(text.sentenceAt(0)).isZero();
        assertThat(text.sentenceAt(12)).isZero();
        assertThat(text.sentenceAt(14)).isEqualTo(1);
        assertThat(text.sentenceAt(1_000)).isEqualTo(1);
    }

    /** A mark that is cut off because the text before is too long to be read at once belongs to that. */
    @Test
    void aLoneMarkBelongsToTheSentenceBefore() {
        Text text = READER.readOwn("tea ".repeat(5_000) + "!");
        assertThat(text.sentences()).isOne();
        assertThat(text.sentence(0)).isEqualTo(new io.softspoken.draft.Span(0, 20_001));
        assertThat(text.last(0)).isEqualTo(5_001);
        assertThat(READER.readOwn("tea ".repeat(5_000) + "\n\n!").sentences()).isEqualTo(2);
    }
}
