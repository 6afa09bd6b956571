package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {
    private static String language(String draft) {
        return Languages.of(draft, Zones.of(draft));
    }

    static List<String> drafts() throws IOException {
        try (InputStream in = LanguagesTest.class.getResourceAsStream("languages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("drafts")
    void isTold(String row) {
        int bar = row.indexOf('|');
        assertThat(language(row.substring(bar + 1))).isEqualTo(row.substring(0, bar));
    }

    @Test
    void moreThanTwentyLanguagesAreKnown() throws IOException {
        Set<String> codes = drafts().stream().map(row -> row.split("\\|")[0]).collect(Collectors.toSet());
        assertThat(codes).hasSizeGreaterThan(22);
    }

    @Test
    void whatIsQuotedDoesNotCount() {
        assertThat(language("The invoice is attached, and the sum is right now.\n\n> Vielen Dank für Ihre Nachricht.\n"
                        + "> Die Rechnung ist leider nicht richtig und ich kann sie nicht bezahlen.\n"))
                .isEqualTo("en");
    }

    @Test
    void aDraftThatIsNotEnglishIsNotJudged() {
        String draft = "Das ist wirklich nicht mein Problem, und Sie sind ein Idiot. No problem!";
        ToneReport report = ToneChecker.create().check(draft);
        assertThat(report.isJudged()).isFalse();
        assertThat(report.language()).isEqualTo("de");
        assertThat(report.findings()).isEmpty();
        assertThat(report.missing()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.SEND);
        assertThat(report.softened()).isEqualTo(draft);
    }

    @Test
    void shortAndMixedDraftsAreJudged() {
        for (String draft : List.of("You idiot.", "Danke, you idiot.", "Sie Idiot, you idiot!")) {
            assertThat(ToneChecker.create().check(draft).findings()).as(draft).isNotEmpty();
        }
    }

    /** Eight letters of a script are enough, seven are a name; the first and the last letter of each count. */
    @ParameterizedTest
    @CsvSource({
        "\u0391\u03C9\u1F00\u1FFC, el",
        "\u0410\u044F\u052F, ru",
        "\u0410\u0456\u0454, uk",
        "\u0531\u0587, hy",
        "\u05D0\u05EA, he",
        "\u0621\u064A\u077F, ar",
        "\u0627\u067E\u0686, fa",
        "\u0905\u0939\u0DC6, hi",
        "\u0E01\u0E2E, th",
        "\u10A0\u10FF, ka",
        "\u1100\u11FF\uAC00\uD7A3, ko",
        "\u3041\u30FE, ja",
        "\u3400\u9FA5, zh",
        "\u1401\u1402, und",
        "\u0780\u0781, und",
        "\u0E81\u0E82, und",
        "\u1200\u1201, und",
        "\uA000\uA001, und",
        "\uD7CB\uD7CC, und"
    })
    void theScriptTellsTheLanguage(String letters, String language) {
        assertThat(language(letters.repeat(8))).isEqualTo(language);
        for (int i = 0; i < letters.length(); i++) {
            // A letter that belongs to another script would win here.
            assertThat(language(letters + letters.substring(i, i + 1).repeat(12)))
                    .as("letter " + i)
                    .isEqualTo(language);
        }
        assertThat(language(letters.repeat(8).substring(0, 8))).isEqualTo(language);
        assertThat(language(letters.repeat(8).substring(0, 7))).isEqualTo("und");
        assertThat(language("The invoice of " + letters.repeat(8).substring(0, 8)
                        + " is on the desk, and the sum is right."))
                .isEqualTo("en");
    }

    @Test
    void japaneseIsToldFromChineseByAFewSyllables() {
        assertThat(language("\u4E00".repeat(23) + "\u3042".repeat(3))).isEqualTo("ja");
        assertThat(language("\u4E00".repeat(24) + "\u3042".repeat(3))).isEqualTo("zh");
        assertThat(language("\u4E00".repeat(8) + "\u3042".repeat(2))).isEqualTo("zh");
    }

    @Test
    void whatIsPartOfAnAddressDoesNotCount() {
        assertThat(language("nicht@x und/x mit_x die@x das/x")).isEqualTo("und");
        assertThat(language("nicht und mit die das ich")).isEqualTo("de");
    }

    private static String filled(String words, int count) {
        return words + " xyxy".repeat(count - words.split(" ").length);
    }

    /** Three small words of a language, or two and a letter that English lacks. */
    @ParameterizedTest
    @CsvSource({
        "nicht und ihre, de",
        "nicht und Haus, und",
        "nicht und Häuser, de",
        "nicht Häuser Bäume, und",
        "nicht und \u1E9E, de",
        "nicht und \u0250, und",
        "nicht und \u024F, de",
        "nicht und x\u1F00, und",
        "nicht und x\u1E00, de",
        "the and, en",
        "the, und",
        "nicht und ihre the, de",
        "nicht und ihre the and, en",
        "nicht und ihre euch the and, en",
        "nicht und ihre diese euch the and, en", // two speak for English, four against it
        "nicht und ihre diese ihnen euch the and, de",
        "nicht und ihre Ö Ö the and, en",
        "nicht und ihre Ö Ö Ö Ö the and, de",
        "teie lugupidamisega ka, et",
        "noi dumneavoastră vor, ro",
    })
    void wordsSpeakForALanguage(String words, String language) {
        assertThat(language(words)).isEqualTo(language);
    }

    @Test
    void aFewSmallWordsAmongManyOthersSayNothing() {
        assertThat(language(filled("nicht und ihre", 18))).isEqualTo("de");
        assertThat(language(filled("nicht und ihre", 19))).isEqualTo("und");
        assertThat(language(filled("the and", 16))).isEqualTo("en");
        assertThat(language(filled("the and", 17))).isEqualTo("und");
    }

    @Test
    void theFirstWordsOfAnEnglishTextAreEnough() {
        String german = " nicht und ihre diese ihnen vielen".repeat(10);
        String english = "the and that they have been this with";
        assertThat(language(filled(english, 24) + german)).isEqualTo("en");
        assertThat(language(filled(english, 25) + german)).isEqualTo("en");
        assertThat(language(filled(english.substring(4), 24) + german)).isEqualTo("de");
        assertThat(language(filled("nicht und ihre diese ihnen vielen dank bitte " + english + " there", 24)))
                .isEqualTo("en");
        assertThat(language(filled("nicht und ihre diese ihnen vielen dank bitte mehr " + english, 24) + german))
                .isEqualTo("de");
    }

    @Test
    void noMoreThanAHundredAndFiftyWordsAreLookedAt() {
        String german = " nicht und ihre diese ihnen vielen".repeat(20);
        assertThat(language("xyxy ".repeat(150) + german)).isEqualTo("und");
        assertThat(language("xyxy ".repeat(120) + german)).isEqualTo("de");
    }

    @Test
    void aFewLettersTellUkrainianAndPersian() {
        String ukrainian = "\u0456\u0456";
        assertThat(language("\u0430".repeat(79) + ukrainian)).isEqualTo("uk");
        assertThat(language("\u0430".repeat(80) + ukrainian)).isEqualTo("ru");
        assertThat(language("\u0430".repeat(9) + "\u0456")).isEqualTo("ru");
        String persian = "\u067E\u067E";
        assertThat(language("\u0627".repeat(23) + persian)).isEqualTo("fa");
        assertThat(language("\u0627".repeat(24) + persian)).isEqualTo("ar");
        assertThat(language("\u0627".repeat(9) + "\u067E")).isEqualTo("ar");
    }
}
