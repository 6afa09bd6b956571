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
     * @param begins for each of the two states that begin, where the targets for a word begin, or -1
     * @param edges of the text; is entered into each sentence
     */
    Candidates(Automaton automaton, int[][] begins, Scratch alive, Text text, SentenceEdges edges) {
        for (int s = 0; s < text.sentences(); s++) {
            edges.enter(s);
            walk(automaton, begins, alive, text, s, edges);
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
            Automaton automaton, int[][] begins, Scratch alive, Text text, int s, SentenceEdges edges) {
        int size = 0;
        int last = text.last(s);
        for (int t = text.first(s); t < last; t++) {
            alive.step++;
            int word = text.word(t);
            int flags = text.flags(t);
            int next = 0;
            for (int i = 0; i < size; i++) {
                int state = alive.state[i];
                int run = word == Vocabulary.UNKNOWN ? -1 : automaton.next(state, word);
                next = advance(alive, automaton, state, run, flags, alive.start[i], next);
            }
            next = advance(alive, automaton, Automaton.ANYWHERE, begins[Automaton.ANYWHERE][word], flags, t, next);
            // Whether a sentence starts here is dear to tell; few words begin a pattern that asks.
            if (automaton.moves(Automaton.AT_START, begins[Automaton.AT_START][word]) && edges.starts(t)) {
                next = advance(alive, automaton, Automaton.AT_START, begins[Automaton.AT_START][word], flags, t, next);
            }
            alive.swap();
            size = next;
            for (int i = 0; i < size; i++) {
                int accepted = automaton.accepts()[alive.state[i]];
                for (int a = accepted; a >= 0 && automaton.accepted()[a] >= 0; a++) {
                    add(automaton.accepted()[a], s, alive.start[i], t + 1);
                }
            }
        }
    }

    /** @param run where the targets for the word begin, or -1 */
    private static int advance(
            Scratch alive, Automaton automaton, int state, int run, int flags, int start, int size) {
        int next = size;
        for (int a = run; a >= 0 && automaton.targets()[a] >= 0; a++) {
            next = alive.add(next, automaton.targets()[a], start);
        }
        if ((flags & Token.PUNCTUATION) != 0) {
            return next;
        }
        for (int a = automaton.any()[state]; a >= 0 && automaton.targets()[a] >= 0; a++) {
            next = alive.add(next, automaton.targets()[a], start);
        }
        for (int k = automaton.kinds()[state]; k >= 0 && automaton.guarded()[k] >= 0; k += 2) {
            if ((flags & automaton.guarded()[k]) != 0) {
                next = alive.add(next, automaton.guarded()[k + 1], start);
            }
        }
        return next;
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

    /** States alive, for one thread; a state is marked with the step at which it was entered. */
    static final class Scratch {
        private final long[] mark;
        private int[] state = new int[64];
        private int[] start = new int[64];
        private int[] nextState = new int[64];
        private int[] nextStart = new int[64];
        private long step;

        /** @param states how many the automaton has */
        Scratch(int states) {
            mark = new long[states];
        }

        private int add(int size, int target, int begin) {
            if (mark[target] == step) {
                return size;
            }
            mark[target] = step;
            if (size == nextState.length) {
                nextState = Arrays.copyOf(nextState, size * 2);
                nextStart = Arrays.copyOf(nextStart, size * 2);
            }
            nextState[size] = target;
            nextStart[size] = begin;
            return size + 1;
        }

        private void swap() {
            int[] s = state;
            state = nextState;
            nextState = s;
            int[] b = start;
            start = nextStart;
            nextStart = b;
        }
    }
}
