package io.softspoken.model;

import io.softspoken.report.Acknowledgement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Learns the weights of a {@link ToneModel} from lessons: one logistic regression a head, by OpenNLP's quasi-Newton
 * minimizer. The same lessons in the same order give the same weights to the bit. Called by {@link Folds}.
 */
final class Trainer {
    /** A feature that stands in fewer rows teaches nothing that carries over. */
    private static final int LEAST_ROWS = 2;
    /** Weight of the penalty on large weights; chosen on folds by writer. */
    private static final double PENALTY = 0.7;
    /** The same for whole drafts, of which there are fewer, with many more features each. */
    private static final double DRAFT_PENALTY = 6;

    /** Stopping before the minimum keeps the weights of rare words small; chosen on folds by writer. */
    private static final int ITERATIONS = 30;

    /** The number that stands for the largest weight of a head. */
    private static final int LARGEST = 127;
    /** A feature whose numbers are all smaller is left out. */
    private static final int LEAST = 4;
    /** Features kept of sentences; beyond that the weights are next to nothing. */
    private static final int MOST_SENTENCE_FEATURES = 240_000;

    private static final int MOST_DRAFT_FEATURES = 60_000;

    private static final int[] NO_PIECES = {};

    private final List<Lesson> lessons;
    private final Rows rows = new Rows();
    private final int[] firstRow;
    private final Map<Integer, int[]> piecesOf = new HashMap<>();

    /** Reads the features of all lessons. */
    Trainer(List<Lesson> lessons) {
        this.lessons = List.copyOf(lessons);
        firstRow = new int[lessons.size()];
        for (int l = 0; l < lessons.size(); l++) {
            Lesson lesson = lessons.get(l);
            firstRow[l] = rows.rows();
            Features features = new Features(lesson.text(), lesson.around(), null, lesson.missing() == null);
            for (int s = 0; s < lesson.text().sentences(); s++) {
                features.sentence(s);
                features.everySentence();
                rows.add(features);
                for (int w = 0; w < features.spelledCount(); w++) {
                    int[] word = features.spelled(w);
                    piecesOf.computeIfAbsent(word[0], key -> {
                        int[] pieces = new int[word[2] - word[1]];
                        for (int i = 0; i < pieces.length; i++) {
                            pieces[i] = features.feature(word[1] + i);
                        }
                        return pieces;
                    });
                }
            }
        }
    }

    /** What is learned about sentences from the lessons of some writers. */
    Table sentences(Predicate<String> writers) {
        return learn(
                rows,
                counts(writers),
                Head.OF_SENTENCE,
                (row, head) -> lessons.get(lessonOf(row)).target(row - firstRow[lessonOf(row)], head),
                row -> lessons.get(lessonOf(row)).weight(),
                PENALTY,
                MOST_SENTENCE_FEATURES,
                piecesOf);
    }

    /**
     * What is learned about whole drafts from the lessons of some writers.
     *
     * @param heard for each lesson the highest chance of each head over its sentences, as heard by a model that had not
     *     learned from it
     */
    Table drafts(Predicate<String> writers, float[][] heard) {
        Rows drafts = new Rows();
        List<Lesson> of = new ArrayList<>();
        for (int l = 0; l < lessons.size(); l++) {
            Lesson lesson = lessons.get(l);
            if (lesson.missing() != null) {
                Features features = new Features(lesson.text(), lesson.around(), null, false);
                features.draft(heard[l]);
                drafts.add(features);
                of.add(lesson);
            }
        }
        boolean[] counts = new boolean[of.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = writers.test(of.get(i).writer());
        }
        return learn(
                drafts,
                counts,
                Head.OF_DRAFT,
                (row, head) -> {
                    Set<Acknowledgement> missing = of.get(row).missing();
                    return missing == null ? -1 : missing.contains(Acknowledgement.values()[head]) ? 1 : 0;
                },
                row -> of.get(row).weight(),
                DRAFT_PENALTY,
                MOST_DRAFT_FEATURES,
                Map.of());
    }

    private interface LabelOf {
        float label(int row, int head);
    }

    private interface WeightOf {
        float weight(int row);
    }

    private static Table learn(
            Rows all,
            boolean[] counts,
            int heads,
            LabelOf labels,
            WeightOf weights,
            double penalty,
            int most,
            Map<Integer, int[]> piecesOf) {
        Rows.Counts standing = all.counts(counts);
        int[] kept = kept(standing, piecesOf);
        Columns columns = columns(standing, kept, piecesOf);
        Rows numbered = all.numbered(standing.features(), standing.places());
        float[] weight = new float[all.rows()];
        for (int row = 0; row < weight.length; row++) {
            weight[row] = weights.weight(row);
        }
        double[][] learned = new double[heads][];
        // Each head by itself, in a fixed order of sums, so that threads change nothing in the result.
        IntStream.range(0, heads).parallel().forEach(head -> {
            float[] label = new float[all.rows()];
            for (int row = 0; row < label.length; row++) {
                label[row] = counts[row] ? labels.label(row, head) : -1;
            }
            Loss loss = numbered.loss(label, weight, columns, kept.length);
            learned[head] = loss.minimized(penalty, ITERATIONS);
        });
        for (double[] weightOf : learned) {
            spell(kept, weightOf, piecesOf);
        }
        return table(kept, learned, most);
    }

