package io.softspoken.rules;

import io.softspoken.text.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether patterns stand in sentences of a text: those that silence a rule or without which it does not count. They
 * are most of all patterns and consist of everyday words, but are asked only about the few sentences in which a rule has
 * found something; so they are no part of the automaton, and tried where they are asked for. Belongs to one check.
 */
final class Silencers {
    private final Matcher matcher;
    private final Text text;
    private @Nullable SentenceEdges edges;
    private @Nullable Prover prover;
    /** By pattern and sentence: in a long sentence a rule may match a thousand times, and asks each time. */
    private final Map<Long, Places> places = new HashMap<>();

    Silencers(Matcher matcher, Text text) {
        this.matcher = matcher;
        this.text = text;
    }

    /** Whether one of these patterns matches somewhere from one sentence to another. */
    boolean stand(int[] patterns, int fromSentence, int toSentence) {
        int to = Math.min(toSentence, text.sentences() - 1);
        for (int one : patterns) {
            for (int s = Math.max(0, fromSentence); s <= to; s++) {
                Places places = places(one, s);
                look(places, one, s, text.last(s) - 1, true);
                if (places.count > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one of these patterns matches words of a sentence that touch those from {@code first} to {@code last}. */
    boolean touch(int[] patterns, int sentence, int first, int last) {
        int latest = Math.min(last, text.last(sentence) - 1);
        for (int one : patterns) {
            Places places = places(one, sentence);
            look(places, one, sentence, latest, false);
            if (places.furthest(latest) >= first) {
                return true;
            }
        }
        return false;
    }

    /** @param first whether the first place is enough */
    private void look(Places places, int one, int sentence, int latest, boolean first) {
        Opening opening = matcher.opening(one);
        while (places.next <= latest && !(first && places.count > 0)) {
            int t = places.next++;
            if (opening.fits(text, t)) {
                int[] found = prover(sentence).prove(matcher.code(one), text, t, text.last(sentence));
                if (found != null && found[1] > found[0]) {
                    places.add(t, found[1]);
                }
            }
        }
    }

    private Places places(int one, int sentence) {
        Long key = (long) one << Integer.SIZE | sentence;
        Places known = places.get(key);
        if (known == null) {
            known = new Places(text.first(sentence));
            places.put(key, known);
        }
        return known;
    }

    /** Where a pattern matches in a sentence, as far as that was looked for: no token is tried twice. */
    private static final class Places {
        private static final int[] NONE = {};

        /** The first token that was not tried. */
        private int next;

        private int count;
        private int[] starts = NONE;
        /** For each place one past the last token of any up to it. */
        private int[] ends = NONE;

        Places(int next) {
            this.next = next;
        }

        void add(int start, int end) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count + 2);
                ends = Arrays.copyOf(ends, 2 * count + 2);
            }
            starts[count] = start;
            ends[count] = count == 0 ? end : Math.max(end, ends[count - 1]);
            count++;
        }

        /** One past the last token of any place that begins at or before a token; -1 if none does. */
        int furthest(int latest) {
            int at = Arrays.binarySearch(starts, 0, count, latest);
            int last = at >= 0 ? at : -at - 2;
            return last < 0 ? -1 : ends[last];
        }
    }

    private Prover prover(int sentence) {
        SentenceEdges known = edges;
        Prover made = prover;
        if (known == null || made == null) {
            known = new SentenceEdges(text);
            made = matcher.prover(known);
            edges = known;
            prover = made;
        }
        if (known.sentence() != sentence) {
            known.enter(sentence);
        }
        return made;
    }
}
