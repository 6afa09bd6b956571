package io.softspoken.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.model.FailingModel;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters to writers, with programs in the place of Postfix's that say what these would say. */
class WritersTest {
    private static final String FIRST = "4h2sZk3Bdqz1Vq";
    private static final String SECOND = "4h2sZk3Bdrz1Vr";

    @TempDir
    Path folder;

    @BeforeEach
    void programs() throws IOException {
        for (String id : List.of(FIRST, SECOND)) {
            Files.writeString(
                    folder.resolve(id), "From: ann@example.test\nSubject: x\n\nYou idiot, this is " + id + ".\n");
        }
        program(
                "postqueue",
                "for id in " + FIRST + " " + SECOND + "; do echo '{\"queue_name\":\"hold\",\"queue_id\":\"'$id'\","
                        + "\"arrival_time\":1764240000,\"message_size\":9,\"sender\":\"ann@example.test\","
                        + "\"recipients\":[{\"address\":\"bob@example.test\"}]}'; done");
        program("postcat", "cat " + folder + "/$2");
        program("postconf", "[ $2 = sendmail_path ] && echo " + folder + "/sendmail");
        program("sendmail", "cat >> " + folder + "/sent");
    }

    private void program(String name, String does) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\nexit 0\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private HeldQueue queue(ToneChecker checker) {
        return new HeldQueue(
                checker,
                new Postfix(null, folder.toString()),
                folder.resolve("state"),
                folder.resolve("audit.jsonl"),
                null,
                "dana",
                Clock.systemUTC());
    }

    private static Writers writers(HeldQueue queue) {
        return new Writers(
                queue,
                new Letters("postmaster@example.test", null, null, "example.test", ZoneOffset.UTC),
                null,
                Set.of());
    }

    private String sent() throws IOException {
        Path sent = folder.resolve("sent");
        return Files.exists(sent) ? Files.readString(sent) : "";
    }

    @Test
    void eachWriterIsToldOnce() throws Exception {
        Writers writers = writers(queue(ToneChecker.create()));
        assertThat(writers.tell()).isEqualTo(new Writers.Outcome(2, 0, List.of()));
        assertThat(sent()).contains("Message-ID: <softspoken." + FIRST + ".told@", "<softspoken." + SECOND + ".told@");
        assertThat(writers.tell().done()).isZero();
    }

    @Test
    void aMailThatTheCheckerFailsAtKeepsNoOtherWriterFromBeingTold() throws Exception {
        Files.writeString(
                folder.resolve("milter.jsonl"),
                "{\"event\":\"message\",\"queue\":\"" + FIRST
                        + "\",\"action\":\"hold\"}\n{\"event\":\"message\",\"queue\":\"" + SECOND
                        + "\",\"action\":\"hold\"}\n");
        ToneChecker failing = FailingModel.checker(words -> {
            if (words.contains(FIRST)) {
                throw new StackOverflowError();
            }
        });
        HeldQueue queue = new HeldQueue(
                failing,
                new Postfix(null, folder.toString()),
                folder.resolve("state"),
                folder.resolve("audit.jsonl"),
                folder.resolve("milter.jsonl"),
                "dana",
                Clock.systemUTC());
        Writers.Outcome outcome = writers(queue).tell();
        assertThat(outcome.done()).isOne();
        assertThat(outcome.problems())
                .singleElement()
                .asString()
                .startsWith(FIRST + ": cannot be judged, the checker failed (StackOverflowError)");
        assertThat(sent()).contains(SECOND + ".told@").doesNotContain(FIRST + ".told@");
    }

    @Test
    void withoutAnEditItsWriterIsToldAllTheSame() throws Exception {
        ToneChecker failing = FailingModel.checker(words -> {
            if (StackWalker.getInstance()
                    .walk(all -> all.anyMatch(one -> one.getMethodName().equals("smallestEdit")))) {
                throw new OutOfMemoryError();
            }
        });
        HeldQueue queue = queue(failing);
        assertThat(queue.judge(FIRST).edit()).isEmpty();
        assertThat(queue.verdict(queue.list().get(0))).isEqualTo(Verdict.HOLD);
        assertThat(writers(queue).tell().done()).isEqualTo(2);
    }

    @Test
    void aLetterThatIsNotTakenIsSentNextTime() throws Exception {
        Writers writers = writers(queue(ToneChecker.create()));
        program("sendmail", "echo 'sendmail: fatal: queue file write error' >&2; exit 75");
        assertThat(writers.tell().problems()).hasSize(2);
        program("sendmail", "cat >> " + folder + "/sent");
        assertThat(writers.tell()).isEqualTo(new Writers.Outcome(2, 0, List.of()));
    }
}
