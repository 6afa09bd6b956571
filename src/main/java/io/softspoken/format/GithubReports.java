package io.softspoken.format;

import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import java.io.PrintStream;
import java.util.List;

/** Workflow commands of GitHub Actions, which show as annotations beside the lines of a change. A line for each finding. */
public final class GithubReports implements Reports {
    private final PrintStream out;

    /** Writes to {@code out}. */
    public GithubReports(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Checked checked) {
        for (Finding finding : checked.report().findings()) {
            SourceLines.Place from = checked.lines().place(finding.start());
            SourceLines.Place to = checked.lines().end(finding.start(), finding.end());
            StringBuilder place = new StringBuilder(",line=" + from.line() + ",endLine=" + to.line());
            if (from.line() == to.line()) {
                // GitHub takes columns within one line only; the end is the last character itself.
                place.append(",col=" + from.column() + ",endColumn=" + Math.max(from.column(), to.column() - 1));
            }
            command(
                    finding.severity(),
                    checked.name(),
                    place.toString(),
                    finding.category().id() + ", " + finding.severity().id() + " (" + finding.rule() + ")",
                    "\"" + checked.quote(finding) + "\"\n" + finding.message()
                            + offered("Try: ", finding.suggestions()));
        }
        for (Missing missing : checked.report().missing()) {
            command(
                    missing.item().severity(),
                    checked.name(),
                    ",line=" + checked.lines().place(missing.at()).line(),
                    "missing " + missing.item().id() + ", "
                            + missing.item().severity().id(),
                    missing.message() + offered("Add: ", missing.suggestions()));
        }
    }

    @Override
    public void unusable(String name, String why) {
        command(Severity.HIGH, name, "", "not checked", why);
    }

    private void command(Severity severity, String file, String place, String title, String message) {
        String level = switch (severity) {
            case LOW -> "notice";
            case MEDIUM -> "warning";
            case HIGH -> "error";
        };
        String where = file.equals("-") ? "" : "file=" + property(file) + place + ",";
        out.println("::" + level + " " + where + "title=" + property(title) + "::" + data(message));
    }

    private static String offered(String label, List<String> wordings) {
        StringBuilder lines = new StringBuilder();
        for (String wording : wordings) {
            lines.append('\n').append(label).append(wording.isEmpty() ? "(leave it out)" : wording);
        }
        return lines.toString();
    }

    /** Line ends would end the command, and what begins with two colons would begin another. */
    private static String data(String text) {
        StringBuilder safe = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            safe.append(safe.isEmpty() ? "" : "\n").append(Columns.safe(line));
        }
        return safe.toString().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
