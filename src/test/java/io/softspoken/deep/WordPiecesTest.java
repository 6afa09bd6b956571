package io.softspoken.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text is split as BERT's uncased models want it, and each piece knows where its word stands. */
class WordPiecesTest {
    private static final List<String> VOCABULARY = List.of(
            "[CLS]", "[SEP]", "[UNK]", "zoe", "re", "##fund", "##s", "don", "'", "t", ".", "“", "”", "now", "中");

    private static final WordPieces PIECES = new WordPieces(VOCABULARY);

    private static List<String> split(String text) {
        return PIECES.of(text, 100).stream()
                .map(piece -> VOCABULARY.get(piece.number()))
                .toList();
    }

    @Test
    void capitalsAndAccentsGo() {
        assertThat(split("Zoë ZOE")).containsExactly("zoe", "zoe");
    }

    @Test
    void wordsAreSplitIntoTheLongestPieces() {
        assertThat(split("Refunds")).containsExactly("re", "##fund", "##s");
    }

    @Test
    void eachMarkStandsAlone() {
        assertThat(split("don’t")).containsExactly("don", "[UNK]", "t");
        assertThat(split("Don't “now”...")).containsExactly("don", "'", "t", "“", "now", "”", ".", ".", ".");
        assertThat(split("now中now")).containsExactly("now", "中", "now");
    }

    @Test
    void aWordOfNoKnownPieceIsUnknownAsAWhole() {
        assertThat(split("refundx " + "x".repeat(101) + " now")).containsExactly("[UNK]", "[UNK]", "now");
    }

    @Test
    void whatIsInvisiblePartsWordsAndIsNoPiece() {
        assertThat(split("now\u0000now\u200bnow\u00a0now\ud800")).containsExactly("now", "now", "now", "now");
        assertThat(split("")).isEmpty();
    }

    @Test
    void piecesKnowTheirWord() {
        assertThat(PIECES.of(" Refunds!", 100))
                .extracting(WordPieces.Piece::start, WordPieces.Piece::end)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1, 8),
                        org.assertj.core.api.Assertions.tuple(1, 8),
                        org.assertj.core.api.Assertions.tuple(1, 8),
                        org.assertj.core.api.Assertions.tuple(8, 9));
    }

    @Test
    void noMoreThanAskedFor() {
        assertThat(PIECES.of("refunds now now", 2)).hasSize(2);
    }

    @Test
    void aVocabularyWithoutItsSignsIsRefused() {
        assertThatThrownBy(() -> new WordPieces(List.of("now"))).hasMessageContaining("[UNK]");
    }
}
