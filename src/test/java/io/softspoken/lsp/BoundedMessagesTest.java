package io.softspoken.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BoundedMessagesTest {
    /** Standard input, if it is a pipe: the system cannot skip what is in it. */
    private static InputStream pipe(String text) {
        return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))) {
            @Override
            public long skip(long n) throws IOException {
                throw new IOException("Illegal seek");
            }
        };
    }

    @Test
    void whatIsTooLargeIsPassedOverInAPipeToo() throws IOException {
        int[] passedOver = new int[1];
        InputStream in = new BoundedMessages(
                pipe("Content-Length: 20000\r\n\r\n" + "x".repeat(20_000) + "Content-Length: 2\r\n\r\n{}"),
                10,
                () -> passedOver[0]++);
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("Content-Length: 2\r\n\r\n{}");
        assertThat(passedOver[0]).isOne();
    }

    @Test
    void whatWasGivenUpIsNoHeader() throws IOException {
        InputStream in = new BoundedMessages(
                pipe("Content-Length: 20000\r\n\r\n" + "x".repeat(20_000) + "Content-Length: 2\r\n\r\n{}"),
                100_000,
                () -> {});
        assertThat(in.readNBytes(25 + 10)).asString().endsWith("\nxxxxxxxxxx");
        assertThat(in.read()).isEqualTo('C');
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("ontent-Length: 2\r\n\r\n{}");
    }
}
