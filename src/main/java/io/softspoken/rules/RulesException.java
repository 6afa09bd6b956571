package io.softspoken.rules;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pack, glossary or configuration cannot be used; names all that is wrong at once. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** So many are told in the message; of a file of quite another kind every line is wrong. */
    private static final int TOLD = 100;

    private final transient List<Problem> problems;

    /** At least one problem, in any order. */
    public RulesException(List<Problem> problems) {
        super(message(problems));
        this.problems = ordered(problems).toList();
    }

    private static Stream<Problem> ordered(List<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparing(Problem::line)
                        .thenComparing(Problem::column));
    }

    private static String message(List<Problem> problems) {
        String told = ordered(problems).limit(TOLD).map(Problem::toString).collect(Collectors.joining("\n"));
        long more = ordered(problems).count() - TOLD;
        return more <= 0 ? told : told + "\nand " + more + " more; mend these first";
    }

    /** What is wrong, in the order of files and lines. */
    public List<Problem> problems() {
        return problems;
    }
}
