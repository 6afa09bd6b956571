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
                "We changed DNS (it).", // too short to explain anything
                "We changed DNS (abcdefg).",
                "We changed (DNS again).",
                "We changed (again DNS.",
                "We changed DNS) again.",
                "We changed DNS - today.",
                "We changed DNS : it is slow.",
                "DNS is slow.",
                "It is called so, DNS.",
                "It is so called by one who knows DNS.",
                "We changed DNS (and so on",
            })
    void countsWhereItIsNotExplained(String text) {
        assertThat(quotes(Draft.of(text))).containsExactly("DNS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We changed the address book (DNS).",
                "We changed DNS (the address book).",
                "We changed DNS (abcdefgh).",
                "We changed ( DNS ).",
                "We changed (DNS).",
                "We changed DNS, in other words the book.",
                "We changed DNS, ie the book.",
                "We changed DNS, that's the book.",
                "DNS is short for it.",
                "You mention DNS.",
                "About your question: DNS is slow.",
                "In your mail stands DNS.",
                "In your message stands DNS.",
                "To take your word, DNS is slow.",
                "DNS is like a phone book.",
                "DNS works like a phone book.",
                "A slow DNS means that names are not found.",
                "In other words, DNS is slow.",
                "That is to say, DNS is slow.",
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
                "DNS means a book.",
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
                "We bounce them.; We restart them.",
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
                "We use the TTQ.",
                "We use TTQ.", // one of three words and a mark
                "Well, TTQ is old.",
                "We use the TTQ acme here now.",
                "We use the Acme of TTQ here now.",
                "TTQ xyz is here now.",
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
                "Use TTQ.", // one of two words and a mark
                "We use the TTQ-7 here now.",
                "We use the x1 TTQ here now.",
                "X1d TTQ is here by now.",
                "We use the AETQ here now.", // could be spoken
                "We do NOT use it here now.", // a word that rules know
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "We lost two nodes of ours.; machines of ours",
                "We lost a node.; machine of ours",
                "We lost two NODES.; machine of ours", // only a small s tells
                "Two basis are here.; ground", // a term that ends in s has one form
                "We are live.; running",
                "We spin up two.; start up",
                "We spun up two.; start up",
                "We are spinning up two.; starting up",
                "Ana spins up two.; starts up",
                "We process it.; handle",
                "We processed it.; handled",
                "Two ways are here.; means to go",
                "Two tools are here.; screwdrivers",
                "Two pipes are here.; rods by which water runs",
            })
    void plainWordsStandInTheForm(String text, String plain) {
        Trial trial = Trial.of(new PackReader().add("g.yaml", "glossary/g.yaml", """
                terms:
                  node: {plain: machine of ours}
                  basis: {plain: ground}
                  live: {plain: running, noun: no}
                  spin up: {plain: start up, verb: yes}
                  process: {plain: handle, verb: yes}
                  way: {plain: mean to go}
                  tool: {plain: screwdriver}
                  pipe: {plain: rod by which water runs}
                """));
        List<Match> matches = trial.matches(text);
        assertThat(matches).extracting(match -> match.captures().get("plain")).containsExactly(plain);
    }

    @Test
    void aTermInCapitalsCountsInCapitals() {
        Trial trial = Trial.of(new PackReader()
                .add("g.yaml", "glossary/g.yaml", "terms: {MX record: mail entry, R2: shed, VLAN: part}\n"));
        assertThat(trial.found("We changed the MX record, R2 and VLANs.")).containsExactly("MX record", "R2", "VLANs");
        assertThat(trial.found("We changed the MX RECORD.")).containsExactly("MX RECORD");
        assertThat(trial.found("We changed the mx record, r2 and vlans.")).containsExactly("r2");
    }

    /** Who wrote all words of a term knows it; one of them is not enough. */
    @Test
    void aTermOfSeveralWordsIsTheReadersWhereAllOfThemAre() {
        Trial trial = Trial.of(new PackReader()
                .add(
                        "g.yaml",
                        "glossary/g.yaml",
                        "terms: {mail node: machine, bounce: {plain: restart, verb: yes}}\n"));
        assertThat(trial.found("The mail node is old.", trial.answering("Which node?")))
                .hasSize(1);
        assertThat(trial.found("The mail node is old.", trial.answering("Which mail node?")))
                .isEmpty();
        assertThat(trial.found("The mail node is old.", trial.answering("Which nodes have mails?")))
                .isEmpty();
        assertThat(trial.found("We bounced it.", trial.answering("Can you bounce it?")))
                .isEmpty();
        assertThat(trial.found("We bounced it.", trial.answering("Can you mend it?")))
                .hasSize(1);
    }

    @Test
    void aTermIsExplainedWhereItFirstStandsOrNotAtAll() {
        assertThat(quotes(Draft.of("The DNS is the address book. The DNS was slow.")))
                .isEmpty();
        assertThat(quotes(Draft.of("The DNS was slow. DNS is the address book.")))
                .hasSize(1);
    }

    @Test
    void whatIsExplainedIsLookedForNearby() {
        assertThat(quotes(Draft.of("We changed DNS (" + "x".repeat(190) + ") today.")))
                .isEmpty();
        assertThat(quotes(Draft.of("We changed DNS (" + "x".repeat(210) + ") today.")))
                .hasSize(1);
    }

    @Test
    void abbreviationsAreToldWhereThereIsAListOfThoseThatNeedNone() {
        ToneChecker bare = ToneChecker.of(
                new PackReader()
                        .add("g.yaml", "glossary/g.yaml", "terms: {node: machine}\n")
                        .compile(),
                ToneModel.none());
        assertThat(bare.check("We use the TTQ here now.").findings()).isEmpty();
    }

    @Test
    void eachAbbreviationOfASentenceIsTold() {
        Trial trial = Trial.of(new PackReader().add("g.yaml", "glossary/g.yaml", "allow: [VPN]\n"));
        assertThat(trial.found("We use the TTQ and the XBQ and the TTQ here at home by now."))
                .containsExactly("TTQ", "XBQ");
        assertThat(trial.found("In your mail stands the TTQ and the XBQ. We use the ZZQ here now."))
                .containsExactly("ZZQ");
    }
}
