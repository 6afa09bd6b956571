package io.softspoken.fix;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a report can be put right by putting suggestions in place, and why the rest cannot.
 *
 * @param fixes what can, by place in the draft
 * @param left what cannot, in the order of the report
 */
public record FixPlan(List<Fix> fixes, List<Left> left) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\]\\n]+\\]");

    /**
     * A finding and the edit that settles it.
     *
     * @param wording the suggestion that is put in place
     */
    public record Fix(Finding finding, String wording, Edit edit) {}

    /**
     * A finding that stays.
     *
     * @param why the reason, in words that fit behind a colon
     */
    public record Left(Finding finding, String why) {}

    /** Copies the lists. */
    public FixPlan {
        fixes = List.copyOf(fixes);
        left = List.copyOf(left);
    }

    /**
     * The plan for a draft.
     *
     * @param report what was said of it
     * @param placeholders whether wordings with a part for the writer to fill in are put in place too
     */
    public static FixPlan of(Draft draft, ToneReport report, boolean placeholders) {
        List<Finding> ranked = new ArrayList<>(report.findings());
        ranked.sort(Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparing(finding -> finding.start() - finding.end())
                .thenComparing(Finding::start));
        List<Fix> fixes = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Finding finding : ranked) {
            Optional<String> wording = finding.suggestions().stream()
                    .filter(one -> placeholders || !hasPlaceholder(one, finding.quote()))
                    .findFirst();
            if (wording.isEmpty()) {
                left.add(new Left(
                        finding,
                        finding.suggestions().isEmpty()
                                ? "there is advice for it, but no wording"
                                : "its wording has a part for you to fill in (--placeholders puts it in as it is)"));
                continue;
            }
            Edit edit = edit(draft, finding, wording.get()).orElse(null);
            if (edit == null) {
                left.add(new Left(finding, "there are no words to be changed"));
            } else if (fixes.stream().anyMatch(fix -> fix.edit().at().overlaps(edit.at()))) {
                left.add(new Left(finding, "it overlaps with another change; check the result again"));
            } else {
                fixes.add(new Fix(finding, wording.get(), edit));
            }
        }
        fixes.sort(Comparator.comparingInt(fix -> fix.edit().at().start()));
        left.sort(Comparator.comparingInt(one -> report.findings().indexOf(one.finding())));
        return new FixPlan(fixes, left);
    }

    /** The edits of all fixes, by place; no two overlap. */
    public List<Edit> edits() {
        return fixes.stream().map(Fix::edit).toList();
    }

    /** Whether a wording has a part for the writer to fill in that does not stand in the words it replaces. */
    static boolean hasPlaceholder(String wording, String quote) {
        return PLACEHOLDER.matcher(wording).results().anyMatch(one -> !quote.contains(one.group()));
    }

    /**
     * The edit that puts a wording in the place of what a finding flags; empty if it flags no words.
     *
     * @param wording empty if the words are to be left out, with what would be left over around them
     */
    public static Optional<Edit> edit(Draft draft, Finding finding, String wording) {
        Span at = draft.seen(new Span(finding.start(), finding.end()));
        if (at.length() == 0) {
            return Optional.empty();
        }
        return Wordings.put(draft.words(), at, wording);
    }
}
