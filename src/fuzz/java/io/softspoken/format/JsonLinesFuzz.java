package io.softspoken.format;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import java.util.Map;

/** The door of {@code batch}: any line is answered by one line of JSON. */
class JsonLinesFuzz {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @FuzzTest
    void jsonLine(FuzzedDataProvider data) throws Exception {
        BatchLine line = BatchLine.read(data.consumeRemainingAsString());
        String answer = line.error().isEmpty()
                ? JsonReports.write(
                        CHECKER.check(Draft.of(line.draft()).inReplyTo(line.incoming())), Map.of("id", line.id()))
                : "{\"id\":" + line.id() + ",\"error\":" + JsonReports.text(line.error()) + "}";
        CheckRequest.MAPPER.readTree(answer);
        if (answer.indexOf('\n') >= 0) {
            throw new AssertionError("more than one line");
        }
    }
}
