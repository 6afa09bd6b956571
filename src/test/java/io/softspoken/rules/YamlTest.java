package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the values of a file stand, and what is told of those that are none. */
class YamlTest {
    private final List<Problem> problems = new ArrayList<>();
    private final Yaml yaml = new Yaml("f.yaml", problems);

    private Map<String, Yaml.Value> read(String content) {
        return yaml.mapping(yaml.read(content), null);
    }

    private List<String> told() {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void aValueKnowsItsPlaceAndItsKey() {
        Yaml.Value root = yaml.read("a: b\ncd:\n  - e\n  - f\n");
        assertThat(root.line()).isEqualTo(1);
        assertThat(root.column()).isEqualTo(1);
        assertThat(root.key()).isSameAs(root);
        Map<String, Yaml.Value> entries = yaml.mapping(root, null);
        assertThat(entries.keySet()).containsExactly("a", "cd");
        Yaml.Value b = entries.get("a");
        assertThat(b.line()).isEqualTo(1);
        assertThat(b.column()).isEqualTo(4);
        assertThat(b.key().column()).isEqualTo(1);
        List<Yaml.Value> list = yaml.list(entries.get("cd"));
        assertThat(list).extracting(Yaml.Value::line).containsExactly(3, 4);
        assertThat(list).extracting(Yaml.Value::column).containsExactly(5, 5);
        assertThat(list).extracting(yaml::text).containsExactly("e", "f");
        assertThat(entries.get("cd").key().line()).isEqualTo(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void aValueKnowsWhatItIs() {
        Map<String, Yaml.Value> entries = read("text: a\nnumber: 3\nnone:\nempty: ''\nmap: {a: b}\nlist: [a]\n");
        assertThat(entries.values())
                .extracting(Yaml.Value::isText)
                .containsExactly(true, true, true, true, false, false);
        assertThat(entries.values())
                .extracting(Yaml.Value::isMapping)
                .containsExactly(false, false, false, false, true, false);
        assertThat(entries.values())
                .extracting(Yaml.Value::isNothing)
                .containsExactly(false, false, true, false, false, false);
    }

    @Test
    void aSingleValueIsAListOfOneAndNoneIsAnEmptyOne() {
        Map<String, Yaml.Value> entries = read("a: b\n");
        assertThat(yaml.list(entries.get("a"))).extracting(yaml::text).containsExactly("b");
        assertThat(yaml.list(null)).isEmpty();
    }

    @Test
    void whatIsNoTextIsTold() {
        Map<String, Yaml.Value> entries = read("a: [b]\nc: {d: e}\n");
        assertThat(yaml.text(entries.get("a"))).isEmpty();
        assertThat(yaml.oneOf(entries.get("c"), List.of("x", "y"))).isNull();
        assertThat(told())
                .containsExactly("f.yaml:1:4: a text is wanted here", "f.yaml:2:4: one of x, y is wanted here");
    }

    @Test
    void whatIsNoneOfThoseAllowedIsTold() {
        Map<String, Yaml.Value> entries = read("a: low\nb: lov\nc: ''\n");
        List<String> allowed = List.of("low", "medium", "high");
        assertThat(yaml.oneOf(entries.get("a"), allowed)).isEqualTo("low");
        assertThat(yaml.oneOf(entries.get("b"), allowed)).isNull();
        assertThat(yaml.oneOf(entries.get("c"), allowed)).isNull();
        assertThat(told())
                .containsExactly(
                        "f.yaml:2:4: \"lov\" is none of low, medium, high; did you mean \"low\"?",
                        "f.yaml:3:4: \"\" is none of low, medium, high");
    }

    @Test
    void whatIsNoMappingIsTold() {
        Map<String, Yaml.Value> entries = read("a: b\n");
        assertThat(yaml.mapping(entries.get("a"), null)).isEmpty();
        assertThat(yaml.mapping(entries.get("a"), List.of("p", "q"))).isEmpty();
        assertThat(yaml.mapping(entries.get("a"), List.of("p", "q", "r", "s", "t")))
                .isEmpty();
        assertThat(told())
                .containsExactly(
                        "f.yaml:1:4: keys and values are wanted here",
                        "f.yaml:1:4: keys and values are wanted here, with keys such as p, q",
                        "f.yaml:1:4: keys and values are wanted here, with keys such as p, q, r, s");
    }

    @Test
    void aKeyThatIsNoneIsToldAndTheOthersAreRead() {
        List<String> keys = List.of("why", "severity");
        Map<String, Yaml.Value> entries = yaml.mapping(
                yaml.read("why: a\nwhi: b\nzzzzzzzz: c\nI am so angry with you: d\nwhy: f\nseverity: g\n"), keys);
        assertThat(entries.keySet()).containsExactly("why", "severity");
        assertThat(yaml.text(entries.get("why"))).isEqualTo("a");
        assertThat(told())
                .containsExactly(
                        "f.yaml:2:1: there is no key \"whi\"; did you mean \"why\"?",
                        "f.yaml:3:1: there is no key \"zzzzzzzz\"; the keys are why, severity",
                        "f.yaml:4:1: this is no key; the keys are why, severity",
                        "f.yaml:5:1: the key \"why\" stands twice; make one of both");
    }

    @Test
    void ofManyKeysNotAllAreTold() {
        List<String> twelve = List.of("aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll");
        List<String> thirteen = new ArrayList<>(twelve);
        thirteen.add("mm");
        yaml.mapping(yaml.read("zzzzzzzz: a\n"), twelve);
        yaml.mapping(yaml.read("zzzzzzzz: a\n"), thirteen);
        assertThat(told())
                .containsExactly(
                        "f.yaml:1:1: there is no key \"zzzzzzzz\"; the keys are " + String.join(", ", twelve),
                        "f.yaml:1:1: there is no key \"zzzzzzzz\"");
    }

    @Test
    void aPlaceInATextIsCountedFromItsBeginning() {
        Yaml.Value value = read("a: bcd\n").get("a");
        yaml.problem(value, 2, "here");
        yaml.problem(value, -1, "there");
        yaml.problem(value, "at all");
        assertThat(told()).containsExactly("f.yaml:1:6: here", "f.yaml:1:4: there", "f.yaml:1:4: at all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "abc; abd; abd",
                "abc; axx; axx", // two of three
                "abc; xyz; none",
                "abcdefghi; abcdefxyz; abcdefxyz", // three of nine
                "abcdefghi; abcdewxyz; none",
                "abcdefgh; abcdexyz; none",
                "abc; abx abd; abx", // the first of those as near
                "abc; xbx abd; abd",
                "abc; abc; abc",
            })
    void theNearestNameIsTold(String written, String known, String nearest) {
        assertThat(Yaml.nearest(written, List.of(known.split(" "))))
                .isEqualTo(nearest.equals("none") ? "" : "; did you mean \"" + nearest + "\"?");
    }

    @Test
    void aFileThatIsNoYamlIsToldWithItsPlace() {
        assertThat(yaml.read("a: b\nc: 'd\n")).isNull();
        assertThat(yaml.read("a: b\n# c\u0002\n")).isNull();
        assertThat(yaml.read("")).isNull();
        assertThat(yaml.read("a: &x [b]\nc: [" + "*x, ".repeat(21) + "*x]\n")).isNull();
        assertThat(yaml.read("[".repeat(20_000))).isNull();
        assertThat(yaml.read("? [x]\n: e\n")).isNull();
        assertThat(told())
                .containsExactly(
                        "f.yaml:3:1: not valid YAML: the file ends inside a text; is a closing quotation mark missing?",
                        "f.yaml:2:4: is not YAML text: it holds the character U+0002; is it the right file?",
                        "f.yaml:1:1: the file is empty",
                        "f.yaml: repeats values by *name more than 20 times; write them out",
                        "f.yaml: is nested too deeply; write it flatter",
                        "f.yaml: has a list or a group of keys where a key is wanted (\"? \"); write \"key: value\"");
    }

    @Test
    void aFileIsReadAsItIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "é: ü\n");
        assertThat(yaml.content(file)).isEqualTo("é: ü\n");
        Path largest =
                Files.write(folder.resolve("b.yaml"), "x".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        assertThat(yaml.content(largest)).hasSize(2_000_000);
        assertThat(problems).isEmpty();
        Path larger =
                Files.write(folder.resolve("c.yaml"), "x".repeat(2_000_001).getBytes(StandardCharsets.UTF_8));
        assertThat(yaml.content(larger)).isNull();
        assertThat(yaml.content(folder)).isNull();
        assertThat(told())
                .containsExactly(
                        "f.yaml: is larger than 2 MB, the most that is read; is it the right file?",
                        "f.yaml: is a folder; name a file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mapping values are not allowed here | | a \": \" stands inside a text",
                "sequence entries are not allowed here | | a list item (\"- \") stands behind other words",
                "mapping keys are not allowed here | | a \"? \" begins a key here",
                "found character '\\t(TAB)' that cannot start any token | | a tab stands where YAML takes blanks only",
                "found character '@' that cannot start any token | | no text may begin with this character",
                "expected escape sequence of 2 hexadecimal numbers | | a \\x or \\u in double quotation marks",
                "found unexpected document separator | | a line \"---\" stands inside a text",
                "found duplicate anchor x | | two anchors (&) have the same name",
                "found undefined alias x | | a text that begins with * is read as a reference",
                "expected chomping or indentation indicators | | behind | or > stands more than that sign",
                "expected the node content, but found x | | a value is wanted here",
                "expected <block end>, but found x | | this line fits neither the list nor the keys above it",
                "expected '<document start>', but found x | | this line does not belong to what stands above it",
                "found unknown directive name | | a text that begins with % is read as an order",
                "odd | while scanning a simple key | in the simple key here; put the text in quotation marks if it",
                "odd | while parsing an anchor | in the anchor here; put the text in quotation marks if it holds",
                "odd | while it rained | ; put the text in quotation marks if it holds : # * & ! % @ or a bracket",
                "odd | | ; put the text in quotation marks if it holds : # * & ! % @ or a bracket",
            })
    void whatTheParserSaysIsToldInOtherWords(String problem, String context, String told) {
        String said = YamlFaults.told(problem, context == null ? "" : context);
        assertThat(said).startsWith("not valid YAML").contains(told.strip());
        assertThat(said.startsWith("not valid YAML: ")).isNotEqualTo(problem.equals("odd"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Number of aliases exceeds | repeats values by *name more than 7 times; write them out",
                "Recursive KEY | has a list or a group of keys where a key is wanted (\"? \"); write \"key: value\"",
                "odd | cannot be read as YAML; is it the right file?"
            })
    void whatIsWrongWithTheWholeIsToldInOtherWords(String problem, String told) {
        assertThat(YamlFaults.whole(problem, 7)).isEqualTo(told);
    }
}
