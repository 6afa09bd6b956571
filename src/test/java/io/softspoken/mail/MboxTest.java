package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one message ends and the next begins. */
class MboxTest {
    private static final String SEPARATOR = "From dana@example.test Mon Nov 23 09:14:02 2026\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "From dana@example.test Mon Nov 23 09:14:02 2026; true",
                "From - Mon Nov 23 9:14 2026; true",
                "From Mon@example.test Mon, 23 Nov 09:14:02 +0000 2026; true",
                "From Mon Tue 9:14 1:15 2025 2026 x; true",
                "From MonTue Wed 91:143 20264; true",
                "From dana Monday Nov 23 09:14:02 2026; false",
                "From dana 09:14:02 Mon 2026; false",
                "From dana Mon 2026 09:14; false",
                "From dana Mon Nov 23 09:14:02; false",
                "from dana Mon Nov 23 09:14:02 2026; false",
                "From Mon; false"
            })
    void aSeparatorHasADayATimeAndAYear(String line, boolean is) {
        assertThat(Mbox.isOne(bytes(line + "\n"))).isEqualTo(is);
    }

    /** Each day that is named could be the one, and each time behind it: not all pairs of them are tried. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"Mon 1:11 ", "Mon 1:11 111 ", "1:11 Mon ", "Mon ", "1", "1:"})
    void aFirstLineOfAnythingIsReadInTime(String piece) {
        assertThat(Mbox.isOne(bytes("From " + piece.repeat(1_000_000 / piece.length()) + "\n")))
                .isFalse();
    }

    @Timeout(60)
    @Test
    void linesThatAreNearlySeparatorsAreReadInTime() throws IOException {
        String line = "\nFrom " + "Mon 1:11 ".repeat(105) + "\n";
        try (Mbox mbox = new Mbox(new ByteArrayInputStream(bytes(SEPARATOR + line.repeat(5_000))), 10_000_000)) {
            assertThat(mbox.next()).isPresent();
            assertThat(mbox.next()).isEmpty();
        }
    }
}
