package io.softspoken.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Turns what heads say into chances: measured on writers that the model had not read. Each is a logistic regression over
 * a few numbers (Platt scaling: J. Platt, "Probabilistic outputs for support vector machines", 1999, and the same with
 * more evidence).
 *
 * @param chances for each head of a sentence, then of a draft: what its odds count, and an offset
 * @param confidence for each category, of a sentence: what the odds count, a rule's finding, the odds where there is a
 *     rule's finding, the odds that something else in the draft is flagged, that the sentence is flagged for another
 *     category, that a neighbour is flagged for the same, and an offset
 * @param grave for each category, of something flagged: what the odds of {@link Head#GRAVE} count, a rule that says
 *     high, a rule that says low, the odds that empathy, an apology and a next step are owed and missing, the odds that
 *     something else in the draft is flagged, and an offset; all 0 where nothing is known
 * @param scores for each category, of a draft: what the odds count that any sentence is flagged, a finding, and an
 *     offset
 */
record Calibration(float[][] chances, float[][] confidence, float[][] grave, float[][] scores) {
    private static final int HEADS = Head.OF_SENTENCE + Head.OF_DRAFT;
    static final int CHANCE = 2;
    static final int CONFIDENCE = 7;
    static final int GRAVENESS = 8;
    static final int SCORE = 3;

    /** Odds are taken as they are; a rule is always believed. */
    static Calibration none() {
        Calibration none = new Calibration(
                new float[HEADS][CHANCE],
                new float[Head.GRAVE][CONFIDENCE],
                new float[Head.GRAVE][GRAVENESS],
                new float[Head.GRAVE][SCORE]);
        for (float[] head : none.chances) {
            head[0] = 1;
        }
        for (int c = 0; c < Head.GRAVE; c++) {
            none.confidence[c][0] = 1;
            none.confidence[c][1] = 40;
            none.scores[c][0] = 1;
            none.scores[c][1] = 20;
        }
        return none;
    }

    /** The chance under a regression, given its numbers; the last weight is the offset. */
    static float chance(float[] weights, float... numbers) {
        float odds = weights[weights.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            odds += weights[i] * numbers[i];
        }
        return sigmoid(odds);
    }

    /** The same, of a regression with one number, as odds. */
    static float logit(float[] weights, float number) {
        return weights[1] + weights[0] * number;
    }

    /** Exact on every machine, so that the same draft gives the same report everywhere. */
    static float sigmoid(float odds) {
        return (float) (1 / (1 + StrictMath.exp(-odds)));
    }

    /** The odds, as a logarithm, of a chance; bounded, so that no certainty outweighs all else. */
    static float odds(double chance) {
        double bounded = Math.min(Math.max(chance, 1e-5), 1 - 1e-5);
        return (float) StrictMath.log(bounded / (1 - bounded));
    }

    private float[][][] all() {
        return new float[][][] {chances, confidence, grave, scores};
    }

    void write(DataOutputStream out) throws IOException {
        for (float[][] table : all()) {
            for (float[] row : table) {
                for (float number : row) {
                    out.writeFloat(number);
                }
            }
        }
    }

    static Calibration read(DataInputStream in) throws IOException {
        Calibration calibration = none();
        for (float[][] table : calibration.all()) {
            for (float[] row : table) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = in.readFloat();
                }
            }
        }
        return calibration;
    }
}
