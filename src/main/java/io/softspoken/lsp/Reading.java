package io.softspoken.lsp;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.fix.FixPlan;
import io.softspoken.fix.Wordings;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** What is said of one version of a document, in the terms of the protocol. Immutable. */
final class Reading {
    /** The command that keeps a phrase to be ignored: the document, the rule, the phrase. */
    static final String IGNORE = "softspoken.ignore";

    /** The whole draft at once; a part of {@code source.fixAll}, so that a client that asks for that gets it. */
    static final String FIX_ALL = CodeActionKind.SourceFixAll + ".softspoken";

    /** A text longer than this is no draft. */
    static final int LARGEST = 1_000_000;

    /** A phrase longer than this is no phrase to be ignored. */
    private static final int LONGEST_PHRASE = 200;

    private static final int LONGEST_TITLE = 70;
    private static final String SOURCE = "softspoken";
    private static final AtomicLong COUNT = new AtomicLong();

    private final String id = Long.toString(COUNT.incrementAndGet(), Character.MAX_RADIX);
    private final Document document;
    private final Workspace.Checker by;
    private final @Nullable DraftInDocument place;
    private final @Nullable ToneReport report;
    private final String problem;
    private final List<Remark> remarks;

    /** Something to be said of a place; of {@code finding} and {@code missing} one is there. */
    private record Remark(
            Span at, @Nullable Finding finding, @Nullable Missing missing) {
        String code() {
            return finding != null
                    ? finding.rule()
                    : missing != null ? "missing/" + missing.item().id() : "";
        }

        String message() {
            return finding != null ? finding.message() : missing != null ? missing.message() : "";
        }

        Severity severity() {
            return finding != null
                    ? finding.severity()
                    : missing != null ? missing.item().severity() : Severity.LOW;
        }

        List<String> suggestions() {
            return finding != null ? finding.suggestions() : missing != null ? missing.suggestions() : List.of();
        }

        /** Such as {@code alarm, high}. */
        String label() {
            return (finding != null ? finding.category().id() : code().replace('/', ' ')) + ", "
                    + severity().id();
        }
    }

    private Reading(
            Document document,
            Workspace.Checker by,
            @Nullable DraftInDocument place,
            @Nullable ToneReport report,
            String problem) {
        this.document = document;
        this.by = by;
        this.place = place;
        this.report = report;
        this.problem = problem;
        remarks = place == null || report == null ? List.of() : remarks(document, place, report);
    }

    /** Reads a document. Never throws for what is written in it. */
    static Reading of(Document document, Workspace.Checker by) {
        ToneChecker checker = by.checker();
        if (checker == null) {
            return new Reading(document, by, null, null, "Not checked: " + by.problem());
        }
        if (document.text().length() > LARGEST) {
            return new Reading(
                    document,
                    by,
                    null,
                    null,
                    "Not checked: larger than " + LARGEST + " characters; open the draft alone.");
        }
        try {
            DraftInDocument place = DraftInDocument.of(document);
            Draft draft = place.draft();
            return draft.words().isBlank()
                    ? new Reading(document, by, null, null, "")
                    : new Reading(document, by, place, checker.check(draft), "");
        } catch (UnreadableMailException e) {
            return new Reading(document, by, null, null, "Not checked: " + e.getMessage() + ".");
        }
    }

    private static List<Remark> remarks(Document document, DraftInDocument place, ToneReport report) {
        List<Remark> remarks = new ArrayList<>();
        for (Finding finding : report.findings()) {
            remarks.add(new Remark(place.at(finding.start(), finding.end()), finding, null));
        }
        for (Missing missing : report.missing()) {
            int at = place.at(missing.at(), missing.at()).start();
            remarks.add(new Remark(wordAt(document.text(), at), null, missing));
        }
        return remarks;
    }

