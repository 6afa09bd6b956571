package io.softspoken.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a mail says of it.
 *
 * @param subject decoded, on one line; empty if there is none
 * @param messageId with its angle brackets; empty if there is none
 * @param answers the Message-IDs of the mails that it answers, with their angle brackets, the nearest first: those of
 *     {@code In-Reply-To}, then those of {@code References} from the last on
 * @param auto whether it says that a machine made it ({@code Auto-Submitted}, other than {@code no})
 */
public record MailHead(String subject, Optional<String> messageId, List<String> answers, boolean auto) {
    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,250}>");
    /** Threads are seldom longer, and what lies so far back is not answered. */
    private static final int MOST_ANSWERED = 100;

    /** Copies the list. */
    public MailHead {
        answers = List.copyOf(answers);
    }

    /** Reads the header of a message as it is sent (RFC 5322); what cannot be read counts as not there. */
    public static MailHead read(byte[] message) {
        InternetHeaders headers;
        try {
            headers = new InternetHeaders(new ByteArrayInputStream(message), true);
        } catch (MessagingException e) {
            return new MailHead("", Optional.empty(), List.of(), false);
        }
        String submitted = first(headers, "Auto-Submitted");
        return new MailHead(
                decoded(first(headers, "Subject")),
                Optional.ofNullable(first(headers, "Message-ID"))
                        .map(id -> id.replaceAll("\\s+", ""))
                        .filter(id -> !id.isEmpty()),
                answers(headers),
                submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no"));
    }

    private static List<String> answers(InternetHeaders headers) {
        Set<String> all = new LinkedHashSet<>(ids(first(headers, "In-Reply-To")));
        List<String> references = ids(first(headers, "References"));
        for (int i = references.size() - 1; i >= 0; i--) {
            all.add(references.get(i));
        }
        return all.stream().limit(MOST_ANSWERED).toList();
    }

    private static List<String> ids(@Nullable String header) {
        List<String> ids = new ArrayList<>();
        if (header != null) {
            Matcher matcher = ID.matcher(header);
            while (matcher.find()) {
                ids.add(matcher.group());
            }
        }
        return ids;
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
