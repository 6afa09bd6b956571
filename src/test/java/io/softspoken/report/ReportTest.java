package io.softspoken.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names and sums of what is reported. */
class ReportTest {
    @Test
    void namesAreThoseOfTheContract() {
        assertThat(Category.NO_PROBLEM.id()).isEqualTo("no-problem");
        assertThat(Acknowledgement.NEXT_STEP.id()).isEqualTo("next-step");
        assertThat(Severity.MEDIUM.id()).isEqualTo("medium");
        assertThat(Verdict.HOLD.id()).isEqualTo("hold");
        assertThat(Depth.FAST.id()).isEqualTo("fast");
        for (Category category : Category.values()) {
            assertThat(Category.of(category.id())).contains(category);
            assertThat(category.summary()).isNotBlank().doesNotEndWith(".");
        }
        assertThat(Category.of("no_problem")).isEmpty();
        assertThat(Acknowledgement.EMPATHY.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(Acknowledgement.THANKS.severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void aCategoryWithoutAScoreHasNone() {
        ToneReport report = new ToneReport(
                Verdict.SEND, Map.of(Category.CURT, 7), List.of(), List.of(), List.of(), List.of(), "en", "x", "y");
        assertThat(report.score(Category.CURT)).isEqualTo(7);
        assertThat(report.score(Category.ANGER)).isZero();
        assertThat(report.scores()).hasSize(Category.values().length);
    }

    @Test
    void englishAndTooLittleToTellAreJudged() {
        for (String language : List.of("en", "und", "de")) {
            ToneReport report = new ToneReport(
                    Verdict.SEND, Map.of(), List.of(), List.of(), List.of(), List.of(), language, "x", "y");
            assertThat(report.isJudged()).as(language).isEqualTo(!language.equals("de"));
        }
    }

    @Test
    void figuresAddUp() {
        AuditFigures.Group one = new AuditFigures.Group(8, 5, 2, 1, 1, 2, 3, 4, "");
        AuditFigures.Group both = one.plus(new AuditFigures.Group(12, 10, 1, 1, 10, 20, 30, 40, "words"));
        assertThat(both).isEqualTo(new AuditFigures.Group(20, 15, 3, 2, 11, 22, 33, 44, "words"));
        assertThat(both.plus(new AuditFigures.Group(1, 1, 0, 0, 0, 0, 0, 0, "others"))
                        .example())
                .isEqualTo("words");
        assertThat(both.findings()).isEqualTo(66);
        assertThat(both.perHundred()).isEqualTo(330, within(1e-9));
        assertThat(both.stopped()).isEqualTo(25, within(1e-9));
        assertThat(AuditFigures.Group.NONE.perHundred()).isZero();
        assertThat(AuditFigures.Group.NONE.stopped()).isZero();
    }

    @Test
    void precisionIsTheShareThatWasAccepted() {
        assertThat(new AuditFigures.Decisions(3, 1).precision()).isEqualTo(75, within(1e-9));
        assertThat(new AuditFigures.Decisions(0, 0).precision()).isZero();
    }
}
