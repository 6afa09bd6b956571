package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of sent mail, however it is kept, and what is told of it. */
class AuditTest {
    private static final List<String> SAID = List.of(
            "No problem!",
            "Hopefully you have not lost all your data.",
            "The room is booked for noon on Friday.",
            "You should have read the manual.\n\nFrom here on it works.");

    @TempDir
    Path folder;

    private String mail(int i) {
        return "From: Help <help" + i % 2
                + "@example.test>\nTo: dana@example.test\nSubject: =?utf-8?q?Secret_=C3=BC?=\n"
                + "Date: Mon, 23 Nov 2026 09:14:02 +0000\nMessage-ID: <m" + i + "@example.test>\n"
                + (i % 3 == 0 ? "" : "References: <m" + i / 3 * 3 + "@example.test>\n") + "\nHello Dana,\n\n"
                + SAID.get(i % SAID.size()) + "\n\nKind regards\nTom\n";
    }

    private Path folderOfMails(int n) throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails"));
        for (int i = 0; i < n; i++) {
            Files.writeString(mails.resolve(i + ".eml"), mail(i));
        }
        Files.writeString(mails.resolve("notes.json"), "{}");
        return mails;
    }

    private Path mbox(int n) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < n; i++) {
            all.append("From help@example.test Mon Nov 23 09:14:02 2026\n")
                    .append(mail(i).replaceAll("(?m)^(>*From )(?!Help)", ">$1").replace(">From: ", "From: "))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("sent.mbox"), all);
    }

    private Path maildir(int n) throws IOException {
        Path maildir = folder.resolve("Maildir");
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(maildir.resolve(part));
        }
        for (int i = 0; i < n; i++) {
            Files.writeString(maildir.resolve(i % 2 == 0 ? "cur/" + i + ".host:2,S" : "new/" + i + ".host"), mail(i));
        }
        Files.writeString(maildir.resolve("tmp/99.host"), mail(1));
        return maildir;
    }

    private Run audit(Path archive, String... more) {
        List<String> args = new ArrayList<>(List.of("audit", archive.toString(), "--no-config"));
        if (!List.of(more).contains("--journal")) {
            args.addAll(
                    List.of("--journal", folder.resolve("j" + System.nanoTime()).toString()));
        }
        args.addAll(List.of(more));
        return Run.of(folder, "", args.toArray(String[]::new));
    }

    private String csv(Path archive, String... more) throws IOException {
        Path csv = folder.resolve("out.csv");
        Run run = audit(
                archive,
                Stream.concat(Stream.of("--csv", csv.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(csv);
    }

    @Test
    void theSameMailsGiveTheSameFiguresHoweverTheyAreKept() throws IOException {
        String files = csv(folderOfMails(24));
        assertThat(csv(mbox(24))).isEqualTo(files);
        assertThat(csv(maildir(24))).isEqualTo(files);
        assertThat(files)
                .contains(
                        "total,,24,", "month,2026-11,24,", "address,help0@example.test,12,", "rule,alarm/lost-data,6,");
    }

    @Test
    void theFiguresAreThoseOfCheck() throws IOException {
        Path mails = folderOfMails(12);
        List<String> args = new ArrayList<>(List.of("check", "--no-config", "--format", "json"));
        try (Stream<Path> files = Files.list(mails)) {
            files.map(Path::toString).filter(name -> name.endsWith(".eml")).forEach(args::add);
        }
        String reports = Run.of(folder, "", args.toArray(String[]::new)).out();
        String total = csv(mails)
                .lines()
                .filter(line -> line.startsWith("total,"))
                .findFirst()
                .orElseThrow();
        long[] expected = {
            count(reports, "\"verdict\":\"send\""),
            count(reports, "\"verdict\":\"review\""),
            count(reports, "\"verdict\":\"hold\""),
            count(reports, "\"severity\":\"high\""),
            count(reports, "\"severity\":\"medium\""),
            count(reports, "\"severity\":\"low\"")
        };
        StringBuilder wanted = new StringBuilder("total,,12");
        for (long n : expected) {
            wanted.append(',').append(n);
        }
        assertThat(total).startsWith(wanted + ",");
    }

    private static long count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void whatWasInterruptedGoesOnAndCountsNothingTwice() throws IOException {
        String whole = csv(mbox(30));
        Path journal = folder.resolve("journal");
        csv(mbox(30), "--journal", journal.toString());
        // As a kill leaves it: some lines, and one that was cut off.
        String kept = Files.readString(journal);
        int cut = kept.indexOf("m12@example.test");
        Files.writeString(journal, kept.substring(0, cut + 3));
        Path csv = folder.resolve("out.csv");
        Run resumed = audit(mbox(30), "--csv", csv.toString(), "--journal", journal.toString());
        assertThat(resumed.err()).contains("going on; 12 mails");
        assertThat(csv).content().isEqualTo(whole);
        assertThat(Files.readString(journal).lines()).hasSize(31);
        assertThat(csv(mbox(30), "--journal", journal.toString())).isEqualTo(whole);
    }

    @Test
    void aJournalReadsOnlyNewMailsAndKnowsThoseThatWereMoved() throws IOException {
        Path journal = folder.resolve("journal");
        Path maildir = maildir(6);
        csv(maildir, "--journal", journal.toString());
        Files.move(maildir.resolve("new/1.host"), maildir.resolve("cur/1.host:2,RS"));
        Files.writeString(maildir.resolve("new/100.host"), mail(7));
        assertThat(csv(maildir, "--journal", journal.toString())).contains("total,,7,");
    }

    @Test
    void aJournalOfOtherRulesIsRefused() throws IOException {
        Path journal = folder.resolve("journal");
        Path mails = folderOfMails(2);
        csv(mails, "--journal", journal.toString());
        Run other = audit(mails, "--journal", journal.toString(), "--disable", "alarm");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("other rules, settings or options").hasLineCount(1);
        Files.writeString(journal, "my diary\n");
        assertThat(audit(mails, "--journal", journal.toString()).err())
                .contains("is no journal")
                .hasLineCount(1);
        assertThat(journal).content().isEqualTo("my diary\n");
    }

    @Test
    void noWordsOfAMailAreToldUnlessAskedFor() throws IOException {
        Path html = folder.resolve("a.html");
        Path journal = folder.resolve("journal");
        Path mails = folderOfMails(8);
        Run run = audit(mails, "--html", html.toString(), "--journal", journal.toString());
        assertThat(run.out() + Files.readString(html) + Files.readString(journal))
                .doesNotContain("Secret", "lost all your data", "No problem")
                .contains("alarm/lost-data", "m1@example.test");
        assertThat(audit(mails, "--quote").out()).contains("Secret ü", "\"No problem\"");
    }

    @Test
    void thePageStandsAloneAndItsChartHasAName() throws IOException {
        Path html = folder.resolve("a.html");
        Path counts = Files.writeString(folder.resolve("c.tsv"), "alarm/lost-data\t3\t1\n");
        Path mails = folderOfMails(24);
        Files.writeString(mails.resolve("bad.eml"), mail(1).replace("help1@", "<script>@"));
        audit(mails, "--html", html.toString(), "--counts", counts.toString());
        Document page = Jsoup.parse(Files.readString(html));
        assertThat(page.select("script, img, link")).isEmpty();
        assertThat(page.expectFirst("svg").attr("aria-label")).contains("2026-11");
        assertThat(page.text()).contains("75%", "2026-11", "Worst threads");
    }

    @Test
    void whatIsNoArchiveIsToldInALine() throws IOException {
        assertThat(audit(folder.resolve("nowhere")).err())
                .contains("no such file or folder")
                .hasLineCount(1);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(audit(empty).err()).contains("there is no mail in it").hasLineCount(1);
        Path counts = Files.writeString(folder.resolve("c.tsv"), "alarm\tmany\n");
        assertThat(audit(folderOfMails(1), "--counts", counts.toString()).err())
                .contains("c.tsv:1: is no line of counts");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreText() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("m"));
        Files.writeString(mails.resolve("a.eml"), mail(0).replace("Help <help0@example.test>", "=cmd@example.test"));
        assertThat(csv(mails)).contains("address,'=cmd@example.test,");
    }
}
