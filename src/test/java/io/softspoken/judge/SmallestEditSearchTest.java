package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Edit;
import io.softspoken.report.Severity;
import io.softspoken.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for the fewest replacements, with a judge that is plain to see through. */
class SmallestEditSearchTest {
    private static final String TEXT = "fool clown muppet gnome";

    /** A step at a word of {@link #TEXT}. */
    private static SmallestEdit.Step step(String word, Severity severity, String... wordings) {
        Span span = new Span(TEXT.indexOf(word), TEXT.indexOf(word) + word.length());
        return new SmallestEdit.Step(span, span, severity, List.of(wordings));
    }

    private static Optional<Edit> find(Verdict atMost, Function<String, Verdict> judge, SmallestEdit.Step... steps) {
        return new SmallestEdit(Draft.of(TEXT), List.of(steps), atMost, judge).find();
    }

    private static List<String> wordings(Optional<Edit> edit) {
        return edit.orElseThrow().replacements().stream()
                .map(one -> one.quote() + ">" + one.wording())
                .toList();
    }

    private static Function<String, Verdict> holdsWhile(String... words) {
        return text -> {
            for (String word : words) {
                if (text.contains(word)) {
                    return Verdict.HOLD;
                }
            }
            return Verdict.SEND;
        };
    }

    @Test
    void oneIsEnoughWhereOneIs() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("clown"),
                step("fool", Severity.HIGH, "dear"),
                step("clown", Severity.HIGH, "friend"),
                step("muppet", Severity.LOW, "x"));
        assertThat(edit.orElseThrow().text()).isEqualTo("fool friend muppet gnome");
        assertThat(edit.orElseThrow().verdict()).isEqualTo(Verdict.SEND);
        assertThat(wordings(edit)).containsExactly("clown>friend");
    }

    @Test
    void allThatAreNeededAreTakenInOrder() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("clown", "fool", "gnome"),
                step("gnome", Severity.HIGH, "one"),
                step("muppet", Severity.HIGH, "two"),
                step("clown", Severity.MEDIUM, "three"),
                step("fool", Severity.LOW, "four"));
        assertThat(wordings(edit)).containsExactly("fool>four", "clown>three", "gnome>one");
        assertThat(edit.orElseThrow().text()).isEqualTo("four three muppet one");
    }

    @Test
    void anotherWordingIsTriedWhereTheFirstDoesNotDo() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("fool", "dolt"),
                step("fool", Severity.HIGH, "dolt", "old dolt", "dear"),
                step("gnome", Severity.LOW, "x"));
        assertThat(wordings(edit)).containsExactly("fool>dear");
    }

    @Test
    void ofStepsThatOverlapTheOneThatHelpsIsTaken() {
        Span both = new Span(0, "fool clown".length());
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("fool", "clown"),
                step("fool", Severity.HIGH, "dear"),
                new SmallestEdit.Step(both, both, Severity.LOW, List.of("dear friend")));
        assertThat(wordings(edit)).containsExactly("fool clown>dear friend");
    }

    @Test
    void whereNothingHelpsThereIsNone() {
        assertThat(find(Verdict.SEND, text -> Verdict.HOLD, step("fool", Severity.HIGH, "dear")))
                .isEmpty();
        assertThat(find(Verdict.SEND, text -> Verdict.HOLD)).isEmpty();
    }

    @Test
    void whatIsWellNeedsNothing() {
        Optional<Edit> edit = find(Verdict.REVIEW, text -> Verdict.REVIEW, step("fool", Severity.HIGH, "dear"));
        assertThat(edit.orElseThrow().replacements()).isEmpty();
        assertThat(edit.orElseThrow().text()).isEqualTo(TEXT);
        assertThat(find(Verdict.SEND, text -> Verdict.REVIEW, step("fool", Severity.HIGH, "dear")))
                .isEmpty();
    }

    @Test
    void twoTogetherAreFoundWhereEachAloneDoesNotDo() {
        // The gravest are mended first, and are too many: two light ones would do.
        Function<String, Verdict> judge = text -> {
            boolean heavy = !text.contains("fool") && !text.contains("clown") && !text.contains("muppet");
            boolean light = !text.contains("gnome") && !text.contains("clown");
            return heavy || light ? Verdict.SEND : Verdict.HOLD;
        };
        Optional<Edit> edit = find(
                Verdict.REVIEW,
                judge,
                step("fool", Severity.HIGH, "a"),
                step("clown", Severity.HIGH, "b"),
                step("muppet", Severity.MEDIUM, "c"),
                step("gnome", Severity.LOW, "d"));
        assertThat(wordings(edit)).containsExactly("clown>b", "gnome>d");
    }

    @Test
    void theSameSentenceIsNotPutInTwice() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("fool", "gnome"),
                step("fool", Severity.HIGH, "my dear"),
                step("gnome", Severity.HIGH, "my dear", "good friend"));
        assertThat(wordings(edit)).containsExactly("fool>my dear", "gnome>good friend");
        Optional<Edit> none = find(
                Verdict.SEND,
                holdsWhile("fool", "gnome"),
                step("fool", Severity.HIGH, "my dear"),
                step("gnome", Severity.HIGH, "my dear"));
        assertThat(wordings(none)).containsExactly("fool>my dear", "gnome>");
        Optional<Edit> word = find(
                Verdict.SEND,
                holdsWhile("fool", "gnome"),
                step("fool", Severity.HIGH, "dear"),
                step("gnome", Severity.HIGH, "dear"));
        assertThat(wordings(word)).containsExactly("fool>dear", "gnome>dear");
    }

    @Test
    void whatIsAddedBeginsAsASentence() {
        SmallestEdit.Step add =
                new SmallestEdit.Step(new Span(0, 0), new Span(0, 0), Severity.MEDIUM, List.of("I am sorry. "));
        Optional<Edit> edit = find(Verdict.SEND, text -> text.contains("sorry") ? Verdict.SEND : Verdict.HOLD, add);
        assertThat(edit.orElseThrow().text()).isEqualTo("I am sorry. Fool clown muppet gnome");
        assertThat(wordings(edit)).containsExactly(">I am sorry. ");
    }

    @Test
    void itEndsThoughNothingHelps() {
        StringBuilder text = new StringBuilder();
        List<SmallestEdit.Step> steps = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Span span = new Span(text.length(), text.length() + 4);
            text.append("fool ");
            steps.add(new SmallestEdit.Step(span, span, Severity.HIGH, List.of("a", "b")));
        }
        AtomicInteger asked = new AtomicInteger();
        Optional<Edit> edit = new SmallestEdit(Draft.of(text.toString()), steps, Verdict.SEND, words -> {
                    asked.incrementAndGet();
                    return Verdict.HOLD;
                })
                .find();
        assertThat(edit).isEmpty();
        assertThat(asked.get()).isEqualTo(200);
    }

    /** In a long draft it is asked less often, but eight times in any. */
    @ParameterizedTest
    @CsvSource({"100, 200", "10000, 200", "20000, 100", "100000, 20", "1000000, 8"})
    void theLongerTheDraftTheLessOftenItIsAsked(int length, int times) {
        List<SmallestEdit.Step> steps = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Span span = new Span(5 * i, 5 * i + 4);
            steps.add(new SmallestEdit.Step(
                    span, span, Severity.HIGH, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")));
        }
        AtomicInteger asked = new AtomicInteger();
        Draft draft = Draft.of("fool ".repeat(length / 5));
        assertThat(new SmallestEdit(draft, steps, Verdict.SEND, words -> {
                            asked.incrementAndGet();
                            return Verdict.HOLD;
                        })
                        .find())
                .isEmpty();
        assertThat(asked.get()).isEqualTo(times);
    }

    @Test
    void whatIsNotNeededIsLeftOutThoughItWasTakenFirst() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                holdsWhile("gnome", "muppet"),
                step("fool", Severity.HIGH, "a"),
                step("clown", Severity.HIGH, "b"),
                step("muppet", Severity.LOW, "c"),
                step("gnome", Severity.MEDIUM, "d"));
        assertThat(wordings(edit)).containsExactly("muppet>c", "gnome>d");
    }

    @Test
    void oneOfSeveralWordingsOfALaterStepWillDo() {
        // Two are mended together; with the other wording of the second, it alone does.
        Function<String, Verdict> judge = text -> {
            boolean both = !text.contains("fool") && !text.contains("gnome");
            return both || text.contains("elf") ? Verdict.SEND : Verdict.HOLD;
        };
        Optional<Edit> edit = find(
                Verdict.SEND, judge, step("fool", Severity.HIGH, "a"), step("gnome", Severity.HIGH, "dwarf", "elf"));
        assertThat(wordings(edit)).containsExactly("gnome>elf");
    }

    @Test
    void ofEditsThatAreAsSmallTheGravestIsMended() {
        Function<String, Verdict> judge =
                text -> text.contains("fool") && text.contains("gnome") ? Verdict.HOLD : Verdict.SEND;
        assertThat(wordings(
                        find(Verdict.SEND, judge, step("fool", Severity.LOW, "a"), step("gnome", Severity.HIGH, "b"))))
                .containsExactly("gnome>b");
        // and of those that weigh the same the shortest, then the first
        assertThat(wordings(find(
                        Verdict.SEND,
                        text -> text.contains("muppet") && text.contains("gnome") ? Verdict.HOLD : Verdict.SEND,
                        step("muppet", Severity.HIGH, "a"),
                        step("gnome", Severity.HIGH, "b"))))
                .containsExactly("gnome>b");
        assertThat(wordings(find(
                        Verdict.SEND,
                        text -> text.contains("clown") && text.contains("gnome") ? Verdict.HOLD : Verdict.SEND,
                        step("gnome", Severity.HIGH, "b"),
                        step("clown", Severity.HIGH, "a"))))
                .containsExactly("clown>a");
        assertThat(wordings(
                        find(Verdict.SEND, judge, step("gnome", Severity.HIGH, "b"), step("fool", Severity.HIGH, "a"))))
                .containsExactly("fool>a");
    }

    /** What stands alone may weigh less than its rule says; two grave things never do. */
    @Test
    void atMostOneGraveThingIsLeftAsItIs() {
        Function<String, Verdict> judge =
                text -> text.contains("a") && text.contains("w") ? Verdict.SEND : Verdict.HOLD;
        assertThat(find(Verdict.SEND, text -> Verdict.SEND, step("fool", Severity.HIGH, "a"))
                        .orElseThrow()
                        .replacements())
                .isEmpty();
        assertThat(wordings(find(
                        Verdict.SEND, judge, step("fool", Severity.HIGH, "a"), step("muppet", Severity.MEDIUM, "b"))))
                .containsExactly("fool>a");
    }

    @Test
    void anAdditionAndAReplacementMayStandInOnePlace() {
        SmallestEdit.Step add =
                new SmallestEdit.Step(new Span(0, 0), new Span(0, 0), Severity.MEDIUM, List.of("I am sorry. "));
        int end = TEXT.length();
        SmallestEdit.Step append =
                new SmallestEdit.Step(new Span(end, end), new Span(end, end), Severity.LOW, List.of(" Bye."));
        List<String> judged = new ArrayList<>();
        Function<String, Verdict> judge = text -> {
            judged.add(text);
            return text.contains("sorry") && text.contains("Bye") && !text.contains("ool")
                    ? Verdict.SEND
                    : Verdict.HOLD;
        };
        Optional<Edit> edit = find(Verdict.SEND, judge, step("fool", Severity.HIGH, "dear"), append, add);
        assertThat(judged)
                .contains("I am sorry. Dear clown muppet gnome")
                .noneMatch(text -> text.contains("dear sorry"));
        assertThat(edit.orElseThrow().text()).isEqualTo("I am sorry. Dear clown muppet gnome Bye.");
        assertThat(wordings(edit)).containsExactly(">I am sorry. ", "fool>dear", "> Bye.");
    }

    /** Given as HTML, what is given back is the HTML with the words in place, and what is judged is what is seen. */
    @Test
    void inHtmlTheReplacementsStandInTheHtml() {
        String html = "<b>fool</b> &amp; clown";
        String words = "fool & clown";
        int[] starts = {3, 4, 5, 6, 11, 12, 17, 18, 19, 20, 21, 22};
        int[] ends = {4, 5, 6, 7, 12, 17, 18, 19, 20, 21, 22, 23};
        Draft draft = Draft.ofHtml(html, words, starts, ends);
        List<String> judged = new ArrayList<>();
        Edit edit = new SmallestEdit(
                        draft,
                        List.of(
                                new SmallestEdit.Step(new Span(0, 4), new Span(3, 7), Severity.HIGH, List.of("<dear>")),
                                new SmallestEdit.Step(
                                        new Span(7, 12), new Span(18, 23), Severity.HIGH, List.of("friend"))),
                        Verdict.SEND,
                        text -> {
                            judged.add(text);
                            return holdsWhile("fool", "clown").apply(text);
                        })
                .find()
                .orElseThrow();
        assertThat(edit.text()).isEqualTo("<b>&lt;dear&gt;</b> &amp; friend");
        assertThat(edit.replacements())
                .containsExactly(
                        new Edit.Replacement(3, 7, "fool", "<dear>"), new Edit.Replacement(18, 23, "clown", "friend"));
        assertThat(judged).contains("<dear> & friend").doesNotContain(html);
    }

    @Test
    void ofWordsThatAreLeftOutNoSpaceStaysBehind() {
        Optional<Edit> edit = find(Verdict.SEND, holdsWhile("clown"), step("clown", Severity.HIGH, ""));
        assertThat(edit.orElseThrow().text()).isEqualTo("fool muppet gnome");
    }

    @Test
    void whereTheSameWordsWouldStandTwiceOthersMustDoToo() {
        Optional<Edit> edit = find(
                Verdict.SEND,
                text -> holdsWhile("fool", "gnome").apply(text) == Verdict.SEND && text.endsWith("dear")
                        ? Verdict.SEND
                        : Verdict.HOLD,
                step("fool", Severity.HIGH, "my dear"),
                step("gnome", Severity.HIGH, "my dear", "good friend"));
        assertThat(wordings(edit)).containsExactly("fool>my dear", "gnome>my dear");
    }

    @Test
    void wordingsWithoutABlankToFillComeFirst() {
        assertThat(SmallestEdit.ready(List.of("by [time]", "soon", "at [time]", "now")))
                .containsExactly("soon", "now", "by [time]", "at [time]");
    }
}
