package io.softspoken.judge;

import static io.softspoken.judge.JudgeTest.NOTHING_SET;
import static io.softspoken.judge.JudgeTest.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is marked of a match, how a wording is fitted into its place, and which wordings are offered there. */
class FitterTest {
    private static final String UNDERTONE =
            "why: u\nseverity: low\nflag: sentence\nsuggest: ['Let us look at it.']\nwhen: {heard: firmly}\n";

    private static List<Finding> findings(Judge judge, String text) {
        return judge.judge(Draft.of(text)).findings();
    }

    private static String softened(Judge judge, String text) {
        return judge.judge(Draft.of(text)).softened();
    }

    private static List<String> suggestions(Judge judge, String text) {
        return findings(judge, text).get(0).suggestions();
    }

    private static String rule(String pattern, String more) {
        return "why: w\nseverity: medium\npatterns: ['" + pattern + "']\n" + more + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Well, it is gold | it is gold",
                "Gold is it | Gold is it",
                "It is gold - take it | It is gold",
                "Take it. It is gold. Take it. | It is gold",
                "Take it, for it (being gold) is yours. | being gold",
            })
    void aClauseReachesToTheNextBreakOnEachSide(String text, String quote) {
        Judge judge = judge(NOTHING_SET, "blame/gold", rule("gold", "flag: clause\nadvice: a"));
        assertThat(findings(judge, text)).extracting(Finding::quote).containsExactly(quote);
    }

    @Test
    void ofAParagraphAllSentencesAreMarked() {
        Judge judge = judge(
                NOTHING_SET,
                "long-winded/wall",
                "why: w\nseverity: low\nadvice: a\nflag: sentence\nwhen: {paragraph-words: '> 6'}\n");
        assertThat(findings(judge, "Here it is.\n\nIt is gold. It is zinc. It is copper.\n\nSo it goes."))
                .extracting(Finding::quote)
                .containsExactly("It is gold. It is zinc. It is copper.");
    }

    @Test
    void aFindingOfSeveralTermsWeighsAsTheGravestOfThem() {
        String terms = "terms:\n  TTL: {plain: the lifetime}\n  ACL: {plain: the access list, severity: high}\n"
                + "  SAN: {plain: shared storage}\n";
        Judge judge = judge(NOTHING_SET, "glossary/terms", terms);
        for (String text : List.of("Set the TTL and ACL.", "Set the ACL and TTL.", "Set the TTL and ACL and SAN.")) {
            assertThat(findings(judge, text)).extracting(Finding::severity).containsExactly(Severity.HIGH);
        }
        assertThat(findings(judge, "Set the TTL and the SAN."))
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
    }

    @Test
    void aClauseFullOfTermsWeighsWhatTheUserSays() {
        Settings light = new Settings(Audience.CUSTOMER, Map.of(), Set.of(), Map.of("jargon", Severity.LOW), Map.of());
        String terms = "why: w\nseverity: low\nadvice: a\npatterns: ['{term=TTL|ACL|SAN}']\n";
        assertThat(findings(judge(light, "jargon/terms", terms), "Set the TTL and ACL and SAN now."))
                .extracting(Finding::severity)
                .containsExactly(Severity.LOW);
    }

    @Test
    void whatIsOnlyWeighedHasNoWordings() {
        Judge judge = judge(NOTHING_SET, "blame/tin", rule("tin", "suggest: [copper]"));
        assertThat(judge.weigh(Draft.of("It is tin.")).findings())
                .containsExactly(
                        new Finding("blame/tin", Category.BLAME, Severity.MEDIUM, 6, 9, "tin", "w", List.of()));
        assertThat(judge.judge(Draft.of("It is tin.")).findings())
                .containsExactly(
                        new Finding("blame/tin", Category.BLAME, Severity.MEDIUM, 6, 9, "tin", "w", List.of("copper")));
    }

    @Test
    void adviceIsGivenOnlyWhereThereIsNoWording() {
        Judge judge = judge(NOTHING_SET, "blame/tin", rule("tin", "suggest: [copper]\nadvice: Be kind."));
        assertThat(findings(judge, "It is tin.").get(0).message()).isEqualTo("w");
        Judge none = judge(NOTHING_SET, "blame/tin", rule("tin", "suggest: [tin foil]\nadvice: Be kind."));
        assertThat(findings(none, "It is tin.").get(0).message()).isEqualTo("w Be kind.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                // a clause that begins its sentence
                "clause | this is silver | It is gold, so take it. | This is silver, so take it.",
                "clause | this is silver | So take it, it is gold. | So take it, this is silver.",
                // a sentence that begins with a mark
                "match | silver | (Gold it is.) | (Silver it is.)",
                "match | silver | The (gold) one. | The (silver) one.",
                // what ends in a mark of its own gets none
                "sentence | is it silver? | So it is gold. | Is it silver?",
                "sentence | I see. [Say when.] | So it is gold. | I see. [Say when.]",
                "sentence | I see [what] | So it is gold. | I see [what].",
                "sentence | see here: | So it is gold. | See here:",
                "sentence | see here | So it is gold? | See here.",
                // and that of the sentence stays alone
                "match | silver! | So it is gold. | So it is silver.",
                "match | silver… | So it is gold. | So it is silver.",
                "match | silver? | So it is gold. | So it is silver.",
                "match | silver? | So is it gold? | So is it silver?",
                "match | silver? | Is it gold now? | Is it silver? now?",
                "match | silver. | So it is gold, I say. | So it is silver., I say.",
                "match | silver. | So it is gold | So it is silver.",
            })
    void aWordingHasTheCapitalAndTheMarkOfItsPlace(String flag, String wording, String text, String expected) {
        Judge judge =
                judge(NOTHING_SET, "blame/gold", rule("gold", "flag: " + flag + "\nsuggest: ['" + wording + "']"));
        assertThat(softened(judge, text)).isEqualTo(expected);
    }

    @Test
    void aMarkThatIsReplacedIsNoneOfTheSentences() {
        Judge judge = judge(NOTHING_SET, "blame/gold", rule("gold …", "suggest: ['silver.']"));
        assertThat(softened(judge, "It is gold…")).isEqualTo("It is silver.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "it is | It is",
                "(it is) | (It is)",
                "\"it is | \"It is",
                "It is | It is",
                "9 are | 9 are",
                "[name] is | [name] is",
                "… | …",
                "§§ | §§",
                "é | É",
            })
    void theFirstLetterBecomesACapital(String wording, String expected) {
        assertThat(Fitter.capital(wording)).isEqualTo(expected);
    }

    @Test
    void eachTermHasItsOwnWordsOfEachWay() {
        Judge judge = judge(
                NOTHING_SET,
                "jargon/ttl",
                rule("{term=TTL}", "suggest: [the lifetime, the span]"),
                "jargon/acl",
                rule("{term=ACL}", "suggest: [the list, the rights, the third]"));
        assertThat(suggestions(judge, "Set TTL and ACL now."))
                .containsExactly("the lifetime and the list", "the span and the rights");
        assertThat(suggestions(judge, "TTL and ACL it is."))
                .containsExactly("The lifetime and the list", "The span and the rights");
        assertThat(suggestions(judge, "Set the TTL and my ACL now."))
                .containsExactly("lifetime and my list", "span and my rights");
    }

    @Test
    void whatIsLeftOutKeepsNothing() {
        Judge judge = judge(NOTHING_SET, "blame/rate", rule("at <number> percent", "suggest: ['']"));
        assertThat(softened(judge, "It runs at 14 percent now.")).isEqualTo("It runs now.");
    }

    @Test
    void factsOfTheMarkedWordsAreKeptAndNoOthers() {
        Judge judge = judge(NOTHING_SET, "blame/broke", rule("you broke <number> cups", "suggest: [some cups broke]"));
        assertThat(softened(judge, "At 9 you broke 14 cups by Ann."))
                .isEqualTo("At 9 some cups broke [keep: 14] by Ann.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blame | Let us look at it. [keep: 14]",
                "jargon | Let us look at it.",
                "excuse | Let us look at it.",
            })
    void whereTheWholeSentenceIsReplacedItsFactsAreKept(String category, String expected) {
        Judge judge =
                judge(NOTHING_SET, category + "/red", rule("red", "advice: a"), category + "/undertone", UNDERTONE);
        assertThat(softened(judge, "There are 14 red cups.")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann was ill, so we will come on 3 June. | I am sorry. [keep: 3, June]",
                "Ann was ill, so we'll come on 3 June. | I am sorry. [keep: 3, June]",
                "Ann was ill, so we WILL come on 3 June. | I am sorry. [keep: 3, June]",
                "Ann was ill, so Bob's goodwill went on 3 June. | I am sorry.",
                "Ann was ill, so Bob was willing on 3 June. | I am sorry.",
            })
    void anExcuseKeepsThePromiseThatItEndsIn(String text, String expected) {
        Judge judge = judge(NOTHING_SET, "excuse/ill", rule("was ill", "flag: sentence\nsuggest: ['I am sorry.']"));
        assertThat(softened(judge, text)).isEqualTo(expected);
    }

    /** The rule of the wording's words looks at the sentences beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is red. | true",
                "It is red. Is it yours? | false",
                "Is it yours? It is red. | false",
                "It is red. So it goes. | true",
            })
    void aWordingIsTriedAmongTheSentencesAroundIt(String text, boolean offered) {
        Judge judge = judge(
                NOTHING_SET,
                "blame/red",
                rule("red", "suggest: [amber]\nadvice: a"),
                "blame/amber",
                rule("amber", "advice: a\nonly-near: [yours]"));
        assertThat(suggestions(judge, text)).isEqualTo(offered ? List.of("amber") : List.of());
    }

    @Test
    void whatStandsBesideAWordingDoesNotSpeakAgainstIt() {
        Judge judge = judge(NOTHING_SET, "blame/red", rule("red", "suggest: [blue]\nadvice: a"));
        for (String text : List.of("It is red or red or red.", "It is red. It is red. It is red.", "Red red red.")) {
            assertThat(findings(judge, text))
                    .as(text)
                    .hasSize(3)
                    .allSatisfy(one -> assertThat(one.suggestions())
                            .singleElement()
                            .asString()
                            .isEqualToIgnoringCase("blue"));
        }
    }

    @Test
    void whatAWordingMakesWithTheWordsAroundItSpeaksAgainstIt() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/red",
                rule("red", "suggest: [dull, bright]\nadvice: a"),
                "blame/tin",
                rule("dull tin", "advice: a"),
                "blame/wire",
                rule("wire bright", "advice: a"));
        assertThat(suggestions(judge, "It is red.")).containsExactly("dull", "bright");
        assertThat(suggestions(judge, "It is red tin.")).containsExactly("bright");
        assertThat(suggestions(judge, "It is wire red.")).containsExactly("dull");
    }

    @Test
    void wordsThatComeTogetherWhereOthersAreLeftOutSpeakAgainstIt() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/so",
                rule("obviously", "suggest: ['']\nadvice: a"),
                "blame/tin",
                rule("dull tin", "advice: a"));
        assertThat(suggestions(judge, "It is dull obviously tin.")).isEmpty();
        assertThat(suggestions(judge, "It is obviously tin.")).containsExactly("");
        assertThat(suggestions(judge, "It is obviously dull.")).containsExactly("");
        assertThat(suggestions(judge, "Obviously.")).containsExactly("");
    }

    @Test
    void theMarkBehindWordsThatAreLeftOutSpeaksAgainstItToo() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/so",
                rule("obviously", "suggest: ['']\nadvice: a"),
                "blame/dull",
                rule("dull !", "advice: a"));
        assertThat(suggestions(judge, "It is dull obviously!")).isEmpty();
        assertThat(suggestions(judge, "It is dull obviously.")).containsExactly("");
    }

    @Test
    void whatIsProvedOnceHoldsForTheSameWordsAgain() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/red",
                rule("red", "suggest: [mild, calm]\nadvice: a"),
                "blame/mild",
                rule("mild", "advice: a"));
        assertThat(findings(judge, "It is red.\n\nIt is red.\n\nIt is red."))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.suggestions()).containsExactly("calm"));
    }

    @Test
    void theLengthOfTheDraftSpeaksAgainstNoWording() {
        Judge judge = judge(
                NOTHING_SET,
                "blame/red",
                rule("red", "suggest: [brief, long]\nadvice: a"),
                "curt/brief",
                rule("brief", "advice: a"),
                "long-winded/long",
                rule("long", "advice: a"));
        assertThat(suggestions(judge, "It is red.")).containsExactly("brief", "long");
    }

    @Test
    void whatIsOffSpeaksAgainstNoWording() {
        String[] packs = {
            "blame/red", rule("red", "suggest: [mild]\nadvice: a"), "blame/mild", rule("mild", "advice: a"),
        };
        assertThat(suggestions(judge(NOTHING_SET, packs), "It is red.")).isEmpty();
        assertThat(suggestions(judge(Settings.without(Set.of("blame/mild")), packs), "It is red."))
                .containsExactly("mild");
    }

    @Test
    void aProofIsKnownByAllThatItDependsOn() {
        Fitter.Tried one = new Fitter.Tried("It is red.", 6, 9, Category.BLAME, Severity.LOW, Set.of("a"));
        assertThat(one)
                .isEqualTo(new Fitter.Tried("It is red.", 6, 9, Category.BLAME, Severity.LOW, Set.of("a")))
                .hasSameHashCodeAs(new Fitter.Tried("It is red.", 6, 9, Category.BLAME, Severity.LOW, Set.of("a")));
        List<Fitter.Tried> others = List.of(
                new Fitter.Tried("It is red!", 6, 9, Category.BLAME, Severity.LOW, Set.of("a")),
                new Fitter.Tried("It is red.", 5, 9, Category.BLAME, Severity.LOW, Set.of("a")),
                new Fitter.Tried("It is red.", 6, 8, Category.BLAME, Severity.LOW, Set.of("a")),
                new Fitter.Tried("It is red.", 6, 9, Category.ANGER, Severity.LOW, Set.of("a")),
                new Fitter.Tried("It is red.", 6, 9, Category.BLAME, Severity.HIGH, Set.of("a")),
                new Fitter.Tried("It is red.", 6, 9, Category.BLAME, Severity.LOW, Set.of()));
        assertThat(others).doesNotContain(one);
        assertThat(one).isNotEqualTo("It is red.");
        assertThat(others.stream().limit(4).map(Object::hashCode).collect(Collectors.toSet()))
                .hasSize(4)
                .doesNotContain(one.hashCode());
    }
}
