package io.softspoken.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody's web page may read somebody's draft. */
class GuardTest {
    private static final List<String> PATHS =
            List.of("/", "/desk.js", "/healthz", "/v2/languages", "/v2/check?language=en&text=x");

    private static Served served;
    private static String own;

    @BeforeAll
    static void start() throws IOException {
        served = new Served(Set.of("tone.example"), Set.of("chrome-extension://abc"), 0);
        own = "127.0.0.1:" + served.server.address().getPort();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void aForeignNameIsNotAnswered() throws IOException {
        for (String path : PATHS) {
            assertThat(served.status("GET " + path + " HTTP/1.1", "Host: evil.example"))
                    .isEqualTo(421);
            assertThat(served.status("GET " + path + " HTTP/1.1", "Host: 127.0.0.1.evil.example:8081"))
                    .isEqualTo(421);
            assertThat(served.status("GET " + path + " HTTP/1.1", "Host: localhost.evil.example"))
                    .isEqualTo(421);
            assertThat(served.status("GET " + path + " HTTP/1.1")).isEqualTo(400);
            assertThat(served.status("GET " + path + " HTTP/1.1", "Host: localhost", "Host: localhost"))
                    .isEqualTo(400);
        }
        assertThat(served.status("GET http://evil.example/ HTTP/1.1", "Host: evil.example"))
                .isEqualTo(421);
    }

    @Test
    void ourOwnNamesAre() throws IOException {
        for (String host : List.of(own, "localhost", "LOCALHOST:1", "[::1]:8081", "127.0.0.1", "tone.example:443")) {
            assertThat(served.status("GET / HTTP/1.1", "Host: " + host))
                    .as(host)
                    .isEqualTo(200);
        }
    }

    @Test
    void aForeignOriginIsRefusedWhateverItSends() throws IOException {
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "http://localhost:1",
                "http://" + own + ".evil.example",
                "http://127.0.0.1",
                "ftp://" + own,
                "chrome-extension://abcd")) {
            for (String path : PATHS) {
                assertThat(served.status("GET " + path + " HTTP/1.1", "Host: " + own, "Origin: " + origin))
                        .as(origin)
                        .isEqualTo(403);
            }
            for (String type : List.of("text/plain", "application/json", "application/x-www-form-urlencoded")) {
                for (String path : List.of("/v1/check", "/v2/check")) {
                    assertThat(served.raw(
                                    "POST " + path + " HTTP/1.1",
                                    "Host: " + own,
                                    "Origin: " + origin,
                                    "Content-Type: " + type,
                                    "Content-Length: 0"))
                            .startsWith("HTTP/1.1 403")
                            .doesNotContainIgnoringCase("access-control");
                }
            }
            assertThat(served.raw(
                            "OPTIONS /v1/check HTTP/1.1",
                            "Host: " + own,
                            "Origin: " + origin,
                            "Access-Control-Request-Method: POST"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContainIgnoringCase("access-control");
        }
    }

    @Test
    void aRequestThatTheBrowserSaysAnotherPageMakesIsRefused() throws IOException {
        for (String site : List.of("cross-site", "same-site")) {
            for (String path : PATHS) {
                assertThat(served.status("GET " + path + " HTTP/1.1", "Host: " + own, "Sec-Fetch-Site: " + site))
                        .isEqualTo(403);
            }
            String[] navigation = {
                "GET / HTTP/1.1", "Host: " + own, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: navigate", ""
            };
            navigation[4] = "Sec-Fetch-Dest: document";
            assertThat(served.status(navigation)).as("a link to the page").isEqualTo(200);
            navigation[4] = "Sec-Fetch-Dest: iframe";
            assertThat(served.status(navigation)).as("a frame").isEqualTo(403);
        }
    }

    @Test
    void ourOwnPageMayAsk() throws Exception {
        for (String origin : List.of("http://" + own, "https://" + own)) {
            HttpResponse<String> response = served.send(HttpRequest.newBuilder(served.at("/v1/check"))
                    .header("Origin", origin)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"draft\": \"No problem!\"}")));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void anOriginThatWasNamedMayAskAndRead() throws IOException {
        assertThat(served.raw(
                        "OPTIONS /v2/check HTTP/1.1",
                        "Host: " + own,
                        "Origin: chrome-extension://abc",
                        "Sec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("Access-Control-Allow-Origin: chrome-extension://abc");
        assertThat(served.raw(
                        "GET /v2/check?language=en&text=x HTTP/1.1",
                        "Host: " + own,
                        "Origin: chrome-extension://abc",
                        "Sec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("Access-Control-Allow-Origin: chrome-extension://abc")
                .containsIgnoringCase("Vary: Origin");
    }

    @Test
    void everyAnswerForbidsWhatAPageNeedNotDo() throws Exception {
        for (String path :
                List.of("/", "/desk.js", "/v2/languages", "/nowhere", "/../../etc/passwd", "/%2e%2e/pom.xml")) {
            HttpResponse<String> response = served.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(served.get("/desk.css/").statusCode()).isEqualTo(404);
        assertThat(served.get("/index.html").statusCode()).isEqualTo(404);
        assertThat(served.send(HttpRequest.newBuilder(served.at("/")).DELETE()).statusCode())
                .isEqualTo(405);
        HttpResponse<String> head =
                served.send(HttpRequest.newBuilder(served.at("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void thePageHoldsNoScriptOrStyleOfItsOwnAndNamesNoOtherPlace() throws Exception {
        String page = served.get("/").body();
        assertThat(page)
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style", " style=", " onclick", "http:", "https:", "//");
        for (String path : List.of("/desk.js", "/sheet.js", "/text.js", "/cards.js", "/panels.js", "/checks.js")) {
            HttpResponse<String> script = served.get(path);
            assertThat(script.statusCode()).isEqualTo(200);
            assertThat(script.body()).doesNotContain("innerHTML", "eval(", "localStorage", "http:", "https:");
        }
    }
}
