package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Match;
import io.softspoken.rules.PackReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the judge makes of what the models hear, with a model that hears what it is told. */
class JudgeHearingTest {
    /** Odds of 0.50, of which nobody is sure, and of 0.73. */
    private static final float DOUBTFUL = 0;

    private static final float SURE = 1;

    private static final Settings NOTHING_SET = Settings.without(Set.of());
    private static final Settings BLAME_IS_GRAVE =
            new Settings(Audience.CUSTOMER, Map.of(), Set.of(), Map.of("blame", Severity.HIGH), Map.of());

    private static Judge judge(Settings settings, Told told) {
        PackReader packs = new PackReader();
        String[] namesAndContents = {
            "blame/lead",
            "why: w\nseverity: high\npatterns: [lead]\nsuggest: [copper]\n",
            "blame/tin",
            "why: w\nseverity: medium\npatterns: [tin]\nsuggest: [copper]\n",
            "blame/zinc",
            "why: w\nseverity: low\nadvice: a\npatterns: [zinc]\n",
            "blame/always",
            "why: w\nseverity: medium\nadvice: a\npatterns: [rust]\nwhen: {heard: any}\n",
            "no-problem/nickel",
            "why: w\nseverity: medium\nadvice: a\npatterns: [nickel]\n",
            "anger/undertone",
            "why: u\nseverity: high\nflag: sentence\nsuggest: [Let us look at it together.]\nwhen: {heard: firmly}\n",
            "glossary/terms",
            "terms:\n  DKIM: {plain: the seal of a mail, severity: medium}\n  MX: {plain: the mail address, severity:"
                    + " medium}\n  TTL: {plain: the lifetime}\n",
            "acknowledgements/thanks",
            "patterns: [thanks]\n",
            "acknowledgements/apology",
            "patterns: [sorry]\n",
            "acts/trouble",
            "patterns: [broken]\n",
            "missing/apology",
            "why: Say sorry.\noffers: [I am sorry.]\n",
            "missing/empathy",
            "why: Feel with them.\noffers: [I see how hard this is.]\n",
            "missing/thanks",
            "why: Thank them.\noffers: ['Thanks, [name].']\n",
            "missing/next-step",
            "why: Say what comes.\noffers: [You will hear from us.]\n",
            "missing/confirmation",
            "why: Ask them.\noffers: [Does it work now?]\n",
        };
        for (int i = 0; i < namesAndContents.length; i += 2) {
            String name = namesAndContents[i] + ".yaml";
            packs.add(name, name, namesAndContents[i + 1]);
        }
        return new Judge(packs.compile(), ToneModel.none(), told, "x", settings);
    }

