package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Vocabulary;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a sentence starts and ends in the sense of a pattern, and the conditions that a rule may make. */
class SentenceEdgesTest {
    private static ToneChecker checker(String body) {
        return ToneChecker.of(
                new PackReader()
                        .add("t.yaml", "blame/t.yaml", "why: w\nseverity: low\nadvice: a\n" + body)
                        .compile(),
                ToneModel.none());
    }

    private static boolean found(ToneChecker checker, Draft draft) {
        return !checker.check(draft).findings().isEmpty();
    }

    private static final ToneChecker START = checker("patterns: ['^ red hat']\n");
    private static final ToneChecker END = checker("patterns: ['red hat $']\n");
    private static final ToneChecker BREAK = checker("patterns: ['red , hat']\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Red hat it is.; true",
                "My red hat.; false",
                "Well, red hat.; true",
                "Well oh and so red hat.; true",
                "Well: red hat.; true",
                "It is: red hat.; true",
                "It is — red hat.; true",
                "Dana, red hat.; true",
                "Mr Otto Okafor, red hat.; true",
                "Mr Otto Ola Okafor, red hat.; false",
                "Dana red hat.; false",
                "Hi Dana red hat.; true",
                "Hi Dana! Red hat.; true",
                "Dana — red hat.; true",
                "Dana! Red hat.; true",
                "dana, red hat.; false",
                "Hi there red hat.; false",
                "It is old. Red hat.; true",
                "My old, red hat.; false",
                "Well! Red hat.; true",
                "Well ! red hat.; true",
                "Hello Dana Roth Otto red hat.; true",
                "Hello Dana Roth Otto Ola red hat.; false",
                "Hello \"Dana\" red hat.; false",
                "Hello Dana, Otto red hat.; false",
                "Hello and Dana red hat.; true",
                "Dana Roth, well red hat.; true",
                "Dana! And red hat.; true",
                "My: red hat.; true",
                "Hello Dana; false",
                "Red hat; true",
            })
    void starts(String text, boolean starts) {
        assertThat(found(START, Draft.of(text))).isEqualTo(starts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "My red hat.; true",
                "My red hat; true",
                "My red hat!; true",
                "My red hat: it is.; false",
                "My red hat — it is.; true",
                "My red hat is.; false",
                "My red hat, Dana.; true",
                "My red hat Dana!; true",
                "My red hat Dana, so be it.; true",
                "My red hat, please.; true",
                "My red hat then, mate.; true",
                "My red hat please thanks lol sir.; true",
                "My red hat I.; false",
                "My red hat of Dana.; false",
                "My red hat, it is.; false",
                "My red hat? It is.; true",
                "My red hat then Dana, so it is.; true",
                "My red hat Dana so it is.; false",
                "My red hat, please thanks lol sir mate it.; true", // no more than four are looked at
                "My red hat, please thanks lol sir it.; false",
                "My red hat I, so it is.; false",
            })
    void ends(String text, boolean ends) {
        assertThat(found(END, Draft.of(text))).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "A red, hat.; true",
                "A red (hat).; true",
                "A red hat.; false",
                "A red: hat.; false",
                "A red - hat.; false",
                "A red/hat.; false",
            })
    void breaks(String text, boolean breaks) {
        assertThat(found(BREAK, Draft.of(text))).isEqualTo(breaks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "question: yes | Is it a red hat? | true",
                "question: yes | It is a red hat. | false",
                "question: no | Is it a red hat? | false",
                "question: no | It is a red hat. | true",
                "negated: any | It is not a red hat. | true",
                "negated: no | It is not a red hat. | false",
                "negated: no | It is never a red hat. | false",
                "negated: no | It isn't a red hat. | false",
                "quoted: any | It is \"a red hat\". | true",
                "quoted: no | It is \"a red hat\". | false",
                "draft: whole | A red hat. | true",
                "draft: first | A red hat. It is. | true",
                "draft: first | It is. A red hat. | false",
                "draft: last | It is. A red hat. | true",
                "draft: last | A red hat. It is. | false",
                "audience: customer | A red hat. | true",
                "audience: technical | A red hat. | false",
                "draft-words: '> 2' | A red hat. | true",
                "draft-words: '> 3' | A red hat. | false",
                "draft-words: '< 4' | A red hat. | true",
                "draft-words: '< 3' | A red hat. | false",
                "sentence-words: '> 2' | It is so very good. A red hat. | true",
                "sentence-words: '> 3' | It is so very good. A red hat. | false",
                "paragraph-words: '> 7' | It is so very good. A red hat. | true",
                "paragraph-words: '> 8' | It is so very good. A red hat. | false",
                "paragraph-words: '< 4' | It is so very good.\\n\\nA red hat. | true",
                "incoming-words: '> 1' | A red hat. | false",
                "incoming-words: '< 1' | A red hat. | false",
            })
    void conditions(String when, String text, boolean found) {
        ToneChecker checker = checker("patterns: [red hat]\nwhen: {" + when + "}\n");
        assertThat(found(checker, Draft.of(text.replace("\\n", "\n")))).isEqualTo(found);
    }

    @Test
    void whatIsAnsweredAndWhoReads() {
        ToneChecker technical = checker("patterns: [red hat]\nwhen: {audience: technical}\n");
        assertThat(found(technical, Draft.of("A red hat.").to(Audience.TECHNICAL)))
                .isTrue();
        ToneChecker few = checker("patterns: [red hat]\nwhen: {incoming-words: '< 3'}\n");
        assertThat(found(few, Draft.of("A red hat.").inReplyTo("Which one?"))).isTrue();
        assertThat(found(few, Draft.of("A red hat.").inReplyTo("Which one is it?")))
                .isFalse();
    }

    @Test
    void whatTheMessageDoesCounts() {
        PackReader reader = new PackReader()
                .add("thanks.yaml", "acts/thanks.yaml", "patterns: [thank you]\nunless: [thank you for nothing]\n")
                .add(
                        "t.yaml",
                        "blame/t.yaml",
                        "why: w\nseverity: low\nadvice: a\npatterns: [red hat]\nwhen: {answers: [thanks]}\n")
                .add(
                        "u.yaml",
                        "blame/u.yaml",
                        "why: w\nseverity: low\nadvice: a\npatterns: [blue hat]\nwhen: {answers: [not-thanks]}\n");
        ToneChecker checker = ToneChecker.of(reader.compile(), ToneModel.none());
        Draft red = Draft.of("A red hat.");
        Draft blue = Draft.of("A blue hat.");
        assertThat(found(checker, red.inReplyTo("Thank you for it."))).isTrue();
        assertThat(found(checker, red.inReplyTo("Where is it?"))).isFalse();
        assertThat(found(checker, red.inReplyTo("Thank you for nothing."))).isFalse();
        assertThat(found(checker, red)).isFalse();
        assertThat(found(checker, blue.inReplyTo("Thank you for it."))).isFalse();
        assertThat(found(checker, blue.inReplyTo("Where is it?"))).isTrue();
    }

    private static final ToneChecker COMMA = checker("patterns: [', red hat ,', 'my old ,', ', so :']\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "Red hat. | true", // begins and ends with its sentence
                "It is, red hat, so it is. | true",
                "It is red hat, so it is. | false",
                "It is, red hat so it is. | false",
                "It is: red hat: so it is. | true",
                "Oh! Red hat, so it is. | true",
                "It is my old. | true",
                "It is my old! | true",
                "It is my old, dear | true",
                "It is my old dear | false",
                "So: it is. | true",
            })
    void breaksAtTheEdges(String text, boolean breaks) {
        assertThat(found(COMMA, Draft.of(text))).isEqualTo(breaks);
    }

    /** Each token of the last sentence at which it starts, ends or breaks in this sense; one more than there are is its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "It is red. | 0 4 | 3 4 | 0 3 4",
                "Well so | 0 1 2 | 2 | 0 2", // nothing but words that do not count
                "So. It is. | 0 3 | 2 3 | 0 2 3",
                "Well, it is: so, Dana! | 0 1 4 7 | 0 5 6 7 | 0 1 3 4 5 6 7",
                "Dana Roth | 0 | 0 1 2 | 0 2",
                "Hi Dana | 0 1 | 0 1 2 | 0 2",
                "Dana - it is | 0 2 | 0 1 4 | 0 1 2 4",
            })
    void edgesStandHere(String words, String starts, String ends, String breaks) {
        Text text = new TextReader(Vocabulary.of(List.of("it"))).readOwn(words);
        SentenceEdges edges = new SentenceEdges(text);
        int s = text.sentences() - 1;
        edges.enter(s);
        assertThat(edges.sentence()).isEqualTo(s);
        int first = text.first(s);
        int tokens = text.last(s) - first;
        assertThat(where(tokens, t -> edges.starts(first + t))).isEqualTo(starts);
        assertThat(where(tokens, t -> edges.ends(first + t))).isEqualTo(ends);
        assertThat(where(tokens, t -> edges.breaks(first + t))).isEqualTo(breaks);
        assertThat(edges.starts(first - 1)).isFalse();
        assertThat(edges.starts(first + tokens + 1)).isFalse();
    }

    private static String where(int tokens, IntPredicate is) {
        return IntStream.rangeClosed(0, tokens)
                .filter(is)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
