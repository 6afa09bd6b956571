package com.example.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.james.core.MailAddress;
import org.apache.james.core.MaybeSender;
import org.apache.james.mailrepository.api.MailKey;
import org.apache.james.mailrepository.memory.MemoryMailRepository;
import org.apache.mailet.Mail;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailContext.SentMail;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

/** The recipe of {@code doc/james.md}, with James's own test kit and repository. */
class JamesRecipeTest {
    private static final String ANGRY = "Dear Bob,\r\n\r\nyou idiot. The room is booked for noon.\r\n\r\nAnn\r\n";
    private static final String CALM = "Dear Bob,\r\n\r\nthe room is booked for noon.\r\n\r\nAnn\r\n";

    private final FakeMailContext context = FakeMailContext.builder()
            .postmaster(address("postmaster@example.test"))
            .build();

    private static MailAddress address(String address) {
        try {
            return new MailAddress(address);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static FakeMail mail(String fields, String body) throws MessagingException {
        return mail(MaybeSender.of(address("ann@example.test")), fields, body);
    }

    private static FakeMail mail(MaybeSender sender, String fields, String body) throws MessagingException {
        String text = "From: ann@example.test\r\nTo: bob@customer.test\r\nSubject: the room\r\nMessage-ID: <1@example.test>\r\n"
                + fields + "\r\n" + body;
        return FakeMail.builder()
                .name("mail-1")
                .sender(sender)
                .recipients("bob@customer.test", "eve@customer.test")
                .mimeMessage(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private HeldForTone matcher(String condition) throws MessagingException {
        HeldForTone matcher = new HeldForTone();
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("HeldForTone")
                .condition(condition)
                .mailetContext(context)
                .build());
        return matcher;
    }

    private TellWriter mailet() throws MessagingException {
        TellWriter mailet = new TellWriter();
        mailet.init(FakeMailetConfig.builder()
                .mailetName("TellWriter")
                .mailetContext(context)
                .build());
        return mailet;
    }

    private static String bytes(Mail mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.getMessage().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void flaggedMailIsMatchedForAllItsRecipientsAndCalmMailForNone() throws Exception {
        HeldForTone matcher = matcher("hold");
        assertThat(matcher.match(mail("", ANGRY)))
                .containsExactlyInAnyOrder(address("bob@customer.test"), address("eve@customer.test"));
        assertThat(matcher.match(mail("", CALM))).isEmpty();
    }

    @Test
    void theConditionSaysFromWhereOn() throws Exception {
        String doubtful = "Dear Bob,\r\n\r\nunfortunately we cannot move the room. It is not possible.\r\n\r\nAnn\r\n";
        assertThat(matcher("hold").match(mail("", doubtful))).isEmpty();
        assertThat(matcher("review").match(mail("", doubtful))).isNotEmpty();
        assertThatThrownBy(() -> matcher("all")).hasMessageContaining("hold or review");
    }

    @Test
    void mailOfMachinesAndListsAndWithoutSenderGoesOn() throws Exception {
        HeldForTone matcher = matcher("hold");
        assertThat(matcher.match(mail("Auto-Submitted: auto-replied\r\n", ANGRY))).isEmpty();
        assertThat(matcher.match(mail("List-Id: <all.example.test>\r\n", ANGRY))).isEmpty();
        assertThat(matcher.match(mail(MaybeSender.nullSender(), "", ANGRY))).isEmpty();
    }

    @Test
    void whatCannotBeJudgedGoesOn() throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("mail-2")
                .sender("ann@example.test")
                .recipient("bob@customer.test")
                .build();
        assertThat(matcher("hold").match(mail)).isEmpty();
    }

    @Test
    void theWriterIsToldOnceAndTheMessageStaysAsItCame() throws Exception {
        FakeMail mail = mail("", ANGRY);
        String before = bytes(mail);
        TellWriter mailet = mailet();
        mailet.service(mail);
        mailet.service(mail);
        assertThat(bytes(mail)).isEqualTo(before);
        assertThat(context.getSentMails()).hasSize(1);
        SentMail notice = context.getSentMails().get(0);
        assertThat(notice.getSender()).isEqualTo(MailAddress.nullSender());
        assertThat(notice.getRecipients()).isEqualTo(List.of(address("ann@example.test")));
        assertThat(notice.getMsg().getSubject()).isEqualTo("Not sent yet: the room");
        assertThat(notice.getMsg().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        notice.getMsg().writeTo(text);
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("you idiot", "held as mail-1");
    }

    @Test
    void theNoticeIsNotHeld() throws Exception {
        mailet().service(mail("", ANGRY));
        FakeMail notice = FakeMail.builder()
                .name("mail-3")
                .sender("postmaster@example.test")
                .recipient("ann@example.test")
                .mimeMessage(context.getSentMails().get(0).getMsg())
                .build();
        assertThat(matcher("review").match(notice)).isEmpty();
    }

    @Test
    void whatCannotBeToldIsHeldAllTheSame() throws Exception {
        FakeMail mail = FakeMail.builder()
                .name("mail-4")
                .sender("ann@example.test")
                .recipient("bob@customer.test")
                .build();
        mailet().service(mail);
        assertThat(context.getSentMails()).isEmpty();
        assertThat(mail.getAttribute(TellWriter.TOLD)).isPresent();
    }

    @Test
    void whatIsTakenOutOfTheRepositoryAndProcessedAgainGoesAsItCame() throws Exception {
        HeldForTone matcher = matcher("hold");
        FakeMail mail = mail("", ANGRY);
        String before = bytes(mail);
        assertThat(matcher.match(mail)).isNotEmpty();
        mailet().service(mail);
        MemoryMailRepository repository = new MemoryMailRepository();
        MailKey key = repository.store(mail);
        Mail again = repository.retrieve(key);
        again.setState(Mail.DEFAULT);
        assertThat(matcher.match(again)).isEmpty();
        assertThat(bytes(again)).isEqualTo(before);
        assertThat(again.getRecipients()).hasSize(2);
    }
}
