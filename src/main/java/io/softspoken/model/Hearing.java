package io.softspoken.model;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the model hears one draft. Each sentence is heard once, when it is first asked about. Belongs to one check and so
 * to one thread.
 */
public final class Hearing {
    private final ToneModel model;
    private final Text text;
    private final Surroundings around;
    private final float[] @Nullable [] odds;
    private final int[] sums = new int[Head.OF_SENTENCE];
    private @Nullable Features features;
    private float @Nullable [] ofDraft;

    Hearing(ToneModel model, Text text, Surroundings around) {
        this.model = model;
        this.text = text;
        this.around = around;
        odds = new float[text.sentences()][];
    }

    /** The chance, 0 to 1, that a careful reader would flag sentence {@code s} for that category. */
    public float chance(int s, Category category) {
        return chance(s, category.ordinal());
    }

    /** Whether what is heard of a category in sentence {@code s} would harm the relationship. */
    public boolean grave(int s, Category category) {
        return chance(s, Head.GRAVE) >= model.calibration().grave()[category.ordinal()];
    }

    /** The chance, 0 to 1, that sentence {@code s} gives that acknowledgement. */
    public float acknowledges(int s, Acknowledgement item) {
        return chance(s, Head.ACKNOWLEDGES + item.ordinal());
    }

    /** The chance, 0 to 1, that the reader is owed that and the draft does not give it. */
    public float missing(Acknowledgement item) {
        int head = item.ordinal();
        return model.calibration().chance(Head.OF_SENTENCE + head, draft()[head]);
    }

    /** Whether that chance is high enough to be taken at its word. */
    public boolean firmlyMissing(Acknowledgement item) {
        return missing(item) >= model.calibration().firm()[Head.OF_SENTENCE + item.ordinal()];
    }

    /** Whether the chance of a category is high enough to be taken at its word, with no rule beside it. */
    public boolean firmly(int s, Category category) {
        return chance(s, category) >= model.calibration().firm()[category.ordinal()];
    }

    /** Whether the chance of a category is high enough to bear out what a rule only suspects. */
    public boolean likely(int s, Category category) {
        return chance(s, category) >= model.calibration().likely()[category.ordinal()];
    }

    /** Whether the chance of a category is so low that a rule has taken the words too literally. */
    public boolean unlikely(int s, Category category) {
        return chance(s, category) < model.calibration().unlikely()[category.ordinal()];
    }

    /**
     * The chance, 0 to 1, that a careful reader would flag the draft for that category.
     *
     * @param found whether something in it is flagged for the category
     */
    public float score(Category category, boolean found) {
        Calibration calibration = model.calibration();
        int c = category.ordinal();
        return Calibration.sigmoid(calibration.scoreSlope()[c] * anywhere(c)
                + calibration.scoreOffset()[c]
                + (found ? calibration.scoreFound()[c] : 0));
    }

    /** The odds that any sentence of the draft is flagged for a category, taken as if each were by itself. */
    float anywhere(int head) {
        double none = 1;
        for (int s = 0; s < text.sentences(); s++) {
            none *= 1 - chance(s, head);
        }
        double any = Math.min(Math.max(1 - none, 1e-6), 1 - 1e-6);
        return (float) Math.log(any / (1 - any));
    }

    private float chance(int s, int head) {
        return model.calibration().chance(head, odds(s)[head]);
    }

    /** What each head says of sentence {@code s}. */
    float[] odds(int s) {
        float[] known = odds[s];
        if (known != null) {
            return known;
        }
        Features found = features();
        found.sentence(s);
        Table table = model.sentences();
        Arrays.fill(sums, 0);
        for (int i = 0; i < found.count(); i++) {
            int row = table.row(found.feature(i));
            if (row >= 0) {
                table.add(row, sums);
            }
        }
        float[] said = new float[Head.OF_SENTENCE];
        for (int h = 0; h < said.length; h++) {
            said[h] = table.odds(h, sums[h]);
        }
        odds[s] = said;
        return said;
    }

    /** What each head says of the draft as a whole. */
    float[] draft() {
        float[] known = ofDraft;
        if (known != null) {
            return known;
        }
        float[] heard = highest();
        Features found = features();
        found.draft(heard);
        Table table = model.drafts();
        int[] of = new int[Head.OF_DRAFT];
        for (int i = 0; i < found.count(); i++) {
            int row = table.row(found.feature(i));
            if (row >= 0) {
                table.add(row, of);
            }
        }
        float[] said = new float[Head.OF_DRAFT];
        for (int h = 0; h < said.length; h++) {
            said[h] = table.odds(h, of[h]);
        }
        ofDraft = said;
        return said;
    }

    /** The highest chance of each head over the sentences, uncalibrated. */
    float[] highest() {
        float[] heard = new float[Head.OF_SENTENCE];
        for (int s = 0; s < text.sentences(); s++) {
            float[] said = odds(s);
            for (int h = 0; h < heard.length; h++) {
                heard[h] = Math.max(heard[h], Calibration.sigmoid(said[h]));
            }
        }
        return heard;
    }

    /**
     * The words of sentence {@code s} that carry the chance of a category: of all runs of words the one whose weights
     * add up to the most.
     *
     * @return the first token and one past the last; the whole sentence if no run stands out
     */
    public int[] carrying(int s, Category category) {
        int from = text.first(s);
        int to = text.last(s);
        int head = category.ordinal();
        float[] weight = new float[to - from];
        Features found = features();
        found.sentence(s);
        Table table = model.sentences();
        for (int i = 0; i < found.count(); i++) {
            int row = found.token(i) < 0 ? -1 : table.row(found.feature(i));
            if (row >= 0) {
                weight[found.token(i) - from] += table.at(row + head);
            }
        }
        float sum = 0;
        for (float w : weight) {
            sum += Math.max(0, w);
        }
        // A word that adds little less than it takes may stand inside a run, but does not lengthen it at its edge.
        float toll = sum / (4 * Math.max(1, weight.length));
        float best = 0;
        float run = 0;
        int begin = 0;
        int[] carrying = {from, to};
        for (int i = 0; i < weight.length; i++) {
            if (run <= 0) {
                run = 0;
                begin = i;
            }
            run += weight[i] - toll;
            if (run > best && !text.is(from + i, Token.PUNCTUATION)) {
                best = run;
                carrying = new int[] {from + begin, from + i + 1};
            }
        }
        return carrying;
    }

    private Features features() {
        Features made = features;
        if (made == null) {
            made = new Features(text, around, feature -> model.sentences().row(feature) >= 0, false);
            features = made;
        }
        return made;
    }
}
