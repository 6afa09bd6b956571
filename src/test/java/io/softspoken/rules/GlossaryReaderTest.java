package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the terms of glossaries become. */
class GlossaryReaderTest {
    private static Program program(String glossary) {
        return new PackReader().add("g.yaml", "glossary/g.yaml", glossary).program();
    }

    private static Glossary.Term term(String glossary) {
        Map<Integer, Glossary.Term> terms = program(glossary).glossary().terms();
        assertThat(terms).hasSize(1);
        return terms.values().iterator().next();
    }

    @Test
    void aTermIsANounInSmallWordsUnlessItSaysOtherwise() {
        Glossary.Term noun = term("terms: {node: machine}\n");
        assertThat(noun.written()).isEqualTo("node");
        assertThat(noun.plain()).isEqualTo("machine");
        assertThat(noun.noun()).isTrue();
        assertThat(noun.verb()).isFalse();
        assertThat(term("terms: {node: {plain: machine, noun: no}}\n").noun()).isFalse();
        assertThat(term("terms: {node: {plain: machine, noun: yes}}\n").noun()).isTrue();
        Glossary.Term verb = term("terms: {bounce: {plain: restart, verb: yes}}\n");
        assertThat(verb.verb()).isTrue();
        assertThat(verb.noun()).isFalse();
        assertThat(term("terms: {bounce: {plain: restart, verb: no}}\n").verb()).isFalse();
        assertThat(term("terms: {bounce: {plain: restart, verb: no}}\n").noun()).isTrue();
    }

    @Test
    void allTermsOfAGlossaryAreOneRule() {
        Program program = program("terms:\n  node: {plain: machine, severity: high}\n  DNS: the address book\n");
        assertThat(program.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.id()).isEqualTo("jargon/terms-g");
            assertThat(rule.category()).isEqualTo(Category.JARGON);
            assertThat(rule.variants()).extracting(Rule.Variant::severity).containsExactly(Severity.LOW, Severity.HIGH);
            assertThat(rule.variants().get(0).suggest())
                    .containsExactly(Wording.parse("{plain}"), Wording.parse("{plain} ({term})"));
            assertThat(rule.variants().get(0).when().anyNegation()).isTrue();
            assertThat(rule.variants().get(0).when().anyQuotation()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DNS; true",
                "dns; false",
                "DNSs; true", // more of them
                "Dns; false",
                "D; false", // a letter is no word in capitals
                "MX record; true false",
                "mx RECORD; false true",
                "TCP/IP; true true",
                "Wi-FI; false true",
                "R2D2; true",
                "haven't DNS; false false false", // cut otherwise than it is written
            })
    void aWordInCapitalsCountsInCapitals(String written, String caps) {
        boolean[] expected = new boolean[caps.split(" ").length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Boolean.parseBoolean(caps.split(" ")[i]);
        }
        assertThat(term("terms: {\"" + written + "\": a thing}\n").caps()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "node: machine; node nodes; noded noding",
                "mail node: machine; mail node nodes; mails",
                "node: {plain: machine, noun: no}; node; nodes",
                "bounce: {plain: restart, verb: yes}; bounce bounces bounced bouncing; bouncer",
                "spin up: {plain: start, verb: yes}; spin spins spun spinning up; ups",
            })
    void itsFormsAreWords(String term, String known, String unknown) {
        Program program = program("terms:\n  " + term + "\n");
        for (String word : known.split(" ")) {
            assertThat(program.vocabulary().number(word)).as(word).isPositive();
        }
        for (String word : unknown.split(" ")) {
            assertThat(program.vocabulary().number(word)).as(word).isZero();
        }
    }

    @Test
    void whatIsAllowedIsNoTermButOneOfTheHouse() {
        assertThat(program("terms: {SAN: storage, NAS: box}\nallow: [San]\n")
                        .glossary()
                        .terms()
                        .values())
                .extracting(Glossary.Term::written)
                .containsExactly("NAS");
        assertThat(program("terms: {SAN: storage}\nallow: [SAN]\n").rules()).isEmpty();
        assertThat(new PackReader()
                        .add("g.yaml", "glossary/g.yaml", "allow: [SAN]\n")
                        .own()
                        .add("h.yaml", "glossary/h.yaml", "terms: {SAN: storage}\n")
                        .program()
                        .glossary()
                        .terms())
                .hasSize(1);
    }

    @Test
    void aTermThatHoldsNoWordOrIsSpelledAsAnotherIsNone() {
        Program program = program("terms: {'***': stars, mail-node: machine, mail node: box}\n");
        assertThat(program.glossary().terms()).hasSize(1);
        assertThat(program.rules().get(0).variants()).hasSize(1);
    }

    @Test
    void besideOthersATermGivesWayToTheSameWordsAndToWhatIsAllowed() {
        PackReader base = new PackReader()
                .add(
                        "g.yaml",
                        "glossary/g.yaml",
                        "terms: {SAN: storage, mail-node: machine, VLAN: net, LUN: disk}\nallow: [PDF]\n");
        Program program = new PackReader(base.program(), Map.of())
                .add("h.yaml", "glossary/h.yaml", "terms: {san: disks, mail node: box}\nallow: [vlan]\n")
                .program();
        assertThat(program.glossary().terms().values())
                .extracting(Glossary.Term::plain)
                .containsExactlyInAnyOrder("disks", "box", "disk");
        assertThat(program.rules().stream()
                        .map(rule -> rule.id() + " " + rule.variants().size()))
                .containsExactly("jargon/terms-g 1", "jargon/terms-h 2");
        assertThat(program.glossary().allowed())
                .containsExactlyInAnyOrder(
                        program.vocabulary().number("pdf"), program.vocabulary().number("vlan"));
        assertThat(new PackReader(base.program(), Map.of())
                        .add("x.yaml", "blame/x.yaml", "why: w\nseverity: low\nadvice: a\npatterns: [red]\n")
                        .program()
                        .glossary()
                        .terms())
                .hasSize(4);
    }

    @Test
    void problemsAreToldWithTheirPlaces() {
        List<String> told;
        try {
            program("terms:\n  a: ' '\n  b: {plain: ''}\n  c: {plain: x, severity: odd}\n  d: {plain: x, noun: odd}\n"
                    + "  e: {plain: x, why: y}\n  f: [x]\n");
            told = List.of();
        } catch (RulesException e) {
            told = e.problems().stream().map(Problem::toString).toList();
        }
        assertThat(told)
                .containsExactlyElementsOf(Arrays.asList(
                        "g.yaml:2:6: the term \"a\" needs plain words",
                        "g.yaml:3:6: the term \"b\" needs plain words",
                        "g.yaml:4:27: \"odd\" is none of low, medium, high",
                        "g.yaml:5:23: \"odd\" is none of yes, no",
                        "g.yaml:6:17: there is no key \"why\"; the keys are plain, severity, verb, noun",
                        "g.yaml:7:6: a text is wanted here",
                        "g.yaml:7:6: the term \"f\" needs plain words"));
    }

    @Test
    void aGlossaryOfWhichNothingIsLeftIsNoRule() {
        PackReader base = new PackReader().add("g.yaml", "glossary/g.yaml", "terms: {SAN: storage}\n");
        assertThat(new PackReader(base.program(), Map.of())
                        .add("h.yaml", "glossary/h.yaml", "terms: {SAN: disks}\n")
                        .program()
                        .rules())
                .extracting(Rule::id)
                .containsExactly("jargon/terms-h");
    }
}
