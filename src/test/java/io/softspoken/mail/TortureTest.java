package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mails that nobody writes and anybody can send. Each is made here, read and judged within a time and in the memory that the
 * tests have (-Xmx1g, a stack of 640 kB); a mail that cannot be judged says so.
 */
@Timeout(value = 400, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TortureTest {
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final String RUDE = "You idiot. This is a complete disaster.";
    private static final String HEAD = "From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\n";
    /** What a mail of any kind may take of a processor; most take a tenth. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(200);

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] plain(String headers, String body) {
        return bytes(HEAD + headers + "\r\n" + body);
    }

    private static ToneReport judged(byte[] mail) {
        return withinLimit(() -> {
            Draft draft = MailDrafts.read(mail);
            ToneReport report = CHECKER.check(draft);
            assertQuotes(draft, report);
            return report;
        });
    }

    private static void assertQuotes(Draft draft, ToneReport report) {
        for (Finding finding : report.findings()) {
            assertThat(draft.text().substring(finding.start(), finding.end())).isEqualTo(finding.quote());
        }
    }

    /** In time by the processor's clock, whatever else the machine does, and never without end by the wall's. */
    private static <T> T withinLimit(ThrowingSupplier<T> what) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            ThreadMXBean clock = ManagementFactory.getThreadMXBean();
            long begun = clock.getCurrentThreadCpuTime();
            T result = what.get();
            assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - begun))
                    .isLessThan(LIMIT);
            return result;
        });
    }

    private static void assertRudeIsHeard(byte[] mail) {
        assertThat(judged(mail).findings()).extracting(Finding::rule).contains("anger/insult");
    }

    @Test
    void aMailOf100Megabytes() {
        byte[] mail = new byte[100_000_000];
        Arrays.fill(mail, (byte) 'x');
        for (int i = 60; i < mail.length; i += 60) {
            mail[i] = '\n';
        }
        byte[] head = plain("Content-Type: text/plain\r\n", RUDE + "\r\n\r\n");
        System.arraycopy(head, 0, mail, 0, head.length);
        assertRudeIsHeard(mail);
    }

    @Test
    void anAttachmentOf100Megabytes() {
        byte[] head = plain(
                "Content-Type: multipart/mixed; boundary=b\r\n",
                "--b\r\n\r\n" + RUDE
                        + "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        byte[] mail = new byte[100_000_000];
        Arrays.fill(mail, (byte) 'A');
        for (int i = 76; i < mail.length; i += 77) {
            mail[i] = '\n';
        }
        System.arraycopy(head, 0, mail, 0, head.length);
        assertRudeIsHeard(mail);
    }

    @Test
    void tenThousandNestedParts() {
        StringBuilder mail = new StringBuilder(HEAD);
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(i)
                    .append("\"\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        mail.append("\r\n").append(RUDE);
        byte[] all = bytes(mail.toString());
        assertThatThrownBy(() -> withinLimit(() -> MailDrafts.read(all))).isInstanceOf(UnreadableMailException.class);
    }

    @Test
    void tenThousandNestedMessages() {
        byte[] mail = bytes(HEAD + "Content-Type: message/rfc822\r\n\r\n".repeat(10_000) + RUDE);
        assertThatThrownBy(() -> withinLimit(() -> MailDrafts.read(mail))).isInstanceOf(UnreadableMailException.class);
    }

    static Stream<Arguments> manyParts() {
        return Stream.of(
                Arguments.of("with a boundary", "multipart/mixed; boundary=b", "--b\r\n\r\n"),
                Arguments.of("with a boundary that is not named", "multipart/mixed", "--b\r\n\r\n"),
                Arguments.of("without blank lines", "multipart/mixed; boundary=b", "--b\n"),
                Arguments.of("alternatives", "multipart/alternative; boundary=b", "--b\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manyParts")
    void threeHundredThousandEmptyParts(String name, String type, String part) {
        byte[] mail = plain("Content-Type: " + type + "\r\n", "--b\r\n\r\n" + RUDE + "\r\n" + part.repeat(300_000));
        assertThat(withinLimit(() -> MailDrafts.read(mail).text())).contains(RUDE);
        // From a stream, and as a change of it reads it, just so.
        assertThat(withinLimit(
                        () -> MailDrafts.read(new ByteArrayInputStream(mail)).text()))
                .contains(RUDE);
        MailSource source = withinLimit(() -> MailSource.read(mail));
        MailPart at = source.part();
        assertThat(new String(mail, at.bytes().start(), at.bytes().length(), StandardCharsets.US_ASCII))
                .startsWith(RUDE);
    }

    @Test
    void theTwoHundredthPartIsRead() {
        String empty = "--b\r\n\r\n\r\n";
        assertRudeIsHeard(plain(
                "Content-Type: multipart/mixed; boundary=b\r\n",
                empty.repeat(MailSearch.MOST_PARTS - 2) + "--b\r\n\r\n" + RUDE + "\r\n" + empty.repeat(100) + "--b--"));
    }

    @Test
    void aLineOfAMillionColumns() {
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "word ".repeat(100_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "x".repeat(1_000_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + ">".repeat(1_000_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "!".repeat(1_000_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "a.".repeat(200_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "((".repeat(500_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "\" ".repeat(500_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "you ".repeat(100_000)));
        assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + "a.b@".repeat(250_000)));
    }

    @Test
    void manyLines() {
        for (String line :
                new String[] {"\r\n", "> \r\n", "-- \r\n", "- a\r\n", "On x wrote:\r\n", "no\r\n", "\t\r\n"}) {
            assertRudeIsHeard(plain("", RUDE + "\r\n\r\n" + line.repeat(200_000 / line.length())));
        }
    }

    @Test
    void manyFindings() {
        ToneReport report = judged(plain("", "No problem! You idiot. ".repeat(2_000)));
        assertThat(report.findings()).hasSizeGreaterThan(500);
    }

    @Test
    void headerFloods() {
        assertRudeIsHeard(bytes("X: y\r\n".repeat(40_000) + "\r\n" + RUDE));
        assertRudeIsHeard(bytes("Subject: " + "x".repeat(5_000_000) + "\r\n\r\n" + RUDE));
        assertRudeIsHeard(bytes("To: " + "a@example.com, ".repeat(100_000) + "\r\n\r\n" + RUDE));
        assertRudeIsHeard(bytes("To: " + "(".repeat(200_000) + "\r\n\r\n" + RUDE));
        assertRudeIsHeard(bytes("Content-Type: text/plain" + "; a=b".repeat(100_000) + "\r\n\r\n" + RUDE));
        assertRudeIsHeard(bytes("Content-Type: text/plain; x*0*=" + "; x*1=%".repeat(50_000) + "\r\n\r\n" + RUDE));
        assertRudeIsHeard(bytes("Date: " + "(".repeat(100_000) + "\r\n\r\n" + RUDE));
        byte[] flood = bytes("a:\n".repeat(10_000_000) + "\n" + RUDE);
        assertThatThrownBy(() -> MailDrafts.read(flood))
                .isInstanceOf(UnreadableMailException.class)
                .hasMessageContaining("more than 50000 lines");
        byte[] within = plain(
                "Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n" + "a:\n".repeat(1_000_000) + "\n" + RUDE);
        assertRudeIsHeard(within);
    }

    @Test
    void encodingsThatExpand() {
        // A part is not decoded any further than is read of it.
        String coded = Base64.getMimeEncoder().encodeToString(new byte[30_000_000]);
        judged(plain("Content-Transfer-Encoding: base64\r\n", coded));
        judged(plain("Content-Type: text/plain; charset=utf-16\r\n", "\u0000a".repeat(5_000_000)));
        judged(plain("Content-Transfer-Encoding: x-uuencode\r\n", "begin 644 a\r\n" + "M".repeat(1_000_000)));
        judged(plain("Content-Type: text/html\r\n", "<div>".repeat(200_000) + RUDE));
        judged(plain("Content-Type: text/html\r\n", "<blockquote>".repeat(50_000) + RUDE));
        judged(plain("Content-Type: text/html\r\n", "&nbsp;".repeat(500_000) + RUDE));
        judged(plain("Content-Type: text/html\r\n", "<table><tr><td>".repeat(30_000) + RUDE));
        judged(plain("Content-Type: text/html\r\n", "<p" + " a=b".repeat(300_000) + ">" + RUDE));
        judged(plain("Content-Type: text/html\r\n", "<b><i><font>".repeat(30_000) + RUDE));
        judged(plain("Content-Type: text/plain; format=flowed; delsp=yes\r\n", "a \r\n".repeat(500_000)));
    }

    static Stream<Supplier<byte[]>> broken() {
        String coded = Base64.getEncoder().encodeToString(RUDE.getBytes(StandardCharsets.US_ASCII));
        return Stream.of(
                () -> plain("Content-Transfer-Encoding: base64\r\n", coded.substring(0, coded.length() - 5)),
                () -> plain("Content-Transfer-Encoding: base64\r\n", coded + "!*"),
                () -> plain("Content-Transfer-Encoding: base64\r\n", coded.replace("=", "")),
                () -> plain("Content-Transfer-Encoding: quoted-printable\r\n", RUDE + "=\r\n=4"),
                () -> plain("Content-Transfer-Encoding: quoted-printable\r\n", RUDE + "=ZZ=\r"),
                () -> plain("Content-Transfer-Encoding: quoted-printable\r\n", RUDE + "="),
                () -> plain("Content-Transfer-Encoding: 9bit\r\n", RUDE),
                () -> plain("Content-Transfer-Encoding: \r\n", RUDE),
                () -> plain("Content-Type: text/plain; charset=no-such\r\n", RUDE),
                () -> plain("Content-Type: text/plain; charset=\"\"\r\n", RUDE),
                () -> plain("Content-Type: text/plain; charset=\"\u0000\"\r\n", RUDE),
                () -> plain("Content-Type: text/plain; charset=utf-8\r\n", RUDE + " \u00FF\u00FE\u00C0\u0080"),
                () -> plain("Content-Type: text/plain; charset=utf-8\r\n", "\u00EF\u00BB\u00BF" + RUDE),
                () -> plain("Content-Type: text/plain; charset=utf-8\r\n", RUDE + " \u00ED\u00A0\u0080"),
                () -> plain("Content-Type: ;;;\r\n", RUDE),
                () -> plain("Content-Type: text/plain; charset*=''%\r\n", RUDE),
                () -> plain("Content-Type: multipart/mixed; boundary=\"\"\r\n", RUDE),
                () -> plain("Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n\r\n" + RUDE),
                () -> plain("Content-Type: multipart/mixed; boundary=b\r\n", RUDE),
                () -> plain("", "\u0000\u0000" + RUDE + "\u0000"),
                () -> bytes("\n" + RUDE),
                () -> bytes(": \r\n :\r\n\r\n" + RUDE));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenMailIsReadAsFarAsItCanBe(Supplier<byte[]> mail) {
        assertRudeIsHeard(mail.get());
    }

    @Test
    void wideCharsets() throws IOException {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE
        }) {
            ByteArrayOutputStream mail = new ByteArrayOutputStream();
            mail.write(plain("Content-Type: text/plain; charset=" + charset.name() + "\r\n", ""));
            mail.write(RUDE.getBytes(charset));
            assertRudeIsHeard(mail.toByteArray());
            mail.write(0); // half a character
            judged(mail.toByteArray());
        }
    }

    @Test
    void textThatIsNone() {
        for (String odd : new String[] {
            "\uD83D",
            "\uDE00",
            "\uDE00\uD83D",
            "\u0000",
            "\uFEFF",
            "\uFFFF",
            "\u202E",
            "\u2028",
            "\u0085",
            "e\u0301".repeat(50_000),
            "\u200D".repeat(50_000),
            "\u00AD".repeat(50_000),
            "\u0130",
            "\uFB03"
        }) {
            for (String text : new String[] {odd + RUDE, RUDE + odd, "You " + odd + "idiot. " + RUDE, odd}) {
                for (Draft draft : new Draft[] {Draft.of(text), HtmlDrafts.read("<p>" + text)}) {
                    ToneReport report = withinLimit(() -> CHECKER.check(draft));
                    assertQuotes(draft, report);
                }
            }
        }
    }
}
