package io.softspoken.commit;

import io.softspoken.draft.Span;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The promises in one sentence. */
final class SentencePromises {
    /** A deed told in more words than this is cut. */
    private static final int LONGEST_DEED = 24;

    private static final Set<String> BREAKS = Set.of(",", ";", ":", "(", ")", "-", ".", "!");
    private static final Set<String> JOINTS = Set.of("and", "but", "so", "because", "which", "that", "while", "as", "since", "or", "then");
    private static final Set<String> CONDITIONS = Set.of("if", "unless", "provided", "assuming", "otherwise", "depending", "whenever", "would", "subject", "until-then");
    /** Behind these stands an event, and what is promised hangs on it. */
    private static final Set<String> EVENTS = Set.of("once", "when", "after", "as", "before", "until");

    /** What is done to people rather than for them, or announced to all. */
    private static final Set<String> UNWELCOME = Set.of("closed", "rejected", "charged", "cut", "blocked", "interrupted", "disabled", "suspended", "cancelled", "canceled", "prosecuted", "refused", "denied", "lost", "allowed", "required", "needed", "used", "asked", "affected", "billed", "locked", "limited", "delayed", "expected", "pleased", "delighted", "exchanged");
    /** Participles by which the present tells of what is to come: "it is collected on Friday". */
    private static final Set<String> SHIPPED = Set.of("put", "sent", "delivered", "shipped", "replaced", "refunded", "reimbursed", "installed", "moved", "renewed", "collected", "exchanged", "repaired", "posted");
    private static final Set<String> AUXILIARIES =
            Set.of("should", "will", "can", "may", "might", "is", "are", "was", "were", "must", "could", "has", "have");

    private static final Set<String> SUBJECTS = Set.of("i", "we", "he", "she", "they", "it", "you", "this", "the", "our", "my", "your", "that", "there", "these", "please", "someone", "somebody");

    private static final Set<String> PRONOUNS = Set.of("i", "we", "he", "she", "they", "it", "you");

    private static final Set<String> STOPS = Set.of(";", ":", "!", "(", "?", "-");

    private static final Set<String> HEARSAY = Set.of("hope", "hoping", "doubt", "wish", "think", "thought", "guess", "not", "said", "wrote", "told", "mentioned", "wondering", "whether", "afraid", "unlikely", "unsure", "asked");

    private static final Set<String> BELIEFS = Set.of("hope", "hoping", "doubt", "wish", "think", "guess", "believe", "suppose", "assume", "expect");

    private static final Set<String> NOBODY = Set.of("nobody", "nothing", "no", "none", "neither", "what", "that", "there", "nor", "not", "any");

    private static final Set<String> TOLD = Set.of("contacted", "called", "informed", "notified", "refunded", "credited", "paid", "told", "sent", "reimbursed");

    private static final Set<String> CALLS = Set.of("call", "contact", "ring", "phone", "visit", "write", "reply", "answer", "email", "collect", "deliver", "send", "inform");

    private static final Set<String> POSSIBLE = Set.of("have", "get", "deliver", "send", "ship", "finish", "repair", "replace", "bring", "come", "be", "call", "ring", "do", "fix", "visit", "install");

    private static final Set<String> HABITS = Set.of("have", "get", "work", "keep", "do", "make", "read", "take", "help", "run", "look", "hold", "open", "close", "put", "set", "order", "start");

    private static final Set<String> ROUTINES = Set.of("work", "have", "show", "run", "say", "keep", "make", "report", "read", "take", "help", "cover", "explain", "charge", "ask", "pay", "give");

    private static final Set<String> TRAVELS = Set.of("go", "arrive", "ship", "come", "reach", "return", "leave");

    private static final Set<String> OUTWARD = Set.of("out", "back", "off", "to", "into", "on", "up");

    private static final Set<String> DUE_PLACES = Set.of("back", "at", "with", "in", "out");

    private static final Set<String> LIMITING = Set.of("what", "all", "only", "best", "least");

    private static final Set<String> OPENERS = Set.of("please", "yes", "sure", "ok", "okay", "now", "then", "hi");

    private static final Set<String> ONCE_MORE = Set.of("more", "again", "a", "and", "on", "today", "tomorrow");

    private final Words words;
    private final WhenParser times;
    private final @Nullable ZonedDateTime said;
    private final List<Promise> promises = new ArrayList<>();
    private int done;

