package io.softspoken.format;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Note;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/**
 * A report as people like to read it: each finding with its line, the flagged words underlined, why, and what to write
 * instead; then what is missing, and the verdict. Immutable.
 */
public final class TextReports {
    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    private final boolean colour;

    /** @param colour whether the text goes to a terminal that shows colours */
    public TextReports(boolean colour) {
        this.colour = colour;
    }

    /** The report on a draft, behind what was put in place in it. Ends with a line break. */
    public String write(Checked checked) {
        FixReports fixed = checked.fixed();
        String part = checked.part().isEmpty() ? "" : "part " + checked.part() + " (" + checked.partType() + ")";
        return (fixed == null ? "" : fixed.text(checked.title()))
                + write(checked.title(), checked.draft(), checked.report(), part);
    }

    /** The report on a draft that came from {@code name}. Ends with a line break. */
    public String write(String name, Draft draft, ToneReport report) {
        return write(name, draft, report, "");
    }

    /**
     * The same for a draft that stands in a part of a mail.
     *
     * @param part which part, such as {@code part 1.2 (text/html)}; empty if the draft is no mail
     */
    public String write(String name, Draft draft, ToneReport report, String part) {
        StringBuilder out = new StringBuilder();
        String text = draft.text();
        for (Finding finding : report.findings()) {
            int[] at = place(text, finding.start());
            heading(out, name, at[0], at[1], finding);
            out.append(words(draft, finding));
            wrapped(out, "why: ", finding.message());
            List<String> suggestions = finding.suggestions();
            for (int i = 0; i < suggestions.size(); i++) {
                wrapped(
                        out,
                        i == 0 ? "try: " : " or: ",
                        suggestions.get(i).isEmpty() ? "(leave it out)" : suggestions.get(i));
            }
            if (!part.isEmpty()) {
                wrapped(out, " at: ", part + ", characters " + finding.start() + " to " + finding.end());
            }
            out.append('\n');
        }
        for (Missing missing : report.missing()) {
            out.append(bold(Columns.safe(name)))
                    .append(": ")
                    .append(paint(
                            missing.item().severity(),
                            "missing " + missing.item().id() + ", "
                                    + missing.item().severity().id()))
                    .append('\n');
            wrapped(out, "why: ", missing.message());
            for (String suggestion : missing.suggestions()) {
                wrapped(out, "add: ", suggestion);
            }
            out.append('\n');
        }
        for (Note note : report.notes()) {
            out.append(bold(Columns.safe(name))).append(": note\n");
            wrapped(out, "", note.message() + (note.quote().isEmpty() ? "" : " It reads: " + note.quote()));
            out.append('\n');
        }
        return out.append(summary(name, report)).toString();
    }

    /** What the smallest edit of a draft is, a line or two for each replacement; each ends with a line break. */
    public String edit(Draft draft, Edit edit) {
        StringBuilder out = new StringBuilder();
        for (Edit.Replacement one : edit.replacements()) {
            String quote = draft.markup() == Markup.HTML ? readable(one.quote()) : one.quote();
            if (one.start() == one.end()) {
                boolean first = one.wording().endsWith(" ");
                wrapped(out, first ? "add at the beginning: " : "add at the end: ", one.wording());
            } else if (one.wording().isEmpty()) {
                wrapped(out, "leave out: ", quote);
            } else {
                wrapped(out, "replace: ", quote);
                wrapped(out, "     by: ", one.wording());
            }
        }
        return out.toString();
    }

    private void heading(StringBuilder out, String name, int line, int column, Finding finding) {
        out.append(bold(Columns.safe(name) + ":" + line + ":" + column))
                .append(": ")
                .append(paint(
                        finding.severity(),
                        finding.category().id() + ", " + finding.severity().id()))
                .append('\n');
    }

