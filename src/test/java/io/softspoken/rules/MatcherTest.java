package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a matcher tells of its rules, and what it offers where something is missing. */
class MatcherTest {
    private static final String RULE = "why: w\nseverity: low\nadvice: a\n";

    private static final Trial OFFERING = Trial.of(new PackReader()
            .add("e.yaml", "missing/empathy.yaml", """
                    why: You see.
                    offers:
                      - {pattern: '{what=(tired|sad)}', suggest: 'You are {what}.'}
                      - {pattern: 'nothing', suggest: 'Nothing.'}
                      - {answers: [worry, anger], suggest: 'Do not worry.'}
                      - I see.
                      - I see.
                      - I really see.
                      - I see it all.
                    """)
            .add("a.yaml", "missing/apology.yaml", "offers: [Sorry.]\n")
            .add("t.yaml", "acts/thanks.yaml", "patterns: [thank you]\nunless: [for nothing]\n")
            .add("q.yaml", "acts/worry.yaml", "patterns: [thank you, afraid]\n")
            .add("k.yaml", "acknowledgements/apology.yaml", "patterns: [sorry]\nunless: [sorry state]\n"));

    private static List<String> offers(Acknowledgement item, String message, String... acts) {
        Text text = OFFERING.read(message);
        return OFFERING.matcher.offers(item, OFFERING.matcher.scan(text), Set.of(acts));
    }

    @Test
    void theFirstThreeThatFitAreOffered() {
        assertThat(offers(Acknowledgement.EMPATHY, "I am tired."))
                .containsExactly("You are tired.", "I see.", "I really see.");
        assertThat(offers(Acknowledgement.EMPATHY, "Where is it?"))
                .containsExactly("I see.", "I really see.", "I see it all.");
        assertThat(offers(Acknowledgement.EMPATHY, "Where is it?", "anger"))
                .containsExactly("Do not worry.", "I see.", "I really see.");
        assertThat(offers(Acknowledgement.EMPATHY, "Where is it?", "thanks"))
                .containsExactly("I see.", "I really see.", "I see it all.");
        assertThat(offers(Acknowledgement.APOLOGY, "Where is it?")).containsExactly("Sorry.");
        assertThat(offers(Acknowledgement.THANKS, "Where is it?")).isEmpty();
    }

    @Test
    void whatAMessageOnlyQuotesOrDeniesIsNotAnswered() {
        assertThat(offers(Acknowledgement.EMPATHY, "I am not tired.")).startsWith("I see.");
        assertThat(offers(Acknowledgement.EMPATHY, "It is \"tired\".")).startsWith("I see.");
        assertThat(offers(Acknowledgement.EMPATHY, "I am not tired. I am sad.")).startsWith("You are sad.");
        assertThat(offers(Acknowledgement.EMPATHY, "I am sad. I am tired.")).startsWith("You are sad.");
    }

    @Test
    void whyItIsOwedIsTold() {
        assertThat(OFFERING.matcher.whyOwed(Acknowledgement.EMPATHY)).isEqualTo("You see.");
        assertThat(OFFERING.matcher.whyOwed(Acknowledgement.APOLOGY)).isEmpty();
        assertThat(OFFERING.matcher.whyOwed(Acknowledgement.THANKS)).isEmpty();
    }

    @Test
    void actsAndAcknowledgementsAreApart() {
        Matcher matcher = OFFERING.matcher;
        assertThat(matcher.acts(OFFERING.read("Thank you. Sorry."))).containsExactly("thanks", "worry");
        assertThat(matcher.acts(OFFERING.read("Thank you for nothing."))).containsExactly("worry");
        assertThat(matcher.acts(OFFERING.read("I am afraid, thank you for nothing. Thank you.")))
                .containsExactly("thanks", "worry");
        assertThat(matcher.acts(OFFERING.read("\"Thank you.\""))).isEmpty();
        assertThat(matcher.acts(OFFERING.read("Where is it?"))).isEmpty();
        assertThat(matcher.acknowledgements(OFFERING.read("Thank you. Sorry."))).containsExactly("apology");
        assertThat(matcher.acknowledgements(OFFERING.read("A sorry state."))).isEmpty();
    }

