package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.draft.Markup;
import io.softspoken.text.Zones;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailDraftsTest {
    private static String read(String mail) throws UnreadableMailException {
        return MailDrafts.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .words()
                .strip();
    }

    @Test
    void theTextPartIsPreferred() throws Exception {
        assertThat(
                        read(
                                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b\nContent-Type: text/plain\n\nplain\n--b--\n"))
                .isEqualTo("plain");
    }

    @Test
    void htmlIsReadWhereThereIsNoText() throws Exception {
        var draft = MailDrafts.read("Content-Type: text/html; charset=utf-8\r\n\r\n<p>caf&eacute; <b>x</b></p>"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(draft.words()).isEqualTo("café x");
        assertThat(draft.markup()).isEqualTo(Markup.HTML);
    }

    @Test
    void transferEncodingsAndCharsets() throws Exception {
        assertThat(
                        read(
                                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9 =\nnow"))
                .isEqualTo("café now");
        String base64 = Base64.getEncoder().encodeToString("für Müller".getBytes(Charset.forName("windows-1252")));
        assertThat(read("Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n"
                        + base64))
                .isEqualTo("für Müller");
        assertThat(read("Content-Type: text/plain; charset=x-unknown\n\nhello")).isEqualTo("hello");
        assertThat(MailDrafts.read(new byte[] {'\n', 'c', 'a', 'f', (byte) 0xE9})
                        .words())
                .isEqualTo("café");
    }

    /** Each mail is judged by the one word "own". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // a list's footer in plain text behind a body in HTML
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>own</p>\n--b\nContent-Type: text/plain\n\nlist footer\n--b--\n",
                // a log that is shown below the text
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\nown\n--b\nContent-Type: text/plain; name=\"a.log\"\nContent-Disposition: inline; filename=\"a.log\"\n\nlog\n--b--\n",
                // a log that stands first
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; name=a.log\n\nlog\n--b\nContent-Type: text/plain\n\nown\n--b--\n",
                // nothing in the plain alternative
                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n\n--b\nContent-Type: text/html\n\nown\n--b--\n",
                // an excuse in the plain alternative
                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nThis is an HTML mail.\n--b\nContent-Type: text/html\n\nown\n--b--\n",
                // a calendar beside the text
                "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b\nContent-Type: text/plain\n\nown\n--b--\n",
                // TNEF beside the text
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\n\nxx\n--b\nContent-Type: text/plain\n\nown\n--b--\n",
                // signed
                "Content-Type: multipart/signed; boundary=b; protocol=\"application/pgp-signature\"\n\n--b\nContent-Type: text/plain\n\nown\n--b\nContent-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----\n--b--\n",
                // mixed, related, alternative
                "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nown\n--c\nContent-Type: text/html\n\nhtml\n--c--\n--b\nContent-Type: image/png\n\nx\n--b--\n--a--\n",
                // no closing boundary
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nown\n",
                // headers that cannot be parsed
                "From: =?x?q?\nContent-Type: text/plain; charset=\"no such\"; =\nContent-Transfer-Encoding: strange\n\nown",
                "Content-Type: text/plain;; charset\n\nown",
                "Content-Type: garbage\n\nown",
                "Content-Type: text/plain\nContent-Disposition: attachment\n\nown",
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nb3du!\n",
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nb3du",
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n=6Fwn=",
                "\n\uFEFFown",
            })
    void theWritersPartIsFound(String mail) throws Exception {
        assertThat(read(mail)).isEqualTo("own");
    }

    @Test
    void latin1IsReadAsBrowsersReadIt() throws Exception {
        byte[] mail = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nit\u0092s"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(MailDrafts.read(mail).words()).isEqualTo("it’s");
    }

    @Test
    void quotedMailInHtmlIsTheMessageAnswered() throws Exception {
        var draft = MailDrafts.read(
                "Content-Type: text/html\r\n\r\n<div>Fine.</div><div class=gmail_quote><div class=gmail_attr>On Mon, Nov 23, 2026 at 8:51 AM Dana &lt;<a href=x>d@x.example</a>&gt; wrote:<br></div><blockquote>Where is it?</blockquote></div>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Zones.of(draft.words()).quotedMessage()).contains("Where is it?");
    }

    @Test
    void theRecipientsAreKnown() throws Exception {
        String mail = "To: Dana <dana@x.example>, =?utf-8?q?B=C3=A4r?= <baer@x.example>\r\nCc: team@x.example\r\n";
        assertThat(MailDrafts.read((mail + "Bcc: lee@x.example\r\n\r\nHello").getBytes(StandardCharsets.UTF_8))
                        .inReplyTo("Hi")
                        .recipients())
                .containsExactly("dana@x.example", "baer@x.example", "team@x.example", "lee@x.example");
        assertThat(MailDrafts.read("Subject: x\r\n\r\nHello".getBytes(StandardCharsets.UTF_8))
                        .recipients())
                .isEmpty();
    }

    @Test
    void flowedLinesAreJoined() throws Exception {
        assertThat(read("Content-Type: text/plain; format=flowed\n\nThis goes \non here.\n> quoted \n> on\n-- \nTom"))
                .isEqualTo("This goes on here.\n> quoted on\n-- \nTom");
    }

    @Test
    void attachmentsAndForeignPartsAreNotRead() throws Exception {
        assertThat(
                        read(
                                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nattached\n--b\nContent-Type: text/calendar\n\nBEGIN\n--b\nContent-Type: text/plain\n\nown\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nforwarded\n--b--\n"))
                .isEqualTo("own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nx\n--b--\n",
                "Content-Type: application/pkcs7-mime\n\nMIIB",
                "Subject: x\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n",
            })
    void encryptedMailIsNamedAsSuch(String mail) {
        assertThatThrownBy(() -> read(mail))
                .isInstanceOf(UnreadableMailException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void brokenHeadersDoNotMatter() throws Exception {
        assertThat(
                        read(
                                "From: \"<@@, broken\nTo: undisclosed-recipients:;\nDate: never\nContent-Type: text/plain; charset=\"\nMIME-Version: x\n\nhello"))
                .isEqualTo("hello");
        assertThat(read("Content-Type: multipart/mixed\n\nno boundary")).contains("no boundary");
        assertThat(read("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!hello"))
                .isNotNull();
    }

    @Test
    void deeplyNestedPartsAreBounded() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        mail.append("Content-Type: text/plain\n\nhello\n");
        assertThatThrownBy(() -> read(mail.toString())).isInstanceOf(UnreadableMailException.class);
    }

    @Test
    void anyBytesAreAMailOrAPlainAnswer() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            try {
                assertThat(MailDrafts.read(bytes).words()).isNotNull();
            } catch (UnreadableMailException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void everySampleIsRead() throws Exception {
        try (var files = Files.list(Path.of("src/samples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
                assertThat(MailDrafts.read(Files.readAllBytes(file)).words())
                        .startsWith(file.toString().contains("lost") ? "Hi Dana" : "");
            }
        }
    }

    /** The mail library goes deeper with each line that holds nothing but "=". */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"=\n", "=\r\n", "=\r\n=\n", "=\r", " =\r\n", "x=\r\n"})
    void softBreaksByTheThousandBreakNothing(String breaks) throws Exception {
        String head = "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
        String mail = head + "The keys=\r\n" + breaks.repeat(100_000) + " are gone.\r\n=\r\n=\r\nYes=2E\r\n";
        byte[] bytes = mail.getBytes(StandardCharsets.US_ASCII);
        String words = MailDrafts.read(bytes).words();
        assertThat(words).startsWith("The keys").endsWith(" are gone.\r\nYes.\r\n");
        assertThat(words.replace("x", "").replaceAll(" +", " ")).isEqualTo("The keys are gone.\r\nYes.\r\n");
        assertThat(MailSource.read(bytes).places()).hasSize(words.length() + 1);
    }
}
