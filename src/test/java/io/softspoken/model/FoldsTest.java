package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models of parts of the writers: each has read all but its own. Six writers, a word of his own for each. */
class FoldsTest {
    private static final String[] OWN = {"gruesome", "horrid", "beastly", "vicious", "nasty", "filthy"};
    private static final List<Lesson> LESSONS = new ArrayList<>();
    private static final List<Folds.RuleFindings> RULES = new ArrayList<>();
    private static Folds folds;

    private static void add(String writer, String text, boolean angry, boolean ruled) {
        Lesson.Labels labels = new Lesson.Labels(
                angry ? EnumSet.of(Category.ANGER) : Set.of(),
                EnumSet.allOf(Category.class),
                angry,
                true,
                Set.of(),
                true);
        LESSONS.add(new Lesson(
                writer,
                READER.readOwn(text),
                NOTHING,
                List.of(labels),
                angry ? EnumSet.of(Acknowledgement.APOLOGY) : Set.of(),
                1));
        RULES.add(new Folds.RuleFindings(true, List.of(ruled ? Map.of(Category.ANGER, Severity.HIGH) : Map.of())));
    }

    @BeforeAll
    static void learn() {
        for (int w = OWN.length - 1; w >= 0; w--) {
            String writer = "w" + w;
            for (int i = 0; i < 3; i++) {
                add(writer, "The bill is " + OWN[w] + ".", true, true);
                add(writer, "The bill is dreadful.", true, i == 0);
                add(writer, "The bill is pleasant.", false, false);
                add(writer, "The room is pleasant.", false, i == 1);
            }
        }
        for (int i = 0; i < 3; i++) {
            LESSONS.add(new Lesson(
                    "nobody",
                    READER.readOwn("The bill is rotten."),
                    NOTHING,
                    List.of(new Lesson.Labels(
                            EnumSet.of(Category.ANGER), EnumSet.allOf(Category.class), true, true, Set.of(), true)),
                    null,
                    1));
            RULES.add(Folds.RuleFindings.unknown());
        }
        folds = new Folds(LESSONS, "nobody", RULES, WordVectors.none());
    }

    private static boolean knows(ToneModel model, String word) {
        return model.sentences().row(Features.mix(Features.WORD, Features.word(word), 0, 0)) >= 0;
    }

    private static boolean knowsOfDrafts(ToneModel model, String word) {
        return model.drafts().row(Features.mix(Features.DRAFT_WORD, Features.word(word), 0, 0)) >= 0;
    }

    @Test
    void theWritersAreInOrderWithoutTheOneThatStandsForNobody() {
        assertThat(folds.writers()).containsExactly("w0", "w1", "w2", "w3", "w4", "w5");
        assertThat(Folds.PARTS).isEqualTo(5);
    }

    /** Of six writers in five parts the first and the last are in one. */
    @Test
    void nobodyIsMeasuredByAModelThatHasReadHim() {
        for (int w = 0; w < OWN.length; w++) {
            ToneModel model = folds.without("w" + w);
            for (int other = 0; other < OWN.length; other++) {
                boolean left = w % 5 == other % 5;
                assertThat(knows(model, OWN[other])).as(w + " and " + other).isEqualTo(!left);
                assertThat(knowsOfDrafts(model, OWN[other]))
                        .as(w + " and " + other)
                        .isEqualTo(!left);
            }
            assertThat(knows(model, "rotten")).isTrue();
            assertThat(model.net().isNone()).isTrue();
        }
        assertThat(folds.without("w0")).isSameAs(folds.without("w5")).isNotSameAs(folds.without("w1"));
        for (String own : OWN) {
            assertThat(knows(folds.whole(), own)).isTrue();
            assertThat(knowsOfDrafts(folds.whole(), own)).isTrue();
        }
    }

    @Test
    void theChancesAreThoseOfAllTogether() {
        Calibration whole = folds.whole().calibration();
        assertThat(folds.without("w0").calibration()).isSameAs(whole);
        assertThat(whole.chances()[0]).isNotEqualTo(new float[] {1, 0});
        assertThat(whole.confidence()[0][1]).isNotEqualTo(40);
        Text angry = READER.readOwn("The bill is dreadful.");
        Text calm = READER.readOwn("The room is pleasant.");
        assertThat(folds.whole().hear(angry, NOTHING).chance(0, Category.ANGER)).isGreaterThan(0.7f);
        assertThat(folds.whole().hear(calm, NOTHING).chance(0, Category.ANGER)).isLessThan(0.3f);
        assertThat(folds.whole().hear(angry, NOTHING).missing(Acknowledgement.APOLOGY))
                .isGreaterThan(folds.whole().hear(calm, NOTHING).missing(Acknowledgement.APOLOGY) + 0.3f);
    }

    /** What the deep model says is wrong of one half of the writers and right of the other. */
    @Test
    void theDeepModelCountsWhatItIsWorth() {
        Map<Integer, DeepOdds> deep = new HashMap<>();
        for (int l = 0; l < LESSONS.size(); l++) {
            Lesson lesson = LESSONS.get(l);
            boolean right = lesson.writer().compareTo("w3") < 0;
            float[][] sentences = new float[1][Head.OF_SENTENCE];
            Arrays.fill(sentences[0], -2);
            sentences[0][0] = lesson.label(0, 0) == 1 == right ? 2 : -2;
            if (lesson.missing() != null) {
                deep.put(l, new DeepOdds(sentences, new float[0][][], new float[Head.OF_DRAFT]));
            }
        }
        Stacking right = folds.stacking(deep, writer -> writer.compareTo("w3") < 0);
        Stacking wrong = folds.stacking(deep, writer -> writer.compareTo("w3") >= 0);
        assertThat(right.beside()).isEqualTo(folds.whole().hash());
        float[] nothing = new float[Head.OF_SENTENCE];
        float[] one = new float[Head.OF_SENTENCE];
        one[0] = 1;
        float offset = right.together(nothing, nothing, 0)[0];
        assertThat(right.together(nothing, one, 0)[0] - offset).isGreaterThan(0.3f);
        offset = wrong.together(nothing, nothing, 0)[0];
        assertThat(wrong.together(nothing, one, 0)[0] - offset).isLessThan(-0.3f);
        assertThat(right.calibration().chances()[0]).isNotEqualTo(new float[] {1, 0});
        assertThat(right.calibration().confidence()[0][1]).isNotEqualTo(40);
        // learned from nobody it counts nothing
        assertThat(folds.stacking(deep, writer -> false).together(nothing, one, 0)[0])
                .isZero();
    }

    @Test
    void ofWritersWhomTheRulesWereWrittenForNothingIsKnown() {
        assertThat(Folds.RuleFindings.unknown().known()).isFalse();
        assertThat(Folds.RuleFindings.unknown().sentences()).isEmpty();
    }
}
