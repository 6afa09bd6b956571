package io.softspoken.commit;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The promises in one sentence: finds the words that may make one, and whose promise it would be. */
final class SentencePromises {

    static final Set<String> CALLS =
            TimeWords.set("call contact ring phone visit write reply answer email collect deliver send inform");

    static final Set<String> DUE_PLACES = Set.of("back", "at", "with", "in", "out");

    static final Set<String> HABITS =
            TimeWords.set("have get work keep do make read take help run look hold open close put set order start");

    static final Set<String> LIMITING = Set.of("what", "all", "only", "best", "least");

    static final Set<String> NOBODY = TimeWords.set("nobody nothing no none neither what that there nor not any");

    static final Set<String> OUTWARD = Set.of("out", "back", "off", "to", "into", "on", "up");

    static final Set<String> POSSIBLE = TimeWords.set(
            "have get deliver send ship finish repair replace bring come be call ring do fix visit" + " install");

    static final Set<String> ROUTINES =
            TimeWords.set("work have show run say keep make report read take help cover explain charge ask pay give");
    /** Participles by which the present tells of what is to come: "it is collected on Friday". */
    static final Set<String> SHIPPED =
            TimeWords.set("put sent delivered shipped replaced refunded reimbursed installed moved renewed collected"
                    + " exchanged repaired posted");

    static final Set<String> TOLD =
            TimeWords.set("contacted called informed notified refunded credited paid told sent reimbursed");

    static final Set<String> TRAVELS = Set.of("go", "arrive", "ship", "come", "reach", "return", "leave");

    private final Clause clause;
    private final Words words;
    private final WhenParser times;
    private final Deeds deeds;

    SentencePromises(Words words, @Nullable ZonedDateTime said) {
        this.words = words;
        clause = new Clause(words, said);
        times = clause.times;
        deeds = new Deeds(clause);
    }

    List<Promise> found() {
        if (words.count() == 0 || words.at(words.count() - 1).equals("?")) {
            return clause.promises; // an offer or a question
        }
        for (int i = 0; i < words.count(); i++) {
            if (i >= clause.done && !words.isQuoted(i)) {
                anchor(i);
            }
        }
        return clause.promises;
    }

    private void anchor(int i) {
        switch (words.at(i)) {
            case "will", "shall" -> will(i, i + 1);
            case "going" -> {
                if (words.at(i + 1).equals("to") && Clause.isBe(words.at(i - 1))) {
                    will(i - 1, i + 2);
                }
            }
            case "am", "are", "is" -> progressive(i);
            case "can" -> can(i);
            case "let" -> {
                if (words.at(i + 1).equals("me") && clause.opens(i) && !Verbs.IDLE.contains(words.at(i + 2))) {
                    deeds.deed(i, i, "I", i + 2, true);
                }
            }
            case "expect" -> expect(i);
            case "promise", "undertake", "commit" -> {
                int verb = words.at(i + 1).equals("you") ? i + 2 : i + 1;
                if (words.at(verb).equals("to") && Clause.isWriter(words.at(i - 1))) {
                    deeds.deed(clause.subjectStart(i), i, words.written(i - 1, i), verb + 1, false);
                }
            }
            default -> present(i);
        }
    }

    private void will(int modal, int after) {
        int end = modal;
        while (end > 0
                && Verbs.ADVERBS.contains(words.at(end - 1))
                && !words.at(end - 1).equals("all")) {
            end--;
        }
        int start = clause.subject(end);
        int verb = clause.skipAdverbs(after);
        String first = words.at(start);
        String head = words.at(end - 1);
        if (words.at(verb).equals("not")
                || words.at(verb).equals("never")
                || words.at(verb).equals("no")) {
            return;
        }
        if (start == end) {
            if (modal == 0
                    && words.at(0).equals("will")
                    && !Clause.SUBJECTS.contains(words.at(1))
                    && !words.at(1).equals("be")) {
                deeds.deed(0, 0, "", verb, true); // "Will send it tomorrow."
            } else if (modal > 1
                    && (words.at(modal - 1).equals("and") || words.at(modal - 1).equals("then"))) {
                joined(modal, verb);
            }
            return;
        }
        if (NOBODY.contains(first) || head.equals("that") || TimeWords.isPreposition(first)) {
            return;
        }
        String who = words.written(start, end);
        if (Clause.isWriter(head)) {
            writer(start, modal, who, verb);
        } else if (head.equals("you")) {
            reader(start, who, verb);
        } else {
            others(start, end, who, verb);
        }
    }

