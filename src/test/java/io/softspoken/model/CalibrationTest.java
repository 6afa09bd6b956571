package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From odds to chances and back. */
class CalibrationTest {
    @Test
    void aChanceIsOfWeightedNumbersAndAnOffset() {
        float[] weights = {2, -1, 0.5f};
        assertThat(Calibration.chance(weights, 1, 2.5f)).isEqualTo(0.5f);
        assertThat(Calibration.chance(weights, 1, 0)).isCloseTo((float) (1 / (1 + Math.exp(-2.5))), within(1e-6f));
        assertThat(Calibration.logit(new float[] {2, -1}, 3)).isEqualTo(5);
    }

    @Test
    void oddsAndChancesAreTheSameSaidOtherwise() {
        assertThat(Calibration.sigmoid(0)).isEqualTo(0.5f);
        assertThat(Calibration.sigmoid(1)).isCloseTo(0.731059f, within(1e-6f));
        assertThat(Calibration.sigmoid(-1)).isCloseTo(0.268941f, within(1e-6f));
        assertThat(Calibration.odds(0.5)).isZero();
        assertThat(Calibration.odds(0.731059)).isCloseTo(1, within(1e-4f));
        assertThat(Calibration.odds(1)).isCloseTo(11.5129f, within(1e-3f));
        assertThat(Calibration.odds(0)).isCloseTo(-11.5129f, within(1e-3f));
    }

    @Test
    void withoutOneOddsAreTakenAsTheyAreAndARuleIsBelieved() {
        Calibration none = Calibration.none();
        assertThat(none.chances()).hasDimensions(Head.OF_SENTENCE + Head.OF_DRAFT, 2);
        assertThat(List.of(none.chances())).allSatisfy(head -> assertThat(head).containsExactly(1, 0));
        assertThat(none.confidence()).hasDimensions(Head.GRAVE, 7);
        assertThat(List.of(none.confidence()))
                .allSatisfy(head -> assertThat(head).containsExactly(1, 40, 0, 0, 0, 0, 0));
        assertThat(none.grave()).hasDimensions(Head.GRAVE, 8);
        assertThat(List.of(none.grave())).allSatisfy(head -> assertThat(head).containsOnly(0));
        assertThat(List.of(none.scores())).allSatisfy(head -> assertThat(head).containsExactly(1, 20, 0));
    }

    @Test
    void isStoredAndReadAgain() throws IOException {
        Calibration calibration = Calibration.none();
        int number = 0;
        for (float[][] table : new float[][][] {
            calibration.chances(), calibration.confidence(), calibration.grave(), calibration.scores()
        }) {
            for (float[] row : table) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = ++number;
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calibration.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(4 * number);
        Calibration again = Calibration.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(again.chances()).isDeepEqualTo(calibration.chances());
        assertThat(again.confidence()).isDeepEqualTo(calibration.confidence());
        assertThat(again.grave()).isDeepEqualTo(calibration.grave());
        assertThat(again.scores()).isDeepEqualTo(calibration.scores());
    }
}
