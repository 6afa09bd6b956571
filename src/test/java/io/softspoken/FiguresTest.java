package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.format.LabelledDrafts;
import io.softspoken.model.ToneModel;
import io.softspoken.proof.Measure;
import io.softspoken.rules.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What the rules reach by themselves on labelled drafts, kept in a file so that a change shows as a diff. With the model
 * they are measured when it is trained, on writers that it has not read: the shipped one has read all of these.
 */
class FiguresTest {
    private static final Path CORPUS = Path.of("src/test/corpus");
    private static final ToneChecker RULES = ToneChecker.of(Packs.shipped(), ToneModel.none());
    private static final Path FIGURES = CORPUS.resolve("figures.txt");

    @Test
    void theFiguresAreThoseOfTheRules() throws IOException {
        String figures = "# Drafts that were read while rules were written (a, c, d, f)\n\n"
                + measure("a", "c", "d", "f")
                + "\n# Drafts that nobody looked at (b, e, g)\n\n"
                + measure("b", "e", "g");
        if (Boolean.getBoolean("measure.write")) {
            Files.writeString(FIGURES, figures);
        }
        assertThat(Files.readString(FIGURES))
                .as("run mvn test -Dtest=FiguresTest -Dmeasure.write=true and look at the diff")
                .isEqualTo(figures);
    }

    private static String measure(String... files) throws IOException {
        Measure measure = new Measure();
        for (String file : files) {
            for (String line : Files.readAllLines(CORPUS.resolve("drafts-" + file + ".jsonl"))) {
                measure.add(RULES, LabelledDrafts.read(line));
            }
        }
        return measure.table();
    }
}