    SentencePromises(Words words, @Nullable ZonedDateTime said) {
        this.words = words;
        this.said = said;
        times = new WhenParser(words);
    }

    List<Promise> found() {
        if (words.count() == 0 || words.at(words.count() - 1).equals("?")) {
            return promises; // an offer or a question
        }
        for (int i = 0; i < words.count(); i++) {
            if (i >= done && !words.isQuoted(i)) {
                anchor(i);
            }
        }
        return promises;
    }

    private void anchor(int i) {
        switch (words.at(i)) {
            case "will", "shall" -> will(i, i + 1);
            case "going" -> {
                if (words.at(i + 1).equals("to") && isBe(words.at(i - 1))) {
                    will(i - 1, i + 2);
                }
            }
            case "am", "are", "is" -> progressive(i);
            case "can" -> can(i);
            case "let" -> {
                if (words.at(i + 1).equals("me") && opens(i) && !Verbs.IDLE.contains(words.at(i + 2))) {
                    deed(i, i, "I", i + 2, true);
                }
            }
            case "expect" -> expect(i);
            case "promise", "undertake", "commit" -> {
                int verb = words.at(i + 1).equals("you") ? i + 2 : i + 1;
                if (words.at(verb).equals("to") && isWriter(words.at(i - 1))) {
                    deed(subjectStart(i), i, words.written(i - 1, i), verb + 1, false);
                }
            }
            default -> present(i);
        }
    }

    private static boolean isBe(String word) {
        return word.equals("am") || word.equals("are") || word.equals("is");
    }

    private static boolean isWriter(String word) {
        return word.equals("i") || word.equals("we");
    }

    /** Whether a clause begins at a word. */
    private boolean opens(int i) {
        return i == 0 || BREAKS.contains(words.at(i - 1)) || JOINTS.contains(words.at(i - 1)) || isGreeting(i);
    }

    private boolean isGreeting(int i) {
        return i == 1 && OPENERS.contains(words.at(0));
    }

    private int skipAdverbs(int i) {
        int at = i;
        while (Verbs.ADVERBS.contains(words.at(at)) || words.at(at).length() > 4 && words.at(at).endsWith("ly") && !words.at(at).equals("reply") && !words.at(at).equals("apply") && !words.at(at).equals("supply")) {
            at++;
        }
        return at;
    }

    /** Where the subject that ends before word {@code i} begins; {@code i} if there is none. */
    private int subjectStart(int i) {
        int start = i;
        while (start > 0 && i - start < 8) {
            String before = words.at(start - 1);
            boolean name = start - 1 > 0 && before.equals(".") && words.at(start - 2).length() <= 3 && words.isCapital(start - 2);
            if (!name && (BREAKS.contains(before) || !words.isWord(start - 1) && !before.equals("'s"))) {
                break;
            }
            boolean partners = before.equals("and") && start - 1 > 0 && (words.isCapital(start) || SUBJECTS.contains(words.at(start))) && words.isCapital(start - 2);
            if (JOINTS.contains(before) && !partners) {
                break;
            }
            start--;
            if (isPronoun(before)) {
                break;
            }
        }
        return start;
    }

    /** The same without a time that stands before the subject. */
    private int subject(int end) {
        int start = subjectStart(end);
        for (int k = Math.max(done, start - 10); k < end - 1; k++) {
            WhenParser.When when = times.at(k);
            if (when != null && when.last() > start && when.last() < end && isTime(when)) {
                start = when.last();
                k = start - 1;
            } else if (when != null) {
                k = when.last() - 1;
            }
        }
        return start;
    }

    private static boolean isPronoun(String word) {
        return PRONOUNS.contains(word);
    }

