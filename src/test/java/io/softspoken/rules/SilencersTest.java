package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a pattern must stand to silence another, or to let it count. */
class SilencersTest {
    private static final Trial TOUCHED =
            Trial.of("patterns: [red hat]\nunless: [hat trick, 'big ..2 red', stop here]\n");
    private static final Trial NEAR = Trial.of("patterns: [red hat]\nunless-near: [instead, scarf]\n");
    private static final Trial SENTENCE = Trial.of("patterns: [red hat]\nunless-sentence: [instead, scarf]\n");
    private static final Trial ONLY = Trial.of("patterns: [red hat]\nonly-near: [you, we]\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is a red hat.; true",
                "It is a red hat trick.; false", // overlaps at the end
                "It is a big old red hat.; false", // overlaps at the beginning
                "A big old big new red hat.; false",
                "It is a red hat stop here.; false", // touches
                "It is stop here red hat.; false",
                "It is stop here a red hat.; true", // a word is between
                "It is a red hat so stop here.; true",
                "A hat trick. A red hat.; true",
                "A red hat. Stop here.; true",
            })
    void anExceptionTouchesItsMatch(String text, boolean found) {
        assertThat(!TOUCHED.matches(text).isEmpty()).isEqualTo(found);
    }

    @Test
    void eachMatchOfASentenceHasItsOwnException() {
        Text text = TOUCHED.read("red hat trick and red hat and red hat trick and red hat");
        assertThat(TOUCHED.matches("red hat trick and red hat and red hat trick and red hat"))
                .extracting(Match::first)
                .containsExactly(4, 11);
        assertThat(text.tokens()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A red hat. It is. It is instead.; true, true, false",
                "A red hat. It is instead.; false, true, false",
                "A red hat instead.; false, false, false",
                "Instead a red hat.; false, false, false",
                "It is instead. A red hat.; true, true, false",
                "You see. A red hat.; true, true, true",
                "A red hat. You see.; true, true, true",
                "A red hat for you.; true, true, true",
                "You see. It is. A red hat.; true, true, false",
                "A red hat. It is. You see.; true, true, false",
                "A scarf and a red hat.; false, false, false",
            })
    void aNeighbourStandsInTheSameSentenceOrBeside(String text, String found) {
        assertThat(!NEAR.matches(text).isEmpty() + ", "
                        + !SENTENCE.matches(text).isEmpty() + ", "
                        + !ONLY.matches(text).isEmpty())
                .isEqualTo(found);
    }

    @Test
    void aPatternIsLookedForInEachSentenceThatIsAskedAbout() {
        Text text = NEAR.read("It is so. It is instead. It is so. A scarf it is.");
        Silencers silencers = new Silencers(NEAR.matcher, text);
        int[] patterns = NEAR.matcher.rules().get(0).variants().get(0).unlessNear();
        assertThat(silencers.stand(patterns, 0, 0)).isFalse();
        assertThat(silencers.stand(patterns, 1, 1)).isTrue();
        assertThat(silencers.stand(patterns, 0, 0)).isFalse();
        assertThat(silencers.stand(patterns, -3, 0)).isFalse();
        assertThat(silencers.stand(patterns, 2, 2)).isFalse();
        assertThat(silencers.stand(patterns, 3, 9)).isTrue();
        assertThat(silencers.stand(patterns, 2, 9)).isTrue();
        assertThat(silencers.stand(new int[0], 0, 9)).isFalse();
    }

    @Test
    void wordsAreTouchedFromWhereverTheyAreAskedAbout() {
        // 0 it, 1 hat, 2 trick, 3 is, 4 so, 5 hat, 6 trick, 7 it
        Text text = TOUCHED.read("it hat trick is so hat trick it");
        int[] trick = {TOUCHED.matcher.rules().get(0).variants().get(0).unless()[0]};
        Silencers silencers = new Silencers(TOUCHED.matcher, text);
        assertThat(silencers.touch(trick, 0, 4, 4)).isFalse();
        assertThat(silencers.touch(trick, 0, 4, 5)).isTrue();
        assertThat(silencers.touch(trick, 0, 3, 4)).isTrue();
        assertThat(silencers.touch(trick, 0, 7, 8)).isTrue();
        assertThat(silencers.touch(trick, 0, 0, 0)).isFalse();
        assertThat(silencers.touch(trick, 0, 0, 1)).isTrue();
        assertThat(silencers.touch(trick, 0, 8, 9)).isFalse();
    }

    @Test
    void aLongMatchThatBeganEarlierStillTouches() {
        Trial trial = Trial.of("patterns: [red hat]\nunless: ['(big|old ..6 stone)']\n");
        // "old … stone" begins before "big" and ends behind it.
        assertThat(trial.found("old one big two red hat stone")).isEmpty();
        assertThat(trial.found("old one big two stone so red hat")).containsExactly("red hat");
    }

    @Test
    void aPatternOfManyPlacesIsFoundAtEach() {
        Trial trial = Trial.of("patterns: [red hat]\nunless: [stop]\n");
        String text = "stop a red hat so ".repeat(20) + "stop red hat";
        assertThat(trial.found(text)).hasSize(20).containsOnly("red hat");
        assertThat(trial.found("red hat " + "stop ".repeat(5))).isEqualTo(List.of());
    }

    @Test
    void theEdgesOfEachSentenceAreItsOwn() {
        Trial trial = Trial.of("patterns: [red hat]\nunless-near: [^ instead]\nunless: ['^ a red', 'hat trick $']\n");
        assertThat(trial.matches("So my red hat. Instead it is.")).isEmpty();
        assertThat(trial.matches("So my red hat. It is instead.")).hasSize(1);
        assertThat(trial.matches("It is so. Instead a red hat.")).isEmpty();
        assertThat(trial.matches("It is. A red hat.")).isEmpty();
        assertThat(trial.matches("It is a red hat. It is.")).hasSize(1);
        assertThat(trial.matches("It is a red hat trick. It is.")).isEmpty();
        assertThat(trial.matches("It is a red hat trick it is. So.")).hasSize(1);
    }
}
