package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.proof.PackProof;
import io.softspoken.report.Category;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RuleSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example in every rule file is a test, and every pattern has an example. */
class PackExamplesTest {
    private static final PackReader READER = new PackReader().add(Path.of("src/main/packs"));
    private static final Matcher MATCHER = READER.compile();
    private static final PackProof PROOF = new PackProof(MATCHER);

    @TestFactory
    Stream<DynamicNode> examples() {
        return READER.sources().stream()
                .map(source -> DynamicContainer.dynamicContainer(
                        source.id(),
                        PROOF.prove(source).stream()
                                .map(outcome -> DynamicTest.dynamicTest(
                                        outcome.line() + ": " + outcome.text(),
                                        Path.of(outcome.file()).toUri(),
                                        () -> assertThat(outcome.failure())
                                                .as(outcome.file() + ":" + outcome.line() + ": " + outcome.text())
                                                .isEmpty()))));
    }

    @TestFactory
    Stream<DynamicTest> everyPatternHasAnExample() {
        return rules().map(source -> DynamicTest.dynamicTest(
                source.id(), () -> assertThat(PROOF.uncovered(source)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasNearMisses() {
        return rules().map(source -> DynamicTest.dynamicTest(
                source.id(), () -> assertThat(source.quiet()).hasSizeGreaterThanOrEqualTo(3)));
    }

    @Test
    void theFourCategoriesOfTheMissionAreThere() {
        for (Category category : List.of(Category.ANGER, Category.ALARM, Category.JARGON, Category.NO_PROBLEM)) {
            int patterns = rules().filter(source -> source.category() == category)
                    .mapToInt(source -> source.patterns().size())
                    .sum();
            assertThat(patterns).as(category.id()).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void theCompiledPacksAreThoseOfTheSources() {
        assertThat(Packs.shipped().hash()).isEqualTo(Packs.sources().compile().hash());
    }

    private static Stream<RuleSource> rules() {
        return READER.sources().stream().filter(source -> source.category() != null);
    }
}
