package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminerTest {
    private static final String INSULT = "You are an idiot.\r\n";

    private static Message message(String yaml, String mail) {
        Message message = new Message(Setup.settings(yaml), new Memory(10_000_000), "<a@example.org>", "", "Q1");
        int end = mail.indexOf("\r\n\r\n");
        for (String field : mail.substring(0, end).split("\r\n(?![ \t])")) {
            int colon = field.indexOf(':');
            message.header(bytes(field.substring(0, colon)), bytes(field.substring(colon + 1)), true);
        }
        message.endOfHeaders();
        message.body(bytes(mail.substring(end + 4)));
        return message;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Judgement examine(String yaml, String mail) {
        Message message = message(yaml, mail);
        assertThat(message.passed()).isNull();
        assertThat(message.trouble()).isNull();
        return Examiner.examine(message);
    }

    private static String alternatives(String type) {
        return "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + INSULT
                + "\r\n--b\r\nContent-Type: " + type + "\r\n\r\nx\r\n--b--\r\n";
    }

    @Test
    void theTextIsJudged() {
        Judgement judgement = examine("", "Subject: x\r\n\r\n" + INSULT);
        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(judgement.rules()).contains("anger/insult");
        assertThat(judgement.scores()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | auto-submitted",
                "List-Id: <x.example.org> | list",
                "list-unsubscribe: <mailto:x@example.org> | list",
                "Precedence: Bulk | bulk",
                "Content-Type: multipart/report; report-type=delivery-status | bounce",
                "Content-Type: text/calendar; method=REPLY | calendar",
                "Content-Type: multipart/encrypted; protocol=x | encrypted",
                "Content-Type: multipart/signed; micalg=x | signed",
                "Content-Type: application/pkcs7-mime; smime-type=signed-data | signed",
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data | encrypted"
            })
    void someMailIsPassedForItsHeaderAndNotKept(String header, String reason) {
        Message message = message("", header + "\r\n\r\n" + INSULT);
        assertThat(message.passed()).extracting(Pass::id).isEqualTo(reason);
        assertThat(message.raw().size()).isZero();
    }

    @Test
    void aPersonsMailIsNotPassedForItsHeader() {
        String header =
                "Auto-Submitted: no\r\nPrecedence: first-class\r\nContent-Type: text/plain\r\nX-List: y\r\n\r\n";
        assertThat(message("", header + INSULT).passed()).isNull();
    }

    @Test
    void theNullSenderIsPassed() {
        assertThat(new Message(Setup.settings(""), new Memory(9), "<>", "", "").passed())
                .isEqualTo(Pass.NULL_SENDER);
    }

    @Test
    void anInvitationIsPassedAndAnAttachedCalendarIsNot() {
        assertThat(examine("", alternatives("text/calendar; charset=utf-8;\r\n method=REQUEST"))
                        .pass())
                .isEqualTo(Pass.CALENDAR);
        assertThat(examine("", alternatives("text/calendar; name=my.ics")).verdict())
                .isEqualTo(Verdict.HOLD);
    }

    @Test
    void pgpInTheTextIsPassed() {
        String signed = "Subject: x\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n" + INSULT;
        assertThat(examine("", signed).pass()).isEqualTo(Pass.SIGNED);
        assertThat(examine("signed-mail: judge", signed).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(examine("", "Subject: x\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n")
                        .pass())
                .isEqualTo(Pass.ENCRYPTED);
    }

    @Test
    void attachmentsAloneArePassed() {
        assertThat(examine("", "Subject: x\r\nContent-Type: application/pdf\r\n\r\nabc\r\n")
                        .pass())
                .isEqualTo(Pass.NO_TEXT);
    }

    @Test
    void aLargeAttachmentDoesNotHideTheText() {
        String mail =
                alternatives("application/pdf").replace("\r\nx\r\n--b--", "\r\n" + "QUJD\r\n".repeat(9_000) + "--b--");
        Message message = message("limits: {message: 20kB}", mail);
        assertThat(message.isCut()).isTrue();
        assertThat(Examiner.examine(message).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void aTextThatIsCutIsTrouble() {
        Judgement judgement =
                examine("limits: {message: 20kB}", "Subject: x\r\n\r\n" + "All is well with us.\r\n".repeat(2_000));
        assertThat(judgement.trouble()).isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void aTextThatIsTooLongIsTrouble() {
        Judgement judgement = examine("limits: {text: 1000}", "Subject: x\r\n\r\n" + "All is well.\r\n".repeat(90));
        assertThat(judgement.trouble()).isEqualTo(Trouble.TOO_LARGE);
    }

    @Test
    void tooManyPartsAreTroubleAndManyLinesWithDashesAreNot() {
        String parts = "--b\r\n\r\nx\r\n".repeat(501);
        String mail = "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        assertThat(examine("", mail + parts).detail()).isEqualTo("more than 500 parts");
        StringBuilder comments = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            comments.append("-- line ").append(i * 7919).append("\r\n");
        }
        assertThat(examine("", "Subject: x\r\n\r\n" + comments + "\r\nThank you.\r\n")
                        .verdict())
                .isNotNull();
    }

    @Test
    void theDigestIsThatOfSenderMessageIdAndBody() {
        String mail = "Message-ID: <1@x>\r\nReceived: here\r\n\r\nText\r\n";
        String digest = Examiner.digest(message("", mail));
        assertThat(Examiner.digest(message("", mail.replace("here", "there")))).isEqualTo(digest);
        assertThat(Examiner.digest(message("", mail.replace("Text", "Other")))).isNotEqualTo(digest);
        assertThat(Examiner.digest(message("", mail.replace("<1", "<2")))).isNotEqualTo(digest);
        assertThat(Examiner.digest(message("", "Subject: x\r\n\r\nText\r\n"))).isEmpty();
    }

    @Test
    void whatIsRememberedIsBounded() {
        Recent recent = new Recent();
        Judgement judgement = Judgement.passed(Pass.LIST);
        for (int i = 0; i < 100; i++) {
            recent.keep("digest" + i, new Recent.Seen("Q" + i, judgement), 10);
        }
        recent.keep("digest99", new Recent.Seen("later", judgement), 10);
        assertThat(recent.find("digest89")).isNull();
        assertThat(recent.find("digest90")).isNotNull();
        assertThat(recent.find("digest99")).extracting(Recent.Seen::queueId).isEqualTo("Q99");
        assertThat(recent.find("")).isNull();
    }

    /** A header may go on for as many lines as it likes, and is read without going deeper with each. */
    @Test
    void anInvitationOfThousandsOfLinesIsOne() {
        String folded = ";\r\n x=1".repeat(50_000);
        assertThat(examine("", alternatives("text/calendar" + folded + "; method=REQUEST"))
                        .pass())
                .isEqualTo(Pass.CALENDAR);
        assertThat(examine("", alternatives("text/calendar" + folded + "; xmethod=REQUEST"))
                        .verdict())
                .isEqualTo(Verdict.HOLD);
    }

    /** A byte that some read as the end of a line ends none: what follows it is not looked through once more. */
    @Test
    @Timeout(20)
    void aLineThatSeemsToBeAnInvitationAgainAndAgainIsReadOnce() {
        String line = "Content-Type: text/calendar\u0085".repeat(15_000);
        assertThat(examine("", "Subject: x\r\n\r\n" + INSULT + line + "\r\n").pass())
                .isNotEqualTo(Pass.CALENDAR);
    }
}
