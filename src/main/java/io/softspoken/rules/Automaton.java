package io.softspoken.rules;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * A non-deterministic automaton over word numbers, shared by all patterns: a state stands for a beginning that some
 * patterns have in common, so that the number of states alive at a word depends on the text, not on the number of
 * patterns. One state begins anywhere, another where a sentence starts.
 *
 * <p>A state is named by its place in {@code cells}, where all that is known of it lies side by side: most states die at
 * the next word, and to see that takes one look into memory. Behind five cells (see the accessors) stand some bits that tell
 * which words may have an edge, then the words of its edges, rising, and behind these where each edge leads.
 *
 * <p>A state that stands for a gap lingers: where no edge takes it further it stays for some words more. Its patterns may have
 * gaps of different lengths; it lingers for the longest, and what is too far for the others is left to the proof.
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
    /** How many edges, how many bits for them and how long it lingers. */
    private static final int SHAPE = 4;

    private static final int HEAD = 5;

    // The shape, from its lowest bits: the logarithm of the number of cells with bits; how many words it lingers;
    // edges.
    private static final int SIFT_BITS = 5;
    private static final int LINGER_BITS = 6;
    private static final int BEFORE_EDGES = SIFT_BITS + LINGER_BITS;
    /** No state lingers longer. */
    static final int LONGEST_LINGER = (1 << LINGER_BITS) - 1;
    /** No state has more edges. */
    static final int MOST_EDGES = Integer.MAX_VALUE >>> BEFORE_EDGES;

    /** So many edges, at the least a quarter of that, have one cell of bits. */
    private static final int EDGES_A_CELL = 4;

    /** Up to so many edges are looked at one by one. */
    private static final int FEW = 8;

    /** How many cells a state takes. */
    static int size(int edges) {
        return HEAD + (1 << sift(edges)) + 2 * edges;
    }

    /** The logarithm of the number of cells whose bits tell which words may have an edge. */
    private static int sift(int edges) {
        return Integer.SIZE - Integer.numberOfLeadingZeros((Math.max(1, edges) - 1) / EDGES_A_CELL);
    }

    /** Writes a state into the cells. */
    static void put(
            int[] cells, int state, int number, int any, int kinds, int accepts, int linger, int[] words, int[] leads) {
        if (linger > LONGEST_LINGER || words.length > MOST_EDGES) {
            throw new IllegalArgumentException(words.length + " edges, lingers for " + linger);
        }
        int sift = sift(words.length);
        cells[state + NUMBER] = number;
        cells[state + ANY] = any;
        cells[state + KINDS] = kinds;
        cells[state + ACCEPTS] = accepts;
        cells[state + SHAPE] = words.length << BEFORE_EDGES | linger << SIFT_BITS | sift;
        for (int word : words) {
            int bit = bit(word, sift);
            cells[state + HEAD + (bit >>> 5)] |= 1 << bit;
        }
        int first = state + HEAD + (1 << sift);
        System.arraycopy(words, 0, cells, first, words.length);
        System.arraycopy(leads, 0, cells, first + words.length, words.length);
    }

    /** The bit of a word. */
    private static int bit(int word, int sift) {
        return word * 0x9E3779B9 >>> Integer.SIZE - 5 - sift;
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
        return cells[state + SHAPE] >>> BEFORE_EDGES;
    }

    /** For how many words it stays alive where no edge leads on. */
    int linger(int state) {
        return cells[state + SHAPE] >>> SIFT_BITS & LONGEST_LINGER;
    }

    /** The word of edge {@code e}. */
    int word(int state, int e) {
        return cells[first(state) + e];
    }

    /** Where edge {@code e} leads. */
    int leads(int state, int e) {
        return cells[first(state) + edges(state) + e];
    }

    /** Where the words of its edges begin. */
    private int first(int state) {
        return state + HEAD + (1 << (cells[state + SHAPE] & (1 << SIFT_BITS) - 1));
    }

    /** Whether a state goes on, given where the word leads: by the word, or by words of other kinds. */
    boolean moves(int state, int lead) {
        return lead != NOWHERE || any(state) != NOWHERE || kinds(state) >= 0;
    }

    /** Where {@code word} leads. */
    int next(int state, int word) {
        int[] all = cells;
        int shape = all[state + SHAPE];
        int bit = bit(word, shape & (1 << SIFT_BITS) - 1);
        if ((all[state + HEAD + (bit >>> 5)] >>> bit & 1) == 0) {
            return NOWHERE;
        }
        int edges = shape >>> BEFORE_EDGES;
        int low = first(state);
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

    /** This and another one that was made over the same words and other patterns, as one: both begin in the same states. */
    Automaton with(Automaton other) {
        return new Union(this, other).automaton();
    }

    /**
     * Two automata side by side. All states keep their order; those that begin hold the edges of both and come first, so that
     * the others move.
     */
    private static final class Union {
        private final Automaton first;
        private final Automaton second;
        private final int[] cells;
        /** How far the states of each have moved. */
        private final int byFirst;

        private final int bySecond;
        private int[] targets;
        private int[] guarded;

        Union(Automaton first, Automaton second) {
            this.first = first;
            this.second = second;
            int firstRoots = first.atStart() + size(first.edges(first.atStart()));
            int secondRoots = second.atStart() + size(second.edges(second.atStart()));
            int anywhere = size(union(first, ANYWHERE, second, ANYWHERE).length);
            int roots = anywhere + size(union(first, first.atStart(), second, second.atStart()).length);
            byFirst = roots - firstRoots;
            bySecond = roots + first.cells.length - firstRoots - secondRoots;
            cells = new int[roots + first.cells.length - firstRoots + second.cells.length - secondRoots];
            targets = joined(states(first.targets, byFirst), states(second.targets, bySecond));
            guarded = joined(pairs(first.guarded, byFirst), pairs(second.guarded, bySecond));
            root(0, ANYWHERE, ANYWHERE, 0);
            root(anywhere, first.atStart(), second.atStart(), 1);
            copy(first, firstRoots, byFirst, 0, 0, 0, 0);
            copy(
                    second,
                    secondRoots,
                    bySecond,
                    first.states - 2,
                    first.targets.length,
                    first.guarded.length,
                    first.accepted.length);
        }

        Automaton automaton() {
            return new Automaton(
                    first.states + second.states - 2, cells, targets, guarded, joined(first.accepted, second.accepted));
        }

        private static int[] union(Automaton first, int inFirst, Automaton second, int inSecond) {
            TreeSet<Integer> words = new TreeSet<>();
            for (int e = 0; e < first.edges(inFirst); e++) {
                words.add(first.word(inFirst, e));
            }
            for (int e = 0; e < second.edges(inSecond); e++) {
                words.add(second.word(inSecond, e));
            }
            return words.stream().mapToInt(Integer::intValue).toArray();
        }

        private void root(int at, int inFirst, int inSecond, int number) {
            int[] words = union(first, inFirst, second, inSecond);
            int[] leads = new int[words.length];
            for (int e = 0; e < words.length; e++) {
                leads[e] = lead(first.next(inFirst, words[e]), second.next(inSecond, words[e]));
            }
            int kinds = first.kinds(inFirst);
            int others = second.kinds(inSecond);
            if (kinds < 0) {
                kinds = others < 0 ? -1 : others + first.guarded.length;
            } else if (others >= 0) {
                int[] run = joined(run(guarded, kinds, 2), run(guarded, others + first.guarded.length, 2));
                kinds = guarded.length;
                guarded = joined(guarded, joined(run, new int[] {-1}));
            }
            put(cells, at, number, lead(first.any(inFirst), second.any(inSecond)), kinds, -1, 0, words, leads);
        }

        /** Where both lead. */
        private int lead(int inFirst, int inSecond) {
            int a = moved(inFirst, byFirst, 0);
            int b = moved(inSecond, bySecond, first.targets.length);
            if (a == NOWHERE || b == NOWHERE) {
                return a == NOWHERE ? b : a;
            }
            int place = targets.length;
            targets = joined(targets, joined(joined(reached(a), reached(b)), new int[] {-1}));
            return ~place;
        }

        private int[] reached(int lead) {
            return lead > 0 ? new int[] {lead} : run(targets, ~lead, 1);
        }

        private static int[] run(int[] all, int from, int step) {
            int to = from;
            while (all[to] >= 0) {
                to += step;
            }
            return Arrays.copyOfRange(all, from, to);
        }

        private static int moved(int lead, int by, int targets) {
            return lead == NOWHERE ? NOWHERE : lead > 0 ? lead + by : lead - targets;
        }

        private static int[] joined(int[] one, int[] other) {
            int[] both = Arrays.copyOf(one, one.length + other.length);
            System.arraycopy(other, 0, both, one.length, other.length);
            return both;
        }

        private static int[] states(int[] runs, int by) {
            int[] moved = runs.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += moved[i] < 0 ? 0 : by;
            }
            return moved;
        }

        private static int[] pairs(int[] runs, int by) {
            int[] moved = runs.clone();
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] >= 0) {
                    moved[++i] += by;
                }
            }
            return moved;
        }

        private void copy(Automaton from, int first, int by, int number, int targetsBy, int guardedBy, int acceptedBy) {
            int[] old = from.cells;
            for (int state = first; state < old.length; state += size(from.edges(state))) {
                copy(from, state, state + by, number, by, targetsBy, guardedBy, acceptedBy);
            }
        }

        private void copy(
                Automaton from, int state, int to, int number, int by, int targetsBy, int guardedBy, int acceptedBy) {
            int[] old = from.cells;
            int edges = from.edges(state);
            System.arraycopy(old, state, cells, to, size(edges));
            cells[to + NUMBER] += number;
            cells[to + ANY] = moved(old[state + ANY], by, targetsBy);
            cells[to + KINDS] += old[state + KINDS] < 0 ? 0 : guardedBy;
            cells[to + ACCEPTS] += old[state + ACCEPTS] < 0 ? 0 : acceptedBy;
            int leads = from.first(state) + edges - state;
            for (int e = leads; e < leads + edges; e++) {
                cells[to + e] = moved(old[state + e], by, targetsBy);
            }
        }
    }
}
