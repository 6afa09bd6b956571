package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A column stands for several weights. */
class ColumnsTest {
    /** The second column stands for weights 0 and 2, the third for none. */
    private static final Columns COLUMNS = new Columns(new int[] {1, 3, 3}, new int[] {1, 0, 2});

    @Test
    void aColumnIsTheSumOfItsWeights() {
        assertThat(COLUMNS.sums(new double[] {1, 10, 100, 1000})).containsExactly(10, 101, 0);
    }

    @Test
    void whatAColumnGathersGoesToEachOfItsWeights() {
        double[] weights = {1, 1, 1, 1};
        COLUMNS.share(new double[] {2, 3, 5}, weights);
        assertThat(weights).containsExactly(4, 3, 4, 1);
    }

    /** The slope of a loss is what its value says, for labels that are certain and such that are not. */
    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        Loss loss = new Loss(
                new int[] {2, 3, 5},
                new int[] {0, 1, 1, 0, 2},
                new float[] {1, 2, 1, 1, 1},
                new float[] {1, 0.25f, -1},
                new float[] {1, 0.5f, 1},
                COLUMNS,
                3);
        double[] at = {0.3, -0.2, 0.5, 0.1};
        double[] gradient = loss.gradientAt(at);
        assertThat(gradient).hasSize(4);
        for (int i = 0; i < at.length; i++) {
            double[] beside = at.clone();
            beside[i] += 1e-6;
            assertThat((loss.valueAt(beside) - loss.valueAt(at)) / 1e-6).isCloseTo(gradient[i], within(1e-4));
        }
        assertThat(gradient[1]).isNotZero();
    }

    private static Loss loss(float... labels) {
        int rows = labels.length;
        int[] ends = new int[rows];
        int[] columns = new int[rows];
        float[] ones = new float[rows];
        for (int row = 0; row < rows; row++) {
            ends[row] = row + 1;
            ones[row] = 1;
        }
        return new Loss(ends, columns, ones, labels, ones, Columns.plain(1), 1);
    }

    /** OpenNLP's minimizer by itself never ends there. */
    @Test
    void whereAllWeightsAreAsGoodNoneIsGiven() {
        assertThat(loss(-1, -1).minimized(1, 30)).containsExactly(0, 0);
        assertThat(loss(1, 0).minimized(1, 30)).containsExactly(0, 0);
        assertThat(loss().minimized(1, 30)).containsExactly(0, 0);
    }

    @Test
    void theLeastLossIsFound() {
        Loss loss = loss(1, 1, 1, 0);
        double[] found = loss.minimized(1e-4, 200);
        // one column and the bias share the odds of three to one
        assertThat(found[0] + found[1]).isCloseTo(Math.log(3), within(0.01));
        double[] shy = loss.minimized(1, 200);
        assertThat(shy[0] + shy[1]).isBetween(0.1, 1.0);
    }
}
