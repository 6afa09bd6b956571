package io.softspoken.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import io.softspoken.fix.Wordings;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import java.util.Map;

/**
 * The JSON of {@link JsonReports} with what an editor needs besides: for each suggestion the edit that puts it in place, and
 * where the softened text is new.
 */
public final class EditorReports {
    private EditorReports() {}

    /**
     * The report as JSON on one line.
     *
     * <p>Findings and missing items of a plain draft have {@code edits}, one for each of the {@code suggestions} in the same
     * order: {@code start} and {@code end} in the draft, and the {@code text} that is to stand there; null where there is
     * nothing to be changed. Missing items have their {@code severity} too. {@code changes} lists the stretches of {@code softened} that are new.
     *
     * @param draft what was checked
     * @param report what was said of it
     * @param first keys that stand before all others; their values are JSON
     */
    public static String write(Draft draft, ToneReport report, Map<String, String> first) {
        ObjectNode json = JsonReports.json(report, "");
        if (draft.markup() == Markup.PLAIN) {
            JsonNode findings = json.get("findings");
            for (int i = 0; i < report.findings().size(); i++) {
                edits(
                        (ObjectNode) findings.get(i),
                        draft.text(),
                        report.findings().get(i));
            }
            JsonNode missing = json.get("missing");
            for (int i = 0; i < report.missing().size(); i++) {
                edits(
                        (ObjectNode) missing.get(i),
                        draft.text(),
                        report.missing().get(i));
            }
            changes(json.putArray("changes"), draft.text(), report.softened());
        }
        return JsonReports.write(json, first);
    }

    private static void edits(ObjectNode json, String text, Finding finding) {
        ArrayNode edits = json.putArray("edits");
        for (String suggestion : finding.suggestions()) {
            Wordings.put(text, new Span(finding.start(), finding.end()), suggestion)
                    .ifPresentOrElse(edit -> edit(edits, edit.at(), edit.wording()), edits::addNull);
        }
    }

    private static void edits(ObjectNode json, String text, Missing missing) {
        json.put("severity", missing.item().severity().id());
        ArrayNode edits = json.putArray("edits");
        for (String sentence : missing.suggestions()) {
            edit(edits, new Span(missing.at(), missing.at()), Wordings.added(text, missing.at(), sentence));
        }
    }

    private static void edit(ArrayNode edits, Span at, String wording) {
        edits.addObject().put("start", at.start()).put("end", at.end()).put("text", wording);
    }

    private static void changes(ArrayNode changes, String older, String newer) {
        int at = 0;
        for (WordChanges.Part part : WordChanges.between(older, newer)) {
            int end = at + part.text().length();
            if (part.isNew()) {
                changes.addObject().put("start", at).put("end", end);
            }
            at = end;
        }
    }
}
