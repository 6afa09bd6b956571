package io.softspoken.serve;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;

/** The doors of the server: any body gets a report or a refusal. */
class BodiesFuzz {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @FuzzTest
    void bodies(FuzzedDataProvider data) {
        boolean json = data.consumeBoolean();
        byte[] body = data.consumeRemainingAsBytes();
        Limits limits = new Limits(0);
        try {
            if (json) {
                new JsonApi(CHECKER, limits).check(body);
            } else {
                new LanguageToolApi(CHECKER, limits).check(Form.body(body));
            }
        } catch (Refusal e) {
            if (e.getMessage() == null) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }
}
