package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 26 Nov 2026 10:00:00 +0000 | 2026-11-26T10:00Z",
                "26 Nov 2026 10:00 +0100 | 2026-11-26T10:00+01:00",
                "Thu, 6 nov 26 9:05:07 -0330 (NST) | 2026-11-06T09:05:07-03:30",
                "Tue, 1 September 2026 08:00:00 EDT | 2026-09-01T08:00-04:00",
                "Tue, 1 Sept 2026 08:00:00 GMT | 2026-09-01T08:00Z",
                "1 Jan 2027 00:00:00 PST | 2027-01-01T00:00-08:00",
                "31 Dec 2026 23:59:60 +0000 | 2026-12-31T23:59:59Z",
                "31 Dec 2026 24:00:00 +0000 | 2027-01-01T00:00Z",
                "31 Feb 2028 12:00:00 +0000 | 2028-02-29T12:00Z",
                "31 Jun 2026 12:00:00 -0000 | 2026-06-30T12:00Z",
            })
    void isReadWithItsZone(String header, String time) {
        assertThat(MailDates.read(header)).hasToString(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "32 Jan 2026 10:00:00 +0000",
                "0 Jan 2026 10:00:00 +0000",
                "1 Foo 2026 10:00:00 +0000",
                "1 Jan 126 10:00:00 +0000",
                "1 Jan 2026 24:00:01 +0000",
                "1 Jan 2026 25:00:00 +0000",
                "1 Jan 2026 10:60:00 +0000",
                "1 Jan 2026 10:00:61 +0000",
                "1 Jan 2026 10:00:00 +1900",
                "1 Jan 2026 10:00:00 +0060",
            })
    void isNoneOtherwise(String header) {
        assertThat(MailDates.read(header)).isNull();
    }

    @Test
    void isBounded() {
        assertThat(MailDates.read("1 Jan 2026 10:00:00 +0000 " + "x".repeat(100)))
                .isNull();
    }
}
