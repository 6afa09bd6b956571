package io.softspoken.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries are added to the text of a configuration, and nothing else of it changes. */
class IgnoreListTest {
    private static final List<IgnoreList.Entry> ONE = List.of(new IgnoreList.Entry("anger/insult", "say \"hi\""));
    private static final String ENTRY = "- rule: anger/insult\n%s  phrase: \"say \\\"hi\\\"\"\n";

    private static String with(String text) {
        return IgnoreList.with(text, Path.of("softspoken.yaml"), ONE).orElse("(none)");
    }

    private static String entry(String indent) {
        return indent + ENTRY.formatted(indent);
    }

    @Test
    void toAFileWithoutTheListItIsAddedAtTheEnd() {
        assertThat(with("")).isEqualTo("ignore:\n" + entry("  "));
        assertThat(with("# only a comment")).isEqualTo("# only a comment\nignore:\n" + entry("  "));
        assertThat(with("fail-on: high\n\n\n")).isEqualTo("fail-on: high\nignore:\n" + entry("  "));
    }

    @Test
    void toAListItIsAddedBehindItsLastEntryAndLaidOutAlike() {
        String list = "ignore:\n    - rule: curt/pointer   # us\n      phrase: see there\n      why: so it is\n";
        assertThat(with(list + "\n# next\naudience: customer\n"))
                .isEqualTo(list + entry("    ") + "\n# next\naudience: customer\n");
        assertThat(with(list.replace("\n", "\r\n"))).isEqualTo((list + entry("    ")).replace("\n", "\r\n"));
    }

    @Test
    void anEmptyListIsFilled() {
        assertThat(with("ignore: []\nfail-on: low\n")).isEqualTo("ignore:\n" + entry("  ") + "fail-on: low\n");
        assertThat(with("ignore:\n")).isEqualTo("ignore:\n" + entry("  "));
    }

    @Test
    void whatIsThereAlreadyIsNotAddedAgain() {
        String text = "ignore:\n" + entry("  ");
        assertThat(with(text)).isEqualTo(text);
    }

    @Test
    void aListOnOneLineAndAFileThatCannotBeReadAreLeftAlone() {
        assertThat(with("ignore: [{rule: curt/pointer, phrase: see there}]\n")).isEqualTo("(none)");
        assertThat(with("ignore: {\n")).isEqualTo("(none)");
    }
}
