package io.softspoken.rules;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The terms of a stored glossary by their patterns; of thousands, those that stand in a draft become objects. */
final class StoredTerms extends AbstractMap<Integer, Glossary.Term> {
    private static final int VERB = 1;
    private static final int NOUN = 2;

    /** Rising. */
    private final int[] patterns;

    private final int[] written;
    private final int[] plain;
    private final byte[] kinds;
    private final byte[] words;
    /** For each term a bit for each word that counts only in capitals. */
    private final int[] caps;

    private final Texts texts;

    private StoredTerms(
            int[] patterns, int[] written, int[] plain, byte[] kinds, byte[] words, int[] caps, Texts texts) {
        this.patterns = patterns;
        this.written = written;
        this.plain = plain;
        this.kinds = kinds;
        this.words = words;
        this.caps = caps;
        this.texts = texts;
    }

    private Glossary.Term term(int i) {
        boolean[] inCapitals = new boolean[words[i]];
        for (int w = 0; w < inCapitals.length; w++) {
            inCapitals[w] = (caps[i] >>> w & 1) != 0;
        }
        return new Glossary.Term(
                texts.get(written[i]), texts.get(plain[i]), (kinds[i] & VERB) != 0, (kinds[i] & NOUN) != 0, inCapitals);
    }

    private int place(@Nullable Object pattern) {
        return pattern instanceof Integer number ? Arrays.binarySearch(patterns, number) : -1;
    }

    @Override
    public Glossary.@Nullable Term get(@Nullable Object pattern) {
        int i = place(pattern);
        return i < 0 ? null : term(i);
    }

    @Override
    public boolean containsKey(@Nullable Object pattern) {
        return place(pattern) >= 0;
    }

    @Override
    public int size() {
        return patterns.length;
    }

    @Override
    public Set<Map.Entry<Integer, Glossary.Term>> entrySet() {
        Map<Integer, Glossary.Term> all = new LinkedHashMap<>();
        for (int i = 0; i < patterns.length; i++) {
            all.put(patterns[i], term(i));
        }
        return all.entrySet();
    }

    static void write(Map<Integer, Glossary.Term> terms, FlatOutput out, Texts texts) {
        int[] patterns = new int[terms.size()];
        int[] written = new int[patterns.length];
        int[] plain = new int[patterns.length];
        byte[] kinds = new byte[patterns.length];
        byte[] words = new byte[patterns.length];
        int[] caps = new int[patterns.length];
        int i = 0;
        for (Map.Entry<Integer, Glossary.Term> entry : new TreeMap<>(terms).entrySet()) {
            Glossary.Term term = entry.getValue();
            if (term.caps().length > Integer.SIZE) {
                throw new IllegalArgumentException("a term of too many words: " + term.written());
            }
            patterns[i] = entry.getKey();
            written[i] = texts.add(term.written());
            plain[i] = texts.add(term.plain());
            kinds[i] = (byte) ((term.verb() ? VERB : 0) | (term.noun() ? NOUN : 0));
            words[i] = (byte) term.caps().length;
            for (int w = 0; w < term.caps().length; w++) {
                caps[i] |= term.caps()[w] ? 1 << w : 0;
            }
            i++;
        }
        out.ints(patterns);
        out.ints(written);
        out.ints(plain);
        out.bytes(kinds);
        out.bytes(words);
        out.ints(caps);
    }

    static StoredTerms read(FlatInput in, Texts texts) throws IOException {
        return new StoredTerms(in.ints(), in.ints(), in.ints(), in.bytes(), in.bytes(), in.ints(), texts);
    }
}
