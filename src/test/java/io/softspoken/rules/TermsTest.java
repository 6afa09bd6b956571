package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a term of a glossary counts, and in which form its plain words stand. */
class TermsTest {
    private static final ToneChecker CHECKER = ToneChecker.of(
            new PackReader().add("g.yaml", "glossary/g.yaml", """
                            terms:
                              DNS: {plain: the address book}
                              node: {plain: machine of ours}
                              subnet: {plain: part of the network}
                              bounce: {plain: restart, verb: yes}
                              SPOF: {plain: weak point}
                            allow: [VPN]
                            """).compile(), ToneModel.none());

    private static List<String> quotes(Draft draft) {
        return CHECKER.check(draft).findings().stream().map(Finding::quote).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We changed the DNS today.",
                "We changed DNS, so wait.",
                "We changed DNS (again).",
                "DNS: done.",
                "The DNS is there.",
                "DNS can mean that you wait.",
                "We know the DNS.",
            })
    void countsWhereItIsNotExplained(String text) {
        assertThat(quotes(Draft.of(text))).containsExactly("DNS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We changed the address book (DNS).",
                "We changed DNS (the address book).",
                "We changed DNS, the address book.",
                "We changed DNS, an address book.",
                "We changed DNS, a book.",
                "We changed DNS, which names all.",
                "We changed DNS, that is, the book.",
                "We changed DNS, i.e. the book.",
                "We changed DNS, meaning the book.",
                "We changed DNS, or address book.",
                "We changed DNS, short for a book.",
                "We changed DNS, our address book.",
                "We changed DNS - the address book.",
                "We changed DNS – the address book.",
                "We changed DNS — the address book.",
                "DNS: the address book.",
                "DNS means that names are found.",
                "DNS stands for a book.",
                "DNS is short for a book.",
                "DNS is the book.",
                "DNS is a book.",
                "DNS is an address book.",
                "DNS is what finds names.",
                "DNS is our address book.",
                "It is called DNS.",
                "It is called the DNS.",
                "It is known as DNS.",
                "A thing named DNS.",
                "You ask about DNS.",
                "You wrote of DNS.",
                "In plain words, DNS is slow.",
                "The \"DNS\" is slow.",
                "We changed dns.",
            })
    void doesNotCountWhereItIsExplainedOrCited(String text) {
        assertThat(quotes(Draft.of(text))).isEmpty();
    }

    @Test
    void countsOnceAndForWhoDoesNotKnowIt() {
        Draft draft = Draft.of("We changed the DNS. The DNS was slow.");
        assertThat(quotes(draft)).hasSize(1);
        assertThat(quotes(draft.to(Audience.TECHNICAL))).isEmpty();
        assertThat(quotes(draft.inReplyTo("Is the DNS slow?"))).isEmpty();
        assertThat(quotes(draft.inReplyTo("Is it slow?"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "We lost a node.; We lost a machine of ours.",
                "We lost two nodes.; We lost two machines of ours.",
                "We lost two subnets.; We lost two parts of the network.",
                "We bounce it.; We restart it.",
                "We bounced it.; We restarted it.",
                "Ana bounces it.; Ana restarts it.",
                "We are bouncing it.; We are restarting it.",
            })
    void thePlainWordsTakeItsForm(String text, String softened) {
        assertThat(CHECKER.check(text).softened()).isEqualTo(softened);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We use the TTQ here now.",
                "We use the TTQs here now.",
                "We use the TTQBVC here now.",
                "We use the ATQ here now.",
            })
    void anUnknownAbbreviationIsTold(String text) {
        assertThat(CHECKER.check(text).findings()).extracting(Finding::rule).containsExactly("jargon/abbreviation");
        assertThat(CHECKER.check(text).findings().get(0).suggestions().get(0)).startsWith("[full name] (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We use the VPN here now.",
                "We use the TQ here now.",
                "We use the TTQBVCX here now.",
                "We use the FATAL here now.",
                "We use the TT1 here now.",
                "We use the \"TTQ\" here now.",
                "We use the TTQ (a kind of thing) here.",
                "We use the Acme TTQ here now.",
                "We use the TTQ Acme here now.",
                "We use the TTQ 12 here now.",
                "USE THE TTQ now.",
                "We use the ÄTQ here now.",
                "Best regards,\nTTQ",
            })
    void othersAreNot(String text) {
        assertThat(CHECKER.check(text).findings()).isEmpty();
    }

    @Test
    void anAbbreviationIsToldOnceAndNotToWhoUsesIt() {
        Draft draft = Draft.of("We use the TTQ here now. And the TTQ is old by now.");
        assertThat(quotes(draft)).containsExactly("TTQ");
        assertThat(quotes(draft.inReplyTo("What about the TTQ?"))).isEmpty();
        assertThat(quotes(draft.to(Audience.TECHNICAL))).isEmpty();
    }
}
