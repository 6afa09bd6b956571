package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.RuleSource;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a reader is owed and not given, and the sentences that are offered for it. */
class MissingTest {
    private static final PackReader READER = new PackReader().add(Path.of("src/main/packs"));
    private static final Matcher MATCHER = READER.compile();
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final String IN_TROUBLE =
            "I am desperate. All my wedding photos have been gone since your update last night and nobody answers me.";

    @TestFactory
    Stream<DynamicTest> offersFitTheCase() {
        TextReader reader = new TextReader(MATCHER.vocabulary());
        return READER.owedSources().stream()
                .flatMap(source -> source.examples().stream().map(example -> test(reader, source, example)));
    }

    private static DynamicTest test(TextReader reader, PackReader.OwedSource source, RuleSource.Example example) {
        Text message = reader.read(example.incoming() == null ? "" : example.incoming());
        return DynamicTest.dynamicTest(
                source.item().id() + ": " + example.text(),
                () -> assertThat(MATCHER.offers(source.item(), MATCHER.scan(message), MATCHER.acts(message)))
                        .first()
                        .isEqualTo(example.right()));
    }

    @Test
    void everyItemHasAReasonAndAnOfferForAnyCase() {
        Text nothing = new TextReader(MATCHER.vocabulary()).readOwn("");
        for (Acknowledgement item : Acknowledgement.values()) {
            assertThat(MATCHER.whyOwed(item)).as(item.id()).isNotBlank();
            assertThat(MATCHER.offers(item, MATCHER.scan(nothing), java.util.Set.of()))
                    .as(item.id())
                    .isNotEmpty();
        }
    }

    @Test
    void coldFactsToADesperateReader() {
        String draft = "Dear Ms Ito,\n\nthe job ran at 02:00. The files are on another disk.\n\nRegards,\nTom";
        ToneReport report = CHECKER.check(Draft.of(draft).inReplyTo(IN_TROUBLE));
        assertThat(report.missing()).extracting(Missing::item).contains(Acknowledgement.EMPATHY);
        Missing empathy = report.missing().stream()
                .filter(missing -> missing.item() == Acknowledgement.EMPATHY)
                .findFirst()
                .orElseThrow();
        assertThat(draft.substring(empathy.at())).startsWith("the job ran");
        assertThat(empathy.suggestions()).isNotEmpty();
    }

    @Test
    void warmFactsToADesperateReader() {
        String draft =
                "Dear Ms Ito,\n\nI am so sorry about your wedding photos; I can imagine how you feel. They are safe on"
                        + " another disk, and I will have them back in your album by 3 pm today. Could you then please look whether"
                        + " all of them are there?\n\nKind regards,\nTom";
        assertThat(CHECKER.check(Draft.of(draft).inReplyTo(IN_TROUBLE)).missing())
                .extracting(Missing::item)
                .doesNotContain(Acknowledgement.EMPATHY, Acknowledgement.APOLOGY);
    }

    @Test
    void withNoMessageAnsweredNeitherEmpathyNorApologyIsOwed() {
        for (String draft : List.of("The job ran at 02:00.", "Fixed.", "We are closed. Go away.")) {
            assertThat(CHECKER.check(draft).missing())
                    .extracting(Missing::item)
                    .doesNotContain(Acknowledgement.EMPATHY, Acknowledgement.APOLOGY);
        }
    }

    @Test
    void nothingIsMissingWhereNothingIsWritten() {
        assertThat(CHECKER.check(Draft.of("").inReplyTo(IN_TROUBLE)).missing()).isEmpty();
    }
}
