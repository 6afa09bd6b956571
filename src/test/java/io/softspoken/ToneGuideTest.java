package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples by which the categories are defined. */
class ToneGuideTest {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            anger      | This is the THIRD time I've told you!!
            anger      | Are you kidding me?
            anger      | What part of this don't you understand
            jargon     | Flush your DNS cache and check the MX record
            jargon     | the SAN's LUN went RO
            alarm      | Hopefully you haven't lost all your data
            alarm      | This looks really bad
            alarm      | I've never seen anything like this
            alarm      | you may have been hacked
            no-problem | No problem!
            no-problem | np
            no-problem | no worries
            no-problem | not a big deal
            no-problem | don't mention it
            no-problem | no biggie
            no-problem | it was nothing
            no-problem | no prob
            alarm      | hopefully you haven't lost all your data
            no-problem | No problem
            anger      | You idiot.
            jargon     | Please bounce the daemon, the DHCP lease expired.
            """)
    void flagged(String category, String draft) {
        ToneReport report = CHECKER.check(draft);
        assertThat(report.findings()).extracting(f -> f.category().id()).contains(category);
        assertThat(report.score(Category.of(category).orElseThrow())).isPositive();
        for (Finding finding : report.findings()) {
            assertThat(finding.suggestions())
                    .as(finding.rule() + " on " + draft)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I understand you're angry",
                "Sorry for the frustration this caused",
                "kill the process",
                "fatal error",
                "the firewall is hostile to IPv6",
                "DNS, the internet's address book",
                "Please use Wi-Fi, open the PDF, and send an email with your browser and a USB stick; keep your password to yourself.",
                "Two files could not be recovered. Here is what we can do",
                "critical update",
                "You're welcome",
                "My pleasure",
                "Glad to help",
                "there is no problem with your account",
                "the scan found no problems",
                "no problem logging in",
                "I'm not angry",
                "you wrote 'this is a disaster'",
                "No Problem Ltd",
                "the old driver is useless"
            })
    void leftAlone(String draft) {
        assertThat(CHECKER.check(Draft.of(draft)).findings()).isEmpty();
    }
}
