package io.softspoken.commit;

import io.softspoken.commit.Moment.Unit;
import java.time.DayOfWeek;

/** Reads days and dates in a sentence. */
final class DayParser {
    private final Words words;

    DayParser(Words words) {
        this.words = words;
    }

    /** "tomorrow", "Friday", "next week", "3 March", "the 3rd". */
    int day(int from, Moment moment, boolean said) {
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
            DayOfWeek day = TimeWords.WEEKDAYS.get(unit);
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
        DayOfWeek day = TimeWords.WEEKDAYS.get(word);
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
            int date = date(
                    words.at(after).equals(",") ? after + 1 : words.at(after).equals("the") ? after + 1 : after,
                    moment);
            if (date > 0) {
                return date;
            }
            int ordinal = words.at(after).equals("the") ? after + 1 : after;
            int dayOfMonth = TimeWords.ordinal(words.at(ordinal));
            if (dayOfMonth >= 1 && dayOfMonth <= 31) { // no month has a 32nd, however long one looks for it
                moment.date(dayOfMonth, 0, 0);
                return ordinal + 1;
            }
            moment.weekday(day, 0);
            return after;
        }
        int date = date(i, moment);
        if (date > 0) {
            return date;
        }
        if (the && said && TimeWords.isOrdinal(word)) {
            int number = TimeWords.ordinal(word);
            if (number < 1 || number > 31 || words.isWord(i + 1) && !TimeWords.AFTER_CLOCK.contains(words.at(i + 1))) {
                return -1;
            }
            moment.date(number, 0, 0);
            return i + 1;
        }
        return -1;
    }

    /** "3 March", "3rd of March 2026", "March 3", "2026-03-03", "24.12.2026". */
    int date(int i, Moment moment) {
        String word = words.at(i);
        int numeric = numericDate(word, moment);
        if (numeric > 0) {
            return i + 1;
        }
        int number =
                TimeWords.isOrdinal(word) ? TimeWords.ordinal(word) : word.length() <= 2 ? TimeWords.number(word) : -1;
        if (number >= 1 && number <= 31) {
            int at = words.at(i + 1).equals("of") ? i + 2 : i + 1;
            int month = TimeWords.month(words.at(at));
            if (month > 0) {
                return year(afterDot(at), number, month, moment);
            }
        }
        int month = TimeWords.month(word);
        if (month > 0 && words.isCapital(i)) {
            int at = words.at(i + 1).equals("the") ? i + 2 : afterDot(i);
            String next = words.at(at);
            int day = TimeWords.isOrdinal(next)
                    ? TimeWords.ordinal(next)
                    : next.length() <= 2 ? TimeWords.number(next) : -1;
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
        boolean year =
                words.at(at).length() == 4 && words.at(at).startsWith("20") && TimeWords.number(words.at(at)) > 0;
        moment.date(day, month, year ? TimeWords.number(words.at(at)) : 0);
        return year ? at + 1 : i;
    }

    private static boolean isParted(String word) {
        return word.indexOf('.') >= 0 || word.indexOf('/') >= 0 || word.indexOf('-') >= 0;
    }

    private static int numericDate(String word, Moment moment) {
        if (word.length() < 6 || word.length() > 10 || !isParted(word)) {
            return -1;
        }
        String[] parts = word.split("[./-]");
        if (parts.length != 3) {
            return -1;
        }
        int[] numbers = new int[3];
        for (int k = 0; k < 3; k++) {
            numbers[k] = TimeWords.number(parts[k]);
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
}
