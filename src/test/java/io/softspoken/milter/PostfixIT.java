package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail through a real Postfix. Run by {@code .ci/milter}. */
@EnabledIf("io.softspoken.milter.Postfix#isHere")
class PostfixIT {
    private static final String CALM = """
            From: Ann <ann@example.test>
            To: bob@customer.test
            Subject: Gr\u00FC\u00DFe aus M\u00FCnchen,
            \tsecond line of the subject
            X-Tight:no space
            Message-ID: <calm@example.test>
            Date: Thu, 26 Nov 2026 09:20:07 +0000

            Thank you for your letter.\t
            .A line with a dot before it,
            and one with \u00E9 in ISO-8859-1.
            .
            We will be glad to help.
            """.replace("\n", "\r\n");
    private static final String FLAGGED = CALM.replace("calm@", "flagged@").replace("We will", "You idiot! We will");

    @TempDir
    Path folder;

    private @Nullable MilterProcess started;
    private @Nullable Postfix begun;

    private void start(String kind, String yaml, String... settings) throws IOException, InterruptedException {
        started = new MilterProcess(Files.createDirectory(folder.resolve("milter"))).configure(yaml);
        milter().start();
        begun = new Postfix(folder, kind.equals("tcp") ? milter().tcp() : milter().unix(), settings);
    }

    private MilterProcess milter() {
        return Objects.requireNonNull(started);
    }

    private Postfix postfix() {
        return Objects.requireNonNull(begun);
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        if (begun != null) {
            begun.close();
        }
        if (started != null) {
            started.close();
        }
    }

    private String send(String mail) throws IOException {
        try (SmtpClient client = new SmtpClient(postfix().port())) {
            return client.send("ann@example.test", "bob@customer.test", mail);
        }
    }

