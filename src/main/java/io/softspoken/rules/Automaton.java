package io.softspoken.rules;

/**
 * A non-deterministic automaton over word numbers, shared by all patterns: a state stands for a beginning that some
 * patterns have in common, so that the number of states alive at a word depends on the text, not on the number of
 * patterns. State 0 begins anywhere, state 1 where a sentence starts.
 *
 * <p>The edges of a state lie side by side, by word: most states have one or two, which one glance finds. A hash table
 * over all pairs of state and word took three times the memory, and each look into it missed the cache.
 *
 * @param begins for each state, where its edges begin in {@code words}; then their number
 * @param words for each edge its word, rising within a state
 * @param values for each edge, where its targets begin in {@code targets}
 * @param targets runs of states, each run ended by -1
 * @param any for each state, where its targets for any word begin in {@code targets}, or -1
 * @param kinds for each state, where its targets for words of a kind begin in {@code guarded}, or -1
 * @param guarded runs of pairs, a bit of {@link io.softspoken.text.Token} that the word must have and a state; each run
 *     ended by -1
 * @param accepts for each state, where its patterns begin in {@code accepted}, or -1
 * @param accepted runs of pattern numbers, each run ended by -1
 */
record Automaton(
        int[] begins,
        int[] words,
        int[] values,
        int[] targets,
        int[] any,
        int[] kinds,
        int[] guarded,
        int[] accepts,
        int[] accepted) {
    static final int ANYWHERE = 0;
    static final int AT_START = 1;

    /** Up to so many edges are looked at one by one. */
    private static final int FEW = 8;

    int states() {
        return any.length;
    }

    /** Whether a state goes on by a word, given where its targets for the word begin, or -1, or by words of other kinds. */
    boolean moves(int state, int run) {
        return run >= 0 || any[state] >= 0 || kinds[state] >= 0;
    }

    /** Where the targets of {@code state} on {@code word} begin, or -1. */
    int next(int state, int word) {
        int low = begins[state];
        int high = begins[state + 1];
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            if (words[middle] <= word) {
                low = middle;
            } else {
                high = middle;
            }
        }
        while (low < high) {
            if (words[low] == word) {
                return values[low];
            }
            low++;
        }
        return -1;
    }
}
