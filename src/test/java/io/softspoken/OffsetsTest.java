package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every finding's offsets cut exactly its quote out of what was given, whatever stands around it. */
class OffsetsTest {
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final List<String> PIECES = List.of(
            "No problem!",
            "np",
            "Hopefully you haven't lost all your data.",
            "You idiot.",
            "flush your DNS cache",
            "the SAN",
            "This looks really bad.",
            "👩‍👩‍👧‍👦",
            "e\u0301",
            "so\u00ADft hy\u00ADphen",
            "idi\u00ADot",
            "日本語",
            "🇨🇭",
            "  ",
            "\n",
            "\n\n",
            "\t",
            "> quoted",
            "Dear Dana,",
            "Best regards,",
            "-- ",
            "\"It is a disaster\"",
            "'",
            "(",
            ")",
            "…",
            "!!!",
            "?!",
            "\uD83D",
            "\u202E",
            "I\u2019ve never seen anything like this.",
            "Are you kidding me?",
            "ÅNGSTRÖM",
            "İstanbul",
            "http://x.example/a?b=c",
            "a@b.example",
            "1,000",
            "- item",
            "1. step",
            "`code`",
            "\u00A0",
            "What the hell",
            "it was nothing",
            "\u0000",
            "…");

    @Test
    void randomText() {
        Random random = new Random(20261124);
        int flagged = 0;
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            String lf = text.toString();
            ToneReport report = CHECKER.check(lf);
            assertQuotes(lf, report);
            flagged += report.findings().size();
            String crlf = lf.replace("\n", "\r\n");
            ToneReport windows = CHECKER.check(crlf);
            assertQuotes(crlf, windows);
            assertThat(windows.findings())
                    .extracting(Finding::rule)
                    .as(lf)
                    .isEqualTo(report.findings().stream().map(Finding::rule).toList());
        }
        assertThat(flagged).isGreaterThan(1000);
    }

    @Test
    void randomHtml() {
        Random random = new Random(7);
        List<String> tags = List.of(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "&nbsp;",
                "&amp;",
                "&#39;",
                "<div style='display:none'>",
                "</div>",
                "<!-- x -->",
                "<li>",
                "&shy;",
                "<blockquote>",
                "</blockquote>",
                "&bogus",
                "<",
                "&#x1F600;");
        int flagged = 0;
        for (int round = 0; round < 300; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                html.append(
                                random.nextInt(3) == 0
                                        ? tags.get(random.nextInt(tags.size()))
                                        : PIECES.get(random.nextInt(PIECES.size())))
                        .append(' ');
            }
            Draft draft = HtmlDrafts.read(html.toString());
            ToneReport report = CHECKER.check(draft);
            assertQuotes(html.toString(), report);
            flagged += report.findings().size();
        }
        assertThat(flagged).isGreaterThan(200);
    }

    @Test
    void htmlFindingsStandWhereTheWordsStandInTheSource() {
        String html =
                "<html><body><p>Dear D&amp;D,</p><p>No <b>problem</b>! I think it&#39;s fine &amp; the DNS cache is flushed.</p></body></html>";
        ToneReport report = CHECKER.check(HtmlDrafts.read(html));
        assertThat(report.findings()).extracting(Finding::quote).containsExactly("No <b>problem", "DNS cache");
        assertThat(report.softened())
                .isEqualTo(
                        "<html><body><p>Dear D&amp;D,</p><p>Certainly<b></b>! I think it&#39;s fine &amp; the saved list of internet addresses is flushed.</p></body></html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "th-TH-u-nu-thai", "ar", "en"})
    void localeDoesNotMatter(String tag) {
        Locale before = Locale.getDefault();
        String text = "NO PROBLEM! This IS a disaster. I will ping you, idiot. Hopefully you didn't lose any FILES.";
        ToneReport expected = CHECKER.check(text);
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(ToneChecker.create().check(text)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aNeutralSentenceAddedChangesNothingElsewhere() {
        String text = "Dear Dana,\n\nHopefully you haven't lost all your data.";
        // How grave it is goes by the occasion, and how long a draft is belongs to that.
        List<Finding> before = CHECKER.check(text).findings();
        assertThat(before).isNotEmpty();
        assertThat(CHECKER.check(text + " The room is on the second floor.").findings())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("severity")
                .isEqualTo(before);
    }

    @Test
    void threadsAgree() {
        String text = "No problem! What on earth were you thinking? Flush the DNS cache. This is a complete disaster.";
        ToneReport expected = CHECKER.check(text);
        assertThat(java.util.stream.IntStream.range(0, 2000)
                        .parallel()
                        .allMatch(i -> CHECKER.check(text).equals(expected)))
                .isTrue();
    }

    private static void assertQuotes(String text, ToneReport report) {
        for (Finding finding : report.findings()) {
            assertThat(text.substring(finding.start(), finding.end())).isEqualTo(finding.quote());
            assertThat(finding.quote()).isNotEmpty();
        }
    }
}