    /** A delivered mail without what Postfix itself puts on top. */
    private static String asSent(String delivered) {
        return delivered.substring(delivered.indexOf("From: Ann")).replace("\n", "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "unix"})
    void calmMailIsDeliveredByteForByteAndFlaggedMailIsHeldReleasedOnceOrWithdrawn(String kind) throws Exception {
        start(kind, "policy: hold");

        assertThat(send(CALM)).startsWith("250");
        assertThat(send(FLAGGED)).startsWith("250");
        assertThat(send(FLAGGED.replace("flagged@", "other@"))).startsWith("250");
        assertThat(send(FLAGGED.replace("\r\nX-Tight", "\r\nX-Softspoken: send\r\nX-Tight")))
                .as("with a header of our name that a stranger put in")
                .startsWith("250");
        postfix().settle();
        assertThat(postfix().delivered()).hasSize(1);
        assertThat(asSent(postfix().delivered().get(0))).isEqualTo(CALM);
        List<String> held = postfix().held();
        assertThat(held).hasSize(3);
        String audit = Files.readString(milter().audit());
        assertThat(held)
                .allSatisfy(id -> assertThat(audit)
                        .containsPattern("\"queue\":\"" + id + "\".*\"action\":\"hold\"")
                        .contains("anger/insult"));

        for (String id : held) {
            String shown = postfix().show(id);
            assertThat(shown).doesNotContainIgnoringCase("softspoken");
            if (shown.contains("other@")) {
                postfix().withdraw(id);
            } else {
                postfix().release(id);
            }
        }
        postfix().settle();
        assertThat(postfix().held()).isEmpty();
        assertThat(postfix().delivered())
                .hasSize(3)
                .allSatisfy(mail -> assertThat(mail).doesNotContainIgnoringCase("softspoken"));
        assertThat(postfix().delivered().stream().map(PostfixIT::asSent)).containsOnly(CALM, FLAGGED);
        assertThat(milter().stop()).isZero();
    }

    @Test
    void whoObservesTouchesNothingAndWritesAllDown() throws Exception {
        start("unix", "policy: observe");
        String forged = FLAGGED.replace("\r\nX-Tight", "\r\nX-Softspoken: send\r\nX-Tight");
        assertThat(send(forged)).startsWith("250");
        postfix().settle();
        assertThat(postfix().delivered().stream().map(PostfixIT::asSent)).containsExactly(forged);
        assertThat(Files.readString(milter().audit()))
                .contains("\"policy\":\"observe\"", "\"verdict\":\"hold\",\"action\":\"accept\"");
    }

    @Test
    void aTagReplacesWhatStrangersPutIn() throws Exception {
        start("tcp", "policy: tag");
        String forged = FLAGGED.replace("\r\nX-Tight", "\r\nX-Softspoken: one\r\nx-softspoken: two\r\nX-Tight");
        assertThat(send(forged)).startsWith("250");
        assertThat(send(CALM)).startsWith("250");
        postfix().settle();
        assertThat(postfix().delivered()).hasSize(2);
        for (String mail : postfix().delivered()) {
            if (mail.contains("idiot")) {
                assertThat(mail.lines()
                                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-softspoken")))
                        .singleElement()
                        .asString()
                        .startsWith("X-Softspoken: hold; rules=anger/insult");
            } else {
                assertThat(asSent(mail)).isEqualTo(CALM);
            }
        }
    }

    @Test
    void aTagDoesNotReachTheCustomerWhereTheManualsHeaderCheckTakesItOff() throws Exception {
        start("tcp", "policy: tag");
        int outside = Processes.freePort();
        Files.writeString(folder.resolve("strip"), "/^X-Softspoken:/ IGNORE\n");
        Path dump = folder.resolve("outside");
        Process sink = new ProcessBuilder("smtp-sink", "-u", "nobody", "-D", dump + ".", "127.0.0.1:" + outside, "10")
                .inheritIO()
                .start();
        try {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
            postfix().set("virtual_mailbox_domains = example.test");
            postfix().set("default_transport = smtp:[127.0.0.1]:" + outside);
            postfix().set("smtp_header_checks = regexp:" + folder.resolve("strip"));
            assertThat(send(FLAGGED)).startsWith("250");
            try (SmtpClient client = new SmtpClient(postfix().port())) {
                assertThat(client.send("ann@example.test", "boss@example.test", FLAGGED.replace("flagged@", "in@")))
                        .startsWith("250");
            }
            postfix().settle();
            assertThat(postfix().delivered()).singleElement().asString().contains("X-Softspoken: hold");
            String sent = Processes.run("sh", "-c", "cat " + dump + ".*");
            assertThat(sent).contains("You idiot!").doesNotContain("X-Softspoken");
        } finally {
            sink.destroy();
        }
    }

    @Test
    void mailOfTheLocalSendmailCommandPassesTheMilterToo() throws Exception {
        start("unix", "policy: hold");
        postfix().set("non_smtpd_milters = " + milter().unix());
        Path mail = Files.writeString(folder.resolve("draft"), "Subject: x\n\nYou idiot!\n");
        Processes.run(
                "sh", "-c", "MAIL_CONFIG=" + folder + "/etc sendmail -f ann@example.test bob@customer.test <" + mail);
        long end = System.nanoTime() + 20_000_000_000L;
        while (postfix().held().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(postfix().held()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tempfail", "accept", "quarantine"})
    void withoutAMilterPostfixDoesWhatItsOwnSettingSays(String action) throws Exception {
        start("tcp", "policy: hold", "milter_default_action = " + action);
        assertThat(milter().stop()).isZero();
        if (action.equals("tempfail")) {
            assertThat(send(CALM)).startsWith("451");
        } else {
            assertThat(send(CALM)).startsWith("250");
            postfix().settle();
            // This is what the manual warns of: quarantine holds clean mail too.
            assertThat(postfix().held()).hasSize(action.equals("quarantine") ? 1 : 0);
        }
    }
}
