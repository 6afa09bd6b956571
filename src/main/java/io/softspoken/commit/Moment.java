package io.softspoken.commit;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * A time as people say it, such as "before noon on Friday", to be worked out from the time at which it was said. A day
 * without an hour is meant to the end of the working day; a range is meant to its end.
 */
final class Moment {
    /** When a working day ends, in minutes: what "by Friday" and "by the end of the day" come to. */
    static final int WORKDAY_END = 17 * 60;

    private static final int NOON = 12 * 60;
    private static final int LAST_MINUTE = 24 * 60 - 1;
    /** A date so many days back was meant as said and is past; one further back is next year's. */
    private static final int LONGEST_PAST = 90;

    /** A length of time. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WORKING_DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    private @Nullable Integer dayOffset;
    private @Nullable DayOfWeek weekday;
    private int weeksOn;
    private boolean dated;
    private int dayOfMonth;
    private int month;
    private int year;
    private @Nullable Unit period;
    private int periodsOn;
    private boolean periodStart;
    private @Nullable Unit span;
    private int amount;
    private int clock = -1;
    private boolean halfUnknown;
    private int part = -1;
    private boolean before;
    private @Nullable ZoneId zone;
    private boolean vague;

    boolean hasDay() {
        return dayOffset != null || weekday != null || dated || period != null || span != null;
    }

    /** Whether it names a day that an hour said later can be meant of. */
    boolean isDated() {
        return !vague && (dayOffset != null || weekday != null || dated);
    }

    void onTheDayOf(Moment other) {
        dayOffset = other.dayOffset;
        weekday = other.weekday;
        weeksOn = other.weeksOn;
        dated = other.dated;
        dayOfMonth = other.dayOfMonth;
        month = other.month;
        year = other.year;
    }

    boolean hasClock() {
        return clock >= 0;
    }

    boolean hasPart() {
        return part >= 0;
    }

    boolean isVague() {
        return vague;
    }

    void day(int offset) {
        dayOffset = offset;
    }

    /** @param on 0 for the coming one, 1 for that of next week, 2 for the week after */
    void weekday(DayOfWeek day, int on) {
        weekday = day;
        weeksOn = on;
    }

    /** A date; month and year are 0 where they are not said. */
    void date(int day, int month, int year) {
        dated = true;
        dayOfMonth = day;
        this.month = month;
        this.year = year;
    }

    /** @param on 0 for the one that runs, 1 for the next */
    void period(Unit unit, int on, boolean start) {
        period = unit;
        periodsOn = on;
        periodStart = start;
    }

    void span(int number, Unit unit) {
        amount = number;
        span = unit;
    }

    /** @param unsure whether morning or evening is not said */
    void clock(int minutes, boolean unsure) {
        clock = minutes;
        halfUnknown = unsure;
    }

    void part(int minutes) {
        part = minutes;
    }

    /** The zone that the words name, where they name one. */
    void zone(ZoneId named) {
        zone = named;
    }

    void before() {
        before = true;
    }

    void vague() {
        vague = true;
    }

