package io.softspoken.milter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Postfix of its own, made by {@code src/test/milter/postfix-mk.sh}. */
final class Postfix implements AutoCloseable {
    private final Path root;
    private final int port;

    Postfix(Path root, String milter, String... settings) throws IOException, InterruptedException {
        this.root = root;
        // JUnit's folders are for their owner alone.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = Processes.freePort();
        List<String> command = new ArrayList<>(
                List.of("src/test/milter/postfix-mk.sh", root.toString(), Integer.toString(port), milter));
        command.addAll(List.of(settings));
        Processes.run(command.toArray(String[]::new));
    }

    /** Whether all that is needed is there; a line says what is not. */
    static boolean isHere() {
        boolean here = System.getProperty("user.name").equals("root") && Processes.exist("postfix", "postqueue");
        if (!here) {
            System.out.println("skipped: needs root and an installed Postfix");
        }
        return here;
    }

    int port() {
        return port;
    }

    private String etc() {
        return root.resolve("etc").toString();
    }

    /** A setting of main.cf, from now on. */
    void set(String setting) throws IOException, InterruptedException {
        Processes.run("postconf", "-c", etc(), "-e", setting);
        Processes.run("postfix", "-c", etc(), "reload");
    }

    /** What is in the queue, held or not. */
    List<JsonNode> queue() throws IOException, InterruptedException {
        List<JsonNode> queue = new ArrayList<>();
        for (String line : Processes.run("postqueue", "-c", etc(), "-j").split("\n")) {
            if (line.startsWith("{")) {
                queue.add(new ObjectMapper().readTree(line));
            }
        }
        return queue;
    }

    /** The queue ids of the mail that is held. */
    List<String> held() throws IOException, InterruptedException {
        return queue().stream()
                .filter(mail -> mail.get("queue_name").asText().equals("hold"))
                .map(mail -> mail.get("queue_id").asText())
                .toList();
    }

    /** Waits until nothing is under way any more. */
    void settle() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(15);
        while (queue().stream()
                .anyMatch(mail -> !mail.get("queue_name").asText().equals("hold"))) {
            if (System.nanoTime() > end) {
                throw new IOException("mail stays in the queue: " + queue());
            }
            Processes.run("postqueue", "-c", etc(), "-f");
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** All that was delivered, byte for byte. */
    List<String> delivered() throws IOException {
        List<String> mails = new ArrayList<>();
        Path inbox = root.resolve("mail/inbox/new");
        if (Files.isDirectory(inbox)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(inbox)) {
                for (Path file : files) {
                    mails.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return mails;
    }

    void release(String queueId) throws IOException, InterruptedException {
        Processes.run("postsuper", "-c", etc(), "-H", queueId);
        Processes.run("postqueue", "-c", etc(), "-i", queueId);
    }

    void withdraw(String queueId) throws IOException, InterruptedException {
        Processes.run("postsuper", "-c", etc(), "-d", queueId);
    }

    /** A held mail as the operator sees it. */
    String show(String queueId) throws IOException, InterruptedException {
        return Processes.run("postcat", "-c", etc(), "-qbh", queueId);
    }

    /** Forgets all mail, delivered and queued. */
    void clear() throws IOException, InterruptedException {
        Processes.run("postsuper", "-c", etc(), "-d", "ALL");
        Processes.run("sh", "-c", "rm -f " + root + "/mail/inbox/new/*");
    }

    String log() throws IOException {
        return Files.readString(root.resolve("maillog"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Processes.run("postfix", "-c", etc(), "abort"); // "stop" waits some seconds
    }
}
