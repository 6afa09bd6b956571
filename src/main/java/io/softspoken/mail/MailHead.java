package io.softspoken.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a mail says of it.
 *
 * @param subject decoded, on one line; empty if there is none
 * @param messageId with its angle brackets; empty if there is none
 * @param auto whether it says that a machine made it ({@code Auto-Submitted}, other than {@code no})
 */
public record MailHead(String subject, Optional<String> messageId, boolean auto) {
    /** Reads the header of a message as it is sent (RFC 5322); what cannot be read counts as not there. */
    public static MailHead read(byte[] message) {
        InternetHeaders headers;
        try {
            headers = new InternetHeaders(new ByteArrayInputStream(message), true);
        } catch (MessagingException e) {
            return new MailHead("", Optional.empty(), false);
        }
        String submitted = first(headers, "Auto-Submitted");
        return new MailHead(
                decoded(first(headers, "Subject")),
                Optional.ofNullable(first(headers, "Message-ID"))
                        .map(id -> id.replaceAll("\\s+", ""))
                        .filter(id -> !id.isEmpty()),
                submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    }

    private static @Nullable String first(InternetHeaders headers, String name) {
        String[] all = headers.getHeader(name);
        return all == null || all.length == 0 ? null : all[0];
    }

    private static String decoded(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String unfolded = MimeUtility.unfold(header);
        String text;
        try {
            text = MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            text = unfolded;
        }
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