    private void will(int modal, int after) {
        int end = modal;
        while (end > 0 && Verbs.ADVERBS.contains(words.at(end - 1)) && !words.at(end - 1).equals("all")) {
            end--;
        }
        int start = subject(end);
        int verb = skipAdverbs(after);
        String first = words.at(start);
        String head = words.at(end - 1);
        if (words.at(verb).equals("not") || words.at(verb).equals("never") || words.at(verb).equals("no")) {
            return;
        }
        if (start == end) {
            if (modal == 0 && words.at(0).equals("will") && !SUBJECTS.contains(words.at(1)) && !words.at(1).equals("be")) {
                deed(0, 0, "", verb, true); // "Will send it tomorrow."
            } else if (modal > 1 && (words.at(modal - 1).equals("and") || words.at(modal - 1).equals("then"))) {
                joined(modal, verb);
            }
            return;
        }
        if (NOBODY.contains(first)
                || head.equals("that")
                || WhenParser.isPreposition(first)) {
            return;
        }
        String who = words.written(start, end);
        if (isWriter(head)) {
            writer(start, modal, who, verb);
        } else if (head.equals("you")) {
            reader(start, who, verb);
        } else {
            others(start, end, who, verb);
        }
    }

    /** "I'm back on the 13th and will come by": the subject stands further in front. */
    private void joined(int modal, int verb) {
        boolean after = !promises.isEmpty();
        boolean state = words.at(verb).equals("be") && (Verbs.STATES.contains(words.at(verb + 1)) || isKept(verb + 1));
        if (after || Verbs.DEEDS.contains(words.at(verb)) || state) {
            deed(modal, modal, after ? promises.get(promises.size() - 1).who() : "", verb, true);
        }
    }

    /** Whether a participle tells of a deed, not of what is denied or charged. */
    private boolean isKept(int i) {
        int at = skipAdverbs(i);
        return Verbs.isDone(words.at(at)) && !UNWELCOME.contains(words.at(at));
    }

    private void writer(int start, int modal, String who, int verb) {
        String word = words.at(verb);
        String next = words.at(skipAdverbs(verb + 1));
        if (word.equals("be")) {
            boolean able = next.equals("able") && words.at(skipAdverbs(verb + 1) + 1).equals("to");
            boolean there = next.equals("there") || next.equals("back") || next.equals("with") || next.equals("round")
                    || next.equals("on") && words.at(skipAdverbs(verb + 1) + 1).equals("site")
                    || next.equals("at") && words.at(skipAdverbs(verb + 1) + 1).equals("your");
            boolean touch = next.equals("in") && words.at(skipAdverbs(verb + 1) + 1).equals("touch");
            if (able || Verbs.isDoing(next) && !next.equals("being")) {
                deed(start, modal, who, verb, able);
            } else if (there || touch) {
                deed(start, modal, who, verb, there);
            }
            return;
        }
        boolean let = word.equals("let") && words.at(verb + 1).equals("you") && !words.at(verb + 2).equals("know");
        boolean leave = word.equals("leave") && words.at(verb + 1).equals("it");
        boolean passive = (word.equals("have") || word.equals("get")) && words.at(verb + 1).equals("to") && !words.at(verb + 2).isEmpty();
        boolean seeTo = word.equals("see") && words.at(verb + 1).equals("to");
        if (Verbs.IDLE.contains(word) && !seeTo || let || leave || word.equals("have") && words.at(verb + 1).equals("no")) {
            return;
        }
        boolean known = Verbs.DEEDS.contains(word) || seeTo;
        deed(start, modal, who, verb, !known || passive || word.equals("do") || word.equals("have") || word.equals("get") && !words.at(verb + 1).equals("back") || word.equals("make") || word.equals("keep") || word.equals("help") || word.equals("go") || word.equals("take") || word.equals("give") || word.equals("work") || word.equals("come") || word.equals("hold"));
    }

    private void reader(int start, String who, int verb) {
        String word = words.at(verb);
        boolean told = word.equals("be") && TOLD.contains(words.at(skipAdverbs(verb + 1)));
        boolean gains = Verbs.GAINS.contains(word) && !words.at(verb + 1).equals("to");
        boolean hear = word.equals("hear") && words.at(verb + 1).equals("from");
        if (told || gains) {
            deed(start, verb, who, verb, !hear && !told);
        }
    }

