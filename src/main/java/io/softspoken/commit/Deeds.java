package io.softspoken.commit;

import io.softspoken.draft.Span;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a deed from its verb on: what is done, and by when. */
final class Deeds {

    static final Set<String> AUXILIARIES =
            TimeWords.set("should will can may might is are was were must could has have");
    /** A deed told in more words than this is cut. */
    static final int LONGEST_DEED = 24;

    static final Set<String> STOPS = Set.of(";", ":", "!", "(", "?", "-");

    private final Clause clause;
    private final Words words;
    private final WhenParser times;
    private final Hedges hedges;

    Deeds(Clause clause) {
        this.clause = clause;
        words = clause.words;
        times = clause.times;
        hedges = new Hedges(clause);
    }

    /**
     * Notes a promise, if it is one.
     *
     * @param start the first word of its subject
     * @param from its auxiliary, or its verb
     * @param verb its verb
     * @param timed whether it counts only with a time
     */
    void deed(int start, int from, String who, int verb, boolean timed) {
        if (verb >= words.count() || !words.isWord(verb) || hedges.hangs(start, verb)) {
            return;
        }
        WhenParser.When before = clause.before(start);
        int end = verb + 1;
        WhenParser.When when = null;
        int deedEnd = -1;
        int cut = Math.min(words.count(), verb + LONGEST_DEED);
        for (int i = skipToTime(from, verb); i < cut; i++) {
            if (i >= verb + 1 || i < verb) {
                WhenParser.When here = i == verb ? null : times.at(i);
                if (here != null && (here.moment().isVague() || Clause.isTime(here))) {
                    if (when == null
                            || when.moment().isVague() && !here.moment().isVague()) {
                        when = here;
                    }
                    if (i > verb && deedEnd < 0) {
                        deedEnd = i;
                    }
                    i = here.last() - 1;
                    end = Math.max(end, here.last());
                    if (i > verb && !here.moment().isVague() && !goesOn(here.last())) {
                        break;
                    }
                    continue;
                }
            }
            if (i > verb && ends(i)) {
                break;
            }
            end = Math.max(end, i + 1);
        }
        int stop = deedEnd > verb ? deedEnd : end;
        if (when == null && before != null) {
            when = before;
        }
        boolean spoken = when != null && !when.moment().isVague();
        if (timed && !spoken || hedges.isConditional(start, verb, end)) {
            return;
        }
        if (when != null && !when.moment().hasDay() && Clause.isTime(when)) {
            Moment day = dayBefore(when.first());
            ZonedDateTime that = day == null || clause.said == null ? null : day.due(clause.said);
            if (day != null && (clause.said == null || that != null && !that.isBefore(clause.said))) {
                when.moment().onTheDayOf(day);
            }
        }
        String tail = deedEnd > verb && when != null && when.first() == deedEnd && when.last() < end
                ? words.written(when.last(), end)
                : "";
        String what = words.written(verb, trimmed(verb, stop))
                + (tail.isEmpty() || !words.isWord(when == null ? 0 : when.last()) ? "" : " " + tail);
        int first = before != null && when != null && when.first() < start ? Math.min(before.first(), start) : start;
        Span span = new Span(words.start(first), words.end(trimmed(verb, end) - 1));
        clause.promises.add(new Promise(
                who,
                what,
                when == null ? "" : words.written(when.first(), when.last()),
                when == null || clause.said == null ? null : when.moment().due(clause.said),
                span));
        clause.done = end;
        second(who, end);
    }

    /** The day named last before a word: "we open at nine tomorrow, and I will ring you by noon". */
    @Nullable
    Moment dayBefore(int i) {
        Moment day = null;
        for (int k = 0; k < i; k++) {
            WhenParser.When when = times.at(k);
            if (when != null) {
                day = when.moment().isDated() ? when.moment() : day;
                k = when.last() - 1;
            }
        }
        return day;
    }

    /** Times may stand between auxiliary and verb: "I will tomorrow send". */
    static int skipToTime(int from, int verb) {
        return Math.min(from + 1, verb);
    }

    boolean goesOn(int i) {
        return words.isWord(i) && !Clause.JOINTS.contains(words.at(i)) && !Clause.EVENTS.contains(words.at(i));
    }

    /** The last words of a deed that are no part of it go. */
    int trimmed(int verb, int end) {
        int stop = end;
        while (stop > verb + 1
                && (Clause.BREAKS.contains(words.at(stop - 1)) || Clause.JOINTS.contains(words.at(stop - 1)))) {
            stop--;
        }
        return stop;
    }

    /** Whether a deed's words end before word {@code i}. */
    boolean ends(int i) {
        String word = words.at(i);
        String next = words.at(i + 1);
        if (word.equals(".")) {
            return !words.isWord(i + 1) || words.at(i - 1).length() > 3;
        }
        if (STOPS.contains(word)) {
            return true;
        }
        if (word.equals(",")) {
            WhenParser.When time = times.at(i + 1);
            return time == null || time.moment().isVague();
        }
        if (word.equals("because")
                || word.equals("which")
                || word.equals("while")
                || word.equals("unless")
                || word.equals("so") && (next.equals("that") || Clause.SUBJECTS.contains(next))) {
            return true;
        }
        if (clause.isOnce(i)
                || word.equals("when")
                || word.equals("as") && (next.equals("soon") || Clause.SUBJECTS.contains(next))) {
            return true;
        }
        return (word.equals("and") || word.equals("but") || word.equals("or") || word.equals("then"))
                && (Clause.SUBJECTS.contains(next)
                        || AUXILIARIES.contains(next)
                        || next.equals("if")
                        || next.equals("please")
                        || words.at(i + 2).equals("will"));
    }

    /** "… and send the form on Friday": a second deed of the same subject, with a time of its own. */
    void second(String who, int from) {
        int and = words.at(from).equals(",") ? from + 1 : from;
        int verb = clause.skipAdverbs(and + 1);
        if (!words.at(and).equals("and") && !words.at(and).equals("then")
                || !Verbs.DEEDS.contains(words.at(verb))
                || clause.promises.isEmpty()) {
            return;
        }
        deed(verb, verb, who, verb, true);
    }
}
