package io.softspoken.model;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which odds mean which chance, from what models said of writers that they had not read. Drafts are added twice:
 * what is learned from the first round is known in the second. Not thread-safe.
 */
final class Calibrator {
    /** Keeps weights small where there are few cases. */
    private static final double RIDGE = 0.05;

    private static final double STRONG_RIDGE = 0.5;
    private static final int ITERATIONS = 200;
    /** With fewer cases of one kind than this nothing is said of how grave a category is. */
    private static final int FEW = 4;

    /** Numbers and whether it was so. */
    private record Case(float[] numbers, boolean so, float weight) {}

    private final List<List<Case>> chances = lists(Head.OF_SENTENCE + Head.OF_DRAFT);
    private final List<List<Case>> confidence = lists(Head.GRAVE);
    private final List<List<Case>> grave = lists(Head.GRAVE);
    private final List<List<Case>> scores = lists(Head.GRAVE);

    private final List<List<Case>> stacked = lists(Head.OF_SENTENCE + Head.OF_DRAFT);

    private static List<List<Case>> lists(int size) {
        List<List<Case>> lists = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** The first round: a draft as a model heard it that had not learned from its writer. */
    void first(Lesson lesson, Hearing hearing) {
        for (int s = 0; s < lesson.text().sentences(); s++) {
            for (int head = 0; head < Head.OF_SENTENCE; head++) {
                int label = lesson.label(s, head);
                if (label >= 0) {
                    chances.get(head).add(new Case(new float[] {hearing.odds(s)[head]}, label == 1, lesson.weight()));
                }
            }
        }
        for (int head = 0; head < Head.OF_DRAFT && lesson.missing() != null; head++) {
            chances.get(Head.OF_SENTENCE + head)
                    .add(new Case(new float[] {hearing.draft()[head]}, lesson.isMissing(head), lesson.weight()));
        }
    }

    /** A draft as both models heard it, neither of which had learned from its writer. */
    void stack(Lesson lesson, Hearing tone, DeepOdds deep) {
        for (int s = 0; s < lesson.text().sentences(); s++) {
            float[] said = deep.sentences()[s];
            for (int head = 0; head < Head.OF_SENTENCE && said != null; head++) {
                int label = lesson.label(s, head);
                if (label >= 0) {
                    float[] odds = {tone.tone(s)[head], said[head]};
                    stacked.get(head).add(new Case(odds, label == 1, lesson.weight()));
                }
            }
        }
        for (int head = 0; head < Head.OF_DRAFT && lesson.missing() != null; head++) {
            float[] odds = {tone.draft()[head], deep.draft()[head]};
            stacked.get(Head.OF_SENTENCE + head).add(new Case(odds, lesson.isMissing(head), lesson.weight()));
        }
    }

    /** What each of two models counts. */
    float[][] stacked() {
        float[][] weights = Stacking.toneAlone();
        for (int head = 0; head < weights.length; head++) {
            fit(stacked.get(head), RIDGE, weights[head]);
        }
        return weights;
    }

    /** What is known after the first round. */
    Calibration chances() {
        Calibration calibration = Calibration.none();
        for (int head = 0; head < chances.size(); head++) {
            fit(chances.get(head), RIDGE, calibration.chances()[head]);
        }
        return calibration;
    }

    /**
     * The second round.
     *
     * @param hearing with what is known after the first
     * @param rules what the rules alone found
     */
    void second(Lesson lesson, Hearing hearing, Folds.RuleFindings rules) {
        if (!rules.known()) {
            return;
        }
        for (Category category : Category.values()) {
            int c = category.ordinal();
            boolean found = false;
            boolean flagged = false;
            boolean judged = false;
            for (int s = 0; s < lesson.text().sentences(); s++) {
                Severity rule = rules.sentences().get(s).get(category);
                if (lesson.label(s, c) < 0) {
                    continue;
                }
                boolean so = lesson.label(s, c) == 1;
                judged = true;
                confidence.get(c).add(new Case(hearing.evidence(s, category, rule != null), so, lesson.weight()));
                found |= rule != null;
                flagged |= so;
                int graveness = lesson.label(s, Head.GRAVE);
                if (so && graveness >= 0) {
                    grave.get(c).add(new Case(hearing.graveness(s, rule), graveness == 1, lesson.weight()));
                }
            }
            if (judged) {
                scores.get(c).add(new Case(new float[] {hearing.anywhere(c), found ? 1 : 0}, flagged, lesson.weight()));
            }
        }
    }

    /** All that is known. */
    Calibration all(Calibration calibration) {
        for (int c = 0; c < Head.GRAVE; c++) {
            fit(confidence.get(c), RIDGE, calibration.confidence()[c]);
            fit(scores.get(c), RIDGE, calibration.scores()[c]);
            calibration.scores()[c][1] = Math.max(0, calibration.scores()[c][1]);
            long high = grave.get(c).stream().filter(Case::so).count();
            if (high >= FEW && grave.get(c).size() - high >= FEW) {
                fit(grave.get(c), STRONG_RIDGE, calibration.grave()[c]);
            }
        }
        return calibration;
    }

    /** Sets the weights under which the cases are most likely; leaves them where all cases are alike. */
    private static void fit(List<Case> cases, double ridge, float[] weights) {
        if (cases.stream().allMatch(Case::so) || cases.stream().noneMatch(Case::so)) {
            return;
        }
        int numbers = weights.length - 1;
        int[] ends = new int[cases.size()];
        int[] features = new int[cases.size() * numbers];
        float[] values = new float[features.length];
        float[] label = new float[ends.length];
        float[] weight = new float[ends.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (i + 1) * numbers;
            for (int n = 0; n < numbers; n++) {
                features[i * numbers + n] = n;
                values[i * numbers + n] = cases.get(i).numbers()[n];
            }
            label[i] = cases.get(i).so() ? 1 : 0;
            weight[i] = cases.get(i).weight();
        }
        Loss loss = new Loss(ends, features, values, label, weight, Columns.plain(numbers), numbers);
        double[] learned = loss.minimized(ridge, ITERATIONS);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) learned[i];
        }
    }
}
