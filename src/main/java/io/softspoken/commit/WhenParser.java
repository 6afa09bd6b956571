package io.softspoken.commit;

import io.softspoken.commit.Moment.Unit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds times in a sentence: "by the end of the day", "on Friday, 4 December, before noon", "within two working days". */
final class WhenParser {
    /** A time in a sentence, from word {@code first} to before word {@code last}. */
    record When(int first, int last, Moment moment) {}

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
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
    private static final Map<String, ZoneId> ZONES = Map.ofEntries(
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
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Set<String> MONTH_NAMES = Set.of("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");
    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen");
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "forty-five", 45, "ninety", 90, "twenty-four", 24, "forty-eight", 48,
            "seventy-two", 72, "sixty", 60, "couple", 2);
    private static final Map<String, Integer> PARTS = Map.ofEntries(
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
    private static final Set<String> BARE_PARTS =
            Set.of("noon", "midday", "lunchtime", "lunch", "midnight", "night", "eod", "cob", "eob", "breakfast");

    private static final Set<String> PREPOSITIONS = Set.of("by", "before", "until", "till", "at", "on", "in", "within", "during", "over", "from", "after", "between", "around", "about", "towards", "for", "of", "inside", "past", "latest");
    private static final Set<String> CLOCK_PREPOSITIONS =
            Set.of("by", "before", "at", "until", "till", "from", "after", "between", "around", "about", "towards");
    /** What may stand behind a bare "at nine". */
    private static final Set<String> AFTER_CLOCK = Set.of("", ",", ".", "!", ";", ":", ")", "-", "and", "or", "on", "in", "at", "sharp", "tomorrow", "today", "tonight", "this", "next", "with", "to", "so", "but", "the", "your", "our", "local", "latest", "utc", "gmt", "cet", "cest", "est", "edt", "pst", "pdt", "bst", "when", "because", "as", "then", "again", "every", "for", "i", "we", "he", "she", "they", "you", "it", "my", "from", "before", "after", "either", "unless", "if");

    private static final Set<String> LENGTHS = Set.of("in", "within", "inside", "over", "during", "for", "after");

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    private final Words words;

    static boolean isPreposition(String word) {
        return PREPOSITIONS.contains(word);
    }

    WhenParser(Words words) {
        this.words = words;
    }

    /** The time that begins at word {@code i}, as long as it is; null if none does. */
    @Nullable
    When at(int i) {
        When vague = vague(i);
        if (vague != null) {
            return vague;
        }
        Moment moment = new Moment();
        int end = i;
        int next = i;
        while (next < words.count()) {
            int from = next;
            if (end > i) {
                if (words.at(from).equals(",") || words.at(from).equals("(")) {
                    from++;
                }
                if (words.at(from).equals("and") || words.at(from).equals("or")) {
                    break;
                }
            }
            int after = unit(from, moment);
            if (after < 0) {
                break;
            }
            ZoneId zone = moment.hasClock() ? ZONES.get(words.at(after)) : null;
            if (zone != null && words.isCapital(after)) {
                moment.zone(zone);
                after++;
            }
            end = after;
            next = after;
            if (words.at(next).equals(")")) {
                next++;
            }
        }
        if (end == i) {
            return null;
        }
        int late = latest(end);
        return new When(i, Math.max(end, late), moment);
    }

    /** "at the latest", "latest", "sharp", "your time" behind a time. */
    private int latest(int i) {
        int at = words.at(i).equals(",") ? i + 1 : i;
        if (words.at(at).equals("at") && words.at(at + 1).equals("the") && words.at(at + 2).equals("latest")) {
            return at + 3;
        }
        if (words.at(at).equals("latest") || words.at(at).equals("sharp")) {
            return at + 1;
        }
        return (words.at(at).equals("your") || words.at(at).equals("our") || words.at(at).equals("local"))
                        && words.at(at + 1).equals("time")
                ? at + 2
                : i;
    }

    private @Nullable When vague(int i) {
        String word = words.at(i);
        int length = switch (word) {
            case "soon", "shortly", "immediately", "asap", "eventually", "momentarily", "promptly" -> 1;
            case "right", "straight" -> words.at(i + 1).equals("away") ? 2 : 0;
            case "at" -> words.at(i + 1).equals("once") ? 2 : 0;
            case "as" ->
                words.at(i + 1).equals("soon") && words.at(i + 2).equals("as")
                        ? words.at(i + 3).equals("possible") ? 4 : words.at(i + 4).equals("can") ? 5 : 0
                        : 0;
            case "in" ->
                words.at(i + 1).equals("due") && words.at(i + 2).equals("course")
                        ? 3
                        : words.at(i + 1).equals("a") && (words.at(i + 2).equals("moment") || words.at(i + 2).equals("minute"))
                                ? 3
                                : 0;
            case "every", "each" -> WEEKDAYS.containsKey(words.at(i + 1)) || isUnit(words.at(i + 1)) || PARTS.containsKey(words.at(i + 1)) ? 2 : 0;
            default -> 0;
        };
        if (length == 0) {
            return null;
        }
        Moment moment = new Moment();
        int end = i + length;
        if (word.equals("every") || word.equals("each")) {
            int more = unit(end, moment);
            end = Math.max(end, more);
        }
        moment.vague();
        return new When(i, end, moment);
    }

    /** Reads one piece of a time; returns the word after it, or -1. */
    private int unit(int from, Moment moment) {
        int i = from;
        String preposition = "";
        if (words.at(i).equals("no") || words.at(i).equals("not")) {
            if (!words.at(i + 1).equals("later") || !words.at(i + 2).equals("than")) {
                return -1;
            }
            i += 3;
            preposition = "by";
        } else if (words.at(i).equals("first") && words.at(i + 1).equals("thing")) {
            int day = day(words.at(i + 2).equals("on") ? i + 3 : i + 2, moment, true);
            moment.part(9 * 60);
            return day < 0 ? (words.at(i + 2).equals("in") && words.at(i + 4).equals("morning") ? i + 5 : i + 2) : day;
        } else if (words.at(i).equals("later") || words.at(i).equals("early") || words.at(i).equals("late") || words.at(i).equals("sometime") || words.at(i).equals("some") && words.at(i + 1).equals("time")) {
            i += words.at(i).equals("some") ? 2 : 1;
            if (PREPOSITIONS.contains(words.at(i))) {
                preposition = words.at(i);
                i++;
            }
            String next = words.at(i);
            if (!next.equals("today") && !next.equals("this") && !next.equals("tomorrow") && !next.equals("tonight") && !next.equals("next") && !WEEKDAYS.containsKey(next) && !next.equals("the")) {
                return -1;
            }
        } else if (PREPOSITIONS.contains(words.at(i))) {
            preposition = words.at(i);
            i++;
            if (words.at(i).equals("latest") || words.at(i).equals("about") || words.at(i).equals("around")) {
                i++;
            }
            if (words.at(i).equals("early") || words.at(i).equals("late") || words.at(i).equals("sometime")) {
                i++;
            }
            boolean loose = preposition.equals("over") || preposition.equals("of") || preposition.equals("past") || preposition.equals("inside");
            if (loose && (words.at(i).startsWith("to") || WEEKDAYS.containsKey(words.at(i)))) {
                return -1; // "drive over tonight"
            }
        }
        if (preposition.equals("before")) {
            moment.before();
        }
        int after = endOf(i, moment);
        if (after < 0 && !moment.hasDay()) {
            after = span(i, preposition, moment);
        }
        if (after < 0 && !moment.hasClock()) {
            after = clock(i, preposition, moment);
        }
        if (after < 0 && !moment.hasDay()) {
            after = day(i, moment, !preposition.isEmpty());
        }
        if (after < 0 && !moment.hasPart()) {
            after = part(i, preposition, moment);
        }
        return after;
    }

    /** "the end of the day", "end of business on Friday", "close of play". */
    private int endOf(int from, Moment moment) {
        int i = words.at(from).equals("the") ? from + 1 : from;
        String word = words.at(i);
        boolean start = word.equals("beginning") || word.equals("start") || word.equals("middle");
        if (!start && !word.equals("end") && !word.equals("close")) {
            return -1;
        }
        i++;
        if (words.at(i).equals("of")) {
            i++;
        } else if (!words.at(i).equals("day")) {
            return -1;
        }
        if (words.at(i).equals("the") || words.at(i).equals("this") || words.at(i).equals("my") || words.at(i).equals("our") || words.at(i).equals("your")) {
            i++;
        }
        int on = words.at(i).equals("next") ? 1 : 0;
        i += on;
        if (words.at(i).equals("working") || words.at(i).equals("business") || words.at(i).equals("office")) {
            i++;
            if (!words.at(i).equals("day") && !words.at(i).equals("week") && !words.at(i).equals("hours")) {
                i--; // "close of business"
            }
        }
        switch (words.at(i)) {
            case "day", "business", "play", "hours", "shift" -> {
                moment.part(Moment.WORKDAY_END);
                return i + 1;
            }
            case "week" -> moment.period(Unit.WEEK, on, start);
            case "month" -> moment.period(Unit.MONTH, on, start);
            case "quarter" -> moment.period(Unit.QUARTER, on, start);
            case "year" -> moment.period(Unit.YEAR, on, start);
            case "today" -> moment.day(0);
            case "tomorrow" -> moment.day(1);
            case "morning", "afternoon", "evening" -> {
                moment.part(PARTS.getOrDefault(words.at(i), Moment.WORKDAY_END));
                return i + 1;
            }
            default -> {
                DayOfWeek day = WEEKDAYS.get(words.at(i));
                if (day != null) {
                    moment.weekday(day, on);
                    return i + 1;
                }
                int month = month(words.at(i));
                if (month == 0 || !words.isCapital(i)) {
                    return -1;
                }
                moment.date(start ? 5 : lastDay(month), month, 0);
                return i + 1;
            }
        }
        return i + 1;
    }

    private static int lastDay(int month) {
        return java.time.Month.of(month).minLength();
    }

    /** "two working days", "the next 24 hours", "an hour's time". */
    private int span(int from, String preposition, Moment moment) {
        if (!LENGTHS.contains(preposition)) {
            return -1;
        }
        int i = from;
        boolean the = words.at(i).equals("the");
        i += the ? 1 : 0;
        boolean next = words.at(i).equals("next") || words.at(i).equals("coming") || words.at(i).equals("following");
        i += next ? 1 : 0;
        if (words.at(i).equals("about") || words.at(i).equals("around") || words.at(i).equals("roughly")) {
            i++;
        }
        int amount;
        boolean vague = false;
        if (words.at(i).equals("half") && (words.at(i + 1).equals("an") || words.at(i + 1).equals("a")) && words.at(i + 2).equals("hour")) {
            moment.span(30, Unit.MINUTE);
            return afterUnit(i + 3);
        }
        if (words.at(i).equals("a") && (words.at(i + 1).equals("few") || words.at(i + 1).equals("couple"))) {
            vague = words.at(i + 1).equals("few");
            amount = 2;
            i += 2;
            i += words.at(i).equals("of") ? 1 : 0;
        } else if (words.at(i).equals("few") || words.at(i).equals("several") || words.at(i).equals("some")) {
            vague = true;
            amount = 2;
            i++;
        } else if (words.at(i).equals("a") || words.at(i).equals("an")) {
            amount = 1;
            i++;
        } else {
            amount = number(words.at(i));
            if (amount < 0) {
                if (!next || !isUnit(words.at(i)) && !words.at(i).equals("working")) {
                    return -1;
                }
                amount = 1; // "within the next week"
            } else {
                i++;
                if ((words.at(i).equals("to") || words.at(i).equals("-") || words.at(i).equals("or")) && number(words.at(i + 1)) > 0) {
                    amount = number(words.at(i + 1)); // "in two to three days": the later counts
                    i += 2;
                }
            }
        }
        boolean working = words.at(i).equals("working") || words.at(i).equals("business");
        i += working ? 1 : 0;
        Unit unit = unit(words.at(i));
        if (unit == null) {
            return -1;
        }
        if (vague) {
            moment.vague();
        }
        moment.span(amount, working && unit == Unit.DAY ? Unit.WORKING_DAY : unit);
        int after = afterUnit(i + 1);
        if (words.at(after).equals("of") || words.at(after).equals("after") || words.at(after).equals("from")) {
            moment.vague(); // of an event whose time is not known
        }
        return after;
    }

    /** "'s time", "' time", "from now". */
    private int afterUnit(int i) {
        int at = words.at(i).equals("'s") || words.at(i).equals("'") ? i + 1 : i;
        if (words.at(at).equals("time")) {
            return at + 1;
        }
        return words.at(i).equals("from") && (words.at(i + 1).equals("now") || words.at(i + 1).equals("today")) ? i + 2 : i;
    }

    private static boolean isUnit(String word) {
        return unit(word) != null;
    }

    private static @Nullable Unit unit(String word) {
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
        return word.length() <= 4 && word.endsWith("h") && word.length() > 1 ? number(word.substring(0, word.length() - 1)) : -1;
    }

    /** "9", "9:30 am", "14.30", "half past four", "nine o'clock", "between nine and one". */
    private int clock(int from, String preposition, Moment moment) {
        int i = from;
        if (preposition.equals("between") || preposition.equals("from")) {
            boolean days = words.at(i + 1).equals("and") || words.at(i + 1).equals("to");
            if (days && number(words.at(i)) > 0 && !moment.hasDay() && date(i + 2, moment) > 0) {
                return date(i + 2, moment); // "between 6 and 17 October"
            }
            int first = time(i, new Moment(), true);
            boolean to = first > 0
                    && (words.at(first).equals("and") || words.at(first).equals("to") || words.at(first).equals("until") || words.at(first).equals("-") || words.at(first).equals("till"));
            if (to) {
                int second = time(first + 1, moment, true);
                if (second > 0) {
                    return second;
                }
            }
            return first > 0 && preposition.equals("from") ? time(i, moment, false) : -1;
        }
        boolean said = CLOCK_PREPOSITIONS.contains(preposition);
        Moment first = new Moment();
        int after = time(i, first, said);
        if (after < 0) {
            return -1;
        }
        if ((words.at(after).equals("-") || words.at(after).equals("to")) && time(after + 1, new Moment(), true) > 0) {
            return time(after + 1, moment, true); // "9-11 am"
        }
        return time(i, moment, said);
    }

    /** @param bare whether a mere number will do */
    private int time(int i, Moment moment, boolean bare) {
        String word = words.at(i);
        if (word.equals("half") && words.at(i + 1).equals("past") || word.equals("half-past") || word.equals("quarter") || word.equals("a") && words.at(i + 1).equals("quarter")) {
            int at = word.equals("a") ? i + 1 : i;
            boolean half = words.at(at).startsWith("half");
            boolean to = !half && words.at(at + 1).equals("to");
            int hourAt = word.equals("half-past") ? at + 1 : at + 2;
            int hour = number(words.at(hourAt));
            if (hour < 1 || hour > 12 || !half && !to && !words.at(at + 1).equals("past")) {
                return -1;
            }
            int minutes = hour * 60 + (half ? 30 : to ? -15 : 15);
            return half(hourAt + 1, minutes, moment, true);
        }
        int minutes = minutes(word);
        if (minutes >= 0) {
            boolean half = word.endsWith("am") || word.endsWith("pm");
            if (half) {
                moment.clock(word.endsWith("pm") && minutes < 720 ? minutes + 720 : word.endsWith("am") && minutes >= 720 ? minutes - 720 : minutes, false);
                return i + 1;
            }
            boolean colon = word.indexOf(':') > 0 || word.indexOf('.') > 0 || word.indexOf('h') > 0;
            if (colon && !words.at(i + 1).equals("am") && !words.at(i + 1).equals("pm")) {
                boolean sure = bare || word.indexOf(':') > 0;
                if (sure) {
                    moment.clock(minutes, minutes < 720 && word.charAt(0) != '0' && word.length() < 5);
                }
                return sure ? i + 1 : -1;
            }
            boolean military = word.length() == 4 && word.charAt(0) == '0';
            return colon || military ? half(i + 1, minutes, moment, false) : half(i + 1, minutes, moment, bare, minutes < 780);
        }
        int hour = NUMBERS.indexOf(word);
        return hour >= 1 && hour <= 12 ? half(i + 1, hour * 60, moment, bare, true) : -1;
    }

    /** "9", "9:30", "9.30", "17h30", "9am", as minutes; -1 if it is none. */
    private static int minutes(String word) {
        String bare = word.endsWith("am") || word.endsWith("pm") ? word.substring(0, word.length() - 2) : word;
        if (bare.isEmpty() || bare.length() > 5 || !Character.isDigit(bare.charAt(0))) {
            return -1;
        }
        int split = -1;
        for (int k = 0; k < bare.length(); k++) {
            char c = bare.charAt(k);
            if (c == ':' || c == '.' || c == 'h') {
                if (split >= 0) {
                    return -1;
                }
                split = k;
            } else if (c < '0' || c > '9') {
                return -1;
            }
        }
        boolean military = split < 0 && bare.length() == 4; // "1400"
        String hours = military ? bare.substring(0, 2) : split < 0 ? bare : bare.substring(0, split);
        String rest = military ? bare.substring(2) : split < 0 ? "" : bare.substring(split + 1);
        if (hours.length() > 2 || rest.length() != 2 && !(rest.isEmpty() && (split < 0 || bare.endsWith("h")))) {
            return -1;
        }
        int hour = Integer.parseInt(hours);
        int minute = rest.isEmpty() ? 0 : Integer.parseInt(rest);
        return hour <= 24 && minute < 60 ? hour * 60 + minute : -1;
    }

    private int half(int i, int minutes, Moment moment, boolean unsure) {
        return half(i, minutes, moment, true, unsure);
    }

    /** The "am", "pm" or "o'clock" behind a time. */
    private int half(int i, int minutes, Moment moment, boolean bare, boolean unsure) {
        String next = words.at(i);
        if (next.equals("am") || next.equals("pm")) {
            moment.clock(next.equals("pm") && minutes < 720 ? minutes + 720 : minutes, false);
            return i + 1;
        }
        if (next.equals("o'clock") || next.equals("hours") || next.equals("hrs") || next.equals("uhr")) {
            moment.clock(minutes, unsure);
            return i + 1;
        }
        boolean fits = AFTER_CLOCK.contains(next) || WEEKDAYS.containsKey(next) || MONTH_NAMES.contains(next);
        if (!bare || !fits || MONTH_NAMES.contains(next) && minutes % 60 == 0 && !next.equals("may")) {
            return -1;
        }
        moment.clock(minutes, unsure);
        return i;
    }

    /** "tomorrow", "Friday", "next week", "3 March", "the 3rd". */
    private int day(int from, Moment moment, boolean said) {
        int i = from;
        boolean the = words.at(i).equals("the");
        i += the ? 1 : 0;
        String word = words.at(i);
        switch (word) {
            case "today" -> {
                moment.day(0);
                return i + 1;
            }
            case "tonight" -> {
                moment.day(0);
                moment.part(24 * 60 - 1);
                return i + 1;
            }
            case "tomorrow" -> {
                moment.day(1);
                return i + 1;
            }
            case "day" -> {
                if (the && words.at(i + 1).equals("after") && words.at(i + 2).equals("tomorrow")) {
                    moment.day(2);
                    return i + 3;
                }
                return -1;
            }
            case "weekend" -> {
                moment.weekday(DayOfWeek.SUNDAY, 0);
                return the ? i + 1 : -1;
            }
            default -> {
                // below
            }
        }
        boolean next = word.equals("next") || word.equals("following");
        boolean coming = word.equals("this") || word.equals("coming");
        if (next || coming) {
            String unit = words.at(i + 1);
            if (words.at(i + 1).equals("coming")) {
                i++;
                unit = words.at(i + 1);
            }
            DayOfWeek day = WEEKDAYS.get(unit);
            if (day != null) {
                moment.weekday(day, next ? 1 : 0);
                return i + 2;
            }
            switch (unit) {
                case "week" -> moment.period(Unit.WEEK, next ? 1 : 0, false);
                case "weekend" -> moment.weekday(DayOfWeek.SUNDAY, next ? 1 : 0);
                case "month" -> moment.period(Unit.MONTH, next ? 1 : 0, false);
                case "quarter" -> moment.period(Unit.QUARTER, next ? 1 : 0, false);
                case "year" -> moment.period(Unit.YEAR, next ? 1 : 0, false);
                case "day" -> {
                    if (!next) {
                        return -1;
                    }
                    moment.day(1);
                }
                default -> {
                    return -1;
                }
            }
            return i + 2;
        }
        DayOfWeek day = WEEKDAYS.get(word);
        if (day != null && words.isCapital(i) || day != null && word.length() > 4) {
            int after = words.at(i + 1).equals(".") && word.length() < 5 ? i + 2 : i + 1;
            if (words.at(after).equals("next") && words.at(after + 1).equals("week")) {
                moment.weekday(day, 1);
                return after + 2;
            }
            if (words.at(after).equals("week")) {
                moment.weekday(day, 1);
                return after + 1;
            }
            int date = date(words.at(after).equals(",") ? after + 1 : words.at(after).equals("the") ? after + 1 : after, moment);
            if (date > 0) {
                return date;
            }
            int ordinal = words.at(after).equals("the") ? after + 1 : after;
            if (isOrdinal(words.at(ordinal))) {
                moment.date(ordinal(words.at(ordinal)), 0, 0);
                return ordinal + 1;
            }
            moment.weekday(day, 0);
            return after;
        }
        int date = date(i, moment);
        if (date > 0) {
            return date;
        }
        if (the && said && isOrdinal(word)) {
            int number = ordinal(word);
            if (number < 1 || number > 31 || words.isWord(i + 1) && !AFTER_CLOCK.contains(words.at(i + 1))) {
                return -1;
            }
            moment.date(number, 0, 0);
            return i + 1;
        }
        return -1;
    }

    /** "3 March", "3rd of March 2026", "March 3", "2026-03-03", "24.12.2026". */
    private int date(int i, Moment moment) {
        String word = words.at(i);
        int numeric = numericDate(word, moment);
        if (numeric > 0) {
            return i + 1;
        }
        int number = isOrdinal(word) ? ordinal(word) : word.length() <= 2 ? number(word) : -1;
        if (number >= 1 && number <= 31) {
            int at = words.at(i + 1).equals("of") ? i + 2 : i + 1;
            int month = month(words.at(at));
            if (month > 0) {
                return year(afterDot(at), number, month, moment);
            }
        }
        int month = month(word);
        if (month > 0 && words.isCapital(i)) {
            int at = words.at(i + 1).equals("the") ? i + 2 : afterDot(i);
            String next = words.at(at);
            int day = isOrdinal(next) ? ordinal(next) : next.length() <= 2 ? number(next) : -1;
            if (day >= 1 && day <= 31 && Character.isDigit(next.charAt(0))) {
                return year(at + 1, day, month, moment);
            }
        }
        return -1;
    }

    /** The word after an abbreviated name, whose full stop is skipped. */
    private int afterDot(int i) {
        return words.at(i).length() <= 4 && words.at(i + 1).equals(".") && words.isWord(i + 2) ? i + 2 : i + 1;
    }

    private int year(int i, int day, int month, Moment moment) {
        int at = words.at(i).equals(",") ? i + 1 : i;
        boolean year = words.at(at).length() == 4 && words.at(at).startsWith("20") && number(words.at(at)) > 0;
        moment.date(day, month, year ? number(words.at(at)) : 0);
        return year ? at + 1 : i;
    }

    private static int numericDate(String word, Moment moment) {
        String[] parts = word.split("[./-]");
        if (parts.length != 3 || word.length() < 6 || word.length() > 10) {
            return -1;
        }
        int[] numbers = new int[3];
        for (int k = 0; k < 3; k++) {
            numbers[k] = number(parts[k]);
            if (numbers[k] < 1) {
                return -1;
            }
        }
        boolean iso = parts[0].length() == 4;
        int day = iso ? numbers[2] : numbers[0];
        int month = numbers[1];
        if (!iso && month > 12) {
            month = numbers[0];
            day = numbers[1]; // 03/24/2026 can only be American
        }
        if (day > 31 || month > 12) {
            return -1;
        }
        moment.date(day, month, iso ? numbers[0] : numbers[2]);
        if (!iso && word.indexOf('/') > 0 && numbers[0] <= 12 && numbers[1] <= 12 && numbers[0] != numbers[1]) {
            moment.vague(); // 03/04: the third of April, or the fourth of March
        }
        return 1;
    }

    private static boolean isOrdinal(String word) {
        return ordinal(word) > 0;
    }

    private static int ordinal(String word) {
        if (word.length() < 3 || word.length() > 4 || !Character.isDigit(word.charAt(0))) {
            return -1;
        }
        String tail = word.substring(word.length() - 2);
        return ORDINALS.contains(tail) ? number(word.substring(0, word.length() - 2)) : -1;
    }

    private static int month(String word) {
        return MONTH_NAMES.contains(word) ? MONTHS.indexOf(word.substring(0, 3)) + 1 : 0;
    }

    /** "this afternoon", "in the morning", "noon". */
    private int part(int from, String preposition, Moment moment) {
        int i = from;
        boolean marked = words.at(i).equals("the") || words.at(i).equals("this") || words.at(i).equals("same");
        if (words.at(i).equals("close") && words.at(i + 1).equals("of")) {
            return -1;
        }
        boolean today = words.at(i).equals("this");
        i += marked ? 1 : 0;
        Integer minutes = PARTS.get(words.at(i));
        if (minutes == null) {
            return -1;
        }
        boolean bare = BARE_PARTS.contains(words.at(i));
        boolean fits = marked || bare && (!preposition.isEmpty() || moment.hasDay()) || moment.hasDay() || moment.hasClock();
        if (!fits || marked && !today && preposition.isEmpty()) {
            return -1;
        }
        moment.part(minutes);
        if (today && !moment.hasDay()) {
            moment.day(0);
        }
        return i + 1;
    }
}
