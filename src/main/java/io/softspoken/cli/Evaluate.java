package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.proof.Measure;
import io.softspoken.proof.SentenceMeasure;
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
                "Measure against labelled drafts (JSON lines with id, incoming, draft, findings, missing, verdict) and"
                        + " labelled sentences (.tsv: text, tab, category or none). With --deep or --rules-alone the"
                        + " models heard are others.",
        mixinStandardHelpOptions = true)
final class Evaluate implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of labelled drafts or sentences, .gz or not")
    private List<Path> files = List.of();

    @Option(names = "--list", description = "list misses, the worst first, and false alarms as well")
    private boolean list;

    @Mixin
    private Engine engine = new Engine();

    Evaluate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        ToneChecker checker = engine.checker(console.folder());
        Measure drafts = new Measure();
        SentenceMeasure sentences = new SentenceMeasure();
        for (Path file : files) {
            if (Labelled.isSentences(file)) {
                Labelled.sentences(file, sentence -> sentences.add(checker, sentence));
            } else {
                Labelled.drafts(file, draft -> drafts.add(checker, draft));
            }
        }
        if (!drafts.isEmpty() || sentences.isEmpty()) {
            console.out().print(drafts.table());
            console.out().print(drafts.pairs());
            console.out().print("\n" + drafts.reliability());
            lists(drafts.misses(), drafts.falseAlarms());
        }
        if (!sentences.isEmpty()) {
            console.out().print((drafts.isEmpty() ? "" : "\n") + sentences.table());
            lists(sentences.misses(), sentences.falseAlarms());
        }
        return Softspoken.CLEAN;
    }

    private void lists(List<String> misses, List<String> falseAlarms) {
        if (list) {
            console.out().println("\nMisses");
            misses.forEach(console.out()::println);
            console.out().println("\nFalse alarms");
            falseAlarms.forEach(console.out()::println);
        }
    }
}
