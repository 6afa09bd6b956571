package io.softspoken.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.fix.Wordings;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Answers in the JSON of LanguageTool's HTTP API, version 1, so that its clients show findings where the words stand.
 *
 * <p>A rule {@code alarm/lost-data} is {@code ALARM_LOST_DATA} of the category {@code ALARM} there. What a finding weighs is
 * its kind of issue: {@code style} for low, {@code register} for medium, {@code non-conformance} for high. Places are UTF-16
 * units, as with us.
 */
public final class LanguageToolJson {
    /** So many characters are shown before the flagged words and behind them. */
    private static final int AROUND = 40;

    /** What has no full stop is one sentence, and is not told again whole for all that is found in it. */
    private static final int LONGEST_SENTENCE = 2_000;

    private static final JsonFactory JSON = new JsonFactory();

    /** The languages: English in all its countries, for the rules are the same. */
    private static final Map<String, String> LANGUAGES = new TreeMap<>(Map.of(
            "en", "English",
            "en-AU", "English (Australian)",
            "en-CA", "English (Canadian)",
            "en-GB", "English (GB)",
            "en-NZ", "English (New Zealand)",
            "en-US", "English (US)",
            "en-ZA", "English (South African)"));

    private LanguageToolJson() {}

    /** The code of a language as it is written here, {@code auto} included; empty if it is none of ours. */
    public static String language(String code) {
        if (code.equalsIgnoreCase("auto")) {
            return "auto";
        }
        return LANGUAGES.keySet().stream()
                .filter(code.replace('_', '-')::equalsIgnoreCase)
                .findAny()
                .orElse("");
    }

