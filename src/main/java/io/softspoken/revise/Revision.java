package io.softspoken.revise;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import io.softspoken.judge.Softener;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is being gone through. Each decision gives a new revision and leaves the old one as it was, so that going back
 * is to take the one before. After each the draft is read again: what a new wording brings with it is asked about too, and
 * what it settles is not. Immutable.
 */
public final class Revision {
    /** A phrase in which a rule is to be left alone from now on. */
    public record Ignored(String rule, String phrase) {}

    /** What became of findings of a rule. */
    public enum Outcome {
        /** A wording was taken, or one of the writer's own put in place. */
        ACCEPTED,
        /** The words stay, because they are right there. */
        DISMISSED
    }

    /** A decision about a finding of a rule. */
    public record Decision(String rule, Outcome outcome) {}

    /** Words that are not to be asked about again. */
    private record Settled(String rule, Span at) {}

    /** How a text becomes a draft, and what the checker says of it with these phrases ignored. */
    private record Reader(Function<String, Draft> again, BiFunction<Draft, List<Ignored>, ToneReport> checker) {}

    private final Reader reader;
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
            Draft draft,
            List<Settled> settled,
            Set<Settled> dismissed,
            Set<Acknowledgement> passed,
            List<Ignored> ignored,
            List<Decision> decisions,
            int changes) {
        this.reader = reader;
        this.draft = draft;
        this.settled = List.copyOf(settled);
        this.dismissed = Set.copyOf(dismissed);
        this.passed = Set.copyOf(passed);
        this.ignored = List.copyOf(ignored);
        this.decisions = List.copyOf(decisions);
        this.changes = changes;
        report = reader.checker().apply(draft, this.ignored);
    }

    /**
     * The draft before anything was decided.
     *
     * @param again makes a draft of a changed text; it knows the markup, the reader and the message answered
     * @param checker what is said of a draft with these phrases ignored besides what the settings ignore
     */
    public static Revision of(
            Draft draft, Function<String, Draft> again, BiFunction<Draft, List<Ignored>, ToneReport> checker) {
        return new Revision(new Reader(again, checker), draft, List.of(), Set.of(), Set.of(), List.of(), List.of(), 0);
    }

    /** The draft as it reads now. */
    public Draft draft() {
        return draft;
    }

    /** What is said of it now. */
    public ToneReport report() {
        return report;
    }

    /** How often the text was changed. */
    public int changes() {
        return changes;
    }

    /** The phrases to be ignored from now on. */
    public List<Ignored> ignored() {
        return ignored;
    }

    /** What was decided, in that order. */
    public List<Decision> decisions() {
        return decisions;
    }

    /** The next words to be decided about, from the beginning of the draft on. */
    public Optional<Finding> nextFinding() {
        return report.findings().stream().filter(this::isOpen).findFirst();
    }

    /** How many findings, and things missing, are still to be decided about. */
    public int open() {
        return (int) (report.findings().stream().filter(this::isOpen).count()
                + report.missing().stream()
                        .filter(one -> !passed.contains(one.item()))
                        .count());
    }

    /** The next thing that the reader is owed; to be asked about when no words are left. */
    public Optional<Missing> nextMissing() {
        return report.missing().stream()
                .filter(one -> !passed.contains(one.item()))
                .findFirst();
    }

    /** What is left of the findings when those are taken away whose words were said to be right. */
    public List<Finding> left() {
        return report.findings().stream()
                .filter(finding -> !dismissed.contains(settled(finding)))
                .toList();
    }

    /** The words of a finding as a reader sees them. */
    public String quote(Finding finding) {
        return seen(finding).of(draft.words()).replaceAll("\\s+", " ").strip();
    }

    /** With a wording in the place of a finding's words; empty if they are to be left out. */
    public Revision replace(Finding finding, String wording) {
        Span given = new Span(finding.start(), finding.end());
        String text = draft.text();
        String changed = wording.isEmpty() && draft.markup() == Markup.PLAIN
                ? Softener.without(text, given)
                : draft.replace(text, given, wording);
        return changed(changed, with(decisions, new Decision(finding.rule(), Outcome.ACCEPTED)));
    }

    /** With a sentence added where something is missing. */
    public Revision add(Missing missing, String sentence) {
        Span at = new Span(missing.at(), missing.at());
        String text = draft.text();
        boolean behind = missing.at() > 0
                && !Character.isWhitespace(text.charAt(missing.at() - 1))
                && text.charAt(missing.at() - 1) != '>';
        return changed(draft.replace(text, at, behind ? " " + sentence : sentence + " "), decisions);
    }

    /** With the whole text as the writer made it. */
    public Revision rewrite(String text) {
        return text.equals(draft.text()) ? this : changed(text, decisions);
    }

    /** Passes over a finding; it stays what it is. */
    public Revision skip(Finding finding) {
        return new Revision(
                reader, draft, with(settled, settled(finding)), dismissed, passed, ignored, decisions, changes);
    }

    /** Passes over something missing. */
    public Revision skip(Missing missing) {
        Set<Acknowledgement> more = new HashSet<>(passed);
        more.add(missing.item());
        return new Revision(reader, draft, settled, dismissed, more, ignored, decisions, changes);
    }

    /** Says that these words are right here. */
    public Revision ignoreOnce(Finding finding) {
        Set<Settled> more = new HashSet<>(dismissed);
        more.add(settled(finding));
        return new Revision(
                reader,
                draft,
                with(settled, settled(finding)),
                more,
                passed,
                ignored,
                with(decisions, new Decision(finding.rule(), Outcome.DISMISSED)),
                changes);
    }

    /** Says that these words are right wherever they stand. */
    public Revision ignoreAlways(Finding finding) {
        return new Revision(
                reader,
                draft,
                settled,
                dismissed,
                passed,
                with(ignored, new Ignored(finding.rule(), quote(finding))),
                with(decisions, new Decision(finding.rule(), Outcome.DISMISSED)),
                changes);
    }

    private Revision changed(String text, List<Decision> decided) {
        Draft next = reader.again().apply(text);
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
        return new Revision(reader, next, moved, movedDismissed, passed, ignored, decided, changes + 1);
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
