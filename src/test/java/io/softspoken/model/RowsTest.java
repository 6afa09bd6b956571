package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of features, beside the same kept in maps. */
class RowsTest {
    /** How often each feature stands in a sentence, without the letters of its words. */
    private static Map<Integer, Integer> row(Features features) {
        Map<Integer, Integer> row = new TreeMap<>();
        for (int i = 0; i < features.count(); i++) {
            int at = i;
            boolean letters = IntStream.range(0, features.spelledCount())
                    .mapToObj(features::spelled)
                    .anyMatch(word -> at >= word[1] && at < word[2]);
            if (!letters) {
                row.merge(features.feature(i), 1, Integer::sum);
            }
        }
        return row;
    }

    private static List<Map<Integer, Integer>> add(Rows rows, String... sentences) {
        List<Map<Integer, Integer>> expected = new ArrayList<>();
        for (String sentence : sentences) {
            Features features = new Features(READER.readOwn(sentence), NOTHING, null, true);
            features.sentence(0);
            rows.add(features);
            expected.add(row(features));
        }
        return expected;
    }

    @Test
    void featuresAreCountedInTheRowsThatCount() {
        Rows rows = new Rows();
        List<Map<Integer, Integer>> all =
                add(rows, "Red red red is blue.", "Nobody is green.", "It is red.", "So be it.");
        assertThat(rows.rows()).isEqualTo(4);
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int row : new int[] {0, 2, 3}) {
            all.get(row).keySet().forEach(feature -> expected.merge(feature, 1, Integer::sum));
        }
        Rows.Counts counts = rows.counts(new boolean[] {true, false, true, true});
        assertThat(counts.features())
                .containsExactly(expected.keySet().stream().mapToInt(i -> i).toArray());
        assertThat(counts.often())
                .containsExactly(expected.values().stream().mapToInt(i -> i).toArray());
        assertThat(rows.counts(new boolean[4]).features()).isEmpty();
    }

    @Test
    void theMostFrequentFeaturesComeFirst() {
        assertThat(new Rows.Counts(new int[] {-5, 2, 3, 9}, new int[] {1, 4, 2, 4}).places())
                .containsExactly(3, 0, 2, 1);
        assertThat(new Rows.Counts(new int[0], new int[0]).places()).isEmpty();
    }

    /** The loss over numbered rows, worked out from the maps. */
    @Test
    void numberedRowsHoldTheSameFeaturesInTheirPlaces() {
        Rows rows = new Rows();
        List<Map<Integer, Integer>> all =
                add(rows, "Red red red is blue.", "Nobody is green.", "It is red.", "So be it.");
        boolean[] count = {true, true, true, false};
        Rows.Counts counts = rows.counts(count);
        int[] kept = counts.features();
        int[] places = counts.places();
        float[] label = {1, 0, 0.25f, -1};
        float[] weight = {2, 1, 0.5f, 1};
        double[] x = new double[kept.length + 1];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.sin(i);
        }
        double expected = 0;
        for (int row = 0; row < 3; row++) {
            double odds = x[kept.length];
            for (Map.Entry<Integer, Integer> one : all.get(row).entrySet()) {
                odds += one.getValue() * x[places[Arrays.binarySearch(kept, one.getKey())]];
            }
            expected += weight[row] * (Math.log1p(Math.exp(odds)) - label[row] * odds);
        }
        Loss loss = rows.numbered(kept, places).loss(label, weight, Columns.plain(kept.length), kept.length);
        assertThat(loss.getDimension()).isEqualTo(kept.length + 1);
        assertThat(loss.valueAt(x)).isCloseTo(expected, within(1e-9));
        assertThat(loss.valueAt(x)).isCloseTo(expected, within(1e-9));
        double[] gradient = loss.gradientAt(x);
        for (int i = 0; i < x.length; i++) {
            double[] beside = x.clone();
            beside[i] += 1e-6;
            assertThat(gradient[i]).isCloseTo((loss.valueAt(beside) - loss.valueAt(x)) / 1e-6, within(1e-4));
        }
    }

    /** There is room for more rows, and more features, than are foreseen. */
    @Test
    void rowsGrow() {
        Rows rows = new Rows();
        Features features = new Features(
                READER.readOwn("It is so very red and not blue or green or even a bit pale, nor is it as"
                        + " dark as I had thought it would be."),
                NOTHING,
                null,
                true);
        features.sentence(0);
        Map<Integer, Integer> row = row(features);
        for (int i = 0; i < 1_100; i++) {
            rows.add(features);
        }
        assertThat(rows.rows()).isEqualTo(1_100);
        assertThat(row.size() * 1_100).isGreaterThan(1 << 16);
        boolean[] count = new boolean[1_100];
        Arrays.fill(count, true);
        assertThat(rows.counts(count).features()).hasSize(row.size());
        assertThat(rows.counts(count).often()).containsOnly(1_100);
    }
}