    /** What a rule, or a category, is called by LanguageTool's clients. */
    public static String id(String ours) {
        return ours.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /** The languages. */
    public static String languages() {
        return write(json -> {
            json.writeStartArray();
            for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", language.getValue());
                json.writeStringField("code", "en");
                json.writeStringField("longCode", language.getKey());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** What the server is. */
    public static String info(String version) {
        return write(json -> {
            json.writeStartObject();
            software(json, version);
            json.writeEndObject();
        });
    }

    /**
     * What was found in a draft.
     *
     * @param wanted which findings are told, by rule and category
     * @param asked the language asked for, one of ours or {@code auto}
     * @param whole whether the draft is a whole message, so that what it lacks is told too
     */
    public static String matches(
            Draft draft, ToneReport report, Predicate<Finding> wanted, String asked, boolean whole, String version) {
        return write(json -> {
            json.writeStartObject();
            software(json, version);
            json.writeObjectFieldStart("warnings");
            json.writeBooleanField("incompleteResults", false);
            json.writeEndObject();
            language(json, report.language(), asked);
            json.writeArrayFieldStart("matches");
            Answer answer = new Answer(json, draft);
            for (Finding finding : report.findings()) {
                if (wanted.test(finding)) {
                    answer.match(finding);
                }
            }
            for (Missing missing : whole ? report.missing() : List.<Missing>of()) {
                answer.match(missing);
            }
            json.writeEndArray();
            answer.sentences();
            json.writeEndObject();
        });
    }

    private static void software(JsonGenerator json, String version) throws IOException {
        json.writeObjectFieldStart("software");
        json.writeStringField("name", "Softspoken");
        json.writeStringField("version", version);
        json.writeStringField("buildDate", "");
        json.writeNumberField("apiVersion", 1);
        json.writeBooleanField("premium", false);
        json.writeStringField("premiumHint", "");
        json.writeStringField("status", "");
        json.writeEndObject();
    }

    private static void language(JsonGenerator json, String heard, String asked) throws IOException {
        boolean known = !heard.equals("und");
        String code = asked.equals("auto") ? known ? heard : "en" : asked;
        json.writeObjectFieldStart("language");
        names(json, code);
        json.writeObjectFieldStart("detectedLanguage");
        names(json, known && !code.startsWith(heard) ? heard : code);
        json.writeNumberField("confidence", known ? 1 : 0);
        json.writeStringField("source", known ? "words" : "");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String code) throws IOException {
        String name = LANGUAGES.get(code);
        json.writeStringField("name", name != null ? name : new Locale(code).getDisplayLanguage(Locale.ENGLISH));
        json.writeStringField("code", code);
    }

    /** The matches of one draft. */
    private static final class Answer {
        private final JsonGenerator json;
        private final Draft draft;
        private final String words;
        private final Places places;
        private final List<Span> sentences = new ArrayList<>();

        Answer(JsonGenerator json, Draft draft) {
            this.json = json;
            this.draft = draft;
            words = draft.words();
            places = new Places(draft);
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            breaks.setText(words);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
                sentences.add(new Span(start, end));
                start = end;
            }
        }

        void match(Finding finding) throws IOException {
            Span seen = places.seen(new Span(finding.start(), finding.end()));
            Span at = seen;
            List<String> wordings = new ArrayList<>();
            if (finding.suggestions().contains("")) {
                // Clients put a replacement exactly in the place of the match, so that it has to hold the blank or
                // comma that
                // goes with words left out; and an empty line in a menu could not be read.
                at = Wordings.put(words, seen, "").map(Edit::at).orElse(seen);
            }
            for (String suggestion : finding.suggestions()) {
                wordings.add(
                        suggestion.isEmpty()
                                ? Wordings.put(words, seen, "")
                                        .map(Edit::wording)
                                        .orElse("")
                                : words.substring(Math.min(at.start(), seen.start()), seen.start())
                                        + suggestion
                                        + words.substring(seen.end(), Math.max(at.end(), seen.end())));
            }
            Category category = finding.category();
            match(
                    new Span(Math.min(at.start(), seen.start()), Math.max(at.end(), seen.end())),
                    finding.message(),
                    label(category.id()),
                    wordings,
                    finding.severity(),
                    finding.rule(),
                    category.summary(),
                    category.id());
        }

        /** Something missing is told at the word before which, or else behind which, it could stand. */
        void match(Missing missing) throws IOException {
            int at = places.seen(new Span(missing.at(), draft.text().length())).start();
            boolean before = at < words.length() && !Character.isWhitespace(words.charAt(at));
            int start = at;
            int end = at;
            if (before) {
                while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
                    end++;
                }
            } else {
                while (end > 0 && Character.isWhitespace(words.charAt(end - 1))) {
                    end--;
                }
                start = end;
                while (start > 0 && !Character.isWhitespace(words.charAt(start - 1))) {
                    start--;
                }
            }
            if (start == end) {
                return; // there is no word at all
            }
            Span word = new Span(start, end);
            String id = missing.item().id();
            match(
                    before ? word : new Span(word.start(), at),
                    missing.message(),
                    "Missing: " + id,
                    missing.suggestions().stream()
                            .map(sentence -> before
                                    ? Wordings.added(words, at, sentence) + word.of(words)
                                    : words.substring(word.start(), at) + Wordings.added(words, at, sentence))
                            .toList(),
                    missing.item().severity(),
                    "missing/" + id,
                    "something that the reader is owed",
                    "missing");
        }

        private void match(
                Span seen,
                String message,
                String label,
                List<String> replacements,
                Severity severity,
                String rule,
                String description,
                String category)
                throws IOException {
            Span given = draft.given(seen);
            json.writeStartObject();
            json.writeStringField("message", message);
            json.writeStringField("shortMessage", label);
            json.writeNumberField("offset", given.start());
            json.writeNumberField("length", given.length());
            json.writeArrayFieldStart("replacements");
            for (String replacement : replacements) {
                json.writeStartObject();
                json.writeStringField("value", replacement);
                json.writeEndObject();
            }
            json.writeEndArray();
            context(seen);
            json.writeStringField("sentence", sentence(seen.start()));
            json.writeObjectFieldStart("type");
            json.writeStringField("typeName", severity == Severity.LOW ? "Hint" : "Other");
            json.writeEndObject();
            json.writeObjectFieldStart("rule");
            json.writeStringField("id", id(rule));
            json.writeStringField("description", rule + ": " + description);
            json.writeStringField(
                    "issueType",
                    switch (severity) {
                        case LOW -> "style";
                        case MEDIUM -> "register";
                        case HIGH -> "non-conformance";
                    });
            json.writeStringField("severity", severity.id());
            json.writeObjectFieldStart("category");
            json.writeStringField("id", id(category));
            json.writeStringField("name", label(category));
            json.writeEndObject();
            json.writeEndObject();
            json.writeBooleanField("ignoreForIncompleteSentence", false);
            json.writeNumberField("contextForSureMatch", 0);
            json.writeEndObject();
        }

        private void context(Span seen) throws IOException {
            int from = Math.max(0, seen.start() - AROUND);
            int to = Math.min(words.length(), seen.end() + AROUND);
            // No character is cut in two.
            from -= from > 0 && Character.isLowSurrogate(words.charAt(from)) ? 1 : 0;
            to += to < words.length() && Character.isLowSurrogate(words.charAt(to)) ? 1 : 0;
            String before = from > 0 ? "..." : "";
            json.writeObjectFieldStart("context");
            json.writeStringField(
                    "text",
                    before
                            + words.substring(from, to)
                                    .replace('\n', ' ')
                                    .replace('\r', ' ')
                                    .replace('\t', ' ')
                            + (to < words.length() ? "..." : ""));
            json.writeNumberField("offset", before.length() + seen.start() - from);
            json.writeNumberField("length", seen.length());
            json.writeEndObject();
        }

        private String sentence(int at) {
            int low = 0;
            int high = sentences.size() - 1;
            while (low < high) {
                int middle = (low + high) / 2;
                if (sentences.get(middle).end() <= at) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (sentences.isEmpty()) {
                return "";
            }
            Span whole = sentences.get(low);
            if (whole.length() <= LONGEST_SENTENCE) {
                return whole.of(words).strip();
            }
            int from = Math.max(whole.start(), at - LONGEST_SENTENCE / 2);
            int to = Math.min(whole.end(), at + LONGEST_SENTENCE / 2);
            from -= from > 0 && Character.isLowSurrogate(words.charAt(from)) ? 1 : 0;
            to += to < words.length() && Character.isLowSurrogate(words.charAt(to)) ? 1 : 0;
            return words.substring(from, to).strip();
        }

        void sentences() throws IOException {
            json.writeArrayFieldStart("sentenceRanges");
            for (Span sentence : sentences) {
                Span given = draft.given(sentence);
                json.writeStartArray();
                json.writeNumber(given.start());
                json.writeNumber(given.end());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    /** An id as words: {@code weak-apology} is Weak apology. */
    private static String label(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String write(Content content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail
        }
        return out.toString();
    }
}
