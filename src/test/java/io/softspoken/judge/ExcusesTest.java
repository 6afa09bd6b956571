package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.rules.PackReader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An excuse beside an apology is left out; one that has none beside it becomes one. */
class ExcusesTest {
    private static final Judge JUDGE = new Judge(
            new PackReader()
                    .add("excuse/a.yaml", "excuse/a.yaml", """
                            why: w
                            severity: low
                            flag: sentence
                            suggest: ["I am sorry."]
                            patterns: [the van]
                            """)
                    .add("excuse/b.yaml", "excuse/b.yaml", """
                            why: w
                            severity: low
                            suggest: ["it was late"]
                            patterns: [the dog ate it]
                            """)
                    .compile(),
            ToneModel.none(),
            null,
            "x",
            Settings.without(Set.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It was the van. It comes now.                 | I am sorry. It comes now.
            We are sorry. It was the van. It comes now.   | We are sorry. It comes now.
            It was the van. We apologise. It comes now.   | We apologise. It comes now.
            # Further off it may be sorry for something else.
            We are sorry. It comes now. It was the van.   | We are sorry. It comes now. I am sorry.
            # The only apology is not taken out.
            Sorry, it was the van. Sorry, it comes now.   | I am sorry. Sorry, it comes now.
            # Nor is a promise.
            We are sorry. The van will be there at 4.     | We are sorry. I am sorry. [keep: 4]
            # Nor what is marked within its sentence.
            We are sorry. The dog ate it and we came.     | We are sorry. It was late and we came.
            """)
    void areLeftOutBesideAnApology(String text, String softened) {
        assertThat(JUDGE.judge(Draft.of(text)).softened()).isEqualTo(softened);
    }

    @ParameterizedTest
    @CsvSource({"30, We are sorry.", "50, We are sorry. I am sorry."})
    void aLongSentenceHoldsMoreThanItsExcuse(int words, String softened) {
        String text = "We are sorry. It was the van" + " and so on".repeat(words / 3) + ".";
        assertThat(JUDGE.judge(Draft.of(text)).softened()).isEqualTo(softened);
    }
}
