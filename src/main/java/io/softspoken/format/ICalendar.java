package io.softspoken.format;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.report.Commitment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Commitments as a calendar (RFC 5545). Each is a task ({@code VTODO}) and no appointment: it is to be done by its time, which
 * blocks nobody's hour, and can be ticked off; one whose time is not known is a task without a due date. Times are in
 * universal time, so that no zone has to be described. Not thread-safe.
 */
public final class ICalendar {
    /** No line is longer than so many bytes; the rest goes on in the next behind a blank. */
    private static final int LONGEST_LINE = 75;

    private static final int LONGEST_SUMMARY = 200;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<String> lines = new ArrayList<>();

    /**
     * Adds what a draft promises.
     *
     * @param source where the draft came from, such as its file name
     */
    public void add(String source, Draft draft, List<Commitment> commitments) {
        Instant stamp = draft.writtenAt()
                .map(ZonedDateTime::toInstant)
                .filter(ICalendar::canBeWritten)
                .orElse(Instant.EPOCH);
        int number = 0;
        for (Commitment commitment : commitments) {
            String sentence = draft.text().substring(commitment.start(), commitment.end());
            // The same promise in the same draft is the same task, however often it is written out.
            String key = source + "\n" + number++ + "\n" + sentence;
            lines.add("BEGIN:VTODO");
            lines.add("UID:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@softspoken");
            lines.add("DTSTAMP:" + UTC.format(stamp));
            commitment
                    .due()
                    .map(ZonedDateTime::toInstant)
                    .filter(ICalendar::canBeWritten)
                    .ifPresent(due -> lines.add("DUE:" + UTC.format(due)));
            String who =
                    commitment.who().isEmpty() || commitment.who().equalsIgnoreCase("I") ? "" : commitment.who() + ": ";
            String summary = who + commitment.what();
            lines.add("SUMMARY:"
                    + text(
                            summary.length() > LONGEST_SUMMARY
                                    ? summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY / 2)) + "…"
                                    : summary));
            lines.add("DESCRIPTION:" + text(shown(sentence) + "\n" + source));
            lines.add("STATUS:NEEDS-ACTION");
            lines.add("END:VTODO");
        }
    }

    /** The whole calendar; its lines end with CR LF. */
    public String write() {
        StringBuilder out = new StringBuilder();
        List<String> all =
                new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Softspoken//Commitments//EN"));
        all.addAll(lines);
        all.add("END:VCALENDAR");
        all.forEach(line -> fold(line, out));
        return out.toString();
    }

    /** Years have four digits in a calendar. */
    private static boolean canBeWritten(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** What a reader sees of words that may stand in HTML. */
    private static String shown(String sentence) {
        return Markup.withoutTags(sentence).replaceAll("\\s+", " ").strip();
    }

    private static String text(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> out.append(c < ' ' || c == 127 ? ' ' : c);
            }
        }
        return out.toString();
    }

    private static void fold(String line, StringBuilder out) {
        int room = LONGEST_LINE;
        for (int i = 0; i < line.length(); ) {
            int next = i + Character.charCount(line.codePointAt(i));
            int bytes = StandardCharsets.UTF_8.encode(line.substring(i, next)).remaining();
            if (bytes > room) {
                out.append("\r\n ");
                room = LONGEST_LINE - 1;
            }
            out.append(line, i, next);
            room -= bytes;
            i = next;
        }
        out.append("\r\n");
    }
}
