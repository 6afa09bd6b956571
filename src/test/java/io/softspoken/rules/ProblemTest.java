package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How what is wrong is told: one line each, in the order of places. */
class ProblemTest {
    @Test
    void aPlaceIsToldWhereThereIsOne() {
        assertThat(new Problem("f", 3, 7, "gone")).hasToString("f:3:7: gone");
        assertThat(new Problem("f", 0, 0, "gone")).hasToString("f: gone");
    }

    @Test
    void aMessageIsOneLineOfBoundedLength() {
        assertThat(new Problem("f", 1, 1, "a\n\tb\u001B[0m  c").message()).isEqualTo("a b [0m c");
        assertThat(new Problem("f", 1, 1, "x".repeat(500)).message()).isEqualTo("x".repeat(500));
        assertThat(new Problem("f", 1, 1, "x".repeat(501)).message()).isEqualTo("x".repeat(499) + "…");
    }

    @Test
    void allAreToldInOrderAndOnce() {
        RulesException told = new RulesException(List.of(
                new Problem("b", 1, 1, "m"),
                new Problem("a", 10, 1, "m"),
                new Problem("a", 2, 9, "m"),
                new Problem("a", 2, 1, "m"),
                new Problem("b", 1, 1, "m")));
        assertThat(told).hasMessage("a:2:1: m\na:2:9: m\na:10:1: m\nb:1:1: m");
        assertThat(told.problems()).hasSize(4);
        assertThat(told.problems().get(3).file()).isEqualTo("b");
    }

    @Test
    void ofVeryManyTheFirstHundredAreTold() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            problems.add(new Problem("f", i, 1, "m"));
        }
        assertThat(new RulesException(problems).getMessage().lines())
                .hasSize(100)
                .endsWith("f:100:1: m");
        problems.add(new Problem("f", 101, 1, "m"));
        problems.add(new Problem("f", 102, 1, "m"));
        Collections.reverse(problems);
        assertThat(new RulesException(problems).getMessage().lines())
                .hasSize(101)
                .endsWith("f:100:1: m", "and 2 more; mend these first");
        assertThat(new RulesException(problems).problems()).hasSize(102);
    }
}
