package io.softspoken.rules;

import io.softspoken.text.Vocabulary;
import java.util.List;

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
 * @param hash of all that was compiled, in hexadecimal
 */
record Program(
        Vocabulary vocabulary,
        Automaton automaton,
        int[][] sets,
        List<Code> patterns,
        List<Rule> rules,
        List<Act> acts,
        Glossary glossary,
        String hash) {

    /** What a pattern that is no rule's own means when found in a message: the acts and acknowledgements. */
    record Act(String name, boolean acknowledgement, int[] patterns, int[] unless) {}
}
