package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.format.LabelledDrafts;
import io.softspoken.proof.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the rules reach on labelled drafts, kept in a file so that a change shows as a diff. */
class FiguresTest {
    private static final Path CORPUS = Path.of("src/test/corpus");
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
        Measure measure = new Measure(ToneChecker.create());
        for (String file : files) {
            for (String line : Files.readAllLines(CORPUS.resolve("drafts-" + file + ".jsonl"))) {
                measure.add(LabelledDrafts.read(line));
            }
        }
        return measure.table();
    }
}
