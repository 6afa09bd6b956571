package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {
    private static String language(String draft) {
        return Languages.of(draft, Zones.of(draft));
    }

    static List<String> drafts() throws IOException {
        try (InputStream in = LanguagesTest.class.getResourceAsStream("languages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void isTold(String row) {
        int bar = row.indexOf('|');
        assertThat(language(row.substring(bar + 1))).isEqualTo(row.substring(0, bar));
    }

    @Test
    void moreThanTwentyLanguagesAreKnown() throws IOException {
        Set<String> codes = drafts().stream().map(row -> row.split("\\|")[0]).collect(Collectors.toSet());
        assertThat(codes).hasSizeGreaterThan(22);
    }

    @Test
    void whatIsQuotedDoesNotCount() {
        assertThat(language("The invoice is attached, and the sum is right now.\n\n> Vielen Dank für Ihre Nachricht.\n"
                        + "> Die Rechnung ist leider nicht richtig und ich kann sie nicht bezahlen.\n"))
                .isEqualTo("en");
    }

    @Test
    void aDraftThatIsNotEnglishIsNotJudged() {
        String draft = "Das ist wirklich nicht mein Problem, und Sie sind ein Idiot. No problem!";
        ToneReport report = ToneChecker.create().check(draft);
        assertThat(report.isJudged()).isFalse();
        assertThat(report.language()).isEqualTo("de");
        assertThat(report.findings()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.SEND);
        assertThat(report.softened()).isEqualTo(draft);
    }

    @Test
    void shortAndMixedDraftsAreJudged() {
        for (String draft : List.of("You idiot.", "Danke, you idiot.", "Sie Idiot, you idiot!")) {
            assertThat(ToneChecker.create().check(draft).findings()).as(draft).isNotEmpty();
        }
    }
}
