package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.RulesException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule language as its reference page promises it, a row a promise. */
class RuleLanguageTest {
    private static ToneChecker checker(String body) {
        return ToneChecker.of(
                new PackReader()
                        .add("t.yaml", "lists/t.yaml", "fruit: [apple, pear, red plum]\n")
                        .add("t.yaml", "blame/t.yaml", "why: w\nseverity: low\n" + body)
                        .compile(),
                ToneModel.none());
    }

    private static List<String> quotes(String pattern, String text) {
        String quoted = "'" + pattern.replace("'", "''") + "'";
        return checker("patterns: [" + quoted + "]\nadvice: a\n").check(text).findings().stream()
                .map(Finding::quote)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '§', textBlock = """
            you have not        ; Well, you haven't slept       ; you haven't
            you have not        ; youve not slept               ; youve not
            can not             ; I can’t                       ; can’t
            apologize           ; We apologise                  ; apologise
            please              ; pls do                        ; pls
            so                  ; It is sooooo red              ; sooooo
            ~lose               ; he lost it                    ; lost
            ~lose               ; losing it                     ; losing
            ~file               ; two files                     ; files
            (red|dark blue) hat ; a dark blue hat               ; dark blue hat
            very? red           ; very red                      ; very red
            <fruit> pie         ; a red plum pie                ; red plum pie
            red _ hat           ; a red old hat                 ; red old hat
            red ..2 hat         ; a red and old hat             ; red and old hat
            red ..2 hat         ; a red. Hat                    ;
            red ..2 hat         ; a red, so very old hat        ;
            ^ red hat           ; Well, Dana, red hat           ; red hat
            ^ red hat           ; my red hat                    ;
            red hat $           ; a red hat, Dana!              ; red hat
            red hat $           ; a red hat of mine             ;
            red , hat           ; a red, hat                    ; red, hat
            red , hat           ; a red hat                     ;
            red ?               ; is it red?                    ; red?
            stop <CAPS>         ; stop ABC                      ; stop ABC
            stop <CAPS>         ; stop abc                      ;
            is <ing> it         ; he is painting it             ; is painting it
            the <noun> smells   ; the garden smells             ; the garden smells
            the <noun> smells   ; the quickly smells            ;
            <!red|old> hat      ; a new hat                     ; new hat
            <!red|old> hat      ; red hat                       ;
            <number> days       ; 14 days                       ; 14 days
            run of the mill     ; a run-of-the-mill day         ; run-of-the-mill
            red hat             ; a "red hat" day               ;
            red hat             ; a »red hat« day               ;
            red hat             ; 'It is a red hat. It fits.'   ;
            my _ hat is red     ; My words "Hat is red" stand   ;
            my _ is red         ; My "hat" is red               ; My "hat" is red
            my hat is red       ; My hat is "red"               ; My hat is "red
            my hat is red       ; My hat "is red"               ; My hat "is red
            red hat             ; not a red hat                 ;
            red hat             ; the Red Hat Society           ;
            is not red          ; the Isn't Red Society         ;
            red ..2 late        ; sent by Red Hat Ltd late      ;
            red ..2 late        ; sent by Red late              ; Red late
            idiot               ; id\u00ADiot                   ; id\u00ADiot
            """)
    void patterns(String pattern, String text, @org.jspecify.annotations.Nullable String quote) {
        String expected = quote == null ? "" : quote.replace("\\u00AD", "\u00AD");
        List<String> found = quotes(pattern, text.replace("\\u00AD", "\u00AD"));
        assertThat(found).isEqualTo(quote == null ? List.of() : List.of(expected));
    }

    @Test
    void exceptionsAndNeighbours() {
        ToneChecker checker = checker(
                "patterns: [red hat]\nadvice: a\nunless: [hat trick]\nunless-near: [instead]\nunless-sentence: [scarf]\nonly-near: [you]\n");
        assertThat(checker.check("You have a red hat.").findings()).hasSize(1);
        assertThat(checker.check("You did a red hat trick.").findings()).isEmpty();
        assertThat(checker.check("You have a red hat. Take the blue one instead.")
                        .findings())
                .isEmpty();
        assertThat(checker.check("You have a scarf and a red hat.").findings()).isEmpty();
        assertThat(checker.check("There is a red hat.").findings()).isEmpty();
        assertThat(checker.check("There is a red hat. Is it for you?").findings())
                .hasSize(1);
    }

    @Test
    void conditions() {
        assertThat(checker("patterns: [red hat]\nadvice: a\nwhen: {negated: any, quoted: any}\n")
                        .check("Not a \"red hat\".")
                        .findings())
                .hasSize(1);
        assertThat(checker("patterns: [red hat]\nadvice: a\nwhen: {question: yes}\n")
                        .check("A red hat.")
                        .findings())
                .isEmpty();
        ToneChecker last = checker("patterns: [red hat]\nadvice: a\nwhen: {draft: last}\n");
        assertThat(last.check("A red hat. It is old.").findings()).isEmpty();
        assertThat(last.check("It is old. A red hat.").findings()).hasSize(1);
        ToneChecker shape = checker("advice: a\nwhen: {sentence-words: \"> 5\", incoming-words: \"< 3\"}\n");
        Draft draft = Draft.of("One two three four five six.");
        assertThat(shape.check(draft).findings()).isEmpty();
        assertThat(shape.check(draft.inReplyTo("Well?")).findings()).hasSize(1);
    }

    @Test
    void wordingsAgreeWithTheirPlace() {
        ToneReport report = checker(
                        "patterns:\n  - pattern: '{v=~bounce} the {what=_} box'\n    suggest: ['{v:as restart} {what:a} box']\n")
                .check("Bounced the old box. I am bouncing the new box.");
        assertThat(report.softened()).isEqualTo("Restarted an old box. I am restarting a new box.");
        ToneReport left =
                checker("patterns: [obviously]\nsuggest: ['']\n").check("Obviously, it is red. It is obviously red.");
        assertThat(left.softened()).isEqualTo("It is red. It is red.");
    }

    @Test
    void aWordingThatIsFlaggedAgainIsNotOffered() {
        assertThat(checker("patterns: [red, blue]\nsuggest: [blue, green]\n")
                        .check("It is red.")
                        .findings()
                        .get(0)
                        .suggestions())
                .containsExactly("green");
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsPlace() {
        assertThatThrownBy(
                        () -> checker(
                                "patterns:\n  - ..2 hat\n  - (red\n  - ~\n  - red {x=hat}\nsuggest: ['{y}']\nwhen: {answers: [thank]}\n"))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining("t.yaml:4:5")
                .hasMessageContaining("may not begin with a gap")
                .hasMessageContaining("\"(\" is not closed by \")\"")
                .hasMessageContaining("remembers no {y=…}")
                .hasMessageContaining("there is no act \"thank\"; did you mean \"thanks\"?");
    }
}
