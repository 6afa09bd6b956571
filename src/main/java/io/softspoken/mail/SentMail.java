package io.softspoken.mail;

import io.softspoken.draft.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that was sent, with what its header tells of its occasion. Texts are empty where the header does not say; none holds
 * control characters.
 *
 * @param draft what its writer wrote; empty if it cannot be judged
 * @param unreadable why it cannot be judged; empty if it can
 * @param from the address of its writer, in lower case
 * @param date when it was sent
 * @param id its Message-ID, without angle brackets
 * @param thread the Message-ID of the mail that its thread began with, as far as it knows; its own if it answers none; where
 *     it has none either, the subject without "Re:"
 * @param subject its subject, decoded
 */
public record SentMail(
        Optional<Draft> draft,
        String unreadable,
        String from,
        Optional<Instant> date,
        String id,
        String thread,
        String subject) {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,250})>");
    private static final Pattern REPLY =
            Pattern.compile("^\\s*((re|aw|sv|antw|fwd?|wg)\\s*(\\[\\d+])?:\\s*)+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;
    /** A writer in more characters than this is not taken apart, as that takes the mail library minutes. */
    private static final int LONGEST_WRITER = 20_000;

    /** Reads a message (RFC 5322); whatever is wrong with it, something is told. */
    public static SentMail read(byte[] message) {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        MimeMessage mail;
        try {
            mail = new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(message));
        } catch (MessagingException | RuntimeException e) {
            return new SentMail(Optional.empty(), "the mail cannot be parsed", "", Optional.empty(), "", "", "");
        }
        Optional<Draft> draft = Optional.empty();
        String unreadable = "";
        try {
            draft = Optional.of(MailDrafts.read(mail));
        } catch (UnreadableMailException e) {
            unreadable = String.valueOf(e.getMessage());
        }
        String id = firstId(header(mail, "Message-ID"));
        String subject = subject(mail);
        return new SentMail(draft, unreadable, from(mail), date(mail), id, thread(mail, id, subject), subject);
    }

    private static String thread(MimeMessage mail, String id, String subject) {
        String root = firstId(header(mail, "References"));
        root = root.isEmpty() ? firstId(header(mail, "In-Reply-To")) : root;
        root = root.isEmpty() ? id : root;
        return root.isEmpty() ? REPLY.matcher(subject).replaceFirst("").toLowerCase(Locale.ROOT) : root;
    }

    private static String firstId(String header) {
        Matcher matcher = ID.matcher(header);
        return matcher.find() ? plain(matcher.group(1)) : "";
    }

    private static String from(MimeMessage mail) {
        String header = header(mail, "From");
        if (header.length() > LONGEST_WRITER) {
            return "";
        }
        try {
            InternetAddress[] all = InternetAddress.parseHeader(header, false);
            if (all.length > 0 && all[0].getAddress() != null) {
                return plain(all[0].getAddress().toLowerCase(Locale.ROOT));
            }
        } catch (MessagingException | RuntimeException e) {
            // no address then
        }
        return "";
    }

    private static Optional<Instant> date(MimeMessage mail) {
        try {
            Date date = mail.getSentDate();
            return date == null ? Optional.empty() : Optional.of(date.toInstant());
        } catch (MessagingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String subject(MimeMessage mail) {
        String raw = header(mail, "Subject");
        try {
            return plain(MimeUtility.decodeText(MimeUtility.unfold(raw)));
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return plain(raw);
        }
    }

    private static String header(MimeMessage mail, String name) {
        try {
            String value = mail.getHeader(name, ", ");
            return value == null ? "" : value;
        } catch (MessagingException | RuntimeException e) {
            return "";
        }
    }

    private static String plain(String text) {
        String safe = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    }
}
