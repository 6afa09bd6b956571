package io.softspoken.model;

import io.softspoken.report.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer;

/**
 * Finds which odds mean which chance, and from which chance on a head counts, from what models said of writers that
 * they had not read. Not thread-safe.
 */
final class Calibrator {
    /** Of what the model flags with no rule beside it, at least this share is right at the very threshold. */
    private static final double FIRM = Double.parseDouble(System.getProperty("firm", "0.6"));
    /** The same where a rule suspects it. */
    private static final double LIKELY = 0.3;
    /** A rule's finding is dropped where it is right less often than this. */
    private static final double UNLIKELY = Double.parseDouble(System.getProperty("unlikely", "0.4"));
    /** Something is said to be missing from this chance on. */
    private static final double MISSING = Double.parseDouble(System.getProperty("missing", "0.5"));

    private static final double RIDGE = 0.05;
    private static final double STRONG_RIDGE = 1;

    /** Numbers and whether it was so. */
    private record Case(float[] numbers, boolean so) {}

    private final List<List<Case>> heads = lists(Head.OF_SENTENCE + Head.OF_DRAFT);
    private final List<List<Case>> withRule = lists(Head.GRAVE);
    private final List<List<Case>> withoutRule = lists(Head.GRAVE);
    private final List<List<Case>> graveOf = lists(Head.GRAVE);
    private final List<List<Case>> scores = lists(Head.GRAVE);

    private static List<List<Case>> lists(int size) {
        List<List<Case>> lists = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** Adds a draft as a model heard it that had not learned from its writer. */
    void add(Lesson lesson, Hearing hearing, Folds.RuleFindings rules) {
        for (int s = 0; s < lesson.text().sentences(); s++) {
            float[] odds = hearing.odds(s);
            for (int head = 0; head < Head.OF_SENTENCE; head++) {
                int label = lesson.label(s, head);
                if (label < 0) {
                    continue;
                }
                Case one = new Case(new float[] {odds[head]}, label == 1);
                heads.get(head).add(one);
                if (head >= Head.GRAVE) {
                    continue;
                }
                if (!rules.sentences().isEmpty()) {
                    boolean fired = rules.sentences().get(s).contains(Category.values()[head]);
                    (fired ? withRule : withoutRule).get(head).add(one);
                }
                int grave = lesson.label(s, Head.GRAVE);
                if (label == 1 && grave >= 0) {
                    graveOf.get(head).add(new Case(new float[] {odds[Head.GRAVE]}, grave == 1));
                }
            }
        }
        if (lesson.missing() != null) {
            float[] odds = hearing.draft();
            for (int head = 0; head < Head.OF_DRAFT; head++) {
                int wanted = head;
                heads.get(Head.OF_SENTENCE + head)
                        .add(new Case(
                                new float[] {odds[head]},
                                lesson.missing().stream().anyMatch(m -> m.ordinal() == wanted)));
            }
        }
    }

    /** What the chances are, scores aside. */
    Calibration chances() {
        Calibration calibration = Calibration.none();
        for (int head = 0; head < heads.size(); head++) {
            if (heads.get(head).stream().noneMatch(Case::so)) {
                continue;
            }
            double[] line = fit(heads.get(head), 1, RIDGE);
            calibration.slope()[head] = (float) line[0];
            calibration.offset()[head] = (float) line[1];
            if (head >= Head.OF_SENTENCE) {
                calibration.firm()[head] = (float) MISSING;
            }
        }
        for (int head = 0; head < Head.GRAVE; head++) {
            calibration.firm()[head] = chanceAt(withoutRule.get(head), RIDGE, FIRM, calibration, head, 0.99f);
            calibration.likely()[head] = chanceAt(withoutRule.get(head), RIDGE, LIKELY, calibration, head, 0.9f);
            calibration.unlikely()[head] = chanceAt(withRule.get(head), STRONG_RIDGE, UNLIKELY, calibration, head, 0);
            calibration.grave()[head] =
                    chanceAt(graveOf.get(head), STRONG_RIDGE, 0.5, calibration, Head.GRAVE, 2);
        }
        return calibration;
    }

    /** The head's chance at which a case among these is so with the given share; {@code never} if none is. */
    private static float chanceAt(
            List<Case> cases, double ridge, double share, Calibration calibration, int head, float never) {
        if (cases.stream().noneMatch(Case::so)) {
            return never;
        }
        if (cases.stream().allMatch(Case::so)) {
            return 0;
        }
        double[] line = fit(cases, 1, ridge);
        if (line[0] < 0.05) {
            return never;
        }
        double odds = (StrictMath.log(share / (1 - share)) - line[1]) / line[0];
        float chance = calibration.chance(head, (float) odds);
        return Math.min(chance, 0.995f);
    }

    /** Adds a draft, heard with {@link #chances}. */
    void score(Lesson lesson, Hearing hearing, Folds.RuleFindings rules) {
        if (rules.sentences().isEmpty()) {
            return;
        }
        for (Category category : Category.values()) {
            boolean found = false;
            boolean flagged = false;
            for (int s = 0; s < lesson.text().sentences(); s++) {
                Set<Category> fired = rules.sentences().get(s);
                found |= fired.contains(category) && !hearing.unlikely(s, category)
                        || hearing.firmly(s, category) && lesson.text().body(s);
                flagged |= lesson.label(s, category.ordinal()) == 1;
            }
            scores.get(category.ordinal())
                    .add(new Case(new float[] {hearing.anywhere(category.ordinal()), found ? 1 : 0}, flagged));
        }
    }

    /** The same with scores. */
    Calibration scores(Calibration calibration) {
        for (int c = 0; c < Head.GRAVE; c++) {
            if (scores.get(c).stream().anyMatch(Case::so)) {
                double[] line = fit(scores.get(c), 2, RIDGE);
                calibration.scoreSlope()[c] = (float) Math.max(0, line[0]);
                calibration.scoreFound()[c] = (float) Math.max(0, line[1]);
                calibration.scoreOffset()[c] = (float) line[2];
            }
        }
        return calibration;
    }

    /** The weights of the numbers, and last the offset, under which the cases are most likely. */
    private static double[] fit(List<Case> cases, int numbers, double ridge) {
        int[] ends = new int[cases.size()];
        int[] features = new int[cases.size() * numbers];
        float[] values = new float[features.length];
        byte[] label = new byte[ends.length];
        float[] weight = new float[ends.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = (i + 1) * numbers;
            for (int n = 0; n < numbers; n++) {
                features[i * numbers + n] = n;
                values[i * numbers + n] = cases.get(i).numbers()[n];
            }
            label[i] = (byte) (cases.get(i).so() ? 1 : 0);
            weight[i] = 1;
        }
        Loss loss = new Loss(ends, features, values, label, weight, numbers);
        return new QNMinimizer(0, ridge, 200, 10, 30_000).minimize(loss);
    }
}
