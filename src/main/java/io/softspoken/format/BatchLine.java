package io.softspoken.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code batch} read: a draft, or what is wrong with the line.
 *
 * @param id the id as JSON, {@code null} where the line has none
 * @param draft the draft; empty if {@code error} is not
 * @param incoming the message it answers, or null
 * @param date when the draft is written, if that was said
 * @param error what is wrong and what to do; empty if nothing is
 */
public record BatchLine(
        String id, String draft, @Nullable String incoming, Optional<ZonedDateTime> date, String error) {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(20_000_000)
                            .maxNestingDepth(50)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a line such as {@code {"id": 7, "draft": "…", "incoming": null, "date": "2026-11-24T09:00:00+01:00"}}; other keys
     * are passed over.
     */
    public static BatchLine read(String line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            return bad(
                    "null",
                    "not valid JSON" + where
                            + "; a line is {\"id\": …, \"draft\": \"…\", \"incoming\": \"…\" or null}");
        }
        if (json == null || !json.isObject()) {
            return bad(
                    "null", "not a JSON object; a line is {\"id\": …, \"draft\": \"…\", \"incoming\": \"…\" or null}");
        }
        JsonNode id = json.get("id");
        String written = id == null || id.isContainerNode() ? "null" : id.toString();
        JsonNode draft = json.get("draft");
        if (draft == null || !draft.isTextual()) {
            return bad(written, draft == null ? "there is no \"draft\"" : "\"draft\" is not a text");
        }
        JsonNode incoming = json.get("incoming");
        if (incoming != null && !incoming.isNull() && !incoming.isTextual()) {
            return bad(written, "\"incoming\" is neither a text nor null");
        }
        Optional<ZonedDateTime> date;
        try {
            date = CheckRequest.date(CheckRequest.text(json, "date"));
        } catch (CheckRequest.BadRequest e) {
            return bad(written, String.valueOf(e.getMessage()));
        }
        return new BatchLine(
                written,
                draft.textValue(),
                incoming == null || incoming.isNull() ? null : incoming.textValue(),
                date,
                "");
    }

    private static BatchLine bad(String id, String error) {
        return new BatchLine(id, "", null, Optional.empty(), error);
    }
}
