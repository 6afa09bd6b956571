package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.judge.Settings;
import io.softspoken.report.Depth;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.rules.Packs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker that is sent to another Java judges there as it did here. */
class SentCheckerTest {
    private static final String DRAFT =
            "Dear Dana,\n\nno problem! Please read the manual, as I said in the meeting. You"
                    + " idiot. The order is on the blue list, flush the DNS cache. We guarantee it.\n\nTom\n";

    @TempDir
    Path folder;

    private static byte[] sent(Object checker) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(checker);
        }
        return bytes.toByteArray();
    }

    private static ToneChecker arrived(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (ToneChecker) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private ToneChecker.Builder house() throws IOException {
        Path settings = Files.writeString(folder.resolve("softspoken.yaml"), """
                audiences: {technical: ["@eng.example.test"]}
                disable: [curt]
                severity: {overpromise: high}
                rules: [packs]
                glossary:
                  terms: {blue list: list of open orders}
                """);
        Path rules = Files.createDirectories(folder.resolve("packs/blame"));
        Files.writeString(rules.resolve("read-the-manual.yaml"), """
                why: It tells the reader that asking was a fault.
                severity: medium
                patterns: [read the manual]
                suggest: [see the steps below]
                """);
        Path glossary =
                Files.writeString(folder.resolve("more.yaml"), "terms: {SSO: one sign-in for all}\nallow: [DNS]\n");
        return ToneChecker.builder().config(settings).glossary(glossary).ignore("anger/insult", "You idiot");
    }

    @Test
    void itsSettingsAndPacksComeWithIt() throws IOException {
        ToneChecker here = house().build();
        byte[] bytes = sent(here);
        for (String file : List.of("softspoken.yaml", "more.yaml", "packs/blame/read-the-manual.yaml")) {
            Files.delete(folder.resolve(file));
        }
        ToneChecker there = arrived(bytes);
        for (Draft draft : List.of(
                Draft.of(DRAFT),
                Draft.of(DRAFT).inReplyTo("Thank you so much for the SSO!"),
                Draft.of(DRAFT).addressedTo(List.of("dana@eng.example.test")))) {
            assertThat(there.check(draft)).isEqualTo(here.check(draft));
        }
        assertThat(there.check(DRAFT).findings())
                .extracting(Finding::rule)
                .contains("blame/read-the-manual", "jargon/terms-softspoken")
                .doesNotContain("anger/insult");
        assertThat(bytes).as("no compiled table is sent").hasSizeLessThan(8_000);
    }

    @Test
    void whatIsAlikeIsMadeOnce() throws IOException {
        byte[] bytes = sent(ToneChecker.create());
        ToneChecker there = arrived(bytes);
        assertThat(arrived(bytes)).isSameAs(there);
        assertThat(arrived(sent(there))).isSameAs(there);
        assertThat(arrived(sent(ToneChecker.create()))).isSameAs(there);
        ToneChecker technical =
                arrived(sent(ToneChecker.builder().audience(Audience.TECHNICAL).build()));
        assertThat(technical).isNotSameAs(there);
        assertThat(technical.audience()).isEqualTo(Audience.TECHNICAL);
        assertThat(bytes).hasSizeLessThan(2_000);
    }

    @Test
    void phrasesIgnoredBesidesGoToo() throws IOException {
        ToneChecker here = ToneChecker.create().ignoring(Map.of("no-problem/no-bother", Set.of("No problem")));
        assertThat(here.check("No problem!").findings()).isEmpty();
        assertThat(arrived(sent(here)).check("No problem!").findings()).isEmpty();
        assertThat(arrived(sent(here.ignoring(Map.of("anger/insult", Set.of("you idiot")))))
                        .check("No problem! You idiot.")
                        .findings())
                .isEmpty();
    }

    @Test
    void anotherVersionIsRefusedInWords() throws IOException {
        Settings settings =
                new Settings(Audience.CUSTOMER, Map.of(), Set.of(), Map.of("anger", Severity.HIGH), Map.of());
        byte[] old = sent(new SentChecker("0.0.1+1.2", Depth.FAST, settings, List.of()));
        assertThatThrownBy(() -> arrived(old))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("0.0.1+1.2")
                .hasMessageContaining("use the same on all machines");
    }

    @Test
    void aCheckerOfToolsStaysWhereItIs() {
        assertThatThrownBy(() -> sent(ToneChecker.of(Packs.shipped())))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("ToneChecker.builder()");
    }
}
