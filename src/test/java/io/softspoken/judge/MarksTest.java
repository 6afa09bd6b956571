package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.rules.PackReader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that a pattern remembered, put into a wording. */
class MarksTest {
    private static final Judge JUDGE = new Judge(
            new PackReader().add("blame/a.yaml", "blame/a.yaml", """
                            why: w
                            severity: low
                            flag: sentence
                            patterns:
                              - pattern: 'tin {x=the key _}'
                                suggest: ["now {x}"]
                              - pattern: 'tin {x=the form (key)? <!key>}'
                                suggest: ["now {x}"]
                              - pattern: 'so tin {x=the form}'
                                suggest: ["now {x}"]
                              - pattern: 'zinc {x=the _}'
                                suggest: ["now {x}"]
                                flag: match
                            """).compile(),
            ToneModel.none(),
            null,
            "x",
            Settings.without(Set.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            Tin the key "Save".              | Now the key "Save".
            Tin the key \u201cSave\u201d.    | Now the key \u201cSave\u201d.
            Tin the form (A7).               | Now the form (A7).
            Tin the form (key "Save").       | Now the form (key "Save").
            Tin the key [name] here.         | Now the key [name].
            # What was opened before the words remembered is not theirs to close.
            It is so (tin the form).         | Now the form.
            # What stands behind the words replaced closes them already.
            It is zinc the "ore" and tea.    | It is now the "ore" and tea.
            """)
    void closeTheMarksTheyOpen(String text, String softened) {
        assertThat(JUDGE.judge(Draft.of(text)).softened()).isEqualTo(softened);
    }
}
