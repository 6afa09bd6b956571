package io.softspoken.cli;

import io.softspoken.model.Folds;
import io.softspoken.model.ToneModel;
import io.softspoken.model.WordVectors;
import io.softspoken.proof.Measure;
import io.softspoken.rules.Packs;
import io.softspoken.train.Training;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train}: a tone model from labelled drafts and sentences, measured on writers it has not read. */
@Command(
        name = "train",
        description = "Train the tone model on labelled drafts (.jsonl) and labelled sentences (.tsv), each .gz or not,"
                + " and measure it and the rules on writers that it has not read. A file is a writer.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Train implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "labelled drafts or sentences; a file is a writer")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "where to put the model")
    private Path out = Path.of("tone.bin");

    @Option(
            names = "--seen",
            paramLabel = "WRITER",
            split = ",",
            description = "writers whom the authors of the rules had read, by file name without endings: the rules are"
                    + " too good on them to learn from")
    private Set<String> seen = new LinkedHashSet<>();

    @Option(
            names = "--clean",
            paramLabel = "FOLDER",
            description = "folders of real mail, one a file, in which nothing is to be flagged; a folder is a writer")
    private List<Path> clean = List.of();

    @Option(
            names = "--heard",
            paramLabel = "FILE",
            description =
                    "what a deep model says of some of those mails (see lessons --deep); the tone model learns that"
                            + " instead")
    private @Nullable Path heard;

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "what is known of words beforehand (see src/training/vectors.py); without it the model has no"
                    + " net beside its weights")
    private @Nullable Path vectors;

    @Option(names = "--figures", paramLabel = "FILE", description = "where to put what was measured as well")
    private @Nullable Path figures;

    @Option(
            names = "--deep",
            paramLabel = "FILE",
            description =
                    "what a deep model that has not read them says of some of the writers (see src/training/deep);"
                            + " with it, what that counts beside the tone model is learned, and all are measured together")
    private @Nullable Path deep;

    @Option(names = "--deep-out", paramLabel = "FILE", description = "where to put what the deep model counts")
    private @Nullable Path deepOut;

    @Option(
            names = "--deep-figures",
            paramLabel = "FILE",
            description = "where to put what was measured with it as well")
    private @Nullable Path deepFigures;

    Train(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        if (deep == null && (deepOut != null || deepFigures != null)) {
            throw Unusable.call("--deep-out and --deep-figures need what the deep model says; give --deep FILE");
        }
        Training training = new Training(Packs.shipped(), seen);
        for (Path file : files) {
            if (Labelled.isSentences(file)) {
                Labelled.sentences(file, training::add);
            } else {
                String writer = Labelled.writer(file);
                Labelled.drafts(file, draft -> training.add(writer, draft));
            }
        }
        if (heard != null) {
            Labelled.odds(heard, training::addHeard);
        }
        for (Path folder : clean) {
            Mails.each(folder, training::addClean);
        }
        for (String name : seen) {
            if (!training.writers().contains(name)) {
                throw new Unusable("--seen " + name + ": there is no such writer among the files; check the name");
            }
        }
        if (training.writers().size() < Folds.PARTS) {
            throw new Unusable("drafts of at least " + Folds.PARTS
                    + " writers are needed, each in a file of its own, so that each can be measured by a model that has"
                    + " not read it");
        }
        Folds folds = training.train(vectors());
        ToneModel model = folds.whole();
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            model.write(stream);
        } catch (IOException e) {
            throw new Unusable(out + ": cannot be written; check the folder and its permissions");
        }
        Set<String> unseen = new LinkedHashSet<>(training.writers());
        unseen.removeAll(seen);
        Measure both = training.measure(folds, unseen);
        StringBuilder table = new StringBuilder();
        table.append("# Rules and model on writers that neither has read\n\n").append(String.join(", ", unseen));
        table.append("\n\n").append(both.table()).append('\n').append(both.reliability());
        table.append('\n').append(both.pairs());
        table.append("\n# Rules alone on the same\n\n")
                .append(training.measureRules(unseen).table());
        for (String writer : unseen) {
            table.append("\n# ").append(writer).append("\n\n");
            table.append(training.measure(folds, Set.of(writer)).table());
        }
        if (!seen.isEmpty()) {
            table.append("\n# Writers whom the authors of the rules had read, and the model had not\n\n");
            table.append(String.join(", ", seen)).append("\n\n");
            table.append(training.measure(folds, seen).table());
        }
        console.out().println(out + ": " + model.size() + " features, " + model.hash() + "\n");
        console.out().print(table);
        write(figures, table);
        if (deep != null) {
            stack(deep, training, folds);
        }
        return Softspoken.CLEAN;
    }

    private static void write(@Nullable Path file, CharSequence table) throws Unusable {
        if (file != null) {
            try {
                Files.writeString(file, table);
            } catch (IOException e) {
                throw new Unusable(file + ": cannot be written; check the folder and its permissions");
            }
        }
    }

    private void stack(Path odds, Training training, Folds folds) throws Unusable {
        Labelled.odds(odds, training::addDeep);
        if (deepOut != null) {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(deepOut))) {
                training.stacking(folds).write(stream);
            } catch (IOException e) {
                throw new Unusable(deepOut + ": cannot be written; check the folder and its permissions");
            }
        }
        Set<String> writers = training.heardDeep();
        writers.removeAll(seen);
        StringBuilder table = new StringBuilder();
        Measure all = training.measureDeep(folds, writers);
        table.append("# Rules, tone model and deep model on writers that none has read\n\n")
                .append(String.join(", ", writers));
        table.append("\n\n").append(all.table()).append('\n').append(all.reliability());
        table.append("\n# Rules and tone model on the same\n\n")
                .append(training.measure(folds, writers).table());
        table.append("\n# Rules alone on the same\n\n")
                .append(training.measureRules(writers).table());
        for (String writer : writers) {
            table.append("\n# ").append(writer).append("\n\n");
            table.append(training.measureDeep(folds, Set.of(writer)).table());
        }
        console.out().println();
        console.out().print(table);
        write(deepFigures, table);
    }

    private WordVectors vectors() throws Unusable {
        Path file = vectors;
        if (file == null) {
            return WordVectors.none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return WordVectors.read(in);
        } catch (IOException e) {
            throw new Unusable(
                    file + ": holds no word vectors, or cannot be read; make them with src/training/vectors.py");
        }
    }
}
