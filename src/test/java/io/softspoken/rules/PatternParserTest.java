package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree that a pattern becomes. A row shows words in [ ], ways in ( | ), and what may be absent with a ?. */
class PatternParserTest {
    private static final Node FRUIT =
            new Node.Choice(List.of(new Node.Sequence(List.of(words("red"), words("plum"))), words("apple", "pear")));

    private static Node.Words words(String... words) {
        return new Node.Words(List.of(words));
    }

    private static Node list(String name) {
        return name.equals("fruit") ? FRUIT : name.equals("hats") ? words("cap", "beret") : null;
    }

    private static String shown(Node node) {
        if (node instanceof Node.Words words) {
            return "[" + String.join(" ", words.words()) + "]";
        } else if (node instanceof Node.Not not) {
            return "![" + String.join(" ", not.words()) + "]";
        } else if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().map(PatternParserTest::shown).collect(Collectors.joining(" "));
        } else if (node instanceof Node.Choice choice) {
            return choice.ways().stream().map(PatternParserTest::shown).collect(Collectors.joining("|", "(", ")"));
        } else if (node instanceof Node.Optional optional) {
            return shown(optional.part()) + "?";
        } else if (node instanceof Node.Capture capture) {
            return "{" + capture.name() + "=" + shown(capture.part()) + "}";
        } else if (node instanceof Node.Kind kind) {
            return "<" + kind.kind().written() + ">";
        } else if (node instanceof Node.Gap gap) {
            return ".." + gap.longest();
        }
        return node.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '§', textBlock = """
            red                     ; [red]
            red hat                 ; [red] [hat]
              red   hat             ; [red] [hat]
            red|blue                ; [red blue]
            (red|dark blue) hat     ; ([dark] [blue]|[red]) [hat]
            (a|(b|c))               ; [a b c]
            (a|(b|c d)|e)           ; ([c] [d]|[a b e])
            (a)                     ; [a]
            red?                    ; [red]?
            red? hat                ; [red]? [hat]
            (red hat)? is           ; [red] [hat]? [is 's]
            red _ hat               ; [red] Any [hat]
            red <word> hat          ; [red] Any [hat]
            red .. hat              ; [red] ..3 [hat]
            red ..1 hat             ; [red] ..1 [hat]
            red ..012 hat           ; [red] ..12 [hat]
            ^ red $                 ; Start [red] End
            red , hat               ; [red] Break [hat]
            red, hat                ; [red] Break [hat]
            red ?                   ; [red] [?]
            red ??                  ; [red] [?]
            red ???                 ; [red] [?]
            red !                   ; [red] [!]
            red !!                  ; [red] [!!]
            red !!!                 ; [red] [!!]
            red !?                  ; [red] [?!]
            red ?!!                 ; [red] [?!]
            ! red                   ; [!] [red]
            (!|?) red               ; [! ?] [red]
            {x=!} red               ; {x=[!]} [red]
            red .                   ; [red] [.]
            - red                   ; [—] [red]
            red.                    ; [red] [.]
            red : hat               ; [red] [:] [hat]
            red …                   ; [red] […]
            red —                   ; [red] [—]
            <CAPS> <Name> < noun >  ; <CAPS> <Name> <noun>
            <fruit>                 ; ([red] [plum]|[apple pear])
            (fig|<fruit>)           ; ([red] [plum]|[fig apple pear])
            <!red|old>              ; ![red old]
            <!<hats>|old>           ; ![cap beret old]
            {x=red|blue} hat        ; {x=[red blue]} [hat]
            {x=a {y=b}}             ; {x=[a] {y=[b]}}
            haven't                 ; [have] [not]
            run-of-the-mill         ; [run] [of] [the] [mill]
            is it                   ; [is 's] [it]
            has had would           ; [has 's] [had 'd] [would 'd]
            e.g. so                 ; [e.g] [.] [so]
            3.5 1/2                 ; [3.5] [1] [2]
            d*mn 100%               ; [d*mn] [100] [%]
            R&D                     ; [r&d]
            ~file                   ; [file files filing filed]
            ~do                     ; [do does did done doing]
            ~be                     ; [be am is 's are was were been being]
            """)
    void isTheTreeOfWhatIsWritten(String pattern, String tree) {
        assertThat(shown(PatternParser.parse(pattern, PatternParserTest::list))).isEqualTo(tree);
    }

    @Test
    void aSemicolonIsAMarkToo() {
        assertThat(shown(PatternParser.parse("red ; hat", name -> null))).isEqualTo("[red] [;] [hat]");
    }

    @Test
    void bracketsSideBySideAreNotNested() {
        Node node = PatternParser.parse("(a|b) ".repeat(30), name -> null);
        assertThat(((Node.Sequence) node).parts()).hasSize(30);
    }

    @Test
    void nineteenBracketsMayBeNestedAndNoMore() {
        assertThat(shown(PatternParser.parse("(".repeat(19) + "a" + ")".repeat(19), name -> null)))
                .isEqualTo("[a]");
        assertThatThrownBy(() -> PatternParser.parse("(".repeat(20) + "a" + ")".repeat(20), name -> null))
                .isInstanceOfSatisfying(
                        PatternParser.BadPattern.class,
                        e -> assertThat(e.offset).isEqualTo(20))
                .hasMessage("brackets are nested more than 20 deep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', textBlock = """
            red ..0012 hat ~ 4 ~ a gap is of 1 to 12 words
            red ( | b) ~ 6 ~ nothing stands here; for "may be absent" write (…)?
            a| ~ 2 ~ nothing stands here; for "may be absent" write (…)?
            red hat) ~ 7 ~ ")" closes nothing
            (red} ~ 0 ~ "(" is not closed by ")"
            red hat} ~ 7 ~ "}" closes nothing
            {a ~ 0 ~ write {name=…} to remember what stands here
            red {a.b=c} ~ 4 ~ write {name=…} to remember what stands here
            red < ~ 4 ~ "<" is not closed by ">"
            red <! ~ 6 ~ nothing stands here; for "may be absent" write (…)?
            red <!(a b)> ~ 4 ~ <!…> takes single words or lists of single words
            * red ~ 0 ~ "*" holds no word
            """)
    void whatCannotBeReadIsToldWithItsPlace(String pattern, int offset, String told) {
        assertThatThrownBy(() -> PatternParser.parse(pattern, name -> null))
                .isInstanceOfSatisfying(
                        PatternParser.BadPattern.class,
                        e -> assertThat(e.offset).isEqualTo(offset))
                .hasMessage(told);
    }
}
