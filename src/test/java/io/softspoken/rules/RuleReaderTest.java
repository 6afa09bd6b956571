package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the keys of a rule's file. */
class RuleReaderTest {
    private static PackReader reader(String body) {
        return new PackReader().add("t.yaml", "blame/t.yaml", body);
    }

    private static List<Rule.Variant> variants(String body) {
        return reader(body).compile().rules().get(0).variants();
    }

    private static Conditions when(String when) {
        return variants("why: w\nseverity: low\nadvice: a\npatterns: [red]\nwhen: {" + when + "}\n")
                .get(0)
                .when();
    }

    @Test
    void aPatternHasWhatItsRuleSaysUnlessItSaysOtherwise() {
        List<Rule.Variant> variants = variants("""
                why: " You did it. "
                severity: medium
                flag: clause
                suggest: [one, two]
                unless: [never, ever]
                unless-near: [near]
                unless-sentence: [sentence]
                only-near: [only]
                when: {negated: any}
                patterns:
                  - red
                  - pattern: blue
                    severity: high
                    flag: sentence
                    suggest: three
                    unless: [once]
                    unless-near: []
                    when: {quoted: any}
                  - pattern: green
                    advice: " Say so. "
                """);
        assertThat(variants)
                .extracting(Rule.Variant::severity)
                .containsExactly(Severity.MEDIUM, Severity.HIGH, Severity.MEDIUM);
        assertThat(variants)
                .extracting(Rule.Variant::flag)
                .containsExactly(Rule.Flag.CLAUSE, Rule.Flag.SENTENCE, Rule.Flag.CLAUSE);
        assertThat(variants)
                .extracting(Rule.Variant::suggest)
                .containsExactly(
                        List.of(Wording.parse("one"), Wording.parse("two")),
                        List.of(Wording.parse("three")),
                        List.of());
        assertThat(variants).extracting(Rule.Variant::advice).containsExactly(null, null, "Say so.");
        assertThat(variants).extracting(v -> v.unless().length).containsExactly(2, 1, 2);
        assertThat(variants).extracting(v -> v.unlessNear().length).containsExactly(1, 0, 1);
        assertThat(variants).extracting(v -> v.unlessSentence().length).containsExactly(1, 1, 1);
        assertThat(variants).extracting(v -> v.onlyNear().length).containsExactly(1, 1, 1);
        assertThat(variants).extracting(v -> v.when().anyNegation()).containsExactly(true, false, true);
        assertThat(variants).extracting(v -> v.when().anyQuotation()).containsExactly(false, true, false);
        assertThat(variants.get(0).unless()).isEqualTo(variants.get(2).unless());
        assertThat(variants).extracting(Rule.Variant::pattern).doesNotHaveDuplicates();
    }

