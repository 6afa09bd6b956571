package com.example.tone;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.MailDrafts;
import io.softspoken.notice.Notice;
import io.softspoken.notice.NoticeMail;
import io.softspoken.report.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;

/**
 * Tells the writer of a held mail, once, what was found and the smallest edit that would free it. The mark that it was done
 * is an attribute of the mail in James; nothing is written into the message.
 */
public class TellWriter extends GenericMailet {
    static final AttributeName TOLD = AttributeName.of("tone.told");

    private final ToneChecker checker = ToneChecker.create();

    @Override
    public void service(Mail mail) {
        if (mail.getAttribute(TOLD).isPresent()) {
            return;
        }
        mail.setAttribute(new Attribute(TOLD, AttributeValue.of(true)));
        try {
            MailAddress writer = mail.getMaybeSender().get();
            getMailetContext().sendMail(MailAddress.nullSender(), List.of(writer), notice(mail, writer));
        } catch (MessagingException | RuntimeException e) {
            // It is held all the same.
            log(mail.getName() + ": its writer is not told, " + e.getClass().getSimpleName());
        }
    }

    private MimeMessage notice(Mail mail, MailAddress writer) throws MessagingException {
        MimeMessage message = mail.getMessage();
        Draft draft = MailDrafts.read(message);
        Notice notice = Notice.of(
                "Not sent yet: " + Objects.toString(message.getSubject(), "your mail"),
                List.of("Your mail has not been sent yet. A reader might be hurt by some of its words."),
                draft,
                checker.check(draft),
                checker.smallestEdit(draft, Verdict.REVIEW),
                List.of(
                        "Send it again with other words, or answer this notice if it is to go as it is.",
                        "It is held as " + mail.getName() + "."));
        String from = getMailetContext().getPostmaster().asString();
        return new NoticeMail(notice, from, writer.asString(), mail.getName() + ".tone@" + domain(from), Instant.now())
                .about(message.getMessageID())
                .message();
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
