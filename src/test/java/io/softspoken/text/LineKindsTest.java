package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each line holds. A row shows the lines with ~ between, and a letter for each: o own, g greeting, c closing,
 * s signature, q quoted, f footer, k code.
 */
class LineKindsTest {
    private static String kinds(String text) {
        return Arrays.stream(new LineKinds(text, Line.all(text)).kinds())
                .map(kind -> switch (kind) {
                    case OWN -> "o";
                    case GREETING -> "g";
                    case CLOSING -> "c";
                    case SIGNATURE -> "s";
                    case QUOTED -> "q";
                    case FOOTER -> "f";
                    case CODE -> "k";
                })
                .collect(Collectors.joining());
    }

    private static String lines(String row) {
        return row.replace("~", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It is.~> so~It is.; oqo",
                "It is.~DW> so~It is.; oqo",
                "Dana wrote:~> so~It is.; qqo",
                "Dana wrote:~~> so~It is.; qoqo",
                "Dana wrote:~It is.~> so; ooq",
                "Dana wrote:~| so~| it~It is.; qqqo",
                "Dana wrote:~| so~~| it~It is.; qqqqo",
                "Dana wrote:~| so~~It is.; qqoo",
                "Dana wrote:~| so~~> it~It is.; qqoqo",
                "Dana wrote:~|so~It is.; ooo",
                "It is.~On 23 Nov 2026 at 08:51 Dana wrote:~So.~It is.; oqqq",
                "It is.~On 23 Nov 2026 at 08:51 Dana wrote:~> So.~It is.; oqqo",
                "It is.~-----Original Message-----~So.; oqq",
                "It is.~__________~From: Dana~Sent: Monday~To: Tom~So.; oqqqqq",
                "It is.~_________~From: Dana~Sent: Monday~To: Tom~So.; ooqqqq",
                "It is.~----------~~~From: Dana~Sent: Monday~To: Tom~So.; oqqqqqqq",
                "It is.~_____x_____~From: Dana~Sent: Monday~To: Tom~So.; ooqqqq",
                "From: Dana~Sent: Monday~To: Tom~So.; qqqq",
                "~From: Dana~Sent: Monday~To: Tom~So.; oqqqq",
            })
    void quotedLines(String text, String kinds) {
        assertThat(kinds(lines(text))).isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It is:~```~so it~is~```~It is.; okkkko",
                "It is:~```java~so it~```~It is.; okkko",
                "It is:~```so it``` is~so it~```~It is.; ooooo",
                "It is:~Tilde~It is.; ooo",
                "It is:~```~so it~is; oooo",
                "It is:~```~so~```~It is.~```~so~```; okkkokkk",
                "It is:~$ x~It is.; oko",
                "It is:~    git log~It is.; oko",
                "It is:~\tgit log~It is.; oko",
                "It is:~   git log~It is.; ooo",
                "It is:~File \"x.py\", line 3~so it~is; okko",
                "It is:~File \"x.py\", line 3~~is; okoo",
                "It is:~npm ERR! gone~so it; oko",
                "It is:~@@ -1 +1 @@~+so~-it~ is~\\ No~It is.; okkkkko",
                "It is:~@@ -1 +1 @@~+so~~-it; okkoo",
                "It is:~@@ -1 +1 @@~+so~@@ -5 +5 @@~+it~It is.; okkkko",
                "Day  In  Out~1  2  3~It is.; kko",
                "Day In Out~1  2  3~It is.; oko",
                "Day  In  Out~It is.; oo",
                "It is:~-----BEGIN KEY-----~abc~def~-----END KEY-----~It is.; okkkko",
                "It is:~-----BEGIN KEY-----~abc~-----END CERT-----~It is.; okoko",
                "It is:~-----BEGIN KEY-----~abc~def; okoo",
                "-----BEGIN PGP SIGNED MESSAGE-----~Hash: SHA256~~It is.~-----BEGIN PGP SIGNATURE-----~~abc~; kkookkk",
                "-----BEGIN PGP SIGNED MESSAGE-----~Hash: a~Hash: b~Hash: c~Hash: d; kkkko",
                "-----BEGIN PGP SIGNED MESSAGE-----~It is.~Hash: a; koo",
                "It is.~-----BEGIN PGP SIGNATURE-----~abc~> so~abc; okkqo",
                "It is:~~> so~$ x~It is.; ooqko",
                "It is:~@@ -1 +1 @@~+so~--- a/x~+it~It is.; okkkko",
            })
    void linesOfCode(String text, String kinds) {
        assertThat(kinds(lines(text))).isEqualTo(kinds);
    }

    @Test
    void aLineOfMoreThanThreeHundredLettersIsProse() {
        for (int length : new int[] {300, 301}) {
            String line = "[ERROR] " + "x".repeat(length - 8);
            assertThat(kinds("It is:\n" + line + "\nIt is.")).isEqualTo(length == 300 ? "oko" : "ooo");
        }
    }

    @Test
    void aKeyHasNoMoreThanTwoThousandLines() {
        for (int lines : new int[] {1_999, 2_000}) {
            String key = "-----BEGIN KEY-----\n" + "abc\n".repeat(lines) + "-----END KEY-----";
            assertThat(kinds(key).contains("o")).as(String.valueOf(lines)).isEqualTo(lines == 2_000);
        }
    }

    @Test
    void whereTwentyKeysHaveNoEndThereAreNone() {
        String key = "-----BEGIN KEY-----\nabc\n-----END KEY-----\n";
        assertThat(kinds("-----BEGIN CERT-----\nabc\n".repeat(19) + key)).endsWith("kkk");
        assertThat(kinds("-----BEGIN CERT-----\nabc\n".repeat(20) + key)).endsWith("kok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It is.~~This email is confidential and privileged.~So.; ooff",
                "It is.~~This email is confidential.~So.; oooo",
                "It is.~This email is confidential and privileged.~So.; ooo",
                "It is.~--~This email is confidential and privileged.; osf",
                "It is.~-~This email is confidential and privileged.; ooo",
                "It is.~~*This email* is confidential and privileged.; oof",
                "It is.~~_ This email is confidential and privileged.; oof",
                "It is.~~This letter is confidential and privileged.; ooo",
                "This email is confidential and privileged.~So.; oo",
                "It is.~~This email~~is confidential and privileged.; oofff",
                "It is.~~This email~is~~so confidential and privileged.; oooooo",
                "It is.~~Please consider the environment.; oof",
                "It is.~~Think before you print.; oof",
                "It is.~~Registered office: Leeds.; oof",
                "It is.~~Registered address: Leeds.; ooo",
                "It is.~~Acme is registered in Leeds.; ooo",
                "It is.~~Acme, registered in Leeds, company number 5, vat 7.; oof",
                "It is.~~Acme, registered in Leeds, company number 5.; ooo",
                "It is.~____________________~The tea mailing list~So.; offf",
                "It is.~___________________~The tea mailing list~So.; oooo",
                "It is.~____________________~The tea mailing lists~So.; oooo",
                "It is.~~xxxxxxxxxxxxxxxxxxxx~The tea mailing list~So.; ooooo",
            })
    void footers(String text, String kinds) {
        assertThat(kinds(lines(text))).isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "It is.~-- ~Anything that you like.~So it is.; osss",
                "It is.~--~Tom Hale; oss",
                "It is.~—~Tom Hale; oss",
                "It is.~--~Anything that you like.~So it is.; oooo",
                "--~Tom Hale; oo",
                "It is.~-- x~Tom Hale; ooo",
                "It is.~Sent from my iPhone; os",
                "It is.~*Sent from my iPhone*; os",
                "It is.~Sent from my iPhone~You should know that.; ooo",
                "It is.~Sent from my garden; oo",
                "It is.~My iPhone is red; oo",
                "It is.~Tom~-- ~Acme; ooss",
                "It is.~~Tom~-- ~Acme; oosss",
                "It is.~Regards~Tom; ocs",
                "It is.~Regards,~~Tom~Acme Ltd~020 7946 0000; ocssss",
                "It is.~Regards; oc",
                "Regards~Tom; oo",
                "Hi Dana~Regards~Tom; goo",
                "It is.~Regards~Tom~You should know that.; oooo",
                "It is.~Regards~Tom~PS: It is not.; ocso",
                "It is.~Regards~Tom~PS: It is not.~Ola; ocsoo",
                "It is.~> so~Regards~Tom; oqcs",
                "> so~Regards~Tom; qoo",
                "It is.~~Tom; oos",
                "It is.~Tom; oo",
                "It is.~~Tom~020 7946 0000; ooss",
                "It is.~~Tom~so it is; oooo",
                "It is.~~Tom~Acme~Leeds~England; oossss",
                "It is.~~Tom~Acme~Leeds~England~Europe; ooooooo",
                "It is:~~Tom; ooo",
                "Hi Dana~~Tom; goo",
                "It is.~$ x~~Tom; okos",
                "Tom; o",
                "~Tom; oo",
                "It is.~~- Tom; oos",
                "It is.~~- Tom~- Ola; oooo",
                "It is.~~* Tom~* Ola; oooo",
                "It is.~~Tom~~; ooso",
                "It is.~~tom; ooo",
                "It is.~Regards~tom; ocs",
                "It is.~Regards~tom~020 7946 0000; ocss",
                "It is.~Regards~tom~Acme rocks; oooo",
                "It is.~Regards~tom~~Acme rocks; ocsss",
                "It is.~Regards~tom~> so~It is.; ocsqo",
                "It is.~Regards~tom ola; ooo",
            })
    void signatures(String text, String kinds) {
        assertThat(kinds(lines(text))).isEqualTo(kinds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Regards; c",
                "regards,; c",
                "Regards -; c",
                "Regards!; c",
                "Regards?; o",
                "Thanks, Tom; c",
                "Thanks, tom goes; o",
                "Kind regards from the team; c",
                "Thanks and kind regards; c",
                ",; o",
                "Regards,,,; c",
                "Regardsx; o",
                "With kind greetings; c",
            })
    void closings(String line, String kind) {
        assertThat(kinds("It is so, and so on.\n" + line + "\nTom Hale").charAt(1) + "")
                .isEqualTo(kind);
    }

    @Test
    void aClosingHasFortyFiveLettersAtMost() {
        // "thanks from " and the rest.
        for (int length : new int[] {45, 46}) {
            String line = "Thanks from " + "x".repeat(length - 12);
            assertThat(kinds("It is so.\n" + line + ",\nTom Hale")).isEqualTo(length == 45 ? "ocs" : "ooo");
        }
    }

    @Test
    void aSignatureHasTwelveLinesAtMost() {
        for (int names : new int[] {12, 13}) {
            assertThat(kinds("It is so.\nRegards,\n" + "Tom Hale\n".repeat(names)))
                    .isEqualTo(names == 12 ? "oc" + "s".repeat(12) : "oo" + "o".repeat(13));
        }
    }

    @Test
    void aDeviceIsNamedInALineOfEightyLettersAtMost() {
        for (int length : new int[] {80, 81}) {
            String line = "Sent from my iPhone " + "x".repeat(length - 20);
            assertThat(kinds("It is so.\n" + line)).isEqualTo(length == 80 ? "os" : "oo");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Hi Dana; g",
                "Hi Dana,; g",
                "hi Dana!; g",
                "Hi Dana:; g",
                "Hi Dana -; g",
                "Hi Dana.; o",
                "Hi Dana?; o",
                "Hi; o",
                "Hi,; g",
                "Hi!; g",
                "Hi:; o",
                "Hi there all,; g",
                "Hi my friend,; o",
                "Hi Dana and Tom of Acme,; o",
                "Hi A B C D E,; g",
                "Hi A B C D E F,; o",
                "To Dana; o",
                "To whom it may concern,; g",
                "Dana,; g",
                "Dana Roth,; g",
                "Dana Roth Hale,; g",
                "Dana Roth Hale Acme,; o",
                "dana,; o",
                "Dana:; o",
                "Good morning,; g",
                "Good news for Dana; o",
                ",; o",
            })
    void greetings(String line, String kind) {
        assertThat(kinds(line + "\nIt is so.").charAt(0) + "").isEqualTo(kind);
    }

    @Test
    void onlyTheFirstLineGreets() {
        assertThat(kinds("\nHi Dana,\nHi Tom,\nIt is so.")).isEqualTo("ogoo");
        assertThat(kinds("It is so.\nHi Dana,\nIt is so.")).isEqualTo("ooo");
        assertThat(kinds("> so\nHi Dana,\nIt is so.")).isEqualTo("qgo");
        for (int length : new int[] {60, 61}) {
            assertThat(kinds("Hi " + "X".repeat(length - 4) + ",\nIt is so.")).isEqualTo(length == 60 ? "go" : "oo");
        }
    }

    @Test
    void aFenceMayBeOfTildes() {
        assertThat(kinds("It is:\n~~~\nso it\n~~~\nIt is.")).isEqualTo("okkko");
        assertThat(kinds("It is:\n~~\nso it\n~~\nIt is.")).isEqualTo("ooooo");
    }

    @Test
    void aTextInWhichAHundredSignaturesSeemToBeginIsNoLetter() {
        String thanks = "It is so.\nThanks\nYou should know that.\n";
        assertThat(kinds(thanks.repeat(99) + "Thanks\nTom Hale")).endsWith("cs");
        assertThat(kinds(thanks.repeat(100) + "Thanks\nTom Hale")).doesNotContain("c", "s");
    }
}
