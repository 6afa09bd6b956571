package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
    @ParameterizedTest
    @CsvSource({
        "FIRMLY, 3, false, true", // the pattern only says what to write
        "FIRMLY, -1, true, true",
        "LIKELY, -1, true, true",
        "LIKELY, 3, false, false", // the pattern and the model together
        "ANY, 3, false, false",
        "ANY, -1, false, false", // a shape
    })
    void whatStandsOnTheModelsWord(Conditions.Heard heard, int pattern, boolean carried, boolean only) {
        Conditions when = new Conditions(
                false, false, null, Conditions.Place.ANYWHERE, null, List.of(), List.of(), List.of(), heard);
        Rule.Variant variant = new Rule.Variant(
                pattern,
                Severity.MEDIUM,
                Rule.Flag.SENTENCE,
                List.of(),
                null,
                when,
                new int[0],
                new int[0],
                new int[0],
                new int[0]);
        Rule rule = new Rule("curt/some", Category.CURT, "Why.", List.of(variant));
        Match match = new Match(rule, variant, 0, 0, 1, carried ? Map.of(Matcher.HEARD, "words") : Map.of());
        assertThat(match.isOnlyHeard()).isEqualTo(only);
    }

    @ParameterizedTest
    @CsvSource({"ANY, false", "NOT_UNLIKELY, true", "LIKELY, true", "FIRMLY, true"})
    void theModelHasASay(Conditions.Heard heard, boolean judged) {
        assertThat(match(heard).isJudged()).isEqualTo(judged);
    }

    @Test
    void anotherWeightChangesNothingElse() {
        Match match = match(Conditions.Heard.LIKELY);
        assertThat(match.weighing(Severity.MEDIUM)).isSameAs(match);
        Match heavy = match.weighing(Severity.HIGH);
        assertThat(heavy.variant().severity()).isEqualTo(Severity.HIGH);
        assertThat(heavy.weighing(Severity.MEDIUM)).isEqualTo(match);
        assertThat(heavy.rule()).isSameAs(match.rule());
    }

    private static Match match(Conditions.Heard heard) {
        int[] none = new int[0];
        Conditions when = new Conditions(
                false, false, null, Conditions.Place.ANYWHERE, null, List.of(), List.of(), List.of(), heard);
        Rule.Variant variant =
                new Rule.Variant(3, Severity.MEDIUM, Rule.Flag.SENTENCE, List.of(), "a", when, none, none, none, none);
        return new Match(new Rule("curt/some", Category.CURT, "Why.", List.of(variant)), variant, 2, 5, 7, Map.of());
    }
}
