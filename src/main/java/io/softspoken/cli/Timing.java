package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.format.ICalendar;
import io.softspoken.report.ToneReport;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code check} that have to do with the times of commitments. */
final class Timing {
    private static final int MORNING = 9;

    @Option(
            names = "--date",
            paramLabel = "TIME",
            description =
                    "when the drafts are written, such as 2026-11-24T09:00+01:00, 2026-11-24T09:00, 2026-11-24 or now;"
                            + " a mail's own date if not given")
    private String date = "";

    @Option(
            names = "--ics",
            paramLabel = "FILE",
            description =
                    "write what the drafts promise as tasks of a calendar (iCalendar) there, - for standard output")
    private String file = "";

    private @Nullable ZonedDateTime written;
    /** Made when it is needed: what formats its times takes as long to load as the rules. */
    private @Nullable ICalendar calendar;

    void checkCall() throws Unusable {
        if (!date.isEmpty()) {
            written = read(date);
        }
    }

    private static ZonedDateTime read(String date) throws Unusable {
        if (date.equals("now")) {
            return ZonedDateTime.now(ZoneId.systemDefault());
        }
        try {
            TemporalAccessor time = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][XXX]['['VV']']]")
                    .parseBest(date, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return time instanceof ZonedDateTime zoned
                    ? zoned
                    : time instanceof LocalDateTime local
                            ? local.atZone(ZoneId.systemDefault())
                            : ((LocalDate) time).atTime(MORNING, 0).atZone(ZoneId.systemDefault());
        } catch (DateTimeException e) {
            throw Unusable.call("--date " + date + ": is no time; give one such as 2026-11-24T09:00+01:00");
        }
    }

    /** Whether the calendar goes where reports are written otherwise. */
    boolean takesOutput() {
        return file.equals("-");
    }

    /** The draft, written when the option says. */
    Draft dated(Draft draft) {
        return written == null ? draft : draft.writtenAt(written);
    }

    /** Keeps what a draft promises for the calendar. */
    void note(String name, Draft draft, ToneReport report) {
        if (!file.isEmpty()) {
            calendar().add(name, dated(draft), report.commitments());
        }
    }

    private ICalendar calendar() {
        ICalendar made = calendar;
        if (made == null) {
            made = new ICalendar();
            calendar = made;
        }
        return made;
    }

    void write(Console console) throws Unusable {
        if (file.equals("-")) {
            console.out().print(calendar().write());
        } else if (!file.isEmpty()) {
            SafeFile.write(file, calendar().write().getBytes(StandardCharsets.UTF_8));
        }
    }
}
