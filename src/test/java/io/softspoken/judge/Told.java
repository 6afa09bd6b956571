package io.softspoken.judge;

import io.softspoken.model.DeepModel;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Stacking;
import io.softspoken.model.Surroundings;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.text.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that hears what a test tells it to hear, and is taken at its word: the tone model beside it counts nothing, and
 * odds are odds. Where nothing is told, it hears nothing.
 */
final class Told implements DeepModel {
    private static final float NOTHING = -20;
    /** How many numbers are weighed for the confidence of a category, how grave it is, and its score. */
    private static final int CONFIDENCE = 7;

    private static final int GRAVENESS = 8;

    private record Heard(String words, Category category, float odds) {}

    /** @param unless words with which it is missed no more */
    private record Missed(String unless, Acknowledgement item, float odds) {}

    private final List<Heard> heard = new ArrayList<>();
    private final List<Missed> missed = new ArrayList<>();
    private float rule;
    private boolean silent;
    private @Nullable Surroundings around;

    /** In sentences that hold these words it hears that. */
    Told hears(String words, Category category, float odds) {
        heard.add(new Heard(words, category, odds));
        return this;
    }

    /** It misses that in any draft. */
    Told misses(Acknowledgement item, float odds) {
        return misses(item, odds, "\0");
    }

    /** It misses that in drafts without these words. */
    Told misses(Acknowledgement item, float odds, String unless) {
        missed.add(new Missed(unless, item, odds));
        return this;
    }

    /** What is added to the odds where a rule has found something; 0 if it is not said. */
    Told believesRules(float odds) {
        rule = odds;
        return this;
    }

    /** It says nothing of any draft. */
    Told silent() {
        silent = true;
        return this;
    }

    /** What stood around the draft that was heard last. */
    Surroundings around() {
        return Objects.requireNonNull(around);
    }

    @Override
    public @Nullable DeepOdds hear(Text text, Surroundings around) {
        this.around = around;
        if (silent) {
            return null;
        }
        float[][] sentences = new float[text.sentences()][DeepOdds.OF_SENTENCE];
        for (int s = 0; s < sentences.length; s++) {
            Arrays.fill(sentences[s], NOTHING);
            for (Heard one : heard) {
                if (text.sentence(s).of(text.words()).contains(one.words())) {
                    sentences[s][one.category().ordinal()] = one.odds();
                }
            }
        }
        float[] missing = new float[DeepOdds.OF_DRAFT];
        Arrays.fill(missing, NOTHING);
        for (Missed one : missed) {
            if (!text.words().contains(one.unless())) {
                missing[one.item().ordinal()] = one.odds();
            }
        }
        return new DeepOdds(sentences, new float[0][][], missing);
    }

    @Override
    public Stacking stacking() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x546F6E44);
            out.writeUTF("x");
            int heads = DeepOdds.OF_SENTENCE + DeepOdds.OF_DRAFT;
            write(out, heads, 0, 1, 0);
            write(out, heads, 1, 0);
            float[] confidence = new float[CONFIDENCE];
            confidence[0] = 1;
            confidence[1] = rule;
            write(out, DeepOdds.OF_WORD, confidence);
            write(out, DeepOdds.OF_WORD, new float[GRAVENESS]);
            write(out, DeepOdds.OF_WORD, 1, 20, 0);
            return Stacking.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, int rows, float... row) throws IOException {
        for (int i = 0; i < rows; i++) {
            for (float number : row) {
                out.writeFloat(number);
            }
        }
    }

    @Override
    public String hash() {
        return "told";
    }
}
