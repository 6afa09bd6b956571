package io.softspoken.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Date header of a message with its zone, which the mail library's own reader drops. */
final class MailDates {
    private static final Pattern DATE = Pattern.compile(
            "(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})\\s+(\\p{Alpha}{3})\\p{Alpha}*\\s+(\\d{2,4})\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|\\p{Alpha}{1,5})?.*");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private MailDates() {}

    /** When a message was written; null if its header does not say so in a form that can be read. */
    static @Nullable ZonedDateTime of(MimePart message) {
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
        if (year.length() == 3) {
            return null;
        }
        try {
            YearMonth month = YearMonth.of(
                    year.length() == 2 ? 2000 + number(year) : number(year),
                    MONTHS.indexOf(parts.group(2).toLowerCase(Locale.ROOT)) + 1);
            int day = ChronoField.DAY_OF_MONTH.checkValidIntValue(number(parts.group(1)));
            int seconds = parts.group(6) == null ? 0 : number(parts.group(6));
            LocalDate date = month.atDay(Math.min(day, month.lengthOfMonth()));
            int hour = number(parts.group(4));
            int minute = number(parts.group(5));
            boolean midnight = hour == 24 && minute == 0 && seconds == 0; // of the day that ends
            return (midnight ? date.plusDays(1) : date)
                    .atTime(midnight ? 0 : hour, minute, seconds == 60 ? 59 : seconds)
                    .atZone(ZoneOffset.of(parts.group(7) == null ? "+0000" : offset(parts.group(7))));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
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
