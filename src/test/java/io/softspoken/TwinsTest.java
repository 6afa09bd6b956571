package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.proof.PackProof;
import io.softspoken.proof.PackProof.TwinOutcome;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.RuleSource;
import io.softspoken.rules.TwinKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rule tells its wrong examples from their harmless twins: quoted, cited, in code, in a signature, as a name, said
 * of a thing. How many do so is kept in a file, so that a change shows as a diff.
 */
class TwinsTest {
    private static final Path FIGURES = Path.of("src/test/packs/twins.txt");

    private static final PackReader READER = new PackReader().add(Path.of("src/main/packs"));
    private static final Matcher MATCHER = READER.compile();
    private static final PackProof PROOF = new PackProof(MATCHER);
    private static final List<TwinOutcome> OUTCOMES =
            rules().flatMap(source -> PROOF.twins(source).stream()).toList();

    @TestFactory
    Stream<DynamicTest> rulesTellTwinsApart() {
        return rules().map(source -> DynamicTest.dynamicTest(
                source.id(),
                Path.of(source.file()).toUri(),
                () -> assertThat(OUTCOMES.stream()
                                .filter(outcome -> outcome.rule().equals(source.id()))
                                .map(TwinOutcome::failure)
                                .filter(failure -> !failure.isEmpty()))
                        .as(source.file())
                        .isEmpty()));
    }

    @Test
    void theFiguresAreThoseOfTheRules() throws IOException {
        String figures = figures();
        if (Boolean.getBoolean("twins.write")) {
            Files.createDirectories(FIGURES.getParent());
            Files.writeString(FIGURES, figures);
        }
        assertThat(Files.readString(FIGURES))
                .as("run mvn test -Dtest=TwinsTest -Dtwins.write=true and look at the diff")
                .isEqualTo(figures);
    }

    @Test
    void aRuleThatHearsWhatIsQuotedIsToldOn() {
        String pack = """
                rules:
                  - id: blame/careless
                    why: x
                    severity: low
                    patterns:
                      - pattern: careless
                        when: {quoted: %s}
                      - careless and I
                    suggest: [quick]
                    examples:
                      - wrong: That was careless
                """;
        assertThat(quoted(pack.formatted("no").replace("and I", "and you")).flagged())
                .isEmpty();

        // What counts in quotations by its own word has no such twins; what hears them by accident fails.
        assertThat(outcomes(pack.formatted("any"))).noneMatch(outcome -> outcome.kind() == TwinKind.QUOTED);
        assertThat(quoted(pack.formatted("no")).failure())
                .contains("flags what is clean (quoted)", "You wrote: “That was careless”, and I");
    }

    @Test
    void whatIsRecordedAsKnownIsTestedToBeStillSo() {
        String pack = """
                rules:
                  - id: blame/careless
                    why: x
                    severity: low
                    patterns: [careless]
                    suggest: [quick]
                    known-twins: [quoted]
                    examples:
                      - wrong: Careless.
                """;
        assertThat(quoted(pack).failure()).contains("take it out of \"known-twins\"");
    }

    private static TwinOutcome quoted(String pack) {
        return outcomes(pack).stream()
                .filter(outcome -> outcome.kind() == TwinKind.QUOTED)
                .findFirst()
                .orElseThrow();
    }

    private static List<TwinOutcome> outcomes(String pack) {
        PackReader reader = new PackReader().add("pack.yaml", "pack.yaml", pack);
        PackProof proof = new PackProof(reader.compile());
        return reader.sources().stream()
                .flatMap(source -> proof.twins(source).stream())
                .toList();
    }

    private static String figures() {
        StringBuilder out =
                new StringBuilder("# Harmless twins of wrong examples, and the rules that tell them apart\n\n");
        out.append(String.format(Locale.ROOT, "%-36s%7s%7s%8s%9s%n", "", "rules", "apart", "twins", "flagged"));
        for (TwinKind kind : TwinKind.values()) {
            List<TwinOutcome> of =
                    OUTCOMES.stream().filter(outcome -> outcome.kind() == kind).toList();
            out.append(String.format(
                    Locale.ROOT,
                    "%-36s%7d%7d%8d%9d%n",
                    kind.id() + (kind.isClean() ? "" : " (reported only)"),
                    of.size(),
                    of.stream().filter(TwinOutcome::toldApart).count(),
                    of.stream().mapToInt(TwinOutcome::made).sum(),
                    of.stream().mapToInt(outcome -> outcome.flagged().size()).sum()));
        }
        out.append("\n# For each rule the twins at which it is quiet, of those that show something\n\n");
        out.append(String.format(Locale.ROOT, "%-36s", ""));
        for (TwinKind kind : TwinKind.values()) {
            out.append(String.format(Locale.ROOT, "%9s", kind.id()));
        }
        out.append('\n');
        rules().forEach(source -> {
            out.append(String.format(Locale.ROOT, "%-36s", source.id()));
            for (TwinKind kind : TwinKind.values()) {
                out.append(String.format(Locale.ROOT, "%9s", cell(source, kind)));
            }
            out.append('\n');
        });
        return out.toString().replace("\r\n", "\n");
    }

    private static String cell(RuleSource source, TwinKind kind) {
        return OUTCOMES.stream()
                .filter(outcome -> outcome.rule().equals(source.id()) && outcome.kind() == kind)
                .findFirst()
                .map(outcome -> outcome.made() - outcome.flagged().size() + "/" + outcome.made())
                .orElse("-");
    }

    private static Stream<RuleSource> rules() {
        return READER.sources().stream().filter(source -> source.category() != null);
    }
}
