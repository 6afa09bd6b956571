package io.softspoken.rules;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;

/** The door of packs: any text is a file of rules, or is told off line by line. */
class PackFuzz {
    @FuzzTest
    void pack(FuzzedDataProvider data) {
        String content = data.consumeRemainingAsString();
        try {
            Matcher matcher =
                    new PackReader().add("x.yaml", "anger/x.yaml", content).compile();
            ToneChecker.of(matcher).check("No problem! You idiot, flush the cache. Why did you do this to us?");
        } catch (RulesException e) {
            ProblemsFuzzed.assertOneLine(e);
        }
    }
}
