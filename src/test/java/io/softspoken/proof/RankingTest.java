package io.softspoken.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void whatReadersFlagStandsFirst() {
        Ranking ranking = new Ranking();
        ranking.add(90, true);
        ranking.add(80, true);
        ranking.add(10, false);
        assertThat(ranking.averagePrecision()).isEqualTo(1);
    }

    @Test
    void eachRightOneCountsByThePrecisionDownToIt() {
        Ranking ranking = new Ranking();
        ranking.add(90, false);
        ranking.add(80, true);
        ranking.add(70, false);
        ranking.add(60, true);
        assertThat(ranking.averagePrecision()).isEqualTo((1 / 2.0 + 2 / 4.0) / 2);
    }

    @Test
    void theOrderOfThoseWithOneScoreChangesNothing() {
        Ranking ranking = new Ranking();
        ranking.add(50, true);
        ranking.add(50, false);
        Ranking turned = new Ranking();
        turned.add(50, false);
        turned.add(50, true);
        assertThat(ranking.averagePrecision())
                .isEqualTo(turned.averagePrecision())
                .isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whereNothingIsFlaggedItIsNone() {
        Ranking ranking = new Ranking();
        ranking.add(0, false);
        assertThat(ranking.averagePrecision()).isZero();
    }
}
