package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft that is heard again in other words sounds as if it were heard for the first time. */
class HearingAgainTest {
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());
    private static final ToneModel MODEL = ToneModel.shipped();
    private static final String FIRST =
            "Hi Dana,\n\nI am sorry. You never read what I send. It is in the FAQ! Call me at noon.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                FIRST,
                "Hi Dana,\n\nI am sorry. Please have a look at what I sent. It is in the FAQ! Call me at noon.",
                "Hi Dana,\n\nYou never read what I send. It is in the FAQ! Call me at noon.",
                "Hi Dana,\n\nI am sorry. It is in the faq! \"Call me at noon.\"",
                "Hi Dana,\n\nIt is in the FAQ!",
                "Call me at noon. I am sorry.",
                ""
            })
    void soundsAsForTheFirstTime(String words) {
        Surroundings around = new Surroundings(false, 0, Set.of(), READER.readOwn(""));
        Text first = READER.read(FIRST);
        Hearing before = MODEL.hear(first, around);
        for (int s = 0; s < first.sentences(); s++) {
            assertThat(before.tone(s)).hasSize(Head.OF_SENTENCE);
        }
        Text text = READER.read(words);
        Hearing again = MODEL.hear(text, around, before);
        Hearing fresh = MODEL.hear(text, around);
        for (int s = 0; s < text.sentences(); s++) {
            assertThat(again.tone(s)).containsExactly(fresh.tone(s));
        }
        assertThat(again.draft()).containsExactly(fresh.draft());
    }
}