    @Test
    void aRuleIsMatchedAndLowUnlessItSaysOtherwise() {
        Rule rule = reader("why: \" w \"\nseverity: low\nadvice: a\npatterns: red\n")
                .compile()
                .rules()
                .get(0);
        assertThat(rule.why()).isEqualTo("w");
        assertThat(rule.category()).isEqualTo(Category.BLAME);
        assertThat(rule.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.pattern()).isZero();
            assertThat(variant.severity()).isEqualTo(Severity.LOW);
            assertThat(variant.flag()).isEqualTo(Rule.Flag.MATCH);
            assertThat(variant.when()).isEqualTo(Conditions.NONE);
            assertThat(variant.advice()).isEqualTo("a");
            assertThat(variant.suggest()).isEmpty();
        });
    }

    @Test
    void aRuleWithoutPatternsStandsOnItsConditions() {
        assertThat(variants("why: w\nseverity: high\nadvice: a\nwhen: {sentence-words: '> 5'}\n"))
                .singleElement()
                .satisfies(variant -> {
                    assertThat(variant.pattern()).isEqualTo(-1);
                    assertThat(variant.severity()).isEqualTo(Severity.HIGH);
                });
        assertThat(variants("why: w\nseverity: high\nsuggest: ['{sentence}']\nwhen: {heard: firmly}\n"))
                .extracting(Rule.Variant::suggest)
                .containsExactly(List.of(Wording.parse("{sentence}")));
    }

    @Test
    void conditionsAreAsWritten() {
        assertThat(when("negated: any")).extracting(Conditions::anyNegation).isEqualTo(true);
        assertThat(when("negated: no")).isEqualTo(Conditions.NONE);
        assertThat(when("quoted: any")).extracting(Conditions::anyQuotation).isEqualTo(true);
        assertThat(when("quoted: no")).isEqualTo(Conditions.NONE);
        assertThat(when("question: yes").question()).isTrue();
        assertThat(when("question: no").question()).isFalse();
        assertThat(when("draft: whole").place()).isEqualTo(Conditions.Place.WHOLE);
        assertThat(when("draft: first").place()).isEqualTo(Conditions.Place.FIRST);
        assertThat(when("draft: last").place()).isEqualTo(Conditions.Place.LAST);
        assertThat(when("audience: technical").audience()).isEqualTo("technical");
        assertThat(when("audience: customer").audience()).isEqualTo("customer");
        assertThat(when("heard: any").heard()).isEqualTo(Conditions.Heard.ANY);
        assertThat(when("heard: likely").heard()).isEqualTo(Conditions.Heard.LIKELY);
        assertThat(when("heard: firmly").heard()).isEqualTo(Conditions.Heard.FIRMLY);
        Conditions answers = when("answers: [thanks, not-anger, worry, not-urgency]");
        assertThat(answers.answers()).containsExactly("thanks", "worry");
        assertThat(answers.answersNot()).containsExactly("anger", "urgency");
        assertThat(
                        when("draft-words: '> 2', sentence-words: ' <30 ', paragraph-words: '>400', incoming-words: '< 123456'")
                                .limits())
                .containsExactly(
                        new Conditions.Limit(Conditions.Measure.DRAFT_WORDS, true, 2),
                        new Conditions.Limit(Conditions.Measure.SENTENCE_WORDS, false, 30),
                        new Conditions.Limit(Conditions.Measure.PARAGRAPH_WORDS, true, 400),
                        new Conditions.Limit(Conditions.Measure.INCOMING_WORDS, false, 123456));
    }

    @Test
    void limitsAreMeasuredAndTold() {
        Conditions when = when("draft-words: '> 2'");
        assertThat(when.measures(Conditions.Measure.DRAFT_WORDS)).isTrue();
        assertThat(when.measures(Conditions.Measure.SENTENCE_WORDS)).isFalse();
        assertThat(Conditions.NONE.measures(Conditions.Measure.DRAFT_WORDS)).isFalse();
        Conditions.Limit above = when.limits().get(0);
        assertThat(List.of(above.holds(1), above.holds(2), above.holds(3))).containsExactly(false, false, true);
        Conditions.Limit below = new Conditions.Limit(Conditions.Measure.DRAFT_WORDS, false, 2);
        assertThat(List.of(below.holds(1), below.holds(2), below.holds(3))).containsExactly(true, false, false);
        assertThat(when.whateverHeard())
                .isEqualTo(new Conditions(
                        false,
                        false,
                        null,
                        Conditions.Place.ANYWHERE,
                        null,
                        List.of(),
                        List.of(),
                        when.limits(),
                        Conditions.Heard.ANY));
    }

    @Test
    void aFileSaysMoreThanItsPatterns() {
        PackReader reader = reader("""
                why: " w "
                severity: low
                suggest: [one, '{x}']
                patterns: ['{x=red}', {pattern: '{x=blue}'}]
                known-twins: [quoted, thing]
                examples:
                  - {wrong: Red., right: One., incoming: Why?}
                  - {text: Blue.}
                quiet: [Green., {text: Grey., incoming: Where?}]
                known-misses: [Pink.]
                known-false-alarms: [Brown.]
                """);
        reader.compile();
        assertThat(reader.sources())
                .containsExactly(new RuleSource(
                        "blame/t",
                        Category.BLAME,
                        "t.yaml",
                        "w",
                        List.of("{x=red}", "{x=blue}"),
                        List.of("one", "{x}"),
                        List.of(
                                new RuleSource.Example(7, "Red.", "One.", "Why?"),
                                new RuleSource.Example(8, "Blue.", null, null)),
                        List.of(
                                new RuleSource.Example(9, "Green.", null, null),
                                new RuleSource.Example(9, "Grey.", null, "Where?")),
                        List.of(new RuleSource.Example(10, "Pink.", null, null)),
                        List.of(new RuleSource.Example(11, "Brown.", null, null)),
                        List.of(TwinKind.QUOTED, TwinKind.THING)));
    }

    @Test
    void aTwinThatMayBeFlaggedNeedsNoRecord() {
        assertThat(TwinKind.NEGATED.isClean()).isFalse();
        assertThat(TwinKind.QUOTED.isClean()).isTrue();
        assertThat(TwinKind.QUOTED.id()).isEqualTo("quoted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "advice: a\\npatterns: [{pattern: red, suggest: '{b}'}] | t.yaml:4:36: the pattern remembers no {b=…}",
                "suggest: ['ab {b} {c}']\\npatterns: ['{c=red}'] | t.yaml:3:14: the pattern remembers no {b=…}; did you mean \"c\"?",
                "suggest: ['a {b']\\npatterns: [red] | t.yaml:3:11: \"{\" is not closed by \"}\"",
                "suggest: ['{b:odd}']\\npatterns: ['{b=red}'] | t.yaml:3:11: there is no form \"odd\"",
                "advice: a\\npatterns: [{pattern: red, flag: all}] | t.yaml:4:33: \"all\" is none of match, clause, sentence",
                "advice: a\\npatterns: [{pattern: red, severity: odd}] | t.yaml:4:37: \"odd\" is none of low, medium, high",
                "advice: a\\npatterns: [red]\\nwhen: {heard: loud} | t.yaml:5:15: \"loud\" is none of any, likely, firmly",
                "advice: a\\npatterns: [red]\\nwhen: {answers: [not-wory]} | t.yaml:5:18: there is no act \"wory\"; did you mean \"worry\"?",
                "advice: a\\npatterns: [red]\\nwhen: {draft-words: '> 1234567'} | t.yaml:5:21: write a comparison such as \"> 45\" or \"< 15\"",
                "advice: a\\npatterns: [red]\\nwhen: {draft-words: '5'} | t.yaml:5:21: write a comparison",
                "advice: a\\npatterns: [red]\\nexamples: [{wrong: a, worng: b}] | t.yaml:5:23: there is no key \"worng\"; did you mean \"wrong\"?",
                "advice: a\\npatterns: [red]\\nknown-twins: [negated] | t.yaml:5:15: \"negated\" is none of quoted, cited, code, signed, named, thing",
                "advice: a\\npatterns: [red]\\nonly-near: [..2] | t.yaml:5:13: the pattern must name a word, and begin with one",
                "advice: a\\npatterns: [red]\\nunless-near: ['('] | t.yaml:5:16: in \"(\": nothing stands here",
                "advice: a\\npatterns: [{x: red}] | t.yaml:4:12: a pattern is a text, or keys of which one is \"pattern\"",
                "patterns: [{pattern: red, advice: a}, blue] | t.yaml:3:39: no \"suggest\" and no \"advice\"",
                "patterns: [{pattern: red, suggest: a}, {pattern: blue, advice: b}] | none",
            })
    void whatIsWrongIsToldWithItsPlace(String body, String told) {
        List<String> problems;
        try {
            reader("why: w\nseverity: low\n" + body.replace("\\n", "\n")).compile();
            problems = List.of();
        } catch (RulesException e) {
            problems = e.problems().stream().map(Problem::toString).toList();
        }
        if (told.equals("none")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(problem -> problem.startsWith(told));
        }
    }
}
