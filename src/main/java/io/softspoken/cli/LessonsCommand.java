package io.softspoken.cli;

import io.softspoken.deep.DeepModels;
import io.softspoken.deep.DeepUnavailableException;
import io.softspoken.model.ToneModel;
import io.softspoken.rules.Packs;
import io.softspoken.train.DeepLines;
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
                        + " as this engine reads them, for training a model outside of it; or what the deep model says of"
                        + " them, for teaching the tone model. A file is a writer.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LessonsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "labelled drafts or sentences; a file is a writer. With --deep labelled drafts, and folders of real"
                            + " mail, one a file")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to put the lines")
    private Path out = Path.of("lessons.jsonl");

    @Option(
            names = "--deep",
            description =
                    "write what the deep model says of each sentence: writer, draft, number of the sentence (-1 for the"
                            + " draft as a whole) and odds, with tabs between")
    private boolean deep;

    @Override
    public Integer call() throws Unusable {
        if (deep) {
            return hear();
        }
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

    private Integer hear() throws Unusable {
        try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            DeepLines lines = new DeepLines(
                    Packs.shipped(), DeepModels.shipped(ToneModel.shipped().hash()));
            for (Path file : files) {
                if (Files.isDirectory(file)) {
                    Mails.each(
                            file,
                            (folder, name, mail) ->
                                    lines.lines(folder, name, mail).forEach(line -> write(writer, line)));
                } else {
                    String name = Labelled.writer(file);
                    Labelled.drafts(file, draft -> lines.lines(name, draft).forEach(line -> write(writer, line)));
                }
            }
        } catch (DeepUnavailableException e) {
            throw new Unusable("--deep: " + e.getMessage());
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
