package io.softspoken.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.softspoken.draft.Draft;
import io.softspoken.format.CheckRequest.BadRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LanguageTool's annotated text: {@code {"annotation": [{"text": "A "}, {"markup": "<b>"}, {"markup": "<p>", "interpretAs":
 * "\n\n"}]}}. Places are counted in all of it, markup included; only texts, and what markup is to be taken for, are read.
 */
public final class AnnotatedText {
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private int[] starts = new int[256];
    private int[] ends = new int[256];

    private AnnotatedText() {}

    /** The draft in an annotated text. */
    public static Draft read(String json) throws BadRequest {
        JsonNode annotation = CheckRequest.object(json, "{\"annotation\": [{\"text\": \"…\"}, {\"markup\": \"…\"}]}")
                .get("annotation");
        if (annotation == null || !annotation.isArray()) {
            throw new BadRequest("there is no list \"annotation\" in \"data\"");
        }
        AnnotatedText text = new AnnotatedText();
        for (JsonNode part : annotation) {
            String plain = CheckRequest.text(part, "text");
            String markup = CheckRequest.text(part, "markup");
            if ((plain == null) == (markup == null)) {
                throw new BadRequest("a part of \"annotation\" needs either \"text\" or \"markup\"");
            }
            text.add(plain, markup == null ? "" : markup, CheckRequest.text(part, "interpretAs"));
        }
        int length = text.words.length();
        return Draft.ofHtml(
                text.whole.toString(),
                text.words.toString(),
                Arrays.copyOf(text.starts, length),
                Arrays.copyOf(text.ends, length));
    }

    private void add(@Nullable String plain, String markup, @Nullable String takenFor) {
        int at = whole.length();
        whole.append(plain == null ? markup : plain);
        String seen = plain != null ? plain : takenFor == null ? "" : takenFor;
        for (int i = 0; i < seen.length(); i++) {
            if (words.length() == starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
            starts[words.length()] = plain != null ? at + i : at;
            ends[words.length()] = plain != null ? at + i + 1 : whole.length();
            words.append(seen.charAt(i));
        }
    }
}
