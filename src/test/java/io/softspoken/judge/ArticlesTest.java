package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Span;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a wording agrees with the word before it. */
class ArticlesTest {
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());

    /** The words in square brackets are replaced. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It is an [API].; a link; It is a link.",
                "It is an [API].; the link; It is a link.",
                "It is an [API].; entry; It is an entry.",
                "An [API] is it.; link; A link is it.",
                "It is a [SAN].; an array; It is an array.",
                "It is a [SAN].; a store; It is a store.",
                "It is an [API].; [name the link]; It is an [name the link].",
                "It is an [API].; §§; It is an .",
                "It is the [TTL].; the time; It is the time.",
                "It is your [TTL].; a time; It is your time.",
                "It is Dana's [TTL].; a time; It is Dana's time.",
                "It is [TTL].; the time; It is the time.",
                "Stop by [soon].; by noon; Stop by noon.",
                "Stop by [soon].; bye; Stop by bye.",
                "Stop, [soon].; stop now; Stop, stop now.",
                "Stop. [Soon].; stop now; Stop. stop now.",
                "[TTL] is it.; the time; the time is it.",
                // neither over a break nor over a mark
                "It is the,[TTL].; the time; It is the,the time.",
                "It is the  [TTL].; the time; It is the  the time.",
                // "İ" is two characters when it is small
                "It is İİİ [TTL].; İİİ x; It is İİİ x.",
                "It is İİİ [TTL].; İİ x; It is İİİ İİ x.",
            })
    void agrees(String marked, String wording, String expected) {
        int start = marked.indexOf('[');
        int end = marked.indexOf(']') - 1;
        String sentence = marked.substring(0, start) + marked.substring(start + 1, end + 1) + marked.substring(end + 2);
        Text text = READER.readOwn(sentence);
        int first = 0;
        while (text.start(first) < start) {
            first++;
        }
        Span words = new Span(start, end);
        Span span = Articles.span(text, first, words, List.of(wording));
        String fitted = Articles.fit(text, first, words, span, wording);
        assertThat(sentence.substring(0, span.start()) + fitted + sentence.substring(span.end()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is the; the time; time",
                "It is THE ; a time; time",
                "the; an hour; hour",
                "It is; the time; the time",
                "bathe; the time; the time",
            })
    void afterWordsOfTheSameWording(String before, String wording, String fitted) {
        assertThat(Articles.after(before, wording)).isEqualTo(fitted);
    }

    /** One wording that wants another article is enough; those that want the same are given it too. */
    @Test
    void ofSeveralWordingsEachHasItsArticle() {
        String sentence = "It is an API.";
        Text text = READER.readOwn(sentence);
        Span words = new Span(9, 12);
        assertThat(Articles.span(text, 3, words, List.of("entry", "array"))).isEqualTo(words);
        assertThat(Articles.span(text, 3, words, List.of("", "[name]"))).isEqualTo(words);
        Span span = Articles.span(text, 3, words, List.of("entry", "link", "a door"));
        assertThat(span).isEqualTo(new Span(6, 12));
        assertThat(Articles.fit(text, 3, words, span, "entry")).isEqualTo("an entry");
        assertThat(Articles.fit(text, 3, words, span, "link")).isEqualTo("a link");
        assertThat(Articles.fit(text, 3, words, span, "a door")).isEqualTo("a door");
    }

    /** What is marked may begin before the word that is looked at. */
    @Test
    void theWordBeforeIsThatBeforeAllThatIsMarked() {
        String sentence = "See the old API.";
        Text text = READER.readOwn(sentence);
        assertThat(Articles.fit(text, 3, new Span(8, 15), new Span(8, 15), "the link"))
                .isEqualTo("the link");
    }
}
