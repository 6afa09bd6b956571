package io.softspoken.mail;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;

/** The door of HTML: any string is a page. */
class HtmlFuzz {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @FuzzTest
    void html(FuzzedDataProvider data) {
        Draft draft = HtmlDrafts.read(data.consumeRemainingAsString());
        for (Finding finding : CHECKER.check(draft).findings()) {
            if (!draft.text().substring(finding.start(), finding.end()).equals(finding.quote())) {
                throw new AssertionError("the offsets of " + finding.rule() + " do not cut out its quote");
            }
        }
    }
}
