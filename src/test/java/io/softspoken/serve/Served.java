package io.softspoken.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.softspoken.ToneChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that runs for a test, and ways to ask it. */
final class Served implements AutoCloseable {
    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final HttpClient client = HttpClient.newHttpClient();
    final ToneServer server;
    /** What the server could not do by its own fault. */
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    Served(Set<String> hosts, Set<String> origins, int perMinute) throws IOException {
        server = ToneServer.start(
                CHECKER,
                new ServerSettings(InetAddress.getLoopbackAddress(), 0, hosts, origins, perMinute),
                failures::add);
    }

    Served() throws IOException {
        this(Set.of(), Set.of(), 0);
    }

    URI at(String path) {
        return server.address().resolve(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> json(String body) throws IOException, InterruptedException {
        return post("/v1/check", "application/json", body);
    }

    HttpResponse<String> form(String... namesAndValues) throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return post("/v2/check", "application/x-www-form-urlencoded", String.join("&", pairs));
    }

    /** A connection on which anything can be sent, well-formed or not. */
    Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Sends lines as they are, each ended by CRLF, and reads until the server closes. */
    String raw(String... lines) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(out);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    /** The status that raw lines are answered with. */
    int status(String... lines) throws IOException {
        String answer = raw(lines);
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ")[1]);
    }

    static JsonNode read(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    @Override
    public void close() {
        server.close();
    }
}
