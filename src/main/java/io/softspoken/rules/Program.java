package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
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
}
