package io.softspoken.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.format.LabelledSentences;
import io.softspoken.report.Category;
import io.softspoken.report.Depth;
import org.junit.jupiter.api.Test;

class SentenceMeasureTest {
    private static final ToneChecker RULES =
            ToneChecker.builder().depth(Depth.NONE).build();

    private final SentenceMeasure measure = new SentenceMeasure();

    private void add(String line) {
        measure.add(RULES, LabelledSentences.read(line));
    }

    @Test
    void countsByCategoryWhatIsFoundAndWhatIsNot() {
        add("Hopefully you haven't lost all your data.\talarm");
        add("The lamp on the front is green.\talarm");
        assertThat(measure.of(Category.ALARM).labels()).isEqualTo(2);
        assertThat(measure.of(Category.ALARM).recall()).isEqualTo(0.5);
        assertThat(measure.of(Category.ALARM).precision()).isEqualTo(1);
        assertThat(measure.misses()).containsExactly("alarm\t0\tThe lamp on the front is green.");
    }

    @Test
    void whatIsFlaggedWhereNothingIsToBeIsAFalseAlarm() {
        add("Hopefully you haven't lost all your data.\tnone");
        add("The lamp on the front is green.\tnone");
        assertThat(measure.of(Category.ALARM).precision()).isZero();
        assertThat(measure.disturbed()).isEqualTo(0.5);
        assertThat(measure.falseAlarms()).singleElement().asString().startsWith("alarm\thigh\talarm/");
        assertThat(measure.table())
                .contains(
                        "sentences 2, with nothing to flag 2, flagged of these 1 (50.0 %), medium or high 1 (50.0 %)");
    }

    @Test
    void aSecondThingInALabelledSentenceCountsNeitherForNorAgainst() {
        add("No problem! Hopefully you haven't lost all your data.\talarm");
        assertThat(measure.of(Category.NO_PROBLEM).flagged()).isZero();
        assertThat(measure.of(Category.ALARM).precision()).isEqualTo(1);
    }
}
