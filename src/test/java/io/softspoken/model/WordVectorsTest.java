package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of words before anything is learned. */
class WordVectorsTest {
    private static WordVectors read(int count, int width, Object... wordsAndNumbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(count);
            out.writeInt(width);
            for (Object one : wordsAndNumbers) {
                if (one instanceof String word) {
                    out.writeUTF(word);
                } else {
                    out.writeByte((Integer) one);
                }
            }
        }
        return WordVectors.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void eachWordHasItsNumbers() throws IOException {
        WordVectors vectors = read(2, 3, "red", 1, -2, 127, "blue", -128, 0, 5);
        assertThat(vectors.size()).isEqualTo(2);
        assertThat(vectors.width()).isEqualTo(3);
        assertThat(vectors.words()).containsExactly(Features.word("red"), Features.word("blue"));
        vectors.words()[0] = 9;
        assertThat(vectors.words()[0]).isEqualTo(Features.word("red"));
        float[] to = {9, 9, 9, 9, 9};
        vectors.copy(1, to, 1, 0.5f);
        assertThat(to).containsExactly(9, -64, 0, 2.5f, 9);
        vectors.copy(0, to, 0, 1);
        assertThat(to).containsExactly(1, -2, 127, 2.5f, 9);
        assertThat(vectors)
                .hasToString(read(2, 3, "red", 1, -2, 127, "blue", -128, 0, 5).toString());
        assertThat(vectors.toString()).startsWith("WordVectors[2 × 3, ");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "-1, 3", "1000001, 3", "2, 0", "2, 1025"})
    void whatIsNoneIsRefused(int count, int width) {
        assertThatThrownBy(() -> read(count, width, "red", 1, 2, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(count + " words, " + width + " directions");
    }

    @Test
    void theLeastAndTheWidestAreRead() throws IOException {
        assertThat(read(1, 1, "red", 7).size()).isEqualTo(1);
        Object[] wide = new Object[1025];
        Arrays.fill(wide, 3);
        wide[0] = "red";
        assertThat(read(1, 1024, wide).width()).isEqualTo(1024);
        assertThat(WordVectors.none().size()).isZero();
        assertThat(WordVectors.none().width()).isZero();
    }
}
