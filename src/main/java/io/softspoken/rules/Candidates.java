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

    /** One pass of the automaton over a sentence. */
    private void walk(
            Automaton automaton, int[] anywhere, int[] atStart, Scratch alive, Text text, int s, SentenceEdges edges) {
        int first = text.first(s);
        int last = text.last(s);
        int starting = automaton.atStart();
        alive.clear();
        for (int t = first; t < last; t++) {
            int word = text.word(t);
            int flags = text.flags(t);
            alive.turn();
            for (int i = 0; i < alive.size; i++) {
                int state = alive.state[i];
                int lead = word == Vocabulary.UNKNOWN ? Automaton.NOWHERE : automaton.next(state, word);
                advance(alive, automaton, state, lead, flags, alive.start[i]);
            }
            advance(alive, automaton, Automaton.ANYWHERE, anywhere[word], flags, t);
            // Whether a sentence starts here is dear to tell; few words begin a pattern that asks.
            if (automaton.moves(starting, atStart[word]) && edges.starts(t)) {
                advance(alive, automaton, starting, atStart[word], flags, t);
            }
            alive.swap();
            for (int i = 0; i < alive.size; i++) {
                int accepts = automaton.accepts(alive.state[i]);
                for (int a = accepts; a >= 0 && automaton.accepted()[a] >= 0; a += 2) {
                    int from = Math.max(first, alive.start[i] - automaton.accepted()[a + 1]);
                    add(automaton.accepted()[a], s, from, t + 1);
                }
            }
        }
    }

    /** @param lead where the word leads */
    private static void advance(Scratch alive, Automaton automaton, int state, int lead, int flags, int start) {
        alive.go(automaton, lead, start);
        if ((flags & Token.PUNCTUATION) != 0) {
            return;
        }
        alive.go(automaton, automaton.any(state), start);
        for (int k = automaton.kinds(state); k >= 0 && automaton.guarded()[k] >= 0; k += 2) {
            if ((flags & automaton.guarded()[k]) != 0) {
                alive.add(automaton, automaton.guarded()[k + 1], start);
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

    /** States alive, for one thread: those at this word, and those that they lead to. */
    static final class Scratch {
        /** Among no more than these a state is looked for one by one: they lie together, and the marks of states do not. */
        private static final int FEW_ALIVE = 24;

        /** For each state, by its number, the step at which it was entered, where many are alive. */
        private final long[] mark;

        private long step;
        private int size;
        private int[] state = new int[64];
        private int[] start = new int[64];
        private int nextSize;
        private int[] nextState = new int[64];
        private int[] nextStart = new int[64];

        /** @param states how many the automaton has */
        Scratch(int states) {
            mark = new long[states];
        }

        private void clear() {
            size = 0;
        }

        private void turn() {
            step++;
            nextSize = 0;
        }

        /** Enters the states that something leads to. */
        private void go(Automaton automaton, int lead, int begin) {
            if (lead > Automaton.NOWHERE) {
                add(automaton, lead, begin);
            } else if (lead < Automaton.NOWHERE) {
                for (int a = ~lead; automaton.targets()[a] >= 0; a++) {
                    add(automaton, automaton.targets()[a], begin);
                }
            }
        }

        private void add(Automaton automaton, int target, int begin) {
            if (isEntered(automaton, target)) {
                return;
            }
            if (nextSize == nextState.length) {
                nextState = Arrays.copyOf(nextState, nextSize * 2);
                nextStart = Arrays.copyOf(nextStart, nextSize * 2);
            }
            nextState[nextSize] = target;
            nextStart[nextSize] = begin;
            nextSize++;
        }

        private boolean isEntered(Automaton automaton, int target) {
            if (nextSize < FEW_ALIVE) {
                for (int i = 0; i < nextSize; i++) {
                    if (nextState[i] == target) {
                        return true;
                    }
                }
                return false;
            }
            if (nextSize == FEW_ALIVE) {
                for (int i = 0; i < nextSize; i++) {
                    mark[automaton.number(nextState[i])] = step;
                }
            }
            int number = automaton.number(target);
            boolean entered = mark[number] == step;
            mark[number] = step;
            return entered;
        }

        private void swap() {
            int[] s = state;
            state = nextState;
            nextState = s;
            int[] b = start;
            start = nextStart;
            nextStart = b;
            size = nextSize;
        }
    }
}
