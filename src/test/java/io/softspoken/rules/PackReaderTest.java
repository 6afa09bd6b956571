package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of packs takes from files, and what it says of them. */
class PackReaderTest {
    private static final String RULE = "why: w\nseverity: low\nadvice: a\n";

    private static List<String> told(PackReader reader) {
        try {
            reader.compile();
            return List.of();
        } catch (RulesException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static List<String> ids(Matcher matcher) {
        return matcher.rules().stream().map(Rule::id).toList();
    }

    /** Packs that are compiled already, with a list, a rule and a glossary. */
    private static PackReader base() {
        return new PackReader()
                .add("l.yaml", "lists/l.yaml", "fruit: [apple, red plum]\n")
                .add("x.yaml", "blame/x.yaml", RULE + "patterns: ['red <fruit>']\n")
                .add("g.yaml", "glossary/g.yaml", "terms: {SAN: shared storage, failover cluster: spare}\n");
    }

    private static PackReader beside() {
        PackReader base = base();
        return new PackReader(base.program(), base.lists());
    }

    @Test
    void theFileTellsTheRule() {
        Matcher matcher = new PackReader()
                .add("a/blame/old-hat.yaml", "a/blame/old-hat.yaml", RULE + "patterns: [red]\n")
                .add("anger/b.yml", "anger/b.yml", RULE + "patterns: [red]\n")
                .compile();
        assertThat(ids(matcher)).containsExactly("anger/b", "blame/old-hat");
        assertThat(matcher.rules()).extracting(Rule::category).containsExactly(Category.ANGER, Category.BLAME);
        assertThat(matcher.rules()).extracting(Rule::why).containsExactly("w", "w");
    }

    @Test
    void aSingleFileHoldsRulesListsAndTerms() {
        PackReader reader = new PackReader().add("p.yaml", "p.yaml", """
                        lists: {fruit: [apple]}
                        terms: {SAN: shared storage}
                        allow: [VPN, Wi-Fi]
                        rules:
                          - {id: blame/fruit, why: w, severity: low, advice: a, patterns: ['red <fruit>']}
                          - {id: own, category: anger, why: w, severity: low, advice: a, patterns: [blue]}
                          - {id: anger/odd, category: blame, why: w, severity: low, advice: a, patterns: [green]}
                        """);
        assertThat(reader.ruleIds()).containsExactly("anger/odd", "anger/own", "blame/fruit", "jargon/terms-p");
        Matcher matcher = reader.compile();
        assertThat(ids(matcher)).containsExactly("anger/odd", "anger/own", "blame/fruit", "jargon/terms-p");
        assertThat(matcher.rules())
                .extracting(Rule::category)
                .containsExactly(Category.BLAME, Category.ANGER, Category.BLAME, Category.JARGON);
        Program program = matcher.program;
        assertThat(program.glossary().allowed())
                .containsExactlyInAnyOrder(
                        program.vocabulary().number("vpn"),
                        program.vocabulary().number("wi"),
                        program.vocabulary().number("fi"))
                .doesNotContain(0);
    }

    @Test
    void aListMayStandInAnyFile() {
        assertThat(told(new PackReader()
                        .add("x.yaml", "blame/x.yaml", RULE + "lists: {a: [red]}\npatterns: ['<a> <b> <c> <d>']\n")
                        .add("t.yaml", "acts/thanks.yaml", "lists: {b: [red]}\npatterns: [thank]\n")
                        .add("k.yaml", "acknowledgements/thanks.yaml", "lists: {c: [red]}\npatterns: [thank]\n")
                        .add("e.yaml", "missing/empathy.yaml", "lists: {d: [red]}\nwhy: w\n")))
                .isEmpty();
    }

    @Test
    void aListNamesAnother() {
        Matcher matcher = new PackReader()
                .add("l.yaml", "lists/l.yaml", "a: ['<b>', red]\nb: [blue, dark blue]\nnone: []\n")
                .add("x.yaml", "blame/x.yaml", RULE + "patterns: ['<a> hat', '<a> cap', '<none> cap']\n")
                .compile();
        for (String word : List.of("red", "blue", "dark")) {
            assertThat(matcher.vocabulary().number(word)).as(word).isPositive();
        }
        assertThat(told(new PackReader()
                        .add("l.yaml", "lists/l.yaml", "fruit: [apple]\n")
                        .add("x.yaml", "blame/x.yaml", RULE + "patterns: ['<friut> hat']\n")))
                .containsExactly("x.yaml:4:12: in \"<friut> hat\": there is no list <friut>; did you mean \"fruit\"?");
    }

    @Test
    void aPatternThatSilencesMustNameAWord() {
        for (String pattern : List.of("_", "..2 red", "red?", "<!red>")) {
            assertThat(told(new PackReader()
                            .add("x.yaml", "blame/x.yaml", RULE + "patterns: [red]\nunless: ['" + pattern + "']\n")))
                    .as(pattern)
                    .containsExactly("x.yaml:5:10: the pattern must name a word, and begin with one");
        }
        for (String pattern : List.of("<noun>", "red ..2", "<CAPS>")) {
            assertThat(told(new PackReader()
                            .add("x.yaml", "blame/x.yaml", RULE + "patterns: [red]\nunless: ['" + pattern + "']\n")))
                    .as(pattern)
                    .isEmpty();
        }
    }

    @Test
    void whatIsMissingIsToldWithItsOffers() {
        PackReader reader = new PackReader().add("e.yaml", "missing/empathy.yaml", """
                        why: " You see. "
                        offers:
                          - {pattern: '{what=tired}', answers: [worry, anger], suggest: 'You are {what}.'}
                          - I see.
                          - {pattern: '(', suggest: 'x'}
                          - '{x'
                          - {pattern: 'tired', suggest: 'You are {what}.'}
                        examples:
                          - {text: Hello., incoming: I am tired., right: You are tired.}
                          - Hi.
                        """);
        assertThat(told(reader))
                .containsExactly(
                        "e.yaml:5:16: in \"(\": nothing stands here; for \"may be absent\" write (…)?",
                        "e.yaml:6:5: \"{\" is not closed by \"}\"",
                        "e.yaml:7:41: the pattern remembers no {what=…}");
        PackReader right = new PackReader().add("e.yaml", "missing/empathy.yaml", """
                        why: " You see. "
                        offers:
                          - {pattern: '{what=tired}', answers: [worry, anger], suggest: 'You are {what}.'}
                          - I see.
                        examples:
                          - {text: Hello., incoming: I am tired., right: You are tired.}
                          - Hi.
                        """);
        Program program = right.program();
        assertThat(program.owed()).singleElement().satisfies(owed -> {
            assertThat(owed.item()).isEqualTo(Acknowledgement.EMPATHY);
            assertThat(owed.why()).isEqualTo("You see.");
            assertThat(owed.offers()).extracting(Program.Offer::pattern).containsExactly(0, -1);
            assertThat(owed.offers().get(0).answers()).containsExactly("worry", "anger");
            assertThat(owed.offers().get(1).suggest()).isEqualTo(Wording.parse("I see."));
        });
        assertThat(right.owedSources()).singleElement().satisfies(source -> {
            assertThat(source.item()).isEqualTo(Acknowledgement.EMPATHY);
            assertThat(source.file()).isEqualTo("e.yaml");
            assertThat(source.why()).isEqualTo("You see.");
            assertThat(source.examples())
                    .containsExactly(
                            new RuleSource.Example(6, "Hello.", "You are tired.", "I am tired."),
                            new RuleSource.Example(7, "Hi.", null, null));
        });
        Program bare = new PackReader()
                .add("e.yaml", "missing/empathy.yaml", "offers: [I see.]\n")
                .program();
        assertThat(bare.owed().get(0).why()).isEmpty();
    }

    @Test
    void anActIsNoRule() {
        PackReader reader = new PackReader()
                .add(
                        "t.yaml",
                        "acts/thanks.yaml",
                        "patterns: [thank you, thanks]\nunless: [no thanks]\nexamples: [Thanks.]\nquiet: [No thanks.]\n")
                .add("k.yaml", "acknowledgements/apology.yaml", "patterns: [sorry]\n");
        Program program = reader.program();
        assertThat(program.rules()).isEmpty();
        assertThat(program.acts()).extracting(Program.Act::name).containsExactly("thanks", "apology");
        assertThat(program.acts()).extracting(Program.Act::acknowledgement).containsExactly(false, true);
        assertThat(program.acts().get(0).patterns()).containsExactly(0, 1);
        assertThat(program.acts().get(0).unless()).containsExactly(2);
        assertThat(program.acts().get(1).patterns()).containsExactly(3);
        assertThat(reader.ruleIds()).isEmpty();
        assertThat(reader.sources()).extracting(RuleSource::id).containsExactly("thanks", "apology");
        assertThat(reader.sources().get(0).category()).isNull();
        assertThat(reader.sources().get(0).examples())
                .extracting(RuleSource.Example::text)
                .containsExactly("Thanks.");
        assertThat(reader.sources().get(0).quiet())
                .extracting(RuleSource.Example::text)
                .containsExactly("No thanks.");
    }

    @Test
    void aFileThatIsNoYamlLeavesTheRulesIncomplete() {
        PackReader reader = new PackReader().add("x.yaml", "blame/x.yaml", RULE + "patterns: [red]\n");
        assertThat(reader.isComplete()).isTrue();
        reader.add("y.yaml", "blame/y.yaml", "why: 'a");
        assertThat(reader.isComplete()).isFalse();
        assertThat(reader.ruleIds()).containsExactly("blame/x");
    }

    @Test
    void theHashIsThatOfAllThatWasRead() {
        String hash = base().compile().hash();
        assertThat(hash).matches("[0-9a-f]{8}");
        assertThat(base().compile().hash()).isEqualTo(hash);
        List<PackReader> others = List.of(
                new PackReader().add("x.yaml", "blame/x.yaml", RULE + "patterns: [red]\n"),
                new PackReader().add("x.yaml", "blame/y.yaml", RULE + "patterns: [red]\n"),
                new PackReader().add("x.yaml", "blame/x.yaml", RULE + "patterns: [blue]\n"),
                new PackReader().addGlossary("c", "glossary: {terms: {SAN: storage}}\n"),
                new PackReader().addGlossary("c", "glossary: {terms: {SAN: storages}}\n"),
                new PackReader().addGlossary("c", "glossary: {allow: [SAN]}\n"),
                new PackReader().addGlossary("c", "glossary: {allow: [NAS]}\n"),
                beside());
        List<String> hashes =
                others.stream().map(reader -> reader.compile().hash()).toList();
        assertThat(hashes).doesNotHaveDuplicates();
        // The name of the file is nothing that a rule says.
        assertThat(new PackReader()
                        .add("other.yaml", "blame/x.yaml", RULE + "patterns: [red]\n")
                        .compile()
                        .hash())
                .isEqualTo(hashes.get(0));
    }

    @Test
    void theGlossaryOfAConfigurationIsATermsRule() {
        PackReader reader = new PackReader()
                .addGlossary(
                        "c.yaml", "audience: customer\nglossary:\n  terms: {SAN: shared storage}\n  allow: [VPN]\n");
        assertThat(reader.ruleIds()).containsExactly("jargon/terms-softspoken");
        assertThat(ids(reader.compile())).containsExactly("jargon/terms-softspoken");
        assertThat(told(new PackReader().addGlossary("c.yaml", "glossary: {trems: {}}\n")))
                .containsExactly("c.yaml:1:12: there is no key \"trems\"; did you mean \"terms\"?");
        assertThat(ids(new PackReader()
                        .addGlossary("c.yaml", "audience: customer\n")
                        .compile()))
                .isEmpty();
        assertThat(told(new PackReader().addGlossary("c.yaml", ""))).containsExactly("c.yaml:1:1: the file is empty");
    }

    @Test
    void aUsersFilesAreKeptAsTheyWere() {
        PackReader reader = new PackReader()
                .add("x.yaml", "blame/x.yaml", RULE + "patterns: [red]\n")
                .own()
                .add("y.yaml", "blame/y.yaml", RULE + "patterns: [blue]\n")
                .addGlossary("c.yaml", "glossary: {terms: {SAN: storage}}\n");
        assertThat(reader.userFiles())
                .containsExactly(
                        new PackFile("y.yaml", "blame/y.yaml", RULE + "patterns: [blue]\n"),
                        new PackFile("c.yaml", null, "glossary: {terms: {SAN: storage}}\n"));
        PackReader again = new PackReader();
        reader.userFiles().forEach(again::add);
        assertThat(again.ruleIds()).containsExactly("blame/y", "jargon/terms-softspoken");
    }

    /** What a user's rule names counts whatever the tone model hears; what is shipped counts unless it is unlikely. */
    @Test
    void aUsersRuleCountsWhateverIsHeard() {
        List<Rule> rules = new PackReader()
                .add("x.yaml", "blame/x.yaml", RULE + "patterns: [red, {pattern: hat, when: {question: no}}]\n")
                .add("g.yaml", "glossary/g.yaml", "terms: {SAN: a}\n")
                .own()
                .add("y.yaml", "blame/y.yaml", RULE + "patterns: [blue, {pattern: cap, when: {question: no}}]\n")
                .add("h.yaml", "glossary/h.yaml", "terms: {NAS: a}\n")
                .add("p.yaml", "p.yaml", "terms: {LUN: a}\n")
                .compile()
                .rules();
        assertThat(rules)
                .extracting(rule -> rule.id() + " "
                        + rule.variants().stream()
                                .map(variant -> variant.when().heard().name())
                                .toList())
                .containsExactly(
                        "blame/x [NOT_UNLIKELY, NOT_UNLIKELY]",
                        "blame/y [ANY, ANY]",
                        "jargon/terms-g [NOT_UNLIKELY]",
                        "jargon/terms-h [ANY]",
                        "jargon/terms-p [ANY]");
    }

    @Test
    void aUsersTermStandsInPlaceOfTheOther() {
        PackReader reader = new PackReader()
                .add("g.yaml", "glossary/g.yaml", "terms: {SAN: shared storage, NAS: box}\n")
                .own()
                .add("h.yaml", "glossary/h.yaml", "terms: {San: our disks}\n");
        Map<Integer, Glossary.Term> terms = reader.program().glossary().terms();
        assertThat(terms.values()).extracting(Glossary.Term::plain).containsExactlyInAnyOrder("our disks", "box");
        assertThat(told(new PackReader()
                        .own()
                        .add("g.yaml", "glossary/g.yaml", "terms: {SAN: shared storage}\n")
                        .add("h.yaml", "glossary/h.yaml", "terms: {SAN: our disks}\n")))
                .containsExactly("h.yaml:1:14: the term \"SAN\" stands in the glossary g too; leave one of them out");
        // Once replaced it is the user's, and not replaced again.
        assertThat(told(new PackReader()
                        .add("g.yaml", "glossary/g.yaml", "terms: {SAN: shared storage}\n")
                        .own()
                        .add("h.yaml", "glossary/h.yaml", "terms: {SAN: our disks}\n")
                        .add("i.yaml", "glossary/i.yaml", "terms: {SAN: my disks}\n")))
                .containsExactly("i.yaml:1:14: the term \"SAN\" stands in the glossary h too; leave one of them out");
    }

    @Test
    void packsBesideOthersKnowTheirListsAndRules() {
        PackReader reader = beside().add("y.yaml", "blame/y.yaml", RULE + "patterns: ['blue <fruit>']\n");
        assertThat(reader.ruleIds()).containsExactly("blame/x", "blame/y", "jargon/terms-g");
        assertThat(ids(reader.compile())).containsExactly("blame/x", "blame/y", "jargon/terms-g");
        assertThat(reader.userFiles()).extracting(PackFile::file).containsExactly("y.yaml");
        assertThat(told(beside().add("z.yaml", "blame/x.yaml", RULE + "patterns: [blue]\n")))
                .containsExactly("z.yaml:1:1: the rule \"blame/x\" stands in blame/x.yaml too; give one of them another"
                        + " name");
        assertThat(told(beside().add("l.yaml", "lists/l.yaml", "fruit: [pear]\n")))
                .containsExactly("l.yaml:1:8: there is a list \"fruit\" already; give this one another name");
        assertThat(told(beside().add("y.yaml", "blame/y.yaml", RULE + "patterns: ['<frut>']\n")))
                .containsExactly("y.yaml:4:12: in \"<frut>\": there is no list <frut>; did you mean \"fruit\"?");
        // Two glossaries of one name are one rule.
        assertThat(ids(beside().add("g.yaml", "glossary/g.yaml", "terms: {LUN: disk}\n")
                        .compile()))
                .containsExactly("blame/x", "jargon/terms-g");
    }

    @Test
    void theListsAreGivenAsTheyAreWritten() {
        assertThat(base().lists()).containsExactly(Map.entry("fruit", List.of("apple", "red plum")));
        assertThat(beside().lists()).isEmpty();
    }

    @Test
    void aFolderIsReadThreeDeepInTheOrderOfItsNames(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("p/blame/deeper"));
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("p/blame/z.yaml"), RULE + "patterns: ['<a>']\n");
        Files.writeString(folder.resolve("p/blame/b.yaml"), RULE + "patterns: [red]\n");
        Files.writeString(folder.resolve("p/blame/deeper/c.yaml"), RULE + "patterns: [red]\n");
        Files.writeString(folder.resolve("lists/l.yaml"), "a: [red]\n");
        Path single = Files.writeString(folder.resolve("s.yaml"), "allow: [VPN]\n");
        PackReader reader = new PackReader().own().add(folder);
        assertThat(reader.userFiles())
                .extracting(PackFile::relative)
                .containsExactly("lists/l.yaml", "p/blame/b.yaml", "p/blame/z.yaml", "s.yaml");
        assertThat(reader.userFiles()).extracting(PackFile::file).endsWith(single.toString());
        assertThat(ids(reader.compile())).containsExactly("blame/b", "blame/z");
        assertThat(new PackReader().own().add(single).userFiles())
                .extracting(PackFile::relative)
                .containsExactly("s.yaml");
    }

    @Test
    void allThatIsWrongInAllFilesIsTold() {
        PackReader reader = new PackReader()
                .add("y.yaml", "blame/y.yaml", "why: w\nseverity: odd\nadvice: a\npatterns: [_]\n")
                .add("x.yaml", "blame/x.yaml", "why: w\npatterns: [red]\n");
        assertThatThrownBy(reader::compile).hasMessage("""
                        x.yaml:1:1: the rule "blame/x" needs "severity"
                        x.yaml:2:12: no "suggest" and no "advice": say what to write instead
                        y.yaml:2:11: "odd" is none of low, medium, high
                        y.yaml:4:12: the pattern names no word, and would match nearly everything""");
    }
}
