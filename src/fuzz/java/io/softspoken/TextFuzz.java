package io.softspoken;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;

/** The door of plain text: any string is a draft, and any other the message it answers. */
class TextFuzz {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @FuzzTest
    void text(FuzzedDataProvider data) {
        String incoming = data.consumeBoolean() ? data.consumeString(2_000) : null;
        Draft draft = Draft.of(data.consumeRemainingAsString()).inReplyTo(incoming);
        ToneReport report = CHECKER.check(draft);
        assertQuotes(draft, report);
        CHECKER.smallestEdit(draft, Verdict.SEND);
    }

    /** Fails if an offset does not cut out its quote. */
    public static void assertQuotes(Draft draft, ToneReport report) {
        for (Finding finding : report.findings()) {
            if (!draft.text().substring(finding.start(), finding.end()).equals(finding.quote())) {
                throw new AssertionError("the offsets of " + finding.rule() + " do not cut out its quote");
            }
        }
    }
}
