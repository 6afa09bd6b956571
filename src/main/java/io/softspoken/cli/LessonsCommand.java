package io.softspoken.cli;

import io.softspoken.rules.Packs;
import io.softspoken.train.LessonLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lessons}: labelled drafts and sentences as this engine reads them, for training a model outside of it. */
@Command(
        name = "lessons",
        description =
                "Write labelled drafts (.jsonl) and labelled sentences (.tsv), each .gz or not, sentence by sentence"
                        + " as this engine reads them, for training a model outside of it. A file is a writer.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LessonsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "labelled drafts or sentences; a file is a writer")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to put the lines of JSON")
    private Path out = Path.of("lessons.jsonl");

    @Override
    public Integer call() throws Unusable {
        LessonLines lessons = new LessonLines(Packs.shipped());
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (Path file : files) {
                if (Labelled.isSentences(file)) {
                    Labelled.sentences(file, sentence -> lessons.lines(sentence).forEach(line -> write(writer, line)));
                } else {
                    String name = Labelled.writer(file);
                    Labelled.drafts(file, draft -> write(writer, lessons.line(name, draft)));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new Unusable(out + ": cannot be written; check the folder and its permissions");
        }
        return Softspoken.CLEAN;
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
