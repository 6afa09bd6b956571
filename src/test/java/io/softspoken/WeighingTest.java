package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.softspoken.draft.Draft;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Weighing a draft says the same as checking it, but for the wordings. */
class WeighingTest {
    private static final int EACH = 7;

    @Test
    void weighingAndCheckingAgreeOnTheDraftsOfTheCorpus() throws IOException {
        ToneChecker checker = ToneChecker.create();
        int flagged = 0;
        int number = 0;
        for (String name : new String[] {"a", "c", "g"}) {
            for (String line : Files.readAllLines(Path.of("src/test/corpus/drafts-" + name + ".jsonl"))) {
                if (number++ % EACH != 0) {
                    continue;
                }
                JsonNode json = new ObjectMapper().readTree(line);
                JsonNode incoming = json.path("incoming");
                Draft draft =
                        Draft.of(json.get("draft").asText()).inReplyTo(incoming.isTextual() ? incoming.asText() : null);
                ToneReport checked = checker.check(draft);
                ToneReport weighed = checker.weigh(draft);
                assertThat(weighed.verdict()).isEqualTo(checked.verdict());
                assertThat(weighed.scores()).isEqualTo(checked.scores());
                assertThat(weighed.missing())
                        .extracting(Missing::item)
                        .isEqualTo(checked.missing().stream().map(Missing::item).toList());
                assertThat(weighed.findings())
                        .extracting(finding -> finding.rule() + " " + finding.severity())
                        .containsExactlyInAnyOrderElementsOf(checked.findings().stream()
                                .map(finding -> finding.rule() + " " + finding.severity())
                                .toList());
                assertThat(weighed.findings())
                        .allMatch(finding -> finding.suggestions().isEmpty());
                assertThat(weighed.softened()).isEqualTo(draft.text());
                flagged += checked.findings().isEmpty() ? 0 : 1;
            }
        }
        assertThat(flagged).isGreaterThan(20);
    }
}
