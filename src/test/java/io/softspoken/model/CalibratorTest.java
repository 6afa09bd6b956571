package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which odds mean which chance: cases are made by a rule that is known, and the rule is to be found again. */
class CalibratorTest {
    private static final int BLAME = Category.BLAME.ordinal();
    private static final String[] WORDS = {"tin", "zinc", "lead", "gold", "iron"};
    /** The odds of a sentence with each of the words. */
    private static final float[] ODDS = {-3 + 0.25f, -3 + 2.25f, -3 + 4, -3 + 6.25f, -3 - 1};

    private static final int[] ROOTS = {1, 3, 4, 5, -2};

    private static ToneModel model() {
        Made made = new Made();
        for (int i = 0; i < WORDS.length; i++) {
            made.says(WORDS[i], BLAME, ROOTS[i]);
            made.saysOfDraft(WORDS[i], 1, ROOTS[i]);
            made.says(WORDS[i], Head.GRAVE, ROOTS[i]);
        }
        return made.model();
    }

    private static double sigmoid(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static Lesson lesson(String word, boolean so, double weight, @Nullable Set<Acknowledgement> missing) {
        Lesson.Labels labels = new Lesson.Labels(
                so ? EnumSet.of(Category.BLAME) : Set.of(), EnumSet.of(Category.BLAME), false, false, Set.of(), false);
        return new Lesson("a", READER.readOwn("A " + word + "."), NOTHING, List.of(labels), missing, (float) weight);
    }

    private static Hearing hear(ToneModel model, Lesson lesson) {
        return model.hear(lesson.text(), lesson.around());
    }

    @Test
    void chancesAreFound() {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        for (int i = 0; i < WORDS.length; i++) {
            double chance = sigmoid(0.5 * ODDS[i] - 0.25);
            double missing = sigmoid(-0.5 * (ODDS[i] + 2) + 0.5); // the bias of a draft is -1
            for (boolean so : new boolean[] {true, false}) {
                Lesson sentence = lesson(WORDS[i], so, 500 * (so ? chance : 1 - chance), null);
                calibrator.first(sentence, hear(model, sentence));
                Lesson draft = lesson(
                        WORDS[i],
                        so,
                        500 * (so ? missing : 1 - missing),
                        so ? EnumSet.of(Acknowledgement.APOLOGY) : Set.of());
                Lesson unknown = new Lesson(
                        "a",
                        draft.text(),
                        NOTHING,
                        List.of(new Lesson.Labels(Set.of(), Set.of(), false, false, Set.of(), false)),
                        draft.missing(),
                        draft.weight());
                calibrator.first(unknown, hear(model, unknown));
            }
        }
        Calibration found = calibrator.chances();
        assertThat(found.chances()[BLAME]).containsExactly(new float[] {0.5f, -0.25f}, within(0.01f));
        assertThat(found.chances()[Head.OF_SENTENCE + Acknowledgement.APOLOGY.ordinal()])
                .containsExactly(new float[] {-0.5f, 0.5f}, within(0.01f));
        // where all cases are alike, or none is known, odds are taken as they are
        assertThat(found.chances()[Head.OF_SENTENCE]).containsExactly(1, 0);
        assertThat(found.chances()[Category.ANGER.ordinal()]).containsExactly(1, 0);
    }

    @Test
    void whatTwoModelsCountIsFound() {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        for (int i = 0; i < WORDS.length; i++) {
            for (float deep : new float[] {-1, 0.5f, 2}) {
                double chance = sigmoid(0.5 * ODDS[i] + 0.75 * deep + 0.25);
                DeepOdds odds =
                        new DeepOdds(new float[1][Head.OF_SENTENCE], new float[0][][], new float[Head.OF_DRAFT]);
                odds.sentences()[0][BLAME] = deep;
                odds.draft()[1] = -deep;
                for (boolean so : new boolean[] {true, false}) {
                    Lesson lesson = lesson(
                            WORDS[i],
                            so,
                            500 * (so ? chance : 1 - chance),
                            so ? EnumSet.of(Acknowledgement.APOLOGY) : Set.of());
                    calibrator.stack(lesson, hear(model, lesson), odds);
                    DeepOdds silent = new DeepOdds(new float[1][], new float[0][][], new float[Head.OF_DRAFT]);
                    calibrator.stack(
                            new Lesson("a", lesson.text(), NOTHING, lesson.sentences(), null, 9_000),
                            hear(model, lesson),
                            silent);
                }
            }
        }
        float[][] found = calibrator.stacked();
        assertThat(found[BLAME]).containsExactly(new float[] {0.5f, 0.75f, 0.25f}, within(0.01f));
        // of a draft the tone model says two more, and the deep one says the opposite
        assertThat(found[Head.OF_SENTENCE + 1]).containsExactly(new float[] {0.5f, -0.75f, -0.75f}, within(0.02f));
        assertThat(found[0]).containsExactly(1, 0, 0);
    }

    private static Folds.RuleFindings rules(@Nullable Severity severity) {
        return new Folds.RuleFindings(true, List.of(severity == null ? Map.of() : Map.of(Category.BLAME, severity)));
    }

    @Test
    void whatARuleAddsIsFound() {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        for (int i = 0; i < WORDS.length; i++) {
            for (boolean ruled : new boolean[] {true, false}) {
                double chance = sigmoid(0.5 * ODDS[i] + (ruled ? 1.5 : 0) - 0.5);
                for (boolean so : new boolean[] {true, false}) {
                    Lesson lesson = lesson(WORDS[i], so, 2_000 * (so ? chance : 1 - chance), null);
                    calibrator.second(lesson, hear(model, lesson), rules(ruled ? Severity.LOW : null));
                    // where it says nothing how right the rules are nothing is learned
                    Lesson heavy = lesson(WORDS[i], !so, 90_000, null);
                    calibrator.second(heavy, hear(model, heavy), Folds.RuleFindings.unknown());
                }
            }
        }
        Calibration found = calibrator.all(Calibration.none());
        ToneModel calibrated = model.calibrated(found);
        for (int i = 0; i < WORDS.length; i++) {
            Hearing hearing = calibrated.hear(READER.readOwn("A " + WORDS[i] + "."), NOTHING);
            for (boolean ruled : new boolean[] {true, false}) {
                double chance = sigmoid(0.5 * ODDS[i] + (ruled ? 1.5 : 0) - 0.5);
                assertThat((double) hearing.confidence(0, Category.BLAME, ruled))
                        .isCloseTo(chance, within(0.01));
                assertThat((double) hearing.score(Category.BLAME, ruled)).isCloseTo(chance, within(0.02));
            }
        }
        // of other categories nothing is known
        assertThat(found.confidence()[0]).containsExactly(1, 40, 0, 0, 0, 0, 0);
        assertThat(found.scores()[0]).containsExactly(1, 20, 0);
    }

    @Test
    void aDraftOfWhichACategoryWasNotJudgedTellsNothingOfItsScore() {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        for (boolean so : new boolean[] {true, false}) {
            Lesson lesson = lesson("gold", so, 50, null);
            calibrator.second(lesson, hear(model, lesson), rules(null));
            Lesson.Labels none = new Lesson.Labels(Set.of(), Set.of(), false, false, Set.of(), false);
            Lesson unjudged = new Lesson("a", lesson.text(), NOTHING, List.of(none), null, 5_000);
            calibrator.second(unjudged, hear(model, unjudged), rules(null));
        }
        float[] scores = calibrator.all(Calibration.none()).scores()[BLAME];
        assertThat((double) Calibration.chance(scores, ODDS[3], 0)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aFindingNeverLowersAScore() {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        DoubleUnaryOperator chance = ruled -> sigmoid(1 - 2 * ruled);
        for (String word : WORDS) {
            for (int ruled = 0; ruled < 2; ruled++) {
                for (boolean so : new boolean[] {true, false}) {
                    double of = chance.applyAsDouble(ruled);
                    Lesson lesson = lesson(word, so, 100 * (so ? of : 1 - of), null);
                    calibrator.second(lesson, hear(model, lesson), rules(ruled == 1 ? Severity.HIGH : null));
                }
            }
        }
        assertThat(calibrator.all(Calibration.none()).scores()[BLAME][1]).isZero();
    }

    /** How grave a category is, is said where there are four cases of each kind. */
    @ParameterizedTest
    @CsvSource({"4, 4, true", "3, 9, false", "9, 3, false"})
    void howGraveItIsIsFoundWhereThereAreCasesEnough(int high, int others, boolean found) {
        ToneModel model = model();
        Calibrator calibrator = new Calibrator();
        for (int i = 0; i < high + others; i++) {
            boolean grave = i < high;
            Lesson.Labels labels = new Lesson.Labels(
                    EnumSet.of(Category.BLAME), EnumSet.of(Category.BLAME), grave, true, Set.of(), false);
            Lesson lesson =
                    new Lesson("a", READER.readOwn(grave ? "A gold." : "A tin."), NOTHING, List.of(labels), null, 1);
            calibrator.second(lesson, hear(model, lesson), rules(grave ? Severity.HIGH : Severity.LOW));
            // not flagged, or not known how grave
            Lesson not = lesson("gold", false, 1, null);
            calibrator.second(not, hear(model, not), rules(null));
            Lesson unknown = lesson("gold", true, 1, null);
            calibrator.second(unknown, hear(model, unknown), rules(null));
        }
        Calibration calibration = calibrator.all(Calibration.none());
        if (found) {
            Hearing hearing = model.calibrated(calibration).hear(READER.readOwn("A gold. A tin."), NOTHING);
            assertThat(hearing.weigh(0, Category.BLAME, Severity.HIGH, Severity.MEDIUM))
                    .isEqualTo(Severity.HIGH);
            assertThat(hearing.weigh(1, Category.BLAME, Severity.LOW, Severity.MEDIUM))
                    .isEqualTo(Severity.MEDIUM);
        } else {
            assertThat(calibration.grave()[BLAME]).containsOnly(0);
        }
    }

    @Test
    void aDraftIsFlaggedWhereAnyOfItsSentencesIs() {
        ToneModel model = new Made().model();
        Calibrator calibrator = new Calibrator();
        for (int flagged = 0; flagged < 4; flagged++) {
            List<Lesson.Labels> labels = List.of(
                    lesson("x", flagged % 2 == 1, 1, null).sentences().get(0),
                    lesson("x", flagged / 2 == 1, 1, null).sentences().get(0));
            Lesson lesson = new Lesson(
                    "a", READER.readOwn("It is so. It is so."), NOTHING, labels, null, flagged == 0 ? 300 : 100);
            Folds.RuleFindings rules = new Folds.RuleFindings(
                    true,
                    List.of(
                            flagged == 1 ? Map.of(Category.BLAME, Severity.LOW) : Map.of(),
                            flagged == 2 ? Map.of(Category.BLAME, Severity.LOW) : Map.of()));
            calibrator.second(lesson, model.hear(lesson.text(), NOTHING), rules);
        }
        float[] scores = calibrator.all(Calibration.none()).scores()[BLAME];
        float anywhere =
                model.hear(READER.readOwn("It is so. It is so."), NOTHING).anywhere(BLAME);
        // without a finding 100 of 400 are flagged, with one all 200
        assertThat((double) Calibration.chance(scores, anywhere, 0)).isCloseTo(0.25, within(0.02));
        assertThat(Calibration.chance(scores, anywhere, 1)).isGreaterThan(0.97f);
    }
}
