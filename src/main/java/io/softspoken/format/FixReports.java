package io.softspoken.format;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softspoken.draft.Draft;
import io.softspoken.fix.FixPlan;
import io.softspoken.report.Acknowledgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was put right in a draft and what was not, as text and JSON.
 *
 * @param fixed what was
 * @param left what was not, and why
 * @param added sentences that were added for what was missing
 * @param unadded what is missing still, and why nothing was added for it
 * @param cautions what else to think of, a sentence each
 */
public record FixReports(
        List<Fixed> fixed, List<FixPlan.Left> left, List<Added> added, List<Unadded> unadded, List<String> cautions) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_SHOWN = 60;

    /** Copies the lists. */
    public FixReports {
        fixed = List.copyOf(fixed);
        left = List.copyOf(left);
        added = List.copyOf(added);
        unadded = List.copyOf(unadded);
        cautions = List.copyOf(cautions);
    }

    /**
     * A sentence that was added.
     *
     * @param item what was missing
     * @param parts the numbers of the parts of the mail in which it was added; empty where the draft is no mail
     */
    public record Added(Acknowledgement item, String sentence, List<String> parts) {
        /** Copies the list. */
        public Added {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Something for which no sentence was added.
     *
     * @param why the reason, in words that fit behind a colon
     */
    public record Unadded(Acknowledgement item, String why) {}

    /**
     * Words that were changed.
     *
     * @param line where they stood in the draft as it was then, from 1
     * @param column from 1
     * @param quote what stood there
     * @param wording what stands there now
     * @param parts the numbers of the parts of the mail in which it was changed; empty where the draft is no mail
     */
    public record Fixed(int line, int column, String rule, String quote, String wording, List<String> parts) {
        /** Of a fix in a draft. */
        public static Fixed of(FixPlan.Fix fix, Draft draft, List<String> parts) {
            int line = 1;
            int lineStart = 0;
            int at = fix.finding().start();
            String text = draft.text();
            for (int i = 0; i < at; i++) {
                char c = text.charAt(i);
                if (c == '\n' || c == '\r' && text.charAt(i + 1) != '\n') {
                    line++;
                    lineStart = i + 1;
                }
            }
            return new Fixed(
                    line,
                    text.codePointCount(lineStart, at) + 1,
                    fix.finding().rule(),
                    fix.finding().quote(),
                    fix.wording(),
                    List.copyOf(parts));
        }
    }

    /** A line for each thing, each with a line break at its end. */
    public String text(String name) {
        StringBuilder out = new StringBuilder();
        String safe = Columns.safe(name);
        for (Fixed one : fixed) {
            out.append(safe).append(':').append(one.line()).append(':').append(one.column());
            out.append(inParts(one.parts()));
            out.append(": changed \"").append(shown(one.quote())).append("\" to ");
            out.append(one.wording().isEmpty() ? "nothing" : "\"" + shown(one.wording()) + "\"")
                    .append('\n');
        }
        for (FixPlan.Left one : left) {
            out.append(safe)
                    .append(": left \"")
                    .append(shown(one.finding().quote()))
                    .append("\" (");
            out.append(one.finding().category().id())
                    .append(", ")
                    .append(one.finding().severity().id());
            out.append("): ").append(Columns.safe(one.why())).append('\n');
        }
        for (Added one : added) {
            out.append(safe)
                    .append(inParts(one.parts()))
                    .append(": added for ")
                    .append(one.item().id());
            out.append(": \"").append(shown(one.sentence())).append("\"\n");
        }
        for (Unadded one : unadded) {
            out.append(safe).append(": nothing added for ").append(one.item().id());
            out.append(": ").append(Columns.safe(one.why())).append('\n');
        }
        cautions.forEach(one -> out.append(safe).append(": note: ").append(one).append('\n'));
        return out.append(safe)
                .append(": ")
                .append(fixed.isEmpty() ? "nothing" : String.valueOf(fixed.size()))
                .append(" changed, ")
                .append(left.isEmpty() ? "nothing" : String.valueOf(left.size()))
                .append(" left")
                .append(added.isEmpty() ? "" : ", " + added.size() + " added")
                .append('\n')
                .toString();
    }

    private static String inParts(List<String> parts) {
        return parts.isEmpty() ? "" : " (part " + String.join(" and ", parts) + ")";
    }

    private static String shown(String words) {
        String line = Columns.safe(words.replaceAll("\\s+", " ").strip());
        return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    /** Keys for the JSON of the report, in order, with their JSON values. */
    public Map<String, String> json() {
        ArrayNode changes = MAPPER.createArrayNode();
        for (Fixed one : fixed) {
            ObjectNode node = changes.addObject();
            node.put("rule", one.rule());
            node.put("quote", one.quote());
            node.put("wording", one.wording());
            if (!one.parts().isEmpty()) {
                ArrayNode parts = node.putArray("parts");
                one.parts().forEach(parts::add);
            }
        }
        ArrayNode staying = MAPPER.createArrayNode();
        for (FixPlan.Left one : left) {
            ObjectNode node = staying.addObject();
            node.put("rule", one.finding().rule());
            node.put("quote", one.finding().quote());
            node.put("why", one.why());
        }
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fixed", changes.toString());
        keys.put("left", staying.toString());
        if (!added.isEmpty() || !unadded.isEmpty()) {
            ArrayNode sentences = MAPPER.createArrayNode();
            for (Added one : added) {
                ObjectNode node = sentences.addObject();
                node.put("missing", one.item().id());
                node.put("sentence", one.sentence());
                if (!one.parts().isEmpty()) {
                    ArrayNode parts = node.putArray("parts");
                    one.parts().forEach(parts::add);
                }
            }
            keys.put("added", sentences.toString());
            ArrayNode not = MAPPER.createArrayNode();
            for (Unadded one : unadded) {
                not.addObject().put("missing", one.item().id()).put("why", one.why());
            }
            keys.put("unadded", not.toString());
        }
        if (!cautions.isEmpty()) {
            ArrayNode notes = MAPPER.createArrayNode();
            cautions.forEach(notes::add);
            keys.put("cautions", notes.toString());
        }
        return keys;
    }
}
