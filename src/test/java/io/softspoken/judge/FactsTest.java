package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Span;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wording is told to keep of the sentence that it stands for. */
class FactsTest {
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '§', textBlock = """
            You rang at 6:50 on the 3rd.                  ; I see.              ; 6:50, 3rd
            It was 6:50-7:10, or 7/10-8, or 6:50-7:10.    ; I see.              ; 6:50-7:10, 7/10-8
            It was due on June 1, Mr Lee.                 ; I see.              ; June 1, Mr Lee
            It was due on 1  June or June.                ; I see.              ; 1, June
            You rang Ann-Lea and Lea.                     ; I see.              ; Ann-Lea
            Jean-Luc told Ed on 11/12.                    ; It was needed.      ; Jean-Luc, Ed, 11/12
            It was Wednesday, and Ed saw it.              ; On Wednesday it was ; Ed
            The other site (Gdansk) has 14.               ; The other 140       ; Gdansk, 14
            You never read https://x.example/y, I see.    ; Please read it      ; https://x.example/y
            You drove it at 104 % for days.               ; It was fast         ; 104
            It is 100 % safe.                             ; It is safe          ;
            What in God's name is it?                     ; What is it?         ;
            Take care, Dana.                              ; Please take care    ;
            Well 😅 Keep it.                              ; Please keep it      ;
            No, you broke it.                             ; It is broken        ; no
            No, you broke it.                             ; It was not whole    ;
            You broke no glass.                           ; It is broken        ;
            No                                            ; It is broken        ; no
            NO! You broke it.                             ; It is broken        ; no
            No. You broke it.                             ; It is broken        ; no
            No glass is left.                             ; It is broken        ;
            Well, no, you broke it.                       ; It is broken        ;
            No, you broke it.                             ; It is no good       ;
            No, you broke it.                             ; It isn't whole      ;
            No, you broke it.                             ; It is noted         ; no
            It came on 11/12                              ; I see               ; 11/12
            It came on 1/2                                ; I see               ; 1/2
            It came on 3-                                 ; I see               ; 3
            E-Luc told me.                                ; I see               ; E-Luc
            It came with 100                              ; I see               ; 100
            It came with 14 %                             ; I see               ; 14
            §It broke; Dana saw it.§                      ; I see               ; Dana
            He said: Take it.                             ; I see               ;
            It broke at NASA.                             ; I see               ;
            It broke at K here.                           ; I see               ;
            So, Dana, take it.                            ; I see               ; Dana
            So it is, Dana                                ; I see               ;
            So, Dana saw it.                              ; I see               ; Dana
            So it is.¶¶Done it is.                        ; I see               ;
            It was Ed.                                    ; It was Ed           ;
            It was Ed.                                    ; Ed it was           ;
            It was Ed.                                    ; It needed Ed        ;
            It was Ed.                                    ; It was edited       ; Ed
            It was Ed and ED and Ed.                      ; It was he           ; Ed
            It was 9 and 19 and 9.                        ; It was he           ; 9, 19
            """)
    void keeps(String marked, String wording, @org.jspecify.annotations.Nullable String kept) {
        String sentence = marked.replace('¶', '\n');
        Text text = READER.readOwn(sentence);
        String expected = kept == null ? wording : wording + " [keep: " + kept + "]";
        assertThat(Facts.kept(text, 0, text.tokens(), new Span(0, sentence.length()), wording))
                .isEqualTo(expected);
    }

    /** Only what stands in the replaced words could be lost. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "We saw [14 cups] at 9.; 14",
                "We saw 14 [cups at 9].; 9",
                "We saw [14 cups at 9].; 14, 9",
                "We saw [14 cups at] 9.; 14",
                "We saw 14[ cups at ]9.; -",
                "It was Jean[-Luc] here.; Luc",
                "It was [11/]12 here.; 11",
                "It was 11[/12] here.; 12",
            })
    void keepsWhatStandsInTheReplacedWords(String marked, String kept) {
        Span span = new Span(marked.indexOf('['), marked.indexOf(']') - 1);
        Text text = READER.readOwn(marked.replace("[", "").replace("]", ""));
        assertThat(Facts.kept(text, 0, text.tokens(), span, "I see"))
                .isEqualTo(kept.equals("-") ? "I see" : "I see [keep: " + kept + "]");
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).collect(Collectors.joining(" and "));
    }

    @Test
    void aWordingThatLosesMuchKeepsIt() {
        String few = "We have " + numbers(10, 33);
        Text some = READER.readOwn(few);
        assertThat(Facts.kept(some, 0, some.tokens(), new Span(0, few.length()), "We have many"))
                .isEqualTo("We have many [keep: " + numbers(10, 33).replace(" and ", ", ") + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {" and ", " "})
    void aWordingThatLosesTooMuchIsNone(String between) {
        String sentence = "We have "
                + IntStream.rangeClosed(10, 40).mapToObj(String::valueOf).collect(Collectors.joining(between));
        Text text = READER.readOwn(sentence);
        assertThat(Facts.kept(text, 0, text.tokens(), new Span(0, sentence.length()), "We have many"))
                .isNull();
    }
}
