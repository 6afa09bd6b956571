package io.softspoken.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;

/**
 * The words that any rule speaks of, each with a small number; every other word is {@link #UNKNOWN}. A flat hash table
 * over folded characters, so that a token finds its number without an object being made. Immutable.
 */
public final class Vocabulary {
    /** The number of a word that no rule speaks of. */
    public static final int UNKNOWN = 0;

    private final String[] words;
    private final int[] numbers;
    private final int[] slots;
    private final int mask;

    /**
     * A vocabulary as it was stored.
     *
     * @param words folded spellings
     * @param numbers the number of each spelling, from 1; two spellings of one word share a number
     */
    public Vocabulary(String[] words, int[] numbers) {
        this.words = words;
        this.numbers = numbers;
        int size = Integer.highestOneBit(Math.max(8, words.length * 2 - 1)) * 2;
        slots = new int[size];
        mask = size - 1;
        Arrays.fill(slots, -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int at = hash(word) & mask;
            while (slots[at] >= 0) {
                at = (at + 1) & mask;
            }
            slots[at] = i;
        }
    }

    /** A vocabulary of these folded words; British spellings in -ise are taken for those in -ize, both ways. */
    public static Vocabulary of(Collection<String> folded) {
        TreeMap<String, Integer> numbers = new TreeMap<>();
        int next = 1;
        for (String word : new java.util.TreeSet<>(folded)) {
            Integer twin = numbers.get(otherSpelling(word));
            numbers.put(word, twin != null ? twin : next++);
        }
        for (String word : numbers.keySet().toArray(new String[0])) {
            String other = otherSpelling(word);
            numbers.putIfAbsent(other, numbers.get(word));
        }
        String[] words = numbers.keySet().toArray(new String[0]);
        int[] ids = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            ids[i] = numbers.getOrDefault(words[i], UNKNOWN);
        }
        return new Vocabulary(words, ids);
    }

    private static String otherSpelling(String word) {
        if (word.length() < 7) {
            return word;
        }
        for (String ending : new String[] {"e", "es", "ed", "ing", "er", "ation"}) {
            if (word.endsWith("iz" + ending)) {
                return word.substring(0, word.length() - ending.length() - 1) + "s" + ending;
            }
            if (word.endsWith("is" + ending)) {
                return word.substring(0, word.length() - ending.length() - 1) + "z" + ending;
            }
        }
        return word;
    }

    /** The highest number of a word; {@link #UNKNOWN} if there is none. */
    public int highest() {
        return Arrays.stream(numbers).max().orElse(UNKNOWN);
    }

    /** The number of a folded word, or {@link #UNKNOWN}. */
    public int number(String folded) {
        return number(folded.toCharArray(), folded.length());
    }

    /** The number of the folded word in the first {@code length} characters of {@code folded}. */
    int number(char[] folded, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + folded[i];
        }
        int at = spread(hash) & mask;
        while (slots[at] >= 0) {
            String word = words[slots[at]];
            if (word.length() == length && same(word, folded, length)) {
                return numbers[slots[at]];
            }
            at = (at + 1) & mask;
        }
        return UNKNOWN;
    }

    private static boolean same(String word, char[] folded, int length) {
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != folded[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String word) {
        return spread(word.hashCode());
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** All spellings, in order; for storing. */
    public String[] words() {
        return words.clone();
    }

    /** The number of each spelling of {@link #words()}; for storing. */
    public int[] numbers() {
        return numbers.clone();
    }
}
