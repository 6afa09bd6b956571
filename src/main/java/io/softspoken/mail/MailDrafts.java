package io.softspoken.mail;

import io.softspoken.draft.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;

/**
 * A MIME message becomes a draft: the text that its reader sees first, decoded. Attachments, calendar and TNEF parts and
 * forwarded messages are not read; no header and no part, however broken, keeps the rest from being read. For all threads.
 */
public final class MailDrafts {
    /** Mail servers take a header of 100 kB or so; each line of one becomes an object. */
    static final int MOST_HEADER_LINES = 50_000;

    private MailDrafts() {}

    /**
     * The draft in a message.
     *
     * @throws UnreadableMailException if nothing in it can be judged
     */
    public static Draft read(MimeMessage message) throws UnreadableMailException {
        return read((MimePart) message);
    }

    /** The same of a message as {@link #parsed} reads it. */
    static Draft read(MimePart message) throws UnreadableMailException {
        MailSearch search = new MailSearch();
        return MailSource.draft(search.body(message))
                .addressedTo(MailSearch.recipients(message))
                .writtenAt(MailDates.of(message));
    }

    /**
     * The draft in a message as it is sent (RFC 5322).
     *
     * @throws UnreadableMailException if nothing in it can be judged
     * @throws IOException if {@code message} cannot be read
     */
    public static Draft read(InputStream message) throws UnreadableMailException, IOException {
        try {
            // Held once, and shared by all its parts.
            return read(parsed(new Octets(message.readAllBytes())));
        } catch (MessagingException e) {
            throw new UnreadableMailException(UnreadableMailException.Reason.UNPARSABLE, "the mail cannot be parsed");
        }
    }

    /**
     * The draft in a message as it is sent (RFC 5322).
     *
     * @throws UnreadableMailException if nothing in it can be judged
     */
    public static Draft read(byte[] message) throws UnreadableMailException {
        try {
            return read(parsed(new Octets(message)));
        } catch (MessagingException e) {
            throw new UnreadableMailException(UnreadableMailException.Reason.UNPARSABLE, "the mail cannot be parsed");
        }
    }

    /**
     * A message, as a part that nothing contains: it is read alike, and the mail library makes ready neither for sending nor
     * for its own dates, which takes it longer than the reading.
     *
     * @throws UnreadableMailException if its header is so long that it would be held at many times its size
     */
    static MimePart parsed(Octets message) throws MessagingException, UnreadableMailException {
        if (message.linesBeforeBlank(MOST_HEADER_LINES) > MOST_HEADER_LINES) {
            throw new UnreadableMailException(
                    UnreadableMailException.Reason.UNPARSABLE,
                    "the mail's header has more than " + MOST_HEADER_LINES
                            + " lines; send one that a mail server takes");
        }
        return new MimeBodyPart(message);
    }
}
