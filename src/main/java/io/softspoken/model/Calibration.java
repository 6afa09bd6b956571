package io.softspoken.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Turns what heads say into chances, and says which chances count: measured on writers that the model had not read.
 * Chances are 1 / (1 + exp(-(slope * odds + offset))) (Platt scaling: J. Platt, "Probabilistic outputs for support
 * vector machines", 1999). Arrays hold one number for each head of a sentence, then of a draft; those about findings and
 * scores one for each category.
 *
 * @param slope see above
 * @param offset see above
 * @param firm the chance from which on a head is taken at its word
 * @param likely the chance from which on it bears out what a rule only suspects
 * @param unlikely the chance under which a rule's finding is dropped
 * @param grave the chance of {@link Head#GRAVE} from which on what is heard of a category is grave
 * @param scoreSlope as {@code slope}, for the odds that any sentence of the draft is flagged for a category
 * @param scoreOffset as {@code offset}, for a draft without a finding of that category
 * @param scoreFound what a finding of that category adds to the offset
 */
record Calibration(
        float[] slope,
        float[] offset,
        float[] firm,
        float[] likely,
        float[] unlikely,
        float[] grave,
        float[] scoreSlope,
        float[] scoreOffset,
        float[] scoreFound) {
    private static final int HEADS = Head.OF_SENTENCE + Head.OF_DRAFT;

    static Calibration none() {
        return new Calibration(
                all(1, HEADS),
                all(0, HEADS),
                all(0.5f, HEADS),
                all(0.5f, HEADS),
                all(0, HEADS),
                all(2, Head.GRAVE),
                all(1, Head.GRAVE),
                all(0, Head.GRAVE),
                all(6, Head.GRAVE));
    }

    private static float[] all(float number, int size) {
        float[] numbers = new float[size];
        Arrays.fill(numbers, number);
        return numbers;
    }

    float chance(int head, float odds) {
        return sigmoid(slope[head] * odds + offset[head]);
    }

    static float sigmoid(float odds) {
        return (float) (1 / (1 + Math.exp(-odds)));
    }

    private float[][] numbers() {
        return new float[][] {
            slope, offset, firm, likely, unlikely, grave, scoreSlope, scoreOffset, scoreFound
        };
    }

    void write(DataOutputStream out) throws IOException {
        for (float[] row : numbers()) {
            for (float number : row) {
                out.writeFloat(number);
            }
        }
    }

    static Calibration read(DataInputStream in) throws IOException {
        Calibration calibration = none();
        for (float[] row : calibration.numbers()) {
            for (int i = 0; i < row.length; i++) {
                row[i] = in.readFloat();
            }
        }
        return calibration;
    }
}
