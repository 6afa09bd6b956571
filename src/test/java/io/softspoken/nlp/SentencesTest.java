package io.softspoken.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sentences end, and that a run without any blank costs no more than another. */
class SentencesTest {
    @Test
    void endsAreRight() {
        String text = "The tea is hot. Is it there? It is.";
        assertThat(Sentences.ends(text))
                .containsExactly(text.indexOf(" Is"), text.indexOf(" It"), text.length());
        assertThat(Sentences.ends("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 5_000})
    void insideALongRunNoneEnds(int length) {
        String run = "a.".repeat(length / 2) + (length % 2 == 1 ? "a" : "");
        String text = "The tea is hot. See " + run + " there. It is.";
        int[] ends = Sentences.ends(text);
        assertThat(ends).contains(text.indexOf(" See"), text.length());
        for (int end : ends) {
            int inRun = end - text.indexOf(run);
            assertThat(inRun <= 100 || inRun >= length - 100 || length <= 500).as("%d", end).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\u00A0"})
    void aBlankOfAnyKindEndsARun(String blank) {
        // No piece is long, so that each mark in the middle is shown to the detector.
        String half = "x".repeat(300);
        String text = half + blank + "It is here. And there" + blank + half;
        assertThat(Sentences.ends(text)).hasSizeGreaterThan(1);
    }

    @Test
    void tagsAreThoseOfTheWords() {
        assertThat(Tagger.tags(new String[] {"She", "quickly", "reads", "two", "books", "."}))
                .containsExactly("PRON", "ADV", "VERB", "NUM", "NOUN", "PUNCT");
    }
}
