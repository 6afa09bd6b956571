package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much mail a Postfix takes with the milter, against the same Postfix with a milter that does nothing, turn by turn.
 * Run by {@code .ci/milter}.
 */
@EnabledIf("io.softspoken.milter.Postfix#isHere")
class LoadIT {
    private static final int MESSAGES = Integer.getInteger("load.messages", 1_000);
    private static final int ROUNDS = Integer.getInteger("load.rounds", 3);
    private static final int CLIENTS = 8;
    private static final int MAILS_A_SESSION = 20;

    @TempDir
    Path folder;

    /**
     * One round.
     *
     * @param rate messages a second
     * @param p99 from the final dot to the reply of Postfix, in milliseconds
     */
    private record Round(double rate, double p99) {}

    private static List<String> drafts() throws IOException {
        List<String> drafts = new ArrayList<>();
        try (DirectoryStream<Path> samples = Files.newDirectoryStream(Path.of("src/samples"), "*.eml")) {
            for (Path sample : samples) {
                drafts.add(Files.readString(sample, StandardCharsets.ISO_8859_1)
                        .replaceAll("(?im)^message-id:.*\n", "")
                        .replaceAll("\r?\n", "\r\n"));
            }
        }
        return drafts;
    }

    private static Round send(int port, int round) throws Exception {
        List<String> drafts = drafts();
        AtomicInteger next = new AtomicInteger();
        long[] waits = new long[MESSAGES];
        List<Thread> clients = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        long start = System.nanoTime();
        for (int c = 0; c < CLIENTS; c++) {
            Thread client = new Thread(() -> {
                try {
                    int number = next.getAndIncrement();
                    while (number < MESSAGES) {
                        try (SmtpClient session = new SmtpClient(port)) {
                            for (int i = 0; i < MAILS_A_SESSION && number < MESSAGES; i++) {
                                String mail = "Message-ID: <" + round + "." + number + "@load.test>\r\n"
                                        + drafts.get(number % drafts.size());
                                long before = System.nanoTime();
                                String reply = session.send("ann@example.test", "bob@customer.test", mail);
                                waits[number] = System.nanoTime() - before;
                                if (!reply.startsWith("250")) {
                                    throw new IOException(reply);
                                }
                                number = next.getAndIncrement();
                            }
                        }
                    }
                } catch (IOException e) {
                    synchronized (wrong) {
                        wrong.add(String.valueOf(e.getMessage()));
                    }
                }
            });
            client.start();
            clients.add(client);
        }
        for (Thread client : clients) {
            client.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(wrong).isEmpty();
        Arrays.sort(waits);
        return new Round(MESSAGES / seconds, waits[MESSAGES * 99 / 100] / 1e6);
    }

    /** What a process has used of processors. */
    private static long cpuMillis(Process process) {
        return process.info().totalCpuDuration().orElse(java.time.Duration.ZERO).toMillis();
    }

    @Test
    void theMilterLetsThroughMostOfWhatAnEmptyOneDoes() throws Exception {
        assumeTrue(Processes.exist("go"), "skipped: go is not installed");
        int emptyPort = Processes.freePort();
        Process empty = new ProcessBuilder(GoPrograms.build("empty", folder), "127.0.0.1:" + emptyPort).start();
        Path own = Files.createDirectory(folder.resolve("milter"));
        try (MilterProcess milter = new MilterProcess(own).configure("policy: observe")) {
            milter.start();
            String[] milters = {"inet:127.0.0.1:" + emptyPort, milter.tcp(), milter.unix()};
            String[] names = {"empty, TCP", "Softspoken, TCP", "Softspoken, unix socket"};
            double[] best = new double[milters.length];
            try (Postfix postfix = new Postfix(folder, milters[0], "virtual_transport = discard:")) {
                for (int round = 0; round < ROUNDS; round++) {
                    for (int which = 0; which < milters.length; which++) {
                        postfix.set("smtpd_milters = " + milters[which]);
                        TimeUnit.SECONDS.sleep(1); // smtpd processes of before end
                        Process process = which == 0 ? empty : milter.process();
                        long before = cpuMillis(process);
                        Round result = send(postfix.port(), round * milters.length + which);
                        postfix.settle();
                        best[which] = Math.max(best[which], result.rate());
                        System.out.printf(
                                "| %s | %.0f | %.1f | %.2f |%n",
                                names[which],
                                result.rate(),
                                result.p99(),
                                (double) (cpuMillis(process) - before) / MESSAGES);
                    }
                }
            }
            double within = milter.within(.99);
            System.out.printf(
                    "TCP %.0f %%, unix socket %.0f %% of the empty milter; 99 %% decided within %.4f s; %.0f judged;"
                            + " %d MB resident with -Xmx128m%n",
                    100 * best[1] / best[0],
                    100 * best[2] / best[0],
                    within,
                    milter.metric("seconds_count"),
                    milter.residentMegabytes());
            assertThat(milter.metrics()).doesNotContain("out-of-memory");
            assertThat(milter.metric("verdicts_total{verdict=\"hold\"}")).isPositive();
            assertThat(milter.metric("trouble_total{reason=\"out-of-time\"}")).isZero();
            assertThat(within).isLessThanOrEqualTo(.05);
            assertThat(Math.max(best[1], best[2]) / best[0]).isGreaterThanOrEqualTo(.7);
        } finally {
            empty.destroy();
        }
    }
}
