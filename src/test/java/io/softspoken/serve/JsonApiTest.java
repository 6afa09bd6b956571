package io.softspoken.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JSON in, JSON out. */
class JsonApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
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

    private static JsonNode report(ObjectNode request) throws Exception {
        HttpResponse<String> response = served.json(request.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Served.read(response);
    }

    private static ObjectNode draft(String draft) {
        return MAPPER.createObjectNode().put("draft", draft);
    }

    @Test
    void aReportIsThatOfTheContract() throws Exception {
        JsonNode report = report(draft("No problem! You idiot.").put("id", 7));
        assertThat(report.get("id").asInt()).isEqualTo(7);
        assertThat(report.get("verdict").asText()).isEqualTo("hold");
        assertThat(report.at("/scores/anger").asInt()).isPositive();
        JsonNode finding = report.at("/findings/0");
        assertThat(finding.get("rule").asText()).isEqualTo("no-problem/no-bother");
        assertThat(finding.get("start").asInt()).isZero();
        assertThat(finding.get("end").asInt()).isEqualTo(10);
        assertThat(report.get("softened").asText()).doesNotContain("No problem");
    }

    /** Each edit, made in the draft, is what the suggestion says. */
    @Test
    void editsPutSuggestionsInPlace() throws Exception {
        String draft = "Hi,\n\nFrankly, the form is on our site. No problem! To be honest, you idiot, it works.\n\nTom";
        JsonNode report =
                report(draft(draft).put("incoming", "Thank you so much! I was very worried about the album."));
        int made = 0;
        for (JsonNode finding : report.get("findings")) {
            assertThat(finding.get("edits")).hasSameSizeAs(finding.get("suggestions"));
            for (int i = 0; i < finding.get("edits").size(); i++) {
                JsonNode edit = finding.get("edits").get(i);
                String text = edit.get("text").asText();
                String after = draft.substring(0, edit.get("start").asInt())
                        + text
                        + draft.substring(edit.get("end").asInt());
                assertThat(after)
                        .contains(finding.get("suggestions").get(i).asText())
                        .doesNotContain("  ", " ,", " .")
                        .isNotEqualTo(draft);
                made++;
            }
        }
        assertThat(made).isGreaterThan(2);
    }

    @Test
    void whatIsMissingIsAnEditToo() throws Exception {
        String draft = "Hello Ms Reed,\n\nThe booking page runs again. We have replaced the disk.\n\nKind regards\nTom";
        JsonNode report = report(draft(draft)
                .put(
                        "incoming",
                        "Our booking page has been down since Monday, and I am very worried that we lose customers. Can you"
                                + " please help?"));
        assertThat(report.get("missing")).isNotEmpty();
        for (JsonNode missing : report.get("missing")) {
            assertThat(missing.get("severity").asText()).isIn("low", "medium", "high");
            JsonNode edit = missing.at("/edits/0");
            String after = draft.substring(0, edit.get("start").asInt())
                    + edit.get("text").asText()
                    + draft.substring(edit.get("end").asInt());
            assertThat(after)
                    .contains(missing.at("/suggestions/0").asText())
                    .doesNotContainPattern("[.!?][A-Z]")
                    .doesNotContain("  ");
        }
    }

    @Test
    void whatIsNewInTheSoftenedTextIsNamed() throws Exception {
        JsonNode report = report(draft("Hi Dana,\n\nNo problem!"));
        JsonNode change = report.at("/changes/0");
        assertThat(report.get("softened")
                        .asText()
                        .substring(
                                change.get("start").asInt(), change.get("end").asInt()))
                .isNotBlank();
        assertThat(change.get("start").asInt()).isGreaterThanOrEqualTo("Hi Dana,\n\n".length());
    }

    @Test
    void audienceAddressesAndDateCount() throws Exception {
        assertThat(report(draft("Please flush your DNS cache.").put("audience", "technical"))
                        .get("findings"))
                .isEmpty();
        JsonNode report = report(draft("I will ring you by noon tomorrow.").put("date", "2026-11-24T09:00:00+01:00"));
        assertThat(report.at("/commitments/0/due").asText()).startsWith("2026-11-25T12:00:00");
    }

    @Test
    void phrasesCanBeLeftAlone() throws Exception {
        ObjectNode request = draft("No problem! You idiot.");
        request.putArray("ignore")
                .addObject()
                .put("rule", "no-problem/no-bother")
                .put("phrase", "no problem");
        assertThat(report(request).get("findings").findValuesAsText("category")).containsExactly("anger");
        assertThat(report(draft("No problem! You idiot.")).get("findings")).hasSize(2);
    }

    @Test
    void htmlIsReadAsItsReaderSeesIt() throws Exception {
        JsonNode report = report(draft("<p>You&nbsp;idiot.</p>").put("format", "html"));
        assertThat(report.at("/findings/0/quote").asText()).isEqualTo("You&nbsp;idiot.");
        assertThat(report.at("/findings/0/edits").isMissingNode()).isTrue();
    }

    @Test
    void infoSaysWhoReads() throws Exception {
        assertThat(Served.read(served.get("/v1/info")).get("audience").asText()).isEqualTo("customer");
    }

    @Test
    void errorsAreToldInJson() throws Exception {
        refused(served.json("{"), 400, "JSON");
        refused(served.json("[]"), 400, "object");
        refused(served.json("{}"), 400, "draft");
        refused(served.json("{\"draft\": 1}"), 400, "not a text");
        refused(served.json("{\"draft\": \"x\"} x"), 400, "JSON");
        refused(served.json("{\"draft\": \"x\", \"incoming\": 1}"), 400, "incoming");
        refused(served.json("{\"draft\": \"x\", \"audience\": \"cat\"}"), 400, "audience");
        refused(served.json("{\"draft\": \"x\", \"date\": \"noon\"}"), 400, "date");
        refused(served.json("{\"draft\": \"x\", \"ignore\": [{\"rule\": \"x\", \"phrase\": \" \"}]}"), 400, "ignore");
        refused(served.json("{\"draft\": \"x\", \"ignore\": [1]}"), 400, "ignore");
        refused(served.json("[".repeat(100_000)), 400, "JSON");
        refused(served.post("/v1/check", "text/plain", "{\"draft\": \"x\"}"), 415, "application/json");
        refused(served.get("/v1/check"), 405, "POST");
        assertThat(served.json("{").body()).doesNotContain("draft\\\":\\\"");
    }

    private static void refused(HttpResponse<String> response, int status, String words) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(Served.read(response).get("error").asText()).contains(words);
    }
}
