package io.softspoken.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.SentMail;
import io.softspoken.model.FailingModel;
import io.softspoken.report.AuditFigures;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ArchiveAuditTest {
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final String MAIL = "From: a@example.org\nSubject: x\n\n";

    private static final ArchiveAudit.Progress SILENT = new ArchiveAudit.Progress() {
        @Override
        public void total(long bytes) {}

        @Override
        public void done(long bytes, long mails) {}

        @Override
        public void resumed(long mails) {}
    };

    @TempDir
    Path folder;

    @Test
    void aMailThatHasGoneHasNoKey() {
        assertThatIOException().isThrownBy(() -> Archive.key(folder.resolve("gone"), 1));
    }

    /** Somebody reads mail while it is audited: what moves is told of, and the audit goes on. */
    @Test
    @Timeout(60)
    void mailThatMovesMeanwhileEndsNoAudit() throws Exception {
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectory(folder.resolve(part));
        }
        int n = 100;
        for (int i = 0; i < n; i++) {
            Files.writeString(folder.resolve("new").resolve(i + ".host"), MAIL + "Thank you.\n");
        }
        AtomicBoolean enough = new AtomicBoolean();
        Thread reader = new Thread(() -> move(n, enough));
        reader.start();
        try {
            for (int i = 0; i < 3; i++) {
                AuditFigures figures =
                        new ArchiveAudit(CHECKER, false, SILENT, gone -> {}).run(List.of(folder), null, "", Map.of());
                assertThat(figures.total().mails()).isLessThanOrEqualTo(n);
            }
        } finally {
            enough.set(true);
            reader.join();
        }
    }

    private void move(int n, AtomicBoolean enough) {
        for (int round = 0; !enough.get(); round++) {
            for (int i = 0; i < n && !enough.get(); i++) {
                Path unread = folder.resolve("new").resolve(i + ".host");
                Path read = folder.resolve("cur").resolve(i + ".host:2,S");
                try {
                    Files.move(round % 2 == 0 ? unread : read, round % 2 == 0 ? read : unread);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void aMailThatTheCheckerFailsAtIsCountedAndGonePast() throws Exception {
        List<Throwable> faults =
                List.of(new IllegalStateException("a secret"), new StackOverflowError(), new OutOfMemoryError());
        ToneChecker failing = FailingModel.checker(words -> {
            if (words.startsWith("Fault ")) {
                Throwable fault = faults.get(words.charAt("Fault ".length()) - '0');
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }
        });
        for (int i = 0; i < faults.size(); i++) {
            Files.writeString(folder.resolve(i + ".eml"), MAIL + "Fault " + i + " is in this mail, thank you.\n");
        }
        Files.writeString(folder.resolve("calm.eml"), MAIL + "Thank you for your letter.\n");
        Path journal = folder.resolve("journal.log");
        AuditFigures figures =
                new ArchiveAudit(failing, false, SILENT, gone -> {}).run(List.of(folder), journal, "", Map.of());
        assertThat(figures.total().mails()).isOne();
        assertThat(figures.unreadable())
                .containsOnly(
                        Map.entry("the checker failed, IllegalStateException", 1L),
                        Map.entry("the checker failed, StackOverflowError", 1L),
                        Map.entry("the checker failed, OutOfMemoryError", 1L));
        AuditFigures again =
                new ArchiveAudit(CHECKER, false, SILENT, gone -> {}).run(List.of(folder), journal, "", Map.of());
        assertThat(again.total().mails()).as("tried again by another run").isEqualTo(4);
    }

    @Test
    @Timeout(20)
    void bracketsThatOpenByTheThousandAreLookedThroughOnce() {
        String text = "Hello,\n\nTHIS IS STUPID " + "<x".repeat(40_000) + " WRONG AND BAD!!\n";
        SentMail mail = SentMail.read((MAIL + text).getBytes(StandardCharsets.UTF_8));
        ToneReport report = CHECKER.check(mail.draft().orElse(Draft.of("")));
        assertThat(Outcome.of(1, mail, report, true).hits()).isNotEmpty();
    }
}
