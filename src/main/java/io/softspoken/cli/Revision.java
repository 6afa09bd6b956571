package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.fix.Addition;
import io.softspoken.fix.FixPlan;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is being gone through. Each decision gives a new revision and leaves the old one as it was, so that going back
 * is to take the one before. After each the draft is read again: what a new wording brings with it is asked about too, and
 * what it settles is not. Immutable.
 */
final class Revision {
    /** A phrase in which a rule is to be left alone from now on. */
    record Ignored(String rule, String phrase) {}

    /** What became of findings of a rule. */
    enum Outcome {
        /** A wording was taken, or one of the writer's own put in place. */
        ACCEPTED,
        /** The words stay, because they are right there. */
        DISMISSED
    }

    /** A decision about a finding of a rule. */
    record Decision(String rule, Outcome outcome) {}

    /** Words that are not to be asked about again. */
    private record Settled(String rule, Span at) {}

    /** Words cannot be changed; the message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** How a draft that was read is dressed with its occasion, and what is said of it with these phrases ignored. */
    private record Reader(UnaryOperator<Draft> dress, BiFunction<Draft, List<Ignored>, ToneReport> checker) {}

    private final Reader reader;
    private final Input input;
    private final Draft draft;
    private final ToneReport report;
    private final List<Settled> settled;
    private final Set<Acknowledgement> passed;
    private final Set<Settled> dismissed;
    private final List<Ignored> ignored;
    private final List<Decision> decisions;
    private final int changes;

    private Revision(
            Reader reader,
            Input input,
            List<Settled> settled,
            Set<Settled> dismissed,
            Set<Acknowledgement> passed,
            List<Ignored> ignored,
            List<Decision> decisions,
            int changes) {
        this.reader = reader;
        this.input = input;
        draft = reader.dress().apply(input.draft());
        this.settled = List.copyOf(settled);
        this.dismissed = Set.copyOf(dismissed);
        this.passed = Set.copyOf(passed);
        this.ignored = List.copyOf(ignored);
        this.decisions = List.copyOf(decisions);
        this.changes = changes;
        report = reader.checker().apply(draft, this.ignored);
    }

    /**
     * A draft before anything was decided.
     *
     * @param dress tells a draft of its occasion: the message answered, when it is written
     * @param checker what is said of a draft with these phrases ignored besides what the settings ignore
     */
    static Revision of(Input input, UnaryOperator<Draft> dress, BiFunction<Draft, List<Ignored>, ToneReport> checker) {
        return new Revision(new Reader(dress, checker), input, List.of(), Set.of(), Set.of(), List.of(), List.of(), 0);
    }

    /** The file as it would be written now. */
    Input input() {
        return input;
    }

    /** The draft as it reads now. */
    Draft draft() {
        return draft;
    }

    /** What is said of it now. */
    ToneReport report() {
        return report;
    }

    /** How often the text was changed. */
    int changes() {
        return changes;
    }

    /** The phrases to be ignored from now on. */
    List<Ignored> ignored() {
        return ignored;
    }

    /** What was decided, in that order. */
    List<Decision> decisions() {
        return decisions;
    }

    /** The next words to be decided about, from the beginning of the draft on. */
    Optional<Finding> nextFinding() {
        return report.findings().stream().filter(this::isOpen).findFirst();
    }

    /** How many findings, and things missing, are still to be decided about. */
    int open() {
        return (int) (report.findings().stream().filter(this::isOpen).count()
                + report.missing().stream()
                        .filter(one -> !passed.contains(one.item()))
                        .count());
    }

    /** The next thing that the reader is owed; to be asked about when no words are left. */
    Optional<Missing> nextMissing() {
        return report.missing().stream()
                .filter(one -> !passed.contains(one.item()))
                .findFirst();
    }

    /** What is left of the findings when those are taken away whose words were said to be right. */
    List<Finding> left() {
        return report.findings().stream()
                .filter(finding -> !dismissed.contains(settled(finding)))
                .toList();
    }

