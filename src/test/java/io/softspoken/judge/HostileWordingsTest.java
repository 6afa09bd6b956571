package io.softspoken.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In long texts that have something to mend everywhere the work stays bounded. */
class HostileWordingsTest {
    private static final ToneChecker CHECKER = ToneChecker.create();

    @Test
    void aSentenceLongerThanAnybodyWritesIsReplacedWholeByNothing() {
        ToneReport report = CHECKER.check("deprecate, ".repeat(1_000));
        assertThat(report.findings()).hasSizeGreaterThan(100);
        // The one that stands for the whole sentence may say it again.
        assertThat(report.findings().stream()
                        .filter(finding -> finding.suggestions().stream().anyMatch(one -> one.length() > 3_000)))
                .hasSizeLessThan(5);
    }

    @Test
    void toProveWordingsNoMoreIsReadThanADraftOfThatLengthMayNeed() {
        Matcher matcher = Packs.shipped();
        TextReader reader = new TextReader(matcher.vocabulary());
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            words.append(i).append(", The RCA will follow ");
        }
        Text text = reader.readOwn(words.toString());
        Surroundings nothing = new Surroundings(false, 0, Set.of(), reader.readOwn(""));
        Occasion occasion = new Occasion(Audience.CUSTOMER, nothing, Set.of());
        List<Match> matches = matcher.find(text, occasion, ToneModel.shipped().hear(text, nothing));
        Proved proved = new Proved(words.length());
        long most = proved.left();
        for (int round = 0; round < 3; round++) {
            // As when it is softened and read again: all rounds have the same to spend.
            Fitter fitter = new Fitter(
                    matcher, ToneModel.shipped(), reader, text, occasion, Settings.without(Set.of()), matches, proved);
            Overlaps.settle(text, matches).forEach(fitter::fit);
        }
        assertThat(most).isEqualTo(100_000 + 4 * words.length());
        assertThat(most - proved.left()).isBetween(50_000L, most + 30_000);
    }

    @Tag("slow")
    @Test
    void theSmallestEditOfALongDraftIsTriedLessOften() {
        Draft draft = Draft.of("mend this and then go on with what comes behind it; ".repeat(2_000));
        List<SmallestEdit.Step> steps = new ArrayList<>();
        for (int at = 0; steps.size() < 1_000; at = draft.words().indexOf("mend", at + 1)) {
            Span place = new Span(at, at + 4);
            steps.add(new SmallestEdit.Step(place, place, Severity.HIGH, List.of("keep", "")));
        }
        AtomicLong read = new AtomicLong();
        new SmallestEdit(draft, steps, Verdict.SEND, words -> {
                    read.addAndGet(words.length());
                    return words.startsWith("keep") ? Verdict.SEND : Verdict.HOLD;
                })
                .find();
        assertThat(read.get()).isPositive().isLessThan(15_000_000);
    }
}
