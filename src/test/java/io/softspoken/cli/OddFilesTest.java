package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.FullDisk;
import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.model.FailingModel;
import io.softspoken.report.ToneReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change or go, disks that are full, names that nobody chooses, and a checker that fails. */
class OddFilesTest {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private int run(InputStream in, OutputStream to, String... args) {
        return Softspoken.run(
                args,
                in,
                new PrintStream(to, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                folder);
    }

    private int run(String... args) {
        return run(InputStream.nullInputStream(), out, args);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private interface Meanwhile {
        void does() throws IOException;
    }

    /** A checker that takes so long that something happens meanwhile. */
    private static Function<Draft, ToneReport> slowly(Meanwhile meanwhile) {
        return draft -> {
            try {
                meanwhile.does();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return CHECKER.check(draft);
        };
    }

    private void fixed(Path file, Meanwhile meanwhile) throws Unusable {
        Console console =
                new Console(InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err), false, folder);
        Input input = Inputs.open(file.toString(), console.in());
        ToneReport report = CHECKER.check(input.draft());
        new Fixing().fix(file.toString(), input, slowly(meanwhile), report, console);
    }

    @Test
    void aDraftThatItsWriterChangesMeanwhileIsNotPutBackToWhatItWas() throws IOException {
        Path file = file("a.txt", "No problem! The room is booked.");
        assertThatThrownBy(() -> fixed(file, () -> Files.writeString(file, "I write on.")))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("a.txt: was changed by somebody else meanwhile");
        assertThat(file).hasContent("I write on.");
    }

    @Test
    void aDraftThatGoesMeanwhileIsNotMadeAnew() throws IOException {
        Path file = file("a.txt", "No problem! The room is booked.");
        assertThatThrownBy(() -> fixed(file, () -> Files.deleteIfExists(file)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("a.txt: ");
        assertThat(folder).isEmptyDirectory();
    }

    /** Writes a file of 100,000 bytes; 2 if it cannot. */
    static final class Writer {
        public static void main(String[] args) {
            try {
                SafeFile.write(args[0], new byte[100_000]);
            } catch (Unusable e) {
                System.exit(2);
            }
        }
    }

    @Test
    void ofAFileThatTheDiskDoesNotHoldNothingIsLeft() throws Exception {
        Path file = folder.resolve("new.txt");
        assertThat(FullDisk.run(40, Writer.class, List.of(SafeFile.class), file.toString()))
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
        file("new.txt", "as it was");
        assertThat(FullDisk.run(40, Writer.class, List.of(SafeFile.class), file.toString()))
                .isEqualTo(2);
        assertThat(file).hasContent("as it was");
        assertThat(FullDisk.run(400, Writer.class, List.of(SafeFile.class), file.toString()))
                .isZero();
        assertThat(file).hasSize(100_000);
        assertThat(folder.toFile().list()).containsExactly("new.txt");
    }

    @Test
    void aDraftBehindALinkIsChangedAndTheLinkStays() throws IOException {
        Path file = file("a.txt", "No problem! The room is booked.");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file.getFileName());
        assertThat(run("check", "--fix", link.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("Certainly! The room is booked.");
    }

    @Test
    void whatIsToldOfANameWithALineBreakIsOneLine() throws IOException {
        String odd = "a\nb\u001B[31m.txt";
        assertThat(run("check", folder.resolve(odd).toString())).isEqualTo(2);
        assertThat(err().lines())
                .singleElement()
                .asString()
                .endsWith("a?b?[31m.txt: there is no such file; check the name");
        err.reset();
        file(odd, "");
        assertThat(run("check", folder.resolve(odd).toString())).isEqualTo(2);
        assertThat(err().lines()).singleElement().asString().contains("a?b?[31m.txt: the file is empty");
    }

    @Test
    void aDraftThatTheCheckerFailsAtKeepsNoOtherFromBeingChecked() throws IOException {
        List<Supplier<Throwable>> faults =
                List.of(StackOverflowError::new, OutOfMemoryError::new, () -> new IllegalStateException("a word"));
        for (Supplier<Throwable> fault : faults) {
            InputStream failing = new InputStream() {
                @Override
                public int read() {
                    Throwable thrown = fault.get();
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }
            };
            out.reset();
            err.reset();
            String other = file("b.txt", "You idiot.").toString();
            assertThat(run(failing, out, "check", "--format", "sarif", "-", other))
                    .isEqualTo(2);
            assertThat(err().lines()).singleElement().asString().startsWith("softspoken: -: internal error (");
            assertThat(err()).doesNotContain("a word");
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("anger/insult")
                    .endsWith("}" + System.lineSeparator());
        }
    }

    @Test
    void aLineOfABatchThatTheCheckerFailsAtIsToldAsOne() {
        ToneChecker failing = FailingModel.checker(words -> {
            throw new StackOverflowError();
        });
        Batch.Result result = Batch.check(failing, "{\"id\": 7, \"draft\": \"You idiot.\"}", 3);
        assertThat(result.read()).isFalse();
        assertThat(result.json())
                .startsWith("{\"id\":7,\"line\":3,\"error\":\"internal error (StackOverflowError)")
                .doesNotContain("idiot");
    }

    @Test
    void aReportThatDoesNotGetOutWholeIsNoSuccess() throws IOException {
        String draft = file("a.txt", "The room is booked.").toString();
        String[][] calls = {
            {"check", draft},
            {"check", "--format", "html", draft},
            {"check", "--fix", "--output", "-", draft},
            {"rules"}
        };
        for (String[] call : calls) {
            err.reset();
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
            assertThat(run(InputStream.nullInputStream(), full, call))
                    .as(String.join(" ", call))
                    .isEqualTo(2);
            assertThat(err()).contains("softspoken: standard output: did not take all that was written");
        }
    }
}
