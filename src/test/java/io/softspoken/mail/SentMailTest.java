package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the header of a mail that was sent tells. */
class SentMailTest {
    /** The mail library looks back over all of a writer from each bracket. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"<", "(", ": ", "[", "a@b.example, ", "Dana <dana@example.test>"})
    void aWriterOfAnyLengthIsReadInTime(String piece) {
        String from = "From: " + piece.repeat(1_000_000 / piece.length());
        SentMail sent = SentMail.read(
                (from + "\r\nSubject: keys\r\n\r\nThe keys are gone.").getBytes(StandardCharsets.US_ASCII));
        assertThat(sent.from()).isEmpty();
        assertThat(sent.subject()).isEqualTo("keys");
        assertThat(sent.draft()).isPresent();
    }
}
