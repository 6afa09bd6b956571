package io.softspoken.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What two models count that are heard together: for each question a logistic regression over the odds of both, and the
 * chances that follow from it. Fitted on writers that neither had read. Immutable.
 */
public final class Stacking {
    private static final int MAGIC = 0x546F6E44; // "TonD"
    /** What the tone model's odds count, what the deep model's do, and an offset. */
    static final int NUMBERS = 3;

    private final String beside;
    private final float[][] weights;
    private final Calibration calibration;

    /**
     * @param beside the checksum of the tone model that it was fitted beside
     * @param weights for each head of a sentence, then of a draft, what each model counts
     * @param calibration the chances of both together
     */
    Stacking(String beside, float[][] weights, Calibration calibration) {
        this.beside = beside;
        this.weights = weights;
        this.calibration = calibration;
    }

    /** The tone model alone, whatever the deep one says. */
    static float[][] toneAlone() {
        float[][] weights = new float[Head.OF_SENTENCE + Head.OF_DRAFT][NUMBERS];
        for (float[] head : weights) {
            head[0] = 1;
        }
        return weights;
    }

    /** The checksum of the tone model that it was fitted beside; beside another one its chances are off. */
    public String beside() {
        return beside;
    }

    Calibration calibration() {
        return calibration;
    }

    /**
     * The odds of both together.
     *
     * @param first the head of the first number
     */
    float[] together(float[] tone, float[] deep, int first) {
        float[] both = new float[tone.length];
        for (int h = 0; h < both.length; h++) {
            float[] of = weights[first + h];
            both[h] = of[0] * tone[h] + of[1] * deep[h] + of[2];
        }
        return both;
    }

    /** Stores it; the same gives the same bytes. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeUTF(beside);
        for (float[] head : weights) {
            for (float number : head) {
                out.writeFloat(number);
            }
        }
        calibration.write(out);
        out.flush();
    }

    /**
     * As {@link #write} stored it.
     *
     * @throws IOException if it cannot be read, or is none of this version's
     */
    public static Stacking read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        try {
            if (in.readInt() != MAGIC) {
                throw new IOException("not made by this version");
            }
            String beside = in.readUTF();
            float[][] weights = toneAlone();
            for (float[] head : weights) {
                for (int i = 0; i < head.length; i++) {
                    head[i] = in.readFloat();
                }
            }
            Stacking stacking = new Stacking(beside, weights, Calibration.read(in));
            if (in.read() >= 0) {
                throw new IOException("not made by this version: it is too long");
            }
            return stacking;
        } catch (EOFException e) {
            throw new IOException("broken: it ends too early", e);
        }
    }
}
