package io.softspoken.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A notice becomes a mail that no program answers: marked as made by a machine (RFC 3834), as plain text and HTML, and, if
 * wanted, with the mail that it is about attached as it was. What sends it gives it the null sender, so that it can never
 * bounce back and forth.
 */
public final class NoticeMail {
    private final Notice notice;
    private final String from;
    private final String to;
    private final String id;
    private final Instant date;
    private @Nullable String replyTo;
    private @Nullable String about;
    private byte @Nullable [] original;

    /**
     * @param from an address, with a name if wanted
     * @param to the writer's address
     * @param id the Message-ID, without angle brackets; the same notice made again has the same
     * @param date when it is made
     */
    public NoticeMail(Notice notice, String from, String to, String id, Instant date) {
        this.notice = notice;
        this.from = from;
        this.to = to;
        this.id = id;
        this.date = date;
    }

    /** Its Message-ID, with angle brackets. */
    public String messageId() {
        return "<" + id + ">";
    }

    /** Whom answers go to. */
    public NoticeMail replyTo(String address) {
        replyTo = address;
        return this;
    }

    /** The Message-ID, with its angle brackets, of the mail that it is about; mail programs show the two together. */
    public NoticeMail about(@Nullable String messageId) {
        about = messageId;
        return this;
    }

    /** Attaches the mail that it is about. */
    public NoticeMail attach(byte[] message) {
        original = message.clone();
        return this;
    }

    /**
     * The mail.
     *
     * @throws MessagingException if an address cannot be one
     */
    public MimeMessage message() throws MessagingException {
        return message(Session.getInstance(new Properties()));
    }

    /**
     * The mail as it is sent (RFC 5322).
     *
     * @throws IllegalArgumentException if an address cannot be one
     */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message().writeTo(out);
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("no mail can be made for these addresses", e);
        }
        return out.toByteArray();
    }

    /**
     * Gives the mail to a mail server, with the null sender.
     *
     * @throws IOException if the server cannot be reached or does not take it
     */
    public void send(String host, int port) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.from", "<>");
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "60000");
        properties.setProperty("mail.smtp.writetimeout", "60000");
        try {
            Session session = Session.getInstance(properties);
            MimeMessage message = message(session);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new IOException("the mail server at " + host + ":" + port + " does not take the notice", e);
        }
    }

    /** The mail, for a session that sends or stores it. */
    public MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + ">");
            }
        };
        message.setFrom(new InternetAddress(from));
        message.setRecipients(jakarta.mail.Message.RecipientType.TO, new InternetAddress[] {new InternetAddress(to)});
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo)});
        }
        message.setSubject(notice.subject(), "UTF-8");
        message.setSentDate(Date.from(date));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (about != null && about.matches("<[!-~&&[^<>]]+>")) {
            message.setHeader("In-Reply-To", about);
            message.setHeader("References", about);
        }
        List<MimeBodyPart> parts = new ArrayList<>();
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(notice.plain(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(notice.html(), "UTF-8", "html");
        Multipart alternative = new MimeMultipart("alternative", plain, html);
        if (original == null) {
            message.setContent(alternative);
        } else {
            MimeBodyPart both = new MimeBodyPart();
            both.setContent(alternative);
            parts.add(both);
            MimeBodyPart mail = new MimeBodyPart();
            mail.setContent(new MimeMessage(session, new ByteArrayInputStream(original)), "message/rfc822");
            mail.setDisposition(Part.ATTACHMENT);
            mail.setFileName("mail.eml");
            parts.add(mail);
            message.setContent(new MimeMultipart("mixed", parts.toArray(MimeBodyPart[]::new)));
        }
        message.saveChanges();
        return message;
    }
}
