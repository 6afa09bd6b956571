package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaggingTest {
    private static final TextReader READER = new TextReader(Vocabulary.of(List.of()));

    @Test
    void aSentenceIsTaggedWhenAWordOfItIsAskedAbout() {
        Text text = READER.readOwn("The paper is flat.");
        assertThat(text.tagged()).isZero();
        assertThat(text.tag(1)).isEqualTo("NOUN");
        assertThat(text.tagged()).isEqualTo(text.tokens());
    }

    @Test
    void aSentenceLongerThanAnybodyWritesHasNoPartsOfSpeech() {
        Text text = READER.readOwn("the paper is flat ".repeat(1_000));
        assertThat(text.sentences()).isOne();
        assertThat(text.tag(1)).isEqualTo("X");
        assertThat(text.tagged()).isZero();
    }

    @Test
    void ofAThousandSentencesTheLastAreNotTagged() {
        Text text = READER.readOwn("The paper is flat. ".repeat(1_000));
        for (int t = 0; t < text.tokens(); t++) {
            text.tag(t);
        }
        assertThat(text.tagged()).isEqualTo(3_000);
        assertThat(text.tag(text.tokens() - 1)).isEqualTo("X");
    }
}
