package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a pack that is not right: the place, what is wrong and what to do. */
class PackProblemsTest {
    private static final String RULE = "why: w\nseverity: low\nadvice: a\n";

    private static List<String> problems(PackReader reader) {
        try {
            reader.compile();
            return List.of();
        } catch (RulesException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static List<String> problems(String relative, String content) {
        return problems(new PackReader().add("f.yaml", relative, content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "red | ok",
                "red hat | ok",
                "red ..12 hat | ok",
                "red ..13 hat | 5 a gap is of 1 to 12 words",
                "red ..0 hat | 5 a gap is of 1 to 12 words",
                "red ..9999 hat | 5 a gap is of 1 to 12 words",
                "..2 hat | 1 may not begin with a gap",
                "_ | 1 names no word",
                "(red|_) | 1 names no word",
                "red? | 1 names no word",
                "( | 2 nothing stands here",
                "(red | 1 \"(\" is not closed by \")\"",
                "red) | 4 \")\" closes nothing",
                "{a=red | 1 \"{\" is not closed by \"}\"",
                "red {red} | 5 write {name=…}",
                "red {=x} | 5 write {name=…}",
                "red {a | 5 write {name=…}",
                "red ~ | 5 ~ stands before a word",
                "red! | 4 put a space before !",
                "red ! | ok",
                "red !!! | ok",
                "red !? | ok",
                "red ?! | ok",
                "(red|!) hat | ok",
                "red . | ok",
                "red : ; … — hat | ok",
                "red <hats> | 5 there is no list <hats>",
                "red <hat | 5 \"<\" is not closed by \">\"",
                "red <!hat | 5 \"<!\" is not closed by \">\"",
                "red <!hat pin> | 5 <!…> takes single words",
                "red <!hat|pin> | ok",
                "red <word> | ok",
                "red <noun> | ok",
                "red <nuon> | did you mean \"noun\"",
                "red @ hat | 5 means nothing in a pattern",
                "red && hat | ok",
                "red | | 6 nothing stands here",
            })
    void ofPatterns(String row) {
        int bar = row.lastIndexOf(" | ");
        String pattern = row.substring(0, bar);
        String told = row.substring(bar + 3);
        List<String> problems =
                problems("blame/x.yaml", RULE + "patterns:\n  - '" + pattern.replace("'", "''") + "'\n");
        if (told.equals("ok")) {
            assertThat(problems).isEmpty();
        } else if (Character.isDigit(told.charAt(0))) {
            // The place is counted from the quotation mark that stands before the pattern.
            int column = 4 + Integer.parseInt(told.substring(0, told.indexOf(' ')));
            assertThat(problems).singleElement().asString().startsWith("f.yaml:5:" + column + ": ");
            assertThat(problems.get(0)).contains(told.substring(told.indexOf(' ') + 1));
        } else {
            assertThat(problems).singleElement().asString().contains(told);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "blame/x.yaml | severity: low\\nadvice: a\\npatterns: [red] | f.yaml:1:1: the rule \"blame/x\" needs \"why\"",
                "blame/x.yaml | why: w\\nadvice: a\\npatterns: [red] | f.yaml:1:1: the rule \"blame/x\" needs \"severity\"",
                "blame/x.yaml | why: w\\nseverity: grave\\nadvice: a\\npatterns: [red] | f.yaml:2:11: \"grave\" is none of low, medium, high",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a | needs \"patterns\", or \"when\" with measures",
                "blame/x.yaml | why: w\\nseverity: low\\npatterns: [red] | f.yaml:3:12: no \"suggest\" and no \"advice\"",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\npatterns: [{suggest: x}] | f.yaml:4:12: a pattern is a text, or keys",
                "blame/x.yaml | why: w\\nseverity: low\\nsuggest: ['a {b}']\\npatterns: [red] | f.yaml:3:13: the pattern remembers no {b=…}",
                "blame/x.yaml | why: w\\nseverity: low\\nsuggest: ['a {what}']\\npatterns: ['{what=red}'] | ok",
                "blame/x.yaml | why: w\\nseverity: low\\nsuggest: ['a {waht}']\\npatterns: ['{what=red}'] | did you mean \"what\"",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nflag: all\\npatterns: [red] | f.yaml:4:7: \"all\" is none of match, clause, sentence",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nunless: [..2]\\npatterns: [red] | f.yaml:4:10: the pattern must name a word",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {question: maybe}\\npatterns: [red] | \"maybe\" is none of yes, no",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {draft: middle}\\npatterns: [red] | \"middle\" is none of whole, first, last",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {answers: [thank]}\\npatterns: [red] | there is no act \"thank\"; did you mean \"thanks\"?",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {answers: [not-thanks]}\\npatterns: [red] | ok",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {draft-words: many}\\npatterns: [red] | write a comparison such as",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {draft-words: '>5'}\\npatterns: [red] | ok",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {draft-words: '>= 5'}\\npatterns: [red] | write a comparison such as",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\nwhen: {weather: wet}\\npatterns: [red] | there is no key \"weather\"",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\npaterns: [red] | did you mean \"patterns\"",
                "blame/x.yaml | why: w\\nwhy: v\\nseverity: low\\nadvice: a\\npatterns: [red] | the key \"why\" stands twice",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\npatterns: [red]\\nexamples: [{right: x}] | an example has \"wrong\" or \"text\"",
                "blame/x.yaml | why: w\\nseverity: low\\nadvice: a\\npatterns: [red]\\nknown-twins: [odd] | \"odd\" is none of",
                "blame/x.yaml | why: [a]\\nseverity: low\\nadvice: a\\npatterns: [red] | f.yaml:1:6: a text is wanted here",
                "blame/x.yaml | [a] | keys and values are wanted here, with keys such as why, severity",
                "blame/x.yaml | § § | f.yaml:1:1: the file is empty",
                "lists/x.yaml | noun: [a] | <noun> is a kind of word",
                "lists/x.yaml | a: [red]\\nb: ['<a>', '<b> x'] | ok",
                "missing/empaty.yaml | why: w | \"empaty\" is nothing that may be missing",
                "missing/empathy.yaml | offers: [{answers: [worry]}] | an offer needs \"suggest\"",
                "missing/empathy.yaml | offers: [{answers: [wory], suggest: x}] | there is no act \"wory\"; did you mean \"worry\"?",
                "missing/empathy.yaml | why: w\\noffers: [I see.] | ok",
                "glossary/x.yaml | terms: {SAN: ''} | f.yaml:1:14: the term \"SAN\" needs plain words",
                "glossary/x.yaml | terms: {SAN: {severity: low}} | the term \"SAN\" needs plain words",
                "glossary/x.yaml | terms: {SAN: a, san: b} | the term \"san\" stands in the glossary x too",
                "glossary/x.yaml | terms: {SAN: {plain: a, verb: maybe}} | \"maybe\" is none of yes, no",
                "x.yaml | rules: [{why: w}] | a rule in a pack file needs an id",
                "x.yaml | rules: [{id: blam/x}] | \"blam\" is no category; did you mean \"blame\"?",
                "x.yaml | rules: [{id: x, category: blam}] | \"blam\" is no category; did you mean \"blame\"?",
                "x.yaml | rules: [{id: x}] | \"\" is no category",
                "x.yaml | rules: [{id: x, category: blame, why: w, severity: low, advice: a, patterns: [red]}] | ok",
            })
    void ofFiles(String relative, String content, String told) {
        List<String> problems = problems(relative, content.replace("\\n", "\n").strip());
        if (told.equals("ok")) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(problem -> problem.contains(told));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why: a: b | is indented too far",
                "why: a\\nb | a key without \":\"",
                "why: [a | a list that begins with [",
                "why: {a: b | keys in { }",
                "why: \"a | the file ends inside a text",
                "why: \"\\\\q\" | a \\ in double quotation marks",
                "why: *a | a text that begins with *",
                "why: !a b | ok",
                "why: !a!b c | a text that begins with !",
                "why: @a | no text may begin with this character",
                "why:\\n\\ta: b | a tab stands where",
                "a: b\\n---\\nc: d | a second document begins",
                "why: |x | stands something that is no digit",
                "why: &a [b]\\nx: &a [c] | ok",
            })
    void ofYaml(String row) {
        int bar = row.lastIndexOf(" | ");
        String content =
                row.substring(0, bar).replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
        String told = row.substring(bar + 3);
        List<String> problems = problems("blame/x.yaml", content);
        if (!told.equals("ok")) {
            assertThat(problems.get(0)).contains("not valid YAML", told);
        } else {
            assertThat(problems).noneMatch(problem -> problem.contains("not valid YAML"));
        }
    }

    @Test
    void aCharacterThatNoYamlHoldsIsToldWithItsPlace() {
        assertThat(problems("blame/x.yaml", "why: a\nx: \uD83D\uDE00 \u0001"))
                .singleElement()
                .asString()
                .contains("U+0001")
                .startsWith("f.yaml:2:");
    }

    @Test
    void aListThatHoldsItselfIsTold() {
        assertThat(problems(new PackReader()
                        .add("l.yaml", "lists/l.yaml", "a: ['<b>']\nb: ['<a>']\n")
                        .add("f.yaml", "blame/x.yaml", RULE + "patterns: ['red <a>']\n")))
                .anyMatch(problem -> problem.contains("contains itself"));
    }

    @Test
    void theSameNameTwiceIsTold() {
        String rule = RULE + "patterns: [red]\n";
        assertThat(problems(
                        new PackReader().add("one.yaml", "blame/x.yaml", rule).add("two.yaml", "blame/x.yaml", rule)))
                .singleElement()
                .asString()
                .isEqualTo("two.yaml:1:1: the rule \"blame/x\" stands in one.yaml too; give one of them another name");
        assertThat(problems(new PackReader()
                        .add("one.yaml", "lists/l.yaml", "a: [b]\n")
                        .add("two.yaml", "lists/m.yaml", "a: [c]\n")))
                .singleElement()
                .asString()
                .startsWith("two.yaml:1:4: there is a list \"a\" already");
    }

    @Test
    void deepBracketsAreTold() {
        assertThat(problems("blame/x.yaml", RULE + "patterns: ['" + "(".repeat(30) + "red" + ")".repeat(30) + "']\n"))
                .singleElement()
                .asString()
                .contains("nested more than 20 deep");
        assertThat(problems("blame/x.yaml", RULE + "patterns: ['" + "(".repeat(19) + "red" + ")".repeat(19) + "']\n"))
                .isEmpty();
    }

    @Test
    void filesThatCannotBeReadAreTold(@TempDir Path folder) throws Exception {
        assertThat(problems(new PackReader().add(folder.resolve("none.yaml"))))
                .singleElement()
                .asString()
                .endsWith("there is no such file; check the name");
        assertThat(problems(new PackReader().add(folder)))
                .singleElement()
                .asString()
                .contains("there is no .yaml file in this folder");
        Path latin = Files.write(folder.resolve("x.yaml"), new byte[] {'w', (byte) 0xE9});
        PackReader reader = new PackReader().add(latin);
        assertThat(reader.isComplete()).isFalse();
        assertThat(problems(reader)).singleElement().asString().contains("is not UTF-8 text");
        Path large = Files.writeString(folder.resolve("y.yaml"), " ".repeat(2_000_001));
        assertThat(problems(new PackReader().add(large)))
                .singleElement()
                .asString()
                .contains("is larger than 2 MB");
    }

    @Test
    void aFolderIsReadWhole(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("blame"));
        Files.writeString(folder.resolve("blame/x.yaml"), RULE + "patterns: [red]\n");
        Files.writeString(folder.resolve("blame/y.yml"), RULE + "patterns: [blue]\n");
        Files.writeString(folder.resolve("blame/z.txt"), "none");
        PackReader reader = new PackReader().add(folder);
        assertThat(reader.compile().rules()).extracting(Rule::id).containsExactly("blame/x", "blame/y");
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.ruleIds()).containsExactly("blame/x", "blame/y");
    }

    @Test
    void anUnknownNameIsToldWithTheNearest() {
        List<String> known = List.of("blame/read-the-manual", "anger/insult", "anger");
        assertThat(PackReader.unknown("insult", known)).endsWith("did you mean \"anger/insult\"?");
        assertThat(PackReader.unknown("angr", known)).endsWith("did you mean \"anger\"?");
        assertThat(PackReader.unknown("weather", known)).endsWith("\"softspoken rules\" lists them");
        assertThat(PackReader.nearest("x".repeat(61), List.of("x".repeat(60)))).isEmpty();
        assertThat(PackReader.nearest("x".repeat(60), List.of("x".repeat(59)))).isNotEmpty();
    }
}
