package io.softspoken.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailDrafts;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each key of a configuration does, and what is told of one that cannot be used. */
class ConfigTest {
    private static final String MANUAL = """
            rules:
              - id: blame/read-the-manual
                why: Asking was no fault.
                severity: medium
                patterns: [see the blue manual]
                suggest: [see the steps below]
            """;

    @TempDir
    Path folder;

    private Path config(String content) throws IOException {
        return Files.writeString(folder.resolve(Config.FILE_NAME), content);
    }

    private ToneChecker checker(String config) throws IOException {
        return ToneChecker.builder().config(config(config)).build();
    }

    /** Rules with their weight. */
    private static List<String> heard(ToneReport report) {
        return report.findings().stream()
                .map(finding -> finding.rule() + " " + finding.severity().id())
                .toList();
    }

    /** A configuration, a draft, and what is heard in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # config                                      | draft                 | heard
            `{audience: customer, severity: {jargon: medium}}` | Your DNS has changed. | jargon/terms-networking medium
            audience: technical                           | Your DNS has changed. |
            disable: jargon                               | Your DNS has changed. |
            disable: [curt, jargon/terms-networking]      | Your DNS has changed. |
            `{disable: blame, severity: {jargon: medium}}` | Your DNS has changed. | jargon/terms-networking medium
            severity: {jargon: high}                      | Your DNS has changed. | jargon/terms-networking high
            severity: {jargon: high, jargon/terms-networking: low} | Your DNS has changed. | jargon/terms-networking low
            glossary: {allow: [DNS]}               | Your DNS has changed. |
            glossary: {terms: {green folder: our files}}  | It is in the green folder. | jargon/terms-softspoken low
            glossary: {terms: {POS: till}}                | The POS is fixed.     | jargon/terms-softspoken low
            rules: manual.yaml                            | Please see the blue manual. | blame/read-the-manual medium
            rules: [sub/../manual.yaml]                   | Please see the blue manual. | blame/read-the-manual medium
            glossary: manual.yaml                         | Please see the blue manual. | blame/read-the-manual medium
            disable:                                      | No problem!           | no-problem/no-bother low
            # only a comment                              | No problem!           | no-problem/no-bother low
            `{ignore: [{rule: no-problem/no-bother, phrase: no problem, why: said to friends}]}` | No problem! |
            `{ignore: [{rule: no-problem/no-bother, phrase: that was no problem}]}`  | No problem! | no-problem/no-bother low
            """)
    void keys(String config, String draft, @org.jspecify.annotations.Nullable String heard) throws IOException {
        Files.writeString(folder.resolve("manual.yaml"), MANUAL);
        Files.createDirectory(folder.resolve("sub"));
        assertThat(String.join(", ", heard(checker(config).check(draft)))).isEqualTo(heard == null ? "" : heard);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Files.writeString(folder.resolve("manual.yaml"), MANUAL);
        Config config = Config.read(config("""
                audience: technical
                audiences: {customer: ["@Example.com"]}
                disable: [curt]
                severity: {alarm: low}
                fail-on: high
                ignore: [{rule: blame/read-the-manual, phrase: read the manual}]
                rules: manual.yaml
                glossary: {allow: [VPN]}
                """));
        assertThat(config.problems()).isEmpty();
        assertThat(config.audience()).contains(Audience.TECHNICAL);
        assertThat(config.audiences()).isEqualTo(Map.of("@example.com", Audience.CUSTOMER));
        assertThat(config.disabled()).containsExactly("curt");
        assertThat(config.severities()).isEqualTo(Map.of("alarm", Severity.LOW));
        assertThat(config.failOn()).contains(Severity.HIGH);
        assertThat(config.ignored()).isEqualTo(Map.of("blame/read-the-manual", Set.of("read the manual")));
        assertThat(config.addsRules()).isTrue();
        assertThat(config.names(folder.resolve("manual.yaml"))).isTrue();
    }

    @Test
    void theReadmeShowsEveryKey() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(ConfigReader.KEYS).allSatisfy(key -> assertThat(readme).contains("\n" + key + ":"));
    }

    /** A phrase, a draft, and whether "as I said" is still heard in it. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            as I said in the meeting ; As I said in the meeting, the room is booked.  ; false
            AS I SAID, IN THE MEETING; “As I said”, he wrote. As i said (in the meeting), it is noon. ; false
            as I said in the meeting ; As I said, the room is booked.                 ; true
            as I said in the meeting ; As I said, in the last meeting it was noon.    ; true
            as I said                ; As I said, the room is booked.                 ; false
            I said                   ; As I said, the room is booked.                 ; false
            I sai                    ; As I said, the room is booked.                 ; true
            said, the room           ; As I said, the room is booked.                 ; true
            as I said in the meeting ; As I said in the meeting. As I said, at noon.  ; true
            """)
    void aPhraseIsLeftAloneWhereItStands(String phrase, String draft, boolean heard) {
        ToneReport report =
                ToneChecker.builder().ignore("blame/as-i-said", phrase).build().check(draft);
        assertThat(report.findings().stream().map(Finding::rule).anyMatch("blame/as-i-said"::equals))
                .isEqualTo(heard);
    }

    @Test
    void anIgnoredPhraseStaysInTheSoftenedText() {
        String draft = "As I said in the meeting, the room is booked.";
        ToneChecker checker = ToneChecker.builder()
                .ignore("blame/as-i-said", "as I said in the meeting")
                .build();
        assertThat(checker.check(draft).softened()).isEqualTo(draft);
        assertThat(checker.check(HtmlDrafts.read("<p>As <b>I&nbsp;said</b> in the\nmeeting, it is booked.</p>"))
                        .findings())
                .isEmpty();
    }

    @Test
    void manyIgnoredPlacesTakeLittleTime() {
        ToneChecker checker = ToneChecker.builder()
                .ignore("no-problem/no-bother", "no problem")
                .build();
        long before = System.nanoTime();
        assertThat(checker.check("No problem. ".repeat(20_000)).findings())
                .extracting(Finding::rule)
                .doesNotContain("no-problem/no-bother");
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void aTermOfTheHouseStandsInPlaceOfTheOneThatComesWithTheLibrary() throws IOException {
        ToneReport report = checker("glossary: {terms: {DNS: our name book}}").check("Your DNS has changed.");
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).rule()).isEqualTo("jargon/terms-softspoken");
        assertThat(report.findings().get(0).suggestions()).contains("our name book");
    }

    @Test
    void aWeightThatIsSetHoldsForSeveralTermsTogether() throws IOException {
        String draft = "Check the DNS, NAT and MX record.";
        assertThat(checker("severity: {jargon: low}").check(draft).findings())
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.LOW);
    }

    /** Recipients, what the draft says itself, and whether jargon is heard. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            To: ann@eng.example.com                                        | false
            To: Ann <ANN@ENG.example.com>, dana@example.com                | false
            To: ann@eng.example.com; Cc: bob@example.com                   | true
            To: ann@eng.example.com; Bcc: bob@example.com                  | true
            To: bob@example.com                                            | true
            To: ann@sub.eng.example.com                                    | true
            To: boss@eng.example.com                                       | true
            To: undisclosed-recipients:;                                   | true
            To: "<@@, broken; Cc: ann@eng.example.com                      | true
            Subject: nobody                                                | true
            """)
    void recipientsTellWhoReads(String header, boolean heard) throws Exception {
        ToneChecker checker = checker(
                "audiences: {technical: ['@eng.example.com', dana@example.com], customer: boss@eng.example.com}");
        String mail = header.replace("; ", "\r\n") + "\r\n\r\nYour DNS has changed.\r\n";
        Draft draft = MailDrafts.read(mail.getBytes(StandardCharsets.UTF_8));
        assertThat(checker.check(draft).findings().isEmpty()).isEqualTo(!heard);
        assertThat(checker.check(draft.to(Audience.TECHNICAL)).findings()).isEmpty();
        assertThat(ToneChecker.builder()
                        .config(folder.resolve(Config.FILE_NAME))
                        .audience(Audience.CUSTOMER)
                        .build()
                        .check(draft)
                        .findings())
                .as("what is set besides replaces the file's")
                .isNotEmpty();
    }

    @Test
    void whatIsSetInJavaIsAddedToTheFile() throws IOException {
        ToneChecker checker = ToneChecker.builder()
                .config(config("disable: curt\nseverity: {no-problem: high}\naudience: technical\n"))
                .disable("alarm")
                .severity("no-problem", Severity.MEDIUM)
                .audience(Audience.CUSTOMER)
                .audience(Audience.TECHNICAL, "@eng.example.com")
                .build();
        Draft draft = Draft.of("No problem! It is a disaster. Your DNS has changed.");
        assertThat(heard(checker.check(draft)))
                .containsExactly("no-problem/no-bother medium", "jargon/terms-networking medium");
        assertThat(heard(checker.check(draft.addressedTo(List.of("ann@eng.example.com")))))
                .containsExactly("no-problem/no-bother medium");
    }

    @Test
    void unknownNamesInJavaAreToldTogether() {
        ToneChecker.Builder builder = ToneChecker.builder()
                .disable("blam")
                .severity("jargn", Severity.LOW)
                .ignore("as-i-said", "as I said");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        there is no rule or category "blam"; did you mean "blame"?
                        there is no rule or category "jargn"; did you mean "jargon"?
                        there is no rule or category "as-i-said"; did you mean "blame/as-i-said"?""");
        assertThatThrownBy(() -> builder.ignore("blame/as-i-said", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("fail_on: high", "1:1: there is no key \"fail_on\"; did you mean \"fail-on\"?"),
                arguments(
                        "zzzzzz: 1",
                        "1:1: there is no key \"zzzzzz\"; the keys are audience, audiences, depth, disable,"),
                arguments("disable: curt\ndisable: alarm", "2:1: the key \"disable\" stands twice"),
                arguments(
                        "audience: custmer",
                        "1:11: \"custmer\" is none of customer, technical; did you mean \"customer\"?"),
                arguments("audience: [customer]", "1:11: one of customer, technical is wanted here"),
                arguments("fail-on: 3", "1:10: \"3\" is none of low, medium, high"),
                arguments(
                        "disable:\n  - alarms",
                        "2:5: there is no rule or category \"alarms\"; did you mean \"alarm\"?"),
                arguments("disable: [as-i-said]", "1:11: there is no rule or category \"as-i-said\"; did you mean"),
                arguments(
                        "disable: [what/ever]",
                        "1:11: there is no rule or category \"what/ever\"; \"softspoken rules\""),
                arguments("disable: {a: b}", "1:10: a text is wanted here"),
                arguments("severity: high", "1:11: keys and values are wanted here"),
                arguments("severity: {jargn: low}", "1:12: there is no rule or category \"jargn\""),
                arguments(
                        "severity:\n  jargon: hihg",
                        "2:11: \"hihg\" is none of low, medium, high; did you mean \"high\"?"),
                arguments(
                        "ignore: nonsense",
                        "1:9: keys and values are wanted here, with keys such as rule, phrase, why"),
                arguments("ignore: [{phrase: x}]", "1:10: an entry needs \"rule\""),
                arguments(
                        "ignore: [{rule: blame, phrase: x}]", "1:17: \"blame\" is a category; name one rule, such as"),
                arguments("ignore: [{rule: blame/as-i-siad, phrase: x}]", "did you mean \"blame/as-i-said\"?"),
                arguments("ignore: [{rule: blame/as-i-said, phrase: ''}]", "1:42: give the words"),
                arguments("rules: none.yaml", "1:8: there is no file \"none.yaml\"; names are taken from the folder"),
                arguments("rules: ''", "1:8: name a file or a folder"),
                arguments("rules: \"a\\0b\"", "1:8: holds characters that no file name can have"),
                arguments("rules: [a.yaml, ./a.yaml]", "1:17: \"./a.yaml\" stands twice"),
                arguments("glossary: {tems: {a: b}}", "1:12: there is no key \"tems\"; did you mean \"terms\"?"),
                arguments("glossary: {terms: {a: }}", "1:22: the term \"a\" needs plain words"),
                arguments("glossary: [none.yaml]", "1:12: there is no file \"none.yaml\""),
                arguments("audiences: {technical: eng.example.com}", "1:24: write an address such as"),
                arguments("audiences: {technical: ['*@x.example']}", "1:25: write an address such as"),
                arguments("audiences: {techie: []}", "1:13: there is no key \"techie\""),
                arguments("audiences: {technical: ['@a.b'], customer: ['@A.B']}", "1:45: this address stands twice"),
                arguments("disable: [curt", "1:15: not valid YAML: a list that begins with [ wants a comma"),
                arguments("fail-on: \"high", "not valid YAML: the file ends inside a text"),
                arguments("audience:\n\tcustomer", "2:1: not valid YAML: a tab stands where YAML takes blanks only"),
                arguments("audience: @b", "1:11: not valid YAML: no text may begin with this character"),
                arguments("audience: customer\nfail-on", "not valid YAML: a key without \":\""),
                arguments("disable:\n  - curt\n jargon: x", "not valid YAML: "),
                arguments("disable: 'curt' jargon", "not valid YAML: this line fits neither the list nor the keys"),
                arguments("audience: \"a\\q\"", "not valid YAML: a \\ in double quotation marks"),
                arguments("a: b: c", "1:5: not valid YAML: a \": \" stands inside a text"),
                arguments("audience: customer\n---\naudience: customer", "2:1: not valid YAML"),
                arguments("- a", "1:1: keys and values are wanted here"),
                arguments("audience: \u0001", "1:11: is not YAML text: it holds the character U+0001"),
                arguments("? [a]\n: b", "where a key is wanted"),
                arguments("[".repeat(500_000), "is nested too deeply"),
                arguments(
                        "a: &a [x]\nb: &b [" + "*a,".repeat(30) + "]\n",
                        "repeats values by *name more than 20 times; write them out"),
                arguments("disable: &d [curt, *d]", "1:10: a text is wanted here"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String config, String told) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "terms: {green folder: our files}");
        Path file = config(config);
        RulesException e = catchThrowableOfType(
                RulesException.class, () -> ToneChecker.builder().config(file).build());
        assertThat(e.getMessage()).contains(told).startsWith(file + ":");
        assertThat(e.problems()).as(e.getMessage()).hasSize(1);
    }

    @Test
    void allThatIsWrongIsToldTogetherPacksAmongIt() throws IOException {
        Files.writeString(folder.resolve("house.yaml"), MANUAL.replace("medium", "meduim") + "tems: {}\n");
        Path file = config("""
                audience: custmer
                disable: [blam, blame/read-the-manual]
                rules: house.yaml
                glossary: {terms: {green folder: {plane: our files}}}
                """);
        RulesException e = catchThrowableOfType(
                RulesException.class, () -> ToneChecker.builder().config(file).build());
        assertThat(e.problems())
                .extracting(problem -> Path.of(problem.file()).getFileName() + ":" + problem.line())
                .containsExactly(
                        "house.yaml:4",
                        "house.yaml:7",
                        "softspoken.yaml:1",
                        "softspoken.yaml:2",
                        "softspoken.yaml:4",
                        "softspoken.yaml:4");
        assertThat(e.getMessage()).contains("\"blam\"").doesNotContain("\"blame/read-the-manual\"");
    }

    @Test
    void rulesOfAPackThatCannotBeReadAreNotCalledUnknown() throws IOException {
        Files.writeString(folder.resolve("house.yaml"), "rules: [");
        assertThatThrownBy(() -> checker("disable: [blame/read-the-manual, blam]\nrules: house.yaml\n"))
                .hasMessageContaining("house.yaml:1:9: not valid YAML")
                .hasMessageContaining("\"blam\"")
                .hasMessageNotContaining("read-the-manual");
    }

    @Test
    void bytesThatAreNoTextAreToldAsSuch() throws IOException {
        Map<String, byte[]> files = Map.of(
                "is not UTF-8 text; save it as UTF-8", new byte[] {'a', ':', ' ', (byte) 0xE9},
                "it holds the character U+0000", new byte[] {'a', 0, 'b'},
                "is larger than 2 MB", new byte[10_000_000]);
        for (Map.Entry<String, byte[]> one : files.entrySet()) {
            Path file = Files.write(folder.resolve(Config.FILE_NAME), one.getValue());
            assertThatThrownBy(() -> ToneChecker.builder().config(file).build())
                    .isInstanceOf(RulesException.class)
                    .hasMessageContaining(one.getKey());
        }
        for (Map.Entry<Path, String> one : Map.of(
                        folder, "is a folder", folder.resolve("none"), "there is no such file; check the name")
                .entrySet()) {
            assertThatThrownBy(() -> ToneChecker.builder().config(one.getKey()).build())
                    .hasMessageContaining(one.getValue());
        }
    }

    @Test
    void aMailGivenAsConfigurationIsNotRepeated() throws IOException {
        assertThatThrownBy(() -> checker("From: a@example.test\nHi Dana: the secret is out\n"))
                .hasMessageContaining(":1:1: there is no key \"From\"")
                .hasMessageContaining(":2:1: this is no key")
                .hasMessageNotContaining("Dana")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> checker("*Secret news"))
                .hasMessageContaining(":1:1: not valid YAML: a text that begins with * is read as a reference")
                .hasMessageNotContaining("Secret");
    }

    @Test
    void aFileOfAnotherKindIsToldInABoundedMessage() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            lines.append("key").append(i).append(": \n");
        }
        RulesException e = catchThrowableOfType(RulesException.class, () -> checker(lines.toString()));
        assertThat(String.valueOf(e.getMessage()).lines()).hasSize(101);
        assertThat(e.getMessage()).endsWith("and 49900 more; mend these first");
        RulesException wide = catchThrowableOfType(
                RulesException.class, () -> checker("disable: \"\\e[31m" + "x".repeat(1_000_000) + "\""));
        assertThat(wide.getMessage()).hasSizeLessThan(1_000).doesNotContain("\u001B");
    }

    @Test
    void theNearestFileCounts() throws IOException {
        Path below = Files.createDirectories(folder.resolve("a/b/c"));
        assertThat(Config.find(below)).isEmpty();
        Path top = config("");
        assertThat(Config.find(below)).contains(top);
        Path near = Files.writeString(folder.resolve("a/b/softspoken.yaml"), "");
        Files.createDirectory(folder.resolve("a/b/c/softspoken.yaml"));
        assertThat(Config.find(below)).as("a folder is none").contains(near);
        assertThat(Config.find(folder.resolve("not/there"))).contains(top);
    }
}