    /** The features that stand in rows often enough, in rising order; letters stand where their words do. */
    private static int[] kept(Rows.Counts standing, Map<Integer, int[]> piecesOf) {
        Map<Integer, Integer> pieces = new HashMap<>();
        int[] features = standing.features();
        int[] kept = new int[features.length];
        int n = 0;
        for (int i = 0; i < features.length; i++) {
            if (standing.often()[i] >= LEAST_ROWS) {
                kept[n++] = features[i];
            }
            for (int piece : piecesOf.getOrDefault(features[i], NO_PIECES)) {
                pieces.merge(piece, standing.often()[i], Integer::sum);
            }
        }
        int[] often = pieces.entrySet().stream()
                .filter(piece -> piece.getValue() >= LEAST_ROWS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return IntStream.concat(Arrays.stream(kept, 0, n), Arrays.stream(often))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Which weights each feature of the rows stands for: its own, if it stands there often enough, and those of its letters. */
    private static Columns columns(Rows.Counts standing, int[] kept, Map<Integer, int[]> piecesOf) {
        int[] features = standing.features();
        int[] places = standing.places();
        int[] inOrder = new int[features.length];
        for (int i = 0; i < places.length; i++) {
            inOrder[places[i]] = features[i];
        }
        int[] ends = new int[features.length];
        int[] weights = new int[2 * features.length];
        int n = 0;
        for (int c = 0; c < inOrder.length; c++) {
            int[] pieces = piecesOf.getOrDefault(inOrder[c], NO_PIECES);
            weights = n + 1 + pieces.length > weights.length ? Arrays.copyOf(weights, 2 * weights.length) : weights;
            int own = Arrays.binarySearch(kept, inOrder[c]);
            if (own >= 0) {
                weights[n++] = own;
            }
            for (int piece : pieces) {
                int at = Arrays.binarySearch(kept, piece);
                if (at >= 0) {
                    weights[n++] = at;
                }
            }
            ends[c] = n;
        }
        return new Columns(ends, Arrays.copyOf(weights, n));
    }

    /** Adds to the weight of each word those of its letters, so that a known word need not be spelled when heard. */
    private static void spell(int[] kept, double[] weightOf, Map<Integer, int[]> piecesOf) {
        double[] spelled = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            for (int piece : piecesOf.getOrDefault(kept[i], NO_PIECES)) {
                int at = Arrays.binarySearch(kept, piece);
                spelled[i] += at >= 0 ? weightOf[at] : 0;
            }
        }
        for (int i = 0; i < kept.length; i++) {
            weightOf[i] += spelled[i];
        }
    }

    /** Weights as rows of small numbers, the features that say least left out. */
    private static Table table(int[] kept, double[][] learned, int most) {
        int heads = learned.length;
        float[] scale = new float[heads];
        float[] bias = new float[heads];
        for (int h = 0; h < heads; h++) {
            double largest = 1e-9;
            for (int i = 0; i < kept.length; i++) {
                largest = Math.max(largest, Math.abs(learned[h][i]));
            }
            scale[h] = (float) (largest / (LARGEST * LARGEST));
            bias[h] = (float) learned[h][kept.length];
        }
        int[] loudness = new int[kept.length];
        byte[] all = new byte[kept.length * heads];
        for (int i = 0; i < kept.length; i++) {
            for (int h = 0; h < heads; h++) {
                int root = (int) Math.rint(Math.sqrt(Math.abs(learned[h][i]) / scale[h]));
                int step = Math.min(root, LARGEST);
                all[i * heads + h] = (byte) (learned[h][i] < 0 ? -step : step);
                loudness[i] = Math.max(loudness[i], step);
            }
        }
        int[] ranked = loudness.clone();
        Arrays.sort(ranked);
        int least = Math.max(LEAST, ranked.length > most ? ranked[ranked.length - most] : 0);
        int n = 0;
        int[] keys = new int[kept.length];
        byte[] rows = new byte[kept.length * heads];
        for (int i = 0; i < kept.length; i++) {
            if (loudness[i] >= least) {
                System.arraycopy(all, i * heads, rows, n * heads, heads);
                keys[n++] = kept[i];
            }
        }
        return new Table(Arrays.copyOf(keys, n), Arrays.copyOf(rows, n * heads), scale, bias);
    }

    private boolean[] counts(Predicate<String> writers) {
        boolean[] counts = new boolean[rows.rows()];
        for (int l = 0; l < lessons.size(); l++) {
            boolean yes = writers.test(lessons.get(l).writer());
            Arrays.fill(counts, firstRow[l], l + 1 < firstRow.length ? firstRow[l + 1] : rows.rows(), yes);
        }
        return counts;
    }

    private int lessonOf(int row) {
        int at = Arrays.binarySearch(firstRow, row);
        if (at < 0) {
            return -at - 2;
        }
        while (at + 1 < firstRow.length && firstRow[at + 1] == row) {
            at++; // lessons without a sentence begin where the next begins
        }
        return at;
    }
}