    private void others(int start, int end, String who, int verb) {
        String word = words.at(verb);
        String next = words.at(skipAdverbs(verb + 1));
        boolean people = false;
        for (int i = start; i < end; i++) {
            people |= isPerson(i, start, end);
        }
        boolean readers = words.at(start).equals("your") && !people;
        if (word.equals("be")) {
            boolean state = Verbs.STATES.contains(next) || isKept(verb + 1) || people && next.equals("at");
            boolean doing = people && Verbs.isDoing(next);
            boolean touch = people && next.equals("in") && words.at(verb + 2).equals("touch");
            if (touch) {
                deed(start, verb, who, verb, false);
            } else if (state || doing) {
                deed(start, verb, who, verb, true);
            }
        } else if (people && end > 1 && !readers && !Verbs.DEEDS.contains(word) && !Verbs.IDLE.contains(word) && !Verbs.EVENTS.contains(word)) {
            deed(start, verb, who, verb, true);
        } else if (people && !readers && Verbs.DEEDS.contains(word)) {
            deed(start, verb, who, verb, isPronoun(words.at(end - 1)) || !CALLS.contains(word));
        } else if (Verbs.EVENTS.contains(word) || word.equals("get") && words.at(verb + 1).equals("there")) {
            deed(start, verb, who, verb, true);
        }
    }

    /** Whether a word of a subject names somebody. */
    private boolean isPerson(int i, int start, int end) {
        if (Verbs.PEOPLE.contains(words.at(i))) {
            return true;
        }
        boolean name = words.isCapital(i) && words.isName(i) && !SUBJECTS.contains(words.at(i)) && !words.at(i).equals("i");
        return name && (i > 0 && !WhenParser.isPreposition(words.at(i - 1)) || end - start == 1 || words.at(1).equals("from") || words.isCapital(1));
    }

    private void can(int i) {
        int start = subjectStart(i);
        int verb = skipAdverbs(i + 1);
        boolean writer = start < i && (isWriter(words.at(i - 1)) || words.at(start).equals("our") || words.at(start).equals("my"));
        boolean deed = POSSIBLE
                .contains(words.at(verb));
        if (words.at(i - 1).equals("you") && words.at(verb).equals("expect")) {
            return; // told by "expect"
        }
        if (LIMITING.contains(words.at(start - 1))) {
            return;
        }
        if (writer && deed && !(words.at(verb).equals("be") && Verbs.isDone(words.at(verb + 1)))) {
            deed(start, i, words.written(start, i), verb, true);
        }
    }

    private void expect(int i) {
        boolean order = opens(i) || words.at(i - 1).equals("please");
        boolean told = words.at(i - 1).equals("can") && words.at(i - 2).equals("you");
        if (order || told) {
            deed(told ? i - 2 : i, i, told ? "you" : "", i, true);
        }
    }

