package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wordings with places in them, filled. */
class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Look at {x}.; the log; Look at the log.",
                "{x} it is; the log; the log it is",
                "{x} {x}; a; a a",
                "{v:base} it; lost it; lose it it",
                "We {x:s}; lost; We loses",
                "{x:ing} it; lose; losing it",
                "{x:past}; lose; lost",
                "{x:part}; write down; written down",
                "{x:one}; two files; two file",
                "{x:many}; old file; old files",
                "{x:many}; old files; old files",
                "{x:a}; API; an API",
                "{x:a}; unit; a unit",
                "{x:reader}; I am with my dog and you; you are with your dog and I",
                "{x:as restart} it; bounced; restarted it",
                "{x:as take back}; bouncing the box; taking back the box",
                "Look , {x} !; here; Look, here!",
                "So {x} it is; §§; So it is",
                "So {x}.; §§; So.",
                "{x}, so; §§; , so",
                "{x}  so; §§; so",
                "{ x : ing }; lose; losing",
                "{x:reader}; we; you",
            })
    void isFilled(String written, String remembered, String filled) {
        assertThat(Wording.parse(written).fill(Map.of("x", remembered, "v", remembered)))
                .isEqualTo(filled);
    }

    @Test
    void whatWasNotRememberedIsLeftOut() {
        assertThat(Wording.parse("So {y:past} it {y} is").fill(Map.of())).isEqualTo("So it is");
        assertThat(Wording.parse("").fill(Map.of())).isEmpty();
    }

    @Test
    void whatCannotBeReadIsToldOff() {
        assertThatThrownBy(() -> Wording.parse("So {x")).hasMessageContaining("is not closed");
        assertThatThrownBy(() -> Wording.parse("So {x:odd}"))
                .hasMessageContaining("there is no form \"odd\"")
                .hasMessageContaining("base, s, ing");
    }

    @ParameterizedTest
    @CsvSource({
        "hour, an",
        "honest answer, an",
        "honour, an",
        "heir, an",
        "house, a",
        "unit, a",
        "user, a",
        "usual way, a",
        "euro, a",
        "one, a",
        "once, a",
        "URL, a",
        "API, an",
        "egg, an",
        "ice, an",
        "onion, an",
        "uncle, an",
        "8, an",
        "tree, a",
        "yes, a"
    })
    void theArticleGoesByTheSound(String phrase, String article) {
        assertThat(Wording.article(phrase)).isEqualTo(article);
    }

    @Test
    void nothingTakesAnArticleA() {
        assertThat(Wording.article("")).isEqualTo("a");
    }

    @Test
    void isTextAndPlacesInTurn() {
        assertThat(Wording.parse("So {x} it {y:as go}.").parts())
                .containsExactly(
                        new Wording.Part("So ", null),
                        new Wording.Part("x", ""),
                        new Wording.Part(" it ", null),
                        new Wording.Part("y", "as go"),
                        new Wording.Part(".", null));
        assertThat(Wording.parse("{x}{y: s }").parts())
                .containsExactly(new Wording.Part("x", ""), new Wording.Part("y", "s"));
        assertThat(Wording.parse("").parts()).isEmpty();
    }
}
