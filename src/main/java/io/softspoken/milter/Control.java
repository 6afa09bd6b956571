package io.softspoken.milter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Health, metrics and reload over HTTP, for this machine only. */
final class Control {
    private static final int THREADS = 2;
    private static final int BACKLOG = 16;

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param text plain text
     */
    record Answer(int status, String text) {}

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Listens, and answers from now on.
     *
     * @throws IOException with what is wrong and what to do
     */
    Control(Address address, Supplier<Answer> health, Supplier<String> metrics, Supplier<Answer> reload)
            throws IOException {
        // Peers that send or read too slowly are let go. Read once by the JDK, at the first server.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        try {
            server = HttpServer.create((InetSocketAddress) address.socket(), BACKLOG);
        } catch (BindException e) {
            throw new IOException(address + ": cannot listen there for control (" + e.getMessage()
                    + "); choose another port, or \"control: none\"");
        }
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "control");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext(
                "/", exchange -> answer(exchange, new Answer(404, "there is /health, /metrics, /reload\n")));
        server.createContext("/health", exchange -> get(exchange, health));
        server.createContext("/metrics", exchange -> get(exchange, () -> new Answer(200, metrics.get())));
        server.createContext("/reload", exchange -> {
            // A page in a browser on this machine can send a POST too; it tells where it comes from.
            boolean foreign = exchange.getRequestHeaders().containsKey("Origin");
            if (!exchange.getRequestMethod().equals("POST") || foreign) {
                answer(exchange, new Answer(405, "reload with: curl -X POST http://…/reload\n"));
            } else {
                answer(exchange, reload.get());
            }
        });
        server.start();
    }

    private static void get(HttpExchange exchange, Supplier<Answer> what) throws IOException {
        boolean read = exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
        answer(exchange, read ? what.get() : new Answer(405, "GET only\n"));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head ? -1 : text.length);
            if (!head) {
                exchange.getResponseBody().write(text);
            }
        }
    }

    /** Where it listens. */
    Address address() {
        return new Address(server.getAddress());
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