    @Test
    void aRuleTellsWhatItStandsOn() {
        Matcher matcher = new PackReader()
                .add("a.yaml", "blame/a.yaml", RULE + "patterns: [red]\n")
                .add("b.yaml", "blame/b.yaml", RULE + "when: {heard: firmly}\n")
                .add("c.yaml", "blame/c.yaml", RULE + "patterns: [red, {pattern: hat, when: {heard: likely}}]\n")
                .add("d.yaml", "blame/d.yaml", RULE + "patterns: [red, {pattern: hat, when: {quoted: any}}]\n")
                .compile();
        assertThat(matcher.rules().stream().filter(matcher::hears))
                .extracting(Rule::id)
                .containsExactly("blame/b");
        assertThat(matcher.rules().stream().filter(matcher::leans))
                .extracting(Rule::id)
                .containsExactly("blame/c");
        assertThat(matcher.rules().stream().filter(matcher::countsQuoted))
                .extracting(Rule::id)
                .containsExactly("blame/d");
        assertThat(matcher.shapes).containsExactly(1);
        assertThat(matcher.hash()).isEqualTo(matcher.program.hash()).hasSize(8);
        assertThat(matcher.vocabulary()).isSameAs(matcher.program.vocabulary());
    }

    @Test
    void aPatternOfTwoRulesFindsBoth() {
        Trial trial = Trial.of(new PackReader()
                .add("b.yaml", "blame/b.yaml", RULE + "patterns: [red hat]\n")
                .add("a.yaml", "anger/a.yaml", RULE + "patterns: [old, red hat]\n"));
        assertThat(trial.matches("A red hat."))
                .extracting(match -> match.rule().id())
                .containsExactly("anger/a", "blame/b");
        List<Match> matches = trial.matches("A red hat.");
        assertThat(trial.matcher.placeOf(matches.get(0))).isEqualTo(1);
        assertThat(trial.matcher.placeOf(matches.get(1))).isEqualTo(2);
        assertThat(trial.matcher.placeOf(matches.get(0).weighing(Severity.HIGH)))
                .isEqualTo(Integer.MAX_VALUE);
        Rule other = new Rule(
                "x/y",
                matches.get(0).rule().category(),
                "w",
                List.of(matches.get(0).variant()));
        assertThat(trial.matcher.placeOf(new Match(other, matches.get(0).variant(), 0, 1, 3, java.util.Map.of())))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void wordsThatDenyAreKnown() {
        Matcher matcher = OFFERING.matcher;
        for (String word : List.of("not", "never", "no", "without", "hardly")) {
            assertThat(matcher.isNegation(matcher.vocabulary().number(word)))
                    .as(word)
                    .isTrue();
        }
        assertThat(matcher.isNegation(matcher.vocabulary().number("sorry"))).isFalse();
        assertThat(matcher.isNegation(0)).isFalse();
    }

    @Test
    void theWordsOfAMessageAreKnownAsTheyStandAndByTheirStems() {
        Set<String> terms = Matcher.terms(List.of(OFFERING.read("We LOST two VMs."), OFFERING.read("Files")));
        assertThat(terms).containsExactly("we", "lost", "lose", "two", "vms", "vm", ".", "files", "file");
    }

    @Test
    void aWordIsUsedInWhateverForm() {
        Occasion occasion = OFFERING.answering("We lost two VMs.");
        for (String word : List.of("lost", "Losing", "VM", "vms", "two")) {
            assertThat(occasion.uses(word)).as(word).isTrue();
        }
        assertThat(occasion.uses("disk")).isFalse();
        assertThat(OFFERING.none().uses("lost")).isFalse();
        assertThat(occasion.answered()).isTrue();
        assertThat(occasion.incomingWords()).isEqualTo(4);
        assertThat(OFFERING.none().answered()).isFalse();
        assertThat(OFFERING.answering("Thank you.").acts()).containsExactlyInAnyOrder("thanks", "worry");
    }

    @Test
    void aCandidateThatIsNoMatchTellsNothing() {
        Trial trial = Trial.of(new PackReader()
                .add(
                        "e.yaml",
                        "missing/empathy.yaml",
                        "offers: [{pattern: '{what=tired} $', suggest: 'You are {what}.'}]\n")
                .add("t.yaml", "acts/thanks.yaml", "patterns: [thank you $]\n"));
        Text other = trial.read("Thank you so much. I am tired of it.");
        assertThat(trial.matcher.acts(other)).isEmpty();
        assertThat(trial.matcher.offers(Acknowledgement.EMPATHY, trial.matcher.scan(other), Set.of()))
                .isEmpty();
        Text text = trial.read("Thank you so much. I am tired of it. Thank you. I am tired.");
        assertThat(trial.matcher.acts(text)).containsExactly("thanks");
        assertThat(trial.matcher.offers(Acknowledgement.EMPATHY, trial.matcher.scan(text), Set.of()))
                .containsExactly("You are tired.");
    }
}
