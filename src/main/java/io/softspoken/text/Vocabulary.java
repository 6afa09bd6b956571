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

    /** All spellings in order, one behind another. */
    private final char[] letters;
    /** Where each spelling begins; then where the last ends. */
    private final int[] begins;
    /** The number of each spelling, from 1; two spellings of one word share a number. */
    private final int[] numbers;
    /** A hash table of spellings; -1 where it is empty. */
    private final int[] slots;

    private final int mask;

    /**
     * A vocabulary as it was stored: with what {@link #letters}, {@link #begins}, {@link #numbers} and {@link #slots}
     * returned, which it keeps.
     */
    public Vocabulary(char[] letters, int[] begins, int[] numbers, int[] slots) {
        this.letters = letters;
        this.begins = begins;
        this.numbers = numbers;
        this.slots = slots;
        mask = slots.length - 1;
    }

    /**
     * A vocabulary of these.
     *
     * @param words folded spellings
     * @param numbers the number of each spelling, from 1; two spellings of one word share a number
     */
    public Vocabulary(String[] words, int[] numbers) {
        this.numbers = numbers;
        letters = String.join("", words).toCharArray();
        begins = new int[words.length + 1];
        int size = Integer.highestOneBit(Math.max(8, words.length * 2 - 1)) * 2;
        slots = new int[size];
        mask = size - 1;
        Arrays.fill(slots, -1);
        for (int i = 0; i < words.length; i++) {
            begins[i + 1] = begins[i] + words[i].length();
            int at = spread(words[i].hashCode()) & mask;
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
        int highest = UNKNOWN;
        for (int number : numbers) {
            highest = Math.max(highest, number);
        }
        return highest;
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
            int word = slots[at];
            if (begins[word + 1] - begins[word] == length && same(begins[word], folded, length)) {
                return numbers[word];
            }
            at = (at + 1) & mask;
        }
        return UNKNOWN;
    }

    private boolean same(int begin, char[] folded, int length) {
        for (int i = 0; i < length; i++) {
            if (letters[begin + i] != folded[i]) {
                return false;
            }
        }
        return true;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    /** All spellings in order, one behind another; for storing. */
    public char[] letters() {
        return letters.clone();
    }

    /** Where each spelling begins in {@link #letters()}, then where the last ends; for storing. */
    public int[] begins() {
        return begins.clone();
    }

    /** The number of each spelling; for storing. */
    public int[] numbers() {
        return numbers.clone();
    }

    /** The hash table of spellings; for storing. */
    public int[] slots() {
        return slots.clone();
    }
}
