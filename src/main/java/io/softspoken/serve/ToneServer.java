package io.softspoken.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.softspoken.ToneChecker;
import io.softspoken.format.JsonReports;
import io.softspoken.format.LanguageToolJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The checker over HTTP: LanguageTool's API under {@code /v2}, JSON of our own under {@code /v1}, a page at {@code /}. Nothing
 * of what is asked is logged or kept.
 */
public final class ToneServer implements AutoCloseable {
    private static final int THREADS = 256;
    private static final int BACKLOG = 512;
    private static final int STOP_SECONDS = 5;

    /** What a page that came from here may do: load its own files and ask its own server. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
                    + " 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "no-store");

    static {
        // The JDK's server knows these bounds, and has most of them off. Whoever set one already has chosen it.
        bound("sun.net.httpserver.maxReqTime", "10"); // seconds from the first byte of a request to its last
        bound("sun.net.httpserver.maxRspTime", "60"); // from there to the last byte of the answer
        bound("sun.net.httpserver.idleInterval", "30");
        bound("jdk.httpserver.maxConnections", "1000");
        bound("sun.net.httpserver.maxIdleConnections", "500");
        bound("sun.net.httpserver.nodelay", "true"); // an answer goes out at once, not with the next packet
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Guard guard;
    private final Limits limits;
    private final Bodies bodies = new Bodies();
    private final Page page = new Page();
    private final LanguageToolApi languageTool;
    private final JsonApi json;
    private final Consumer<Throwable> failures;

    private ToneServer(ToneChecker checker, ServerSettings settings, Consumer<Throwable> failures) throws IOException {
        guard = new Guard(settings);
        limits = new Limits(settings.perMinute());
        languageTool = new LanguageToolApi(checker, limits);
        json = new JsonApi(checker, limits);
        this.failures = failures;
        server = HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), BACKLOG);
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "softspoken-serve");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    private static void bound(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Starts a server; it runs until it is closed.
     *
     * @param failures is told of errors of ours, which the client hears of as status 500 only. Their messages may hold words of
     *     a draft
     * @throws IOException if the address or port cannot be had
     */
    public static ToneServer start(ToneChecker checker, ServerSettings settings, Consumer<Throwable> failures)
            throws IOException {
        ToneServer server = new ToneServer(checker, settings, failures);
        server.server.start();
        return server;
    }

    /** Where it is reached: {@code http://127.0.0.1:8081/}. */
    public URI address() {
        InetSocketAddress bound = server.getAddress();
        InetAddress at = bound.getAddress();
        String host =
                at.isAnyLocalAddress() ? "127.0.0.1" : at.getHostAddress().replaceFirst("^(0:){7}1(%.*)?$", "::1");
        return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + bound.getPort() + "/");
    }

    /** Stops it: takes no more requests, and gives those under way a few seconds to be answered. */
    @Override
    public void close() {
        server.stop(threads.getActiveCount() == 0 ? 0 : STOP_SECONDS);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            HEADERS.forEach(headers::set);
            Reply reply;
            try {
                reply = answer(exchange);
            } catch (Refusal refusal) {
                if (refusal.after() > 0) {
                    headers.set("Retry-After", Integer.toString(refusal.after()));
                }
                reply = told(exchange, refusal);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failures.accept(e);
                reply = told(exchange, new Refusal(500, "an error of Softspoken's own; please report it"));
            }
            headers.set("Content-Type", reply.type());
            boolean bodiless = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    /** A refusal in the words of the API that was asked: LanguageTool's is told in plain text, ours in JSON. */
    private static Reply told(HttpExchange exchange, Refusal refusal) {
        return path(exchange).startsWith("/v1/")
                ? Reply.json(refusal.status(), "{\"error\":" + JsonReports.text(refusal.text()) + "}")
                : Reply.text(refusal.status(), "Error: " + refusal.text());
    }

    private Reply answer(HttpExchange exchange) throws Refusal, IOException {
        String method = exchange.getRequestMethod();
        String path = path(exchange);
        boolean reads = method.equals("GET") || method.equals("HEAD");
        Reply file = page.at(path);
        String origin = guard.admit(exchange.getRequestHeaders(), reads && path.equals("/"));
        if (!origin.isEmpty()) {
            allow(exchange, origin);
        }
        if (method.equals("OPTIONS")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD, POST, OPTIONS");
            return new Reply(204, "text/plain", new byte[0]);
        }
        if (file != null) {
            only(exchange, "GET", "HEAD");
            return file;
        }
        switch (path) {
            case "/healthz", "/v2/healthcheck" -> {
                only(exchange, "GET", "HEAD");
                return Reply.text(200, "OK");
            }
            case "/v1/info" -> {
                only(exchange, "GET", "HEAD");
                return json.info();
            }
            case "/v2/languages" -> {
                only(exchange, "GET", "HEAD");
                return Reply.json(200, LanguageToolJson.languages());
            }
            case "/v2/info" -> {
                only(exchange, "GET", "HEAD");
                return Reply.json(200, LanguageToolJson.info(ToneChecker.version()));
            }
            case "/v2/check" -> {
                only(exchange, "GET", "HEAD", "POST");
                limits.count(exchange.getRemoteAddress().getAddress());
                return checkForLanguageTool(exchange);
            }
            case "/v1/check" -> {
                only(exchange, "POST");
                limits.count(exchange.getRemoteAddress().getAddress());
                String type = exchange.getRequestHeaders().getFirst("Content-Type");
                if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
                    throw new Refusal(415, "send JSON, with the header Content-Type: application/json");
                }
                return bodies.read(exchange, json::check);
            }
            default ->
                throw new Refusal(404, "there is nothing here; see /v1/check, /v2/check, /v2/languages, /v2/info");
        }
    }

    private Reply checkForLanguageTool(HttpExchange exchange) throws Refusal, IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = new HashMap<>(query == null ? Map.of() : Form.parse(query));
        return bodies.read(exchange, body -> {
            if (body.length > 0) {
                parameters.putAll(Form.body(body));
            }
            return languageTool.check(parameters);
        });
    }

    private static void only(HttpExchange exchange, String... methods) throws Refusal {
        if (!List.of(methods).contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
            throw new Refusal(405, "that method is not for this address; use " + String.join(" or ", methods));
        }
    }

    /** Lets a foreign origin that was named when the server was started ask and read. */
    private static void allow(HttpExchange exchange, String origin) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", origin);
        headers.set("Vary", "Origin");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        headers.set("Access-Control-Allow-Methods", "GET, POST");
        headers.set("Access-Control-Allow-Headers", "Content-Type, Accept");
        headers.set("Access-Control-Allow-Private-Network", "true");
    }

    private static String path(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path == null ? "" : path;
    }
}
