package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that nobody here wrote, and peers that mean no good, against the milter as it is shipped. Run by {@code .ci/milter}. */
class PeersIT {
    private static final String INSULT = "You are an idiot.\r\n";

    @TempDir
    Path folder;

    private MilterProcess milter;

    @BeforeEach
    void open() throws IOException {
        milter = new MilterProcess(folder);
    }

    @AfterEach
    void close() {
        milter.close();
    }

    private void start(String yaml) throws IOException, InterruptedException {
        milter.configure(yaml).start();
    }

    private String port() {
        return milter.tcp().replaceAll(".*:", "");
    }

    private void stillServes() throws IOException {
        for (String address : List.of(milter.tcp(), milter.unix())) {
            try (MilterClient client = new MilterClient(address).negotiate()) {
                assertThat(client.mail("Q", "ann@example.test", INSULT).get(0)).startsWith("q");
            }
        }
    }

    @Test
    void miltertestFindsAllAsItShouldBe() throws Exception {
        assumeTrue(Processes.exist("miltertest"), "skipped: miltertest is not installed");
        start("policy: hold");
        for (String socket : List.of("inet:" + port() + "@127.0.0.1", milter.unix())) {
            String out = Processes.run("miltertest", "-D", "socket=" + socket, "-s", "src/test/milter/session.lua");
            System.out.println(out);
            assertThat(out).contains("version 2 is spoken too").doesNotContain("FAIL");
        }
    }

    @Test
    void goMilterFindsAllAsItShouldBe() throws Exception {
        assumeTrue(Processes.exist("go"), "skipped: go is not installed");
        start("policy: hold");
        String client = GoPrograms.build("client", folder);
        for (String[] to : new String[][] {
            {"tcp", "127.0.0.1:" + port()},
            {"unix", milter.unix().substring("unix:".length())}
        }) {
            String out = Processes.run(client, to[0], to[1]);
            System.out.println(out);
            assertThat(out).contains("ok   a bounce passes").doesNotContain("FAIL");
        }
    }

    @Test
    void twoThousandIdleConnectionsCostNextToNothing() throws Exception {
        start("policy: hold\nlimits: {connections: 2100}");
        stillServes();
        long before = milter.residentMegabytes();
        List<MilterClient> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                idle.add(new MilterClient(i % 2 == 0 ? milter.tcp() : milter.unix()).negotiate());
            }
            assertThat(milter.metric("connections")).isEqualTo(2_000);
            long with = milter.residentMegabytes();
            System.out.println("2,000 idle connections: " + before + " MB resident before, " + with + " MB with them");
            assertThat(with - before).isLessThan(20);
            stillServes();
            try (var tasks = Files.list(Path.of("/proc/" + milter.process().pid() + "/task"))) {
                assertThat(tasks.count()).as("threads").isLessThan(40);
            }
        } finally {
            for (MilterClient each : idle) {
                each.close();
            }
        }
    }

    @Test
    void whatIsOverTheLimitOfConnectionsIsClosedAtOnce() throws Exception {
        start("policy: hold\nlimits: {connections: 100}");
        List<MilterClient> peers = new ArrayList<>();
        try {
            int closed = 0;
            for (int i = 0; i < 2_000; i++) {
                MilterClient peer = new MilterClient(milter.tcp());
                peers.add(peer);
                if (i >= 100) {
                    assertThat(peer.isClosed()).isTrue();
                    closed++;
                }
            }
            assertThat(closed).isEqualTo(1_900);
            assertThat(milter.metric("connections")).isEqualTo(100);
        } finally {
            for (MilterClient each : peers) {
                each.close();
            }
        }
        while (milter.metric("connections") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        stillServes();
    }

    /** Byte after byte, each connection in the midst of a frame of a quarter of a megabyte. */
    @Test
    void slowPeersAreLetGoAndTakeNoMoreMemoryThanAllowed() throws Exception {
        start("policy: hold\nlimits: {frame-time: 2s, idle-time: 5s, memory: 8MB, connections: 600}");
        stillServes();
        long before = milter.residentMegabytes();
        List<MilterClient> peers = new ArrayList<>();
        byte[] most = new byte[100_000];
        for (int i = 0; i < 500; i++) {
            MilterClient peer = new MilterClient(milter.tcp()).negotiate();
            peer.send(new byte[] {0, 3, -1, -1, 'D'});
            peers.add(peer);
        }
        for (MilterClient peer : peers) {
            try {
                peer.send(most);
            } catch (IOException e) {
                // closed: memory was used up
            }
        }
        assertThat(milter.metric("memory_bytes")).isLessThanOrEqualTo(8_000_000);
        stillServes();
        long with = milter.residentMegabytes();
        System.out.println("500 slow peers: " + before + " MB resident before, " + with + " MB with them");
        assertThat(with - before).isLessThan(60);
        for (MilterClient peer : peers) {
            assertThat(peer.isClosed()).isTrue();
        }
        stillServes();
    }

    /** Random bytes, and frames that are right but for one byte. */
    @Test
    void noiseClosesItsConnectionAndNoOther() throws Exception {
        start("policy: hold");
        Random random = new Random(7);
        byte[] good = MilterClient.join(
                MilterClient.negotiation(6, MilterClient.ALL_ACTIONS, MilterClient.ALL_STEPS),
                MilterClient.frame('D', "Mi\0Q1\0"),
                MilterClient.frame('M', "<a@b>\0"),
                MilterClient.frame('R', "<c@d>\0"),
                MilterClient.frame('L', "Subject\0 x\0"),
                MilterClient.frame('N', ""),
                MilterClient.frame('B', INSULT),
                MilterClient.frame('E', ""));
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = good.clone();
            if (i % 4 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                bytes = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
            try (MilterClient peer = new MilterClient(milter.tcp())) {
                peer.send(bytes);
            } catch (IOException e) {
                // closed while we wrote
            }
        }
        while (milter.metric("connections") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(milter.metric("memory_bytes")).isZero();
        stillServes();
        assertThat(Files.readString(milter.log())).doesNotContain("Exception", "\tat ");
        assertThat(milter.stop()).isZero();
    }
}
