package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines introduce earlier mail. A row shows the lines with bars between, and what the first of them begins. */
class QuotingTest {
    private static String frame(String... lines) {
        Quoting.Frame frame = new Quoting(lines.length, i -> lines[i]).at(0);
        return frame == null ? "none" : frame.sort() + " " + frame.next();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "-----Original Message-----; DIVIDER 1",
                "Original Message; DIVIDER 1",
                "Begin forwarded message:; DIVIDER 1",
                "*Message d’origine*; DIVIDER 1",
                "-- Forwarded by Tom Hale; DIVIDER 1",
                "Forwarded by Tom Hale; none",
                "- Forwarded by Tom Hale; DIVIDER 1",
                "-Forwarded by Tom Hale; none",
                "-----Original Message!; none",
                "-----Original Message-----.; none",
                "## Reply above this line.; DIVIDER 1",
                "Please do not write below this line.; none",
                "-- Please do not write below this line.; DIVIDER 1",
                "-----; none",
                "Dana Roth ---23/11/2026 08:51:33---Where is it?; DIVIDER 1",
                "Dana Roth ---23/11/2026 08.51.33---Where is it?; none",
                "Dana Roth ---Mon 08:51:33---Where is it?; none",
                "Dana Roth ---23/11/2026 08:51:33; none",
                " ---23/11/2026 08:51:33---Where is it?; none",
                "Dana Roth ---23/11/2026 08:51:33 and so on and so forth---Where?; none",
                "From: Dana|Sent: Monday|To: Tom; HEADERS 3",
                "From: Dana|Sent: Monday; none",
                "From: Dana|To: Tom|Date: Monday; none",
                "From: d@x.example|To: Tom|Date: Monday; HEADERS 3",
                "To: Tom|Subject: it|Sent: Monday; none",
                "Subject: it|To: Tom|From: Dana; HEADERS 3",
                "Von：Dana|Gesendet：Montag|An：Tom; HEADERS 3",
                "*From:* Dana|*Sent:* Monday|*To:* Tom; HEADERS 3",
                "From: Dana||Sent: Monday||To: Tom||Where is it?; HEADERS 5",
                "From: Dana|Sent: Monday|To: Tom|  and Ola|Where; HEADERS 5",
                "From: Dana|Sent: Monday|To: Tom||Where is it?; HEADERS 3",
                "From Dana|Sent: Monday|To: Tom; none",
                ": Dana|Sent: Monday|To: Tom; none",
                "On 23 Nov 2026 at 08:51 Dana wrote:; ATTRIBUTION 1",
                "On 23 Nov 2026 at 08:51|Dana wrote:; ATTRIBUTION 2",
                "On 23 Nov 2026|at 08:51|Dana|wrote:; ATTRIBUTION 4",
                "On 23 Nov 2026|at|08:51|Dana|wrote:; none",
                "On 23 Nov 2026 at 08:51||Dana wrote:; none",
                "On 23 Nov 2026 at 08:51|Dana said:; none",
                "Dana wrote:; PERHAPS 1",
                "Here is the list:; none",
                "§§; none",
            })
    void introduces(String lines, String frame) {
        assertThat(frame(lines.split("\\|", -1))).isEqualTo(frame);
    }

    @Test
    void aBlockOfHeadersEndsAfterFourteenLines() {
        String[] lines = new String[20];
        java.util.Arrays.fill(lines, "and Ola");
        lines[0] = "From: Dana";
        lines[1] = "Sent: Monday";
        lines[2] = "To: Tom";
        assertThat(frame(lines)).isEqualTo("HEADERS 14");
        lines[2] = "and Tom";
        lines[13] = "To: Tom";
        assertThat(frame(lines)).isEqualTo("HEADERS 14");
        lines[13] = "and Tom";
        lines[14] = "To: Tom";
        assertThat(frame(lines)).isEqualTo("none");
    }

    @Test
    void aNameOfAHeaderIsShort() {
        // "date d'envoi" has twelve letters; sixteen may stand before the colon.
        assertThat(frame("Date d'envoi    : Monday", "From: d@x.example", "To: Tom"))
                .isEqualTo("HEADERS 3");
        assertThat(frame("Date d'envoi     : Monday", "From: d@x.example", "To: Tom"))
                .isEqualTo("none");
    }

    @Test
    void anAttributionIsOfThreeHundredLettersAtMost() {
        String long260 = "On 23 Nov 2026 at 08:51 " + "x".repeat(266);
        assertThat(long260).hasSize(290);
        assertThat(frame(long260, "A wrote:")).isEqualTo("ATTRIBUTION 2");
        assertThat(frame(long260 + "xx", "A wrote:")).isEqualTo("ATTRIBUTION 2");
        assertThat(frame(long260 + "xxx", "A wrote:")).isEqualTo("none");
    }

    @Test
    void aDividerIsOfAHundredAndTwentyLettersAtMost() {
        assertThat(frame("-".repeat(120 - 16) + "Original Message")).isEqualTo("DIVIDER 1");
        assertThat(frame("-".repeat(121 - 16) + "Original Message")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DW> so; true",
                "D> so; true",
                "Dana> so; true",
                "Danas> so; false",
                "dw> so; false",
                "DW>so; false",
                "D1> so; false",
                "D W> so; false",
                "> so; false",
                "PS> so; false",
                "SQL> so; false",
            })
    void initialsBeforeAMarkQuote(String line, boolean quoted) {
        assertThat(Quoting.isInitialled(line)).isEqualTo(quoted);
    }

    @Test
    void linesFurtherDownAreReadInTheirPlaces() {
        List<String> lines = List.of("It is there.", "", "From: Dana", "Sent: Monday", "To: Tom", "", "On Monday");
        Quoting quoting = new Quoting(lines.size(), lines::get);
        assertThat(quoting.at(0)).isNull();
        assertThat(quoting.at(2)).isEqualTo(new Quoting.Frame(Quoting.Sort.HEADERS, 5));
        assertThat(quoting.at(3)).isNull();
        assertThat(quoting.at(6)).isNull();
    }
}
