package io.softspoken.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Date header of a message with its zone, which the mail library's own reader drops. */
final class MailDates {
    private static final Pattern DATE = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})\\s+(\\p{Alpha}{3})\\p{Alpha}*\\s+(\\d{2,4})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|\\p{Alpha}{1,5})?.*");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private MailDates() {}

    /** When a message was written; null if its header does not say so in a form that can be read. */
    static @Nullable ZonedDateTime of(MimeMessage message) {
        try {
            String header = message.getHeader("Date", null);
            return header == null ? null : read(header);
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    static @Nullable ZonedDateTime read(String header) {
        Matcher parts = DATE.matcher(header.strip());
        if (header.length() > 100 || !parts.matches()) {
            return null;
        }
        String year = parts.group(3);
        String zone = parts.group(7) == null ? "+0000" : offset(parts.group(7));
        String seconds = parts.group(6) == null ? "00" : parts.group(6);
        String month = parts.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                + parts.group(2).substring(1).toLowerCase(Locale.ROOT);
        String hour = parts.group(4).length() < 2 ? "0" + parts.group(4) : parts.group(4);
        String written = parts.group(1) + " " + month + " " + (year.length() == 2 ? "20" + year : year) + " " + hour
                + ":" + parts.group(5) + ":" + (seconds.equals("60") ? "59" : seconds) + " " + zone;
        try {
            return ZonedDateTime.parse(written, FORM);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The zones that RFC 5322 knows by letters; any other is taken for universal time, as it says. */
    private static String offset(String zone) {
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "EDT" -> "-0400";
            case "EST", "CDT" -> "-0500";
            case "CST", "MDT" -> "-0600";
            case "MST", "PDT" -> "-0700";
            case "PST" -> "-0800";
            default -> zone.startsWith("+") || zone.startsWith("-") ? zone : "+0000";
        };
    }
}
