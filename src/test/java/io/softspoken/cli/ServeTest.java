package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.serve.ServerSettings;
import io.softspoken.serve.ToneServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as it is called. */
@Timeout(60)
class ServeTest {
    @TempDir
    Path folder;

    private int run(PrintStream out, ByteArrayOutputStream err, String... args) {
        return Softspoken.run(
                args,
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                folder);
    }

    private void refused(String words, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(new PrintStream(java.io.OutputStream.nullOutputStream()), err, args))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .contains(words);
    }

    @Test
    void itSaysWhereItIsAndUsesTheSettingsOfTheFolder() throws Exception {
        Files.writeString(folder.resolve("softspoken.yaml"), "disable: [no-problem]\n");
        PipedOutputStream pipe = new PipedOutputStream();
        Thread serving = new Thread(() -> run(
                new PrintStream(pipe, true, StandardCharsets.UTF_8), new ByteArrayOutputStream(), "serve", "-p", "0"));
        try (Scanner lines = new Scanner(new PipedInputStream(pipe), StandardCharsets.UTF_8)) {
            serving.start();
            String first = lines.nextLine();
            assertThat(first).matches("Softspoken: http://127\\.0\\.0\\.1:\\d+/");
            URI page = URI.create(first.substring("Softspoken: ".length()));
            HttpResponse<String> report = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page.resolve("v1/check"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"draft\": \"No problem!\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(report.body()).contains("\"findings\":[]");
            serving.interrupt();
            serving.join();
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ToneServer other = ToneServer.start(ToneChecker.create(), ServerSettings.loopback(0), failure -> {})) {
            refused(
                    "--port",
                    "serve",
                    "--port",
                    Integer.toString(other.address().getPort()));
        }
    }

    @Test
    void whatCannotBeIsTold() {
        refused("is no port", "serve", "--port", "70000");
        refused("is no address", "serve", "--bind", "not an address");
        refused("is no name", "serve", "--allow-host", "http://tone.example/");
        refused("is no origin", "serve", "--allow-origin", "tone.example");
        refused("is no number of checks", "serve", "--rate", "-1");
    }

    @Test
    void anAddressThatOthersCanReachIsNotListenedOn() {
        refused("could be asked by others", "serve", "--port", "0", "--bind", "0.0.0.0");
        refused("could be asked by others", "serve", "--port", "0", "--bind", "::");
        refused("could be asked by others", "serve", "--port", "0", "--bind", "192.0.2.1");
    }
}
