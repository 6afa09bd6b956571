package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Category;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a net learns: what a step does to each number, and what comes of many. */
class NetTrainerTest {
    private static final int WIDTH = 4;
    private static final float KEPT = 0.7f;
    private static final float RATE = 0.003f;
    private static final float OFF = 1e-4f;

    /** Words made of letters, as many as are wanted, each with a vector of chance. */
    private static List<String> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "x" + Character.toString('a' + i / 26) + Character.toString('a' + i % 26))
                .toList();
    }

    private static WordVectors vectors(List<String> words) throws IOException {
        byte[] numbers = new byte[words.size() * WIDTH];
        new SplittableRandom(1).nextBytes(numbers);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(words.size());
            out.writeInt(WIDTH);
            for (int w = 0; w < words.size(); w++) {
                out.writeUTF(words.get(w));
                out.write(numbers, w * WIDTH, WIDTH);
            }
        }
        return WordVectors.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static Lesson lesson(String writer, String sentence, Set<Category> flagged, float weight) {
        return new Lesson(
                writer,
                READER.readOwn(sentence),
                NOTHING,
                List.of(new Lesson.Labels(
                        flagged, EnumSet.range(Category.ANGER, Category.BLAME), true, true, Set.of(), false)),
                null,
                weight);
    }

    /** Chance that can be made to leave nothing out. */
    private static final class Chance implements RandomGenerator {
        private final SplittableRandom random = new SplittableRandom(3);
        private double always = -1;

        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextDouble() {
            return always < 0 ? random.nextDouble() : always;
        }
    }

    /** A net in the making, whose words, filters and heads are gone through here one by one. */
    private static final class Made {
        final List<String> words;
        final List<Lesson> lessons;
        final NetTrainer trainer;
        final NetTrainer.Learning learning;
        final Chance chance = new Chance();

        Made(List<String> words, Lesson... lessons) throws IOException {
            this.words = words;
            this.lessons = List.of(lessons);
            trainer = new NetTrainer(this.lessons, vectors(words));
            learning = trainer.new Learning(chance);
            chance.always = 0.999;
        }

        int place(String word) {
            int at = words.indexOf(word.toLowerCase(Locale.ROOT));
            if (word.equals("14")) {
                return Net.SPECIAL + words.size() + 1;
            }
            return at < 0 ? Net.UNKNOWN : Net.SPECIAL + at;
        }

        /** The places of the words of a lesson, between start and end. */
        int[] places(int which) {
            Text text = lessons.get(which).text();
            int[] places = new int[text.tokens() + 2];
            places[0] = Net.START;
            places[places.length - 1] = Net.END;
            for (int t = 0; t < text.tokens(); t++) {
                places[t + 1] = place(text.token(t));
            }
            return places;
        }

        double number(int place, boolean capitals, int d) {
            float[] value = learning.words.value;
            return value[place * WIDTH + d] + (capitals ? value[Net.CAPITALS * WIDTH + d] : 0.0);
        }

        /** What the net in the making says of a lesson; {@code kept} is how many filters a step keeps. */
        double[] odds(int which, double kept) {
            int[] places = places(which);
            Text text = lessons.get(which).text();
            double[] odds = new double[Head.OF_SENTENCE];
            for (int h = 0; h < odds.length; h++) {
                odds[h] = learning.offset.value[h];
            }
            for (int width = 1; width <= Net.WIDEST; width++) {
                for (int f = 0; f < Net.FILTERS; f++) {
                    double loudest = Double.NEGATIVE_INFINITY;
                    for (int at = 0; at + width <= places.length; at++) {
                        double sum = 0;
                        for (int j = 0; j < width; j++) {
                            int column = Net.FILTERS * (width * (width - 1) / 2) + j * Net.FILTERS + f;
                            int t = at + j - 1;
                            boolean capitals = t >= 0 && t < text.tokens() && text.is(t, Token.CAPS);
                            for (int d = 0; d < WIDTH; d++) {
                                sum += number(places[at + j], capitals, d) * learning.filters.value[column * WIDTH + d];
                            }
                        }
                        loudest = Math.max(loudest, sum);
                    }
                    int filter = (width - 1) * Net.FILTERS + f;
                    double heard = loudest + learning.bias.value[filter];
                    for (int h = 0; h < odds.length && heard > 0; h++) {
                        odds[h] += heard / kept * learning.dense.value[filter * odds.length + h];
                    }
                }
            }
            return odds;
        }

        double loss(int which) {
            double[] odds = odds(which, KEPT);
            double loss = 0;
            for (int h = 0; h < odds.length; h++) {
                float label = lessons.get(which).target(0, h);
                if (label >= 0) {
                    loss += Math.log1p(Math.exp(odds[h])) - label * odds[h];
                }
            }
            return loss * lessons.get(which).weight();
        }

        /**
         * Holds the gradient of some numbers against how the loss changes with each: where it has a corner, as where
         * another place becomes the loudest, the gradient lies between the slopes on both sides.
         *
         * @return for how many the loss changes at all
         */
        int check(NetTrainer.Numbers numbers, int which) {
            int stride = numbers == learning.filters ? 5 : 1; // there are thousands, and all are alike
            double here = loss(which);
            int sloping = 0;
            for (int i = 0; i < numbers.value.length; i += stride) {
                float value = numbers.value[i];
                numbers.value[i] = value + OFF;
                double above = (loss(which) - here) / ((double) numbers.value[i] - value);
                numbers.value[i] = value - OFF;
                double below = (loss(which) - here) / ((double) numbers.value[i] - value);
                numbers.value[i] = value;
                double about = 2e-3 + 0.02 * Math.abs(above);
                assertThat((double) numbers.gradient[i])
                        .as("number " + i)
                        .isBetween(Math.min(above, below) - about, Math.max(above, below) + about);
                sloping += Math.abs(above) > 0.01 && Math.abs(below) > 0.01 ? 1 : 0;
            }
            return sloping;
        }

        void checkAll(int which) {
            assertThat(check(learning.offset, which)).isGreaterThan(4);
            assertThat(check(learning.bias, which)).isGreaterThan(20);
            assertThat(check(learning.dense, which)).isGreaterThan(100);
            assertThat(check(learning.filters, which)).isGreaterThan(30);
            assertThat(check(learning.words, which)).isGreaterThan(8);
        }
    }

    private static final Set<Category> ANGRY = EnumSet.of(Category.ANGER);

    @ParameterizedTest
    @ValueSource(strings = {"xaa xab xac", "The xaa is XAD or 14 so.", "xaa", "XAA XAB", "xab xab xac xab xab xac"})
    void whatItGoesByIsTheSlopeOfTheLoss(String sentence) throws IOException {
        Made made = new Made(words(6), lesson("a", sentence, ANGRY, 1.5f));
        made.learning.hear(0);
        made.checkAll(0);
        // and so it is after a step, with what the step has changed
        made.learning.step(1);
        made.learning.hear(0);
        made.checkAll(0);
    }

    /** There is room for as many words as a batch has. */
    @Test
    void sentencesOfManyWordsAreHeardAsWell() throws IOException {
        List<String> words = words(150);
        Made made =
                new Made(words, lesson("a", String.join(" ", words), ANGRY, 1), lesson("a", "xaa xfs xeq", ANGRY, 1));
        made.learning.hear(0);
        for (NetTrainer.Numbers numbers : List.of(
                made.learning.offset,
                made.learning.bias,
                made.learning.dense,
                made.learning.filters,
                made.learning.words)) {
            Arrays.fill(numbers.gradient, 0);
        }
        made.learning.hear(1);
        made.checkAll(1);
    }

    @Test
    void theFirstStepMovesEachNumberByTheRateAgainstItsSlope() throws IOException {
        Made made = new Made(words(6), lesson("a", "The xaa is XAD.", ANGRY, 50));
        made.learning.hear(0);
        List<NetTrainer.Numbers> all = List.of(
                made.learning.offset,
                made.learning.bias,
                made.learning.dense,
                made.learning.filters,
                made.learning.words);
        List<float[]> values =
                all.stream().map(numbers -> numbers.value.clone()).toList();
        List<float[]> gradients =
                all.stream().map(numbers -> numbers.gradient.clone()).toList();
        made.learning.step(0.5f);
        for (int n = 0; n < all.size(); n++) {
            int moved = 0;
            for (int i = 0; i < values.get(n).length; i++) {
                float by = all.get(n).value[i] - values.get(n)[i];
                float slope = gradients.get(n)[i];
                if (slope == 0) {
                    assertThat(by).isZero();
                } else if (Math.abs(slope) > 0.01) {
                    assertThat(by).isCloseTo(-Math.signum(slope) * RATE / 2, within(RATE / 50));
                    moved++;
                }
                assertThat(all.get(n).gradient[i]).isZero();
            }
            assertThat(moved).isPositive();
        }
    }

    /** While a slope stays the same, so does the step. */
    @Test
    void underTheSameSlopeEachStepIsAsLong() throws IOException {
        Made made = new Made(words(2), lesson("a", "xaa", ANGRY, 1));
        assertThat(made.learning.offset.value).containsOnly(-3);
        for (int step = 1; step <= 5; step++) {
            made.learning.offset.gradient[2] = -7;
            made.learning.step(1);
            assertThat(made.learning.offset.value[2]).isCloseTo(-3 + step * RATE, within(2e-6f));
        }
        // and without one it dies away
        made.learning.step(1);
        assertThat(made.learning.offset.value[2]).isBetween(-3 + 5.5f * RATE, -3 + 6 * RATE);
        assertThat(made.learning.offset.value[1]).isEqualTo(-3);
    }

    @Test
    void itBeginsWithVectorsOfOneSizeAndFiltersOfChance() throws IOException {
        List<String> words = words(60);
        NetTrainer.Learning learning = new Made(words, lesson("a", "xaa", ANGRY, 1)).learning;
        float[] first = new float[WIDTH];
        vectors(words).copy(7, first, 0, 1);
        int at = (Net.SPECIAL + 7) * WIDTH;
        double ratio = learning.words.value[at] / (double) first[0];
        double squares = 0;
        for (int d = 0; d < WIDTH; d++) {
            assertThat(learning.words.value[at + d] / first[d]).isCloseTo((float) ratio, within(1e-5f));
        }
        int from = Net.SPECIAL * WIDTH;
        for (int i = from; i < from + words.size() * WIDTH; i++) {
            squares += learning.words.value[i] * (double) learning.words.value[i];
        }
        assertThat(Math.sqrt(squares / (words.size() * WIDTH))).isCloseTo(0.5, within(1e-4));
        assertThat(Arrays.copyOfRange(learning.words.value, 0, WIDTH)).containsOnly(0);
        assertThat(Arrays.copyOfRange(learning.words.value, Net.CAPITALS * WIDTH, from))
                .containsOnly(0);
        for (int special : new int[] {Net.START, Net.END, Net.SPECIAL + words.size(), Net.SPECIAL + words.size() + 1}) {
            float[] value = Arrays.copyOfRange(learning.words.value, special * WIDTH, (special + 1) * WIDTH);
            for (float number : value) {
                assertThat(number).isNotZero().isBetween(-0.25f, 0.25f);
            }
        }
        for (int width = 1; width <= Net.WIDEST; width++) {
            int begin = Net.FILTERS * (width * (width - 1) / 2) * WIDTH;
            int end = Net.FILTERS * (width * (width + 1) / 2) * WIDTH;
            evenly(
                    Arrays.copyOfRange(learning.filters.value, begin, end),
                    Math.sqrt(6.0 / (width * WIDTH + Net.FILTERS)));
        }
        evenly(learning.dense.value, Math.sqrt(6.0 / (Net.ALL + Head.OF_SENTENCE)));
        assertThat(learning.bias.value).containsOnly(0);
    }

    /** Numbers spread evenly from minus to plus a bound. */
    private static void evenly(float[] numbers, double bound) {
        double sum = 0;
        float most = 0;
        float least = 0;
        for (float number : numbers) {
            sum += number;
            most = Math.max(most, number);
            least = Math.min(least, number);
        }
        assertThat(most).isBetween((float) (0.93 * bound), (float) bound);
        assertThat(least).isBetween((float) -bound, (float) (-0.93 * bound));
        assertThat(sum / numbers.length).isCloseTo(0, within(0.15 * bound));
    }

    @Test
    void shufflingLosesNothing() throws IOException {
        NetTrainer.Learning learning = new Made(words(2), lesson("a", "xaa", ANGRY, 1)).learning;
        int[] order = IntStream.range(0, 100).toArray();
        learning.shuffle(order);
        assertThat(order).isNotEqualTo(IntStream.range(0, 100).toArray());
        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
        int same = 0;
        for (int i = 0; i < order.length; i++) {
            same += order[i] == i ? 1 : 0;
        }
        assertThat(same).isLessThan(10);
    }

    /** The finished net says half of what was learned, but for rounding. */
    @Test
    void theFinishedNetSaysWhatWasLearned() throws IOException {
        Made made = new Made(
                words(6),
                lesson("a", "xaa xab xac", ANGRY, 1),
                lesson("a", "The xaa is XAD or 14 so.", ANGRY, 1),
                lesson("a", "Nobody.", ANGRY, 1));
        // so that capitals and what is unknown say something too
        for (int d = 0; d < 4 * WIDTH; d++) {
            made.learning.words.value[d] = (float) Math.sin(d + 1) / 2;
        }
        Arrays.fill(made.learning.bias.value, 0.1f);
        Net net = made.learning.net(new int[] {0, 1, 2});
        for (int which = 0; which < 3; which++) {
            Text text = made.lessons.get(which).text();
            float[] says = new float[Head.OF_SENTENCE];
            net.add(text, 0, text.tokens(), net.ear(Features.words(text)), says);
            double[] odds = made.odds(which, 1);
            for (int h = 0; h < says.length; h++) {
                assertThat((double) says[h]).as(which + ", " + h).isCloseTo(odds[h] / 2, within(0.02));
            }
        }
        // xaa, xab, xac, xad and a number; and what stands for no word
        assertThat(net.size()).isEqualTo(Net.SPECIAL + 5);
        assertThat(made.learning.net(new int[] {0}).size()).isEqualTo(Net.SPECIAL + 3);
    }

    /** A word that was not learned from says what the nearest says that was. */
    @Test
    void aWordNeverReadSaysWhatItsNearestSays() throws IOException {
        List<String> words = words(5);
        Made made = new Made(words, lesson("a", "xaa xab xac", ANGRY, 1), lesson("a", "xad xae", ANGRY, 1));
        float[][] at = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0.9f, 0, 0.1f}, {0.1f, 0, 0.8f, 0}};
        for (int w = 0; w < at.length; w++) {
            System.arraycopy(at[w], 0, made.learning.words.value, (Net.SPECIAL + w) * WIDTH, WIDTH);
        }
        Net net = made.learning.net(new int[] {0});
        assertThat(says(net, "xad")).containsExactly(says(net, "xab"));
        assertThat(says(net, "xae")).containsExactly(says(net, "xac"));
        assertThat(says(net, "xaa")).isNotEqualTo(says(net, "xab"));
        assertThat(says(net, "nobody")).isNotEqualTo(says(net, "xad"));
    }

    private static float[] says(Net net, String sentence) {
        Text text = READER.readOwn(sentence);
        float[] says = new float[Head.OF_SENTENCE];
        net.add(text, 0, text.tokens(), net.ear(Features.words(text)), says);
        return says;
    }

    private static List<Lesson> times(int count, Lesson... lessons) {
        List<Lesson> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(List.of(lessons));
        }
        return all;
    }

    /** Twice what the net says is what was learned. */
    private static double chance(Net net, String sentence, Category category) {
        return 1 / (1 + Math.exp(-2 * says(net, sentence)[category.ordinal()]));
    }

    /** What better models are not sure of is learned as a chance. */
    @ParameterizedTest
    @CsvSource({"0.25", "0.7"})
    void aChanceIsLearnedAsAChance(float chance) throws IOException {
        float[] taught = new float[Head.OF_SENTENCE];
        Arrays.fill(taught, -1);
        taught[Category.ALARM.ordinal()] = chance;
        Lesson plain = lesson("a", "xaa xab", Set.of(), 1);
        Lesson lesson = new Lesson(
                "a", plain.text(), NOTHING, List.of(plain.sentences().get(0).taughtBy(taught)), null, 1);
        Net net = new NetTrainer(times(1_500, lesson), vectors(words(4))).learn(writer -> true);
        assertThat(chance(net, "xaa xab", Category.ALARM)).isCloseTo(chance, within(0.08));
    }

    /** Words in capitals, and the order of words, are told apart. */
    @Test
    void capitalsAndOrderAreLearned() throws IOException {
        Net net = new NetTrainer(
                        times(
                                400,
                                lesson("a", "so xaa xab", ANGRY, 1),
                                lesson("a", "so xab xaa", Set.of(), 1),
                                lesson("a", "so XAC", ANGRY, 1),
                                lesson("a", "so xac", Set.of(), 1)),
                        vectors(words(4)))
                .learn(writer -> true);
        assertThat(chance(net, "so xaa xab", Category.ANGER)).isGreaterThan(0.6);
        assertThat(chance(net, "so xab xaa", Category.ANGER)).isLessThan(0.45);
        assertThat(chance(net, "so XAC", Category.ANGER)).isGreaterThan(0.6);
        assertThat(chance(net, "so xac", Category.ANGER)).isLessThan(0.45);
    }

    @Test
    void onlyTheWritersThatAreAskedForAreLearnedFrom() throws IOException {
        NetTrainer trainer = new NetTrainer(
                times(800, lesson("a", "xaa", ANGRY, 1), lesson("b", "xaa", Set.of(), 1)), vectors(words(4)));
        assertThat(chance(trainer.learn("a"::equals), "xaa", Category.ANGER)).isGreaterThan(0.8);
        assertThat(chance(trainer.learn("b"::equals), "xaa", Category.ANGER)).isLessThan(0.1);
    }

    @Test
    void whatWeighsMoreCountsMore() throws IOException {
        Net net = new NetTrainer(
                        times(800, lesson("a", "xaa", ANGRY, 3), lesson("a", "xaa", Set.of(), 1)), vectors(words(4)))
                .learn(writer -> true);
        assertThat(chance(net, "xaa", Category.ANGER)).isCloseTo(0.75, within(0.1));
    }
}
