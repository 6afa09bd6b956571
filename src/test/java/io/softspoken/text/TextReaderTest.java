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
}