    /** The latest time that is meant; null if nothing can be worked out. */
    @Nullable
    ZonedDateTime due(ZonedDateTime said) {
        if (vague || !hasDay() && !hasClock() && !hasPart()) {
            return null;
        }
        try {
            ZonedDateTime there = zone == null ? said : said.withZoneSameInstant(zone);
            LocalDateTime due = due(there.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
            return due == null ? null : due.atZone(there.getZone()).withZoneSameInstant(said.getZone());
        } catch (DateTimeException e) {
            return null; // 31 February
        }
    }

    private @Nullable LocalDateTime due(LocalDateTime now) {
        if (span != null) {
            LocalDateTime then = after(now);
            return span == Unit.MINUTE || span == Unit.HOUR || !hasClock() && !hasPart() && span != Unit.WORKING_DAY
                    ? then
                    : at(then.toLocalDate(), now);
        }
        LocalDate day = day(now);
        if (day != null) {
            return at(day, now);
        }
        LocalDateTime today = at(now.toLocalDate(), now);
        return today.isBefore(now) ? at(now.toLocalDate().plusDays(1), now) : today;
    }

    private LocalDateTime after(LocalDateTime now) {
        Unit unit = span == null ? Unit.DAY : span;
        return switch (unit) {
            case MINUTE -> now.plusMinutes(amount);
            case HOUR -> now.plusHours(amount);
            case DAY -> now.plusDays(amount);
            case WORKING_DAY -> workingDays(now, amount);
            case WEEK -> now.plusWeeks(amount);
            case MONTH -> now.plusMonths(amount);
            case QUARTER -> now.plusMonths(3L * amount);
            case YEAR -> now.plusYears(amount);
        };
    }

    private static LocalDateTime workingDays(LocalDateTime from, int days) {
        LocalDateTime day = from;
        for (int left = Math.min(days, 1000); left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return day;
    }

    private @Nullable LocalDate day(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        if (dated) {
            return date(today);
        }
        if (weekday != null) {
            return weekday(weekday, now);
        }
        if (dayOffset != null) {
            return today.plusDays(dayOffset);
        }
        return period == null ? null : period(period, today);
    }

    private LocalDate weekday(DayOfWeek day, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        if (weeksOn > 0) {
            return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(weeksOn)
                    .with(TemporalAdjusters.nextOrSame(day));
        }
        boolean today2 = today.getDayOfWeek() == day
                && (hasClock() || hasPart())
                && !at(today, now).isBefore(now);
        return today2 ? today : today.with(TemporalAdjusters.next(day));
    }

    private LocalDate date(LocalDate today) {
        if (month == 0) {
            LocalDate inMonth = today.withDayOfMonth(1);
            while (inMonth.lengthOfMonth() < dayOfMonth
                    || inMonth.withDayOfMonth(dayOfMonth).isBefore(today)) {
                inMonth = inMonth.plusMonths(1);
            }
            return inMonth.withDayOfMonth(dayOfMonth);
        }
        if (year > 0) {
            return LocalDate.of(year < 100 ? 2000 + year : year, month, dayOfMonth);
        }
        LocalDate thisYear = LocalDate.of(today.getYear(), month, dayOfMonth);
        return thisYear.isBefore(today.minusDays(LONGEST_PAST)) ? thisYear.plusYears(1) : thisYear;
    }

    private LocalDate period(Unit unit, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (unit) {
            case WEEK -> {
                LocalDate first = monday.plusWeeks(periodsOn);
                LocalDate friday = first.plusDays(4);
                yield periodStart ? first.plusDays(1) : friday.isBefore(today) ? first.plusDays(6) : friday;
            }
            case MONTH -> {
                LocalDate first = today.withDayOfMonth(1).plusMonths(periodsOn);
                yield periodStart ? first.plusDays(4) : first.with(TemporalAdjusters.lastDayOfMonth());
            }
            case QUARTER -> {
                int month = (today.getMonthValue() - 1) / 3 * 3 + 3;
                yield today.withDayOfMonth(1)
                        .withMonth(month)
                        .plusMonths(3L * periodsOn)
                        .with(TemporalAdjusters.lastDayOfMonth());
            }
            case YEAR -> today.plusYears(periodsOn).with(TemporalAdjusters.lastDayOfYear());
            default -> today.plusDays(periodsOn);
        };
    }

    /** The time that is meant on a day. */
    private LocalDateTime at(LocalDate day, LocalDateTime now) {
        if (clock >= 0) {
            int minutes = clock;
            if (halfUnknown && minutes < NOON) {
                boolean late = part >= 0 ? part > NOON : minutes < 7 * 60;
                boolean over = day.equals(now.toLocalDate())
                        && part < 0
                        && day.atStartOfDay().plusMinutes(minutes).isBefore(now)
                        && minutes < 8 * 60;
                minutes += late || over ? NOON : 0;
            }
            return day.atStartOfDay().plusMinutes(minutes);
        }
        if (part >= 0) {
            return day.atStartOfDay().plusMinutes(part);
        }
        if (before) {
            return day.atStartOfDay();
        }
        boolean over = day.equals(now.toLocalDate()) && now.getHour() * 60 + now.getMinute() >= WORKDAY_END;
        return day.atStartOfDay().plusMinutes(over ? LAST_MINUTE : WORKDAY_END);
    }
}
