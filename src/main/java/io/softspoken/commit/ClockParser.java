package io.softspoken.commit;

/** Reads times of the day in a sentence. */
final class ClockParser {
    private final Words words;

    ClockParser(Words words) {
        this.words = words;
    }

    /** "9", "9:30 am", "14.30", "half past four", "nine o'clock", "between nine and one". */
    int clock(int from, String preposition, Moment moment) {
        int i = from;
        if (preposition.equals("between") || preposition.equals("from")) {
            int first = time(i, new Moment(), true);
            boolean to = first > 0
                    && (words.at(first).equals("and")
                            || words.at(first).equals("to")
                            || words.at(first).equals("until")
                            || words.at(first).equals("-")
                            || words.at(first).equals("till"));
            if (to) {
                int second = time(first + 1, moment, true);
                if (second > 0) {
                    return second;
                }
            }
            return first > 0 && preposition.equals("from") ? time(i, moment, false) : -1;
        }
        boolean said = TimeWords.CLOCK_PREPOSITIONS.contains(preposition);
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
        if (word.equals("half") && words.at(i + 1).equals("past")
                || word.equals("half-past")
                || word.equals("quarter")
                || word.equals("a") && words.at(i + 1).equals("quarter")) {
            int at = word.equals("a") ? i + 1 : i;
            boolean half = words.at(at).startsWith("half");
            boolean to = !half && words.at(at + 1).equals("to");
            int hourAt = word.equals("half-past") ? at + 1 : at + 2;
            int hour = TimeWords.number(words.at(hourAt));
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
                moment.clock(
                        word.endsWith("pm") && minutes < 720
                                ? minutes + 720
                                : word.endsWith("am") && minutes >= 720 ? minutes - 720 : minutes,
                        false);
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
            return colon || military
                    ? half(i + 1, minutes, moment, false)
                    : half(i + 1, minutes, moment, bare, minutes < 780);
        }
        int hour = TimeWords.NUMBERS.indexOf(word);
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
        boolean fits = TimeWords.AFTER_CLOCK.contains(next)
                || TimeWords.WEEKDAYS.containsKey(next)
                || TimeWords.MONTH_NAMES.contains(next);
        if (!bare || !fits || TimeWords.MONTH_NAMES.contains(next) && minutes % 60 == 0 && !next.equals("may")) {
            return -1;
        }
        moment.clock(minutes, unsure);
        return i;
    }
}
