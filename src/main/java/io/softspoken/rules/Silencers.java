package io.softspoken.rules;

import io.softspoken.text.Text;
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

    Silencers(Matcher matcher, Text text) {
        this.matcher = matcher;
        this.text = text;
    }

    /** Whether one of these patterns matches somewhere from one sentence to another. */
    boolean stand(int[] patterns, int fromSentence, int toSentence) {
        int to = Math.min(toSentence, text.sentences() - 1);
        for (int one : patterns) {
            for (int s = Math.max(0, fromSentence); s <= to; s++) {
                if (matches(one, s, text.first(s), text.last(s) - 1, 0)) {
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
            if (matches(one, sentence, text.first(sentence), latest, first)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern matches from a token between two on, up to {@code end} at the least. */
    private boolean matches(int one, int sentence, int earliest, int latest, int end) {
        Opening opening = matcher.opening(one);
        for (int t = earliest; t <= latest; t++) {
            if (opening.fits(text, t)) {
                int[] found = prover(sentence).prove(matcher.code(one), text, t, text.last(sentence));
                if (found != null && found[1] > found[0] && found[1] >= end) {
                    return true;
                }
            }
        }
        return false;
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