    /** The words of a finding as a reader sees them. */
    String quote(Finding finding) {
        return seen(finding).of(draft.words()).replaceAll("\\s+", " ").strip();
    }

    /** With a wording in the place of a finding's words; empty if they are to be left out. */
    Revision replace(Finding finding, String wording) throws Refused {
        Edit edit = FixPlan.edit(draft, finding, wording)
                .orElseThrow(() -> new Refused("there are no words to be changed"));
        return changed(edited(edit), with(decisions, new Decision(finding.rule(), Outcome.ACCEPTED)));
    }

    /** With a sentence added where something is missing: before or behind the word that stands there. */
    Revision add(Missing missing, String sentence) throws Refused {
        Edit edit = Addition.edit(draft, missing, sentence)
                .orElseThrow(() -> new Refused("there is no word that it could stand beside"));
        return changed(edited(edit), decisions);
    }

    /** With the whole text as the writer made it. */
    Revision rewrite(String text) throws Refused {
        if (input.mail().isPresent()) {
            throw new Refused("a mail is changed in its words only");
        }
        return text.equals(draft.text()) ? this : changed(input.rewritten(text), decisions);
    }

    private Input edited(Edit edit) throws Refused {
        Input.Changed changed = input.with(List.of(edit));
        Optional<String> refusal = changed.refusals().get(0);
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        return changed.input();
    }

    /** Passes over a finding; it stays what it is. */
    Revision skip(Finding finding) {
        return new Revision(
                reader, input, with(settled, settled(finding)), dismissed, passed, ignored, decisions, changes);
    }

    /** Passes over something missing. */
    Revision skip(Missing missing) {
        Set<Acknowledgement> more = new HashSet<>(passed);
        more.add(missing.item());
        return new Revision(reader, input, settled, dismissed, more, ignored, decisions, changes);
    }

    /** Says that these words are right here. */
    Revision ignoreOnce(Finding finding) {
        Set<Settled> more = new HashSet<>(dismissed);
        more.add(settled(finding));
        return new Revision(
                reader,
                input,
                with(settled, settled(finding)),
                more,
                passed,
                ignored,
                with(decisions, new Decision(finding.rule(), Outcome.DISMISSED)),
                changes);
    }

    /** Says that these words are right wherever they stand. */
    Revision ignoreAlways(Finding finding) {
        return new Revision(
                reader,
                input,
                settled,
                dismissed,
                passed,
                with(ignored, new Ignored(finding.rule(), quote(finding))),
                with(decisions, new Decision(finding.rule(), Outcome.DISMISSED)),
                changes);
    }

    private Revision changed(Input changed, List<Decision> decided) {
        Draft next = reader.dress().apply(changed.draft());
        // What was settled is known by its place; what stands behind the change has moved with the words.
        int same = 0;
        String before = draft.words();
        String after = next.words();
        while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(before.length(), after.length()) - same
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        List<Settled> moved = new ArrayList<>();
        Set<Settled> movedDismissed = new HashSet<>();
        for (Settled one : settled) {
            Settled there = moved(one, same, before.length() - tail, after.length() - before.length());
            if (there != null) {
                moved.add(there);
                if (dismissed.contains(one)) {
                    movedDismissed.add(there);
                }
            }
        }
        return new Revision(reader, changed, moved, movedDismissed, passed, ignored, decided, changes + 1);
    }

    /** Where settled words stand after a change between two places; null if they were changed themselves. */
    private static @Nullable Settled moved(Settled one, int from, int to, int by) {
        if (one.at().end() <= from) {
            return one;
        }
        return one.at().start() >= to
                ? new Settled(
                        one.rule(), new Span(one.at().start() + by, one.at().end() + by))
                : null;
    }

    private boolean isOpen(Finding finding) {
        return !settled.contains(settled(finding));
    }

    private Settled settled(Finding finding) {
        return new Settled(finding.rule(), seen(finding));
    }

    private Span seen(Finding finding) {
        return draft.seen(new Span(finding.start(), finding.end()));
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}
