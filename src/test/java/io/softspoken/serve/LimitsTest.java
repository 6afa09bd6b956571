package io.softspoken.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients may cost: large, slow, many, and broken ones. */
@Timeout(120)
class LimitsTest {
    @Test
    void aLargeBodyIsRefusedAndTheClientHearsWhy() throws Exception {
        try (Served served = new Served()) {
            HttpResponse<String> response = served.json("x".repeat(Bodies.LARGEST + 1));
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("larger than 3 MB");
            HttpResponse<String> unsized = served.send(HttpRequest.newBuilder(served.at("/v2/check"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new InputStream() {
                        private int left = 2 * Bodies.LARGEST;

                        @Override
                        public int read() {
                            return left-- > 0 ? 'x' : -1;
                        }
                    })));
            assertThat(unsized.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void twoHundredClientsAtOnceAreAllAnswered() throws Exception {
        try (Served served = new Served()) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(served.client.sendAsync(
                        HttpRequest.newBuilder(served.at("/v1/check"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"id\": " + i + ", \"draft\": \"No problem! This is number " + i + ".\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            for (int i = 0; i < all.size(); i++) {
                HttpResponse<String> response = all.get(i).get();
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).startsWith("{\"id\":" + i + ",").contains("number " + i + ".");
            }
        }
    }

    @Test
    void slowClientsAreCutOffAndOthersAnsweredMeanwhile() throws Exception {
        try (Served served = new Served()) {
            List<Socket> slow = new ArrayList<>();
            try {
                for (int i = 0; i < 200; i++) {
                    Socket socket = served.connect();
                    slow.add(socket);
                    String begun = i % 3 == 0
                            ? "" // says nothing
                            : i % 3 == 1
                                    ? "POST /v1/check HTTP/1.1\r\nHost: loc" // stops in a header
                                    : "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 1000\r\n\r\n{\"dr"; // stops in its body
                    socket.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
                }
                assertThat(served.json("{\"draft\": \"No problem!\"}").statusCode())
                        .isEqualTo(200);
                for (Socket socket : slow) {
                    assertThat(isClosed(socket)).isTrue();
                }
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
            assertThat(served.json("{\"draft\": \"No problem!\"}").statusCode()).isEqualTo(200);
            assertThat(served.failures).isEmpty();
        }
    }

    /** Waits until the server has closed a connection. */
    private static boolean isClosed(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an answer may come before the end
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    @Test
    void aClientThatTricklesIsCutOffToo() throws Exception {
        try (Served served = new Served();
                Socket socket = served.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            long begun = System.nanoTime();
            boolean open = true;
            socket.setSoTimeout(200);
            while (open && System.nanoTime() - begun < 60_000_000_000L) {
                try {
                    out.write('x');
                    out.flush();
                    open = socket.getInputStream().read() >= 0;
                } catch (java.net.SocketTimeoutException e) {
                    continue; // nothing yet: send the next letter
                } catch (IOException e) {
                    open = false;
                }
            }
            assertThat(open).isFalse();
        }
    }

    @Test
    void nonsenseIsAnsweredOrClosedAndNobodyElseHarmed() throws Exception {
        try (Served served = new Served()) {
            for (String nonsense : List.of(
                    "GET",
                    "GET / HTTP/9.9",
                    "\u0000\u0001\u0002",
                    "GET /%zz HTTP/1.1",
                    "GET /\\ HTTP/1.1",
                    "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
                    "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999",
                    "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip",
                    "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz",
                    "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(500_000))) {
                try (Socket socket = served.connect()) {
                    socket.getOutputStream().write((nonsense + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                    socket.shutdownOutput();
                    assertThat(isClosed(socket)).as(nonsense).isTrue();
                } catch (java.net.SocketException e) {
                    // closed before all was sent
                }
            }
            assertThat(served.get("/healthz").body()).isEqualTo("OK");
            assertThat(served.failures).isEmpty();
        }
    }

    @Test
    void aClientIsHeldToItsRate() throws Exception {
        try (Served served = new Served(Set.of(), Set.of(), 3)) {
            for (int i = 0; i < 3; i++) {
                assertThat(served.json("{\"draft\": \"x\"}").statusCode()).isEqualTo(200);
            }
            HttpResponse<String> response = served.json("{\"draft\": \"x\"}");
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            response.headers().firstValue("Retry-After").orElse("")))
                    .isBetween(1, 20);
            assertThat(served.get("/").statusCode()).as("the page itself").isEqualTo(200);
        }
    }

    @Test
    void aStoppedServerIsGoneAndItsPortFree() throws Exception {
        Served served = new Served();
        int port = served.server.address().getPort();
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
        served.close();
        try (ToneServer next =
                ToneServer.start(io.softspoken.ToneChecker.create(), ServerSettings.loopback(port), failure -> {})) {
            assertThat(next.address().getPort()).isEqualTo(port);
        }
    }
}
