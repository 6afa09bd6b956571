package io.softspoken.format;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.LabelledSentence;
import java.util.Arrays;
import java.util.Optional;

/** Reads labelled sentences: a line each of text, label and gentler wording, with tabs between them. */
public final class LabelledSentences {
    /** The first line of a file of labelled sentences. */
    public static final String HEADER = "text\tcategory\tgentler";

    private LabelledSentences() {}

    /**
     * The labelled sentence on a line.
     *
     * @throws IllegalArgumentException if there is no text or no known label on it; the message says so in one line
     */
    public static LabelledSentence read(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 2 || columns[0].isBlank()) {
            throw new IllegalArgumentException("expected a text, a tab and a label");
        }
        String label = columns[1].trim();
        Optional<Category> category = Category.of(label);
        Optional<Acknowledgement> acknowledgement = Arrays.stream(Acknowledgement.values())
                .filter(a -> a.id().equals(label))
                .findFirst();
        if (category.isEmpty() && acknowledgement.isEmpty() && !label.equals("none")) {
            throw new IllegalArgumentException(
                    "there is no label \"" + label + "\"; give a category, an acknowledgement, or none");
        }
        return new LabelledSentence(
                columns[0], category.orElse(null), acknowledgement.orElse(null), columns.length > 2 ? columns[2] : "");
    }
}
