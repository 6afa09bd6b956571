package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tokens of a text are. A row shows each token with what is known of it; one that no rule knows has a star. */
class TokenizerTest {
    private static final Vocabulary VOCABULARY = Vocabulary.of(Set.of(
            "have", "not", "you", "are", "please", "so", "good", "and", "%", ".", "!", "!!", "?", "?!", "…", "—", ":",
            ";", "i", "am", "will", "about", "because", "damn", "d*mn", "it", "is", "'s", "api", "end", "next", "e.g",
            "r&d", "idiot", "let", "us", "walking", "red", "only", "3.5", "1,000", "cool"));

    private static final Map<Integer, String> FLAGS = flags();

    private static Map<Integer, String> flags() {
        Map<Integer, String> flags = new LinkedHashMap<>();
        flags.put(Token.AFTER_BREAK, "b");
        flags.put(Token.QUOTED, "q");
        flags.put(Token.CAPITAL, "C");
        flags.put(Token.CAPS, "S");
        flags.put(Token.NUMBER, "n");
        flags.put(Token.ING, "g");
        flags.put(Token.ED, "d");
        flags.put(Token.LY, "l");
        flags.put(Token.PUNCTUATION, "p");
        flags.put(Token.JOINED, "j");
        flags.put(Token.ADDRESS, "a");
        flags.put(Token.CODE, "c");
        return flags;
    }

    private static Text read(String written) {
        Text text = new Text(written);
        Tokenizer tokenizer = new Tokenizer(VOCABULARY);
        tokenizer.paragraph(written.length());
        tokenizer.read(text, 0, written.length());
        return text;
    }

