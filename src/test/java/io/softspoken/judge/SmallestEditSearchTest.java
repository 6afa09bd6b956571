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
        assertThat(asked.get()).isLessThanOrEqualTo(200);
    }

    @Test
    void wordingsWithoutABlankToFillComeFirst() {
        assertThat(SmallestEdit.ready(List.of("by [time]", "soon", "at [time]", "now")))
                .containsExactly("soon", "now", "by [time]", "at [time]");
    }
}
