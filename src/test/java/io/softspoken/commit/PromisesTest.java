package io.softspoken.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Commitment;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.text.TextReader;
import io.softspoken.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does what by when. */
class PromisesTest {
    private static final ZonedDateTime SAID = ZonedDateTime.parse("2026-11-24T10:00+01:00");
    private static final TextReader READER = new TextReader(new Vocabulary(new String[] {"will"}, new int[] {1}));
    private static final ToneChecker CHECKER = ToneChecker.create();

    record Row(String sentence, List<String> promises) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    static List<Row> table() throws IOException {
        List<Row> rows = new ArrayList<>();
        String table;
        try (InputStream in = PromisesTest.class.getResourceAsStream("promises.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : table.lines().toList()) {
            if (line.startsWith("  ")) {
                rows.get(rows.size() - 1).promises().add(line.strip());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                rows.add(new Row(line.startsWith("- ") ? line.substring(2) : line, new ArrayList<>()));
            }
        }
        return rows;
    }

    private static List<String> found(String sentence) {
        return Promises.in(READER.readOwn(sentence), SAID).stream()
                .map(one -> (one.what() + " | " + one.when() + " | "
                                + (one.due() == null ? "" : one.due().toLocalDateTime()))
                        .strip())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("table")
    void isFound(Row row) {
        assertThat(found(row.sentence())).isEqualTo(row.promises());
        assertThat(found(row.sentence().replace('\'', '’'))).hasSameSizeAs(row.promises());
    }

    @Test
    void theTableIsLong() throws IOException {
        assertThat(table()).hasSizeGreaterThanOrEqualTo(150);
    }

    /** When it is said, what is said, when that is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Friday evening: the working day is over
                "2026-11-27T18:30+01:00 | by the end of the day | 2026-11-28T17:00+01:00",
                "2026-11-27T18:30+01:00 | today | 2026-11-27T23:59+01:00",
                "2026-11-27T09:00+01:00 | within two working days | 2026-12-01T17:00+01:00",
                "2026-11-27T09:00+01:00 | on Friday | 2026-12-04T17:00+01:00",
                "2026-11-27T09:00+01:00 | by noon on Friday | 2026-11-27T12:00+01:00",
                "2026-12-31T09:00Z | on 2 January | 2027-01-02T17:00Z",
                "2026-12-31T09:00Z | by the end of next month | 2027-01-31T17:00Z",
                "2028-02-28T09:00Z | tomorrow | 2028-02-29T17:00Z",
                "2026-01-31T09:00Z | in one month | 2026-02-28T09:00Z",
                "2026-11-24T15:00-05:00 | by 9 | 2026-11-25T09:00-05:00",
                "2026-11-24T15:00-05:00 | at 4 | 2026-11-24T16:00-05:00",
                "2026-11-24T15:00-05:00 | by 5 pm EST | 2026-11-24T17:00-05:00",
                "2026-10-24T10:00+02:00[Europe/Berlin] | on Monday at 9 | 2026-10-26T09:00+01:00[Europe/Berlin]",
                "2026-11-24T15:00Z | on 31 February | ",
                "2026-11-24T15:00Z | on 03/04/2027 | ",
                "2026-11-24T15:00Z | on 25/12/2026 | 2026-12-25T17:00Z",
            })
    void timesAreCountedFromWhenItIsSaid(ZonedDateTime said, String when, ZonedDateTime due) {
        List<Promise> promises = Promises.in(READER.readOwn("I will send it " + when + "."), said);
        assertThat(promises).hasSize(1);
        assertThat(promises.get(0).when()).isEqualTo(when);
        assertThat(promises.get(0).due()).isEqualTo(due);
    }

    @Test
    void whatIsFoundHasItsPlaceInTheDraft() {
        String mail = "Hi Dana,\n\nThank you. I’ll ring you by noon tomorrow.\n\n> I will send it by Friday.\n";
        List<Commitment> commitments =
                CHECKER.check(Draft.of(mail).writtenAt(SAID)).commitments();
        assertThat(commitments).hasSize(1);
        Commitment one = commitments.get(0);
        assertThat(mail.substring(one.start(), one.end())).isEqualTo("I’ll ring you by noon tomorrow");
        assertThat(one.who()).isEqualTo("I");
        assertThat(one.due()).contains(ZonedDateTime.parse("2026-11-25T12:00+01:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before lunch", "between nine and ten", "by Friday", "until Friday", "within an hour"})
    void whatIsToldInThePresentWithATimeIsFound(String when) {
        assertThat(CHECKER.check("I am correcting the notes " + when + ".").commitments())
                .singleElement()
                .satisfies(one -> assertThat(one.when()).isEqualTo(when));
    }

    @Test
    void withoutATimeOfWritingNothingIsWorkedOut() {
        assertThat(CHECKER.check("I will ring you by noon tomorrow.").commitments())
                .singleElement()
                .satisfies(one -> assertThat(one.due()).isEmpty())
                .satisfies(one -> assertThat(one.when()).isEqualTo("by noon tomorrow"));
    }

    private static List<Finding> odd(String draft) {
        return CHECKER.check(Draft.of(draft).writtenAt(SAID)).findings().stream()
                .filter(finding -> finding.rule().startsWith("vague-timing/ti")
                        || finding.rule().endsWith("two-times"))
                .toList();
    }

    @Test
    void aTimeThatIsOverIsTold() {
        assertThat(odd("The form is ready. I will send you the form by 20 November."))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("vague-timing/time-is-past", Severity.LOW));
    }

    @Test
    void twoTimesForOneThingAreTold() {
        assertThat(odd("I will send you the report by noon tomorrow. As I said, I will send you the report on Friday."))
                .extracting(Finding::rule, Finding::quote)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "vague-timing/two-times", "I will send you the report on Friday"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I will call you tomorrow. I will call you again on Friday.",
                "I will send you the first part tomorrow. I will send you the second part on Friday.",
                "I will send you the report by Friday. You will have it by Friday at 5 pm.",
                "I will send you the report by 5 pm on Friday. I will send you the report on Friday.",
                "I will send it by 10 December.",
                "I sent it on 20 November.",
            })
    void whatFitsTogetherIsNotTold(String draft) {
        assertThat(odd(draft)).isEmpty();
    }

    @Test
    void bothCanBeSwitchedOff() {
        ToneChecker without = ToneChecker.builder()
                .disable("vague-timing/time-is-past")
                .severity("vague-timing/two-times", Severity.HIGH)
                .build();
        assertThat(without.check(Draft.of("I will send you the form by 20 November.")
                                .writtenAt(SAID))
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"I will ", "by noon ", "on Friday, ", "will will ", "I'll 9:9.9 ", "and I will, ", "12-12-12-12 "
            })
    void longRowsOfTheSameAreReadInTime(String piece) {
        assertThat(Promises.in(READER.readOwn(piece.repeat(100_000 / piece.length())), SAID))
                .isNotNull();
    }

    /** A 32nd is in no month, and whoever looks for one in the next looks for ever. */
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"the 32nd", "32nd", "the 99th", "the 0th", "the 00th", "the ٣٢th"})
    void aDayThatNoMonthHasIsNotLookedFor(String day) {
        String draft = "I will call you on Friday " + day + ".";
        assertThat(Promises.in(READER.readOwn(draft), SAID))
                .singleElement()
                .satisfies(
                        promise -> assertThat(promise.due()).isEqualTo(ZonedDateTime.parse("2026-11-27T17:00+01:00")));
    }
}
