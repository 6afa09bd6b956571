package io.softspoken.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.Severity;
import io.softspoken.report.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A line of a file of labelled drafts becomes a {@link LabelledDraft}. */
public final class LabelledDrafts {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private LabelledDrafts() {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static LabelledDraft read(String line) {
        JsonNode json;
        try {
            json = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not valid JSON", e);
        }
        if (json == null || !json.path("draft").isTextual()) {
            throw new IllegalArgumentException(
                    "no \"draft\"; a line is {\"id\", \"incoming\", \"draft\", \"findings\", \"missing\", \"verdict\"}");
        }
        String draft = json.get("draft").textValue();
        List<LabelledDraft.Label> labels = new ArrayList<>();
        for (JsonNode finding : json.path("findings")) {
            String quote = finding.path("quote").asText();
            int start = draft.indexOf(quote);
            if (quote.isEmpty() || start < 0) {
                throw new IllegalArgumentException("a finding's \"quote\" does not stand in the draft");
            }
            String category = finding.path("category").asText();
            labels.add(new LabelledDraft.Label(
                    Category.of(category)
                            .orElseThrow(() -> new IllegalArgumentException("\"" + category + "\" is no category")),
                    one(Severity.class, finding.path("severity").asText()),
                    start,
                    start + quote.length()));
        }
        Set<Acknowledgement> missing = EnumSet.noneOf(Acknowledgement.class);
        json.path("missing").forEach(item -> missing.add(one(Acknowledgement.class, item.asText())));
        return new LabelledDraft(
                json.path("id").asText(),
                json.path("incoming").isTextual() ? json.get("incoming").textValue() : null,
                draft,
                List.copyOf(labels),
                Set.copyOf(missing),
                one(Verdict.class, json.path("verdict").asText()));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String id) {
        try {
            return Enum.valueOf(type, id.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + id + "\" is no " + type.getSimpleName().toLowerCase(Locale.ROOT), e);
        }
    }
}
