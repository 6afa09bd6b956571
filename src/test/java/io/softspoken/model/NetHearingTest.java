package io.softspoken.model;

import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a net says of a sentence, beside the same worked out word by word and filter by filter. */
class NetHearingTest {
    private static final String[] KNOWN = {"the", "room", "is", "cold", "and", "dark", "."};

    /** A net of chance: rows, scales and all. */
    private static final class Chance {
        final int[] words =
                Arrays.stream(KNOWN).mapToInt(Features::word).sorted().toArray();
        final char[] rowOf = new char[words.length];
        final byte[] rows;
        final float[] scale = new float[Net.ALL];
        final float[] bias = new float[Net.ALL];
        final float[][] dense = new float[Net.ALL][Head.OF_SENTENCE];
        final float[] offset = new float[Head.OF_SENTENCE];
        final Net net;

        Chance(long seed, int count) {
            Random random = new Random(seed);
            rows = new byte[count * Net.ROW];
            random.nextBytes(rows);
            for (int i = 0; i < rowOf.length; i++) {
                rowOf[i] = (char) (Net.SPECIAL + random.nextInt(count - Net.SPECIAL));
            }
            for (int f = 0; f < Net.ALL; f++) {
                scale[f] = 0.001f + random.nextFloat() / 100;
                bias[f] = random.nextFloat() * 2 - 1.5f;
                for (int h = 0; h < Head.OF_SENTENCE; h++) {
                    dense[f][h] = (float) random.nextGaussian();
                }
            }
            for (int h = 0; h < offset.length; h++) {
                offset[h] = (float) random.nextGaussian();
            }
            net = new Net(words, rowOf, rows, scale, bias, dense, offset);
        }

        int row(int word) {
            int at = Arrays.binarySearch(words, word);
            return at < 0 ? Net.UNKNOWN : rowOf[at];
        }

        /** The sum that a filter of a width makes of the words from {@code at} on. */
        int sum(int[] row, boolean[] capitals, int at, int width, int filter) {
            int before = Net.FILTERS * (width * (width - 1) / 2);
            int sum = 0;
            for (int j = 0; j < width; j++) {
                int column = before + j * Net.FILTERS + filter;
                sum += rows[row[at + j] * Net.ROW + column];
                sum += capitals[at + j] ? rows[Net.CAPITALS * Net.ROW + column] : 0;
            }
            return sum;
        }

        /** Where a filter is loudest; -1 if there are too few words for it. */
        int loudest(int[] row, boolean[] capitals, int width, int filter) {
            int where = -1;
            for (int at = 0; at + width <= row.length; at++) {
                if (where < 0 || sum(row, capitals, at, width, filter) > sum(row, capitals, where, width, filter)) {
                    where = at;
                }
            }
            return where;
        }

        int[] rowsOf(Text text) {
            int[] numbers = Features.words(text);
            int[] row = new int[numbers.length + 2];
            row[0] = Net.START;
            row[row.length - 1] = Net.END;
            for (int t = 0; t < numbers.length; t++) {
                row[t + 1] = row(numbers[t]);
            }
            return row;
        }

        float[] says(Text text) {
            int[] row = rowsOf(text);
            boolean[] capitals = new boolean[row.length];
            for (int t = 0; t < text.tokens(); t++) {
                capitals[t + 1] = text.is(t, Token.CAPS);
            }
            double[] odds = new double[Head.OF_SENTENCE];
            for (int h = 0; h < odds.length; h++) {
                odds[h] = offset[h];
            }
            for (int width = 1; width <= Net.WIDEST; width++) {
                for (int f = 0; f < Net.FILTERS; f++) {
                    int where = loudest(row, capitals, width, f);
                    int filter = (width - 1) * Net.FILTERS + f;
                    float heard = where < 0 ? 0 : sum(row, capitals, where, width, f) * scale[filter] + bias[filter];
                    for (int h = 0; h < odds.length && heard > 0; h++) {
                        odds[h] += heard * dense[filter][h];
                    }
                }
            }
            float[] says = new float[odds.length];
            for (int h = 0; h < says.length; h++) {
                says[h] = (float) odds[h];
            }
            return says;
        }

