package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import io.softspoken.text.Vocabulary;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All packs, compiled: the vocabulary, one automaton over word numbers that finds where a pattern may match, and for
 * each pattern a small piece of code that proves it. Immutable; all threads share it. Made by {@link PatternCompiler},
 * stored by {@link ProgramFile}, run by {@link Matcher}.
 *
 * @param vocabulary the words that patterns speak of
 * @param automaton finds candidates
 * @param sets sets of word numbers, each rising, that the code refers to
 * @param patterns the code of each pattern
 * @param rules the rules, whose wordings and conditions refer to patterns by number
 * @param acts what messages do and drafts acknowledge
 * @param owed what to add where something is missing
 * @param glossary terms of the trade
 * @param hash of all that was compiled, in hexadecimal
 */
record Program(
        Vocabulary vocabulary,
        Automaton automaton,
        int[][] sets,
        List<Code> patterns,
        List<Rule> rules,
        List<Act> acts,
        List<Owed> owed,
        Glossary glossary,
        String hash) {

    /** What a pattern that is no rule's own means when found in a message: the acts and acknowledgements. */
    record Act(String name, boolean acknowledgement, int[] patterns, int[] unless) {}

    /**
     * What to say of an acknowledgement that a draft owes and does not give.
     *
     * @param item the acknowledgement
     * @param why why the reader would miss it
     * @param offers sentences that could be added, each for its case; best first
     */
    record Owed(Acknowledgement item, String why, List<Offer> offers) {}

    /**
     * A sentence that could be added.
     *
     * @param pattern a pattern that the message being answered must hold, whose captures the sentence may use; -1: none
     * @param answers acts of which the message must hold one; none if empty
     * @param suggest the sentence
     */
    record Offer(int pattern, List<String> answers, Wording suggest) {}

    /**
     * This program with another that was compiled beside it ({@link PatternCompiler#PatternCompiler(Program)}).
     *
     * @param other has all words, and patterns and sets of its own alone
     * @param replaced which terms of this one it replaces
     */
    Program with(Program other, Predicate<Glossary.Term> replaced) {
        Map<Integer, Glossary.Term> terms = new HashMap<>(other.glossary.terms());
        Set<Integer> gone = new HashSet<>();
        glossary.terms().forEach((pattern, term) -> {
            if (replaced.test(term)) {
                gone.add(pattern);
            } else {
                terms.put(pattern, term);
            }
        });
        Set<Integer> allowed = new HashSet<>(glossary.allowed());
        allowed.addAll(other.glossary.allowed());
        return new Program(
                other.vocabulary,
                automaton.with(other.automaton),
                joined(sets, other.sets),
                new Joined<>(patterns, other.patterns),
                rules(other.rules, gone),
                new Joined<>(acts, other.acts),
                new Joined<>(owed, other.owed),
                new Glossary(terms, allowed),
                other.hash);
    }

    private static int[][] joined(int[][] one, int[][] other) {
        int[][] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The rules of both by their ids, without the patterns of terms that are gone; two glossaries of one name are one rule. */
    private List<Rule> rules(List<Rule> others, Set<Integer> gone) {
        TreeMap<String, Rule> all = new TreeMap<>();
        for (Rule rule : rules) {
            List<Rule.Variant> left = rule.variants();
            if (rule.id().startsWith(GlossaryReader.RULES)) {
                left = left.stream()
                        .filter(variant -> !gone.contains(variant.pattern()))
                        .toList();
            }
            if (!left.isEmpty()) {
                all.put(rule.id(), new Rule(rule.id(), rule.category(), rule.why(), left));
            }
        }
        for (Rule rule : others) {
            all.merge(
                    rule.id(),
                    rule,
                    (one, more) -> new Rule(
                            one.id(), one.category(), one.why(), new Joined<>(one.variants(), more.variants())));
        }
        return List.copyOf(all.values());
    }

    /** One list behind another; what the first makes when it is asked for is not made before. */
    private static final class Joined<E> extends AbstractList<E> implements RandomAccess {
        private final List<E> first;
        private final List<E> second;

        Joined(List<E> first, List<E> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public E get(int index) {
            return index < first.size() ? first.get(index) : second.get(index - first.size());
        }

        @Override
        public int size() {
            return first.size() + second.size();
        }
    }
}
