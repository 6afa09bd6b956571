package io.softspoken.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 (OASIS): one run for all drafts. Results are written as they come; the rules that they name, and what could
 * not be checked, stand behind them.
 */
public final class SarifReports implements Reports {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final PrintStream out;
    private final String version;
    private final Map<String, ObjectNode> rules = new LinkedHashMap<>();
    private final ArrayNode notifications = MAPPER.createArrayNode();
    private final JsonGenerator json;
    private String engine = "";

    /** @param version that of Softspoken */
    public SarifReports(PrintStream out, String version) {
        this.out = out;
        this.version = version;
        try {
            json = new JsonFactory()
                    .createGenerator(out)
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .useDefaultPrettyPrinter()
                    .setCodec(MAPPER);
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void add(Checked checked) {
        engine = checked.report().engine();
        for (Finding finding : checked.report().findings()) {
            ObjectNode result = result(
                    finding.rule(),
                    finding.category().summary(),
                    finding.message(),
                    finding.severity(),
                    message(checked, finding),
                    List.of("tone", finding.category().id()));
            ObjectNode location = location(result, checked);
            ObjectNode region = region(location.putObject("region"), checked, finding.start(), finding.end());
            region.putObject("snippet").put("text", checked.quote(finding));
            fixes(result, checked, finding);
            finish(result, checked, finding.rule(), checked.quote(finding), finding.suggestions());
        }
        for (Missing missing : checked.report().missing()) {
            String id = missing.item().id();
            ObjectNode result = result(
                    "missing/" + id,
                    "something the reader is owed is not said",
                    missing.message(),
                    missing.item().severity(),
                    "Missing " + id + ". " + missing.message() + suggested("Add", missing.suggestions()),
                    List.of("tone", "missing"));
            region(location(result, checked).putObject("region"), checked, missing.at(), missing.at());
            finish(result, checked, "missing/" + id, "", missing.suggestions());
        }
    }

    @Override
    public void unusable(String name, String why) {
        ObjectNode one = notifications.addObject();
        one.put("level", "error");
        one.putObject("message").put("text", why);
        one.putArray("locations")
                .addObject()
                .putObject("physicalLocation")
                .putObject("artifactLocation")
                .put("uri", uri(name));
    }

    @Override
    public void end() {
        try {
            json.writeEndArray();
            ObjectNode driver = MAPPER.createObjectNode();
            driver.put("name", "Softspoken");
            driver.put("version", version);
            if (!engine.isEmpty()) {
                driver.putObject("properties").put("engine", engine);
            }
            driver.putArray("rules").addAll(rules.values());
            json.writeObjectFieldStart("tool");
            json.writeObjectField("driver", driver);
            json.writeEndObject();
            ObjectNode invocation = MAPPER.createObjectNode();
            invocation.put("executionSuccessful", notifications.isEmpty());
            invocation.set("toolExecutionNotifications", notifications);
            json.writeArrayFieldStart("invocations");
            json.writeObject(invocation);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.close();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode result(
            String rule, String summary, String why, Severity severity, String message, List<String> tags) {
        String level = level(severity);
        int index = List.copyOf(rules.keySet()).indexOf(rule);
        if (index < 0) {
            index = rules.size();
            ObjectNode described = MAPPER.createObjectNode();
            described.put("id", rule);
            described.putObject("shortDescription").put("text", summary);
            described.putObject("fullDescription").put("text", why);
            described.putObject("help").put("text", why);
            described.putObject("defaultConfiguration").put("level", level);
            ArrayNode tagged = described.putObject("properties").putArray("tags");
            tags.forEach(tagged::add);
            rules.put(rule, described);
        }
        ObjectNode result = MAPPER.createObjectNode();
        result.put("ruleId", rule);
        result.put("ruleIndex", index);
        result.put("level", level);
        result.putObject("message").put("text", message);
        result.putObject("properties").put("severity", severity.id());
        return result;
    }

    private static String message(Checked checked, Finding finding) {
        return "\"" + checked.quote(finding) + "\": " + finding.message()
                + suggested(
                        "Try",
                        finding.suggestions().stream()
                                .filter(wording -> !wording.isEmpty())
                                .toList());
    }

    private static String suggested(String verb, List<String> wordings) {
        return wordings.isEmpty() ? "" : " " + verb + ": \"" + String.join("\", or \"", wordings) + "\"";
    }

    private static ObjectNode location(ObjectNode result, Checked checked) {
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(checked.name()));
        return physical;
    }

    private static ObjectNode region(ObjectNode region, Checked checked, int start, int end) {
        SourceLines.Place from = checked.lines().place(start);
        SourceLines.Place to = checked.lines().end(start, end);
        region.put("startLine", from.line()).put("startColumn", from.column());
        region.put("endLine", to.line()).put("endColumn", to.column());
        if (checked.lines().exact()) {
            region.put("charOffset", start).put("charLength", end - start);
        }
        return region;
    }

    /** What a program may put in place by itself: whole wordings, in a file that is the draft. */
    private static void fixes(ObjectNode result, Checked checked, Finding finding) {
        if (!checked.lines().exact() || checked.name().equals("-")) {
            return;
        }
        ArrayNode fixes = MAPPER.createArrayNode();
        for (String wording : finding.suggestions()) {
            if (wording.isEmpty() || wording.contains("[")) {
                continue;
            }
            ObjectNode fix = fixes.addObject();
            fix.putObject("description").put("text", wording);
            ObjectNode change = fix.putArray("artifactChanges").addObject();
            change.putObject("artifactLocation").put("uri", uri(checked.name()));
            ObjectNode replacement = change.putArray("replacements").addObject();
            region(replacement.putObject("deletedRegion"), checked, finding.start(), finding.end());
            replacement.putObject("insertedContent").put("text", inserted(checked, finding, wording));
        }
        if (!fixes.isEmpty()) {
            result.set("fixes", fixes);
        }
    }

    private static String inserted(Checked checked, Finding finding, String wording) {
        if (checked.draft().markup() == Markup.PLAIN) {
            return wording;
        }
        String text = checked.draft().text();
        String replaced = checked.draft().replace(text, new Span(finding.start(), finding.end()), wording);
        return replaced.substring(finding.start(), replaced.length() - (text.length() - finding.end()));
    }

    private void finish(ObjectNode result, Checked checked, String rule, String quote, List<String> wordings) {
        CRC32 print = new CRC32();
        print.update((checked.name() + "\n" + rule + "\n" + quote).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        result.putObject("partialFingerprints").put("words/v1", Long.toHexString(print.getValue()));
        if (result.get("properties") instanceof ObjectNode properties) {
            ArrayNode offered = properties.putArray("suggestions");
            wordings.forEach(offered::add);
        }
        try {
            json.writeObject(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case LOW -> "note";
            case MEDIUM -> "warning";
            case HIGH -> "error";
        };
    }

    /** A file name as a URI: relative where the name is. */
    static String uri(String name) {
        if (name.equals("-")) {
            return "stdin";
        }
        StringBuilder whole = new StringBuilder(name.length());
        // Half a character, as a name on Windows may hold, cannot be written in a URI.
        name.codePoints().forEach(c -> whole.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c));
        String path = whole.toString().replace('\\', '/');
        @Nullable String scheme = path.startsWith("/") ? "file" : null;
        String relative = scheme == null && path.split("/", 2)[0].contains(":") ? "./" + path : path;
        try {
            return new URI(scheme, scheme == null ? null : "", relative, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unnamed";
        }
    }
}
