package io.softspoken.commit;

import io.softspoken.commit.Moment.Unit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that times are told with: days, months, numbers, parts of the day. */
final class TimeWords {

    static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            Map.entry("monday", DayOfWeek.MONDAY),
            Map.entry("mon", DayOfWeek.MONDAY),
            Map.entry("tuesday", DayOfWeek.TUESDAY),
            Map.entry("tue", DayOfWeek.TUESDAY),
            Map.entry("tues", DayOfWeek.TUESDAY),
            Map.entry("wednesday", DayOfWeek.WEDNESDAY),
            Map.entry("wed", DayOfWeek.WEDNESDAY),
            Map.entry("thursday", DayOfWeek.THURSDAY),
            Map.entry("thu", DayOfWeek.THURSDAY),
            Map.entry("thurs", DayOfWeek.THURSDAY),
            Map.entry("friday", DayOfWeek.FRIDAY),
            Map.entry("fri", DayOfWeek.FRIDAY),
            Map.entry("saturday", DayOfWeek.SATURDAY),
            Map.entry("sunday", DayOfWeek.SUNDAY));
    static final Map<String, ZoneId> ZONES = Map.ofEntries(
            Map.entry("utc", ZoneOffset.UTC),
            Map.entry("gmt", ZoneOffset.UTC),
            Map.entry("bst", ZoneOffset.ofHours(1)),
            Map.entry("cet", ZoneOffset.ofHours(1)),
            Map.entry("cest", ZoneOffset.ofHours(2)),
            Map.entry("est", ZoneOffset.ofHours(-5)),
            Map.entry("edt", ZoneOffset.ofHours(-4)),
            Map.entry("cst", ZoneOffset.ofHours(-6)),
            Map.entry("cdt", ZoneOffset.ofHours(-5)),
            Map.entry("pst", ZoneOffset.ofHours(-8)),
            Map.entry("pdt", ZoneOffset.ofHours(-7)));
    static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    static final Set<String> MONTH_NAMES =
            TimeWords.set("january february march april may june july august september october november december jan"
                    + " feb mar apr jun jul aug sep sept oct nov dec");
    static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen");
    static final Map<String, Integer> TENS = Map.of(
            "twenty",
            20,
            "thirty",
            30,
            "forty",
            40,
            "forty-five",
            45,
            "ninety",
            90,
            "twenty-four",
            24,
            "forty-eight",
            48,
            "seventy-two",
            72,
            "sixty",
            60,
            "couple",
            2);
    static final Map<String, Integer> PARTS = Map.ofEntries(
            Map.entry("morning", 12 * 60),
            Map.entry("noon", 12 * 60),
            Map.entry("midday", 12 * 60),
            Map.entry("lunch", 12 * 60),
            Map.entry("lunchtime", 12 * 60),
            Map.entry("afternoon", 17 * 60),
            Map.entry("evening", 21 * 60),
            Map.entry("night", 24 * 60 - 1),
            Map.entry("midnight", 24 * 60),
            Map.entry("breakfast", 9 * 60),
            Map.entry("eod", Moment.WORKDAY_END),
            Map.entry("cob", Moment.WORKDAY_END),
            Map.entry("eob", Moment.WORKDAY_END));
    /** Of these a part of the day is said without "the" or "this". */
    static final Set<String> BARE_PARTS =
            TimeWords.set("noon midday lunchtime lunch midnight night eod cob eob breakfast");

    static final Set<String> PREPOSITIONS =
            TimeWords.set("by before until till at on in within during over from after between around about towards for"
                    + " of inside past latest");
    static final Set<String> CLOCK_PREPOSITIONS =
            TimeWords.set("by before at until till from after between around about towards");
    /** What may stand behind a bare "at nine". */
    static final Set<String> AFTER_CLOCK =
            TimeWords.set(", . ! ; : ) - and or on in at sharp tomorrow today tonight this next with to so but the your"
                    + " our local latest utc gmt cet cest est edt pst pdt bst when because as then again every for i"
                    + " we he she they you it my from before after either unless if");

    static final Set<String> LENGTHS = Set.of("in", "within", "inside", "over", "during", "for", "after");

    static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    static boolean isPreposition(String word) {
        return PREPOSITIONS.contains(word);
    }

    static int number(String word) {
        int known = NUMBERS.indexOf(word);
        if (known >= 0) {
            return known;
        }
        Integer ten = TENS.get(word);
        if (ten != null) {
            return ten;
        }
        boolean digits = !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits) {
            return Integer.parseInt(word);
        }
        return word.length() <= 4 && word.endsWith("h") && word.length() > 1
                ? number(word.substring(0, word.length() - 1))
                : -1;
    }

    static boolean isOrdinal(String word) {
        return ordinal(word) > 0;
    }

    static int ordinal(String word) {
        if (word.length() < 3 || word.length() > 4 || !Character.isDigit(word.charAt(0))) {
            return -1;
        }
        String tail = word.substring(word.length() - 2);
        return ORDINALS.contains(tail) ? number(word.substring(0, word.length() - 2)) : -1;
    }

    static int month(String word) {
        return MONTH_NAMES.contains(word) ? MONTHS.indexOf(word.substring(0, 3)) + 1 : 0;
    }

    static int lastDay(int month) {
        return java.time.Month.of(month).minLength();
    }

    static boolean isUnit(String word) {
        return unit(word) != null;
    }

    static @Nullable Unit unit(String word) {
        return switch (word) {
            case "minute", "minutes", "min", "mins" -> Unit.MINUTE;
            case "hour", "hours", "hrs", "h" -> Unit.HOUR;
            case "day", "days" -> Unit.DAY;
            case "week", "weeks" -> Unit.WEEK;
            case "fortnight" -> Unit.WEEK;
            case "month", "months" -> Unit.MONTH;
            case "year", "years" -> Unit.YEAR;
            default -> null;
        };
    }

    /** Words that begin a time, besides numbers, days, months and prepositions. */
    private static final Set<String> BEGINNINGS = set(
            "today tomorrow tonight this next following coming the no not first later early late some sometime every each soon"
                    + " shortly immediately asap eventually momentarily promptly right straight as end close half half-past"
                    + " quarter a an weekend day latest");

    /** All words that a time can begin with. */
    private static final Set<String> ALL_BEGINNINGS = new HashSet<>(BEGINNINGS);

    static {
        ALL_BEGINNINGS.addAll(PREPOSITIONS);
        ALL_BEGINNINGS.addAll(WEEKDAYS.keySet());
        ALL_BEGINNINGS.addAll(PARTS.keySet());
        ALL_BEGINNINGS.addAll(MONTH_NAMES);
        ALL_BEGINNINGS.addAll(NUMBERS);
        ALL_BEGINNINGS.addAll(TENS.keySet());
    }

    private TimeWords() {}

    /** Whether a time can begin with a word at all: a quick look. */
    static boolean mayBegin(String word) {
        return !word.isEmpty() && (Character.isDigit(word.charAt(0)) || ALL_BEGINNINGS.contains(word));
    }

    /** The words of a row, one blank between them; one that stands twice counts once. */
    static Set<String> set(String row) {
        return Set.copyOf(List.of(row.split(" ")));
    }
}
