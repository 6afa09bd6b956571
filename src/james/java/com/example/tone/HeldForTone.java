package com.example.tone;

import io.softspoken.ToneChecker;
import io.softspoken.mail.MailDrafts;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches mail that is to be held for its tone; {@code HeldForTone=review} also what should be looked at again. What cannot
 * be judged goes on: tone is not spam.
 */
public class HeldForTone extends GenericMatcher {
    private final ToneChecker checker = ToneChecker.create();
    private Verdict least = Verdict.HOLD;

    @Override
    public void init() throws MessagingException {
        String condition = getCondition();
        if (condition != null && condition.equals("review")) {
            least = Verdict.REVIEW;
        } else if (condition != null && !condition.isEmpty() && !condition.equals("hold")) {
            throw new MessagingException("HeldForTone=" + condition + ": write hold or review");
        }
    }

    @Override
    public Collection<MailAddress> match(Mail mail) {
        try {
            // What was held before has been released.
            if (!mail.hasSender() || mail.getAttribute(TellWriter.TOLD).isPresent()) {
                return List.of();
            }
            MimeMessage message = mail.getMessage();
            if (message.getHeader("Auto-Submitted") != null || message.getHeader("List-Id") != null) {
                return List.of();
            }
            ToneReport report = checker.check(MailDrafts.read(message));
            return report.verdict().compareTo(least) >= 0 ? mail.getRecipients() : List.of();
        } catch (MessagingException | RuntimeException e) {
            // The kind of the failure alone: a message of it might quote the mail.
            log(mail.getName() + ": not judged, " + e.getClass().getSimpleName());
            return List.of();
        }
    }
}
