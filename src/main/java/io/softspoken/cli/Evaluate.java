package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.proof.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}: how well the checker agrees with labelled drafts. */
@Command(
        name = "evaluate",
        description =
                "Measure against labelled drafts (JSON lines with id, incoming, draft, findings, missing, verdict).",
        mixinStandardHelpOptions = true)
final class Evaluate implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of labelled drafts")
    private List<Path> files = List.of();

    @Option(names = "--list", description = "list misses and false alarms as well")
    private boolean list;

    @Mixin
    private Engine engine = new Engine();

    Evaluate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        ToneChecker checker = engine.checker(console.folder());
        Measure measure = new Measure();
        for (Path file : files) {
            Labelled.drafts(file, draft -> measure.add(checker, draft));
        }
        console.out().print(measure.table());
        console.out().print(measure.pairs());
        if (list) {
            console.out().println("\nMisses");
            measure.misses().forEach(console.out()::println);
            console.out().println("\nFalse alarms");
            measure.falseAlarms().forEach(console.out()::println);
        }
        return Softspoken.CLEAN;
    }
}
