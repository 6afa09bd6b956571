package io.softspoken.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code postqueue -j}: a mail in a queue of Postfix.
 *
 * @param queue the name of the queue, such as {@code hold} or {@code deferred}
 * @param id the queue id
 * @param arrival seconds since 1970, when the mail came in
 * @param size of the message, in bytes
 * @param sender the envelope sender; empty for the null sender
 * @param recipients the envelope recipients that are left
 */
public record QueueLine(String queue, String id, long arrival, long size, String sender, List<String> recipients) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The end of the year 9999; what a clock or a disk that is wrong puts behind it can be no date. */
    private static final long LATEST = 253_402_300_799L;

    /** Copies the list. */
    public QueueLine {
        recipients = List.copyOf(recipients);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static QueueLine read(String line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not valid JSON", e);
        }
        if (json == null
                || !json.path("queue_name").isTextual()
                || !json.path("queue_id").isTextual()) {
            throw new IllegalArgumentException("no \"queue_name\" and \"queue_id\"");
        }
        List<String> recipients = new ArrayList<>();
        for (JsonNode recipient : json.path("recipients")) {
            recipients.add(recipient.path("address").asText());
        }
        String sender = json.path("sender").asText();
        return new QueueLine(
                json.path("queue_name").textValue(),
                json.path("queue_id").textValue(),
                Math.max(0, Math.min(LATEST, json.path("arrival_time").asLong())),
                json.path("message_size").asLong(),
                sender.equals("MAILER-DAEMON") ? "" : sender,
                recipients);
    }
}
