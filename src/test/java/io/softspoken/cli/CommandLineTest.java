package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from outside: what goes in, what comes out, and the exit code. */
class CommandLineTest {
    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {
        List<String> errors() {
            return err.lines().toList();
        }
    }

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

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private String file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Run run, String... words) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).as(run.err()).hasSize(1);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").startsWith("softspoken: ");
    }

    @Test
    void aCleanDraftIsZeroAFlaggedOneIsOne() throws IOException {
        assertThat(run("", "check", file("a.txt", "The room is booked for noon."))
                        .code())
                .isZero();
        Run flagged = run("", "check", file("b.txt", "You idiot."));
        assertThat(flagged.code()).isEqualTo(1);
        assertThat(flagged.out()).contains("b.txt:1:1: anger, high", "^^^", "try: ", "Verdict: hold");
    }

    @Test
    void theThresholdDecidesTheExitCode() {
        assertThat(run("No problem!", "check").code()).isZero();
        assertThat(run("No problem!", "check", "--fail-on", "low").code()).isEqualTo(1);
        assertThat(run("You idiot.", "check", "--fail-on", "high").code()).isEqualTo(1);
    }

    @Test
    void standardInputAndDash() {
        assertThat(run("No problem!", "check", "-").out()).contains("(standard input):1:1: no-problem, low");
    }

    @Test
    void badInputsAreToldInOneLineEach() throws IOException {
        refused(run("", "check", folder.resolve("none.txt").toString()), "none.txt", "no such file", "check the name");
        refused(run("", "check", folder.toString()), "is a folder", "name the files");
        refused(run("", "check", file("binary.bin", new byte[] {1, 0, 2, 0, 3})), "binary.bin", "not text");
        refused(run("", "check", file("empty.txt", "")), "empty.txt", "empty");
        refused(run("", "check", file("blank.txt", " \n \n")), "blank.txt", "white space");
        refused(
                run("", "check", file("latin.txt", new byte[] {'c', 'a', 'f', (byte) 0xE9})),
                "latin.txt",
                "not valid UTF-8",
                "save it as UTF-8");
        byte[] large = new byte[50_000_000];
        java.util.Arrays.fill(large, (byte) 'a');
        refused(run("", "check", file("large.txt", large)), "large.txt", "10 MB");
        refused(run("", "check", "--nonsense"), "--nonsense", "--help");
        refused(run("", "check", "--format", "xml", "x"), "xml");
        refused(run("", "chek"), "chek");
        refused(run("", "check", "--rules", folder.resolve("no.yaml").toString(), "-"), "no.yaml", "no such pack");
        refused(run("x", "check", "--disable", "alarms"), "alarms", "did you mean \"alarm\"");
        refused(run("", "explain", "alarm/lost-dta"), "did you mean \"alarm/lost-data\"");
    }

    @Test
    void anUnreadableFileIsToldWhereTheSystemForbidsIt() throws IOException {
        Path file = Path.of(file("secret.txt", "No problem!"));
        if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
            return; // the superuser may read everything
        }
        refused(run("", "check", file.toString()), "secret.txt", "may not be read");
    }

    @Test
    void theOtherFilesAreStillChecked() throws IOException {
        Run run = run("", "check", folder.resolve("none.txt").toString(), file("b.txt", "You idiot."));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.out()).contains("anger, high");
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        Run run = run("", "check", "--format", "json", file("a.txt", "No problem!"), file("b.txt", "Thank you."));
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .startsWith("{\"file\":\"")
                .contains(
                        "\"verdict\":\"send\",\"scores\":{\"anger\":",
                        "\"rule\":\"no-problem/no-bother\",\"category\":\"no-problem\",\"severity\":\"low\",\"start\":0,\"end\":10,\"quote\":\"No problem\"",
                        "\"missing\":[],\"commitments\":[],\"softened\":");
    }

    @Test
    void batchKeepsTheOrderAndGoesOnAfterABadLine() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            lines.append("{\"id\": ")
                    .append(i)
                    .append(", \"draft\": \"No problem, ")
                    .append(i)
                    .append("!\", \"incoming\": null}\n");
        }
        lines.append("{\"id\": \"x\", \"drft\": 1}\nnot json\n{\"id\": 7, \"draft\": \"Fine.\"}\n");
        Run run = run(lines.toString(), "batch");
        List<String> out = run.out().lines().toList();
        assertThat(run.code()).isEqualTo(2);
        assertThat(out).hasSize(203);
        for (int i = 0; i < 200; i++) {
            assertThat(out.get(i)).startsWith("{\"id\":" + i + ",\"verdict\":");
        }
        assertThat(out.get(200)).isEqualTo("{\"id\":\"x\",\"line\":201,\"error\":\"there is no \\\"draft\\\"\"}");
        assertThat(out.get(201)).startsWith("{\"id\":null,\"line\":202,\"error\":\"not valid JSON");
        assertThat(out.get(202)).startsWith("{\"id\":7,\"verdict\":\"send\"");
        assertThat(run("{\"id\":1,\"draft\":\"Fine.\"}", "batch").code()).isZero();
    }

    @Test
    void aLineOfABatchSaysWhenItsDraftIsWritten() {
        String draft = "\"draft\":\"I will send you the list by Friday.\"";
        Run run = run(
                "{" + draft + ",\"date\":\"2026-11-24T09:00:00+01:00\"}\n{" + draft + "}\n{\"id\":3," + draft
                        + ",\"date\":\"soon\"}\n{\"id\":4," + draft + ",\"date\":5}\n",
                "batch");
        List<String> out = run.out().lines().toList();
        assertThat(run.code()).isEqualTo(2);
        assertThat(out.get(0)).contains("\"due\":\"2026-11-27T17:00:00+01:00\"");
        assertThat(out.get(1)).contains("\"commitments\":[{").doesNotContain("\"due\"");
        assertThat(out.get(2))
                .startsWith("{\"id\":3,\"line\":3,\"error\":\"\\\"date\\\" is no time; give one such as 2026-");
        assertThat(out.get(3)).isEqualTo("{\"id\":4,\"line\":4,\"error\":\"\\\"date\\\" is not a text\"}");
    }

    @Test
    void mailIsReadWithTheMessageItAnswers() throws IOException {
        String mail =
                "From: a@example.test\r\nTo: b@example.test\r\nSubject: Re: hi\r\n\r\nIt's fine.\r\n\r\nOn 1 May 2026, b@example.test wrote:\r\n> Thank you so much for waiting!\r\n";
        assertThat(run("", "check", file("a.eml", mail)).out()).contains("no-problem");
        assertThat(run("It's fine.", "check").out()).doesNotContain("no-problem,");
    }

    @Test
    void theMessageAnsweredIsFoundInItsThreadsFile() throws IOException {
        String thread = file(
                "thread.mbox",
                "From dana Mon Nov 23 09:14:02 2026\nMessage-ID: <1@x>\n\nThank you so much for waiting!\n\n"
                        + "From dana Mon Nov 23 10:14:02 2026\nMessage-ID: <2@x>\n\nWhich colour is the new door?\n");
        String draft = file("a.txt", "It's fine.");
        assertThat(run("", "check", "--reply-to", thread, draft).out()).doesNotContain("no-problem,");
        String mail = "From: a@example.test\nTo: dana@example.test\nSubject: Re: hi\nIn-Reply-To: <%s>\n\nIt's fine.\n";
        Files.createDirectory(folder.resolve("elsewhere"));
        String far = file("elsewhere/b.eml", mail.formatted("1@x"));
        assertThat(run("", "check", "--reply-to", thread, far).out()).contains("no-problem,");
        assertThat(run("", "check", far).out()).doesNotContain("no-problem,");
        // No other file is looked into: a draft is judged alike wherever it lies.
        assertThat(run("", "check", file("b.eml", mail.formatted("1@x"))).out()).doesNotContain("no-problem,");
        refused(
                run("", "check", "--reply-to", file("e.mbox", "From dana Mon Nov 23 09:14:02 2026\n"), draft),
                "e.mbox: holds no message that can be read; give the message as plain text");
    }

    @Test
    void aTechnicalReaderMayBeGivenJargon() {
        assertThat(run("Flush your DNS cache.", "check").code()).isEqualTo(1);
        assertThat(run("Flush your DNS cache.", "check", "--audience", "technical")
                        .code())
                .isZero();
    }

    @Test
    void helpVersionRulesAndExplain() {
        assertThat(run("", "--help").out()).contains("check", "batch", "Exit codes");
        assertThat(run("", "--version").out()).matches("softspoken \\S+\\R");
        assertThat(run("", "rules", "alarm").out()).contains("alarm/lost-data").doesNotContain("anger/");
        assertThat(run("", "explain", "alarm/lost-data").out()).contains("Patterns", "Examples", "→");
        assertThat(run("").code()).isEqualTo(2);
    }

    @Test
    void aBadPackNamesFileLineAndColumn() throws IOException {
        String pack = file(
                "bad.yaml",
                "rules:\n  - id: blame/x\n    why: x\n    severity: hihg\n    patterns:\n      - you (should have\n      - <insullt>\n    suggest: [y]\n    exampels: []\n");
        Run run = run("", "test", pack);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).hasSize(4);
        assertThat(run.err())
                .contains(
                        "bad.yaml:4:15: \"hihg\" is none of low, medium, high; did you mean \"high\"?",
                        "bad.yaml:6:13: in \"you (should have\": \"(\" is not closed by \")\"",
                        "there is no list <insullt>; did you mean \"insult\"?",
                        "bad.yaml:9:5: there is no key \"exampels\"; did you mean \"examples\"?");
    }

    @Test
    void aRuleThatCannotTellATwinApartIsToldOn() throws IOException {
        String pack = """
                rules:
                  - id: blame/careless
                    why: x
                    severity: low
                    patterns: [careless, careless and I]
                    suggest: [quick]
                    examples:
                      - wrong: That was careless
                        right: That was quick
                """;
        Run loud = run("", "test", file("loud.yaml", pack));
        assertThat(loud.out())
                .contains(
                        "loud.yaml: blame/careless flags 1 of 3 twins of the kind quoted, such as \"You wrote: “That was",
                        "blame/careless flags 1 of 1 twins of the kind negated (reported only)",
                        "4 of 6 kinds of harmless twins told apart");
        assertThat(loud.code()).isEqualTo(1);

        Run recorded = run(
                "",
                "test",
                file("known.yaml", pack.replace("    examples", "    known-twins: [quoted]\n    examples")));
        assertThat(recorded.out()).contains("twins of the kind quoted (recorded)");
        assertThat(recorded.code()).isZero();

        Run misspelled = run(
                "", "test", file("bad.yaml", pack.replace("    examples", "    known-twins: [qoted]\n    examples")));
        assertThat(misspelled.err()).contains("\"qoted\" is none of quoted, cited", "did you mean \"quoted\"?");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        Run run = run("You idiot \u001B[31m\u0007 you fool.", "check");
        assertThat(run.out()).doesNotContain("\u001B", "\u0007").contains("␛");
    }

    @Test
    void underlinesStandUnderWideCharacters() {
        String out = run("日本 👍 No problem!", "check").out();
        List<String> lines = out.lines().toList();
        assertThat(lines.get(1)).isEqualTo("    日本 👍 No problem!");
        assertThat(lines.get(2)).isEqualTo("            ^^^^^^^^^^");
    }

    @Test
    void eightyColumnsAndColours() {
        String draft = "word ".repeat(60) + "no problem, it was nothing. " + "more ".repeat(60);
        assertThat(run(draft, "check").out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("No problem!", "check", "--color", "always").out()).contains("\u001B[4;36mNo problem\u001B[0m!");
        assertThat(run("No problem!", "check").out()).doesNotContain("\u001B");
    }

    @Test
    void settingsBesideTheDraftOrAboveItCount() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve("c"));
        file("a/softspoken.yaml", "disable: no-problem\n");
        file("a/b/x.txt", "No problem!");
        file("c/x.txt", "No problem!");
        Run run = run(
                "",
                "check",
                folder.resolve("a/b/x.txt").toString(),
                folder.resolve("c/x.txt").toString());
        assertThat(run.out()).contains("b/x.txt: nothing to mend").contains("c/x.txt:1:1: no-problem, low");

        assertThat(run("", "check", "--no-config", folder.resolve("a/b/x.txt").toString())
                        .out())
                .contains("no-problem, low");
        String settings = folder.resolve("a/softspoken.yaml").toString();
        assertThat(run(
                                "",
                                "check",
                                "--config",
                                settings,
                                folder.resolve("c/x.txt").toString())
                        .out())
                .contains("nothing to mend");
        refused(run("x", "check", "--config", settings, "--no-config"), "--config", "--no-config");
        refused(run("x", "check", "--config", ""), "--config");
        refused(run("x", "check", "--config", folder.resolve("no.yaml").toString()), "no.yaml", "no such file");
    }

    @Test
    void aDraftIsHeardAsDeepAsAskedFor() throws IOException {
        String engine = "\"engine\":\"";
        String draft = "No problem! Had you read it, we would not be here.";
        String fast = after(run(draft, "check", "--format", "json").out(), engine);
        String deep = after(run(draft, "check", "--format", "json", "--deep").out(), engine);
        assertThat(deep).startsWith(fast + ".");
        assertThat(after(
                        run("{\"id\":1,\"draft\":\"No problem!\"}", "batch", "--deep")
                                .out(),
                        engine))
                .isEqualTo(deep);
        String alone =
                after(run(draft, "check", "--format", "json", "--rules-alone").out(), engine);
        assertThat(alone).isNotEqualTo(fast);
        file("softspoken.yaml", "depth: deep\n");
        assertThat(after(run(draft, "check", "--format", "json").out(), engine)).isEqualTo(deep);
        assertThat(after(
                        run(draft, "check", "--format", "json", "--rules-alone").out(), engine))
                .isEqualTo(alone);
        refused(run(draft, "check", "--deep", "--rules-alone"), "--deep", "--rules-alone", "one of them");
    }

    /** What stands between a key's opening quotation mark and the closing one. */
    private static String after(String json, String key) {
        int from = json.indexOf(key) + key.length();
        return json.substring(from, json.indexOf('"', from));
    }

    @Test
    void settingsOfTheCurrentFolderCountForWhatHasNone() throws IOException {
        String labelled = file(
                "labelled.jsonl",
                "{\"id\":\"1\",\"incoming\":null,\"draft\":\"No problem!\",\"findings\":[],\"missing\":[],\"verdict\":\"send\"}\n");
        assertThat(run("", "evaluate", labelled).out()).contains("no-problem ");
        file("softspoken.yaml", "disable: no-problem\nrules: house.yaml\n");
        file(
                "house.yaml",
                "rules:\n  - id: blame/manual\n    why: Asking was no fault.\n    severity: medium\n    patterns: [see the manual]\n    suggest: [see below]\n");
        assertThat(run("No problem!", "check").out()).contains("nothing to mend");
        assertThat(run("{\"id\":1,\"draft\":\"No problem, see the manual.\"}", "batch")
                        .out())
                .contains("\"no-problem\":0", "blame/manual");
        assertThat(run("", "evaluate", labelled).out()).doesNotContain("no-problem ");
        assertThat(run("", "rules", "blame", "no-problem").out())
                .containsPattern("blame/manual +1 patterns {2}Asking")
                .containsPattern("no-problem/no-bother .* \\(off\\) ");
        assertThat(run("", "explain", "blame/manual").out())
                .startsWith("blame/manual\n")
                .contains("see below");
        assertThat(run("", "explain", "no-problem/no-bother").out()).startsWith("no-problem/no-bother (off)\n");
        refused(run("", "explain", "--no-config", "blame/manual"), "blame/manual");
    }

    @Test
    void optionsGoBeforeSettings() throws IOException {
        file("softspoken.yaml", "audience: technical\nfail-on: low\ndisable: [alarm, curt]\n");
        assertThat(run("No problem!", "check").code()).isEqualTo(1);
        assertThat(run("No problem!", "check", "--fail-on", "medium").code()).isZero();
        assertThat(run("No problem! What a disaster.", "check", "--disable", "no-problem", "--disable", "curt")
                        .out())
                .contains("nothing to mend");
        assertThat(run("Flush your DNS cache.", "check").code()).isZero();
        assertThat(run("Flush your DNS cache.", "check", "--audience", "customer")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void brokenSettingsAreToldOnceAndStopNoOtherDraft() throws IOException {
        Files.createDirectories(folder.resolve("bad"));
        Files.createDirectories(folder.resolve("good"));
        file("bad/softspoken.yaml", "disable: blam\nfail_on: high\n");
        String first = file("bad/1.txt", "You idiot.");
        String second = file("bad/2.txt", "You idiot.");
        String other = file("good/3.txt", "You idiot.");
        Run run = run("", "check", first, second, other);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("3.txt:1:1: anger, high").doesNotContain("1.txt", "2.txt");
        String settings = folder.resolve("bad/softspoken.yaml").toString();
        assertThat(run.errors())
                .containsExactly(
                        "softspoken: " + settings
                                + ":1:10: there is no rule or category \"blam\"; did you mean \"blame\"?",
                        "softspoken: " + settings + ":2:1: there is no key \"fail_on\"; did you mean \"fail-on\"?",
                        "softspoken: " + first + ": not checked, because its settings cannot be used; mend " + settings
                                + ", or give --no-config",
                        "softspoken: " + second + ": not checked, because its settings cannot be used; mend " + settings
                                + ", or give --no-config");

        Run named = run("", "check", "--config", settings, first, other);
        assertThat(named.code()).isEqualTo(2);
        assertThat(named.out()).isEmpty();
        assertThat(named.errors()).hasSize(2);
    }

    @Test
    void aWrongCallIsToldOnceWhateverTheSettings() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        file("a/softspoken.yaml", "disable: curt\n");
        String[] drafts = {file("a/1.txt", "Fine."), file("b/2.txt", "Fine.")};
        String pack = file("pack.yaml", "rulez: []\n");
        refused(run("", "check", "--rules", pack, drafts[0], drafts[1]), "pack.yaml:1:1", "did you mean \"rules\"");
        refused(run("", "check", "--disable", "alarms", drafts[0], drafts[1]), "did you mean \"alarm\"");
    }
}