    private static String tokens(String written) {
        Text text = read(written);
        List<String> tokens = new ArrayList<>();
        for (int t = 0; t < text.tokens(); t++) {
            StringBuilder token = new StringBuilder(text.token(t));
            if (text.word(t) == Vocabulary.UNKNOWN) {
                token.append('*');
            }
            StringBuilder known = new StringBuilder();
            for (Map.Entry<Integer, String> flag : FLAGS.entrySet()) {
                known.append(text.is(t, flag.getKey()) ? flag.getValue() : "");
            }
            tokens.add(known.length() == 0 ? token.toString() : token + "/" + known);
        }
        return String.join(" ", tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            It is so good.                 | It/C is so good ./p
            IT is the APIs of A            | IT/CS is the* APIs*/CS of* A*/C
            You haven't, have you?         | You/C have n't/j have/b you ?/p
            you’re, youre, you’ll          | you ’re/j you/b re/j you/b ’ll/j
            i'm so good                    | i 'm/j so good
            let's                          | let 's/j
            it's                           | it 's/j
            'bout it, 'cause it            | 'bout it 'cause/b it
            'bou                           | bou*
            so!                            | so !/p
            so!!                           | so !!/p
            so?                            | so ?/p
            so?!                           | so ?!/p
            so!?!                          | so !?!/p
            so...                          | so .../p
            so…                            | so …/p
            so: it; you                    | so :/p it ;/p you
            so :) it                       | so it/b
            so ;-) it                      | so it/b
            so :Dit                        | so :/p Dit*/C
            so -- it                       | so --/p it
            so - it                        | so -/p it
            so—it                          | so —/p it
            so–it                          | so it
            so-good                        | so good
            so--good                       | so --/p good
            so & it                        | so & it
            so (it)                        | so it/b
            100 % of                       | 100*/nc % of*
            v2 2v                          | v2*/c 2v*/nc
            a_b                            | a_b*
            "so good" it                   | so/q good/q it
            “so good” it                   | so/q good/q it
            »so good« it                   | so/q good/q it
            «so good» it                   | so/q good/q it
            "so good it                    | so good it
            so" it" you                    | so it you
            'so good' it                   | so/q good/q it
            ‘so good’ it                   | so/q good/q it
            so' it'                        | so it
            'so you're' it                 | so/q you/q 're/qj it
            write to a@b.example.          | write* to* a@b.example*/a ./p
            (https://x.example/y), so      | https://x.example/y*/a so/b
            see www.x.example, so          | see* www.x.example*/a so/b
            C:\\temp so                    | C:\\temp*/a so
            /var/log so                    | /var/log*/a so
            so/it                          | so it
            @you it                        | you/b it
            e.g. it                        | e.g ./p it
            R&D is                         | R&D/CS is
            it ended.Next one              | it ended*/d ./p Next/C one*
            it end.Next one                | it end.Next* one*
            it ended.next one              | it ended.next* one*
            1,000 and 3.5 so               | 1,000/nc and 3.5/nc so
            1, 2                           | 1*/nc 2*/bnc
            d*mn it                        | d*mn it
            *damn* it                      | damn it
            id\u00ADiot it                 | id\u00ADiot it
            i\u0301diot it                 | i\u0301diot it
            sooooo goood                   | sooooo goood
            cooool pleeease                | cooool pleeease
            xxxx                           | xxxx*
            walking red only               | walking/g red only
            landed sadly thing             | landed*/d sadly*/l thing*/g
            king bed fly                   | king* bed* fly*
            It's 5:30                      | It/C 's/j 5*/nc :/p 30*/nc
            it\u00A0is\u200Bso             | it is so
            #it *is* `so`                  | it is so
            😀 it                          | it/b
            a@b.example\u00A0so            | a@b.example*/a so
            <a@b.example>, so              | a@b.example*/a so/b
            “a@b.example”! so              | a@b.example*/a !/p so
            \\\\so it                         | \\\\so*/a it
            \\so it                         | so/b it
            //so it                        | so it
            /5 so                          | 5*/nc so
            so /                           | so
            WWW.x.example so               | WWW.x.example*/a so
            wwwx so                        | wwwx* so
            so (?) it                      | so ?/bp it/b
            so (: it                       | so :/bp it
            so (-- it                      | so --/bp it
            so (&) it                      | so &/b it/b
            so (%) it                      | so %/b it/b
            - it                           | -/p it
            it -                           | it -/p
            so -it                         | so -/p it
            so- it                         | so -/p it
            so :)                          | so
            so :'( it                      | so it/b
            so :                           | so :/p
            so ;p it                       | so it/b
            „so good“ it                   | so/q good/q it
            ("so good") it                 | so/bq good/q it/b
            so " good" it                  | so good it
            so-"good"                      | so good/q
            so"good" it                    | so good it
            so \u00AD \u200Dit \u2060\uFEFF  | so it
            i\u0300diot i\u036Fdiot        | i\u0300diot i\u036Fdiot
            i\u0370diot                    | i\u0370diot*
            id\u2060iot id\uFEFFiot        | id\u2060iot id\uFEFFiot
            d**n it                        | d**n* it
            damn* it                       | damn it
            it cool.Next so                | it cool ./p Next/C so
            a1,000 so                      | a1*/c 000*/bnc so
            1,so                           | 1*/nc so/b
            VMs As ABc API2                | VMs*/CS As*/C ABc*/C API2*/CSc
            HAVEN'T it                     | HAVE/CS N'T/Sj it
            "haven't" it                   | have/q n't/qj it
            have\u00ADn't it               | have\u00ADn't have\u00ADn't/j it
            haven`t it                     | have n`t/j it
            haven´t havenʼt haven‘t        | have n´t/j have nʼt/j have n‘t/j
            www.x.example, so              | www.x.example*/a so/b
            goodd it                       | goodd* it
            somebody's it                  | somebody* 's/j it
            """)
    void areKnown(String written, String tokens) {
        assertThat(tokens(written)).isEqualTo(tokens);
    }

    /** What a token counts as, whatever it is written like. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "so. | .",
                "so.. | …",
                "so... | …",
                "so… | …",
                "so! | !",
                "so!! | !!",
                "so!!!! | !!",
                "so? | ?",
                "so??? | ?",
                "so?! | ?!",
                "so!!? | ?!",
                "so.! | !!",
                "so.? | ?",
                "so: it | :",
                "so; it | ;",
                "so -- it | —",
                "so – it | —",
                "so & it | and",
                "so % it | %",
                "so goood | good",
                "so pleeeease | please",
                "so sooo | so",
                "so coool | cool",
                "so 'cause it | because",
            })
    void countsAs(String written, String word) {
        assertThat(read(written).word(1)).isEqualTo(VOCABULARY.number(word)).isNotEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void whatAContractionStandsForIsCounted() {
        Text text = read("You're haven't it's let's 'bout");
        int[] words = new int[text.tokens()];
        for (int t = 0; t < words.length; t++) {
            words[t] = text.word(t);
        }
        assertThat(words)
                .containsExactly(
                        java.util.stream.Stream.of("you", "are", "have", "not", "it", "'s", "let", "us", "about")
                                .mapToInt(VOCABULARY::number)
                                .toArray());
    }

    @Test
    void marksThatPointOpenWhereTheirEndIsNear() {
        for (int length : new int[] {10, 999, 1_000, 1_010}) {
            Text text = read("»" + "a".repeat(length) + "« b");
            assertThat(text.is(0, Token.QUOTED)).as(String.valueOf(length)).isEqualTo(length < 1_000);
            assertThat(text.is(1, Token.QUOTED)).isFalse();
        }
        Text text = new Text("»so good« it");
        Tokenizer tokenizer = new Tokenizer(VOCABULARY);
        tokenizer.paragraph(8);
        tokenizer.read(text, 0, 12);
        assertThat(text.is(0, Token.QUOTED)).isFalse();
    }

    @Test
    void partOfATextIsRead() {
        Text text = new Text("red so good it");
        Tokenizer tokenizer = new Tokenizer(VOCABULARY);
        tokenizer.paragraph(14);
        tokenizer.read(text, 4, 11);
        assertThat(text.tokens()).isEqualTo(2);
        assertThat(text.token(0)).isEqualTo("so");
        assertThat(text.token(1)).isEqualTo("good");
        Text parted = new Text("so. so: so, 3.5 1,000 so&so so's so's");
        for (int to = 0; to <= parted.words().length(); to++) {
            tokenizer.read(parted, 0, to);
            assertThat(parted.end(Math.max(0, parted.tokens() - 1))).isLessThanOrEqualTo(to);
        }
    }

    @Test
    void aWordOfMoreThanFortyLettersIsUnknownAndWhole() {
        Vocabulary known = Vocabulary.of(Set.of("x".repeat(40), "x".repeat(41)));
        for (int length : new int[] {39, 40, 41, 100}) {
            String word = "x".repeat(length);
            Text text = new Text(word + " y");
            new Tokenizer(known).read(text, 0, word.length() + 2);
            assertThat(text.tokens()).isEqualTo(2);
            assertThat(text.token(0)).isEqualTo(word);
            assertThat(text.word(0) != Vocabulary.UNKNOWN).as(word).isEqualTo(length == 40);
        }
    }

    @Test
    void theEndingOfAWordIsKnownFromFiveLettersToForty() {
        for (String ending : List.of("ing", "ed", "ly")) {
            int flag = ending.equals("ing") ? Token.ING : ending.equals("ed") ? Token.ED : Token.LY;
            for (int length : new int[] {4, 5, 40, 41}) {
                Text text = read("x".repeat(length - ending.length()) + ending);
                assertThat(text.is(0, flag)).as(ending + length).isEqualTo(length == 5 || length == 40);
            }
        }
    }

    @Test
    void aQuotationEndsWithItsParagraph() {
        String written = "\"so good it\" is";
        Text text = new Text(written);
        Tokenizer tokenizer = new Tokenizer(VOCABULARY);
        tokenizer.paragraph(8);
        tokenizer.read(text, 0, written.length());
        assertThat(text.is(0, Token.QUOTED)).isFalse();

        // What is open when a paragraph ends is not open in the next.
        tokenizer.paragraph(written.length());
        tokenizer.read(text, 0, 4);
        tokenizer.paragraph(written.length());
        int first = text.tokens();
        tokenizer.read(text, 4, written.length());
        assertThat(text.is(first, Token.QUOTED)).isFalse();
    }

    @Test
    void aSingleMarkOpensWhereItsEndIsNear() {
        for (int length : new int[] {10, 118, 119, 130}) {
            Text text = read("'" + "a".repeat(length) + "' b");
            assertThat(text.is(0, Token.QUOTED)).as(String.valueOf(length)).isEqualTo(length < 120);
            assertThat(text.is(1, Token.QUOTED)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "Haven't | have not",
                "you’re | you are",
                "can't | can not",
                "cannot | can not",
                "let's | let us",
                "it's | it 's",
                "gonna | going to",
                "u | you",
                "run-of-the-mill | run of the mill",
                "R & D | r and d",
                "so - it | so — it",
                "so – it | so — it",
                "so — it! | so — it !",
                "’bout | about",
                "o’clock | o'clock",
                "haven't you're it | have not you are it",
                "HAVEN’T | have not",
                "so -- it | so — it",
                "pls & thx | please and thanks",
            })
    void aSpellingInAPatternIsTheseWords(String written, String words) {
        assertThat(Tokenizer.words(written)).containsExactly(words.split(" "));
    }
}
