package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Span;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            """)
    void keeps(String sentence, String wording, @org.jspecify.annotations.Nullable String kept) {
        Text text = READER.readOwn(sentence);
        String expected = kept == null ? wording : wording + " [keep: " + kept + "]";
        assertThat(Facts.kept(text, 0, text.tokens(), new Span(0, sentence.length()), wording))
                .isEqualTo(expected);
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
