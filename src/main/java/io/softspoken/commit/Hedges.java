package io.softspoken.commit;

import java.util.Set;

/** Tells what is only hoped, told of others, or made to hang on a condition from what is promised. */
final class Hedges {

    static final Set<String> BELIEFS =
            TimeWords.set("hope hoping doubt wish think guess believe suppose assume expect");
    static final Set<String> CONDITIONS =
            TimeWords.set("if unless provided assuming otherwise depending whenever would subject until-then");

    static final Set<String> HEARSAY =
            TimeWords.set("hope hoping doubt wish think thought guess not said wrote told mentioned wondering whether"
                    + " afraid unlikely unsure asked");

    private final Clause clause;
    private final Words words;
    private final WhenParser times;

    Hedges(Clause clause) {
        this.clause = clause;
        words = clause.words;
        times = clause.times;
    }

    /** Whether the clause is told of somebody's saying or hoping, or denied. */
    boolean hangs(int start, int verb) {
        for (int i = Math.max(0, start - 4); i < start; i++) {
            String word = words.at(i);
            if (HEARSAY.contains(word)) {
                boolean toReader = word.equals("told") && words.at(i - 1).equals("was");
                return !toReader && !Clause.BREAKS.contains(words.at(start - 1));
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
    boolean isConditional(int start, int verb, int end) {
        for (int i = 0; i < words.count(); i++) {
            String word = words.at(i);
            boolean should = word.equals("should")
                    && clause.opens(i)
                    && (i == 0 || words.at(i + 1).equals("you"));
            boolean inCase = word.equals("in") && words.at(i + 1).equals("case");
            if (!CONDITIONS.contains(word) && !should && !inCase) {
                continue;
            }
            if (word.equals("subject") && !words.at(i + 1).equals("to")
                    || word.equals("provided") && !Clause.SUBJECTS.contains(words.at(i + 1))) {
                continue;
            }
            if (word.equals("if")
                    && i > 0
                    && (Verbs.ASKING.contains(words.at(i - 1))
                            || words.at(i - 1).equals("as"))
                    && i > verb
                    && !words.at(i - 1).equals("and")) {
                continue; // whether
            }
            if (i < start) {
                boolean closed = false;
                for (int k = i; k < start; k++) {
                    closed |= words.at(k).equals(";")
                            || words.at(k).equals(":")
                            || words.at(k).equals(".") && words.start(k + 1) > words.end(k);
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
        boolean event = Clause.EVENTS.contains(words.at(end))
                && (clause.isOnce(end)
                        || words.at(end).equals("when")
                        || words.at(end).equals("as") && words.at(end + 1).equals("soon"));
        boolean eventBefore = false;
        for (int i = 0; i < start; i++) {
            eventBefore |= i < start
                    && clause.opens(i)
                    && (clause.isOnce(i)
                            || words.at(i).equals("when")
                            || words.at(i).equals("as") && words.at(i + 1).equals("soon")
                            || words.at(i).equals("after") && times.at(i) == null);
        }
        return (event || eventBefore) && untimed(verb, end) && clause.before(start) == null;
    }

    boolean untimed(int verb, int end) {
        for (int i = verb + 1; i < end; i++) {
            WhenParser.When when = times.at(i);
            if (when != null && Clause.isTime(when)) {
                return false;
            }
        }
        return true;
    }
}