        float[] carrying(Text text, int head) {
            int[] row = rowsOf(text);
            boolean[] none = new boolean[row.length];
            float[] weight = new float[text.tokens()];
            for (int width = 1; width <= Net.WIDEST; width++) {
                for (int f = 0; f < Net.FILTERS; f++) {
                    int where = loudest(row, none, width, f);
                    int filter = (width - 1) * Net.FILTERS + f;
                    float heard = where < 0 ? 0 : sum(row, none, where, width, f) * scale[filter] + bias[filter];
                    for (int token = where - 1; token < where - 1 + width && heard > 0; token++) {
                        if (token >= 0 && token < weight.length) {
                            weight[token] += heard * dense[filter][head] / width;
                        }
                    }
                }
            }
            return weight;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The room is cold and dark.",
                "cold",
                "Cold.",
                "Nobody knew.",
                "The ROOM is cold.",
                "COLD",
                "THE ROOM IS DARK AND COLD.",
                ""
            })
    void saysWhatItsFiltersSayWhereTheyAreLoudest(String sentence) {
        Text text = READER.readOwn(sentence);
        Net.Ear ear = new Net.Ear();
        for (long seed = 1; seed <= 8; seed++) {
            Chance chance = new Chance(seed, 9);
            float[] odds = new float[Head.OF_SENTENCE];
            chance.net.add(text, Features.words(text), 0, text.tokens(), ear, odds);
            assertThat(odds).containsExactly(chance.says(text), within(1e-3f));
            float[] twice = odds.clone();
            chance.net.add(text, Features.words(text), 0, text.tokens(), ear, twice);
            for (int h = 0; h < odds.length; h++) {
                odds[h] *= 2;
            }
            assertThat(twice).containsExactly(odds, within(1e-3f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"The room is cold and dark.", "cold", "Nobody knew.", "cold cold cold"})
    void theWordsThatWereLoudestShareIt(String sentence) {
        Text text = READER.readOwn(sentence);
        for (long seed = 1; seed <= 8; seed++) {
            Chance chance = new Chance(seed, 9);
            float[] weight = new float[text.tokens()];
            chance.net.carrying(Features.words(text), 0, text.tokens(), 3, weight);
            assertThat(weight).containsExactly(chance.carrying(text, 3), within(1e-3f));
        }
    }

    @Test
    void aSentenceAmongOthersIsHeardByItself() {
        Chance chance = new Chance(5, 9);
        Text both = READER.readOwn("It is so. The room is cold. It is.");
        Text alone = READER.readOwn("The room is cold.");
        float[] odds = new float[Head.OF_SENTENCE];
        chance.net.add(both, Features.words(both), both.first(1), both.last(1), new Net.Ear(), odds);
        assertThat(odds).containsExactly(chance.says(alone), within(1e-3f));
        float[] weight = new float[alone.tokens()];
        chance.net.carrying(Features.words(both), both.first(1), both.last(1), 0, weight);
        assertThat(weight).containsExactly(chance.carrying(alone, 0), within(1e-3f));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 199, 200, 201, 450})
    void isStoredAndReadAgain(int rows) throws IOException {
        Chance chance = new Chance(7, rows);
        assertThat(chance.net.size()).isEqualTo(rows);
        assertThat(chance.net.isNone()).isFalse();
        byte[] stored = bytes(chance.net);
        Net again = Net.read(in(stored));
        assertThat(bytes(again)).isEqualTo(stored);
        assertThat(again.size()).isEqualTo(rows);
        Text text = READER.readOwn("The room is cold and DARK.");
        float[] odds = new float[Head.OF_SENTENCE];
        again.add(text, Features.words(text), 0, text.tokens(), new Net.Ear(), odds);
        assertThat(odds).containsExactly(chance.says(text), within(1e-3f));
    }

    @Test
    void noneIsStoredAndReadAgain() throws IOException {
        byte[] stored = bytes(Net.none());
        assertThat(stored).containsOnly(0).hasSize(8);
        Net none = Net.read(in(stored));
        assertThat(none.isNone()).isTrue();
        assertThat(none.size()).isZero();
        float[] weight = {1, 2};
        none.carrying(new int[2], 0, 2, 0, weight);
        assertThat(weight).containsExactly(1, 2);
    }

    /** How many words and rows a stored net says that it has. */
    @ParameterizedTest
    @CsvSource({"-1, 9", "1000001, 9", "7, 3", "7, 65536", "0, -1", "7, 0"})
    void whatIsNoNetIsRefused(int words, int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(words);
        out.writeInt(rows);
        assertThatThrownBy(() -> Net.read(in(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words + " words, " + rows + " rows");
    }

    @Test
    void aWordWithoutARowIsRefused() throws IOException {
        Chance chance = new Chance(3, 9);
        for (int row : new int[] {8, 9, 10}) {
            chance.rowOf[2] = (char) row;
            byte[] stored = bytes(chance.net);
            if (row < 9) {
                assertThat(Net.read(in(stored)).size()).isEqualTo(9);
            } else {
                assertThatThrownBy(() -> Net.read(in(stored)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("a word without a row");
            }
        }
    }

    @Test
    void aNetMayKnowNoWord() throws IOException {
        Chance chance = new Chance(3, 4 + 1);
        Net net = new Net(
                new int[0],
                new char[0],
                Arrays.copyOf(chance.rows, Net.SPECIAL * Net.ROW),
                chance.scale,
                chance.bias,
                chance.dense,
                chance.offset);
        assertThat(Net.read(in(bytes(net))).size()).isEqualTo(Net.SPECIAL);
        assertThat(IntStream.of(Net.UNKNOWN, Net.START, Net.END, Net.CAPITALS)).containsExactly(0, 1, 2, 3);
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Net net) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        net.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