    /** "I'm back on the 13th and will come by": the subject stands further in front. */
    private void joined(int modal, int verb) {
        boolean after = !clause.promises.isEmpty();
        boolean state =
                words.at(verb).equals("be") && (Verbs.STATES.contains(words.at(verb + 1)) || clause.isKept(verb + 1));
        if (after || Verbs.DEEDS.contains(words.at(verb)) || state) {
            deeds.deed(
                    modal,
                    modal,
                    after ? clause.promises.get(clause.promises.size() - 1).who() : "",
                    verb,
                    true);
        }
    }

    private void writer(int start, int modal, String who, int verb) {
        String word = words.at(verb);
        String next = words.at(clause.skipAdverbs(verb + 1));
        if (word.equals("be")) {
            boolean able = next.equals("able")
                    && words.at(clause.skipAdverbs(verb + 1) + 1).equals("to");
            boolean there = next.equals("there")
                    || next.equals("back")
                    || next.equals("with")
                    || next.equals("round")
                    || next.equals("on")
                            && words.at(clause.skipAdverbs(verb + 1) + 1).equals("site")
                    || next.equals("at")
                            && words.at(clause.skipAdverbs(verb + 1) + 1).equals("your");
            boolean touch = next.equals("in")
                    && words.at(clause.skipAdverbs(verb + 1) + 1).equals("touch");
            if (able || Verbs.isDoing(next) && !next.equals("being")) {
                deeds.deed(start, modal, who, verb, able);
            } else if (there || touch) {
                deeds.deed(start, modal, who, verb, there);
            }
            return;
        }
        boolean let = word.equals("let")
                && words.at(verb + 1).equals("you")
                && !words.at(verb + 2).equals("know");
        boolean leave = word.equals("leave") && words.at(verb + 1).equals("it");
        boolean passive = (word.equals("have") || word.equals("get"))
                && words.at(verb + 1).equals("to")
                && !words.at(verb + 2).isEmpty();
        boolean seeTo = word.equals("see") && words.at(verb + 1).equals("to");
        if (Verbs.IDLE.contains(word) && !seeTo
                || let
                || leave
                || word.equals("have") && words.at(verb + 1).equals("no")) {
            return;
        }
        boolean known = Verbs.DEEDS.contains(word) || seeTo;
        deeds.deed(
                start,
                modal,
                who,
                verb,
                !known
                        || passive
                        || word.equals("do")
                        || word.equals("have")
                        || word.equals("get") && !words.at(verb + 1).equals("back")
                        || word.equals("make")
                        || word.equals("keep")
                        || word.equals("help")
                        || word.equals("go")
                        || word.equals("take")
                        || word.equals("give")
                        || word.equals("work")
                        || word.equals("come")
                        || word.equals("hold"));
    }

    private void reader(int start, String who, int verb) {
        String word = words.at(verb);
        boolean told = word.equals("be") && TOLD.contains(words.at(clause.skipAdverbs(verb + 1)));
        boolean gains = Verbs.GAINS.contains(word) && !words.at(verb + 1).equals("to");
        boolean hear = word.equals("hear") && words.at(verb + 1).equals("from");
        if (told || gains) {
            deeds.deed(start, verb, who, verb, !hear && !told);
        }
    }

    private void others(int start, int end, String who, int verb) {
        String word = words.at(verb);
        String next = words.at(clause.skipAdverbs(verb + 1));
        boolean people = false;
        for (int i = start; i < end; i++) {
            people |= clause.isPerson(i, start, end);
        }
        boolean readers = words.at(start).equals("your") && !people;
        if (word.equals("be")) {
            boolean state = Verbs.STATES.contains(next) || clause.isKept(verb + 1) || people && next.equals("at");
            boolean doing = people && Verbs.isDoing(next);
            boolean touch = people && next.equals("in") && words.at(verb + 2).equals("touch");
            if (touch) {
                deeds.deed(start, verb, who, verb, false);
            } else if (state || doing) {
                deeds.deed(start, verb, who, verb, true);
            }
        } else if (people
                && end > 1
                && !readers
                && !Verbs.DEEDS.contains(word)
                && !Verbs.IDLE.contains(word)
                && !Verbs.EVENTS.contains(word)) {
            deeds.deed(start, verb, who, verb, true);
        } else if (people && !readers && Verbs.DEEDS.contains(word)) {
            deeds.deed(start, verb, who, verb, Clause.isPronoun(words.at(end - 1)) || !CALLS.contains(word));
        } else if (Verbs.EVENTS.contains(word)
                || word.equals("get") && words.at(verb + 1).equals("there")) {
            deeds.deed(start, verb, who, verb, true);
        }
    }

