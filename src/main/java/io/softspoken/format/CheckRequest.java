package io.softspoken.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.softspoken.draft.Audience;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for one draft to be checked, read from JSON.
 *
 * @param id what the answer is to be known by, as JSON; {@code null} where none was given
 * @param draft the draft
 * @param html whether it is HTML
 * @param incoming the message it answers, or null
 * @param audience who reads it, if that was said
 * @param to the addresses it goes to
 * @param date when it is written, if that was said
 * @param ignore for the id of a rule the phrases in which it is to be left alone
 */
public record CheckRequest(
        String id,
        String draft,
        boolean html,
        @Nullable String incoming,
        Optional<Audience> audience,
        List<String> to,
        Optional<ZonedDateTime> date,
        Map<String, Set<String>> ignore) {
    /** So many addresses, or phrases, are taken. */
    private static final int MOST = 200;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(20).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is asked cannot be read. The message says what is wrong and what to do, without words of a draft. */
    public static final class BadRequest extends Exception {
        private static final long serialVersionUID = 1L;

        BadRequest(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads a request such as {@code {"draft": "…", "incoming": "…", "audience": "customer"}}. Only {@code draft} is needed;
     * {@code null} is the same as leaving a key out, and other keys are passed over.
     */
    public static CheckRequest read(String text) throws BadRequest {
        JsonNode json = object(text, "{\"draft\": \"…\"}");
        JsonNode id = json.get("id");
        String draft = text(json, "draft");
        if (draft == null) {
            throw new BadRequest("there is no \"draft\"; send {\"draft\": \"…\"}");
        }
        String format = text(json, "format");
        if (format != null && !format.equals("plain") && !format.equals("html")) {
            throw new BadRequest("\"format\" is neither \"plain\" nor \"html\"");
        }
        return new CheckRequest(
                id == null || id.isContainerNode() ? "null" : id.toString(),
                draft,
                "html".equals(format),
                text(json, "incoming"),
                audience(text(json, "audience")),
                addresses(json.get("to")),
                date(text(json, "date")),
                ignore(json.get("ignore")));
    }

    /** The JSON object in a text. */
    static JsonNode object(String text, String shape) throws BadRequest {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new BadRequest("not valid JSON" + where + "; send " + shape);
        }
        if (json == null || !json.isObject()) {
            throw new BadRequest("not a JSON object; send " + shape);
        }
        return json;
    }

    /** The text under a key; null where there is none. */
    static @Nullable String text(JsonNode json, String key) throws BadRequest {
        JsonNode value = json.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadRequest("\"" + key + "\" is not a text");
        }
        return value.textValue();
    }

    private static Optional<Audience> audience(@Nullable String name) throws BadRequest {
        if (name == null) {
            return Optional.empty();
        }
        for (Audience audience : Audience.values()) {
            if (audience.id().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(audience);
            }
        }
        throw new BadRequest("\"audience\" is neither \"customer\" nor \"technical\"");
    }

    /** The time under {@code date}; empty for null. */
    static Optional<ZonedDateTime> date(@Nullable String date) throws BadRequest {
        try {
            return date == null ? Optional.empty() : Optional.of(ZonedDateTime.parse(date));
        } catch (DateTimeException e) {
            throw new BadRequest("\"date\" is no time; give one such as 2026-11-24T09:00:00+01:00");
        }
    }

    private static List<String> addresses(@Nullable JsonNode to) throws BadRequest {
        List<String> addresses = new ArrayList<>();
        if (to != null && !to.isNull()) {
            if (!to.isArray() || to.size() > MOST) {
                throw new BadRequest("\"to\" is not a list of at most " + MOST + " addresses");
            }
            for (JsonNode one : to) {
                if (!one.isTextual()) {
                    throw new BadRequest("an address in \"to\" is not a text");
                }
                addresses.add(one.textValue());
            }
        }
        return List.copyOf(addresses);
    }

    private static Map<String, Set<String>> ignore(@Nullable JsonNode list) throws BadRequest {
        Map<String, Set<String>> ignore = new HashMap<>();
        if (list != null && !list.isNull()) {
            if (!list.isArray() || list.size() > MOST) {
                throw new BadRequest("\"ignore\" is not a list of at most " + MOST + " phrases");
            }
            for (JsonNode one : list) {
                String rule = text(one, "rule");
                String phrase = text(one, "phrase");
                if (rule == null || phrase == null || phrase.isBlank()) {
                    throw new BadRequest("an entry of \"ignore\" is not {\"rule\": \"…\", \"phrase\": \"…\"}");
                }
                ignore.computeIfAbsent(rule, key -> new HashSet<>()).add(phrase);
            }
        }
        return ignore;
    }
}
