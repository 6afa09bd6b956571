package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the automaton is laid out, and that what is alive in it does not grow with the patterns. */
class AutomatonTest {
    @Test
    void findsEachOfManyEdgesAndNoOther() {
        for (int edges = 0; edges < 40; edges++) {
            int[] words = IntStream.range(0, edges).map(i -> 3 * i + 2).toArray();
            int[] values = IntStream.range(0, edges).map(i -> 100 + i).toArray();
            int[] cells = new int[2 * Automaton.size(0) + Automaton.size(edges)];
            int state = 2 * Automaton.size(0);
            Automaton.put(cells, state, 2, Automaton.NOWHERE, -1, -1, 0, words, values);
            Automaton automaton = new Automaton(3, cells, new int[0], new int[0], new int[0]);
            for (int word = 0; word < 3 * edges + 5; word++) {
                boolean there = word % 3 == 2 && word < 3 * edges;
                assertThat(automaton.next(state, word))
                        .as(edges + ", " + word)
                        .isEqualTo(there ? 100 + word / 3 : Automaton.NOWHERE);
                assertThat(automaton.next(Automaton.ANYWHERE, word)).isEqualTo(Automaton.NOWHERE);
            }
        }
    }

    @Test
    void patternsThatBeginAlikeShareTheirStatesWhateverElseTheyBeginWith() {
        PatternCompiler compiler = new PatternCompiler();
        for (int i = 0; i < 200; i++) {
            compiler.add(PatternParser.parse("(we|you" + i + ") ..2 have (sent|verb" + i + ") it" + i, name -> null));
        }
        BitSet all = new BitSet();
        all.set(0, 200);
        PatternCompiler.Compiled compiled = compiler.finish(List.of(), all);
        Automaton automaton = compiled.automaton();
        int we = automaton.next(Automaton.ANYWHERE, compiled.vocabulary().number("we"));
        assertThat(targets(automaton, we)).hasSize(1);
        assertThat(targets(automaton, automaton.any(targets(automaton, we).get(0))))
                .hasSize(1);
    }

    @Test
    void aGapIsOneStateThatLingersForTheLongest() {
        PatternCompiler compiler = new PatternCompiler();
        compiler.add(PatternParser.parse("we ..2 sent", name -> null));
        compiler.add(PatternParser.parse("we ..5 told", name -> null));
        BitSet all = new BitSet();
        all.set(0, 2);
        PatternCompiler.Compiled compiled = compiler.finish(List.of(), all);
        Automaton automaton = compiled.automaton();
        int we = automaton.next(Automaton.ANYWHERE, compiled.vocabulary().number("we"));
        assertThat(automaton.linger(we)).isZero();
        int gap = automaton.any(we);
        assertThat(targets(automaton, gap)).hasSize(1);
        // It is entered one word behind "we", and stays for four more.
        assertThat(automaton.linger(gap)).isEqualTo(4);
        assertThat(automaton.any(gap)).isEqualTo(Automaton.NOWHERE);
        for (String word : List.of("sent", "told")) {
            assertThat(automaton.next(gap, compiled.vocabulary().number(word))).isNotEqualTo(Automaton.NOWHERE);
            assertThat(automaton.next(we, compiled.vocabulary().number(word))).isNotEqualTo(Automaton.NOWHERE);
        }
    }

    @Test
    void whatAStateHoldsIsToldApart() {
        int[] words = {3, 9, 27};
        int[] leads = {50, 60, ~7};
        int[] cells = new int[2 * Automaton.size(0) + Automaton.size(3)];
        int state = 2 * Automaton.size(0);
        Automaton.put(cells, state, 5, 11, 22, 33, Automaton.LONGEST_LINGER, words, leads);
        Automaton automaton = new Automaton(3, cells, new int[0], new int[0], new int[0]);
        assertThat(automaton.number(state)).isEqualTo(5);
        assertThat(automaton.any(state)).isEqualTo(11);
        assertThat(automaton.kinds(state)).isEqualTo(22);
        assertThat(automaton.accepts(state)).isEqualTo(33);
        assertThat(automaton.linger(state)).isEqualTo(Automaton.LONGEST_LINGER);
        assertThat(automaton.edges(state)).isEqualTo(3);
        for (int e = 0; e < 3; e++) {
            assertThat(automaton.word(state, e)).isEqualTo(words[e]);
            assertThat(automaton.leads(state, e)).isEqualTo(leads[e]);
        }
        assertThat(automaton.linger(Automaton.ANYWHERE)).isZero();
    }

    @Test
    void aPatternThatBeginsWithAnyWordIsNotAliveAtEveryWord() {
        PatternCompiler compiler = new PatternCompiler();
        compiler.add(PatternParser.parse("..3 (is|are) booked out", name -> null));
        compiler.add(PatternParser.parse("(<noun>|this) lamp", name -> null));
        BitSet all = new BitSet();
        all.set(0, 2);
        PatternCompiler.Compiled compiled = compiler.finish(List.of(), all);
        Automaton automaton = compiled.automaton();
        assertThat(automaton.any(Automaton.ANYWHERE)).isEqualTo(Automaton.NOWHERE);
        int is = automaton.next(Automaton.ANYWHERE, compiled.vocabulary().number("is"));
        assertThat(targets(automaton, is)).hasSize(1);
    }

    private static List<Integer> targets(Automaton automaton, int lead) {
        if (lead >= Automaton.NOWHERE) {
            return lead == Automaton.NOWHERE ? List.of() : List.of(lead);
        }
        List<Integer> targets = new ArrayList<>();
        for (int a = ~lead; automaton.targets()[a] >= 0; a++) {
            targets.add(automaton.targets()[a]);
        }
        return targets;
    }
}
