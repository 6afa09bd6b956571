package io.softspoken.model;

import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model made by hand, in which single words say something to single heads. */
final class Made {
    static final TextReader READER = new TextReader(Packs.shipped().vocabulary());
    static final Surroundings NOTHING = new Surroundings(false, 0, Set.of(), READER.readOwn(""));

    /** What one unit of a weight is worth: weights are whole numbers, and stand for their squares. */
    private static final float UNIT = 0.25f;

    private final Map<Integer, byte[]> ofSentence = new TreeMap<>();
    private final Map<Integer, byte[]> ofDraft = new TreeMap<>();
    private final float[] bias = new float[Head.OF_SENTENCE];
    private final float[] draftBias = new float[Head.OF_DRAFT];
    Calibration calibration = Calibration.none();
    Net net = Net.none();

    Made() {
        Arrays.fill(bias, -3);
        Arrays.fill(draftBias, -1);
    }

    /** A sentence with that word has {@code root * |root| / 4} more odds for the head. */
    Made says(String word, int head, int root) {
        ofSentence
                        .computeIfAbsent(
                                Features.mix(Features.WORD, Features.word(word), 0, 0),
                                key -> new byte[Head.OF_SENTENCE])[head] =
                (byte) root;
        return this;
    }

    /** The same for a draft. */
    Made saysOfDraft(String word, int head, int root) {
        ofDraft.computeIfAbsent(
                                Features.mix(Features.DRAFT_WORD, Features.word(word), 0, 0),
                                key -> new byte[Head.OF_DRAFT])[head] =
                (byte) root;
        return this;
    }

    /** What a head says of nothing; -3 if it is not said. */
    Made bias(int head, float odds) {
        bias[head] = odds;
        return this;
    }

    ToneModel model() {
        return new ToneModel(table(ofSentence, bias), net, table(ofDraft, draftBias), calibration);
    }

    private static Table table(Map<Integer, byte[]> words, float[] bias) {
        int[] keys = words.keySet().stream().mapToInt(key -> key).toArray();
        byte[] rows = new byte[keys.length * bias.length];
        for (int i = 0; i < keys.length; i++) {
            System.arraycopy(words.get(keys[i]), 0, rows, i * bias.length, bias.length);
        }
        float[] scale = new float[bias.length];
        Arrays.fill(scale, UNIT);
        return new Table(keys, rows, scale, bias.clone());
    }

    Hearing hear(String words) {
        return model().hear(READER.readOwn(words), NOTHING);
    }

    /** As an answer to that message. */
    Hearing answer(String words, String message) {
        return model().hear(READER.readOwn(words), answering(message));
    }

    static Surroundings answering(String message) {
        Text text = READER.readOwn(message);
        return new Surroundings(true, text.wordCount(), Set.of(), text);
    }
}
