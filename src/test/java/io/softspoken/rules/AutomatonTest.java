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
            Automaton automaton = new Automaton(
                    new int[] {0, 0, edges},
                    words,
                    values,
                    new int[0],
                    new int[2],
                    new int[2],
                    new int[0],
                    new int[2],
                    new int[0]);
            for (int word = 0; word < 3 * edges + 5; word++) {
                boolean there = word % 3 == 2 && word < 3 * edges;
                assertThat(automaton.next(1, word)).as(edges + ", " + word).isEqualTo(there ? 100 + word / 3 : -1);
                assertThat(automaton.next(0, word)).isEqualTo(-1);
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
        assertThat(targets(automaton, automaton.any()[targets(automaton, we).get(0)]))
                .hasSize(1);
    }

    private static List<Integer> targets(Automaton automaton, int run) {
        List<Integer> targets = new ArrayList<>();
        for (int a = run; a >= 0 && automaton.targets()[a] >= 0; a++) {
            targets.add(automaton.targets()[a]);
        }
        return targets;
    }
}
