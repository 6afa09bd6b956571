package io.softspoken.milter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The milter as it is shipped, in a process of its own, told by turns to read another configuration. */
public final class SoakedMilter implements AutoCloseable {
    private static final String LIMITS =
            // The machine may be busy and this the last in line: that a mail waited is no fault here.
            "limits: {message-time: 5m, frame-time: 5m, hello-time: 5m}\n";
    private static final List<String> POLICIES = List.of(
            "policy: hold\nengine: own.yaml\n" + LIMITS,
            "policy: tag\nact-on: review\nengine: own.yaml\n" + LIMITS,
            "policy: observe\nengine: own.yaml\n" + LIMITS);

    private final Path folder;
    private final MilterProcess process;
    private int reloads;

    /** Starts it; it keeps its files in the folder. */
    public SoakedMilter(Path folder, String options) throws IOException, InterruptedException {
        this.folder = folder;
        process = new MilterProcess(folder, options);
        Files.writeString(folder.resolve("own.yaml"), "disable: [long-winded]\nrules: [own-rules.yaml]\n");
        configure();
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "end of the milter"));
        process.start();
    }

    private void configure() throws IOException {
        // A pack of one's own, another each time: all rules are compiled anew.
        Files.writeString(
                folder.resolve("own-rules.yaml"),
                "rules:\n  - id: blame/soaked\n    why: Made for a test.\n    severity: low\n    patterns:\n      - soaked "
                        + (reloads % 2 == 0 ? "sponge" : "towel")
                        + "\n    suggest: [sponge]\n    examples:\n      - wrong: A soaked "
                        + (reloads % 2 == 0 ? "sponge" : "towel") + ".\n");
        process.configure(POLICIES.get(reloads % POLICIES.size()));
    }

    /** Has it read another configuration, and waits until it has. */
    public void reload() throws IOException, InterruptedException {
        long before = reloaded("ok");
        reloads++;
        configure();
        process.signal("HUP");
        while (reloaded("ok") == before) {
            if (!process.process().isAlive() || reloaded("failed") > 0) {
                throw new IOException("not reloaded: " + log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long reloaded(String how) throws IOException, InterruptedException {
        String begin = "softspoken_milter_reloads_total{result=\"" + how + "\"} ";
        return process.metrics()
                .lines()
                .filter(line -> line.startsWith(begin))
                .mapToLong(line -> Long.parseLong(line.substring(begin.length())))
                .sum();
    }

    /** Its id in the operating system. */
    public long pid() {
        return process.process().pid();
    }

    /** What it has written to its log. */
    public String log() throws IOException {
        return Files.readString(process.log());
    }

    /** Mails decided so far. */
    public long decided() throws IOException, InterruptedException {
        return process.decided().getOrDefault(Double.POSITIVE_INFINITY, 0L);
    }

    /** Mails that were not judged because something was wrong, by reason, as its metrics have it; empty if there are none. */
    public List<String> troubles() throws IOException, InterruptedException {
        return process.metrics()
                .lines()
                .filter(line -> line.matches("softspoken_milter_(trouble_total|audit_failed_total|unanswered_total).* [1-9].*"))
                .toList();
    }

    /** Sends mails over one connection, and waits for what is decided of each. */
    public void send(List<Mail> mails) throws IOException {
        try (MilterClient client = new MilterClient(process.tcp()).negotiate()) {
            for (Mail mail : mails) {
                client.mail(
                        mail.id(),
                        "kim@example.test",
                        new String(mail.body().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                        "From: Kim <kim@example.test>",
                        "To: Dana <dana@customer.test>",
                        "Subject: Your question",
                        "Message-ID: <" + mail.id() + "@example.test>",
                        "MIME-Version: 1.0",
                        "Content-Type: " + mail.type() + "; charset=utf-8",
                        "Content-Transfer-Encoding: 8bit");
            }
        }
    }

    /**
     * A mail of one part.
     *
     * @param id queue id, and the left side of its Message-ID
     * @param type such as {@code text/plain}
     * @param body with CRLF at the ends of lines
     */
    public record Mail(String id, String type, String body) {}

    /** Ends it; its exit code. */
    public int stop() throws IOException, InterruptedException {
        return process.stop();
    }

    @Override
    public void close() {
        process.close();
    }
}
