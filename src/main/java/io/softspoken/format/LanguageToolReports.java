package io.softspoken.format;

import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import java.io.PrintStream;
import java.util.List;

/**
 * The text that LanguageTool's command line prints, which editors know how to read: for each finding its line and column,
 * the message, suggestions, the words in their place and a row of marks under them.
 */
public final class LanguageToolReports implements Reports {
    /** So many characters are shown before the flagged words and behind them. */
    private static final int AROUND = 40;

    private final PrintStream out;

    /** Writes to {@code out}. */
    public LanguageToolReports(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Checked checked) {
        int number = 0;
        for (Finding finding : checked.report().findings()) {
            String words = checked.draft().words();
            io.softspoken.draft.Span seen =
                    checked.draft().seen(new io.softspoken.draft.Span(finding.start(), finding.end()));
            int end = seen.start();
            while (end < seen.end() && words.charAt(end) != '\n' && words.charAt(end) != '\r') {
                end++;
            }
            one(
                    ++number,
                    checked.lines().place(finding.start()),
                    finding.rule(),
                    finding.category().id() + ", " + finding.severity().id() + ": " + finding.message(),
                    finding.suggestions(),
                    words,
                    seen.start(),
                    end);
        }
        for (Missing missing : checked.report().missing()) {
            int at = checked.draft()
                    .seen(new io.softspoken.draft.Span(
                            missing.at(), checked.draft().text().length()))
                    .start();
            one(
                    ++number,
                    checked.lines().place(missing.at()),
                    "missing/" + missing.item().id(),
                    "missing " + missing.item().id() + ", "
                            + missing.item().severity().id() + ": " + missing.message(),
                    missing.suggestions(),
                    checked.draft().words(),
                    at,
                    at);
        }
    }

    private void one(
            int number,
            SourceLines.Place place,
            String rule,
            String message,
            List<String> suggestions,
            String words,
            int start,
            int end) {
        out.println(number + ".) Line " + place.line() + ", column " + place.column() + ", Rule ID: " + rule);
        out.println("Message: " + line(message));
        if (!suggestions.isEmpty()) {
            out.println("Suggestion: " + line(String.join("; ", suggestions)));
        }
        int from = start;
        while (from > 0 && start - from < AROUND && words.charAt(from - 1) != '\n' && words.charAt(from - 1) != '\r') {
            from--;
        }
        int to = end;
        while (to < words.length() && to - end < AROUND && words.charAt(to) != '\n' && words.charAt(to) != '\r') {
            to++;
        }
        out.println(shown(words.substring(from, to)));
        // As many marks as flagged characters: readers take the end from their number.
        out.println(" ".repeat(start - from) + "^".repeat(Math.max(1, end - start)));
        out.println();
    }

    private static String line(String text) {
        return Columns.safe(text).replaceAll("\\s+", " ").strip();
    }

    /** Character for character, so that the marks stand under the words. */
    private static String shown(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            safe.append(c == '\t' ? ' ' : Character.isISOControl(c) ? '\uFFFD' : c);
        }
        return safe.toString();
    }
}
