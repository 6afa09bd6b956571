package io.softspoken.model;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Learns a {@link Net} from lessons: stochastic gradient descent with moments (D. Kingma and J. Ba, "Adam", 2015). What
 * looks like chance comes from a fixed seed, and all sums are in a fixed order: the same lessons in the same order give
 * the same net to the bit. Called by {@link Folds}.
 */
final class NetTrainer {
    private static final long SEED = 20;
    private static final int EPOCHS = 6;
    private static final int BATCH = 48;
    private static final float RATE = 0.003f;
    /** Words move less than filters, so that those seen once or twice stay among their like. */
    private static final float WORD_RATE = 0.003f;
    /** How often a filter is left out of a step. */
    private static final float LEFT_OUT = 0.3f;
    /** How often a word is taken as unknown. */
    private static final float UNHEARD = 0.05f;
    /** How large the vectors of words are to begin with, each number on average. */
    private static final float UNIT = 0.5f;

    private static final float DECAY = 0.9f;
    private static final float SLOW_DECAY = 0.999f;
    private static final float TINY = 1e-7f;
    /** Rows in the finished net. */
    private static final int MOST_ROWS = 9_000;

    private static final int LARGEST = 127;
    /** How much the net's word counts beside the linear model's; chosen on folds by writer. */
    private static final float SHARE = 0.5f;

    private final WordVectors vectors;
    private final int width;
    private final int count;
    private final Map<Integer, Integer> places = new HashMap<>();
    /** For each sentence its words by place among the vectors, between START and END; words in capitals negative. */
    private final List<int[]> sentences = new ArrayList<>();

    private final List<float[]> labels = new ArrayList<>();
    private final List<Lesson> lessonOf = new ArrayList<>();

    NetTrainer(List<Lesson> lessons, WordVectors vectors) {
        this.vectors = vectors;
        width = vectors.width();
        int[] words = vectors.words();
        for (int w = 0; w < words.length; w++) {
            places.putIfAbsent(words[w], Net.SPECIAL + w);
        }
        for (int i = 0; i < Features.STANDINS.length; i++) {
            places.put(Features.STANDINS[i], Net.SPECIAL + words.length + i);
        }
        count = Net.SPECIAL + words.length + Features.STANDINS.length;
        for (Lesson lesson : lessons) {
            Text text = lesson.text();
            int[] numbers = Features.words(text);
            for (int s = 0; s < text.sentences(); s++) {
                int from = text.first(s);
                int[] sentence = new int[text.last(s) - from + 2];
                sentence[0] = Net.START;
                sentence[sentence.length - 1] = Net.END;
                for (int t = from; t < text.last(s); t++) {
                    int place = places.getOrDefault(numbers[t], Net.UNKNOWN);
                    sentence[t - from + 1] = text.is(t, Token.CAPS) ? -place - 1 : place;
                }
                float[] label = new float[Head.OF_SENTENCE];
                for (int h = 0; h < label.length; h++) {
                    label[h] = lesson.target(s, h);
                }
                sentences.add(sentence);
                labels.add(label);
                lessonOf.add(lesson);
            }
        }
    }

