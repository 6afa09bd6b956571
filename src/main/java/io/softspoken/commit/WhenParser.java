package io.softspoken.commit;

import io.softspoken.commit.Moment.Unit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Finds times in a sentence: "by the end of the day", "on Friday, 4 December, before noon", "within two working days". */
final class WhenParser {
    /** A time in a sentence, from word {@code first} to before word {@code last}. */
    record When(int first, int last, Moment moment) {}

    private final Words words;
    private final ClockParser clocks;
    private final DayParser days;

    WhenParser(Words words) {
        this.words = words;
        clocks = new ClockParser(words);
        days = new DayParser(words);
    }

    /** The time that begins at word {@code i}, as long as it is; null if none does. */
    @Nullable
    When at(int i) {
        if (!TimeWords.mayBegin(words.at(i))) {
            return null;
        }
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
            ZoneId zone = moment.hasClock() ? TimeWords.ZONES.get(words.at(after)) : null;
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
        if (words.at(at).equals("at")
                && words.at(at + 1).equals("the")
                && words.at(at + 2).equals("latest")) {
            return at + 3;
        }
        if (words.at(at).equals("latest") || words.at(at).equals("sharp")) {
            return at + 1;
        }
        return (words.at(at).equals("your")
                                || words.at(at).equals("our")
                                || words.at(at).equals("local"))
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
                        ? words.at(i + 3).equals("possible")
                                ? 4
                                : words.at(i + 4).equals("can") ? 5 : 0
                        : 0;
            case "in" ->
                words.at(i + 1).equals("due") && words.at(i + 2).equals("course")
                        ? 3
                        : words.at(i + 1).equals("a")
                                        && (words.at(i + 2).equals("moment")
                                                || words.at(i + 2).equals("minute"))
                                ? 3
                                : 0;
            case "every", "each" ->
                TimeWords.WEEKDAYS.containsKey(words.at(i + 1))
                                || TimeWords.isUnit(words.at(i + 1))
                                || TimeWords.PARTS.containsKey(words.at(i + 1))
                        ? 2
                        : 0;
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
            int day = days.day(words.at(i + 2).equals("on") ? i + 3 : i + 2, moment, true);
            moment.part(9 * 60);
            return day < 0 ? (words.at(i + 2).equals("in") && words.at(i + 4).equals("morning") ? i + 5 : i + 2) : day;
        } else if (words.at(i).equals("later")
                || words.at(i).equals("early")
                || words.at(i).equals("late")
                || words.at(i).equals("sometime")
                || words.at(i).equals("some") && words.at(i + 1).equals("time")) {
            i += words.at(i).equals("some") ? 2 : 1;
            if (TimeWords.PREPOSITIONS.contains(words.at(i))) {
                preposition = words.at(i);
                i++;
            }
            String next = words.at(i);
            if (!next.equals("today")
                    && !next.equals("this")
                    && !next.equals("tomorrow")
                    && !next.equals("tonight")
                    && !next.equals("next")
                    && !TimeWords.WEEKDAYS.containsKey(next)
                    && !next.equals("the")) {
                return -1;
            }
        } else if (TimeWords.PREPOSITIONS.contains(words.at(i))) {
            preposition = words.at(i);
            i++;
            if (words.at(i).equals("latest")
                    || words.at(i).equals("about")
                    || words.at(i).equals("around")) {
                i++;
            }
            if (words.at(i).equals("early")
                    || words.at(i).equals("late")
                    || words.at(i).equals("sometime")) {
                i++;
            }
            boolean loose = preposition.equals("over")
                    || preposition.equals("of")
                    || preposition.equals("past")
                    || preposition.equals("inside");
            if (loose && (words.at(i).startsWith("to") || TimeWords.WEEKDAYS.containsKey(words.at(i)))) {
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
        boolean range = (preposition.equals("between") || preposition.equals("from"))
                && (words.at(i + 1).equals("and") || words.at(i + 1).equals("to"))
                && TimeWords.number(words.at(i)) > 0;
        if (after < 0 && range && !moment.hasDay()) {
            after = days.date(i + 2, moment); // "between 6 and 17 October"
        }
        if (after < 0 && !moment.hasClock()) {
            after = clocks.clock(i, preposition, moment);
        }
        if (after < 0 && !moment.hasDay()) {
            after = days.day(i, moment, !preposition.isEmpty());
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
        if (words.at(i).equals("the")
                || words.at(i).equals("this")
                || words.at(i).equals("my")
                || words.at(i).equals("our")
                || words.at(i).equals("your")) {
            i++;
        }
        int on = words.at(i).equals("next") ? 1 : 0;
        i += on;
        if (words.at(i).equals("working")
                || words.at(i).equals("business")
                || words.at(i).equals("office")) {
            i++;
            if (!words.at(i).equals("day")
                    && !words.at(i).equals("week")
                    && !words.at(i).equals("hours")) {
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
                moment.part(TimeWords.PARTS.getOrDefault(words.at(i), Moment.WORKDAY_END));
                return i + 1;
            }
            default -> {
                DayOfWeek day = TimeWords.WEEKDAYS.get(words.at(i));
                if (day != null) {
                    moment.weekday(day, on);
                    return i + 1;
                }
                int month = TimeWords.month(words.at(i));
                if (month == 0 || !words.isCapital(i)) {
                    return -1;
                }
                moment.date(start ? 5 : TimeWords.lastDay(month), month, 0);
                return i + 1;
            }
        }
        return i + 1;
    }

    /** "two working days", "the next 24 hours", "an hour's time". */
    private int span(int from, String preposition, Moment moment) {
        if (!TimeWords.LENGTHS.contains(preposition)) {
            return -1;
        }
        int i = from;
        boolean the = words.at(i).equals("the");
        i += the ? 1 : 0;
        boolean next = words.at(i).equals("next")
                || words.at(i).equals("coming")
                || words.at(i).equals("following");
        i += next ? 1 : 0;
        if (words.at(i).equals("about")
                || words.at(i).equals("around")
                || words.at(i).equals("roughly")) {
            i++;
        }
        int amount;
        boolean vague = false;
        if (words.at(i).equals("half")
                && (words.at(i + 1).equals("an") || words.at(i + 1).equals("a"))
                && words.at(i + 2).equals("hour")) {
            moment.span(30, Unit.MINUTE);
            return afterUnit(i + 3);
        }
        if (words.at(i).equals("a")
                && (words.at(i + 1).equals("few") || words.at(i + 1).equals("couple"))) {
            vague = words.at(i + 1).equals("few");
            amount = 2;
            i += 2;
            i += words.at(i).equals("of") ? 1 : 0;
        } else if (words.at(i).equals("few")
                || words.at(i).equals("several")
                || words.at(i).equals("some")) {
            vague = true;
            amount = 2;
            i++;
        } else if (words.at(i).equals("a") || words.at(i).equals("an")) {
            amount = 1;
            i++;
        } else {
            amount = TimeWords.number(words.at(i));
            if (amount < 0) {
                if (!next || !TimeWords.isUnit(words.at(i)) && !words.at(i).equals("working")) {
                    return -1;
                }
                amount = 1; // "within the next week"
            } else {
                i++;
                if ((words.at(i).equals("to")
                                || words.at(i).equals("-")
                                || words.at(i).equals("or"))
                        && TimeWords.number(words.at(i + 1)) > 0) {
                    amount = TimeWords.number(words.at(i + 1)); // "in two to three days": the later counts
                    i += 2;
                }
            }
        }
        boolean working = words.at(i).equals("working") || words.at(i).equals("business");
        i += working ? 1 : 0;
        Unit unit = TimeWords.unit(words.at(i));
        if (unit == null) {
            return -1;
        }
        if (vague) {
            moment.vague();
        }
        moment.span(amount, working && unit == Unit.DAY ? Unit.WORKING_DAY : unit);
        int after = afterUnit(i + 1);
        if (words.at(after).equals("of")
                || words.at(after).equals("after")
                || words.at(after).equals("from")) {
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
        return words.at(i).equals("from")
                        && (words.at(i + 1).equals("now") || words.at(i + 1).equals("today"))
                ? i + 2
                : i;
    }

    /** "this afternoon", "in the morning", "noon". */
    private int part(int from, String preposition, Moment moment) {
        int i = from;
        boolean marked = words.at(i).equals("the")
                || words.at(i).equals("this")
                || words.at(i).equals("same");
        if (words.at(i).equals("close") && words.at(i + 1).equals("of")) {
            return -1;
        }
        boolean today = words.at(i).equals("this");
        i += marked ? 1 : 0;
        Integer minutes = TimeWords.PARTS.get(words.at(i));
        if (minutes == null) {
            return -1;
        }
        boolean bare = TimeWords.BARE_PARTS.contains(words.at(i));
        boolean fits =
                marked || bare && (!preposition.isEmpty() || moment.hasDay()) || moment.hasDay() || moment.hasClock();
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