    /** The word at a place or else the one before it, so that there is something to be underlined. */
    private static Span wordAt(String text, int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end > at) {
            return new Span(at, end);
        }
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return new Span(start, end);
    }

    /** Tells this reading from all others. */
    String id() {
        return id;
    }

    Document document() {
        return document;
    }

    /** The settings by which it was read. */
    Workspace.State settings() {
        return by.state();
    }

    /** Whether a rule has found a phrase. */
    boolean holds(String rule, String phrase) {
        return remarks.stream()
                .map(Remark::finding)
                .anyMatch(finding -> finding != null
                        && finding.rule().equals(rule)
                        && phrase(finding).equals(phrase));
    }

    List<Diagnostic> diagnostics(ClientAbilities client) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (!problem.isEmpty()) {
            Diagnostic diagnostic = new Diagnostic(new Range(new Position(0, 0), new Position(0, 0)), problem);
            diagnostic.setSeverity(DiagnosticSeverity.Warning);
            diagnostic.setSource(SOURCE);
            diagnostic.setCode("not-checked");
            diagnostics.add(diagnostic);
        }
        remarks.forEach(remark -> diagnostics.add(diagnostic(remark, client)));
        return diagnostics;
    }

    private Diagnostic diagnostic(Remark remark, ClientAbilities client) {
        Range range = document.range(remark.at());
        Diagnostic diagnostic = new Diagnostic(range, remark.label() + where(remark) + ": " + remark.message());
        diagnostic.setSeverity(
                switch (remark.severity()) {
                    case HIGH -> DiagnosticSeverity.Error;
                    case MEDIUM -> DiagnosticSeverity.Warning;
                    case LOW -> DiagnosticSeverity.Information;
                });
        diagnostic.setSource(SOURCE);
        diagnostic.setCode(remark.code());
        if (client.related() && !remark.suggestions().isEmpty()) {
            diagnostic.setRelatedInformation(remark.suggestions().stream()
                    .map(wording -> new DiagnosticRelatedInformation(
                            new Location(document.uri(), range), title(remark, wording)))
                    .toList());
        }
        return diagnostic;
    }

    /** Which words are meant, where the editor cannot show them. */
    private String where(Remark remark) {
        String part = place == null ? "" : place.codedPart();
        if (part.isEmpty()) {
            return "";
        }
        Finding finding = remark.finding();
        String quote = finding == null ? "" : ", \u201C" + cut(phrase(finding)) + "\u201D";
        return quote + " in part " + part + " of the mail, which is in base64";
    }

    /** What is said of the words at a place; null if nothing is. */
    @Nullable
    Hover hover(Position position, ClientAbilities client) {
        int at = document.offset(position);
        List<Remark> here = remarks.stream()
                .filter(remark -> remark.at().start() <= at && at < remark.at().end())
                .toList();
        if (here.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean markdown = client.markdown();
        for (Remark remark : here) {
            text.append(text.length() == 0 ? "" : markdown ? "\n\n---\n\n" : "\n\n");
            text.append(markdown ? "**" + remark.label() + "**" : remark.label());
            text.append(shown(where(remark), markdown));
            text.append(markdown ? "\n\n" : "\n").append(shown(remark.message(), markdown));
            if (!remark.suggestions().isEmpty()) {
                text.append(markdown ? "\n" : "");
                remark.suggestions()
                        .forEach(wording -> text.append("\n- ").append(shown(title(remark, wording), markdown)));
            }
        }
        MarkupContent content =
                new MarkupContent(markdown ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT, text.toString());
        return new Hover(content, document.range(here.get(0).at()));
    }

    private static String shown(String text, boolean markdown) {
        return markdown ? text.replaceAll("[\\\\`*_{}\\[\\]()#+.!|<>&~-]", "\\\\$0") : text;
    }

    /**
     * What can be done about the words in a stretch of the document.
     *
     * @param only the kinds that are wanted; null for all
     */
    List<Either<Command, CodeAction>> actions(
            Range range, @Nullable List<String> only, ClientAbilities client, boolean keepsPhrases) {
        List<Either<Command, CodeAction>> actions = new ArrayList<>();
        if (place == null || report == null) {
            return actions;
        }
        int from = document.offset(range.getStart());
        int to = Math.max(from, document.offset(range.getEnd()));
        List<Remark> here = remarks.stream()
                .filter(remark ->
                        remark.at().start() <= to && from <= remark.at().end())
                .toList();
        if (client.literals() && wants(only, CodeActionKind.QuickFix)) {
            for (Remark remark : here) {
                boolean first = true;
                for (String wording : remark.suggestions()) {
                    Optional<CodeAction> action = put(place, remark, wording, client);
                    if (action.isPresent()) {
                        action.get().setIsPreferred(first && !wording.contains("["));
                        first = false;
                        actions.add(Either.forRight(action.get()));
                    }
                }
            }
        }
        if (keepsPhrases && (only == null || only.isEmpty() || wants(only, CodeActionKind.QuickFix))) {
            for (Remark remark : here) {
                Finding finding = remark.finding();
                if (finding == null
                        || phrase(finding).isEmpty()
                        || phrase(finding).length() > LONGEST_PHRASE) {
                    continue;
                }
                Command command = new Command(
                        "Always ignore \u201C" + cut(phrase(finding)) + "\u201D (" + finding.rule() + ")",
                        IGNORE,
                        List.of(document.uri(), finding.rule(), phrase(finding)));
                if (client.literals()) {
                    CodeAction action = new CodeAction(command.getTitle());
                    action.setKind(CodeActionKind.QuickFix);
                    action.setDiagnostics(List.of(diagnostic(remark, client)));
                    action.setCommand(command);
                    actions.add(Either.forRight(action));
                } else {
                    actions.add(Either.forLeft(command));
                }
            }
        }
        if (client.literals() && wants(only, FIX_ALL)) {
            List<Edit> edits = FixPlan.of(place.draft(), report, false).edits();
            if (!edits.isEmpty()) {
                place.changes(edits).ifPresent(changes -> {
                    CodeAction action = new CodeAction("Soften the whole draft");
                    action.setKind(FIX_ALL);
                    action.setEdit(edit(changes, client));
                    actions.add(Either.forRight(action));
                });
            }
        }
        return actions;
    }

    private Optional<CodeAction> put(DraftInDocument in, Remark remark, String wording, ClientAbilities client) {
        Finding finding = remark.finding();
        Missing missing = remark.missing();
        Optional<List<DraftInDocument.Change>> changes = Optional.empty();
        if (finding != null) {
            changes = FixPlan.edit(in.draft(), finding, wording).flatMap(edit -> in.changes(List.of(edit)));
        } else if (missing != null) {
            changes = in.added(missing.at(), Wordings.added(in.draft().text(), missing.at(), wording));
        }
        return changes.map(made -> {
            CodeAction action = new CodeAction(cut(title(remark, wording)));
            action.setKind(CodeActionKind.QuickFix);
            action.setDiagnostics(List.of(diagnostic(remark, client)));
            action.setEdit(edit(made, client));
            return action;
        });
    }

    /** Whether one of the kinds that are wanted is this one, or one that it is a part of. */
    private static boolean wants(@Nullable List<String> only, String kind) {
        return only == null
                || only.isEmpty()
                || only.stream().anyMatch(one -> one.isEmpty() || kind.equals(one) || kind.startsWith(one + "."));
    }

    private WorkspaceEdit edit(List<DraftInDocument.Change> changes, ClientAbilities client) {
        List<TextEdit> edits = changes.stream()
                .map(change -> new TextEdit(document.range(change.at()), change.text()))
                .toList();
        if (!client.versioned()) {
            return new WorkspaceEdit(Map.of(document.uri(), edits));
        }
        List<Either<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>> either = new ArrayList<>();
        edits.forEach(one -> either.add(Either.forLeft(one)));
        return new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(
                new VersionedTextDocumentIdentifier(document.uri(), document.version()), either))));
    }

    private static String title(Remark remark, String wording) {
        return remark.missing() != null
                ? "Add: " + wording
                : wording.isEmpty() ? "Leave these words out" : "Write: " + wording;
    }

    /** The words of a finding on one line. */
    private String phrase(Finding finding) {
        return place == null
                ? ""
                : place.draft()
                        .seen(new Span(finding.start(), finding.end()))
                        .of(place.draft().words())
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_TITLE) - 1)) + "\u2026";
    }
}
