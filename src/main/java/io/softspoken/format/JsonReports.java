package io.softspoken.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softspoken.report.Category;
import io.softspoken.report.Commitment;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Note;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** A report as one line of JSON. For all threads. */
public final class JsonReports {
    /** By itself: what a mapper of Jackson makes ready takes longer than to check a draft. */
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReports() {}

    /**
     * The report as JSON on one line, without a line break at its end.
     *
     * @param first keys that stand before all others, in order, such as {@code file}; their values are JSON texts made by
     *     {@link #text} or kept from the input
     */
    public static String write(ToneReport report, Map<String, String> first) {
        return write(report, first, "");
    }

    /**
     * The same for a draft that stands in a part of a mail.
     *
     * @param part the number of the part, which each finding then names; empty if the draft is no mail
     */
    public static String write(ToneReport report, Map<String, String> first, String part) {
        return write(json(report, part), first);
    }

    /** The report as an object to which keys may be added. */
    static ObjectNode json(ToneReport report, String part) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", report.verdict().id());
        ObjectNode scores = json.putObject("scores");
        for (Map.Entry<Category, Integer> score : report.scores().entrySet()) {
            scores.put(score.getKey().id(), score.getValue());
        }
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : report.findings()) {
            ObjectNode one = findings.addObject();
            one.put("rule", finding.rule());
            one.put("category", finding.category().id());
            one.put("severity", finding.severity().id());
            if (!part.isEmpty()) {
                one.put("part", part);
            }
            one.put("start", finding.start());
            one.put("end", finding.end());
            one.put("quote", finding.quote());
            one.put("message", finding.message());
            strings(one.putArray("suggestions"), finding.suggestions());
        }
        ArrayNode missing = json.putArray("missing");
        for (Missing item : report.missing()) {
            ObjectNode one = missing.addObject();
            one.put("id", item.item().id());
            one.put("message", item.message());
            one.put("at", item.at());
            strings(one.putArray("suggestions"), item.suggestions());
        }
        ArrayNode commitments = json.putArray("commitments");
        for (Commitment commitment : report.commitments()) {
            ObjectNode one = commitments.addObject();
            one.put("what", commitment.what());
            one.put("when", commitment.when());
            one.put("start", commitment.start());
            one.put("end", commitment.end());
            one.put("who", commitment.who());
            commitment.due().ifPresent(due -> one.put("due", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(due)));
        }
        json.put("softened", report.softened());
        ArrayNode notes = json.putArray("notes");
        for (Note note : report.notes()) {
            ObjectNode one = notes.addObject();
            one.put("id", note.id());
            one.put("message", note.message());
            one.put("quote", note.quote());
        }
        json.put("language", report.language());
        json.put("engine", report.engine());
        return json;
    }

    /** An object on one line, with keys put before its own. */
    static String write(ObjectNode json, Map<String, String> first) {
        String body = text(json);
        StringBuilder out = new StringBuilder(body.length() + 64).append('{');
        first.forEach(
                (key, value) -> out.append(text(key)).append(':').append(value).append(','));
        return out.append(body, 1, body.length()).toString();
    }

    /** An edit as JSON on one line: its replacements, the whole text with them, and the verdict on that. */
    public static String edit(Edit edit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", edit.verdict().id());
        ArrayNode replacements = json.putArray("replacements");
        for (Edit.Replacement replacement : edit.replacements()) {
            ObjectNode one = replacements.addObject();
            one.put("start", replacement.start());
            one.put("end", replacement.end());
            one.put("quote", replacement.quote());
            one.put("wording", replacement.wording());
        }
        json.put("text", edit.text());
        return text(json);
    }

    /** A text as a JSON string, quotation marks and all. */
    public static String text(String text) {
        return text(JsonNodeFactory.instance.textNode(text));
    }

    /** On one line. */
    private static String text(JsonNode json) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            write(json, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no input or output in it
        }
        return out.toString();
    }

    private static void write(JsonNode json, JsonGenerator out) throws IOException {
        switch (json.getNodeType()) {
            case OBJECT -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonNode> one : json.properties()) {
                    out.writeFieldName(one.getKey());
                    write(one.getValue(), out);
                }
                out.writeEndObject();
            }
            case ARRAY -> {
                out.writeStartArray();
                for (JsonNode one : json) {
                    write(one, out);
                }
                out.writeEndArray();
            }
            case NULL -> out.writeNull();
            case NUMBER -> {
                if (json.isIntegralNumber()) {
                    out.writeNumber(json.longValue());
                } else {
                    out.writeNumber(json.doubleValue());
                }
            }
            case BOOLEAN -> out.writeBoolean(json.booleanValue());
            case STRING -> out.writeString(json.textValue());
            default -> throw new IllegalArgumentException("nothing that a report holds: " + json.getNodeType());
        }
    }

    private static void strings(ArrayNode array, List<String> strings) {
        strings.forEach(array::add);
    }
}
