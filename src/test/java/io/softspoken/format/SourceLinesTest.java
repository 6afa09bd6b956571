package io.softspoken.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the draft of a mail stands in it, as far as its letters tell. */
class SourceLinesTest {
    private static final String HEAD = "Subject: x\n\n";

    private static SourceLines.Place place(String draft, String mail, int offset) {
        return SourceLines.ofMail(draft, mail, new int[0], 0).place(offset);
    }

    @ParameterizedTest
    @CsvSource({
        "aab, xaaab, 1, 3, 4",
        "aab, aacaab, 0, 3, 4",
        "abab, abacababd, 3, 3, 8",
        "a b, -a-b-, 2, 3, 4",
        "ab, a=62, 1, 3, 2",
        "a, a, 0, 3, 1",
        "ab, ac, 1, 1, 1"
    })
    void lettersAreFoundInTheirOrder(String draft, String body, int offset, int line, int column) {
        assertThat(place(draft, HEAD + body, offset)).isEqualTo(new SourceLines.Place(line, column));
    }

    /** Were each place of a mail of one letter tried by itself, it would take the square of its length. */
    @Timeout(60)
    @Test
    void aMailOfOneLetterIsSearchedInTime() {
        String mail = HEAD + "a".repeat(2_000_000) + "=62";
        assertThat(place("a".repeat(1_000_000) + "b", mail, 0).column()).isEqualTo(1_000_001);
    }
}
