package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix}, {@code --ics} and {@code --date} from outside. */
class FixTest {
    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Softspoken.run(
                args,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                folder);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void refused(Run run, String... words) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).startsWith("softspoken: ").contains(words);
    }

    @Test
    void aTextIsChangedInPlaceAndItSaysWhat() throws IOException {
        Path file = file("a.txt", "No problem! Die Straße, 10 °C.\r\n\r\n> No problem!\r\n");
        Run run = run("", "check", "--fix", file.toString());
        assertThat(Files.readString(file)).isEqualTo("Certainly! Die Straße, 10 °C.\r\n\r\n> No problem!\r\n");
        assertThat(run.out())
                .contains(
                        "a.txt:1:1: changed \"No problem\" to \"Certainly\"",
                        "1 changed, nothing left",
                        "Verdict: send");
        assertThat(run.code()).isZero();
    }

    @Test
    void byteOrderMarksAndOtherCharsetsStay() throws IOException {
        Path utf8 = file("a.txt", "\uFEFFNo problem, Zoë!");
        Path utf16 = Files.write(folder.resolve("b.txt"), "\uFEFFNo problem, Zoë!".getBytes(StandardCharsets.UTF_16LE));
        run("", "check", "--fix", utf8.toString(), utf16.toString());
        assertThat(Files.readString(utf8)).isEqualTo("\uFEFFCertainly, Zoë!");
        assertThat(Files.readAllBytes(utf16)).isEqualTo("\uFEFFCertainly, Zoë!".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void aSentenceIsAddedForWhatIsMissingWhereThatIsAskedFor() throws IOException {
        Path theirs = file(
                "theirs.txt",
                "This is the third time that the folder is gone. I am really worried: the exam papers are due tomorrow morning"
                        + " and nobody has told me anything since Friday.");
        String text = "Dear Carla,\n\nThe backup from Tuesday has been restored.\n\nBest,\nTom\n";
        Path file = file("a.txt", text);
        assertThat(run("", "check", "--fix", "--reply-to", theirs.toString(), file.toString())
                        .out())
                .contains("missing empathy")
                .doesNotContain("added for");
        assertThat(Files.readString(file)).isEqualTo(text);
        Run run = run("", "check", "--fix", "--add-missing", "--reply-to", theirs.toString(), file.toString());
        assertThat(run.out())
                .containsPattern("a\\.txt: added for (empathy|apology): \"I [^\"]+\"\n")
                .contains(" added\n")
                .doesNotContain("missing empathy", "for empathy: its sentence");
        assertThat(Files.readString(file))
                .startsWith("Dear Carla,\n\nI ")
                .endsWith(". The backup from Tuesday has been restored.\n\nBest,\nTom\n");
        refused(run("", "check", "--add-missing", file.toString()), "--add-missing says how to fix; give --fix too");
    }

    @Test
    void aPageKeepsItsMarkup() throws IOException {
        Path file = file("a.html", "<html><body class=x><p>No <b>problem</b>!</p><!-- No problem! --></body></html>");
        run("", "check", "--fix", file.toString());
        assertThat(Files.readString(file))
                .isEqualTo("<html><body class=x><p>Certainly<b></b>!</p><!-- No problem! --></body></html>");
    }

    @Test
    void aMailIsChangedInBothItsParts() throws IOException {
        Path file = folder.resolve("lost.eml");
        Files.copy(Path.of("src/samples/lost-photos.eml"), file);
        Run run = run("", "check", "--fix", file.toString());
        List<String> before = Files.readAllLines(Path.of("src/samples/lost-photos.eml"));
        List<String> after = Files.readAllLines(file);
        assertThat(run.out()).contains("(part 1 and 2): changed", "4 changed, nothing left");
        assertThat(after.stream().filter(line -> !before.contains(line)).toList())
                .hasSize(5);
        assertThat(before.stream().filter(line -> !after.contains(line)).toList())
                .hasSize(2);
        assertThat(run("", "check", file.toString()).code()).isZero();
    }

    @Test
    void theFileIsLeftWhereTheResultGoesElsewhere() throws IOException {
        Path file = file("a.txt", "No problem!");
        Path other = folder.resolve("b.txt");
        assertThat(run("", "check", "--fix", "--output", other.toString(), file.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(file)).isEqualTo("No problem!");
        assertThat(Files.readString(other)).isEqualTo("Certainly!");
        Run run = run("No problem!", "check", "--fix", "--output", "-", "-");
        assertThat(run.out()).isEqualTo("Certainly!");
        assertThat(run.err()).contains("1 changed");
    }

    @Test
    void permissionsStayAndALinkIsFollowed() throws IOException {
        Path file = file("a.txt", "No problem!");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        run("", "check", "--fix", link.toString());
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).isEqualTo("Certainly!");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() throws IOException {
        Path file = file("a.txt", "The room is booked for noon.");
        var time = java.nio.file.attribute.FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, time);
        assertThat(run("", "check", "--fix", file.toString()).out()).contains("nothing changed, nothing left");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }

    @Test
    void placeholdersAreTheWritersToFillIn() throws IOException {
        Path file = file("a.txt", "Thank you for the log. We will send you the new part soon.");
        Run run = run("", "check", "--fix", "--disable", "curt", file.toString());
        assertThat(Files.readString(file)).contains("soon");
        assertThat(run.out()).contains("left \"soon\"", "--placeholders");
        assertThat(run.code()).isEqualTo(1);
        run("", "check", "--fix", "--placeholders", file.toString());
        assertThat(Files.readString(file)).contains("by [time]");
    }

    @Test
    void asJsonTheChangesStandBesideTheReport() throws IOException {
        Path file = folder.resolve("lost.eml");
        Files.copy(Path.of("src/samples/lost-photos.eml"), file);
        assertThat(run("", "check", "--format", "json", file.toString()).out()).contains("\"part\":\"1\",\"start\":12");
        assertThat(run("", "check", "--fix", "--format", "json", file.toString())
                        .out())
                .contains(
                        "\"fixed\":[{\"rule\":\"no-problem/",
                        "\"parts\":[\"1\",\"2\"]",
                        "\"left\":[]",
                        "\"verdict\":\"send\"");
    }

    @Test
    void callsThatCannotBeMeantAreRefused() throws IOException {
        Path file = file("a.txt", "No problem!");
        refused(run("x", "check", "--fix"), "standard input", "--output");
        refused(run("", "check", "--output", "b", file.toString()), "--output", "--fix");
        refused(run("", "check", "--placeholders", file.toString()), "--placeholders", "--fix");
        refused(run("", "check", "--fix", "--output", "b", file.toString(), file.toString()), "--output", "one draft");
        refused(run("", "check", "--fix", "--output", folder + "/no/b", file.toString()), "no such folder");
        refused(run("", "check", "--date", "soon", file.toString()), "--date soon", "2026-11-24");
        assertThat(Files.readString(file)).isEqualTo("No problem!");
    }

    @Test
    void whatIsPromisedIsWrittenAsACalendar() throws IOException {
        String long1 = "I will send you the drawings of the löng wöoden staircase with the \\ figures for every"
                + " single step and rail, by noon on Friday.";
        Path file = file("a.txt", long1 + " Our technician will call you tomorrow at 9.\n");
        Path calendar = folder.resolve("todo.ics");
        run("", "check", "--date", "2026-11-24T10:00+01:00", "--ics", calendar.toString(), file.toString());
        String written = Files.readString(calendar);
        assertThat(written.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
        String unfolded = written.replace("\r\n ", "");
        assertThat(unfolded)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
                .endsWith("END:VCALENDAR\r\n")
                .contains(
                        "\r\nDTSTAMP:20261124T090000Z\r\n",
                        "\r\nDUE:20261127T110000Z\r\n",
                        "\r\nDUE:20261125T080000Z\r\n",
                        "\r\nSUMMARY:send you the drawings of the löng wöoden staircase",
                        "\r\nSUMMARY:Our technician: call you\r\n");
        run("", "check", "--date", "2026-11-24T10:00+01:00", "--ics", calendar.toString(), file.toString());
        assertThat(Files.readString(calendar)).isEqualTo(written);
    }

    @Test
    void aMailsOwnDateCounts() throws IOException {
        Path file = file(
                "a.eml",
                "From: a@x.example\r\nDate: Tue, 24 Nov 2026 16:00:00 -0500\r\n\r\nI will call you at 9 tomorrow.\r\n");
        assertThat(run("", "check", "--format", "json", file.toString()).out())
                .contains(
                        "\"what\":\"call you\",\"when\":\"at 9 tomorrow\",\"start\":0,\"end\":29,\"who\":\"I\",\"due\":\"2026-11-25T09:00:00-05:00\"");
    }

    @Test
    void aDraftInAnotherLanguageIsSaidToBeSo() {
        Run run = run("Vielen Dank für Ihre Nachricht. Das ist leider nicht möglich.", "check");
        assertThat(run.out())
                .isEqualTo("(standard input): not judged, as it is not in English (it seems to be German)\n");
        assertThat(run.code()).isZero();
    }
}
