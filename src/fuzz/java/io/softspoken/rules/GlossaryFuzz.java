package io.softspoken.rules;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.ToneChecker;

/** The door of glossaries: any text is one, or is told off line by line. */
class GlossaryFuzz {
    @FuzzTest
    void glossary(FuzzedDataProvider data) {
        String content = data.consumeRemainingAsString();
        try {
            Matcher matcher =
                    new PackReader().add("g.yaml", "glossary/g.yaml", content).compile();
            ToneChecker.of(matcher).check("Flush the DNS cache and check the MX record of the SAN.");
        } catch (RulesException e) {
            ProblemsFuzzed.assertOneLine(e);
        }
    }
}
