package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words have a number, and which share one. */
class VocabularyTest {
    @Test
    void everyWordHasANumberOfItsOwn() {
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < 3_000; i++) {
            words.add(Integer.toString(i, 36));
        }
        Vocabulary vocabulary = Vocabulary.of(words);
        Set<Integer> numbers = new HashSet<>();
        for (String word : words) {
            numbers.add(vocabulary.number(word));
        }
        assertThat(numbers).hasSize(3_000).doesNotContain(Vocabulary.UNKNOWN);
        assertThat(vocabulary.highest()).isEqualTo(3_000);
        for (int i = 3_000; i < 6_000; i++) {
            assertThat(vocabulary.number(Integer.toString(i, 36))).isEqualTo(Vocabulary.UNKNOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "apologise, apologize",
        "realizes, realises",
        "organised, organized",
        "realising, realizing",
        "organiser, organizer",
        "organization, organisation"
    })
    void britishAndAmericanSpellingsAreOneWord(String written, String other) {
        Vocabulary one = Vocabulary.of(List.of(written, "tea"));
        assertThat(one.number(other)).isEqualTo(one.number(written)).isNotEqualTo(Vocabulary.UNKNOWN);
        Vocabulary both = Vocabulary.of(List.of(written, other, "tea"));
        assertThat(both.number(other)).isEqualTo(both.number(written)).isNotEqualTo(both.number("tea"));
        assertThat(both.highest()).isEqualTo(2);
    }

    @Test
    void aShortWordHasNoOtherSpelling() {
        Vocabulary vocabulary = Vocabulary.of(List.of("raised", "poison"));
        assertThat(vocabulary.number("raized")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.number("poizon")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(Vocabulary.of(List.of("surmise")).number("surmize")).isNotEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void isTheSameWhenItWasStored() {
        Vocabulary made = Vocabulary.of(List.of("apologise", "tea", "milk"));
        Vocabulary read = new Vocabulary(made.letters(), made.begins(), made.numbers(), made.slots());
        for (String word : List.of("apologise", "apologize", "tea", "milk", "salt", "")) {
            assertThat(read.number(word)).as(word).isEqualTo(made.number(word));
        }
        assertThat(new Vocabulary(new String[0], new int[0]).highest()).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(new Vocabulary(new String[0], new int[0]).number("tea")).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void moreWordsHaveNumbersAboveTheOthers() {
        Vocabulary first = Vocabulary.of(List.of("apologise", "tea"));
        Vocabulary both = first.with(List.of("milk", "tea", "realise", "realize", "apologize", "salt"));
        for (String word : List.of("apologise", "apologize", "tea")) {
            assertThat(both.number(word)).as(word).isEqualTo(first.number(word));
        }
        assertThat(List.of(both.number("milk"), both.number("realise"), both.number("realize"), both.number("salt")))
                .containsExactly(3, 4, 4, 5);
        assertThat(both.highest()).isEqualTo(5);
        assertThat(both.number("pepper")).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(first.number("milk")).isEqualTo(Vocabulary.UNKNOWN);
        Vocabulary spelled = first.with(List.of("organized"));
        assertThat(spelled.number("organised")).isEqualTo(3).isEqualTo(spelled.number("organized"));
        assertThat(first.with(List.of()).highest()).isEqualTo(2);
    }

    @Test
    void wordsAreNumberedInTheirOrder() {
        Vocabulary vocabulary = Vocabulary.of(List.of("b", "c", "a"));
        assertThat(List.of(vocabulary.number("a"), vocabulary.number("b"), vocabulary.number("c")))
                .containsExactly(1, 2, 3);
        assertThat(new String(vocabulary.letters())).isEqualTo("abc");
        assertThat(vocabulary.begins()).containsExactly(0, 1, 2, 3);
        assertThat(vocabulary.numbers()).containsExactly(1, 2, 3);
        assertThat(vocabulary.slots()).hasSize(16).contains(0, 1, 2, -1);
        assertThat(vocabulary.number("abc".toCharArray(), 2)).isEqualTo(Vocabulary.UNKNOWN);
        assertThat(vocabulary.number("axx".toCharArray(), 1)).isEqualTo(1);
        vocabulary.numbers()[0] = 9;
        assertThat(vocabulary.number("a")).isEqualTo(1);
    }
}
