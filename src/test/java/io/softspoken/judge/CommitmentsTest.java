package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.commit.Promise;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Commitment;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.rules.Packs;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are over, and two times for one thing. Written on a Tuesday at ten. */
class CommitmentsTest {
    private static final ToneChecker CHECKER = ToneChecker.of(Packs.shipped(), ToneModel.none());
    private static final ZonedDateTime WRITTEN = ZonedDateTime.parse("2026-11-24T10:00:00+01:00[Europe/Berlin]");

    private static List<Finding> odd(String text) {
        return CHECKER.check(Draft.of(text).writtenAt(WRITTEN)).findings().stream()
                .filter(one -> one.rule().equals(Commitments.PAST) || one.rule().equals(Commitments.CLASH))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "I will send the report at 9 am today.; none",
                "I will send the report at 8:50 am today.; vague-timing/time-is-past",
                "I will send the report at 8:59 am today.; none",
                "I will send the report on 23 November 2026.; vague-timing/time-is-past",
                "I will send the report on 25 November 2026.; none",
                "I will send the report tomorrow.; none",
                "I will send the report by noon. I will send you the report by 3 pm.; vague-timing/two-times",
                "I will send the report by noon. I will send the report by 1 pm.; none",
                "I will send the report by noon. I will send the report by 1:02 pm.; vague-timing/two-times",
                "I will send the report by 3 pm. I will send the report by noon.; vague-timing/two-times",
                "I will send the report by noon. I will send the invoice by 3 pm.; none",
                "I will send the report by noon. Ana will send the report by 3 pm.; none",
                "I will send the report by noon. I will send another report by 3 pm.; none",
                "I will send the second report by noon. I will send the second report by 3 pm.; none",
                "I will send the report by noon. I will send the report.; none",
            })
    void areTold(String text, String rule) {
        List<String> told = odd(text).stream().map(Finding::rule).toList();
        assertThat(told).isEqualTo(rule.equals("none") ? List.of() : List.of(rule));
    }

    @Test
    void aClashNamesBothTimesAndMarksTheSecond() {
        String text = "I will send the report by noon. I will call you tomorrow. I will send the report by 3 pm.";
        assertThat(odd(text)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("\"by noon\"", "\"by 3 pm\"");
            assertThat(finding.start()).isGreaterThan(text.indexOf("tomorrow"));
            assertThat(finding.quote()).isEqualTo(text.substring(finding.start(), finding.end()));
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.category()).isEqualTo(Category.VAGUE_TIMING);
            assertThat(finding.suggestions()).isEmpty();
        });
    }

    @Test
    void threeTimesForOneThingAreTwoFindings() {
        assertThat(
                        odd(
                                "I will send the report by noon. I will send the report by 2 pm. I will send the report by 4 pm."))
                .hasSize(2);
    }

    @Test
    void withoutADateNothingIsOdd() {
        String text = "I will send the report by noon. I will send the report by 3 pm.";
        assertThat(CHECKER.check(Draft.of(text)).findings())
                .extracting(Finding::rule)
                .doesNotContain(Commitments.CLASH);
    }

    @Test
    void theSettingsHoldForThemToo() {
        String text = "I will send the report at 7 am today.";
        for (Settings settings : List.of(
                Settings.without(Set.of(Commitments.PAST)),
                Settings.without(Set.of("vague-timing")),
                Settings.without(Set.of()).ignoring(Map.of(Commitments.PAST, Set.of("at 7 am"))))) {
            assertThat(judged(settings, text)).doesNotContain(Commitments.PAST);
        }
        assertThat(judged(Settings.without(Set.of(Commitments.CLASH)), text)).contains(Commitments.PAST);
        Settings weighing = new Settings(
                io.softspoken.draft.Audience.CUSTOMER,
                Map.of(),
                Set.of(),
                Map.of("vague-timing", Severity.HIGH),
                Map.of());
        assertThat(judge(weighing).judge(Draft.of(text).writtenAt(WRITTEN)).findings())
                .anyMatch(one -> one.rule().equals(Commitments.PAST) && one.severity() == Severity.HIGH);
    }

    private static Judge judge(Settings settings) {
        return new Judge(Packs.shipped(), ToneModel.none(), null, "x", settings);
    }

    private static List<String> judged(Settings settings, String text) {
        return judge(settings).judge(Draft.of(text).writtenAt(WRITTEN)).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void whatIsPromisedIsTold() {
        String text = "I will send the report by 3 pm. Our technician will call you.";
        assertThat(CHECKER.check(Draft.of(text).writtenAt(WRITTEN)).commitments())
                .satisfiesExactly(
                        one -> {
                            assertThat(one.who()).isEqualTo("I");
                            assertThat(one.due()).contains(WRITTEN.withHour(15));
                            assertThat(text.substring(one.start(), one.end())).contains("send the report");
                        },
                        two -> {
                            assertThat(two.who()).isEqualToIgnoringCase("our technician");
                            assertThat(two.due()).isEmpty();
                        });
        assertThat(CHECKER.check(text).commitments())
                .extracting(Commitment::who)
                .hasSize(2);
    }

    @Tag("slow")
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I will call you at 5 pm today.\n",
                "I will call you on 3 March 2020.\n",
                "I will call you at 5 pm today. I will call you at 6 pm today.\n"
            })
    void thousandsOfPromisesOfOneThingAreLookedThroughInTime(String piece) {
        Draft draft = Draft.of(piece.repeat(300_000 / piece.length())).writtenAt(WRITTEN);
        assertThat(CHECKER.weigh(draft).findings()).hasSizeLessThan(3_000);
    }

    @Test
    void ofSeveralTimesTheFirstOtherOneIsNamed() {
        String text =
                "I will send the report by noon. I will send the report by 12:30 pm. I will send the report by 3 pm.";
        assertThat(odd(text))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("\"by noon\" and here for \"by 3 pm\""));
    }

    /** Nothing lies before the first day that there is, or behind the last. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "+999999999-12-31T23:59:59+18:00"
            })
    void theFirstAndTheLastOfAllDaysAreDaysToo(String written) {
        Draft draft = Draft.of(
                        "I will call you today at 5 pm UTC. I will send the form tomorrow. We will come next year.")
                .writtenAt(ZonedDateTime.parse(written));
        assertThat(CHECKER.check(draft).commitments()).hasSize(3);
    }

    private static Promise promise(String who, String what, int hour) {
        return new Promise(who, what, hour + " h", WRITTEN.withHour(hour), new Span(0, 4));
    }

    private static List<String> odd(List<Promise> promises) {
        Draft draft = Draft.of("I do").writtenAt(WRITTEN);
        return Commitments.odd(draft, promises, Settings.without(Set.of())).stream()
                .map(one -> one.rule() + " "
                        + one.message().replaceAll("[^\\d]+", " ").strip())
                .toList();
    }

    @Test
    void aDeedIsKnownByItsWordsAndWhoDoesIt() {
        String clash = Commitments.CLASH + " 12 15";
        Promise noon = promise("I", "send you the report", 12);
        assertThat(odd(List.of(noon, promise("i", "Send, the \"report\"", 15)))).containsExactly(clash);
        assertThat(odd(List.of(noon, promise("we", "send the report", 15)))).isEmpty();
        assertThat(odd(List.of(noon, promise("I", "report", 15)))).isEmpty();
        // of a deed of which no word says anything it is not known whether it is the same
        assertThat(odd(List.of(promise("I", "(be with you)", 12), promise("I", "be with you", 15))))
                .isEmpty();
        assertThat(odd(List.of(promise("I", "\"call\"", 12), promise("I", "call", 15))))
                .containsExactly(clash);
    }

    @Test
    void aPromiseWithoutATimeIsPassedOver() {
        Promise open = new Promise("I", "send the report", "", null, new Span(0, 4));
        assertThat(odd(List.of(open, promise("I", "send the report", 12), open, promise("I", "send the report", 15))))
                .containsExactly(Commitments.CLASH + " 12 15");
    }

    @Test
    void ofAThousandFindingsNoMoreAreTold() {
        List<Promise> promises = Collections.nCopies(1_500, promise("I", "send the report", 8));
        assertThat(odd(promises)).hasSize(1_000).containsOnly(Commitments.PAST + " 8");
    }
}
