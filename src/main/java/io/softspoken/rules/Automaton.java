package io.softspoken.rules;

/**
 * A non-deterministic automaton over word numbers, shared by all patterns: a state stands for a beginning that some
 * patterns have in common, so that the number of states alive at a word depends on the text, not on the number of
 * patterns. State 0 begins anywhere, state 1 where a sentence starts.
 *
 * @param keys open-addressed hash of (state, word) pairs, as {@code state << 32 | word}; -1 where free
 * @param values for each key, where its targets begin in {@code targets}
 * @param targets runs of states, each run ended by -1
 * @param any for each state, where its targets for any word begin in {@code targets}, or -1
 * @param accepts for each state, where its patterns begin in {@code accepted}, or -1
 * @param accepted runs of pattern numbers, each run ended by -1
 */
record Automaton(long[] keys, int[] values, int[] targets, int[] any, int[] accepts, int[] accepted) {
    static final int ANYWHERE = 0;
    static final int AT_START = 1;

    int states() {
        return any.length;
    }

    /** Where the targets of {@code state} on {@code word} begin, or -1. */
    int next(int state, int word) {
        long key = (long) state << 32 | word;
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != key) {
            if (keys[slot] == -1) {
                return -1;
            }
            slot = (slot + 1) & mask;
        }
        return values[slot];
    }

    static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
