package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mail through Postfix while something goes wrong, half of it flagged, counted to the last message. Each run prints a line
 * of the manual's table. Run by {@code .ci/milter}; {@code -Dfaults.messages=2000 -Dfaults.kinds=all} for the table.
 */
@EnabledIf("io.softspoken.milter.Postfix#isHere")
class FaultsIT {
    private static final int MESSAGES = Integer.getInteger("faults.messages", 200);
    private static final int CLIENTS = 8;
    private static final int MAILS_A_SESSION = 10;
    /** For how long mail goes on past {@link #MESSAGES} for a fault that has not struck yet. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final int PAUSE_PAST_ALL_MILLIS = 50;
    private static final Pattern QUEUED = Pattern.compile("queued as (\\S+)");
    private static final Pattern RECEIVED = Pattern.compile("\tid (\\S+)|with E?SMTP id (\\S+?)[;\\s]");

    @TempDir
    Path folder;

    private final Map<String, Integer> accepted = new java.util.concurrent.ConcurrentHashMap<>();
    private final AtomicInteger putOff = new AtomicInteger();
    private final AtomicInteger unclear = new AtomicInteger();
    private final Queue<Integer> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger(MESSAGES);
    private volatile int pauseMillis;
    private volatile boolean struck;

    private static boolean isFlagged(int number) {
        return number % 2 == 1;
    }

    private static String mail(int number) {
        String body = isFlagged(number)
                ? "I told you " + number + " times, you idiot. Read what I write or leave me alone.\n"
                : "Thank you for letter number " + number + ". We will send the part on Monday.\n";
        return ("From: ann@example.test\nTo: bob@customer.test\nSubject: number " + number + "\nMessage-ID: <" + number
                        + "@fault.test>\nDate: Thu, 26 Nov 2026 09:20:07 +0000\n\nDear Bob,\n\n" + body
                        + "\nKind regards\nAnn\n")
                .replace("\n", "\r\n");
    }

    /**
     * Sends all, each until it is taken, and more until the fault has struck: a fast machine would be through before it. A
     * mail that is put off goes to the end, as a real client's would.
     */
    private void send(int port) throws InterruptedException {
        for (int i = 0; i < MESSAGES; i++) {
            left.add(i);
        }
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread client = new Thread(() -> {
                while (!left.isEmpty() || !struck) {
                    session(port);
                }
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private @Nullable Integer next() {
        Integer number = left.poll();
        return number != null || struck ? number : Integer.valueOf(sent.getAndIncrement());
    }

    private void session(int port) {
        try (SmtpClient client = new SmtpClient(port)) {
            for (int i = 0; i < MAILS_A_SESSION; i++) {
                Integer number = next();
                if (number == null) {
                    return;
                }
                String reply;
                try {
                    reply = client.send("ann@example.test", "bob@customer.test", mail(number));
                } catch (IOException e) {
                    (client.awaitsVerdict() ? unclear : putOff).incrementAndGet();
                    left.add(number);
                    return;
                }
                Matcher queued = QUEUED.matcher(reply);
                if (queued.find()) {
                    accepted.put(queued.group(1), number);
                    TimeUnit.MILLISECONDS.sleep(number < MESSAGES ? pauseMillis : PAUSE_PAST_ALL_MILLIS);
                } else {
                    putOff.incrementAndGet();
                    left.add(number);
                    TimeUnit.MILLISECONDS.sleep(100);
                    return;
                }
            }
        } catch (IOException e) {
            putOff.incrementAndGet(); // no greeting: the milter is away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done again and again while mail is sent. */
    private interface Strike {
        void strike(int time) throws Exception;
    }

    /** Whether the fault has been felt. */
    private interface Effect {
        boolean isSeen() throws Exception;
    }

    /** @return how often it struck */
    private int during(Strike fault, Effect effect, int port) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger times = new AtomicInteger();
        FutureTask<Void> striking = new FutureTask<>(() -> {
            try {
                long end = System.nanoTime() + PATIENCE_NANOS;
                while (!over.get()) {
                    fault.strike(times.incrementAndGet());
                    struck = struck || effect.isSeen();
                    if (!struck && System.nanoTime() > end) {
                        throw new IOException("struck " + times + " times, and nothing was seen of it");
                    }
                }
                return null;
            } finally {
                struck = true; // a fault that fails must not keep mail going
            }
        });
        new Thread(striking, "fault").start();
        send(port);
        over.set(true);
        striking.get();
        return times.get();
    }

    /** What goes wrong, what Postfix does without an answer, and whether that is tried each time or for the table only. */
    private static final List<Arguments> FAULTS = List.of(
            Arguments.of("killed", "tempfail", true),
            Arguments.of("killed", "accept", false),
            Arguments.of("killed", "quarantine", false),
            Arguments.of("stopped", "tempfail", false),
            Arguments.of("stopped", "accept", true),
            Arguments.of("out of time", "tempfail", true),
            Arguments.of("cut off", "tempfail", true),
            Arguments.of("cut off", "accept", false),
            Arguments.of("cut off", "quarantine", true),
            Arguments.of("disk full", "tempfail", true),
            Arguments.of("reloaded", "tempfail", true));

    static Stream<Arguments> faults() {
        String kinds = System.getProperty("faults.kinds", "");
        return FAULTS.stream()
                .filter(each ->
                        kinds.isEmpty() ? (Boolean) each.get()[2] : kinds.equals("all") || kinds.equals(each.get()[0]))
                .map(each -> Arguments.of(each.get()[0], each.get()[1]));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void everyMessageIsDeliveredOrHeldOnce(String fault, String defaultAction) throws Exception {
        Path own = Files.createDirectory(folder.resolve("milter"));
        // Packs of one's own are compiled beside the engine in use, as the manual says.
        MilterProcess milter = new MilterProcess(own, "-Xmx128m");
        // Where mail goes on without the milter, it must not all be through before the milter is back.
        pauseMillis = fault.equals("killed") && !defaultAction.equals("tempfail") ? 150 : 0;
        boolean full = fault.equals("disk full");
        if (full) {
            Files.createDirectory(own.resolve("disk"));
            Processes.run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=64k",
                    "tmpfs",
                    own.resolve("disk").toString());
            Files.write(own.resolve("disk/filler"), new byte[40_000]);
        }
        Files.writeString(own.resolve("softspoken.yaml"), "disable: [long-winded]\n");
        String policy = "policy: hold\nengine: softspoken.yaml\n";
        milter.configure(policy
                + (full ? "audit: {file: disk/audit.jsonl}\n" : "")
                + (fault.equals("out of time") ? "limits: {message-time: 1ms}\n" : ""));
        milter.start();
        try (CuttingProxy proxy = new CuttingProxy(port(milter.tcp()));
                Postfix postfix = new Postfix(
                        folder,
                        fault.equals("cut off") ? "inet:127.0.0.1:" + proxy.port() : milter.tcp(),
                        "milter_default_action = " + defaultAction,
                        "milter_connect_timeout = 2s",
                        "milter_command_timeout = 2s",
                        "milter_content_timeout = 2s",
                        "smtpd_error_sleep_time = 0")) {
            long start = System.nanoTime();
            int times = during(
                    switch (fault) {
                        case "killed" ->
                            n -> {
                                int some = accepted.size() + Math.max(10, MESSAGES / 40);
                                while (accepted.size() < Math.min(some, MESSAGES)) {
                                    TimeUnit.MILLISECONDS.sleep(1 + n % 5);
                                }
                                milter.kill();
                                milter.start();
                            };
                        case "stopped" ->
                            n -> {
                                TimeUnit.MILLISECONDS.sleep(700);
                                milter.signal("STOP");
                                TimeUnit.MILLISECONDS.sleep(3_000);
                                milter.signal("CONT");
                            };
                        case "reloaded" ->
                            n -> {
                                TimeUnit.MILLISECONDS.sleep(150);
                                Files.writeString(own.resolve("own.yaml"), pack(n));
                                Files.writeString(
                                        own.resolve("softspoken.yaml"),
                                        n % 3 == 0
                                                ? "disable: [nonsense]\n"
                                                : "disable: [long-winded]\nrules: own.yaml\n");
                                double before = reloads(milter, "ok") + reloads(milter, "failed");
                                milter.signal("HUP");
                                // One at a time, since those that come during a reload are one.
                                long end = System.nanoTime() + PATIENCE_NANOS;
                                while (reloads(milter, "ok") + reloads(milter, "failed") == before
                                        && System.nanoTime() < end) {
                                    TimeUnit.MILLISECONDS.sleep(50);
                                }
                            };
                        default -> n -> TimeUnit.MILLISECONDS.sleep(200);
                    },
                    switch (fault) {
                        case "out of time" -> () -> milter.metric("trouble_total{reason=\"out-of-time\"}") > 0;
                        case "cut off" -> () -> proxy.cuts() > 0;
                        case "disk full" -> () -> milter.metric("audit_failed_total") > 0;
                        case "reloaded" -> () -> reloads(milter, "ok") >= 2 && reloads(milter, "failed") >= 1;
                        default -> () -> true;
                    },
                    postfix.port());
            double seconds = (System.nanoTime() - start) / 1e9;
            postfix.settle();
            count(fault, defaultAction, fault.equals("cut off") ? proxy.cuts() : times, seconds, postfix);
            if (fault.equals("disk full")) {
                assertThat(Files.readString(milter.log())).contains("the audit file cannot be written");
            }
            if (fault.equals("reloaded")) {
                assertThat(milter.metrics()).doesNotContain("connections_closed_total{");
            }
        } finally {
            milter.close();
            if (full) {
                Processes.run("umount", "-l", own.resolve("disk").toString());
            }
        }
    }

    private static double reloads(MilterProcess milter, String result) throws IOException, InterruptedException {
        return milter.metric("reloads_total{result=\"" + result + "\"}");
    }

    /** A pack that is another each time. */
    private static String pack(int number) {
        return """
                rules:
                  - id: blame/take-NUMBER
                    why: It is said for the test.
                    severity: low
                    patterns:
                      - take NUMBER of the test
                    suggest: ["once more"]
                    examples:
                      - wrong: This is take NUMBER of the test.
                        right: This is once more.
                """.replace("NUMBER", "x".repeat(1 + number % 9));
    }

    private static int port(String address) {
        return Integer.parseInt(address.replaceAll(".*:", ""));
    }

    private void count(String fault, String defaultAction, int times, double seconds, Postfix postfix)
            throws IOException, InterruptedException {
        Map<String, Integer> found = new HashMap<>();
        int[] delivered = {0, 0};
        int[] held = {0, 0};
        int halfChanged = 0;
        Set<String> unknown = new HashSet<>();
        for (String mail : postfix.delivered()) {
            Matcher id = RECEIVED.matcher(mail);
            String queueId = id.find() ? (id.group(1) != null ? id.group(1) : id.group(2)) : "?";
            Integer number = accepted.get(queueId);
            if (number == null) {
                unknown.add(queueId);
                continue;
            }
            found.merge(queueId, 1, Integer::sum);
            delivered[isFlagged(number) ? 1 : 0]++;
            if (!mail.endsWith(mail(number).replace("\r\n", "\n")) || mail.contains("X-Softspoken")) {
                halfChanged++;
            }
        }
        for (String queueId : postfix.held()) {
            Integer number = accepted.get(queueId);
            if (number == null) {
                unknown.add(queueId);
                continue;
            }
            found.merge(queueId, 1, Integer::sum);
            held[isFlagged(number) ? 1 : 0]++;
        }
        long doubled = found.values().stream().filter(n -> n > 1).count();
        long lost =
                accepted.keySet().stream().filter(id -> !found.containsKey(id)).count();
        long numbers = new HashSet<>(accepted.values()).size();
        System.out.printf(
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.0f s |%n",
                fault,
                defaultAction,
                times,
                putOff.get(),
                accepted.size(),
                delivered[0],
                held[0],
                delivered[1],
                held[1],
                lost,
                doubled,
                halfChanged,
                seconds);
        assertThat(unknown).as("in the system, yet never accepted").isEmpty();
        assertThat(unclear).as("connections lost between end and reply").hasValue(0);
        assertThat(numbers).as("messages taken").isEqualTo(sent.get());
        assertThat(accepted).as("each once").hasSize(sent.get());
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
        assertThat(halfChanged).as("changed").isZero();
        if (!defaultAction.equals("quarantine")) {
            assertThat(held[0]).as("calm mail held").isZero();
        }
        if (defaultAction.equals("tempfail") && !fault.equals("out of time")) {
            assertThat(delivered[1]).as("flagged mail let through").isZero();
        }
        // A fault that nobody felt proves nothing.
        if (Set.of("killed", "stopped", "cut off").contains(fault)) {
            int felt = switch (defaultAction) {
                case "tempfail" -> putOff.get();
                case "accept" -> delivered[1];
                default -> held[0];
            };
            assertThat(felt).as("mails that felt the fault").isPositive();
        }
    }
}
