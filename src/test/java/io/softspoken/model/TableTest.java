package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features and what each weighs. */
class TableTest {
    private static final Table TABLE = new Table(
            new int[] {-7, 2, 66}, new byte[] {1, -2, 127, -128, 0, 5}, new float[] {0.5f, 2}, new float[] {-1, 0.25f});

    @Test
    void aNumberStandsForItsSquareWithItsSign() {
        assertThat(TABLE.row(-7)).isZero();
        assertThat(TABLE.row(2)).isEqualTo(2);
        assertThat(TABLE.row(66)).isEqualTo(4);
        assertThat(TABLE.at(0)).isEqualTo(1);
        assertThat(TABLE.at(1)).isEqualTo(-4);
        assertThat(TABLE.at(2)).isEqualTo(127 * 127);
        assertThat(TABLE.at(3)).isEqualTo(-128 * 128);
        assertThat(TABLE.at(4)).isZero();
        assertThat(TABLE.unit(1)).isEqualTo(2);
        assertThat(TABLE.odds(0, 4)).isEqualTo(1);
        assertThat(TABLE.odds(1, -3)).isEqualTo(-5.75f);
        assertThat(TABLE.size()).isEqualTo(3);
    }

    /** A number that is none of these may look like one of them at first. */
    @Test
    void whatIsNotKnownHasNoRow() {
        for (int feature : new int[] {-8, -6, 0, 3, 65, 67, 130, 2 + 64, 2 + 128, 2 + (1 << 20), Integer.MIN_VALUE}) {
            assertThat(TABLE.row(feature)).as("" + feature).isEqualTo(feature == 66 ? 4 : -1);
        }
        assertThat(new Table(new int[0], new byte[0], new float[1], new float[1]).row(0))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 64, 65, 1000})
    void eachOfManyHasItsRow(int size) {
        int[] keys = new Random(size).ints().distinct().limit(size).sorted().toArray();
        Table table = new Table(keys, new byte[3 * size], new float[3], new float[3]);
        for (int i = 0; i < size; i++) {
            assertThat(table.row(keys[i])).isEqualTo(3 * i);
        }
        new Random(-size).ints(1_000).forEach(other -> {
            if (Arrays.binarySearch(keys, other) < 0) {
                assertThat(table.row(other)).isEqualTo(-1);
            }
        });
    }

    @Test
    void theFeaturesOfASentenceAreAddedAsOftenAsTheyStand() {
        int red = Features.mix(Features.WORD, Features.word("red"), 0, 0);
        int blue = Features.mix(Features.WORD, Features.word("blue"), 0, 0);
        int[] keys = {Math.min(red, blue), Math.max(red, blue)};
        byte[] rows = red < blue ? new byte[] {3, -1, 10, 2} : new byte[] {10, 2, 3, -1};
        Table table = new Table(keys, rows, new float[2], new float[2]);
        Features features = new Features(READER.readOwn("Red or blue or red."), NOTHING, null, true);
        features.sentence(0);
        int[] sums = {1_000, 0};
        table.add(features, sums);
        assertThat(sums).containsExactly(1_000 + 9 + 9 + 100, -1 - 1 + 4);
    }

    @Test
    void isStoredAndReadAgain() throws IOException {
        byte[] stored = bytes(TABLE);
        Table again = Table.read(in(stored));
        assertThat(bytes(again)).isEqualTo(stored);
        assertThat(again.row(66)).isEqualTo(4);
        assertThat(again.at(3)).isEqualTo(-128 * 128);
        assertThat(again.odds(0, 4)).isEqualTo(1);
        assertThat(again.odds(1, -3)).isEqualTo(-5.75f);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "65, 3", "2, -1", "2, 4000001", "-1, 3"})
    void whatIsNoTableIsRefused(int heads, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(heads);
        out.writeInt(size);
        assertThatThrownBy(() -> Table.read(in(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(size + " features, " + heads + " heads");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void aTableMayHaveOneHeadOrManyAndNoFeature(int heads) throws IOException {
        Table none = new Table(new int[0], new byte[0], new float[heads], new float[heads]);
        assertThat(Table.read(in(bytes(none))).size()).isZero();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
