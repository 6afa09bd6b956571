package io.softspoken.milter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The milter as it is shipped, started by its launcher in a process of its own. */
final class MilterProcess implements AutoCloseable {
    private static final String LAUNCHER = System.getProperty("softspoken", "target/softspoken/bin/softspoken");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** One for all: each has threads of its own. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final int port;
    private final int control;
    private final String options;
    private @Nullable Process process;

    /** @param options for the virtual machine */
    MilterProcess(Path folder, String options) throws IOException {
        this.folder = folder;
        this.options = options;
        port = Processes.freePort();
        control = Processes.freePort();
    }

    MilterProcess(Path folder) throws IOException {
        this(folder, "-Xmx128m");
    }

    /** Where Postfix connects by TCP. */
    String tcp() {
        return "inet:127.0.0.1:" + port;
    }

    /** Where Postfix connects by a unix socket. */
    String unix() {
        return "unix:" + folder.resolve("milter.sock");
    }

    Path audit() {
        return folder.resolve("audit.jsonl");
    }

    Path log() {
        return folder.resolve("milter.log");
    }

    /** Writes the configuration: the addresses, and what is given. */
    MilterProcess configure(String yaml) throws IOException {
        Files.writeString(
                folder.resolve("milter.yaml"),
                "listen: [" + tcp() + ", " + unix() + "]\nsocket-mode: 666\ncontrol: inet:127.0.0.1:" + control + "\n"
                        + (yaml.contains("audit:") ? "" : "audit: {file: audit.jsonl}\n") + yaml + "\n");
        return this;
    }

    /** Starts it, and waits until it is ready. */
    MilterProcess start() throws IOException, InterruptedException {
        // A signal that is ignored where the test is started, as under nohup, would be ignored by a Java program too.
        ProcessBuilder builder = new ProcessBuilder(
                "env",
                "--default-signal=HUP",
                LAUNCHER,
                "milter",
                "--config",
                folder.resolve("milter.yaml").toString());
        builder.environment().put("SOFTSPOKEN_OPTS", options);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process = builder.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isHealthy()) {
            if (!process().isAlive() || System.nanoTime() > end) {
                throw new IOException("the milter does not start: " + Files.readString(log()));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return this;
    }

    private boolean isHealthy() throws InterruptedException {
        try {
            return get("/health").equals("ok\n");
        } catch (IOException e) {
            return false;
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control + path))
                .timeout(PATIENCE)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** All metrics. */
    String metrics() throws IOException, InterruptedException {
        return get("/metrics");
    }

    /** A value of the metrics, such as {@code connections}. */
    double metric(String name) throws IOException, InterruptedException {
        Matcher matcher = Pattern.compile("^softspoken_milter_" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(metrics());
        if (!matcher.find()) {
            throw new IOException("no metric " + name);
        }
        return Double.parseDouble(matcher.group(1));
    }

    /** How many messages were decided within so many seconds, by the bounds of the histogram; the last has no bound. */
    SortedMap<Double, Long> decided() throws IOException, InterruptedException {
        SortedMap<Double, Long> within = new TreeMap<>();
        Matcher matcher =
                Pattern.compile("seconds_bucket\\{le=\"([^\"]+)\"} (\\d+)").matcher(metrics());
        while (matcher.find()) {
            double bound =
                    matcher.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(matcher.group(1));
            within.put(bound, Long.parseLong(matcher.group(2)));
        }
        return within;
    }

    Process process() {
        return Objects.requireNonNull(process);
    }

    /** Resident memory in MB. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    void signal(String name) throws IOException, InterruptedException {
        Processes.signal(name, process());
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
    }

    /** Ends it as systemd would; the exit code. */
    int stop() throws IOException, InterruptedException {
        signal("TERM");
        if (!process().waitFor(30, TimeUnit.SECONDS)) {
            throw new IOException("the milter does not end");
        }
        return process().exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