    private static List<Severity> weights(ToneReport report) {
        return report.findings().stream().map(Finding::severity).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // What is the only thing flagged weighs less where the model doubts it.
                "It is lead.; 0; MEDIUM",
                "It is lead.; 1; HIGH",
                "It is tin.; 0; LOW",
                "It is tin.; 1; MEDIUM",
                "It is zinc.; 0; LOW",
                "It is zinc.; 1; LOW",
                // What is to count whatever is heard is not doubted.
                "It is rust.; 0; MEDIUM",
            })
    void theOnlyThingFlaggedWeighsLittleWhereItIsDoubtful(String text, float odds, Severity weight) {
        Judge judge = judge(NOTHING_SET, new Told().hears("It is", Category.BLAME, odds));
        assertThat(weights(judge.judge(Draft.of(text)))).containsExactly(weight);
        assertThat(weights(judge.weigh(Draft.of(text)))).containsExactly(weight);
    }

    @Test
    void ofTwoThingsFlaggedEachWeighsWhatItsRuleSays() {
        Judge judge = judge(NOTHING_SET, new Told().hears("It is", Category.BLAME, DOUBTFUL));
        assertThat(weights(judge.judge(Draft.of("It is tin. It is zinc."))))
                .containsExactly(Severity.MEDIUM, Severity.LOW);
        assertThat(weights(judge.judge(Draft.of("It is lead. It is zinc."))))
                .containsExactly(Severity.HIGH, Severity.LOW);
    }

    @Test
    void whereARuleIsBelievedNothingIsDoubtful() {
        Told told = new Told().hears("It is", Category.BLAME, DOUBTFUL).believesRules(2);
        assertThat(weights(judge(NOTHING_SET, told).judge(Draft.of("It is tin."))))
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void aWeightThatTheUserHasSetIsNotDoubted() {
        Told told = new Told().hears("It is", Category.BLAME, DOUBTFUL);
        assertThat(weights(judge(BLAME_IS_GRAVE, told).judge(Draft.of("It is tin."))))
                .containsExactly(Severity.HIGH);
    }

    @Test
    void whatTheModelAloneHearsHoldsNoMailBackByItself() {
        Told told = new Told().hears("Well", Category.ANGER, 3).hears("It is", Category.BLAME, SURE);
        ToneReport alone = judge(NOTHING_SET, told).judge(Draft.of("Well, here it goes."));
        assertThat(alone.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("anger/undertone");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.message()).isEqualTo("u It is heard most in “Well, here it goes.”.");
            assertThat(finding.suggestions()).containsExactly("Let us look at it together.");
        });
        assertThat(alone.verdict()).isEqualTo(Verdict.REVIEW);
        ToneReport besides = judge(NOTHING_SET, told).judge(Draft.of("Well, here it goes. It is zinc."));
        assertThat(weights(besides)).containsExactly(Severity.HIGH, Severity.LOW);
    }

    /** Two grave things that are doubtful, in more than twenty sentences, are what a checker gets wrong in so many. */
    @ParameterizedTest
    @CsvSource({"18, 0, HOLD", "19, 0, REVIEW", "19, 1, HOLD", "40, 1, HOLD"})
    void inALongTextDoubtfulWordsAreSlips(int others, float odds, Verdict verdict) {
        Draft draft = Draft.of("It is lead. " + "So it goes. ".repeat(others) + "It is lead.");
        Told told = new Told().hears("It is", Category.BLAME, odds);
        ToneReport report = judge(NOTHING_SET, told).judge(draft);
        assertThat(report.findings()).hasSize(2);
        assertThat(report.verdict()).isEqualTo(verdict);
        assertThat(judge(BLAME_IS_GRAVE, told).judge(draft).verdict()).isEqualTo(Verdict.HOLD);
    }

    @Test
    void slipsAreOnlyWhatIsGrave() {
        String others = "So it goes. ".repeat(40);
        Told told = new Told().hears("It is", Category.BLAME, DOUBTFUL).hears("So there", Category.ANGER, 3);
        Judge judge = judge(NOTHING_SET, told);
        assertThat(weights(judge.judge(Draft.of("It is lead. " + others + "It is tin. So there it is."))))
                .containsExactly(Severity.MEDIUM, Severity.MEDIUM, Severity.MEDIUM);
        assertThat(weights(judge.judge(Draft.of("It is tin. " + others + "It is zinc."))))
                .containsExactly(Severity.MEDIUM, Severity.LOW);
    }

    private static final Draft LETTER = Draft.of("Hi Dana,\n\nIt is copper. So it goes.\n\nBest regards\nTom");

    private static List<Acknowledgement> missing(Draft draft, Told told) {
        return judge(NOTHING_SET, told).judge(draft).missing().stream()
                .map(Missing::item)
                .toList();
    }

    private static Told missingAll(float odds) {
        Told told = new Told();
        for (Acknowledgement item : Acknowledgement.values()) {
            told.misses(item, odds);
        }
        return told;
    }

    @Test
    void whatIsMissingIsToldWithItsPlace() {
        List<Missing> missing =
                judge(NOTHING_SET, missingAll(3)).judge(LETTER.inReplyTo("Hm.")).missing();
        int begin = LETTER.text().indexOf("It is");
        int end = LETTER.text().indexOf("\n\nBest");
        assertThat(missing)
                .containsExactly(
                        new Missing(
                                Acknowledgement.EMPATHY, "Feel with them.", List.of("I see how hard this is."), begin),
                        new Missing(Acknowledgement.APOLOGY, "Say sorry.", List.of("I am sorry."), begin),
                        new Missing(Acknowledgement.THANKS, "Thank them.", List.of("Thanks, [name]."), begin),
                        new Missing(
                                Acknowledgement.NEXT_STEP, "Say what comes.", List.of("You will hear from us."), end),
                        new Missing(Acknowledgement.CONFIRMATION, "Ask them.", List.of("Does it work now?"), end));
    }

    @Test
    void nobodyIsOwedComfortWhoWroteNothing() {
        assertThat(missing(LETTER, missingAll(3)))
                .containsExactly(Acknowledgement.THANKS, Acknowledgement.NEXT_STEP, Acknowledgement.CONFIRMATION);
    }

    @Test
    void nothingIsMissingWhereTheModelMissesNothing() {
        assertThat(missing(LETTER.inReplyTo("Hm."), missingAll(-3))).isEmpty();
        assertThat(missing(Draft.of("").inReplyTo("Hm."), missingAll(9))).isEmpty();
    }

    @Test
    void whatIsSaidIsMissingOnlyWhereTheModelIsSure() {
        Draft said = Draft.of("Thanks for that. It is copper.");
        assertThat(missing(said, new Told().misses(Acknowledgement.THANKS, 3))).isEmpty();
        assertThat(missing(said, new Told().misses(Acknowledgement.THANKS, 6))).containsExactly(Acknowledgement.THANKS);
        Draft sorry = Draft.of("I am sorry for that. It is copper.");
        assertThat(missing(sorry, new Told().misses(Acknowledgement.THANKS, 3)))
                .containsExactly(Acknowledgement.THANKS);
    }

    /** Where something is flagged that weighs, more is likely to be wrong. */
    @ParameterizedTest
    @CsvSource({
        "It is copper., false",
        "It is zinc. So it goes., false",
        "It is tin. So it goes., true",
        "It is lead. So it goes., true",
        "It is nickel. So it goes., false",
    })
    void besideSomethingFlaggedLessIsNeededToMissSomething(String text, boolean misses) {
        Told told = new Told()
                .hears("It is", Category.BLAME, SURE)
                .hears("It is", Category.NO_PROBLEM, SURE)
                .misses(Acknowledgement.THANKS, -0.2f);
        assertThat(missing(Draft.of(text), told)).hasSize(misses ? 1 : 0);
    }

    @Test
    void whatIsMissingCountsForTheVerdict() {
        Told told = new Told()
                .hears("It is", Category.BLAME, SURE)
                .misses(Acknowledgement.THANKS, 3)
                .misses(Acknowledgement.CONFIRMATION, 3);
        Judge judge = judge(NOTHING_SET, told);
        assertThat(judge.judge(LETTER).verdict()).isEqualTo(Verdict.SEND);
        assertThat(judge.judge(Draft.of("It is zinc.")).verdict()).isEqualTo(Verdict.REVIEW);
        told.misses(Acknowledgement.NEXT_STEP, 3);
        assertThat(judge.judge(LETTER).verdict()).isEqualTo(Verdict.REVIEW);
    }

    @Test
    void scoresAreChancesInPercent() {
        Told told = new Told().hears("So", Category.EXCUSE, 0.5f).hears("It is", Category.BLAME, -1);
        Map<Category, Integer> scores = judge(NOTHING_SET, told).judge(LETTER).scores();
        // 1 / (1 + e^-0.5)
        assertThat(scores).containsEntry(Category.EXCUSE, 62).containsEntry(Category.BLAME, 27);
        assertThat(scores).containsEntry(Category.JARGON, 0);
        Settings off = Settings.without(Set.of("excuse"));
        assertThat(judge(off, told).judge(LETTER).scores()).containsEntry(Category.EXCUSE, 0);
        Settings ruleOff = Settings.without(Set.of("excuse/ill"));
        assertThat(judge(ruleOff, told).judge(LETTER).scores()).containsEntry(Category.EXCUSE, 62);
        assertThat(judge(NOTHING_SET, new Told())
                        .judge(Draft.of("It is copper."))
                        .scores())
                .containsEntry(Category.BLAME, 0);
    }

    @Test
    void aCategoryOfWhichSomethingIsFoundScoresHigh() {
        Told told = new Told().hears("It is", Category.BLAME, DOUBTFUL);
        Map<Category, Integer> scores = judge(NOTHING_SET, told)
                .judge(Draft.of("It is tin. So it goes."))
                .scores();
        assertThat(scores).containsEntry(Category.BLAME, 100).containsEntry(Category.ANGER, 0);
    }

    @Test
    void aModelThatSaysNothingLeavesTheWordToTheOther() {
        Told told = new Told().hears("It is", Category.BLAME, DOUBTFUL).silent();
        assertThat(weights(judge(NOTHING_SET, told).judge(Draft.of("It is tin."))))
                .containsExactly(Severity.MEDIUM);
    }

    @Test
    void theModelIsToldWhatTheDraftAnswers() {
        Told told = new Told();
        Judge judge = judge(NOTHING_SET, told);
        judge.judge(LETTER);
        Surroundings none = told.around();
        assertThat(none.answered()).isFalse();
        assertThat(none.words()).isZero();
        assertThat(none.acts()).isEmpty();
        judge.judge(LETTER.inReplyTo(" \n"));
        assertThat(told.around().answered()).isFalse();
        judge.judge(LETTER.inReplyTo("The lamp is broken."));
        Surroundings answered = told.around();
        assertThat(answered.answered()).isTrue();
        assertThat(answered.words()).isEqualTo(4);
        assertThat(answered.acts()).containsExactly("trouble");
        assertThat(answered.message().words()).isEqualTo("The lamp is broken.");
        judge.judge(Draft.of("It is copper.\n\nOn Monday, Dana wrote:\n> The lamp is broken again.\n"));
        assertThat(told.around().words()).isEqualTo(5);
    }

    private static List<String> quotes(Draft draft, Settings settings) {
        Told told = new Told().hears("DKIM", Category.JARGON, 3);
        return judge(settings, told).judge(draft).findings().stream()
                .map(Finding::quote)
                .toList();
    }

    @Test
    void whoSpeaksOfTheTradeNeedsNoTermExplained() {
        Draft draft = Draft.of("Set the DKIM now. So it goes.");
        assertThat(quotes(draft, NOTHING_SET)).containsExactly("DKIM");
        assertThat(quotes(draft.inReplyTo("Hello. Is the lamp on?"), NOTHING_SET))
                .containsExactly("DKIM");
        assertThat(quotes(draft.inReplyTo("Hello. Is the TTL fine?"), NOTHING_SET))
                .containsExactly("DKIM");
        assertThat(quotes(draft.inReplyTo("Hello. Is the MX fine?"), NOTHING_SET))
                .isEmpty();
        Settings technical = new Settings(Audience.TECHNICAL, Map.of(), Set.of(), Map.of(), Map.of());
        assertThat(quotes(draft, technical)).isEmpty();
        assertThat(quotes(draft.to(Audience.CUSTOMER), technical)).containsExactly("DKIM");
    }

    @Test
    void matchesAreThoseThatTheModelLetsPass() {
        Judge judge = judge(NOTHING_SET, new Told().hears("It is tin", Category.BLAME, SURE));
        assertThat(judge.matches(Draft.of("It is tin. Here is zinc.")))
                .extracting(Match::sentence)
                .containsExactly(0);
    }

    @Test
    void theSmallestEditPutsInWhatIsMissingWhereItBelongs() {
        Judge judge = judge(
                NOTHING_SET,
                new Told()
                        .misses(Acknowledgement.NEXT_STEP, 3, "hear from us")
                        .misses(Acknowledgement.APOLOGY, 3, "I am sorry"));
        Draft draft = Draft.of("Hi Dana,\n\nit is copper. So it goes.\n\nBest regards\nTom");
        Edit ended = judge.smallestEdit(draft, Verdict.SEND).orElseThrow();
        assertThat(ended.text())
                .isEqualTo("Hi Dana,\n\nit is copper. So it goes. You will hear from us.\n\nBest regards\nTom");
        int end = draft.text().indexOf("\n\nBest");
        assertThat(ended.replacements()).containsExactly(new Edit.Replacement(end, end, "", " You will hear from us."));
        Edit both = judge.smallestEdit(draft.inReplyTo("Hm."), Verdict.SEND).orElseThrow();
        assertThat(both.text())
                .isEqualTo("Hi Dana,\n\nI am sorry. It is copper. So it goes. You will hear from us.\n\nBest regards\n"
                        + "Tom");
        assertThat(both.verdict()).isEqualTo(Verdict.SEND);
    }

    @Test
    void whereNothingThatIsKnownHelpsThereIsNoEdit() {
        Judge judge = judge(NOTHING_SET, new Told().misses(Acknowledgement.NEXT_STEP, 3));
        assertThat(judge.smallestEdit(LETTER, Verdict.SEND)).isEmpty();
        assertThat(judge.smallestEdit(LETTER, Verdict.REVIEW).orElseThrow().replacements())
                .isEmpty();
    }

    @Test
    void theSmallestEditMendsWhatWeighsTooMuch() {
        Judge judge = judge(NOTHING_SET, new Told().hears("It is", Category.BLAME, SURE));
        Draft draft = Draft.of("It is zinc. It is tin. It is lead.");
        assertThat(judge.smallestEdit(draft, Verdict.REVIEW).orElseThrow().text())
                .isEqualTo("It is zinc. It is tin. It is copper.");
        Edit sent = judge.smallestEdit(draft, Verdict.SEND).orElseThrow();
        assertThat(sent.text()).isEqualTo("It is zinc. It is copper. It is copper.");
        assertThat(sent.verdict()).isEqualTo(Verdict.SEND);
        assertThat(judge.smallestEdit(draft, Verdict.HOLD).orElseThrow().text()).isEqualTo(draft.text());
    }
}
