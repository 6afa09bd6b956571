package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Tokenizer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pattern can begin with; a word that it cannot begin with is never tried. */
class OpeningTest {
    @ParameterizedTest
    @CsvSource({
        "we will call, we, 0 2",
        "(we|they) will, we, 0 2 3",
        "(really)? we will, we, 0 2",
        "<number> days, we, 1",
        "<CAPS> (we|they), we, 4",
        "..2 we will, any, 0 1 2 3 4",
        "^ (we|<number>) will, we, 0 1 2"
    })
    void isWhatAMatchCanBeginWith(String pattern, String named, String fitting) {
        PatternCompiler compiler = new PatternCompiler();
        compiler.add(PatternParser.parse(pattern, name -> null));
        PatternCompiler.Compiled compiled = compiler.finish(new HashSet<>(Tokenizer.words("we they")), new BitSet());
        Text text = new TextReader(compiled.vocabulary()).readOwn("We 12 we they ABC");
        Opening opening = Opening.of(compiled.codes().get(0), compiled.sets());
        assertThat(opening.any()).isEqualTo(named.equals("any"));
        for (int t = 0; t < text.tokens(); t++) {
            assertThat(opening.fits(text, t))
                    .as(text.token(t))
                    .isEqualTo(Set.of(fitting.split(" ")).contains("" + t));
        }
    }
}
