package io.softspoken.commit;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sentence with what its clauses are made of: where one begins, whose subject a verb has, which times stand in it. */
final class Clause {

    static final Set<String> BREAKS = TimeWords.set(", ; : ( ) - . !");
    /** Behind these stands an event, and what is promised hangs on it. */
    static final Set<String> EVENTS = Set.of("once", "when", "after", "as", "before", "until");

    static final Set<String> JOINTS = TimeWords.set("and but so because which that while as since or then");

    static final Set<String> ONCE_MORE = Set.of("more", "again", "a", "and", "on", "today", "tomorrow");

    static final Set<String> OPENERS = TimeWords.set("please yes sure ok okay now then hi");

    static final Set<String> PRONOUNS = Set.of("i", "we", "he", "she", "they", "it", "you");

    static final Set<String> SUBJECTS =
            TimeWords.set("i we he she they it you this the our my your that there these please someone somebody");

    /** What is done to people rather than for them, or announced to all. */
    static final Set<String> UNWELCOME =
            TimeWords.set("closed rejected charged cut blocked interrupted disabled suspended cancelled canceled"
                    + " prosecuted refused denied lost allowed required needed used asked affected billed locked"
                    + " limited delayed expected pleased delighted exchanged");

    final Words words;
    final WhenParser times;
    final @Nullable ZonedDateTime said;
    /** What was found up to now. */
    final List<Promise> promises = new ArrayList<>();
    /** The word up to which all is told. */
    int done;

    Clause(Words words, @Nullable ZonedDateTime said) {
        this.words = words;
        this.said = said;
        times = new WhenParser(words);
    }

    static boolean isBe(String word) {
        return word.equals("am") || word.equals("are") || word.equals("is");
    }

    static boolean isWriter(String word) {
        return word.equals("i") || word.equals("we");
    }

    /** Whether a clause begins at a word. */
    boolean opens(int i) {
        return i == 0 || BREAKS.contains(words.at(i - 1)) || JOINTS.contains(words.at(i - 1)) || isGreeting(i);
    }

    boolean isGreeting(int i) {
        return i == 1 && OPENERS.contains(words.at(0));
    }

    int skipAdverbs(int i) {
        int at = i;
        while (Verbs.ADVERBS.contains(words.at(at))
                || words.at(at).length() > 4
                        && words.at(at).endsWith("ly")
                        && !words.at(at).equals("reply")
                        && !words.at(at).equals("apply")
                        && !words.at(at).equals("supply")) {
            at++;
        }
        return at;
    }

    /** Where the subject that ends before word {@code i} begins; {@code i} if there is none. */
    int subjectStart(int i) {
        int start = i;
        while (start > 0 && i - start < 8) {
            String before = words.at(start - 1);
            boolean name = start - 1 > 0
                    && before.equals(".")
                    && words.at(start - 2).length() <= 3
                    && words.isCapital(start - 2);
            if (!name && (BREAKS.contains(before) || !words.isWord(start - 1) && !before.equals("'s"))) {
                break;
            }
            boolean partners = before.equals("and")
                    && start - 1 > 0
                    && (words.isCapital(start) || SUBJECTS.contains(words.at(start)))
                    && words.isCapital(start - 2);
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
    int subject(int end) {
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

    static boolean isPronoun(String word) {
        return PRONOUNS.contains(word);
    }

    /** Whether a participle tells of a deed, not of what is denied or charged. */
    boolean isKept(int i) {
        int at = skipAdverbs(i);
        return Verbs.isDone(words.at(at)) && !UNWELCOME.contains(words.at(at));
    }

    /** Whether a word of a subject names somebody. */
    boolean isPerson(int i, int start, int end) {
        if (Verbs.PEOPLE.contains(words.at(i))) {
            return true;
        }
        boolean name = words.isCapital(i)
                && words.isName(i)
                && !SUBJECTS.contains(words.at(i))
                && !words.at(i).equals("i");
        return name
                && (i > 0 && !TimeWords.isPreposition(words.at(i - 1))
                        || end - start == 1
                        || words.at(1).equals("from")
                        || words.isCapital(1));
    }

    static boolean isTime(WhenParser.When when) {
        return when.moment().hasDay()
                || when.moment().hasClock()
                || when.moment().hasPart();
    }

    /** "Once" that begins a clause, not "once more" or "this once". */
    boolean isOnce(int i) {
        return words.at(i).equals("once")
                && !words.at(i - 1).equals("this")
                && !words.at(i - 1).equals("at")
                && words.isWord(i + 1)
                && !ONCE_MORE.contains(words.at(i + 1));
    }

    /** A time that stands in front: "By noon tomorrow I will …", "Tomorrow at nine our technician will …". */
    WhenParser.@Nullable When before(int start) {
        int at = start;
        if (at > 0 && words.at(at - 1).equals(",")) {
            at--;
        }
        for (int i = Math.max(done, at - 12); i < at; i++) {
            WhenParser.When when = i == 0
                            || i == done
                            || BREAKS.contains(words.at(i - 1))
                            || JOINTS.contains(words.at(i - 1))
                            || isGreeting(i)
                    ? times.at(i)
                    : null;
            if (when != null
                    && (when.last() == at || when.last() == start)
                    && isTime(when)
                    && !when.moment().isVague()) {
                return when;
            }
        }
        return null;
    }
}
