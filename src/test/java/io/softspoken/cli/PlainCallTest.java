package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without picocli is read as picocli reads it. */
class PlainCallTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void drafts() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "No problem! The regression test is flaky.");
        Files.writeString(folder.resolve("b.txt"), "You idiot. The cache was cold.");
        Files.writeString(folder.resolve("them.txt"), "Could you send me the invoice? I have lost it.");
    }

    private Console console() {
        return new Console(
                new ByteArrayInputStream("Hopefully you have not lost all your data.".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                folder);
    }

    private String[] args(String call) {
        String[] args = call.split(" ", -1);
        for (int i = 0; i < args.length; i++) {
            args[i] = args[i].replace("$", folder + "/");
        }
        return args;
    }

    private String written(int code) {
        String all = code + "\n" + out.toString(StandardCharsets.UTF_8) + "\n" + err.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check -",
                "check $a.txt",
                "check $a.txt $b.txt -",
                "check --format json $a.txt",
                "check --format=json $a.txt",
                "check $a.txt --format sarif $b.txt",
                "check --format github $b.txt",
                "check --format junit $b.txt",
                "check --format languagetool $b.txt",
                "check --format html $b.txt",
                "check --fail-on low $a.txt",
                "check --fail-on=high $a.txt",
                "check --audience technical $b.txt $a.txt",
                "check --reply-to $them.txt $a.txt --audience=customer",
                "check --reply-to=$none.txt $a.txt",
                "check $none.txt $a.txt",
                "check $ $a.txt",
                "check a=b",
            })
    void aPlainCallIsWhatPicocliReads(String call) {
        Check plain = PlainCall.check(args(call), console());
        String own = written(Softspoken.run(Objects.requireNonNull(plain), console()));
        String picocli = written(Commands.run(args(call), console()));
        assertThat(own).isEqualTo(picocli).doesNotContain("internal error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "batch",
                "check --help",
                "check -h",
                "check --",
                "check -- $a.txt",
                "check @$a.txt",
                "check ",
                "check \"$a.txt\"",
                "check --format",
                "check --format JSON $a.txt",
                "check --format= $a.txt",
                "check --format json --format json $a.txt",
                "check --format xml $a.txt",
                "check --form json $a.txt",
                "check --fail-on LOW $a.txt",
                "check --fail-on",
                "check --audience everyone $a.txt",
                "check --reply-to",
                "check --reply-to= $a.txt",
                "check --reply-to - $a.txt",
                "check --reply-to --format $a.txt",
                "check --fix $a.txt",
                "check -i $a.txt",
                "check --no-config $a.txt",
                "check --color never $a.txt",
            })
    void allElseIsLeftToPicocli(String call) {
        assertThat(PlainCall.check(args(call), console())).isNull();
    }

    @Test
    void aCallThatFailsIsToldAlike() {
        Softspoken.run(
                new String[] {"check", "--reply-to", folder.resolve("none").toString(), "-"},
                console().in(),
                console().out(),
                console().err(),
                false,
                folder);
        assertThat(written(2)).contains("softspoken: ");
    }
}
