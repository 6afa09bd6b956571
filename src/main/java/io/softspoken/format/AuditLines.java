package io.softspoken.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Lines of audit files: one object a line, {@code "event"} says what it tells of. */
public final class AuditLines {
    /**
     * What a milter's line says of a mail that it put into the hold queue.
     *
     * @param queue the queue id
     * @param again the queue id under which the same message was judged before; empty if it was not
     */
    public record Hold(String queue, String again) {}

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AuditLines() {}

    /**
     * A line, without a line break at its end.
     *
     * @param keys in order; values are texts, numbers or truth values
     */
    public static String write(Map<String, ?> keys) {
        ObjectNode json = MAPPER.createObjectNode();
        keys.forEach((key, value) -> json.putPOJO(key, value));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that cannot be written", e);
        }
    }

    /** What a line says of a mail that was held; empty if it tells of something else, or is torn. */
    public static Optional<Hold> hold(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json == null
                    || !json.path("event").asText().equals("message")
                    || !json.path("action").asText().equals("hold")) {
                return Optional.empty();
            }
            return Optional.of(
                    new Hold(json.path("queue").asText(), json.path("again").asText()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