    /** What is learned from the lessons of some writers. */
    Net learn(Predicate<String> writers) {
        if (vectors.size() == 0) {
            return Net.none();
        }
        int[] order = IntStream.range(0, sentences.size())
                .filter(i -> writers.test(lessonOf.get(i).writer()))
                .toArray();
        Learning learning = new Learning(new SplittableRandom(SEED));
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            learning.shuffle(order);
            float slower = 1 - epoch / (float) EPOCHS;
            for (int from = 0; from < order.length; from += BATCH) {
                for (int i = from; i < Math.min(order.length, from + BATCH); i++) {
                    learning.hear(order[i]);
                }
                learning.step(slower);
            }
        }
        return learning.net(order);
    }

    /** Numbers to learn, their gradients and moments. */
    static final class Numbers {
        final float[] value;
        final float[] gradient;
        final float[] mean;
        final float[] square;

        Numbers(int size) {
            value = new float[size];
            gradient = new float[size];
            mean = new float[size];
            square = new float[size];
        }

        void step(int from, int to, float rate) {
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                gradient[i] = 0;
                mean[i] = DECAY * mean[i] + (1 - DECAY) * g;
                square[i] = SLOW_DECAY * square[i] + (1 - SLOW_DECAY) * g * g;
                value[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + TINY);
            }
        }
    }

    /** All that changes while a net is learned. */
    final class Learning {
        private final RandomGenerator random;
        private final int heads = Head.OF_SENTENCE;
        /** For each word, and what stands for many, its vector. */
        final Numbers words = new Numbers(count * width);
        /** For each place in a filter what each direction gives to it. */
        final Numbers filters = new Numbers(width * Net.ROW);
        /** The same turned about: which of the two runs through memory in order decides how long training takes. */
        private final float[] turned = new float[width * Net.ROW];

        final Numbers bias = new Numbers(Net.ALL);
        final Numbers dense = new Numbers(Net.ALL * heads);
        final Numbers offset = new Numbers(heads);
        private final boolean[] touched = new boolean[count];
        private int[] touchedList = new int[1024];
        private int touchedCount;
        private int steps;
        /** What each word of a batch gives to each place in a filter, worked out where it first stands; in capitals apart. */
        private float[] given = new float[64 * Net.ROW];

        private final int[] givenAt = new int[2 * count];
        private int[] givenWords = new int[64];
        private int givenCount;

        Learning(RandomGenerator random) {
            this.random = random;
            float sum = 0;
            float[] one = new float[width];
            for (int w = 0; w < vectors.size(); w++) {
                vectors.copy(w, one, 0, 1);
                for (float x : one) {
                    sum += x * x;
                }
            }
            float unit = UNIT / (float) Math.sqrt(sum / (vectors.size() * (double) width));
            for (int i = 0; i < count * width; i++) {
                words.value[i] = (float) (random.nextDouble() - 0.5) * UNIT;
            }
            int[] numbers = vectors.words();
            for (int w = 0; w < numbers.length; w++) {
                vectors.copy(w, words.value, (Net.SPECIAL + w) * width, unit);
            }
            Arrays.fill(words.value, Net.UNKNOWN * width, (Net.UNKNOWN + 1) * width, 0);
            Arrays.fill(words.value, Net.CAPITALS * width, (Net.CAPITALS + 1) * width, 0);
            for (int w = 1; w <= Net.WIDEST; w++) {
                float reach = (float) Math.sqrt(6.0 / (w * width + Net.FILTERS));
                for (int d = 0; d < width; d++) {
                    for (int i = first(w); i < first(w + 1); i++) {
                        filters.value[i * width + d] = (float) (random.nextDouble() * 2 - 1) * reach;
                    }
                }
            }
            float reach = (float) Math.sqrt(6.0 / (Net.ALL + heads));
            for (int i = 0; i < dense.value.length; i++) {
                dense.value[i] = (float) (random.nextDouble() * 2 - 1) * reach;
            }
            Arrays.fill(offset.value, -3);
            turn();
        }

        private void turn() {
            for (int i = 0; i < Net.ROW; i++) {
                for (int d = 0; d < width; d++) {
                    turned[d * Net.ROW + i] = filters.value[i * width + d];
                }
            }
        }

        private int first(int w) {
            return Net.FILTERS * w * (w - 1) / 2;
        }

        void shuffle(int[] order) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int spare = order[i];
                order[i] = order[j];
                order[j] = spare;
            }
        }

        /** One sentence, forward and back. */
        void hear(int which) {
            int[] sentence = sentences.get(which).clone();
            int n = sentence.length;
            boolean[] capitals = new boolean[n];
            for (int t = 0; t < n; t++) {
                if (sentence[t] < 0) {
                    sentence[t] = -sentence[t] - 1;
                    capitals[t] = true;
                }
                if (sentence[t] >= Net.SPECIAL && random.nextDouble() < UNHEARD) {
                    sentence[t] = Net.UNKNOWN;
                }
            }
            float[] vector = new float[n * width];
            for (int t = 0; t < n; t++) {
                System.arraycopy(words.value, sentence[t] * width, vector, t * width, width);
                if (capitals[t]) {
                    for (int d = 0; d < width; d++) {
                        vector[t * width + d] += words.value[Net.CAPITALS * width + d];
                    }
                }
            }
            int[] rows = new int[n];
            for (int t = 0; t < n; t++) {
                rows[t] = given(2 * sentence[t] + (capitals[t] ? 1 : 0), vector, t * width);
            }
            float[] heard = new float[Net.ALL];
            int[] where = new int[Net.ALL];
            for (int w = 1; w <= Net.WIDEST && w <= n; w++) {
                for (int f = 0; f < Net.FILTERS; f++) {
                    float loudest = Float.NEGATIVE_INFINITY;
                    int at = 0;
                    for (int p = 0; p + w <= n; p++) {
                        float sum = 0;
                        for (int j = 0; j < w; j++) {
                            sum += given[rows[p + j] + first(w) + j * Net.FILTERS + f];
                        }
                        if (sum > loudest) {
                            loudest = sum;
                            at = p;
                        }
                    }
                    int filter = (w - 1) * Net.FILTERS + f;
                    heard[filter] = loudest + bias.value[filter];
                    where[filter] = at;
                }
            }
            float keep = 1 - LEFT_OUT;
            boolean[] on = new boolean[Net.ALL];
            float[] odds = offset.value.clone();
            for (int f = 0; f < Net.ALL; f++) {
                boolean left = random.nextDouble() < LEFT_OUT;
                on[f] = !left && heard[f] > 0;
                if (on[f]) {
                    axpy(heard[f] / keep, dense.value, f * heads, odds, 0, heads);
                }
            }
            float[] label = labels.get(which);
            float weight = lessonOf.get(which).weight();
            float[] off = new float[heads];
            for (int h = 0; h < heads; h++) {
                if (label[h] >= 0) {
                    off[h] = weight * (Calibration.sigmoid(odds[h]) - label[h]);
                    offset.gradient[h] += off[h];
                }
            }
            for (int f = 0; f < Net.ALL; f++) {
                if (!on[f]) {
                    continue;
                }
                float back = 0;
                for (int h = 0; h < heads; h++) {
                    back += off[h] * dense.value[f * heads + h];
                    dense.gradient[f * heads + h] += off[h] * heard[f] / keep;
                }
                back /= keep;
                bias.gradient[f] += back;
                int w = f / Net.FILTERS + 1;
                for (int j = 0; j < w; j++) {
                    int t = where[f] + j;
                    int column = first(w) + j * Net.FILTERS + f % Net.FILTERS;
                    axpy(back, vector, t * width, filters.gradient, column * width, width);
                    axpy(back, filters.value, column * width, words.gradient, sentence[t] * width, width);
                    if (capitals[t]) {
                        axpy(back, filters.value, column * width, words.gradient, Net.CAPITALS * width, width);
                    }
                    touch(sentence[t]);
                    if (capitals[t]) {
                        touch(Net.CAPITALS);
                    }
                }
            }
        }

        /** Where what a word gives stands; its vector is needed only if it has not been heard in this batch. */
        private int given(int word, float[] vector, int from) {
            if (givenAt[word] > 0) {
                return (givenAt[word] - 1) * Net.ROW;
            }
            if (givenCount == givenWords.length) {
                givenWords = Arrays.copyOf(givenWords, 2 * givenCount);
                given = Arrays.copyOf(given, 2 * givenCount * Net.ROW);
            }
            int row = givenCount * Net.ROW;
            Arrays.fill(given, row, row + Net.ROW, 0);
            for (int d = 0; d < width; d++) {
                axpy(vector[from + d], turned, d * Net.ROW, given, row, Net.ROW);
            }
            givenWords[givenCount++] = word;
            givenAt[word] = givenCount;
            return row;
        }

        private void touch(int word) {
            if (!touched[word]) {
                touched[word] = true;
                if (touchedCount == touchedList.length) {
                    touchedList = Arrays.copyOf(touchedList, 2 * touchedCount);
                }
                touchedList[touchedCount++] = word;
            }
        }

        void step(float slower) {
            steps++;
            for (int i = 0; i < givenCount; i++) {
                givenAt[givenWords[i]] = 0;
            }
            givenCount = 0;
            float warm =
                    (float) (Math.sqrt(1 - StrictMath.pow(SLOW_DECAY, steps)) / (1 - StrictMath.pow(DECAY, steps)));
            float rate = RATE * slower * warm;
            filters.step(0, filters.value.length, rate);
            turn();
            bias.step(0, Net.ALL, rate);
            dense.step(0, dense.value.length, rate);
            offset.step(0, heads, rate);
            for (int i = 0; i < touchedCount; i++) {
                int word = touchedList[i];
                touched[word] = false;
                words.step(word * width, (word + 1) * width, WORD_RATE * slower * warm);
            }
            touchedCount = 0;
        }

        /** The finished net: rows of small numbers for the words that stand most often in what was learned from. */
        Net net(int[] order) {
            int[] often = new int[count];
            for (int which : order) {
                for (int word : sentences.get(which)) {
                    often[word < 0 ? -word - 1 : word]++;
                }
            }
            int[] kept = IntStream.concat(
                            IntStream.range(0, Net.SPECIAL),
                            IntStream.range(Net.SPECIAL, count)
                                    .filter(w -> often[w] > 0)
                                    .boxed()
                                    .sorted((a, b) -> often[a] != often[b]
                                            ? Integer.compare(often[b], often[a])
                                            : Integer.compare(a, b))
                                    .limit(MOST_ROWS - Net.SPECIAL)
                                    .mapToInt(w -> w))
                    .toArray();
            float[] rows = new float[kept.length * Net.ROW];
            for (int r = 0; r < kept.length; r++) {
                for (int d = 0; d < width; d++) {
                    axpy(words.value[kept[r] * width + d], turned, d * Net.ROW, rows, r * Net.ROW, Net.ROW);
                }
            }
            float[] scale = new float[Net.ALL];
            byte[] small = new byte[rows.length];
            for (int f = 0; f < Net.ALL; f++) {
                int w = f / Net.FILTERS + 1;
                float largest = TINY;
                for (int r = 0; r < kept.length; r++) {
                    for (int j = 0; j < w; j++) {
                        largest = Math.max(
                                largest, Math.abs(rows[r * Net.ROW + first(w) + j * Net.FILTERS + f % Net.FILTERS]));
                    }
                }
                scale[f] = largest / LARGEST;
                for (int r = 0; r < kept.length; r++) {
                    for (int j = 0; j < w; j++) {
                        int at = r * Net.ROW + first(w) + j * Net.FILTERS + f % Net.FILTERS;
                        small[at] = (byte) Math.round(rows[at] / scale[f]);
                    }
                }
            }
            float[][] says = new float[Net.ALL][];
            for (int f = 0; f < Net.ALL; f++) {
                says[f] = new float[heads];
                axpy(SHARE, dense.value, f * heads, says[f], 0, heads);
            }
            float[] all = new float[heads];
            axpy(SHARE, offset.value, 0, all, 0, heads);
            int[] numbers = new int[places.size()];
            char[] rowOf = new char[numbers.length];
            int[] rowOfPlace = new int[count];
            Arrays.fill(rowOfPlace, -1);
            for (int r = 0; r < kept.length; r++) {
                rowOfPlace[kept[r]] = r;
            }
            // Sorted, so that the net does not depend on the order of a hash map.
            int n = 0;
            for (Map.Entry<Integer, Integer> word : new java.util.TreeMap<>(places).entrySet()) {
                numbers[n++] = word.getKey();
            }
            IntStream.range(0, numbers.length).parallel().forEach(i -> {
                int place = places.getOrDefault(numbers[i], Net.UNKNOWN);
                rowOf[i] = (char) (rowOfPlace[place] >= 0 ? rowOfPlace[place] : nearest(place, kept));
            });
            return new Net(numbers, rowOf, small, scale, bias.value.clone(), says, all);
        }

        private int nearest(int place, int[] kept) {
            float least = Float.MAX_VALUE;
            int nearest = Net.UNKNOWN;
            for (int r = Net.SPECIAL; r < kept.length; r++) {
                float far = 0;
                for (int d = 0; d < width; d++) {
                    float off = words.value[place * width + d] - words.value[kept[r] * width + d];
                    far += off * off;
                }
                if (far < least) {
                    least = far;
                    nearest = r;
                }
            }
            return nearest;
        }
    }

    private static void axpy(float a, float[] x, int fromX, float[] y, int fromY, int n) {
        for (int i = 0; i < n; i++) {
            y[fromY + i] += a * x[fromX + i];
        }
    }
}
