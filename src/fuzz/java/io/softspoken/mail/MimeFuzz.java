package io.softspoken.mail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.report.Finding;
import java.util.List;

/** The door of mail: any bytes are a message, or none that can be judged. A word of it is changed as {@code --fix} does. */
class MimeFuzz {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @FuzzTest
    void mime(byte[] message) {
        MailSource source;
        try {
            source = MailSource.read(message);
        } catch (UnreadableMailException e) {
            return;
        }
        Draft draft = source.draft();
        if (!MailDrafts.read(message).text().equals(draft.text())) {
            throw new AssertionError("read for a change it is another text");
        }
        for (Finding finding : CHECKER.check(draft).findings()) {
            if (!draft.text().substring(finding.start(), finding.end()).equals(finding.quote())) {
                throw new AssertionError("the offsets of " + finding.rule() + " do not cut out its quote");
            }
        }
        int length = draft.words().length();
        if (length > 2) {
            MailSource.read(source.replace(List.of(new Edit(new Span(length / 2, length / 2 + 1), "x")))
                    .message());
        }
    }
}
