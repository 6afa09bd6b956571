package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Audience;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final Matcher MATCHER = Packs.shipped();
    private static final TextReader READER = new TextReader(MATCHER.vocabulary());

    /** Each word may begin and end many candidates of a pattern with gaps, and they lie over each other. */
    @ParameterizedTest
    @ValueSource(strings = {"it is not possible to "})
    void whatFailedFromAPlaceIsNotTriedThereAgain(String piece) {
        Text text = READER.readOwn(piece.repeat(20_000 / piece.length()));
        Scan scan = MATCHER.scan(text);
        Surroundings nothing = new Surroundings(false, 0, Set.of(), READER.readOwn(""));
        Occasion occasion = new Occasion(Audience.CUSTOMER, nothing, Set.of());
        scan.matches(occasion, ToneModel.none().hear(text, nothing));
        scan.acknowledgements();
        assertThat(scan.proofs()).isPositive().isLessThan(5 * text.tokens());
    }
}
