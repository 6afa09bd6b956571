package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user has set, asked one by one. */
class SettingsTest {
    private static final Settings SETTINGS = new Settings(
            Audience.CUSTOMER,
            Map.of(
                    "ops@a.example",
                    Audience.TECHNICAL,
                    "@t.example",
                    Audience.TECHNICAL,
                    "boss@t.example",
                    Audience.CUSTOMER),
            Set.of("anger/insult", "jargon"),
            Map.of("blame", Severity.LOW, "blame/you-failed", Severity.HIGH),
            Map.of("curt/no", Set.of("no way")));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "ops@a.example; TECHNICAL",
                "OPS@A.example; TECHNICAL",
                "x@t.example; TECHNICAL",
                "boss@t.example; CUSTOMER",
                "dana@b.example; CUSTOMER",
                "x@t.example,ops@a.example; TECHNICAL",
                "x@t.example,dana@b.example; CUSTOMER",
                "t.example; CUSTOMER",
                "-; CUSTOMER",
            })
    void theReaderIsToldByAddress(@org.jspecify.annotations.Nullable String recipients, Audience reader) {
        Draft draft = Draft.of("x").addressedTo(recipients == null ? List.of() : List.of(recipients.split(",")));
        assertThat(SETTINGS.reader(draft)).isEqualTo(reader);
        assertThat(SETTINGS.reader(draft.to(Audience.TECHNICAL))).isEqualTo(Audience.TECHNICAL);
        assertThat(SETTINGS.reader(draft.to(Audience.CUSTOMER))).isEqualTo(Audience.CUSTOMER);
    }

    @Test
    void whoIsUnknownIsWhoReadsMostly() {
        Settings technical = new Settings(
                Audience.TECHNICAL, Map.of("dana@b.example", Audience.CUSTOMER), Set.of(), Map.of(), Map.of());
        assertThat(technical.audience()).isEqualTo(Audience.TECHNICAL);
        assertThat(technical.reader(Draft.of("x").addressedTo(List.of("x@y.example"))))
                .isEqualTo(Audience.TECHNICAL);
        assertThat(technical.reader(Draft.of("x").addressedTo(List.of("dana@b.example"))))
                .isEqualTo(Audience.CUSTOMER);
        assertThat(technical.reader(Draft.of("x"))).isEqualTo(Audience.TECHNICAL);
    }

    @Test
    void whatIsOffAndWhatWeighsWhat() {
        assertThat(SETTINGS.isOff(Category.JARGON)).isTrue();
        assertThat(SETTINGS.isOff(Category.ANGER)).isFalse();
        assertThat(SETTINGS.isOff("anger/insult", Category.ANGER)).isTrue();
        assertThat(SETTINGS.isOff("anger/shouting", Category.ANGER)).isFalse();
        assertThat(SETTINGS.isOff("jargon/term", Category.JARGON)).isTrue();
        assertThat(SETTINGS.severity("blame/other", Category.BLAME, Severity.MEDIUM))
                .isEqualTo(Severity.LOW);
        assertThat(SETTINGS.severity("blame/you-failed", Category.BLAME, Severity.MEDIUM))
                .isEqualTo(Severity.HIGH);
        assertThat(SETTINGS.severity("anger/x", Category.ANGER, Severity.MEDIUM))
                .isEqualTo(Severity.MEDIUM);
        assertThat(SETTINGS.weighs("blame/other", Category.BLAME)).isTrue();
        assertThat(SETTINGS.weighs("anger/x", Category.ANGER)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no way; There is no way.; true",
                "no way; There is NO, WAY.; true",
                "no way; There is no longer a way.; false",
                "no way; There is no wayside.; false",
                "no way; A casino way.; false",
                "is no way at; There is no way at all.; true",
                "is at; There is no way at all.; false",
                ":-(; There is no way :-(; true",
                "a.b; a.b; true",
                "***; no way ***; true",
            })
    void aPhraseIsFoundWordByWord(String phrase, String text, boolean found) {
        Settings settings = Settings.without(Set.of()).ignoring(Map.of("curt/no", Set.of(phrase)));
        Ignored ignored = settings.ignored(text);
        assertThat(ignored.holds("curt/no", new Span(0, text.length()))).isEqualTo(found);
        assertThat(ignored.holds("curt/other", new Span(0, text.length()))).isFalse();
    }

    @Test
    void whatIsFlaggedHoldsThePhraseOrLiesInIt() {
        String text = "We have no way in, and no way out.";
        Ignored ignored = SETTINGS.ignored(text);
        int first = text.indexOf("no way");
        int second = text.lastIndexOf("no way");
        assertThat(ignored.holds("curt/no", new Span(first, first + 6))).isTrue();
        assertThat(ignored.holds("curt/no", new Span(first, first + 2))).isTrue();
        assertThat(ignored.holds("curt/no", new Span(first + 3, first + 6))).isTrue();
        assertThat(ignored.holds("curt/no", new Span(first - 1, first + 6))).isTrue();
        assertThat(ignored.holds("curt/no", new Span(second, second + 4))).isTrue();
        assertThat(ignored.holds("curt/no", new Span(first + 1, first + 8))).isFalse();
        assertThat(ignored.holds("curt/no", new Span(0, 3))).isFalse();
        assertThat(ignored.holds("curt/no", new Span(second + 7, text.length())))
                .isFalse();
    }

    @Test
    void morePhrasesAreAddedToThoseThatAreThere() {
        Settings more = SETTINGS.ignoring(Map.of("curt/no", Set.of("not now"), "curt/never", Set.of("never ever")));
        Span all = new Span(0, 20);
        assertThat(more.ignored("There is no way here.").holds("curt/no", all)).isTrue();
        assertThat(more.ignored("It is not now, is it?").holds("curt/no", all)).isTrue();
        assertThat(more.ignored("It is never ever ok..").holds("curt/never", all))
                .isTrue();
        assertThat(SETTINGS.ignored("It is not now, is it?").holds("curt/no", all))
                .isFalse();
        assertThat(more.isOff(Category.JARGON)).isTrue();
    }

    @Test
    void theSameOnAnotherMachine() throws Exception {
        Settings again = sent(SETTINGS);
        assertThat(again).isEqualTo(SETTINGS).hasSameHashCodeAs(SETTINGS);
        assertThat(again.ignored("no way").holds("curt/no", new Span(0, 6))).isTrue();
        assertThat(again.reader(Draft.of("x").addressedTo(List.of("x@t.example"))))
                .isEqualTo(Audience.TECHNICAL);
        assertThat(SETTINGS).isNotEqualTo(Settings.without(Set.of())).isNotEqualTo("x");
    }

    private static Settings sent(Settings settings) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(settings);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Settings) in.readObject();
        }
    }

    /** Of thousands of words an expression is made that is too deep; the first few hundred tell enough. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200, 201, 100_000})
    void aPhraseMayBeOfAnyLength(int words) {
        String phrase = "no way ".repeat(words / 2) + "no";
        Settings settings =
                new Settings(Audience.CUSTOMER, Map.of(), Set.of(), Map.of(), Map.of("curt/no", Set.of(phrase)));
        String text = "Oh: " + phrase;
        assertThat(settings.ignored(text).holds("curt/no", new Span(4, 6))).isTrue();
        assertThat(settings.ignored("Oh: yes").holds("curt/no", new Span(4, 7))).isFalse();
    }
}
