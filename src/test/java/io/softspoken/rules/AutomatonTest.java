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
            Automaton.put(cells, state, 2, Automaton.NOWHERE, -1, -1, words, values);
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
