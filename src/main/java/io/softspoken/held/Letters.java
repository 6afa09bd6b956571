package io.softspoken.held;

import io.softspoken.notice.Notice;
import io.softspoken.notice.NoticeMail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the writer of a held mail is written. Immutable.
 *
 * @param from who writes, an address, with a name if wanted
 * @param contact whom the writer can turn to, an address; null if nobody is named
 * @param keptFor how long mail is held before it is given up; null if for ever
 * @param host the right side of Message-IDs
 * @param zone for dates
 */
public record Letters(
        String from, @Nullable String contact, @Nullable Duration keptFor, String host, ZoneId zone) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);

    /** That it is held. */
    NoticeMail told(Judged held, Instant now) {
        return letter("Not sent yet", "has not been sent yet", "told", held, now);
    }

    /** That it is still held. */
    NoticeMail reminded(Judged held, int time, Instant now) {
        return letter("Still not sent", "has still not been sent", "reminder" + time, held, now);
    }

    private NoticeMail letter(String prefix, String state, String kind, Judged held, Instant now) {
        HeldMail mail = held.mail();
        List<String> opening =
                List.of("Your mail " + named(held.head().subject()) + "to " + recipients(mail.recipients()) + " of "
                        + date(mail.arrival()) + " " + state + ". It is held because its reader could take some of"
                        + " its words badly. It is kept whole and unchanged, and none of its recipients has got it.");
        List<String> next = new ArrayList<>();
        next.add(
                keptFor == null
                        ? "It is held until somebody decides."
                        : "It is held until somebody decides, at the longest until "
                                + date(mail.arrival().plus(keptFor))
                                + ". Then it is given up, and you get it back, unsent.");
        String asked = contact == null ? "whoever looks after your mail" : contact;
        next.add("To send it with other words: write it anew in your mail program and send it, and ask " + asked
                + " to drop the held one. To send it as it is: ask " + asked + " to release it. Either way name "
                + mail.id() + ".");
        next.add(last());
        Notice notice = Notice.of(
                prefix + ": " + subject(held.head().subject()),
                opening,
                held.draft(),
                held.report(),
                held.edit(),
                next);
        return mail(notice, mail, kind, now).about(held.head().messageId().orElse(null));
    }

    /** That it was given up; the mail goes back to its writer. */
    NoticeMail givenUp(HeldMail mail, String subject, byte[] message, Instant now) {
        Notice notice = Notice.of(
                "Not sent: " + subject(subject),
                List.of(
                        "Your mail " + named(subject) + "to " + recipients(mail.recipients()) + " of "
                                + date(mail.arrival())
                                + " was not sent. It was held because its reader could have taken some of its words badly,"
                                + " and nobody has released it in time. It is no longer held.",
                        "You find it attached. If it should still go, put it in gentler words and send it anew.",
                        last()));
        return mail(notice, mail, "given-up", now).attach(message);
    }

    private String last() {
        return "This was written by a program"
                + (contact == null
                        ? "; an answer to it reaches nobody."
                        : "; an answer to it reaches " + contact + ".");
    }

    private NoticeMail mail(Notice notice, HeldMail mail, String kind, Instant now) {
        NoticeMail made =
                new NoticeMail(notice, from, mail.sender(), "softspoken." + mail.id() + "." + kind + "@" + host, now);
        return contact == null ? made : made.replyTo(contact);
    }

    private String date(Instant time) {
        return DATE.format(time.atZone(zone));
    }

    private static String subject(String subject) {
        return subject.isEmpty() ? "(no subject)" : subject;
    }

    private static String named(String subject) {
        return subject.isEmpty() ? "" : "\u201c" + subject + "\u201d ";
    }

    private static String recipients(List<String> recipients) {
        if (recipients.size() <= 3) {
            return String.join(", ", recipients);
        }
        return String.join(", ", recipients.subList(0, 2)) + " and " + (recipients.size() - 2) + " others";
    }
}