    private void can(int i) {
        int start = clause.subjectStart(i);
        int verb = clause.skipAdverbs(i + 1);
        boolean writer = start < i
                && (Clause.isWriter(words.at(i - 1))
                        || words.at(start).equals("our")
                        || words.at(start).equals("my"));
        boolean deed = POSSIBLE.contains(words.at(verb));
        if (words.at(i - 1).equals("you") && words.at(verb).equals("expect")) {
            return; // told by "expect"
        }
        if (LIMITING.contains(words.at(start - 1))) {
            return;
        }
        if (writer && deed && !(words.at(verb).equals("be") && Verbs.isDone(words.at(verb + 1)))) {
            deeds.deed(start, i, words.written(start, i), verb, true);
        }
    }

    private void expect(int i) {
        boolean order = clause.opens(i) || words.at(i - 1).equals("please");
        boolean told = words.at(i - 1).equals("can") && words.at(i - 2).equals("you");
        if (order || told) {
            deeds.deed(told ? i - 2 : i, i, told ? "you" : "", i, true);
        }
    }

    /** "I am sending it tomorrow", "our technician is coming on Friday". */
    private void progressive(int i) {
        int verb = clause.skipAdverbs(i + 1);
        int start = clause.subjectStart(i);
        if (start == i || words.at(verb).equals("going") && words.at(verb + 1).equals("to")) {
            return;
        }
        String word = words.at(verb);
        boolean writer = Clause.isWriter(words.at(i - 1));
        boolean person = writer;
        for (int k = start; k < i && !writer; k++) {
            person |= clause.isPerson(k, start, i) && !words.at(k).equals("they");
        }
        boolean thing = !words.at(i - 1).equals("you")
                && (word.equals("arriving") || word.equals("being") && Verbs.isDone(words.at(verb + 1)));
        boolean due = word.equals("due")
                && !words.at(i - 1).equals("you")
                && !words.at(start).equals("your")
                && DUE_PLACES.contains(words.at(verb + 1));
        boolean passive = !words.at(i - 1).equals("you") && SHIPPED.contains(word);
        boolean doing = person && Verbs.isDoing(word) && base(word) != null;
        boolean there =
                person && !writer && word.equals("with") && words.at(verb + 1).equals("you");
        if (doing || thing || due || passive || there) {
            future(start, i, words.written(start, i), verb);
        }
    }

    private static @Nullable String base(String ing) {
        String stem = ing.substring(0, ing.length() - 3);
        boolean doubled = stem.length() > 2 && stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2);
        for (String each : new String[] {stem, stem + "e", doubled ? stem.substring(0, stem.length() - 1) : stem}) {
            if (Verbs.DEEDS.contains(each) || Verbs.EVENTS.contains(each)) {
                return each;
            }
        }
        return null;
    }

    /** "Our technician comes on Tuesday", "it goes out on Monday", "I call you tomorrow". */
    private void present(int i) {
        String word = words.at(i);
        boolean third = word.endsWith("s") && word.length() > 3;
        String bare = !third
                ? word
                : word.endsWith("es")
                                && !Verbs.DEEDS.contains(word.substring(0, word.length() - 1))
                                && !Verbs.EVENTS.contains(word.substring(0, word.length() - 1))
                        ? word.substring(0, word.length() - 2)
                        : word.substring(0, word.length() - 1);
        if (!Verbs.DEEDS.contains(bare) && !Verbs.EVENTS.contains(bare) || i == 0) {
            return;
        }
        int end = i;
        while (end > 0 && Verbs.ADVERBS.contains(words.at(end - 1))) {
            end--;
        }
        int start = clause.subject(end);
        if (start == end && words.at(end - 1).equals("which")) {
            start = end - 1;
        }
        if (start == end) {
            return;
        }
        String head = words.at(end - 1);
        if (third) {
            boolean person = false;
            for (int k = start; k < end; k++) {
                person |= clause.isPerson(k, start, end);
            }
            boolean thing = (head.equals("it") || head.equals("they") || head.equals("which") || end - start <= 4)
                    && TRAVELS.contains(bare)
                    && (!bare.equals("go") || OUTWARD.contains(words.at(i + 1)));
            if (person && !ROUTINES.contains(bare) || thing) {
                future(start, i, words.written(start, end), i);
            }
        } else if (Clause.isWriter(head) && !HABITS.contains(bare)) {
            // Only where it cannot be a habit or the past: "I send you the list tomorrow".
            int next = i + 1;
            while (next < words.count() && !Clause.BREAKS.contains(words.at(next))) {
                boolean ahead = words.at(next).equals("tomorrow")
                        || words.at(next).equals("next")
                        || words.at(next).equals("by") && times.at(next) != null;
                if (ahead) {
                    future(start, i, words.written(start, end), i);
                    return;
                }
                next++;
            }
        }
    }

    /** What is told in the present tense is a promise only with a time that is still to come. */
    private void future(int start, int at, String who, int verb) {
        deeds.deed(start, at, who, verb, true);
    }
}