    /** Line and column, from 1; columns in characters. */
    private static int[] place(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                line++;
                lineStart = i + 1;
            }
        }
        return new int[] {line, text.codePointCount(lineStart, offset) + 1};
    }

    /**
     * A finding to be decided about: its place, the words underlined, why, and the wordings with their numbers. Ends with a
     * line break.
     */
    public String question(String name, Draft draft, Finding finding) {
        StringBuilder out = new StringBuilder();
        int[] at = place(draft.text(), finding.start());
        heading(out, name, at[0], at[1], finding);
        out.append(words(draft, finding));
        wrapped(out, "why: ", finding.message());
        numbered(out, finding.suggestions());
        return out.toString();
    }

    /** Something missing to be decided about. Ends with a line break. */
    public String question(String name, Missing missing) {
        StringBuilder out = new StringBuilder(bold(Columns.safe(name)))
                .append(": ")
                .append(paint(
                        missing.item().severity(),
                        "missing " + missing.item().id() + ", "
                                + missing.item().severity().id()))
                .append('\n');
        wrapped(out, "why: ", missing.message());
        numbered(out, missing.suggestions());
        return out.toString();
    }

    private static void numbered(StringBuilder out, List<String> wordings) {
        for (int i = 0; i < wordings.size(); i++) {
            wrapped(
                    out,
                    String.format(Locale.ROOT, "%3d: ", i + 1),
                    wordings.get(i).isEmpty() ? "(leave it out)" : wordings.get(i));
        }
    }

    /** A text in lines that fit the page, behind a sign in front of each. */
    public String folded(String sign, String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\r\n|\n|\r", -1)) {
            String safe = Columns.safe(line).stripTrailing();
            String lines = WordUtils.wrap(safe, WIDTH - sign.length(), "\n" + sign, false);
            out.append((sign + lines).stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** What changed between two texts, by lines: what went behind "-", what came behind "+". */
    public String changes(String before, String after) {
        StringBuilder out = new StringBuilder();
        for (WordChanges.Line line : WordChanges.lines(before, after)) {
            String folded = folded(line.isNew() ? "  + " : "  - ", line.text());
            out.append(colour ? "\u001B[" + (line.isNew() ? "32" : "31") + "m" + folded + "\u001B[0m" : folded);
        }
        return out.toString();
    }

    /** The last line of a report. */
    public String summary(String name, ToneReport report) {
        return lastLine(name, report) + "\n";
    }

    private String words(Draft draft, Finding finding) {
        StringBuilder out = new StringBuilder();
        if (draft.markup() == Markup.HTML) {
            excerptOf(out, readable(finding.quote()), finding.severity());
        } else {
            excerpt(out, draft.text(), finding);
        }
        return out.toString();
    }

    private String lastLine(String name, ToneReport report) {
        if (!report.isJudged()) {
            return bold(Columns.safe(name)) + ": not judged, as it is not in English (" + language(report.language())
                    + ")";
        }
        int[] counts = new int[Severity.values().length];
        report.findings().forEach(f -> counts[f.severity().ordinal()]++);
        report.missing().forEach(m -> counts[m.item().severity().ordinal()]++);
        List<String> parts = new ArrayList<>();
        for (int i = counts.length - 1; i >= 0; i--) {
            if (counts[i] > 0) {
                parts.add(counts[i] + " " + Severity.values()[i].id());
            }
        }
        String what = parts.isEmpty() ? "nothing to mend" : String.join(", ", parts);
        String verdict = switch (report.verdict()) {
            case SEND -> "send";
            case REVIEW -> "review: look at it again before it goes";
            case HOLD -> "hold: do not send it like this";
        };
        Severity shade = report.verdict() == Verdict.HOLD
                ? Severity.HIGH
                : report.verdict() == Verdict.REVIEW ? Severity.MEDIUM : Severity.LOW;
        int length = Columns.width(name + ": " + what + ". Verdict: " + verdict);
        return bold(Columns.safe(name)) + ": " + what + "." + (length > WIDTH ? "\n" : " ") + "Verdict: "
                + paint(shade, verdict);
    }

    private static String language(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? code : "it seems to be " + name;
    }

    /** The sentence's line, cut to the width of the page around the flagged words, and the underline. */
    private void excerpt(StringBuilder out, String text, Finding finding) {
        int from = finding.start();
        while (from > 0 && !isBreak(text.charAt(from - 1)) && finding.start() - from < 400) {
            from--;
        }
        int to = finding.end();
        while (to < text.length() && !isBreak(text.charAt(to)) && to - finding.end() < 400) {
            to++;
        }
        for (int begin = from; begin < to; ) {
            int end = begin;
            while (end < to && !isBreak(text.charAt(end))) {
                end++;
            }
            if (end > finding.start() && begin < finding.end()) {
                line(out, text, begin, end, finding.start(), finding.end(), finding.severity());
            }
            begin = end;
            while (begin < to && isBreak(text.charAt(begin))) {
                begin++;
            }
        }
    }

    private void excerptOf(StringBuilder out, String quote, Severity severity) {
        line(out, quote, 0, quote.length(), 0, quote.length(), severity);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private void line(
            StringBuilder out, String text, int begin, int end, int flaggedFrom, int flaggedTo, Severity severity) {
        List<Columns.Cell> cells = Columns.cells(text, begin, end);
        int room = WIDTH - INDENT.length() - 2;
        int first = 0;
        int flagged = 0;
        while (flagged < cells.size() - 1 && cells.get(flagged).to() <= flaggedFrom) {
            flagged++;
        }
        int whole = cells.stream().mapToInt(Columns.Cell::width).sum();
        if (whole > room) {
            // Keep some words before the flagged ones, so that they are read in their place.
            int before = 0;
            first = flagged;
            while (first > 0 && before < room / 4) {
                first--;
                before += cells.get(first).width();
            }
            while (first > 0 && first < flagged && !cells.get(first - 1).shown().isBlank()) {
                first++;
            }
        }
        StringBuilder shown = new StringBuilder(first > 0 ? "…" : "");
        StringBuilder marks = new StringBuilder(first > 0 ? " " : "");
        int used = shown.length();
        boolean painting = false;
        int i = first;
        for (; i < cells.size(); i++) {
            Columns.Cell cell = cells.get(i);
            if (used + cell.width() > room + (first > 0 ? 1 : 0)) {
                break;
            }
            boolean inside = cell.to() > flaggedFrom && cell.from() < flaggedTo;
            if (inside != painting && colour) {
                shown.append(inside ? "\u001B[4;" + code(severity) + "m" : "\u001B[0m");
            }
            painting = inside;
            shown.append(cell.shown());
            marks.append((inside ? "^" : " ").repeat(cell.width()));
            used += cell.width();
        }
        if (painting && colour) {
            shown.append("\u001B[0m");
        }
        if (i < cells.size()) {
            shown.append('…');
        }
        out.append(INDENT).append(shown.toString().stripTrailing()).append('\n');
        if (marks.indexOf("^") >= 0) {
            out.append(INDENT).append(marks.toString().stripTrailing()).append('\n');
        }
    }

    /** What a reader sees of a stretch of HTML source. */
    public static String readable(String source) {
        return org.apache.commons.text.StringEscapeUtils.unescapeHtml4(Markup.withoutTags(source))
                .replaceAll("\\s+", " ");
    }

    private static void wrapped(StringBuilder out, String label, String text) {
        String safe = Columns.flat(text);
        String indent = INDENT + " ".repeat(label.length());
        String lines = Columns.wrap(safe, WIDTH - indent.length(), "\n" + indent);
        out.append(INDENT).append(label).append(lines).append('\n');
    }

    private String bold(String text) {
        return colour ? "\u001B[1m" + text + "\u001B[0m" : text;
    }

    private String paint(Severity severity, String text) {
        return colour ? "\u001B[" + code(severity) + "m" + text + "\u001B[0m" : text;
    }

    private static String code(Severity severity) {
        return switch (severity) {
            case LOW -> "36";
            case MEDIUM -> "33";
            case HIGH -> "31";
        };
    }
}
