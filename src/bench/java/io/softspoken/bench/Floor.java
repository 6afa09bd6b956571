package io.softspoken.bench;

import io.softspoken.model.ToneModel;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The least that any engine of this kind has to do: sentence ends and token numbers, as our own reader finds them in text
 * that is all the writer's own; a plain trie of 3,000 phrases; a linear model with {@value #HEADS} weights for each word
 * and each two of a sentence. No zones, no judge, no wordings. Phrases and weights are made up: they cost what real ones
 * do.
 */
final class Floor {
    private static final int PHRASES = 3_000;
    private static final int ROWS = 1 << 17;
    private static final int HEADS = 14;

    private final TextReader reader;
    /** State and word to the next state: keys and values of an open hash table. */
    private final long[] keys = new long[1 << 16];

    private final int[] next = new int[keys.length];
    private final boolean[] ends = new boolean[keys.length];
    private final byte[] weights = new byte[ROWS * HEADS];
    private int states = 1;

    Floor() {
        Vocabulary vocabulary = Packs.shipped().vocabulary();
        reader = new TextReader(vocabulary);
        Arrays.fill(keys, -1);
        Engine quiet = new Engine(Packs.shipped(), ToneModel.none());
        String draft = Drafts.of(Drafts.Mix.CLEAN, 120, quiet);
        for (List<String> phrase :
                new GeneratedPacks(GeneratedPacks.Shape.PHRASES, PHRASES, vocabulary, draft).phrases()) {
            int state = 0;
            for (String word : phrase) {
                int slot = slot(state, vocabulary.number(word));
                if (keys[slot] < 0) {
                    keys[slot] = key(state, vocabulary.number(word));
                    next[slot] = states++;
                }
                state = next[slot];
            }
            ends[state] = true;
        }
        new Random(1).nextBytes(weights);
    }

    private static long key(int state, int word) {
        return (long) state << 32 | word;
    }

    private int slot(int state, int word) {
        long key = key(state, word);
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 48);
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** What was found: phrases, and the loudest head of each sentence. */
    int[] look(String draft) {
        Text text = reader.readOwn(draft);
        int[] found = new int[2];
        for (int i = 0; i < text.tokens(); i++) {
            int state = 0;
            for (int j = i; j < text.tokens(); j++) {
                int slot = slot(state, text.word(j));
                if (keys[slot] < 0) {
                    break;
                }
                state = next[slot];
                found[0] += ends[state] ? 1 : 0;
            }
        }
        int[] heard = new int[HEADS];
        for (int s = 0; s < text.sentences(); s++) {
            Arrays.fill(heard, 0);
            int before = 0;
            for (int i = text.first(s); i < text.last(s); i++) {
                int word = text.word(i) + 1;
                add(word, heard);
                add(word * 31 + before, heard);
                before = word * 0x9E3779B9;
            }
            found[1] += Arrays.stream(heard).max().orElse(0);
        }
        return found;
    }

    private void add(int feature, int[] heard) {
        int row = (feature * 0x9E3779B9 >>> 15) * HEADS;
        for (int h = 0; h < HEADS; h++) {
            heard[h] += weights[row + h];
        }
    }
}
