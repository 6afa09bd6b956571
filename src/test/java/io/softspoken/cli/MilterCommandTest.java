package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MilterCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Softspoken.run(
                args,
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                folder);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theSampleConfigurationCanBeUsed() {
        String sample =
                Path.of("src/main/dist/etc/milter.yaml").toAbsolutePath().toString();
        assertThat(run("milter", "--config", sample, "--check-config")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("can be used: inet:127.0.0.1:8890; policy observe; control inet:127.0.0.1:8891");
    }

    @Test
    void allThatIsWrongIsToldAtOnceALineEach() throws IOException {
        Files.writeString(folder.resolve("milter.yaml"), "listen: here\npolicy: hld\nengine: none.yaml\n");
        assertThat(run("milter", "--config", "milter.yaml", "--check-config")).isEqualTo(2);
        assertThat(told().lines()).hasSize(3).allMatch(line -> line.startsWith("softspoken: "));
        assertThat(told()).contains("milter.yaml:1:9:", "did you mean \"hold\"?", "none.yaml: there is no such file");
    }

    @Test
    void withoutAConfigurationItSaysWhatIsMissing() {
        assertThat(run("milter")).isEqualTo(2);
        assertThat(told()).contains("--config").hasLineCount(1);
    }

    @Test
    void whatCannotBeOpenedIsTold() throws IOException {
        Files.writeString(
                folder.resolve("milter.yaml"), "listen: unix:nowhere/m.sock\ncontrol: none\naudit: {file: a}\n");
        assertThat(run("milter", "--config", "milter.yaml")).isEqualTo(2);
        assertThat(told()).contains("cannot listen there").hasLineCount(1);
    }
}
