package io.softspoken.rules;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import io.softspoken.text.Vocabulary;
import java.util.Arrays;

/**
 * The places of a text at which a pattern may match: what one pass of the automaton finds, in the order of their ends.
 * Belongs to one check and so to one thread.
 */
final class Candidates {
    private static final int FEW = 32;

    private int count;
    private int[] pattern = new int[FEW];
    private int[] sentence = new int[FEW];
    private int[] start = new int[FEW];
    private int[] end = new int[FEW];

    /**
     * @param anywhere where each word leads from the state that begins anywhere
     * @param atStart the same from the state that begins where a sentence starts
     * @param edges of the text; is entered into each sentence
     */
    Candidates(Automaton automaton, int[] anywhere, int[] atStart, Scratch alive, Text text, SentenceEdges edges) {
        alive.clear();
        for (int s = 0; s < text.sentences(); s++) {
            edges.enter(s);
            walk(automaton, anywhere, atStart, alive, text, s, edges);
        }
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The pattern of candidate {@code c}. */
    int pattern(int c) {
        return pattern[c];
    }

    /** The sentence that candidate {@code c} stands in. */
    int sentence(int c) {
        return sentence[c];
    }

    /** The first token that a match may begin with. */
    int start(int c) {
        return start[c];
    }

    /** One past the last token that the match may end with. */
    int end(int c) {
        return end[c];
    }

    /**
     * One pass of the automaton over a sentence. What a state leads to is looked at when it is entered, for as many words as
     * it lingers, while it is at hand: most lead nowhere, and are not looked at again.
     */
    private void walk(
            Automaton automaton, int[] anywhere, int[] atStart, Scratch alive, Text text, int s, SentenceEdges edges) {
        int first = text.first(s);
        int last = text.last(s);
        int starting = automaton.atStart();
        for (int t = first; t < last; t++) {
            int word = text.word(t);
            int flags = text.flags(t);
            advance(alive, automaton, Automaton.ANYWHERE, anywhere[word], flags, t, t);
            // Whether a sentence starts here is dear to tell; few words begin a pattern that asks.
            if (automaton.moves(starting, atStart[word]) && edges.starts(t)) {
                advance(alive, automaton, starting, atStart[word], flags, t, t);
            }
            alive.settle(automaton, t);
            for (int i = 0; i < alive.size; i++) {
                int state = alive.state[i];
                int start = alive.start[i];
                accept(automaton, alive.accepts[i], s, first, start, t);
                int linger = automaton.linger(state);
                int until = Math.min(last - 1, t + 1 + linger);
                for (int n = t + 1; n <= until; n++) {
                    int further = text.word(n);
                    int lead = further == Vocabulary.UNKNOWN ? Automaton.NOWHERE : automaton.next(state, further);
                    advance(alive, automaton, state, lead, text.flags(n), start, n);
                    if (text.is(n, Token.PUNCTUATION)) {
                        break;
                    }
                    if (alive.accepts[i] >= 0 && n <= t + linger) {
                        alive.enter(~state, start, n);
                    }
                }
            }
            for (int i = 0; i < alive.waited; i += 2) {
                accept(automaton, automaton.accepts(alive.waiting[i]), s, first, alive.waiting[i + 1], t);
            }
        }
    }

    /** Adds a candidate of each pattern that a state accepts at a word; {@code run} is where these begin, or -1. */
    private void accept(Automaton automaton, int run, int s, int first, int start, int t) {
        for (int a = run; a >= 0 && automaton.accepted()[a] >= 0; a += 2) {
            int from = Math.max(first, start - automaton.accepted()[a + 1]);
            add(automaton.accepted()[a], s, from, t + 1);
        }
    }

    /**
     * @param lead where the word leads
     * @param t the word
     */
    private static void advance(Scratch alive, Automaton automaton, int state, int lead, int flags, int start, int t) {
        alive.go(automaton, lead, start, t);
        if ((flags & Token.PUNCTUATION) != 0) {
            return;
        }
        alive.go(automaton, automaton.any(state), start, t);
        for (int k = automaton.kinds(state); k >= 0 && automaton.guarded()[k] >= 0; k += 2) {
            if ((flags & automaton.guarded()[k]) != 0) {
                alive.enter(automaton.guarded()[k + 1], start, t);
            }
        }
    }

    private void add(int ofPattern, int inSentence, int from, int to) {
        if (count == pattern.length) {
            pattern = Arrays.copyOf(pattern, 2 * count);
            sentence = Arrays.copyOf(sentence, 2 * count);
            start = Arrays.copyOf(start, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        pattern[count] = ofPattern;
        sentence[count] = inSentence;
        start[count] = from;
        end[count] = to;
        count++;
    }

    /** States that are entered, for one thread: those at this word, and those at words to come. */
    static final class Scratch {
        /** Among no more than these a state is looked for one by one: they lie together, and the marks of states do not. */
        private static final int FEW_ALIVE = 24;

        /** So many words ahead of this one a state may be entered, this one included; a power of two. */
        private static final int AHEAD = 2 * Integer.highestOneBit(Automaton.LONGEST_LINGER + 1);

        /** More states than this are not alive at one word. */
        private static final int PLACE_BITS = 28;

        /** For each state, by its number, the step at which it was entered and its place, where many are alive. */
        private final long[] mark;

        private long step;
        private int size;
        private int[] state = new int[64];
        private int[] start = new int[64];
        /** Where what it accepts begins; read for all at once, so that memory is asked for many states at a time. */
        private int[] accepts = new int[64];

        /** States that end a pattern and were entered before, each followed by its start. */
        private int[] waiting = new int[16];

        private int waited;

        /**
         * For each of the words ahead the states that are entered there, each followed by its start; some twice. The
         * complement of a state is one that lingers there, and ends a pattern.
         */
        private final int[][] coming = new int[AHEAD][16];

        private final int[] count = new int[AHEAD];

        /** @param states how many the automaton has */
        Scratch(int states) {
            mark = new long[states];
        }

        /** Leaves nothing of a text that was not walked to its end, as where memory ran out. */
        private void clear() {
            Arrays.fill(count, 0);
        }

        /** Enters the states that something leads to. */
        private void go(Automaton automaton, int lead, int begin, int t) {
            if (lead > Automaton.NOWHERE) {
                enter(lead, begin, t);
            } else if (lead < Automaton.NOWHERE) {
                for (int a = ~lead; automaton.targets()[a] >= 0; a++) {
                    enter(automaton.targets()[a], begin, t);
                }
            }
        }

        private void enter(int target, int begin, int t) {
            int at = t & AHEAD - 1;
            int n = count[at];
            int[] there = coming[at];
            if (n == there.length) {
                there = Arrays.copyOf(there, 2 * n);
                coming[at] = there;
            }
            there[n] = target;
            there[n + 1] = begin;
            count[at] = n + 2;
        }

        /** Makes the states that were entered at a word those that are alive, each once, with the first of its starts. */
        private void settle(Automaton automaton, int t) {
            int at = t & AHEAD - 1;
            int[] here = coming[at];
            int n = count[at];
            count[at] = 0;
            step++;
            size = 0;
            waited = 0;
            if (state.length < n / 2) {
                state = new int[n];
                start = new int[n];
                accepts = new int[n];
            }
            for (int i = 0; i < n; i += 2) {
                if (here[i] < 0) {
                    wait(~here[i], here[i + 1]);
                    continue;
                }
                int entered = entered(automaton, here[i]);
                if (entered >= 0) {
                    start[entered] = Math.min(start[entered], here[i + 1]);
                } else {
                    state[size] = here[i];
                    start[size++] = here[i + 1];
                }
            }
            for (int i = 0; i < size; i++) {
                accepts[i] = automaton.accepts(state[i]);
            }
        }

        private void wait(int target, int begin) {
            if (waited == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waited);
            }
            waiting[waited] = target;
            waiting[waited + 1] = begin;
            waited += 2;
        }

        /** Where a state that is alive stands; -1 if it is not. */
        private int entered(Automaton automaton, int target) {
            if (size < FEW_ALIVE) {
                for (int i = 0; i < size; i++) {
                    if (state[i] == target) {
                        return i;
                    }
                }
                return -1;
            }
            if (size == FEW_ALIVE) {
                for (int i = 0; i < size; i++) {
                    mark[automaton.number(state[i])] = step << PLACE_BITS | i;
                }
            }
            int number = automaton.number(target);
            if (mark[number] >>> PLACE_BITS == step) {
                return (int) (mark[number] & (1 << PLACE_BITS) - 1);
            }
            mark[number] = step << PLACE_BITS | size;
            return -1;
        }
    }
}
