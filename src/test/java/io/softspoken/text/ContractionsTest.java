package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What short spellings stand for; a bar shows where the word as written is cut. */
@SuppressWarnings("NullAway") // what is null where it should not be fails the test
class ContractionsTest {
    private static String parts(String written) {
        Contractions.Parts parts = Contractions.of(written.toCharArray(), written.length());
        return parts == null ? "none" : String.join(" ", parts.parts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "have|n't; have not",
                "have|nt; have not",
                "need|n`t; need not",
                "can|'t; can not",
                "can|not; can not",
                "wo|n't; will not",
                "sha|n't; shall not",
                "ai|n't; is not",
                "i|m; i am",
                "you|'re; you are",
                "we|'ve; we have",
                "she|'ll; she will",
                "i|'m; i am",
                "he|'d; he 'd",
                "tom|'s; tom 's",
                "let|'s; let us",
                "gon|na; going to",
                "could|a; could have",
                "they|re; they are",
                "that|s; that 's",
                "y|'all; you all",
                "somebody|'s; somebody 's",
            })
    void twoWordsAreOneWritten(String cut, String words) {
        String written = cut.replace("|", "");
        Contractions.Parts parts = Contractions.of(written.toCharArray(), written.length());
        assertThat(parts).isNotNull();
        assertThat(String.join(" ", parts.parts())).isEqualTo(words);
        assertThat(parts.cuts()).containsExactly(cut.indexOf('|'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "u; you",
                "pls; please",
                "thx; thanks",
                "tmrw; tomorrow",
                "ma'am; madam",
                "o'clock; o'clock",
                "'cause; because",
                "'s; none",
                "'em; none",
                "rock'n'roll; none",
                "have; none",
                "everybody's; none", // too long for one that is looked at
            })
    void oneWordIsAnother(String written, String word) {
        assertThat(parts(written)).isEqualTo(word);
    }

    @Test
    void onlyTheLettersThatAreGivenCount() {
        assertThat(Contractions.of("plsxx".toCharArray(), 3).parts()).containsExactly("please");
    }
}
