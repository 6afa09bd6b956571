package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import org.junit.jupiter.api.Test;
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
            blame      | You mean you disengaged the safety switch before you turned it on?
            blame      | You should have backed up
            blame      | You entered the wrong password
            blame      | As I already told you
            blame      | Per my last email, the form is on the website.
            blame      | As I wrote, the form is on the website.
            condescension | Obviously…
            condescension | As anyone knows
            condescension | It's really very simple
            condescension | Just simply restart it
            condescension | Let me spell it out
            condescension | Did you even read the page?
            indifference | That's not our department
            indifference | We're extremely busy, we'll get to it when we can
            indifference | It is what it is
            indifference | Calm down
            indifference | There's nothing we can do
            indifference | whatever
            indifference | Not sure, google it
            indifference | Don't panic
            indifference | You'll just have to cope
            weak-apology | sorry 'bout that
            weak-apology | Sorry if you feel that way
            weak-apology | my bad
            weak-apology | We apologize for any inconvenience this may have caused
            negative   | We can't do that.
            negative   | That's impossible
            negative   | You'll have to call back
            negative   | Unfortunately we are unable to
            overpromise | This will never happen again
            overpromise | I guarantee
            overpromise | 100% fixed
            overpromise | It'll definitely work
            overpromise | we'll fix it immediately no matter what
            vague-timing | I'll get back to you soon
            vague-timing | We'll look into it ASAP
            vague-timing | We'll look into it as soon as we can
            vague-timing | I'll do it at some point
            vague-timing | I'll see to it when I get a chance
            excuse     | Sorry, I've been swamped
            excuse     | Sorry I'm late, traffic was terrible
            excuse     | Sorry for the wait, we're short-staffed this week
            excuse     | Sorry, it slipped my mind
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

    private static final String LONG_AND_WORRIED = "Since Monday the flat above ours has had water coming through the"
            + " ceiling, and the landlord says that it is for you to look at. We have put buckets under it and moved the"
            + " children's beds into the kitchen, and I do not know how long the ceiling will hold. I am really worried."
            + " Could you please tell me when somebody can come, and whether we have to leave?";

    @ParameterizedTest
    @ValueSource(strings = {"Reboot it.", "Send logs.", "Fixed.", "See attached."})
    void curtToAWorriedReadersLongMail(String draft) {
        ToneReport report = CHECKER.check(Draft.of(draft).inReplyTo(LONG_AND_WORRIED));
        assertThat(report.findings()).extracting(Finding::category).contains(Category.CURT);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 200})
    void longWinded(int words) {
        String sentence = "the house that we saw on the hill and the road that leads to it and ";
        StringBuilder draft = new StringBuilder("I think of ");
        for (int i = 3; i < words; i += sentence.split(" ").length) {
            draft.append(sentence);
        }
        draft.append("then we went home.");
        assertThat(CHECKER.check(draft).findings())
                .extracting(Finding::category)
                .contains(Category.LONG_WINDED);
    }

    @Test
    void longButInShortParagraphs() {
        String draft = """
                Dear Ana,

                thank you for waiting. The new line has been ready since noon, and these are the steps.

                1. Please switch the box off.
                2. Plug the white cable into the socket marked "A".
                3. Switch the box on again, and wait until the second light is green.

                This takes about five minutes. Your telephone number stays the same.

                If a light stays red, please call me at 555 0142; I am here until six today.

                Kind regards,
                Noor
                """;
        assertThat(CHECKER.check(draft).findings()).isEmpty();
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
                "the old driver is useless",
                "The password was entered incorrectly",
                "You were right to call",
                "You should have received an email",
                "Simply Mail",
                "a simple form",
                "Please just reply to this email",
                "This one belongs to the billing team; I have passed it to Ana, who will write to you today",
                "I'm sorry this happened to you",
                "I'm sorry the report was late; that was our mistake",
                "We can't restore Tuesday's copy, but we can restore Monday's",
                "I will send you an update by 5 pm today",
                "It will be done by the end of the day",
                "It will be done before noon on Friday",
                "please reply soon",
                "The delay was ours. Here is what has been done since",
                "You're welcome, Dana. Have a good weekend!",
                "Dear Ana,\n\nplease try these three steps:\n\n1. Close the lid.\n2. Press the green key.\n3. Wait for the light."
            })
    void leftAlone(String draft) {
        assertThat(CHECKER.check(Draft.of(draft)).findings()).isEmpty();
    }
}
