package io.softspoken.model;

import io.softspoken.text.Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A linear model over the words of a sentence, and a small net beside it: for each category the chance that a careful reader would flag it, and
 * for a draft the chances that something is owed and missing. Immutable; all threads share it.
 */
public final class ToneModel {
    /** A stored model with more features than this is none of ours. */
    static final int MOST_FEATURES = 4_000_000;

    private static final int MAGIC = 0x546F6E33; // "Ton3"
    private static final String SHIPPED = "tone.bin";
    private static final ToneModel NONE = always(-20);

    private final Table sentences;
    private final Net net;
    private final Table drafts;
    private final Calibration calibration;
    /** Worked out when first asked; threads that ask at once find the same. */
    private @Nullable String hash;

    ToneModel(Table sentences, Net net, Table drafts, Calibration calibration) {
        this(sentences, net, drafts, calibration, null);
    }

    private ToneModel(Table sentences, Net net, Table drafts, Calibration calibration, @Nullable String hash) {
        this.hash = hash;
        this.sentences = sentences;
        this.net = net;
        this.drafts = drafts;
        this.calibration = calibration;
    }

    /** The model that comes with the library, loaded afresh at each call. */
    public static ToneModel shipped() {
        try (InputStream in = ToneModel.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the tone model is not in the jar: " + SHIPPED);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model that hears nothing; for rules that are judged by themselves. */
    public static ToneModel none() {
        return NONE;
    }

    /** A model that hears a bit of everything: likely, and nothing firmly; for proving patterns that lean on a model. */
    public static ToneModel credulous() {
        return always(-0.8f);
    }

    private static ToneModel always(float odds) {
        float[] sentence = new float[Head.OF_SENTENCE];
        float[] draft = new float[Head.OF_DRAFT];
        java.util.Arrays.fill(sentence, odds);
        java.util.Arrays.fill(draft, odds);
        return new ToneModel(
                new Table(new int[0], new byte[0], new float[Head.OF_SENTENCE], sentence),
                Net.none(),
                new Table(new int[0], new byte[0], new float[Head.OF_DRAFT], draft),
                Calibration.none());
    }

    /** How a draft sounds; worked out sentence by sentence, when asked. */
    public Hearing hear(Text text, Surroundings around) {
        return new Hearing(this, text, around, null, null, null);
    }

    /**
     * The same of a draft that was heard before in other words.
     *
     * @param before how this model heard it, as an answer to the same message; what it heard in sentences that are still
     *     there is not worked out again
     */
    public Hearing hear(Text text, Surroundings around, @Nullable Hearing before) {
        return new Hearing(this, text, around, null, null, before);
    }

    /** The same with a deep model heard beside it. */
    public Hearing hear(Text text, Surroundings around, Stacking stacking, DeepOdds deep, @Nullable Hearing before) {
        return new Hearing(this, text, around, stacking, deep, before);
    }

    /** The same weights, with other chances. */
    ToneModel calibrated(Calibration calibration) {
        return new ToneModel(sentences, net, drafts, calibration);
    }

    Table sentences() {
        return sentences;
    }

    Net net() {
        return net;
    }

    Table drafts() {
        return drafts;
    }

    Calibration calibration() {
        return calibration;
    }

    /** How many features of sentences and of drafts it knows, and how many words have a row of their own in its net. */
    public int size() {
        return sentences.size() + drafts.size() + net.size();
    }

    /** A checksum of the stored form, in hexadecimal. */
    public String hash() {
        String known = hash;
        if (known != null) {
            return known;
        }
        CRC32 crc = new CRC32();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crc.update(bytes.toByteArray());
        known = Long.toHexString(crc.getValue());
        hash = known;
        return known;
    }

    /** Stores the model; the same model gives the same bytes. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        sentences.write(out);
        net.write(out);
        drafts.write(out);
        calibration.write(out);
        out.flush();
    }

    /**
     * A model as {@link #write} stored it.
     *
     * @throws IOException if it cannot be read, or is none of this version's
     */
    public static ToneModel read(InputStream from) throws IOException {
        CheckedInputStream sum = new CheckedInputStream(new BufferedInputStream(from, 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(sum);
        try {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a tone model of this version");
            }
            Table sentences = Table.read(in);
            Net net = Net.read(in);
            Table drafts = Table.read(in);
            Calibration calibration = Calibration.read(in);
            String hash = Long.toHexString(sum.getChecksum().getValue());
            return new ToneModel(sentences, net, drafts, calibration, hash);
        } catch (EOFException | java.nio.BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("a broken tone model: it ends too early", e);
        }
    }
}
