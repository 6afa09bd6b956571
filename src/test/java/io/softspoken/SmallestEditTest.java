package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.format.LabelledDrafts;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.report.Edit;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The smallest edit that frees a draft does what it says, and nothing in it could be left out. */
class SmallestEditTest {
    private static final Path CORPUS = Path.of("src", "test", "corpus");
    private static final ToneChecker CHECKER = ToneChecker.create();

    @Test
    void aGentleDraftNeedsNone() {
        Edit edit = CHECKER.smallestEdit(Draft.of("The room is booked for noon."), Verdict.SEND)
                .orElseThrow();
        assertThat(edit.replacements()).isEmpty();
        assertThat(edit.text()).isEqualTo("The room is booked for noon.");
        assertThat(edit.verdict()).isEqualTo(Verdict.SEND);
    }

    @Test
    void onlyWhatHoldsADraftIsMended() {
        String draft = "No problem! Hopefully you haven't lost all your data. I will call you at 3 pm.";
        Edit edit = CHECKER.smallestEdit(Draft.of(draft), Verdict.REVIEW).orElseThrow();
        assertThat(edit.replacements()).hasSize(1);
        Edit.Replacement only = edit.replacements().get(0);
        assertThat(only.quote()).isEqualTo(draft.substring(only.start(), only.end()));
        assertThat(edit.text()).startsWith("No problem! ").endsWith(" I will call you at 3 pm.");
        assertThat(edit.verdict()).isLessThan(Verdict.HOLD);
    }

    @Test
    void aSentenceThatIsMissingCanFreeADraft() {
        Draft draft = Draft.of("Dear Ms Ito,\n\nthe job ran at 02:00. The files are on another disk.\n\nRegards,\nTom")
                .inReplyTo(
                        "I am desperate. All my wedding photos are gone since the move, and nobody answers me. Please"
                                + " help, I cannot sleep.");
        assertThat(CHECKER.check(draft).verdict()).isEqualTo(Verdict.REVIEW);
        Edit edit = CHECKER.smallestEdit(draft, Verdict.SEND).orElseThrow();
        assertThat(edit.replacements()).isNotEmpty().allMatch(one -> one.start() == one.end());
        assertThat(CHECKER.check(
                                Draft.of(edit.text()).inReplyTo(draft.incoming().orElseThrow()))
                        .verdict())
                .isEqualTo(Verdict.SEND);
    }

    @Test
    void inHtmlTheTagsStay() {
        String html = "<p>Dear Ana,</p><p>You <b>idiot</b>. The room &amp; the key are ready.</p>";
        Edit edit = CHECKER.smallestEdit(HtmlDrafts.read(html), Verdict.REVIEW).orElseThrow();
        assertThat(edit.text()).contains("<b>", "</b>", "The room &amp; the key are ready.</p>");
        assertThat(CHECKER.check(HtmlDrafts.read(edit.text())).verdict()).isEqualTo(edit.verdict());
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"SEND", "REVIEW"})
    void onLabelledDraftsItGivesTheVerdictItPromisesAndNothingCouldBeLeftOut(Verdict atMost) {
        int over = 0;
        int freed = 0;
        List<String> wrong = new ArrayList<>();
        for (LabelledDraft labelled : drafts("a", "c", "d", "f").toList()) {
            Draft draft = Draft.of(labelled.draft()).inReplyTo(labelled.incoming());
            if (CHECKER.check(draft).verdict().compareTo(atMost) <= 0) {
                continue;
            }
            over++;
            Optional<Edit> found = CHECKER.smallestEdit(draft, atMost);
            if (found.isEmpty()) {
                continue;
            }
            freed++;
            Edit edit = found.get();
            Verdict real = CHECKER.check(Draft.of(edit.text()).inReplyTo(labelled.incoming()))
                    .verdict();
            if (real != edit.verdict() || real.compareTo(atMost) > 0) {
                wrong.add(labelled.id() + ": promised " + edit.verdict() + ", is " + real);
            }
            int last = 0;
            for (Edit.Replacement one : edit.replacements()) {
                if (one.start() < last || !one.quote().equals(labelled.draft().substring(one.start(), one.end()))) {
                    wrong.add(labelled.id() + ": a replacement is not in its place");
                }
                last = one.end();
            }
            if (edit.replacements().size() == 1) {
                continue; // without it the draft is what it was
            }
            for (Edit.Replacement one : edit.replacements()) {
                List<Edit.Replacement> others = new ArrayList<>(edit.replacements());
                others.remove(one);
                Verdict without = CHECKER.check(
                                Draft.of(put(labelled.draft(), others)).inReplyTo(labelled.incoming()))
                        .verdict();
                if (without.compareTo(atMost) <= 0) {
                    wrong.add(labelled.id() + ": does without \"" + one.quote() + "\"");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(freed).as("freed, of " + over).isGreaterThan(over * 9 / 10);
    }

    /** Put in place by hand; replacements that leave words out are left to the checker's own mending. */
    private static String put(String draft, List<Edit.Replacement> replacements) {
        StringBuilder out = new StringBuilder(draft);
        for (int i = replacements.size() - 1; i >= 0; i--) {
            Edit.Replacement one = replacements.get(i);
            if (one.start() == one.end() && one.wording().endsWith(" ")) {
                out.setCharAt(one.start(), Character.toUpperCase(out.charAt(one.start())));
            }
            out.replace(one.start(), one.end(), one.wording());
        }
        return out.toString();
    }

    private static Stream<LabelledDraft> drafts(String... files) {
        return Stream.of(files).flatMap(file -> {
            try (Stream<String> lines = Files.lines(CORPUS.resolve("drafts-" + file + ".jsonl"))) {
                return lines.map(LabelledDrafts::read).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
