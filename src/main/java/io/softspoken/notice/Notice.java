package io.softspoken.notice;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.format.TextReports;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the writer of a mail that was kept back is told. Immutable. It holds words of the mail, and is for its writer alone.
 *
 * @param subject one line
 * @param plain the notice as plain text, lines ending in {@code \n}
 * @param html the same as a page of HTML
 */
public record Notice(String subject, String plain, String html) {
    /** No more of a text than this is repeated to its writer, in UTF-16 units. */
    private static final int LONGEST_TEXT = 20_000;

    /** No more of a flagged stretch than this. */
    private static final int LONGEST_QUOTE = 400;

    /** Of the text beside an addition so much is shown. */
    private static final int AROUND = 60;

    /**
     * Writes a notice.
     *
     * @param subject one line; control characters are taken out
     * @param opening what has happened, a paragraph each
     * @param draft the words of the mail
     * @param report what was found in it
     * @param edit the smallest edit that frees it; empty if there is none
     * @param next what happens next, a paragraph each
     */
    public static Notice of(
            String subject,
            List<String> opening,
            Draft draft,
            ToneReport report,
            Optional<Edit> edit,
            List<String> next) {
        List<Block> blocks = new ArrayList<>();
        opening.forEach(text -> blocks.add(new Block.Paragraph(text)));
        List<Finding> holding = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.HIGH)
                .toList();
        findings(blocks, "What keeps it back", draft, holding);
        edit(blocks, draft, edit);
        findings(
                blocks,
                "What else could be put more gently",
                draft,
                report.findings().stream()
                        .filter(f -> f.severity() != Severity.HIGH)
                        .toList());
        missing(blocks, report.missing());
        softened(blocks, draft, report);
        if (!next.isEmpty()) {
            blocks.add(new Block.Heading("What happens next"));
            next.forEach(text -> blocks.add(new Block.Paragraph(text)));
        }
        return written(subject, blocks);
    }

    /** A notice of paragraphs alone, where there is nothing to be said of words. */
    public static Notice of(String subject, List<String> paragraphs) {
        return written(
                subject, paragraphs.stream().<Block>map(Block.Paragraph::new).toList());
    }

    private static Notice written(String subject, List<Block> blocks) {
        String plain = blocks.stream().map(Block::plain).collect(Collectors.joining("\n"));
        String html = blocks.stream()
                .map(Block::html)
                .collect(Collectors.joining(
                        "",
                        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n"
                                + "<body style=\"font-family:sans-serif;max-width:45em\">\n",
                        "</body></html>\n"));
        return new Notice(oneLine(subject), plain, html);
    }

    private static void findings(List<Block> blocks, String heading, Draft draft, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(heading));
        for (Finding finding : findings) {
            List<Block.Item.Line> lines = new ArrayList<>();
            lines.add(new Block.Item.Line("Why", finding.message()));
            finding.suggestions().stream()
                    .limit(2)
                    .forEach(wording -> lines.add(new Block.Item.Line(
                            lines.size() == 1 ? "Gentler" : "Or", wording.isEmpty() ? "(leave it out)" : wording)));
            blocks.add(new Block.Item(quoted(given(draft, finding.quote())), lines));
        }
    }

    private static void missing(List<Block> blocks, List<Missing> missing) {
        if (missing.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading("What the reader may miss"));
        for (Missing one : missing) {
            List<Block.Item.Line> lines = one.suggestions().stream()
                    .limit(1)
                    .map(sentence -> new Block.Item.Line("Could be added", sentence))
                    .toList();
            blocks.add(new Block.Item(one.message(), lines));
        }
    }

    private static void edit(List<Block> blocks, Draft draft, Optional<Edit> edit) {
        if (edit.isPresent() && edit.get().replacements().isEmpty()) {
            return; // nothing need be changed
        }
        blocks.add(new Block.Heading("The smallest edit that frees it"));
        if (edit.isEmpty()) {
            blocks.add(new Block.Paragraph(
                    "None of the wordings known here is enough. Please put what is quoted above in other words."));
            return;
        }
        for (Edit.Replacement one : edit.get().replacements()) {
            String wording = quoted(one.wording());
            if (one.start() == one.end()) {
                boolean first = one.wording().endsWith(" ");
                String around = first ? following(draft, one.start()) : preceding(draft, one.end());
                blocks.add(new Block.Item(
                        (first ? "Before " : "After ") + around, List.of(new Block.Item.Line("Add", wording))));
            } else if (one.wording().isEmpty()) {
                blocks.add(new Block.Item("Leave out " + quoted(given(draft, one.quote())), List.of()));
            } else {
                blocks.add(new Block.Item(
                        "Instead of " + quoted(given(draft, one.quote())),
                        List.of(new Block.Item.Line("Write", wording))));
            }
        }
        placeholders(blocks, edit.get().text());
    }

    private static void softened(List<Block> blocks, Draft draft, ToneReport report) {
        String softened = draft.markup() == Markup.HTML
                ? HtmlDrafts.read(report.softened()).words()
                : report.softened();
        if (softened.strip().equals(draft.words().strip())) {
            return;
        }
        blocks.add(new Block.Heading("The whole text, gentler"));
        blocks.add(new Block.Verbatim(
                softened.length() > LONGEST_TEXT ? cut(softened, LONGEST_TEXT) + "\n[…]" : softened.strip()));
        placeholders(blocks, softened);
    }

    private static void placeholders(List<Block> blocks, String text) {
        if (text.indexOf('[') >= 0) {
            blocks.add(new Block.Paragraph("What stands in [square brackets] is yours to fill in."));
        }
    }

    private static String following(Draft draft, int at) {
        String text = draft.text();
        String after = text.length() - at > AROUND ? cut(text.substring(at), AROUND) : text.substring(at);
        return quoted(given(draft, after.lines().findFirst().orElse("")) + "…");
    }

    private static String preceding(Draft draft, int at) {
        String text = draft.text();
        int from = Math.max(0, at - AROUND);
        String before = text.substring(from < at && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from, at);
        return quoted("…" + given(draft, before.substring(before.lastIndexOf('\n') + 1)));
    }

    /** What a reader sees of a stretch of the given text. */
    private static String given(Draft draft, String stretch) {
        return draft.markup() == Markup.HTML ? TextReports.readable(stretch) : stretch;
    }

    private static String quoted(String words) {
        String line = oneLine(words);
        return "\u201c" + (line.length() > LONGEST_QUOTE ? cut(line, LONGEST_QUOTE) + "…" : line) + "\u201d";
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
