package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.PackReader;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From matches to a report, with packs of a few words and no model, so that each weight is plain to see. */
class JudgeTest {
    static final Settings NOTHING_SET = Settings.without(Set.of());

    /** Packs by their names, such as {@code blame/tin}. */
    private static PackReader packs(String... namesAndContents) {
        PackReader reader = new PackReader();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            String name = namesAndContents[i] + ".yaml";
            reader.add(name, name, namesAndContents[i + 1]);
        }
        return reader;
    }

    /** A judge with these packs and no model. */
    static Judge judge(Settings settings, String... namesAndContents) {
        return new Judge(packs(namesAndContents).compile(), ToneModel.none(), null, "x", settings);
    }

    private static final Judge METALS = judge(
            NOTHING_SET,
            "blame/lead",
            "why: w\nseverity: high\nadvice: a\npatterns: [lead]\n",
            "blame/tin",
            "why: w\nseverity: medium\nadvice: a\npatterns: [tin, dull tin]\n",
            "alarm/tin-can",
            "why: w\nseverity: medium\nadvice: a\npatterns: [tin can]\n",
            "blame/zinc",
            "why: w\nseverity: low\nadvice: a\npatterns: [zinc, bright lead, very dull tin]\n",
            "blame/whole",
            "why: w\nseverity: low\nadvice: a\nflag: sentence\npatterns: [iron]\n",
            "blame/clause",
            "why: w\nseverity: low\nadvice: a\nflag: clause\npatterns: [gold]\n");

    private static String found(ToneReport report) {
        return report.findings().stream()
                .map(one -> one.rule() + " " + one.quote())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is copper.; SEND",
                "It is zinc.; SEND",
                "It is zinc and zinc.; SEND",
                "It is zinc and zinc and zinc.; REVIEW",
                "It is tin.; REVIEW",
                "It is lead.; HOLD",
                "It is tin and zinc and lead.; HOLD",
            })
    void whatIsFoundMakesTheVerdict(String text, Verdict verdict) {
        assertThat(METALS.judge(Draft.of(text)).verdict()).isEqualTo(verdict);
        assertThat(METALS.weigh(Draft.of(text)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                // The graver of two of a category stands, though it is shorter.
                "It is bright lead. | blame/lead lead",
                // Of two of one weight, the longer.
                "It is dull tin. | blame/tin dull tin",
                "It is very dull tin. | blame/tin dull tin",
                // Of other categories, both, the longer first where they begin together.
                "It is a tin can. | alarm/tin-can tin can, blame/tin tin",
                "It is tin and zinc. | blame/tin tin, blame/zinc zinc",
                // What marks a sentence takes it whole.
                "It is iron or zinc. | blame/whole It is iron or zinc.",
                "It is zinc or iron. | blame/zinc zinc",
                "It is iron or iron. | blame/whole It is iron or iron.",
                "It is iron. It is zinc. | blame/whole It is iron., blame/zinc zinc",
                // A clause ends at its comma or mark.
                "Well, it is gold, so take it. | blame/clause it is gold",
                "It is gold; take it. | blame/clause It is gold",
                "See: it is gold now! | blame/clause it is gold now",
            })
    void whatOverlapsIsSettled(String text, String expected) {
        assertThat(found(METALS.judge(Draft.of(text)))).isEqualTo(expected.strip());
    }

    @Test
    void aThousandMatchesAreSettledAndThoseBehindThemAreNot() {
        ToneReport report = METALS.judge(Draft.of("zinc and ".repeat(1_200) + "lead."));
        assertThat(report.findings()).hasSize(1_000);
        assertThat(report.verdict()).isEqualTo(Verdict.HOLD);
    }

    private static final Judge TERMS = judge(
            NOTHING_SET,
            "glossary/terms",
            "terms:\n  TTL: {plain: the lifetime}\n  MX record: {plain: the mail address}\n  ACL: {plain: the access"
                    + " list}\n  SAN: {plain: shared storage}\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Set the TTL now.; TTL; Set the lifetime now.",
                "TTL is low.; TTL; The lifetime is low.",
                "Set the TTL of the MX record now.; TTL of the MX record; Set the lifetime of the mail address now.",
                "Set TTL, SAN now.; TTL|SAN; Set the lifetime, shared storage now.",
                "Set TTL for me and my SAN now.; TTL|SAN; Set the lifetime for me and my shared storage now.",
                "Set the SAN ACL now.; SAN ACL; Set the access list (shared storage) now.",
                "Is it the TTL? ACL it is.; TTL|ACL; Is it the lifetime? The access list it is.",
            })
    void termsThatStandTogetherAreOne(String text, String quotes, String softened) {
        ToneReport report = TERMS.judge(Draft.of(text));
        assertThat(report.findings()).extracting(Finding::quote).containsExactly(quotes.split("\\|"));
        assertThat(report.softened()).isEqualTo(softened);
    }

    @Test
    void aClauseFullOfTermsWeighsMore() {
        Judge light = judge(
                NOTHING_SET, "jargon/terms", "why: w\nseverity: low\nadvice: a\npatterns: ['{term=TTL|ACL|SAN}']\n");
        assertThat(light.judge(Draft.of("Set the TTL and ACL now.")).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
        assertThat(light.judge(Draft.of("Set the TTL and ACL and SAN now.")).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is pale now.; It is bright now.",
                "Pale it is.; Bright it is.",
                "Is it pale?; Is it bright?",
                // the sentence's own mark stays alone
                "It is dim.; It is a bit dark.",
                "It is dim!; It is a bit dark!",
                "It is dim now.; It is a bit dark. now.",
                // a whole sentence gets its mark
                "So it is grey.; Look at the sun.",
                "So it is grey; Look at the sun",
                "So it is grey...; Look at the sun.",
                "It is hazy today.; Clear it is.",
            })
    void aWordingFitsItsPlace(String text, String softened) {
        Judge judge = judge(
                NOTHING_SET,
                "blame/pale",
                "why: w\nseverity: low\npatterns: [pale]\nsuggest: [bright]\n",
                "blame/dim",
                "why: w\nseverity: low\npatterns: [dim]\nsuggest: ['a bit dark.']\n",
                "blame/grey",
                "why: w\nseverity: low\nflag: sentence\npatterns: [grey]\nsuggest: [look at the sun]\n",
                "blame/hazy",
                "why: w\nseverity: low\nflag: sentence\npatterns: [hazy]\nsuggest: ['clear it is.']\n");
        assertThat(judge.judge(Draft.of(text)).softened()).isEqualTo(softened);
    }

    @Test
    void aWordingIsOfferedOnlyWhereItMends() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/red",
                "why: w\nseverity: medium\npatterns: [red, scarlet]\nsuggest: [scarlet, loud, odd, mild, calm]\n",
                "anger/loud",
                "why: w\nseverity: medium\nadvice: a\npatterns: [loud]\n",
                "anger/odd",
                "why: w\nseverity: low\nadvice: a\npatterns: [odd]\n",
                "blame/mild",
                "why: w\nseverity: low\nadvice: a\npatterns: [mild]\n");
        // "scarlet" and "mild" are blame as well, "loud" is as grave; "odd" is lighter and another thing.
        assertThat(judge.judge(Draft.of("It is red.")).findings().get(0).suggestions())
                .containsExactly("odd", "calm");
        // What is heard in the sentence already does not speak against a wording.
        assertThat(judge.judge(Draft.of("It is red and loud."))
                        .findings()
                        .get(0)
                        .suggestions())
                .containsExactly("loud", "odd", "calm");
    }

    @Test
    void whereNoWordingFitsOneForTheWholeSentenceIsTried() {
        String[] packs = {
            "blame/red",
            "why: w\nseverity: medium\nadvice: do it otherwise\npatterns: [red]\n",
            "blame/undertone",
            "why: u\nseverity: low\nflag: sentence\nsuggest: ['Let us look at it together.']\nadvice: a\nwhen: {heard: firmly}\n"
        };
        ToneReport report = judge(NOTHING_SET, packs).judge(Draft.of("Fine. It is red today. Bye."));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.quote()).isEqualTo("It is red today.");
            assertThat(finding.suggestions()).containsExactly("Let us look at it together.");
            assertThat(finding.message()).isEqualTo("w");
        });
        assertThat(report.softened()).isEqualTo("Fine. Let us look at it together. Bye.");
        // Without such a wording there is advice.
        ToneReport advised = judge(NOTHING_SET, packs[0], packs[1]).judge(Draft.of("It is red today."));
        assertThat(advised.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.quote()).isEqualTo("red");
            assertThat(finding.message()).isEqualTo("w do it otherwise");
        });
    }

    @Test
    void factsAreKeptButInAnExcuse() {
        String[] packs = {
            "blame/you", "why: w\nseverity: low\nflag: sentence\npatterns: [you broke]\nsuggest: [It is broken.]\n",
            "excuse/ill", "why: w\nseverity: low\nflag: sentence\npatterns: [was ill]\nsuggest: [I am sorry.]\n"
        };
        assertThat(judge(NOTHING_SET, packs)
                        .judge(Draft.of("You broke it on 3 May."))
                        .softened())
                .isEqualTo("It is broken. [keep: 3, May]");
        assertThat(judge(NOTHING_SET, packs)
                        .judge(Draft.of("Tom was ill on 3 May."))
                        .softened())
                .isEqualTo("I am sorry.");
        assertThat(judge(NOTHING_SET, packs)
                        .judge(Draft.of("Tom was ill, but you will have it on 3 May."))
                        .softened())
                .isEqualTo("I am sorry. [keep: 3, May]");
    }

    @Test
    void softeningGoesOnUntilNothingIsLeftToMend() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/a",
                "why: w\nseverity: high\npatterns: [red]\nsuggest: [blue]\n",
                "anger/b",
                "why: w\nseverity: medium\npatterns: [blue]\nsuggest: [green]\n",
                "alarm/c",
                "why: w\nseverity: low\npatterns: [green]\nsuggest: [grey]\n");
        // Three rounds are made, and no more.
        assertThat(judge.judge(Draft.of("It is red.")).softened()).isEqualTo("It is grey.");
        assertThat(judge.weigh(Draft.of("It is red.")).softened()).isEqualTo("It is red.");
    }

    /** The fourth wording would be there to put in: what is curt speaks against none. */
    @Test
    void softeningEndsAfterThreeRounds() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/a",
                "why: w\nseverity: high\npatterns: [red]\nsuggest: [blue]\n",
                "anger/b",
                "why: w\nseverity: medium\npatterns: [blue]\nsuggest: [green]\n",
                "alarm/c",
                "why: w\nseverity: low\npatterns: [green]\nsuggest: [grey]\n",
                "curt/d",
                "why: w\nseverity: low\npatterns: [grey]\nsuggest: [white]\n");
        assertThat(judge.judge(Draft.of("It is red.")).softened()).isEqualTo("It is grey.");
        assertThat(judge.judge(Draft.of("It is blue.")).softened()).isEqualTo("It is white.");
        // what stands in HTML is not read again
        int[] starts = IntStream.range(0, 10).toArray();
        int[] ends = IntStream.rangeClosed(1, 10).toArray();
        assertThat(judge.judge(Draft.ofHtml("It is red.", "It is red.", starts, ends))
                        .softened())
                .isEqualTo("It is blue.");
    }

    @Test
    void findingsOfRulesAndOfPromisesStandByPlace() {
        Draft draft = Draft.of("It is tin. I will send the form at 7 am today. It is zinc.")
                .writtenAt(ZonedDateTime.parse("2026-11-24T10:00:00Z"));
        assertThat(METALS.judge(draft).findings())
                .extracting(Finding::rule)
                .containsExactly("blame/tin", Commitments.PAST, "blame/zinc");
    }

    /** Two findings that begin together: the longer first, whichever weighs more. */
    @Test
    void ofFindingsThatBeginTogetherTheLongerStandsFirst() {
        Judge judge = judge(
                NOTHING_SET,
                "alarm/can",
                "why: w\nseverity: low\nadvice: a\npatterns: [tin can]\n",
                "blame/tin",
                "why: w\nseverity: high\nadvice: a\npatterns: [tin]\n");
        assertThat(found(judge.judge(Draft.of("A tin can.")))).isEqualTo("alarm/can tin can, blame/tin tin");
    }

    @Test
    void theSmallestEditIsOfTheWordingsThatLeaveNothingToFillIn() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/tin",
                "why: w\nseverity: medium\npatterns: [tin]\nsuggest: ['[metal]', copper]\n",
                "blame/lead",
                "why: w\nseverity: high\nadvice: a\npatterns: [lead]\n");
        Edit edit = judge.smallestEdit(Draft.of("It is tin."), Verdict.SEND).orElseThrow();
        assertThat(edit.text()).isEqualTo("It is copper.");
        assertThat(edit.verdict()).isEqualTo(Verdict.SEND);
        assertThat(edit.replacements()).containsExactly(new Edit.Replacement(6, 9, "tin", "copper"));
        assertThat(judge.smallestEdit(Draft.of("It is tin and lead."), Verdict.SEND))
                .isEmpty();
        assertThat(judge.smallestEdit(Draft.of("It is copper."), Verdict.SEND)
                        .orElseThrow()
                        .replacements())
                .isEmpty();
    }

    @Test
    void scoresAreOfAllCategoriesAndNoneOfThoseThatAreOff() {
        ToneReport report = METALS.judge(Draft.of("It is tin."));
        assertThat(report.scores()).containsOnlyKeys(Category.values());
        assertThat(report.score(Category.BLAME)).isPositive();
        Judge without = judge(
                Settings.without(Set.of("blame")),
                "blame/tin",
                "why: w\nseverity: medium\nadvice: a\npatterns: [tin]\n");
        assertThat(without.judge(Draft.of("It is tin.")).score(Category.BLAME)).isZero();
        assertThat(without.judge(Draft.of("It is tin.")).findings()).isEmpty();
    }

    @Test
    void aWeightThatIsSetCounts() {
        Settings grave =
                new Settings(Audience.CUSTOMER, Map.of(), Set.of(), Map.of("blame/tin", Severity.HIGH), Map.of());
        Judge judge = judge(grave, "blame/tin", "why: w\nseverity: low\nadvice: a\npatterns: [tin]\n");
        assertThat(judge.judge(Draft.of("It is tin.")).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(judge.matches(Draft.of("It is tin."))).hasSize(1);
    }

    @Test
    void anotherLanguageIsNotJudged() {
        String german = "Das ist wirklich nicht mein Problem, und ich kann Ihnen leider nicht helfen. tin";
        ToneReport report = METALS.judge(Draft.of(german));
        assertThat(report.language()).isEqualTo("de");
        assertThat(report.verdict()).isEqualTo(Verdict.SEND);
        assertThat(report.scores().values()).containsOnly(0);
        assertThat(report.findings()).isEmpty();
        assertThat(report.softened()).isEqualTo(german);
        assertThat(report.engine()).isEqualTo("x");
    }

    @Test
    void nothingIsOwedByAnEmptyDraft() {
        assertThat(METALS.judge(Draft.of("").inReplyTo("Help! I am worried.")).missing())
                .isEmpty();
        assertThat(METALS.judge(Draft.of("")).verdict()).isEqualTo(Verdict.SEND);
    }

    @Test
    void aQuestionThatIsPassedOverIsANote() {
        String asked = "1. What does the kayak cost?\n2. How long does delivery take?\n3. Is there a warranty?";
        Draft draft = Draft.of("The kayak costs 900, and delivery takes a week.");
        assertThat(METALS.judge(draft.inReplyTo(asked)).notes()).singleElement().satisfies(note -> {
            assertThat(note.message()).startsWith("Question 3 of");
            assertThat(note.quote()).isEqualTo("Is there a warranty?");
        });
        String unnumbered = "What does the kayak cost? How long does delivery take? Is there a warranty?";
        assertThat(METALS.judge(draft.inReplyTo(unnumbered)).notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).startsWith("A question of"));
        assertThat(METALS.judge(draft).notes()).isEmpty();
        assertThat(METALS.weigh(draft.inReplyTo(asked)).notes()).isEmpty();
    }

    /** A line may be as long as the draft, and who looks back to its beginning from each sentence looks for minutes. */
    @Tag("slow")
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"See attached. Noted. ", "Done. ", "   See attached."})
    void aDraftOfOneLineIsReadInTime(String piece) {
        assertThat(ToneChecker.create()
                        .weigh(Draft.of(piece.repeat(400_000 / piece.length())))
                        .isJudged())
                .isTrue();
    }

    /** A sentence of one thing, again and again, in which rules match a thousand times or marks have no letter. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "as soon as possible ",
                "it is your fault ",
                "1-1-",
                "1:1/",
                "TLS ",
                "No Problem ",
                "\u0301",
                "I will "
            })
    void aSentenceOfOneThingIsReadInTime(String piece) {
        String text = piece.repeat(60_000 / piece.length());
        Draft draft = Draft.of(text).inReplyTo("1. When does it come?\n2. Who signs?\n3. What does it cost?\n" + text);
        assertThat(ToneChecker.create().check(draft).isJudged()).isTrue();
    }
}
