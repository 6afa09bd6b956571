package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going through a draft, with the answers that a writer would type. */
class InteractiveTest {
    private static final String DRAFT =
            "Hi Dana,\r\n\r\nNo problem! As I said in the meeting, we open at noon.\r\n\r\nYou idiot.\r\n";

    @TempDir
    Path folder;

    private Path draft;

    @BeforeEach
    void aDraft() throws IOException {
        draft = folder.resolve("d.txt");
        Files.writeString(draft, DRAFT);
    }

    private Run go(String answers, String... options) {
        String[] args = Stream.concat(
                        Stream.of("check", "--interactive"),
                        Stream.concat(Stream.of(options), Stream.of(draft.toString())))
                .toArray(String[]::new);
        return Run.of(folder, answers, args);
    }

    private String text() throws IOException {
        return Files.readString(draft);
    }

    @Test
    void aWordingThatIsTakenStandsInTheFileAndAllElseStays() throws IOException {
        Run run = go("1\ns\ns\ny\n");
        assertThat(run.out())
                .contains("d.txt:3:1: no-problem, low", "  1: ", "[1-", "  - No problem!", "Wrote " + draft);
        assertThat(text())
                .startsWith("Hi Dana,\r\n\r\n")
                .doesNotContain("No problem")
                .endsWith("You idiot.\r\n");
        assertThat(run.code()).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(draft);
        }
    }

    @Test
    void whereTheAnswersEndNothingIsWritten() throws IOException {
        assertThat(go("1\n").out()).endsWith("Nothing was written.\n");
        assertThat(go("1\ns\ns\nn\n").out()).endsWith("Nothing was written.\n");
        assertThat(go("1\nq\ny\n").code()).isEqualTo(1);
        assertThat(text()).isEqualTo(DRAFT);
    }

    @Test
    void undoGoesBackOneDecision() throws IOException {
        Run run = go("u\n1\nu\ns\ns\ns\n");
        assertThat(run.out()).contains("There is nothing to undo.");
        assertThat(text()).isEqualTo(DRAFT);
    }

    @Test
    void onesOwnWordsStandInTheDraftAndItIsReadAgain() throws IOException {
        go("e\nYou're welcome\ns\ne\nand here it is\ny\n");
        assertThat(text()).contains("You're welcome!").contains("and here it is");
    }

    @Test
    void aPartInSquareBracketsIsAskedFor() throws IOException {
        Files.writeString(draft, "Obviously it has to be plugged in first.\n");
        Run run = go("1\nplug it in\nw\n");
        if (run.out().contains("[how]")) {
            assertThat(text()).contains("plug it in").doesNotContain("[how]");
        } else {
            assertThat(text()).doesNotContain("Obviously");
        }
    }

    @Test
    void ignoredOnceDoesNotFailAndIsAskedAgainNextTime() throws IOException {
        assertThat(go("i\ni\ni\ni\n").code()).isZero();
        assertThat(text()).isEqualTo(DRAFT);
        assertThat(go("").out()).contains("no-problem, low");
    }

    @Test
    void alwaysIgnoredGoesToTheSettingsAndLeavesTheirCommentsAlone() throws IOException {
        Path settings = folder.resolve("softspoken.yaml");
        Files.writeString(
                settings,
                "# ours\naudience: customer  # of course\n\nignore:   # agreed\n- rule: anger/insult\n  phrase: silly\n\nfail-on: high\n");
        Run run = go("a\ns\ns\ny\n");
        assertThat(run.out()).contains("Wrote " + settings);
        assertThat(Files.readString(settings))
                .isEqualTo("# ours\naudience: customer  # of course\n\nignore:   # agreed\n- rule: anger/insult\n"
                        + "  phrase: silly\n- rule: no-problem/no-bother\n  phrase: \"No problem\"\n\nfail-on: high\n");
        assertThat(text()).isEqualTo(DRAFT);
        assertThat(Run.of(folder, "", "check", draft.toString()).out()).doesNotContain("no-problem");
    }

    @Test
    void settingsThatAreNotThereAreMade() throws IOException {
        go("a\nw\n");
        assertThat(folder.resolve("softspoken.yaml"))
                .content()
                .isEqualTo("ignore:\n  - rule: no-problem/no-bother\n    phrase: \"No problem\"\n");
        assertThat(go("a\n", "--no-config").out()).contains("--no-config was given");
    }

    @Test
    void htmlStaysHtml() throws IOException {
        Path page = folder.resolve("p.html");
        Files.writeString(page, "<p>Hi &amp; hello,</p>\n<p><b>No</b> problem!</p>\n");
        Run.of(folder, "e\na < b\ny\n", "check", "-i", page.toString());
        assertThat(page).content().isEqualTo("<p>Hi &amp; hello,</p>\n<p><b>a &lt; b</b>!</p>\n");
    }

    @Test
    void aMailChangesInTheWordsOfItsPartsAndNowhereElse() throws IOException {
        Path mail = folder.resolve("m.eml");
        String before = Files.readString(Path.of("src/samples/lost-photos.eml"));
        Files.writeString(mail, before);
        Run run = Run.of(folder, "2\n1\nu\n1\ns\ns\ns\ns\ny\n", "check", "-i", mail.toString());
        assertThat(run.out()).contains("Wrote " + mail);
        String after = Files.readString(mail);
        assertThat(after)
                .contains("With pleasure! Let us check together", "<p>With pleasure! Let us check together")
                .doesNotContain("No problem!", "lost all your data");
        assertThat(after.substring(0, after.indexOf("Hi Dana")))
                .isEqualTo(before.substring(0, before.indexOf("Hi Dana")));
        assertThat(after.substring(after.indexOf("We open at nine"), after.indexOf("<p>Hi Dana")))
                .isEqualTo(before.substring(before.indexOf("We open at nine"), before.indexOf("<p>Hi Dana")));
    }

    @Test
    void aSignedMailIsLeftAsItIsAndSaysWhy() throws IOException {
        Path mail = folder.resolve("s.eml");
        String signed = "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/signed; boundary=b;\n"
                + " protocol=\"application/pgp-signature\"\n\n--b\nContent-Type: text/plain\n\nNo problem!\n\n--b\n"
                + "Content-Type: application/pgp-signature\n\nx\n--b--\n";
        Files.writeString(mail, signed);
        assertThat(Run.of(folder, "1\n", "check", "-i", mail.toString()).out())
                .contains("That cannot be put in: the mail is signed");
        assertThat(mail).content().isEqualTo(signed);
    }

    @Test
    void whatIsMissingIsAddedBesideTheWordsThere() throws IOException {
        Path answered = Files.writeString(
                folder.resolve("in.txt"),
                "I am so upset. Your update deleted my photos and I am terribly worried. This is the third time.");
        Files.writeString(draft, "Hi Dana,\n\nThe update has run again on our side.\n\nBest regards\nTom\n");
        Run run = go("1\n1\n1\n1\n1\n1\ny\ny\n", "--reply-to", answered.toString());
        assertThat(run.out()).contains("missing ", " add ");
        assertThat(text())
                .startsWith("Hi Dana,\n\n")
                .contains("The update has run again on our side.")
                .endsWith("\n\nBest regards\nTom\n");
        assertThat(text().length()).isGreaterThan(70);
    }

    @Test
    void theEncodingStays() throws IOException {
        byte[] before = "\uFEFFHi,\r\nno problem! Grüße".getBytes(StandardCharsets.UTF_16LE);
        Files.write(draft, before);
        go("1\nw\n");
        String after = new String(Files.readAllBytes(draft), StandardCharsets.UTF_16LE);
        assertThat(after).startsWith("\uFEFFHi,\r\n").endsWith("! Grüße").doesNotContain("no problem");
    }

    @Test
    void whatIsKeptOfDecisionsAreNumbers() throws IOException {
        Path counts = folder.resolve("counts.tsv");
        go("1\ni\ns\ns\ny\n", "--counts", counts.toString());
        go("w\n", "--counts", counts.toString());
        assertThat(Files.readString(counts))
                .startsWith("# rule\taccepted\tdismissed\n")
                .contains("no-problem/no-bother\t1\t0\n")
                .doesNotContain("meeting");
    }

    @Test
    void whatCannotBeGoneThroughIsToldInALine() throws IOException {
        assertThat(go("", "--fix").err()).contains("give one of them").hasLineCount(1);
        assertThat(Run.of(folder, "No problem!", "check", "-i").err())
                .contains("name the file")
                .hasLineCount(1);
        assertThat(go("", "--format", "json").err())
                .contains("leave --format out")
                .hasLineCount(1);
    }
}
