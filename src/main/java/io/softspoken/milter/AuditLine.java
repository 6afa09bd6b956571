package io.softspoken.milter;

import io.softspoken.format.JsonReports;
import io.softspoken.report.Category;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of the record: JSON, one object a line, with no word of a mail and, unless asked for, no address. */
final class AuditLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder json = new StringBuilder(300);

    private AuditLine(String event) {
        json.append("{\"event\":").append(JsonReports.text(event));
        TemporalAccessor now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        text("time", TIME.format(now));
    }

    /** A line about the milter itself: {@code start}, {@code reload} or {@code stop}. */
    static String of(String event, Settings settings) {
        return new AuditLine(event).text("engine", settings.engine()).end();
    }

    /** A line that takes one back: the MTA had gone before the answer. */
    static String unanswered(Message message) {
        return new AuditLine("unanswered").text("queue", message.queueId()).end();
    }

    /**
     * The line about a message.
     *
     * @param again the queue id under which it was here before; null if it was not
     * @param millis from its end to the verdict
     */
    static String of(
            Message message,
            Judgement judgement,
            Decision decision,
            @Nullable String again,
            long millis,
            Pseudonyms pseudonyms) {
        AuditLine line = new AuditLine("message").text("queue", message.queueId());
        String id = message.fields().messageId();
        if (!id.isEmpty()) {
            line.text("message", pseudonyms.of(id));
        }
        boolean clear = message.settings().config().audit().clearAddresses();
        line.text("from", clear ? message.sender() : pseudonyms.of(message.sender()))
                .text("policy", decision.policy().id())
                .text("outcome", judgement.outcome());
        if (judgement.verdict() != null) {
            line.text("verdict", judgement.verdict().id());
        }
        line.text("action", decision.action().id());
        if (judgement.verdict() != null) {
            line.texts("rules", judgement.rules());
            if (!judgement.missing().isEmpty()) {
                line.texts("missing", judgement.missing());
            }
            line.scores(judgement);
        }
        line.text("engine", message.settings().engine());
        line.json.append(",\"ms\":").append(millis);
        if (again != null) {
            line.text("again", again);
        }
        if (message.isCut()) {
            line.json.append(",\"cut\":true");
        }
        if (judgement.pass() != null) {
            line.text("reason", judgement.pass().id());
        } else if (judgement.trouble() != null) {
            line.text("reason", judgement.trouble().id());
        }
        if (!decision.detail().isEmpty()) {
            line.text("detail", decision.detail());
        }
        return line.end();
    }

    private AuditLine text(String key, String value) {
        json.append(",\"").append(key).append("\":").append(JsonReports.text(value));
        return this;
    }

    private void texts(String key, List<String> values) {
        json.append(",\"")
                .append(key)
                .append("\":")
                .append(values.stream().map(JsonReports::text).collect(Collectors.joining(",", "[", "]")));
    }

    private void scores(Judgement judgement) {
        json.append(",\"scores\":")
                .append(Arrays.stream(Category.values())
                        .filter(judgement.scores()::containsKey)
                        .map(one -> "\"" + one.id() + "\":" + judgement.scores().get(one))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private String end() {
        return json.append('}').toString();
    }
}
