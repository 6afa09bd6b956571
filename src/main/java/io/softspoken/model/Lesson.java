package io.softspoken.model;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.text.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text to learn from: a labelled draft, or a labelled sentence that stands alone.
 *
 * @param writer who wrote it; measuring is folded by writer
 * @param text its text
 * @param around the message that it answers
 * @param sentences what is known of each sentence of the text, in order
 * @param missing what is missing in the draft, or null where that is not known
 * @param weight how much it counts beside others
 */
public record Lesson(
        String writer,
        Text text,
        Surroundings around,
        List<Labels> sentences,
        @Nullable Set<Acknowledgement> missing,
        float weight) {
    /**
     * What is known of a sentence.
     *
     * @param flagged the categories that it is flagged for
     * @param judged the categories for which it is known whether it is flagged
     * @param grave whether something flagged in it is of high severity
     * @param acknowledges what it acknowledges
     * @param acknowledgementsKnown whether that is known
     * @param taught what is to be learned of it instead, where a better model has heard it: for each question a chance, 0 to
     *     1, or -1 for nothing; null where there is none
     */
    public record Labels(
            Set<Category> flagged,
            Set<Category> judged,
            boolean grave,
            boolean graveKnown,
            Set<Acknowledgement> acknowledges,
            boolean acknowledgementsKnown,
            float @Nullable [] taught) {
        /** Of a sentence that somebody has labelled. */
        public Labels(
                Set<Category> flagged,
                Set<Category> judged,
                boolean grave,
                boolean graveKnown,
                Set<Acknowledgement> acknowledges,
                boolean acknowledgementsKnown) {
            this(flagged, judged, grave, graveKnown, acknowledges, acknowledgementsKnown, null);
        }

        /** The same, taught by a better model. */
        public Labels taughtBy(float[] chances) {
            return new Labels(flagged, judged, grave, graveKnown, acknowledges, acknowledgementsKnown, chances);
        }
    }

    /** Whether the acknowledgement of that head of a draft is missing. */
    boolean isMissing(int head) {
        return missing != null && missing.contains(Acknowledgement.values()[head]);
    }

    /** What is to be learned: 1 flagged, 0 not flagged, between them if it is not certain, -1 not known. */
    float target(int sentence, int head) {
        float[] taught = sentences.get(sentence).taught();
        return taught == null ? label(sentence, head) : taught[head];
    }

    /** 1 flagged, 0 not flagged, -1 not known. */
    int label(int sentence, int head) {
        Labels labels = sentences.get(sentence);
        if (head < Head.GRAVE) {
            Category category = Category.values()[head];
            return labels.judged().contains(category) ? labels.flagged().contains(category) ? 1 : 0 : -1;
        }
        if (head == Head.GRAVE) {
            return labels.graveKnown() ? labels.grave() ? 1 : 0 : -1;
        }
        return labels.acknowledgementsKnown()
                ? labels.acknowledges().contains(Acknowledgement.values()[head - Head.ACKNOWLEDGES]) ? 1 : 0
                : -1;
    }

    /**
     * What is known of a sentence, a number for each question: the categories in their order, whether what is flagged is
     * grave, the acknowledgements in theirs.
     *
     * @return 1 yes, 0 no, -1 not known
     */
    public int[] labels(int sentence) {
        int[] labels = new int[Head.OF_SENTENCE];
        for (int head = 0; head < labels.length; head++) {
            labels[head] = label(sentence, head);
        }
        return labels;
    }

    /** For each acknowledgement in its order whether it is owed and missing, 1 or 0; empty if that is not known. */
    public int[] missingLabels() {
        int[] labels = new int[missing == null ? 0 : Head.OF_DRAFT];
        for (int head = 0; head < labels.length; head++) {
            labels[head] = isMissing(head) ? 1 : 0;
        }
        return labels;
    }
}
