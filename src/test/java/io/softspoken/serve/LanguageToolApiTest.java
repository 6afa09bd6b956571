package io.softspoken.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LanguageTool's API: what its clients send, and what they find in the answer. */
class LanguageToolApiTest {
    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = new Served();
    }

    @AfterAll
    static void stop() {
        assertThat(served.failures).isEmpty();
        served.close();
    }

    /** The words that the matches of an answer stand for in a text. */
    private static List<String> matched(String text, HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<String> words = new ArrayList<>();
        for (JsonNode match : Served.read(response).get("matches")) {
            int at = match.get("offset").asInt();
            words.add(text.substring(at, at + match.get("length").asInt()));
        }
        return words;
    }

    private static JsonNode only(HttpResponse<String> response) throws IOException {
        JsonNode matches = Served.read(response).get("matches");
        assertThat(matches).as(response.body()).hasSize(1);
        return matches.get(0);
    }

    @Test
    void aMatchHasAllThatClientsRead() throws Exception {
        String text = "Thank you 😀. You idiot.";
        HttpResponse<String> response = served.form("text", text, "language", "en-US");
        assertThat(matched(text, response)).containsExactly("You idiot.");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        JsonNode answer = Served.read(response);
        assertThat(answer.at("/software/name").asText()).isEqualTo("Softspoken");
        assertThat(answer.at("/software/apiVersion").asInt()).isEqualTo(1);
        assertThat(answer.at("/language/code").asText()).isEqualTo("en-US");
        assertThat(answer.at("/language/detectedLanguage/code").asText()).isEqualTo("en-US");
        JsonNode match = only(response);
        assertThat(match.at("/rule/id").asText()).startsWith("ANGER_");
        assertThat(match.at("/rule/category/id").asText()).isEqualTo("ANGER");
        assertThat(match.at("/rule/category/name").asText()).isEqualTo("Anger");
        assertThat(match.at("/rule/issueType").asText()).isEqualTo("non-conformance");
        assertThat(match.at("/rule/severity").asText()).isEqualTo("high");
        assertThat(match.get("message").asText()).isNotBlank();
        assertThat(match.get("sentence").asText()).isEqualTo("You idiot.");
        String context = match.at("/context/text").asText();
        int at = match.at("/context/offset").asInt();
        assertThat(context.substring(at, at + match.at("/context/length").asInt()))
                .isEqualTo("You idiot.");
        assertThat(answer.get("sentenceRanges").get(1).get(0).asInt()).isEqualTo(text.indexOf("You idiot"));
    }

    @Test
    void wordingsAreReplacements() throws Exception {
        JsonNode match = only(served.form("text", "No problem!", "language", "en"));
        assertThat(match.at("/rule/issueType").asText()).isEqualTo("style");
        assertThat(match.at("/type/typeName").asText()).isEqualTo("Hint");
        assertThat(match.get("replacements")).isNotEmpty();
        assertThat(match.at("/replacements/0/value").asText()).isNotBlank();
    }

    @Test
    void aContextIsCutAtWholeCharacters() throws Exception {
        String text = "😀".repeat(30) + " You idiot. " + "😀".repeat(30);
        JsonNode match = only(served.form("text", text, "language", "en"));
        String context = match.at("/context/text").asText();
        assertThat(context).startsWith("...").endsWith("...").doesNotContain("?");
        int at = match.at("/context/offset").asInt();
        assertThat(context.substring(at)).startsWith("You idiot");
    }

    @Test
    void aQueryIsAnsweredToo() throws Exception {
        assertThat(matched("No problem!", served.get("/v2/check?language=en-GB&text=No+problem%21")))
                .containsExactly("No problem");
    }

    @Test
    void annotatedTextIsReadWithoutItsMarkup() throws Exception {
        String data = """
                {"annotation": [{"text": "Hi ", "offset": 0}, {"markup": "<b class='You idiot.'>"}, {"text": "Dana"},
                 {"markup": "</b>"}, {"text": ". No "}, {"markup": "<i>", "interpretAs": ""}, {"text": "problem"},
                 {"markup": "</i>"}, {"text": "!"}, {"markup": "<p>", "interpretAs": "\\n\\n"}, {"text": "You idiot."}]}""";
        String whole = "Hi <b class='You idiot.'>Dana</b>. No <i>problem</i>!<p>You idiot.";
        assertThat(matched(whole, served.form("data", data, "language", "auto")))
                .containsExactly("No <i>problem", "You idiot.");
    }

    @Test
    void whatMarkupIsTakenForMayBeLongerOrShorterThanIt() throws Exception {
        String data = """
                {"annotation": [{"markup": "", "interpretAs": "Hello! "}, {"text": "You "},
                 {"markup": "&#128512;", "interpretAs": "\\uD83D\\uDE00"}, {"text": " idiot. "},
                 {"markup": "~", "interpretAs": "Well, dear reader. "}, {"text": "No problem"}, {"markup": "&excl;",
                 "interpretAs": "!"}, {"markup": "<img>", "interpretAs": " "}, {"text": "You idiot."}, {"markup": "</p>"}]}""";
        String whole = "You &#128512; idiot. ~No problem&excl;<img>You idiot.</p>";
        HttpResponse<String> response = served.form("data", data, "language", "en");
        assertThat(matched(whole, response))
                .contains("No problem", "You idiot.")
                .doesNotContain("");
        for (JsonNode match : Served.read(response).get("matches")) {
            String context = match.at("/context/text").asText();
            int at = match.at("/context/offset").asInt();
            assertThat(match.at("/context/length").asInt()).isBetween(1, context.length() - at);
        }
    }

    @Test
    void libreOfficeSendsWordsAsTheyAre() throws Exception {
        for (String text : List.of(
                "A & B + C = 50% idiot & you idiot.",
                "You idiot.\nSecond line & more=less&language of love",
                "Über 100% – you idiot. café",
                "AT&T=50%, you idiot.",
                "No problem!")) {
            HttpResponse<String> response =
                    served.post("/v2/check", "application/x-www-form-urlencoded", "text=" + text + "&language=en-US");
            assertThat(matched(text, response))
                    .as(text)
                    .isEqualTo(matched(text, served.form("text", text, "language", "en-US")))
                    .isNotEmpty();
        }
        HttpResponse<String> account = served.post(
                "/v2/check",
                "application/x-www-form-urlencoded",
                "text=50% idiot & you idiot.&language=en-US&username=a&apiKey=b");
        assertThat(matched("50% idiot & you idiot.", account)).isNotEmpty();
    }

    @Test
    void rulesAndCategoriesCanBeChosen() throws Exception {
        String text = "You idiot. No problem!";
        assertThat(matched(text, served.form("text", text, "language", "en", "disabledCategories", "ANGER")))
                .containsExactly("No problem");
        assertThat(matched(text, served.form("text", text, "language", "en", "disabledRules", "no-problem/no-bother")))
                .containsExactly("You idiot.");
        assertThat(matched(
                        text, served.form("text", text, "language", "en", "disabledRules", "X,NO_PROBLEM_NO_BOTHER")))
                .containsExactly("You idiot.");
        assertThat(matched(
                        text,
                        served.form(
                                "text", text, "language", "en", "enabledOnly", "true", "enabledCategories", "anger")))
                .containsExactly("You idiot.");
        refused(served.form("text", text, "language", "en", "enabledOnly", "true"), 400, "enabled");
    }

    @Test
    void wordsLeftOutTakeTheirBlankAndCommaWithThem() throws Exception {
        String text =
                "We close at five. Per our policy, you cannot bring it back, to be honest. As a matter of fact, obviously"
                        + " it was fine.";
        HttpResponse<String> response = served.form("text", text, "language", "en");
        for (JsonNode match : Served.read(response).get("matches")) {
            int at = match.get("offset").asInt();
            int end = at + match.get("length").asInt();
            for (JsonNode replacement : match.get("replacements")) {
                String after = text.substring(0, at) + replacement.get("value").asText() + text.substring(end);
                assertThat(after).doesNotContain("  ", " ,", " .", ",,");
            }
        }
    }

    @Test
    void aParagraphMayBeShortAWholeMessageMayNot() throws Exception {
        assertThat(matched("No.", served.form("text", "No.", "language", "en"))).isEmpty();
        assertThat(matched("No.", served.form("text", "No.", "language", "en", "level", "picky")))
                .containsExactly("No.");
        String reply =
                "The booking page runs again.\n\nOn Mon, 23 Nov 2026 at 08:51, Dana Reed <dana@reed.example> wrote:\n> Our booking page is"
                        + " down since Sunday, and I am very worried that we lose customers. Can you please help?\n";
        HttpResponse<String> response = served.form("text", reply, "language", "en", "level", "picky");
        assertThat(response.body()).contains("MISSING_");
        assertThat(served.form("text", reply, "language", "en").body()).doesNotContain("MISSING_");
    }

    @Test
    void otherLanguagesAreNotJudged() throws Exception {
        String german =
                "Das ist leider nicht möglich, weil die Rechnung noch nicht bezahlt ist und wir darauf warten müssen.";
        HttpResponse<String> response = served.form("text", german, "language", "auto");
        assertThat(matched(german, response)).isEmpty();
        assertThat(Served.read(response).at("/language/code").asText()).isEqualTo("de");
        refused(served.form("text", german, "language", "de-DE"), 400, "English");
    }

    @Test
    void languagesAndInfo() throws Exception {
        JsonNode languages = Served.read(served.get("/v2/languages"));
        assertThat(languages.findValuesAsText("longCode")).contains("en", "en-US", "en-GB");
        assertThat(languages.get(0).get("code").asText()).isEqualTo("en");
        assertThat(Served.read(served.get("/v2/info")).at("/software/name").asText())
                .isEqualTo("Softspoken");
        assertThat(served.get("/v2/healthcheck").body()).isEqualTo("OK");
    }

    @Test
    void errorsAreToldInPlainText() throws Exception {
        refused(served.form("text", "x"), 400, "'language'");
        refused(served.form("language", "en"), 400, "'text' or 'data'");
        refused(served.form("language", "en", "text", "x", "data", "{}"), 400, "not both");
        refused(served.form("language", "en", "data", "{"), 400, "'data'", "JSON");
        refused(served.form("language", "en", "data", "{\"annotation\": [{\"words\": 1}]}"), 400, "either");
        refused(served.form("language", "en", "data", "{\"annotation\": [{\"text\": 1}]}"), 400, "not a text");
        refused(
                served.form("language", "en", "text", "x".repeat(Bodies.MOST_CHARACTERS + 1)),
                413,
                "500001 characters");
        refused(
                served.form(
                        "language",
                        "en",
                        "data",
                        "{\"annotation\": [{\"markup\": \"<x>\", \"interpretAs\": \""
                                + "x".repeat(Bodies.MOST_CHARACTERS + 1) + "\"}]}"),
                413,
                "500001 characters");
        refused(served.get("/v2/words"), 404, "/v2/check");
    }

    private static void refused(HttpResponse<String> response, int status, String... words) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(response.body()).startsWith("Error: ").contains(words);
    }

    /** Each is taken off the end; what is left is not looked through anew for the next. */
    @Timeout(60)
    @Test
    void hundredsOfThousandsOfParametersAreReadInTime() throws Exception {
        String text = "50% & more. You idiot.";
        assertThat(matched(
                        text,
                        served.post(
                                "/v2/check",
                                "application/x-www-form-urlencoded",
                                "text=" + text + "&language=en" + "&v=1".repeat(500_000))))
                .containsExactly("You idiot.");
    }
}
