package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static byte[] weights(int size, int heads) {
        byte[] weights = new byte[size * heads];
        new Random(size).nextBytes(weights);
        return weights;
    }

    private static Table table(int[] keys, int heads) {
        float[] scale = new float[heads];
        float[] bias = new float[heads];
        for (int h = 0; h < heads; h++) {
            scale[h] = 0.5f + h;
            bias[h] = -h;
        }
        return new Table(keys, weights(keys.length, heads), scale, bias);
    }

    private static byte[] bytes(Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Table read(byte[] bytes) throws IOException {
        return Table.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void holds(Table table, int[] keys, int heads) {
        byte[] weights = weights(keys.length, heads);
        assertThat(table.size()).isEqualTo(keys.length);
        for (int i = 0; i < keys.length; i++) {
            int row = table.row(keys[i]);
            assertThat(row).isNotNegative();
            for (int h = 0; h < heads; h++) {
                int root = weights[i * heads + h];
                assertThat(table.at(row, h)).isEqualTo(root * Math.abs(root));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "1, 20", "2, 1", "3, 5", "64, 4", "65, 7", "5000, 20"})
    void eachIsFoundWithItsWeightsAndNoOther(int size, int heads) throws IOException {
        int[] keys = new Random(size).ints().distinct().limit(size).sorted().toArray();
        Table table = table(keys, heads);
        holds(table, keys, heads);
        TreeSet<Integer> known = new TreeSet<>();
        Arrays.stream(keys).forEach(known::add);
        int[] sought = new Random(1 + size).ints(2000).toArray();
        sought[0] = Integer.MIN_VALUE;
        sought[1] = Integer.MAX_VALUE;
        for (int i = 0; i < Math.min(size, 500); i++) {
            sought[2 + 3 * i] = keys[i];
            sought[3 + 3 * i] = keys[i] + 1;
            sought[4 + 3 * i] = keys[i] - 1;
        }
        BitSet told = table.known(sought);
        for (int i = 0; i < sought.length; i++) {
            assertThat(table.row(sought[i]) >= 0).isEqualTo(known.contains(sought[i]));
            assertThat(told.get(i)).isEqualTo(known.contains(sought[i]));
        }
        byte[] stored = bytes(table);
        Table again = read(stored);
        holds(again, keys, heads);
        assertThat(again.odds(heads - 1, 2))
                .isEqualTo(table.odds(heads - 1, 2))
                .isEqualTo(1 - heads + 2 * (heads - 0.5f));
        assertThat(bytes(again)).isEqualTo(stored);
    }

    /** Hashes lie evenly, but nothing says that they must. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -50, 0, Integer.MAX_VALUE - 99})
    void featuresThatLieTogetherAreFoundToo(int from) throws IOException {
        int[] keys = new int[100];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = from + i;
        }
        Table table = table(keys, 3);
        holds(table, keys, 3);
        holds(read(bytes(table)), keys, 3);
        assertThat(table.row(from - 1)).isEqualTo(-1);
        assertThat(table.row(from + 100)).isEqualTo(-1);
        int[] sought = {from - 1, from, from + 99, from + 100};
        BitSet known = new BitSet();
        known.set(1, 3);
        assertThat(table.known(sought)).isEqualTo(known);
    }

    @Test
    void whatIsReadAddsUp() {
        TextReader reader = new TextReader(new Vocabulary(new String[0], new int[0]));
        Text text = reader.readOwn("It is late, and it is cold.");
        Features found = new Features(text, new Surroundings(false, 0, Set.of(), reader.readOwn("")), null, false);
        found.sentence(0);
        TreeSet<Integer> some = new TreeSet<>();
        for (int i = 0; i < found.count(); i += 2) {
            some.add(found.feature(i));
        }
        int[] keys = some.stream().mapToInt(Integer::intValue).toArray();
        Table table = table(keys, 6);
        int[] sums = table.sums();
        table.add(found, sums);
        for (int h = 0; h < 6; h++) {
            int sum = 0;
            for (int i = 0; i < found.count(); i++) {
                int row = table.row(found.feature(i));
                sum += row < 0 ? 0 : table.at(row, h);
            }
            assertThat(sums[h]).isEqualTo(sum);
        }
        assertThat(sums[0]).isNotZero();
        int[] once = sums.clone();
        table.add(found, sums);
        assertThat(sums[5]).isEqualTo(2 * once[5]);
    }

    @Test
    void whatDoesNotRiseIsRefused() {
        assertThatThrownBy(() -> table(new int[] {1, 3, 3}, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(new int[] {3, 1}, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each of the first numbers, made another: it is refused, or what is read then stays within its bounds. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 41})
    void aBrokenOneIsRefusedOrDoesNoHarm(int number) throws IOException {
        int[] keys = new Random(7).ints().distinct().limit(40).sorted().toArray();
        byte[] stored = bytes(table(keys, 20));
        int refused = 0;
        for (int value : new int[] {-1, 0, 1, 3, 17, 65, 1000, 1 << 20, Integer.MAX_VALUE}) {
            byte[] broken = stored.clone();
            for (int i = 0; i < 4; i++) {
                broken[4 * number + i] = (byte) (value >>> 24 - 8 * i);
            }
            try {
                Table table = read(broken);
                for (int key : keys) {
                    assertThat(table.row(key)).isGreaterThanOrEqualTo(-1);
                    assertThat(table.row(key + 1)).isGreaterThanOrEqualTo(-1);
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThatThrownBy(() -> read(Arrays.copyOf(stored, stored.length - 1))).isInstanceOf(IOException.class);
    }

    @Test
    void aNumberStandsForItsSquareWithItsSign() {
        Table table = new Table(
                new int[] {-7, 2, 66}, new byte[] {1, -2, 127, -128, 0, 5}, new float[] {0.5f, 2}, new float[] {
                    -1, 0.25f
                });
        assertThat(table.at(table.row(-7), 0)).isEqualTo(1);
        assertThat(table.at(table.row(-7), 1)).isEqualTo(-4);
        assertThat(table.at(table.row(2), 0)).isEqualTo(127 * 127);
        assertThat(table.at(table.row(2), 1)).isEqualTo(-128 * 128);
        assertThat(table.at(table.row(66), 0)).isZero();
        assertThat(table.unit(1)).isEqualTo(2);
        assertThat(table.odds(0, 4)).isEqualTo(1);
        assertThat(table.odds(1, -3)).isEqualTo(-5.75f);
        for (int feature : new int[] {-8, -6, 0, 3, 65, 67, 130, 2 + 64, 2 + 128, 2 + (1 << 20), Integer.MIN_VALUE}) {
            assertThat(table.row(feature) >= 0).as("" + feature).isEqualTo(feature == 66);
        }
    }

    @Test
    void theFeaturesOfASentenceAreAddedAsOftenAsTheyStand() {
        int red = Features.mix(Features.WORD, Features.word("red"), 0, 0);
        int blue = Features.mix(Features.WORD, Features.word("blue"), 0, 0);
        int[] keys = {Math.min(red, blue), Math.max(red, blue)};
        byte[] rows = red < blue ? new byte[] {3, -1, 10, 2} : new byte[] {10, 2, 3, -1};
        Table table = new Table(keys, rows, new float[2], new float[2]);
        Features features = new Features(Made.READER.readOwn("Red or blue or red."), Made.NOTHING, null, true);
        features.sentence(0);
        int[] sums = table.sums();
        sums[0] = 1_000;
        table.add(features, sums);
        assertThat(Arrays.copyOf(sums, 2)).containsExactly(1_000 + 9 + 9 + 100, -1 - 1 + 4);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "65, 3", "2, -1", "2, 4000001", "-1, 3"})
    void whatIsNoTableIsRefused(int heads, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(heads);
        out.writeInt(size);
        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(size + " features, " + heads + " heads");
    }
}
