package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a text to learn from, question by question. */
class LessonTest {
    private static final Lesson.Labels LABELS = new Lesson.Labels(
            EnumSet.of(Category.BLAME),
            EnumSet.of(Category.BLAME, Category.ANGER),
            true,
            true,
            EnumSet.of(Acknowledgement.THANKS),
            true);
    private static final Lesson.Labels UNKNOWN =
            new Lesson.Labels(EnumSet.of(Category.BLAME), Set.of(), true, false, Set.of(), false);
    private static final Lesson.Labels MILD =
            new Lesson.Labels(Set.of(), EnumSet.allOf(Category.class), false, true, Set.of(), true);

    private static Lesson lesson(@Nullable Set<Acknowledgement> missing, Lesson.Labels... labels) {
        return new Lesson("a", READER.readOwn("It is. It is. It is."), NOTHING, List.of(labels), missing, 1);
    }

    @Test
    void labelsAreOneForYesNoneForNoAndLessWhereItIsNotKnown() {
        Lesson lesson = lesson(null, LABELS, UNKNOWN, MILD);
        int[] expected = new int[Head.OF_SENTENCE];
        Arrays.fill(expected, 0, Head.GRAVE, -1);
        expected[Category.BLAME.ordinal()] = 1;
        expected[Category.ANGER.ordinal()] = 0;
        expected[Head.GRAVE] = 1;
        expected[Head.ACKNOWLEDGES + Acknowledgement.THANKS.ordinal()] = 1;
        assertThat(lesson.labels(0)).containsExactly(expected);
        assertThat(lesson.labels(1)).containsOnly(-1).hasSize(Head.OF_SENTENCE);
        assertThat(lesson.labels(2)).containsOnly(0);
        assertThat(lesson.target(0, Category.BLAME.ordinal())).isEqualTo(1);
        assertThat(lesson.target(1, Category.BLAME.ordinal())).isEqualTo(-1);
    }

    @Test
    void whatABetterModelTeachesIsLearnedInstead() {
        float[] taught = new float[Head.OF_SENTENCE];
        taught[3] = 0.4f;
        Lesson lesson = lesson(null, LABELS.taughtBy(taught), LABELS);
        assertThat(lesson.target(0, 3)).isEqualTo(0.4f);
        assertThat(lesson.target(0, Category.BLAME.ordinal())).isZero();
        assertThat(lesson.label(0, Category.BLAME.ordinal())).isEqualTo(1);
        assertThat(lesson.target(1, Category.BLAME.ordinal())).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsKnownOrNot() {
        assertThat(lesson(null, LABELS).missingLabels()).isEmpty();
        assertThat(lesson(null, LABELS).isMissing(0)).isFalse();
        Lesson known = lesson(EnumSet.of(Acknowledgement.APOLOGY, Acknowledgement.CONFIRMATION), LABELS);
        assertThat(known.missingLabels()).containsExactly(0, 1, 0, 0, 1);
        assertThat(known.isMissing(1)).isTrue();
        assertThat(known.isMissing(2)).isFalse();
        assertThat(lesson(Set.of(), LABELS).missingLabels()).containsExactly(0, 0, 0, 0, 0);
    }
}
