package io.softspoken.rules;

/**
 * A non-deterministic automaton over word numbers, shared by all patterns: a state stands for a beginning that some
 * patterns have in common, so that the number of states alive at a word depends on the text, not on the number of
 * patterns. One state begins anywhere, another where a sentence starts.
 *
 * <p>A state is named by its place in {@code cells}, where all that is known of it lies side by side: most states die at
 * the next word, and to see that takes one look into memory. Behind five cells (see the accessors) stand the words of its
 * edges, rising, and behind these where each edge leads.
 *
 * <p>Where something leads is told by one number: a state; 0 for nowhere; or, where there are several states, the
 * complement of the place of their run in {@code targets}.
 *
 * @param states how many states there are
 * @param cells the states
 * @param targets runs of states, each run ended by -1
 * @param guarded runs of pairs, a bit of {@link io.softspoken.text.Token} that the word must have and a state; each run
 *     ended by -1
 * @param accepted runs of pairs, a pattern and how many words may stand before what is walked of it; each run ended by -1
 */
record Automaton(int states, int[] cells, int[] targets, int[] guarded, int[] accepted) {
    /** The state that begins anywhere. */
    static final int ANYWHERE = 0;

    /** Leads nowhere. */
    static final int NOWHERE = 0;

    private static final int NUMBER = 0;
    private static final int ANY = 1;
    private static final int KINDS = 2;
    private static final int ACCEPTS = 3;
    private static final int EDGES = 4;
    private static final int HEAD = 5;

    /** Up to so many edges are looked at one by one. */
    private static final int FEW = 8;

    /** How many cells a state takes. */
    static int size(int edges) {
        return HEAD + 2 * edges;
    }

    /** Writes a state into the cells. */
    static void put(
            int[] cells, int state, int number, int any, int kinds, int accepts, int[] words, int[] leads) {
        cells[state + NUMBER] = number;
        cells[state + ANY] = any;
        cells[state + KINDS] = kinds;
        cells[state + ACCEPTS] = accepts;
        cells[state + EDGES] = words.length;
        System.arraycopy(words, 0, cells, state + HEAD, words.length);
        System.arraycopy(leads, 0, cells, state + HEAD + words.length, words.length);
    }

    /** The state that begins where a sentence starts. */
    int atStart() {
        return size(edges(ANYWHERE));
    }

    /** States are numbered without a gap, too. */
    int number(int state) {
        return cells[state + NUMBER];
    }

    /** Where any word leads. */
    int any(int state) {
        return cells[state + ANY];
    }

    /** Where its run in {@code guarded} begins, or -1. */
    int kinds(int state) {
        return cells[state + KINDS];
    }

    /** Where its run in {@code accepted} begins, or -1. */
    int accepts(int state) {
        return cells[state + ACCEPTS];
    }

    /** How many words have an edge of their own. */
    int edges(int state) {
        return cells[state + EDGES];
    }

    /** The word of edge {@code e}. */
    int word(int state, int e) {
        return cells[state + HEAD + e];
    }

    /** Where edge {@code e} leads. */
    int leads(int state, int e) {
        return cells[state + HEAD + edges(state) + e];
    }

    /** Whether a state goes on, given where the word leads: by the word, or by words of other kinds. */
    boolean moves(int state, int lead) {
        return lead != NOWHERE || any(state) != NOWHERE || kinds(state) >= 0;
    }

    /** Where {@code word} leads. */
    int next(int state, int word) {
        int[] all = cells;
        int edges = all[state + EDGES];
        int low = state + HEAD;
        int high = low + edges;
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            if (all[middle] <= word) {
                low = middle;
            } else {
                high = middle;
            }
        }
        while (low < high) {
            if (all[low] == word) {
                return all[low + edges];
            }
            low++;
        }
        return NOWHERE;
    }
}
