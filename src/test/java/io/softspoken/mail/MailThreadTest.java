package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MailThreadTest {
    private static final String FIRST =
            "From: dana@example.test\nMessage-ID: <1@example.test>\nSubject: keys\n\nThe keys are gone.\n";
    private static final String SECOND = "From: dana@example.test\nMessage-ID: <2@example.test>\n"
            + "In-Reply-To: <1@example.test>\nSubject: Re: keys\n\nThank you for finding them!\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mbox() {
        return bytes(
                "From dana Mon Nov 23 09:14:02 2026\n" + FIRST + "\nFrom dana Mon Nov 23 10:14:02 2026\n" + SECOND);
    }

    private static MailHead head(String fields) {
        return MailHead.read(bytes(fields + "Subject: x\n\nx\n"));
    }

    @Test
    void ofAnMboxTheMessageThatTheDraftNamesIsTaken() {
        MailThread thread = MailThread.read(mbox());
        assertThat(thread.answered(head("In-Reply-To: <1@example.test>\n"))).contains("The keys are gone.\n");
        assertThat(thread.answered(head("References: <1@example.test>\n <2@example.test>\n")))
                .contains("Thank you for finding them!\n");
    }

    @Test
    void whereItNamesNoneThatIsThereTheLastThatIsNotItself() {
        MailThread thread = MailThread.read(mbox());
        assertThat(thread.answered(null)).contains("Thank you for finding them!\n");
        assertThat(thread.answered(head("Message-ID: <2@example.test>\n"))).contains("The keys are gone.\n");
        assertThat(thread.answered(head("In-Reply-To: <9@example.test>\n"))).contains("Thank you for finding them!\n");
    }

    @Test
    void aMailIsReadWithTheMailsAttachedToIt() {
        String digest =
                "From: list@example.test\nMIME-Version: 1.0\nContent-Type: multipart/digest; boundary=b\n\n--b\n"
                        + "Content-Type: message/rfc822\n\n" + FIRST + "\n--b\nContent-Type: message/rfc822\n\n"
                        + SECOND
                        + "\n--b--\n";
        MailThread thread = MailThread.read(bytes(digest));
        assertThat(thread.answered(head("In-Reply-To: <1@example.test>\n")).orElseThrow())
                .startsWith("The keys are gone.");
        assertThat(thread.answered(head("In-Reply-To: <2@example.test>\n")).orElseThrow())
                .startsWith("Thank you for finding them!");
    }

    @Test
    void whatHoldsNoMessageIsEmpty() {
        assertThat(MailThread.read(bytes("")).isEmpty()).isTrue();
        assertThat(MailThread.read(bytes("From dana Mon Nov 23 09:14:02 2026\n"))
                        .answered(null))
                .isEmpty();
    }

    @Test
    void aHeadTellsWhatItsMailAnswers() {
        assertThat(head("In-Reply-To: Dana's mail <3@x>\nReferences: <1@x> <2@x>\n\t<3@x>\n")
                        .answers())
                .containsExactly("<3@x>", "<2@x>", "<1@x>");
        assertThat(head("In-Reply-To: your mail of Monday\n").answers()).isEmpty();
    }

    /** Each holds nearly as much as the one around it: all of them together would be the square of it. */
    @Timeout(60)
    @Test
    void aMailInAMailInAMailIsReadAFewDeep() {
        StringBuilder mails = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            mails.append("Message-ID: <" + i + "@x>\nContent-Type: multipart/mixed; boundary=b" + i)
                    .append("x\n\n--b" + i + "x\n\nmail " + i + "\n--b" + i + "x\nContent-Type: message/rfc822\n\n");
        }
        MailThread thread = MailThread.read(bytes(mails + FIRST));
        assertThat(thread.answered(head("In-Reply-To: <3@x>\n")).orElseThrow()).startsWith("mail 3");
        assertThat(thread.answered(head("In-Reply-To: <9000@x>\n")).orElseThrow())
                .doesNotStartWith("mail 9000");
    }
}
