package io.softspoken.format;

import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import org.jspecify.annotations.Nullable;

/**
 * A draft that has been checked, as the writers of reports want it.
 *
 * @param name the file as it was named in the call; {@code -} for standard input
 * @param draft the draft
 * @param report what was said of it
 * @param softened {@link ToneReport#softened()} as a reader sees it, without markup
 * @param failOn from which weight on a finding fails the draft
 * @param lines where in the file its text stands
 * @param part the number of the part of a mail that it stands in, such as {@code 1.2}; empty if it is no mail
 * @param partType the media type of that part; empty if it is no mail
 * @param fixed what was put in place in it before; null if that was not asked for
 */
public record Checked(
        String name,
        Draft draft,
        ToneReport report,
        String softened,
        Severity failOn,
        SourceLines lines,
        String part,
        String partType,
        @Nullable FixReports fixed) {
    /** Of a draft that is no mail and in which nothing was put in place. */
    public Checked(String name, Draft draft, ToneReport report, String softened, Severity failOn, SourceLines lines) {
        this(name, draft, report, softened, failOn, lines, "", "", null);
    }

    /** The name for people: standard input has none of its own. */
    public String title() {
        return name.equals("-") ? "(standard input)" : name;
    }

    /** The words of a finding as a reader sees them, on one line. */
    String quote(Finding finding) {
        return draft.seen(new io.softspoken.draft.Span(finding.start(), finding.end()))
                .of(draft.words())
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether something of that weight fails the draft. */
    boolean fails(Severity severity) {
        return severity.compareTo(failOn) >= 0;
    }
}
