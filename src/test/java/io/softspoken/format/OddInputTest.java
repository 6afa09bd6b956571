package io.softspoken.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Commitment;
import io.softspoken.report.ToneReport;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What nobody writes, and somebody sends. */
class OddInputTest {
    @Test
    void aTimeThatNoCalendarCanHoldIsLeftOut() {
        ZonedDateTime end = ZonedDateTime.parse("+999999999-12-31T23:30:00-18:00");
        Draft draft = Draft.of("I will call you tomorrow.");
        Commitment promise = new Commitment("call you", "tomorrow", 0, 25, "I", Optional.of(end));
        ICalendar calendar = new ICalendar();
        calendar.add("x", draft.writtenAt(end), List.of(promise));
        assertThat(calendar.write())
                .contains("DTSTAMP:19700101T000000Z", "SUMMARY:call you")
                .doesNotContain("DUE:");
    }

    @Test
    void aNameWithHalfACharacterHasAUri() {
        assertThat(SarifReports.uri("a\uD83D b.txt")).isEqualTo("a%EF%BF%BD%20b.txt");
        assertThat(SarifReports.uri("\uD83D\uDE00.txt")).isEqualTo("%F0%9F%98%80.txt");
    }

    @Test
    @Timeout(20)
    void bracketsThatOpenByTheThousandAreLookedThroughOnce() {
        String open = "<1".repeat(500_000);
        assertThat(TextReports.readable("a <b>c</b> &lt; <" + "x".repeat(2_001) + "> " + open))
                .isEqualTo("a c < <" + "x".repeat(2_001) + "> " + open);
    }

    @Test
    void aMailOfATimeThatIsNoneIsInTheQueueAllTheSame() {
        for (String time : List.of("1e300", "9223372036854775807", "-1", "99999999999999999999", "\"x\"")) {
            QueueLine line =
                    QueueLine.read("{\"queue_name\":\"hold\",\"queue_id\":\"1\",\"arrival_time\":" + time + "}");
            assertThat(Instant.ofEpochSecond(line.arrival()))
                    .isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
        }
    }

    @Test
    void aTextWithoutAFullStopIsNotToldAgainForAllThatIsFoundInIt() {
        Draft draft = Draft.of("- you are an idiot and this is your fault\n\n".repeat(500));
        ToneReport report = ToneChecker.create().check(draft);
        assertThat(report.findings()).hasSizeGreaterThan(400);
        String answer = LanguageToolJson.matches(draft, report, finding -> true, "auto", true, "1");
        assertThat(answer.length()).isLessThan(report.findings().size() * 6_000);
        assertThat(answer).contains("\"sentence\":\"");
    }

    @Test
    void partsOfAComparisonGrowByWords() {
        assertThat(WordChanges.between("one two three four five six", "one two 3 four 5 six"))
                .extracting(WordChanges.Part::text)
                .containsExactly("one two ", "3", " four ", "5", " six");
        assertThat(WordChanges.between("a b c", "x b y")).containsExactly(new WordChanges.Part("x b y", true));
        assertThat(WordChanges.between("same", "same")).containsExactly(new WordChanges.Part("same", false));
        assertThat(WordChanges.between("gone", "")).isEmpty();
    }

    @Test
    @Timeout(20)
    void linesThatChangedByTheTenThousandAreEachToldOnce() {
        String same = "the same line\n".repeat(50_000);
        StringBuilder before = new StringBuilder(same);
        StringBuilder after = new StringBuilder(same);
        int n = 40_000; // together more than there are signs
        for (int i = 0; i < n; i++) {
            before.append("line ").append(i).append('\n');
            after.append("line ").append(i).append(", changed\n");
        }
        List<WordChanges.Line> lines = WordChanges.lines(before + same, after + same);
        assertThat(lines).hasSize(2 * n).doesNotHaveDuplicates();
        assertThat(lines).filteredOn(WordChanges.Line::isNew).hasSize(n);
        assertThat(WordChanges.lines("old\n" + before + same, "new\n" + before + same + "last\n"))
                .filteredOn(line -> !line.text().equals("the same line"))
                .contains(new WordChanges.Line("old", false), new WordChanges.Line("last", true));
        assertThat(WordChanges.lines("old\n" + before + "b", "new\n" + before + "c"))
                .extracting(WordChanges.Line::text)
                .containsExactly("old", "new", "b", "c");
    }

    @Test
    void linesAreToldWhereTheyChanged() {
        assertThat(WordChanges.lines("a\nb\nc\nd\ne", "a\nB\nc\nd\nd\ne"))
                .containsExactly(
                        new WordChanges.Line("b", false),
                        new WordChanges.Line("B", true),
                        new WordChanges.Line("d", true));
        assertThat(WordChanges.lines("a\na", "a")).containsExactly(new WordChanges.Line("a", false));
        assertThat(WordChanges.lines("", "a\n")).containsExactly(new WordChanges.Line("a", true));
        assertThat(WordChanges.lines("same\n", "same")).isEmpty();
    }
}
