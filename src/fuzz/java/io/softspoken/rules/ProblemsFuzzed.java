package io.softspoken.rules;

/** What holds for every problem that is told. */
public final class ProblemsFuzzed {
    private ProblemsFuzzed() {}

    /** Fails unless each problem is one line. */
    public static void assertOneLine(RulesException e) {
        if (e.problems().isEmpty()) {
            throw new AssertionError("refused without a reason");
        }
        for (Problem problem : e.problems()) {
            if (problem.toString().indexOf('\n') >= 0) {
                throw new AssertionError("a problem of more than one line");
            }
        }
    }
}
