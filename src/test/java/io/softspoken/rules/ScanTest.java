package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final Matcher MATCHER = Packs.shipped();
    private static final TextReader READER = new TextReader(MATCHER.vocabulary());

    /** Each word may begin and end many candidates of a pattern with gaps, and they lie over each other. */
    @ParameterizedTest
    @ValueSource(strings = {"it is not possible to "})
    void whatFailedFromAPlaceIsNotTriedThereAgain(String piece) {
        Text text = READER.readOwn(piece.repeat(20_000 / piece.length()));
        Scan scan = MATCHER.scan(text);
        Surroundings nothing = new Surroundings(false, 0, Set.of(), READER.readOwn(""));
        Occasion occasion = new Occasion(Audience.CUSTOMER, nothing, Set.of());
        scan.matches(occasion, ToneModel.none().hear(text, nothing));
        scan.acknowledgements();
        assertThat(scan.proofs()).isPositive().isLessThan(5 * text.tokens());
    }

    private static List<String> shown(List<Match> matches) {
        return matches.stream()
                .map(match -> match.rule().id() + " " + match.first() + "-" + match.last())
                .toList();
    }

    private static PackReader rule(PackReader packs, String id, String body) {
        return packs.add("f.yaml", id + ".yaml", "why: w\nseverity: low\nadvice: a\n" + body);
    }

    @Test
    void matchesStandInTheOrderOfTheirPlacesAndOfTheirFiles() {
        PackReader packs = new PackReader();
        rule(packs, "blame/b", "patterns: [red hat is, hat, red hat]\n");
        rule(packs, "anger/a", "patterns: [is old, red hat]\n");
        // 0 A, 1 red, 2 hat, 3 is, 4 old
        assertThat(shown(Trial.of(packs).matches("A red hat is old.")))
                .containsExactly("anger/a 1-3", "blame/b 1-3", "blame/b 1-4", "blame/b 2-3", "anger/a 3-5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "red; so red red red; red, red, red",
                "red ..3 hat; so red red hat; red red hat",
                "red ..3 hat; so red hat hat; red hat",
                "red ..3 hat; so red hat red hat; red hat, red hat",
                "red red; so red red red red; red red, red red",
                "red red; so red red red; red red",
                "red (hat red)?; so red hat red hat; red hat red",
                "red hat?; so red hat red; red hat, red",
            })
    void matchesOfOnePatternDoNotOverlap(String pattern, String text, String found) {
        assertThat(Trial.of("patterns: ['" + pattern + "']\n").found(text)).containsExactly(found.split(", "));
    }

    @Test
    void whatIsRememberedIsWrittenOnOneLine() {
        Trial trial = Trial.of("patterns: ['{who=we|you} (lost|{how=broke}) {what=the ..2 hat} {end=now}?']\n");
        assertThat(trial.matches("Well, You lost the\n old  hat of ours").get(0).captures())
                .isEqualTo(Map.of("who", "You", "what", "the old hat"));
        assertThat(trial.matches("we broke the hat now").get(0).captures())
                .isEqualTo(Map.of("who", "we", "how", "broke", "what", "the hat", "end", "now"));
        assertThat(Trial.of("patterns: [red]\n").matches("red").get(0).captures())
                .isEmpty();
    }

    @Test
    void aTermRemembersItsPlainWords() {
        Trial trial = Trial.of(new PackReader().add("g.yaml", "glossary/g.yaml", "terms: {node: machine of ours}\n"));
        assertThat(trial.matches("We lost two nodes.").get(0).captures())
                .isEqualTo(Map.of("plain", "machines of ours", "term", "node"));
    }

    @Test
    void onlyTheSentencesAndTheCategoryThatAreAskedForAreLookedAt() {
        PackReader packs = new PackReader().add("g.yaml", "glossary/g.yaml", "terms: {node: machine, disk: plate}\n");
        rule(packs, "blame/b", "patterns: [red]\n");
        rule(packs, "anger/a", "patterns: [red, old]\n");
        Trial trial = Trial.of(packs);
        Text text = trial.read("A red node. An old disk. A red node and a disk.");
        Scan scan = trial.matcher.scan(text);
        Hearing hearing = trial.hear(text);
        assertThat(scan.text()).isSameAs(text);
        assertThat(shown(scan.patterns(trial.none(), hearing, 0, 2, null)))
                .containsExactlyInAnyOrder(
                        "blame/b 1-2",
                        "anger/a 1-2",
                        "jargon/terms-g 2-3",
                        "anger/a 5-6",
                        "jargon/terms-g 6-7",
                        "blame/b 9-10",
                        "anger/a 9-10");
        assertThat(shown(scan.patterns(trial.none(), hearing, 0, 2, Category.BLAME)))
                .containsExactlyInAnyOrder("blame/b 1-2", "blame/b 9-10");
        assertThat(shown(scan.patterns(trial.none(), hearing, 1, 1, Category.ANGER)))
                .containsExactly("anger/a 5-6");
        // A term counts where it first stands, so that those before are found too, and none behind.
        assertThat(shown(scan.patterns(trial.none(), hearing, 1, 1, Category.JARGON)))
                .containsExactly("jargon/terms-g 2-3", "jargon/terms-g 6-7");
        assertThat(shown(scan.patterns(trial.none(), hearing, 2, 2, Category.CURT)))
                .isEmpty();
    }

    @Test
    void jargonIsNoneForThoseOfTheTrade() {
        PackReader packs = new PackReader().add("g.yaml", "glossary/g.yaml", "terms: {node: machine}\nallow: [VPN]\n");
        rule(packs, "jargon/j", "patterns: [red]\n");
        rule(packs, "jargon/k", "when: {heard: likely}\n");
        rule(packs, "blame/b", "patterns: [red]\n");
        Trial trial = Trial.of(packs).hearing(ToneModel.credulous());
        assertThat(shown(trial.matches("A red node of the TTQ so far here.", trial.technical())))
                .containsExactly("blame/b 1-2");
        assertThat(shown(trial.matches("A red node. It is.")))
                .containsExactly("blame/b 1-2", "jargon/j 1-2", "jargon/terms-g 2-3", "jargon/k 4-7");
    }

    @Test
    void aRowOfStepsIsNotCurt() {
        Trial curt = Trial.of("curt", "patterns: [red hat]\n");
        assertThat(curt.found("It is so:\n- Red hat.\n- So red hat.")).isEmpty();
        assertThat(curt.found("It is so:\nSo red hat.")).containsExactly("red hat");
        assertThat(Trial.of("blame", "patterns: [red hat]\n").found("It is so:\n- So red hat."))
                .containsExactly("red hat");
        Trial heard = Trial.of("curt", "when: {heard: likely}\n").hearing(ToneModel.credulous());
        assertThat(heard.found("It is so:\n- Red hat.")).containsExactly("It is so:");
        Trial blame = Trial.of("blame", "when: {heard: likely}\n").hearing(ToneModel.credulous());
        assertThat(blame.found("It is so:\n- Red hat.")).containsExactly("It is so:", "Red hat.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "sentence-words: '> 2' | It is so. It. It is not red. | It is so. ~ It is not red.",
                "paragraph-words: '> 2' | It. It is.\\n\\nIt.\\n\\nIt is so. Yes. | It. It is. ~ It is so. Yes.",
                "draft-words: '> 2' | It. It is.\\n\\nIt. | It. It is.\\n\\nIt.",
                "draft-words: '> 4' | It. It is.\\n\\nIt. | none",
                "question: yes | It is. It? | none", // the whole draft, by its first sentence
                "question: yes | It? It is. | It? It is.",
                "audience: customer | It? It is. | It? It is.",
                "draft-words: '> 2' | Hi Dana,\\n\\nIt is so.\\n\\nRegards,\\nTom | none",
                "sentence-words: '> 1' | Hi Dana,\\n\\nIt is so.\\n\\nBest regards,\\nTom | It is so.",
            })
    void aRuleWithoutPatternsFlagsWhatItMeasures(String when, String text, String found) {
        String draft = text.replace("\\n", "\n");
        List<Match> matches = Trial.of("when: {" + when + "}\n").matches(draft);
        List<String> expected = found.equals("none")
                ? List.of()
                : List.of(found.replace("\\n", "\n").split(" ~ "));
        assertThat(matches)
                .extracting(match -> match.captures().get(Matcher.SENTENCE))
                .isEqualTo(expected);
        assertThat(matches).allMatch(match -> match.variant().pattern() == -1);
    }

    @Test
    void whatSilencesAMeasureIsLookedForAllOverIt() {
        Trial trial = Trial.of("when: {paragraph-words: '> 2'}\nunless-sentence: [red]\nunless-near: [blue]\n");
        assertThat(trial.matches("It is so. So it is.\n\nIt is.")).hasSize(1);
        assertThat(trial.matches("It is so. So red it is.")).isEmpty();
        assertThat(trial.matches("It is so. So it is.\n\nBlue.")).isEmpty();
        assertThat(trial.matches("It is so. So it is.\n\nRed.")).hasSize(1);
        assertThat(trial.matches("It is so. So it is.\n\nIt is. So blue.")).hasSize(1);
        Trial only = Trial.of("when: {paragraph-words: '> 2'}\nonly-near: [red]\n");
        assertThat(only.matches("Red.\n\nIt is so. So it is.")).hasSize(1);
        assertThat(only.matches("Red. No.\n\nIt is so. So it is.")).isEmpty();
        assertThat(only.matches("It is so. So it is.\n\nRed.")).hasSize(1);
        assertThat(only.matches("It is so. So it is.")).isEmpty();
    }

    private static final Trial HEARD = Trial.of(rule(
                    rule(new PackReader(), "blame/a", "patterns: [red hat]\n"),
                    "blame/t",
                    "when: {heard: likely}\nunless-sentence: [ever]\nunless-near: [near]\n"))
            .hearing(ToneModel.credulous());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "It is so. It is. | blame/t 0-4, blame/t 4-7",
                "A red hat. It is. | blame/a 1-3, blame/t 4-7", // what a rule explains is not told twice
                "It is ever so. It is. | blame/t 5-8",
                "It is. It is near. It is so. | blame/t 7-11",
                "It is. It is so. It is near. | blame/t 0-3",
                "\"It is so.\" It is. | blame/t 4-7",
                "\"It is\" so. It is. | blame/t 0-4, blame/t 4-7",
                "It is: [what it is for you].  It is. | blame/t 9-12",
                "Hi Dana,\\n\\nIt is so.\\n\\nBest regards,\\nTom | blame/t 2-6",
            })
    void aSentenceThatIsHeardIsFlaggedUnlessItIsExplained(String text, String found) {
        assertThat(shown(HEARD.matches(text.replace("\\n", "\n")))).containsExactly(found.split(", "));
    }

    @Test
    void whatIsHeardRemembersItsSentenceAndItsWords() {
        Match match = HEARD.matches("It is\nso. It is.").get(0);
        assertThat(match.captures())
                .containsEntry(Matcher.SENTENCE, "It is\nso.")
                .containsKey(Matcher.HEARD);
        assertThat(match.isOnlyHeard()).isTrue();
        assertThat(match.isJudged()).isTrue();
        Trial only = Trial.of("when: {heard: likely}\nonly-near: [red]\n").hearing(ToneModel.credulous());
        assertThat(shown(only.matches("It is. It is red. So it is. It is.")))
                .containsExactly("blame/t 0-3", "blame/t 3-7", "blame/t 7-11");
    }

    @Test
    void whatIsHeardMeetsItsConditionsToo() {
        Trial trial = Trial.of("when: {heard: likely, question: yes}\n").hearing(ToneModel.credulous());
        assertThat(shown(trial.matches("It is. Is it? It is."))).containsExactly("blame/t 3-6");
    }

    @Test
    void curtIsOnlyWhatIsNothingElse() {
        PackReader packs = rule(new PackReader(), "curt/t", "when: {heard: likely}\n");
        Trial trial = Trial.of(rule(packs, "anger/a", "patterns: [red hat]\n")).hearing(ToneModel.credulous());
        assertThat(shown(trial.matches("A red hat. It is."))).containsExactly("anger/a 1-3", "curt/t 4-7");
        PackReader others = rule(new PackReader(), "blame/t", "when: {heard: likely}\n");
        Trial blame = Trial.of(rule(others, "anger/a", "patterns: [red hat]\n")).hearing(ToneModel.credulous());
        assertThat(shown(blame.matches("A red hat. It is.")))
                .containsExactly("blame/t 0-4", "anger/a 1-3", "blame/t 4-7");
    }

    /** What the writer of the message used half of, or more, he knows. */
    @Test
    void theReadersOwnTermsAreHeardAsNone() {
        Trial trial = Trial.of("jargon", "when: {heard: likely}\n").hearing(ToneModel.credulous());
        String text = "Flush resolver. It is.";
        assertThat(trial.found(text)).contains("Flush resolver.");
        assertThat(trial.found(text, trial.answering("Where is it?"))).contains("Flush resolver.");
        assertThat(trial.found(text, trial.answering("Where is the resolver?"))).doesNotContain("Flush resolver.");
        assertThat(trial.found("Flush cached resolver. It is.", trial.answering("Where is the resolver?")))
                .contains("Flush cached resolver.");
        // A short word and a number are no terms.
        assertThat(trial.found("Get 1234 big resolver. It is.", trial.answering("Where is the resolver?")))
                .doesNotContain("Get 1234 big resolver.");
        assertThat(trial.found("Get abcd resolver. It is.", trial.answering("Where is a thing?")))
                .contains("Get abcd resolver.");
    }

    @Test
    void aNoProblemToALetterWeighsMore() {
        Trial trial = Trial.of("no-problem", "patterns: [no worries]\nwhen: {negated: any}\n");
        String words = "word ".repeat(24) + "word.";
        assertThat(trial.matches("So no worries.", trial.answering(words))
                        .get(0)
                        .variant()
                        .severity())
                .isEqualTo(Severity.LOW);
        assertThat(trial.matches("So no worries.", trial.answering("A " + words))
                        .get(0)
                        .variant()
                        .severity())
                .isEqualTo(Severity.MEDIUM);
        assertThat(trial.matches("So no worries.").get(0).variant().severity()).isEqualTo(Severity.LOW);
        Trial own = Trial.of("no-problem", "patterns: [no worries]\nwhen: {negated: any, heard: any}\n");
        assertThat(own.matches("So no worries.", own.answering("A " + words))
                        .get(0)
                        .variant()
                        .severity())
                .isEqualTo(Severity.LOW);
        Trial other = Trial.of("blame", "patterns: [no worries]\nwhen: {negated: any}\n");
        assertThat(other.matches("So no worries.", other.answering("A " + words))
                        .get(0)
                        .variant()
                        .severity())
                .isEqualTo(Severity.LOW);
    }

    private static final String FAULT = "You clearly did not read the manual, and it is your own fault.";

    @Test
    void aPatternCountsAsTheModelHearsIt() {
        String table = "The table is in the hall. It is old.";
        Trial plain = Trial.of("patterns: [table, fault]\n").hearing(ToneModel.shipped());
        Occasion asked = plain.answering("Where is it? I asked last week.");
        assertThat(plain.found(table, asked)).isEmpty();
        assertThat(plain.found(table + " " + FAULT, asked)).contains("fault");
        Trial any = Trial.of("patterns: [table]\nwhen: {heard: any}\n").hearing(ToneModel.shipped());
        assertThat(any.found(table, asked)).containsExactly("table");
        for (String heard : List.of("likely", "firmly")) {
            Trial leaning = Trial.of("patterns: [table, fault]\nwhen: {heard: " + heard + "}\n");
            assertThat(leaning.found(FAULT + " " + table)).as(heard).isEmpty();
            assertThat(leaning.hearing(ToneModel.credulous()).found(FAULT + " " + table))
                    .as(heard)
                    .hasSize(heard.equals("likely") ? 2 : 0);
            assertThat(leaning.hearing(ToneModel.shipped()).found(FAULT + " It is so. " + table, asked))
                    .as(heard)
                    .containsExactly("fault");
        }
    }

    @Test
    void whatIsHeardFirmlyIsFlaggedWithoutAPattern() {
        Trial trial = Trial.of("when: {heard: firmly}\n").hearing(ToneModel.shipped());
        Occasion asked = trial.answering("Where is it? I asked last week.");
        assertThat(trial.matches("The table is in the hall. " + FAULT, asked))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.sentence()).isEqualTo(1);
                    assertThat(match.captures()).containsEntry(Matcher.SENTENCE, FAULT);
                    assertThat(match.captures().get(Matcher.HEARD)).contains("You clearly did not read");
                });
        assertThat(trial.hearing(ToneModel.credulous()).matches(FAULT + " It is."))
                .isEmpty();
    }
}