    /** "I am sending it tomorrow", "our technician is coming on Friday". */
    private void progressive(int i) {
        int verb = skipAdverbs(i + 1);
        int start = subjectStart(i);
        if (start == i || words.at(verb).equals("going") && words.at(verb + 1).equals("to")) {
            return;
        }
        String word = words.at(verb);
        boolean writer = isWriter(words.at(i - 1));
        boolean person = writer;
        for (int k = start; k < i && !writer; k++) {
            person |= isPerson(k, start, i) && !words.at(k).equals("they");
        }
        boolean thing = !words.at(i - 1).equals("you") && (word.equals("arriving") || word.equals("being") && Verbs.isDone(words.at(verb + 1)));
        boolean due = word.equals("due")
                && !words.at(i - 1).equals("you")
                && !words.at(start).equals("your")
                && DUE_PLACES.contains(words.at(verb + 1));
        boolean passive = !words.at(i - 1).equals("you") && SHIPPED.contains(word);
        boolean done = person && Verbs.isDoing(word) && base(word) != null;
        boolean there = person && !writer && word.equals("with") && words.at(verb + 1).equals("you");
        if (done || thing || due || passive || there) {
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
        String bare = !third ? word : word.endsWith("es") && !Verbs.DEEDS.contains(word.substring(0, word.length() - 1)) && !Verbs.EVENTS.contains(word.substring(0, word.length() - 1)) ? word.substring(0, word.length() - 2) : word.substring(0, word.length() - 1);
        if (!Verbs.DEEDS.contains(bare) && !Verbs.EVENTS.contains(bare) || i == 0) {
            return;
        }
        int end = i;
        while (end > 0 && Verbs.ADVERBS.contains(words.at(end - 1))) {
            end--;
        }
        int start = subject(end);
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
                person |= isPerson(k, start, end);
            }
            boolean thing = (head.equals("it") || head.equals("they") || head.equals("which") || end - start <= 4)
                    && TRAVELS.contains(bare)
                    && (!bare.equals("go") || OUTWARD.contains(words.at(i + 1)));
            if (person && !ROUTINES.contains(bare) || thing) {
                future(start, i, words.written(start, end), i);
            }
        } else if (isWriter(head) && !HABITS.contains(bare)) {
            // Only where it cannot be a habit or the past: "I send you the list tomorrow".
            int next = i + 1;
            while (next < words.count() && !BREAKS.contains(words.at(next))) {
                boolean ahead = words.at(next).equals("tomorrow") || words.at(next).equals("next") || words.at(next).equals("by") && times.at(next) != null;
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
        deed(start, at, who, verb, true);
    }

    /**
     * Notes a promise, if it is one.
     *
     * @param start the first word of its subject
     * @param from its auxiliary, or its verb
     * @param verb its verb
     * @param timed whether it counts only with a time
     */
    private void deed(int start, int from, String who, int verb, boolean timed) {
        if (verb >= words.count() || !words.isWord(verb) || hangs(start, verb)) {
            return;
        }
        WhenParser.When before = before(start);
        int end = verb + 1;
        WhenParser.When when = null;
        int deedEnd = -1;
        int cut = Math.min(words.count(), verb + LONGEST_DEED);
        for (int i = skipToTime(from, verb); i < cut; i++) {
            if (i >= verb + 1 || i < verb) {
                WhenParser.When here = i == verb ? null : times.at(i);
                if (here != null && (here.moment().isVague() || isTime(here))) {
                    if (when == null || when.moment().isVague() && !here.moment().isVague()) {
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
        if (timed && !spoken || isConditional(start, verb, end)) {
            return;
        }
        if (when != null && !when.moment().hasDay() && isTime(when)) {
            Moment day = dayBefore(when.first());
            ZonedDateTime that = day == null || said == null ? null : day.due(said);
            if (day != null && (said == null || that != null && !that.isBefore(said))) {
                when.moment().onTheDayOf(day);
            }
        }
        String tail = deedEnd > verb && when != null && when.first() == deedEnd && when.last() < end
                ? words.written(when.last(), end)
                : "";
        String what = words.written(verb, trimmed(verb, stop)) + (tail.isEmpty() || !words.isWord(when == null ? 0 : when.last()) ? "" : " " + tail);
        int first = before != null && when == before ? Math.min(before.first(), start) : start;
        Span span = new Span(words.start(first), words.end(trimmed(verb, end) - 1));
        promises.add(new Promise(
                who,
                what,
                when == null ? "" : words.written(when.first(), when.last()),
                when == null || said == null ? null : when.moment().due(said),
                span));
        done = end;
        second(who, end);
    }

    /** The day named last before a word: "we open at nine tomorrow, and I will ring you by noon". */
    private @Nullable Moment dayBefore(int i) {
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

    private static boolean isTime(WhenParser.When when) {
        return when.moment().hasDay() || when.moment().hasClock() || when.moment().hasPart();
    }

    /** Times may stand between auxiliary and verb: "I will tomorrow send". */
    private static int skipToTime(int from, int verb) {
        return Math.min(from + 1, verb);
    }

    private boolean goesOn(int i) {
        return words.isWord(i) && !JOINTS.contains(words.at(i)) && !EVENTS.contains(words.at(i));
    }

    /** The last words of a deed that are no part of it go. */
    private int trimmed(int verb, int end) {
        int stop = end;
        while (stop > verb + 1 && (BREAKS.contains(words.at(stop - 1)) || JOINTS.contains(words.at(stop - 1)))) {
            stop--;
        }
        return stop;
    }

    /** A time that stands in front: "By noon tomorrow I will …", "Tomorrow at nine our technician will …". */
    private WhenParser.@Nullable When before(int start) {
        int at = start;
        if (at > 0 && words.at(at - 1).equals(",")) {
            at--;
        }
        for (int i = Math.max(done, at - 12); i < at; i++) {
            WhenParser.When when = i == 0 || i == done || BREAKS.contains(words.at(i - 1)) || JOINTS.contains(words.at(i - 1)) || isGreeting(i)
                    ? times.at(i)
                    : null;
            if (when != null && (when.last() == at || when.last() == start) && isTime(when) && !when.moment().isVague()) {
                return when;
            }
        }
        return null;
    }

    /** Whether a deed's words end before word {@code i}. */
    private boolean ends(int i) {
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
        if (word.equals("because") || word.equals("which") || word.equals("while") || word.equals("unless") || word.equals("so") && (next.equals("that") || SUBJECTS.contains(next))) {
            return true;
        }
        if (isOnce(i) || word.equals("when") || word.equals("as") && (next.equals("soon") || SUBJECTS.contains(next))) {
            return true;
        }
        return (word.equals("and") || word.equals("but") || word.equals("or") || word.equals("then"))
                && (SUBJECTS.contains(next) || AUXILIARIES.contains(next) || next.equals("if") || next.equals("please") || words.at(i + 2).equals("will"));
    }

    /** "Once" that begins a clause, not "once more" or "this once". */
    private boolean isOnce(int i) {
        return words.at(i).equals("once")
                && !words.at(i - 1).equals("this")
                && !words.at(i - 1).equals("at")
                && words.isWord(i + 1)
                && !ONCE_MORE.contains(words.at(i + 1));
    }

    /** "… and send the form on Friday": a second deed of the same subject, with a time of its own. */
    private void second(String who, int from) {
        int and = words.at(from).equals(",") ? from + 1 : from;
        int verb = skipAdverbs(and + 1);
        if (!words.at(and).equals("and") && !words.at(and).equals("then") || !Verbs.DEEDS.contains(words.at(verb)) || promises.isEmpty()) {
            return;
        }
        deed(verb, verb, who, verb, true);
    }

    /** Whether the clause is told of somebody's saying or hoping, or denied. */
    private boolean hangs(int start, int verb) {
        for (int i = Math.max(0, start - 4); i < start; i++) {
            String word = words.at(i);
            if (HEARSAY.contains(word)) {
                boolean toReader = word.equals("told") && words.at(i - 1).equals("was");
                return !toReader && !BREAKS.contains(words.at(start - 1));
            }
        }
        for (int i = start; i < verb; i++) {
            if (BELIEFS.contains(words.at(i))) {
                return true;
            }
        }
        return words.at(verb).equals("not");
    }

    /** Whether the promise is made on a condition. */
    private boolean isConditional(int start, int verb, int end) {
        for (int i = 0; i < words.count(); i++) {
            String word = words.at(i);
            boolean should = word.equals("should") && opens(i) && (i == 0 || words.at(i + 1).equals("you"));
            boolean inCase = word.equals("in") && words.at(i + 1).equals("case");
            if (!CONDITIONS.contains(word) && !should && !inCase) {
                continue;
            }
            if (word.equals("subject") && !words.at(i + 1).equals("to") || word.equals("provided") && !SUBJECTS.contains(words.at(i + 1))) {
                continue;
            }
            if (word.equals("if") && i > 0 && (Verbs.ASKING.contains(words.at(i - 1)) || words.at(i - 1).equals("as")) && i > verb && !words.at(i - 1).equals("and")) {
                continue; // whether
            }
            if (i < start) {
                boolean closed = false;
                for (int k = i; k < start; k++) {
                    closed |= words.at(k).equals(";") || words.at(k).equals(":") || words.at(k).equals(".") && words.start(k + 1) > words.end(k);
                }
                if (!closed && !word.equals("would")) {
                    return true;
                }
            } else if (i >= start && i < end || i == end) {
                return !word.equals("would") && !word.equals("otherwise");
            } else if (i == end + 1 && words.at(end).equals(",")) {
                return !word.equals("would") && !word.equals("otherwise") && !word.equals("and");
            }
        }
        boolean event = EVENTS.contains(words.at(end))
                && (isOnce(end) || words.at(end).equals("when") || words.at(end).equals("as") && words.at(end + 1).equals("soon"));
        boolean eventBefore = false;
        for (int i = 0; i < start; i++) {
            eventBefore |= i < start && opens(i) && (isOnce(i) || words.at(i).equals("when") || words.at(i).equals("as") && words.at(i + 1).equals("soon") || words.at(i).equals("after") && times.at(i) == null);
        }
        return (event || eventBefore) && untimed(verb, end) && before(start) == null;
    }

    private boolean untimed(int verb, int end) {
        for (int i = verb + 1; i < end; i++) {
            WhenParser.When when = times.at(i);
            if (when != null && isTime(when)) {
                return false;
            }
        }
        return true;
    }
}
