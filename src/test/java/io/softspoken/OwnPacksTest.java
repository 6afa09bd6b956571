package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's packs compiled alone, beside the shipped ones, say what they say when all are compiled together. */
class OwnPacksTest {
    private static final String RULES = """
            lists:
              house-words: [zorblax, "our <doom>", organise, quuxify]
            rules:
              - id: blame/read-the-manual
                why: It sends the reader away.
                severity: medium
                patterns:
                  - read the manual
                  - "(check|see) <house-words> {what=..3 page}"
                  - "{v=<verb>} it yourself"
                suggest: [let me show you where it stands]
              - id: alarm/zorblax
                why: Nobody wants one.
                severity: high
                patterns: ["a zorblax ..2 (lost|gone)", "^ zorblax"]
                unless: ["no zorblax"]
                unless-sentence: ["all is well"]
                suggest: [something small]
            terms:
              zorblaxing: tidying up
              latency: the time we wait
              e-mail bounce: a mail that came back
            allow: [backlog, IMAP]
            """;

    private static final List<String> DRAFTS = List.of(
            "Please read the manual. It is all there.",
            "See zorblax on that page. Check our meltdown page. You could do it yourself. Fix it yourself.",
            "A zorblax was lost. No zorblax was lost. Zorblax. All is well, a zorblax is gone.",
            "The zorblaxing and the latency of the backlog grew over IMAP; see the regression in the SMTP relay.",
            "We will quuxify and organize it soon. Hopefully you haven't lost all your data. No problem!",
            "Your e-mail bounced, and the e-mail bounce has a high latency. As I said before, you failed to pay.",
            "You idiot. Calm down! This is a disaster, ASAP.",
            "Hi Kim,\n\nI will look into the outage and let you know by noon.\n\nRegards,\nDana");

    @TempDir
    Path folder;

    private Path pack(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void alike(Path pack) throws IOException {
        ToneChecker together = ToneChecker.of(Packs.sources().add(pack).compile());
        ToneChecker beside = ToneChecker.of(Packs.beside().add(pack).compile());
        try (Stream<Path> samples = Files.list(Path.of("src/samples"))) {
            for (Path sample : samples.filter(Files::isRegularFile).toList()) {
                alike(together, beside, Files.readString(sample));
            }
        }
        for (String draft : DRAFTS) {
            alike(together, beside, draft);
        }
        alike(together, beside, String.join("\n\n", DRAFTS));
    }

    private static void alike(ToneChecker together, ToneChecker beside, String draft) {
        for (Draft asked : List.of(
                Draft.of(draft),
                Draft.of(draft).inReplyTo("Thank you! Where is my zorblax? I am worried, and I cannot log in."))) {
            ToneReport expected = together.check(asked);
            ToneReport report = beside.check(asked);
            assertThat(report.findings()).as(draft).isEqualTo(expected.findings());
            assertThat(report.missing()).isEqualTo(expected.missing());
            assertThat(report.scores()).isEqualTo(expected.scores());
            assertThat(report.commitments()).isEqualTo(expected.commitments());
            assertThat(report.softened()).isEqualTo(expected.softened());
            assertThat(report.verdict()).isEqualTo(expected.verdict());
        }
    }

    @Test
    void aFileOfRulesListsAndTerms() throws IOException {
        Path pack = pack("own.yaml", RULES);
        alike(pack);
        ToneChecker checker = ToneChecker.of(Packs.beside().add(pack).compile());
        assertThat(checker.check(String.join("\n\n", DRAFTS)).findings())
                .extracting(Finding::rule)
                .contains("blame/read-the-manual", "alarm/zorblax", "jargon/terms-own");
        assertThat(checker.check("The latency grew over night.").findings())
                .filteredOn(finding -> finding.quote().contains("latency"))
                .singleElement()
                .extracting(Finding::rule)
                .isEqualTo("jargon/terms-own");
        assertThat(checker.check("The backlog grew over night.").findings()).isEmpty();
    }

    @Test
    void aFolderWithActsOffersAndAGlossaryOfAShippedName() throws IOException {
        pack("pack/blame/manual.yaml", "why: No.\nseverity: low\npatterns: [read the manual]\nadvice: Help.\n");
        pack("pack/acts/complaint.yaml", "patterns: [where is my zorblax]\n");
        pack("pack/acknowledgements/empathy.yaml", "patterns: [\"zorblaxes hurt\"]\n");
        pack("pack/missing/empathy.yaml", "why: It hurts.\noffers: [\"A lost zorblax hurts.\"]\n");
        pack("pack/glossary/network.yaml", "terms:\n  zorblaxing: tidying up\n  router: the box\n");
        alike(folder.resolve("pack"));
    }

    @Test
    void anEmptyPackChangesNothing() throws IOException {
        alike(pack("none.yaml", "rules: []\n"));
    }

    @Test
    void whatClashesWithTheShippedIsToldAlike() throws IOException {
        String shipped = Packs.shipped().rules().get(0).id();
        for (String content : List.of(
                RULES.replace("blame/read-the-manual", shipped),
                RULES.replace("house-words", "grim"),
                RULES.replace("<house-words>", "<hous-words>"),
                RULES.replace("<doom>", "<dooom>"),
                RULES.replace("<doom>", "<house-words>"))) {
            Path pack = pack("clash.yaml", content);
            assertThat(told(Packs.beside().add(pack)))
                    .isNotEmpty()
                    .isEqualTo(told(Packs.sources().add(pack)));
        }
    }

    private static String told(PackReader reader) {
        try {
            reader.compile();
            return "";
        } catch (RulesException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void theHashTellsOfBoth() throws IOException {
        Path one = pack("one.yaml", RULES);
        Path other = pack("other.yaml", RULES.replace("medium", "low"));
        assertThat(Packs.beside().add(one).compile().hash())
                .isEqualTo(Packs.beside().add(one).compile().hash())
                .isNotEqualTo(Packs.beside().add(other).compile().hash())
                .isNotEqualTo(Packs.shipped().hash());
    }

    @Test
    void shippedRulesAreSwitchedOffBesideOnesOwn() throws IOException {
        ToneChecker checker = ToneChecker.builder()
                .rules(pack("own.yaml", RULES))
                .disable("no-problem")
                .disable("blame/read-the-manual")
                .build();
        assertThat(checker.check(String.join("\n\n", DRAFTS)).findings())
                .extracting(Finding::rule)
                .contains("alarm/zorblax")
                .doesNotContain("blame/read-the-manual")
                .noneMatch(rule -> rule.startsWith("no-problem/"));
        assertThatThrownBy(() -> ToneChecker.builder()
                        .rules(folder.resolve("own.yaml"))
                        .disable("alarm/zorblx")
                        .build())
                .hasMessageContaining("alarm/zorblx");
    }
}
