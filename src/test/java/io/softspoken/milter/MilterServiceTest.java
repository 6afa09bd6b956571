package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The milter as a whole, in this process, spoken to over real sockets. */
@Timeout(60)
class MilterServiceTest {
    private static final String CALM = "Thank you for your letter. We will be glad to help.\r\n";
    private static final String INSULT = "You are an idiot.\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<MilterService> started = new ArrayList<>();

    private Path write(String yaml) throws IOException {
        return Files.writeString(
                folder.resolve("milter.yaml"),
                "listen: [inet:127.0.0.1:0, unix:m.sock]\ncontrol: inet:127.0.0.1:0\n" + yaml);
    }

    private MilterService start(String yaml) throws IOException {
        MilterService service = MilterService.start(write(yaml), new PrintStream(log, true, StandardCharsets.UTF_8));
        started.add(service);
        return service;
    }

    @AfterEach
    void stop() {
        started.forEach(MilterService::stop);
    }

    private static MilterClient client(MilterService service) throws IOException {
        return new MilterClient(service.addresses().get(0)).negotiate();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was waited for did not come").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private List<JsonNode> audit() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private List<JsonNode> messages() throws IOException {
        return audit().stream()
                .filter(line -> line.get("event").asText().equals("message"))
                .toList();
    }

    private static HttpResponse<String> http(MilterService service, String method, String path, String... headers)
            throws Exception {
        String at = service.controlAddress().replace("inet:", "http://");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(at + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void flaggedMailIsHeldAndCalmMailPassesOverTcpAndUnixSockets() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: audit.jsonl}");
        for (String address : service.addresses()) {
            try (MilterClient client = new MilterClient(address).negotiate()) {
                assertThat(client.mail("Q1", "a@example.org", CALM)).containsExactly("c");
                assertThat(client.mail("Q2", "a@example.org", INSULT).get(0)).startsWith("qsoftspoken: hold");
                client.send('A', "");
                assertThat(client.mail("Q3", "", INSULT)).containsExactly("c");
            }
        }
        List<JsonNode> lines = messages();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(1).get("queue").asText()).isEqualTo("Q2");
        assertThat(lines.get(1).get("action").asText()).isEqualTo("hold");
        assertThat(lines.get(1).get("rules").toString()).contains("anger/insult");
        assertThat(lines.get(2).get("reason").asText()).isEqualTo("null-sender");
    }

    @Test
    void theSocketFileHasTheModeOfTheConfigurationAndGoesAtTheEnd() throws Exception {
        MilterService service = start("socket-mode: 600");
        Path socket = folder.resolve("m.sock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        service.stop();
        assertThat(socket).doesNotExist();
    }

    @Test
    void aSocketThatIsInUseIsLeftAloneAndOneThatIsNotIsReplaced() throws Exception {
        MilterService service = start("");
        assertThatThrownBy(() -> start(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another process listens there");
        String port = service.addresses().get(0);
        Path other = Files.writeString(folder.resolve("other.yaml"), "listen: " + port + "\ncontrol: none\n");
        assertThatThrownBy(() -> MilterService.start(other, System.err))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(port + ": cannot listen there");
        service.stop();
        // What a killed process leaves behind.
        java.nio.channels.ServerSocketChannel left =
                java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
        left.bind(java.net.UnixDomainSocketAddress.of(folder.resolve("m.sock")));
        left.close();
        assertThat(folder.resolve("m.sock")).exists();
        start("").stop();
    }

    @Test
    void theAuditHoldsNoAddressAndNoWordOfTheMail() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: audit.jsonl}");
        try (MilterClient client = client(service)) {
            client.mail("Q1", "Zebediah@zanzibar.example", INSULT, "Message-ID: <zirconium@x>", "Subject: zoology");
        }
        String audit = Files.readString(folder.resolve("audit.jsonl"));
        assertThat(audit).contains("\"queue\":\"Q1\"").doesNotContainIgnoringCase("zebediah");
        assertThat(audit).doesNotContain("zanzibar", "zirconium", "zoology", "idiot", "bob@");
        assertThat(messages().get(0).get("from").asText()).matches("[0-9a-f]{16}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit.jsonl.key"))))
                .isEqualTo("rw-------");
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("zanzibar", "idiot");
    }

    @Test
    void addressesStandInTheAuditWhereTheConfigurationSaysSo() throws Exception {
        MilterService service = start("audit: {file: audit.jsonl, addresses: clear}");
        try (MilterClient client = client(service)) {
            client.mail("Q1", "Ann@example.org", CALM);
        }
        assertThat(messages().get(0).get("from").asText()).isEqualTo("ann@example.org");
    }

    @Test
    void aMessageThatComesAgainIsJudgedTheSameAndMarked() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: audit.jsonl}");
        try (MilterClient client = client(service)) {
            for (String queueId : List.of("Q1", "Q2", "Q3")) {
                assertThat(client.mail(queueId, "a@example.org", INSULT, "Message-ID: <1@x>"))
                        .hasSize(2);
            }
        }
        List<JsonNode> lines = messages();
        assertThat(lines.get(0).has("again")).isFalse();
        assertThat(lines.get(1).get("again").asText()).isEqualTo("Q1");
        assertThat(lines.get(2).get("again").asText()).isEqualTo("Q1");
        assertThat(lines.get(2).get("rules")).isEqualTo(lines.get(0).get("rules"));
    }

    @Test
    void outOfTimeIsAcceptedAndSaid() throws Exception {
        // One thread that a long text keeps busy: what comes behind it is not looked at in time.
        MilterService service =
                start("policy: hold\nlimits: {message-time: 1ms, threads: 1}\naudit: {file: audit.jsonl}");
        try (MilterClient client = client(service)) {
            assertThat(client.mail("Q1", "a@example.org", (INSULT + CALM).repeat(800)))
                    .containsExactly("c");
        }
        assertThat(messages().get(0).get("reason").asText()).isEqualTo("out-of-time");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("Q1: not judged, out-of-time; accept");
        assertThat(http(service, "GET", "/metrics").body())
                .contains("softspoken_milter_trouble_total{reason=\"out-of-time\"} 1");
    }

    @Test
    void aFullDiskOfTheAuditHoldsNothingUp() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: /dev/full, key: k}");
        try (MilterClient client = client(service)) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.mail("Q" + i, "a@example.org", INSULT)).hasSize(2);
            }
        }
        String told = log.toString(StandardCharsets.UTF_8);
        assertThat(told)
                .contains("/dev/full: the audit file cannot be written", "\"queue\":\"Q0\"", "\"queue\":\"Q19\"");
        assertThat(http(service, "GET", "/metrics").body()).contains("softspoken_milter_audit_failed_total 21");
    }

    @Test
    void anAuditThatWasRenamedIsBegunAnewAtAReload() throws Exception {
        MilterService service = start("audit: {file: audit.jsonl}");
        try (MilterClient client = client(service)) {
            client.mail("Q1", "a@example.org", CALM);
            Files.move(folder.resolve("audit.jsonl"), folder.resolve("audit.old"));
            assertThat(service.reload()).isTrue();
            client.mail("Q2", "a@example.org", CALM);
        }
        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).get("queue").asText()).isEqualTo("Q2");
    }

    @Test
    void aReloadDropsNoConnectionAndABadConfigurationLeavesTheOldOne() throws Exception {
        MilterService service = start("policy: observe");
        try (MilterClient client = client(service)) {
            assertThat(client.mail("Q1", "a@example.org", INSULT)).containsExactly("c");

            write("policy: hold");
            client.begin("Q2", "a@example.org", "Subject: x");
            assertThat(http(service, "POST", "/reload").statusCode()).isEqualTo(200);
            client.go('B', INSULT);
            assertThat(client.end()).as("begun under the old policy").containsExactly("c");
            assertThat(client.mail("Q3", "a@example.org", INSULT)).hasSize(2);

            write("policy: hld");
            assertThat(http(service, "POST", "/reload").statusCode()).isEqualTo(500);
            assertThat(log.toString(StandardCharsets.UTF_8))
                    .contains(":3:9: \"hld\" is none of", "not reloaded; the old configuration goes on");
            assertThat(client.mail("Q4", "a@example.org", INSULT)).hasSize(2);
        }
    }

    @Test
    void controlAnswersWhatItIsAskedAndNoPageOfABrowser() throws Exception {
        MilterService service = start("");
        assertThat(http(service, "GET", "/health").body()).isEqualTo("ok\n");
        assertThat(http(service, "GET", "/metrics").body())
                .contains("# TYPE softspoken_milter_seconds histogram", "softspoken_milter_connections 0");
        assertThat(http(service, "GET", "/reload").statusCode()).isEqualTo(405);
        assertThat(http(service, "POST", "/reload", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(405);
        assertThat(http(service, "GET", "/else").statusCode()).isEqualTo(404);
    }

    @Test
    void moreConnectionsThanAllowedAreClosedAtOnce() throws Exception {
        MilterService service = start("limits: {connections: 2}");
        try (MilterClient first = client(service);
                MilterClient second = client(service);
                MilterClient third = new MilterClient(service.addresses().get(0))) {
            assertThat(third.isClosed()).isTrue();
            first.mail("Q1", "a@example.org", CALM);
            second.mail("Q2", "a@example.org", CALM);
        }
        try (MilterClient client = new MilterClient(service.addresses().get(1))) {
            assertThat(client.negotiate().mail("Q3", "a@example.org", CALM)).containsExactly("c");
        }
    }

    @Test
    void whoSaysNothingOrNotEnoughIsLetGo() throws Exception {
        MilterService service = start("limits: {hello-time: 300ms, frame-time: 300ms, idle-time: 300ms}");
        try (MilterClient silent = new MilterClient(service.addresses().get(0));
                MilterClient slow = client(service);
                MilterClient idle = client(service)) {
            slow.send(new byte[] {0, 0});
            assertThat(silent.isClosed()).isTrue();
            assertThat(slow.isClosed()).isTrue();
            assertThat(idle.isClosed()).isTrue();
        }
        assertThat(http(service, "GET", "/metrics").body()).contains("{reason=\"no-hello\"} 1");
    }

    @Test
    void malformedFramesCloseTheirConnectionAndNoOther() throws Exception {
        MilterService service = start("");
        List<byte[]> bad = List.of(
                new byte[] {0x7F, -1, -1, -1, 'O'},
                new byte[] {0, 0, 0, 0},
                MilterClient.negotiation(1, 0x1F, 0x7F),
                MilterClient.frame('O', "short"),
                MilterClient.frame('M', "<a@b>\0"),
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (MilterClient good = client(service)) {
            for (byte[] bytes : bad) {
                try (MilterClient client = new MilterClient(service.addresses().get(0))) {
                    client.send(bytes);
                    assertThat(client.isClosed()).isTrue();
                }
                assertThat(good.mail("Q1", "a@example.org", CALM)).containsExactly("c");
            }
        }
    }

    @Test
    void anMtaThatGoesBeforeTheAnswerIsNoted() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: audit.jsonl}");
        MilterClient client = client(service);
        client.begin("Q1", "a@example.org");
        client.go('B', INSULT);
        client.send('E', "");
        client.close();
        await(() -> {
            try {
                return audit().stream()
                        .anyMatch(line -> line.get("event").asText().equals("unanswered")
                                && line.get("queue").asText().equals("Q1"));
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void aStopFinishesTheMessageInHand() throws Exception {
        MilterService service = start("policy: hold\naudit: {file: audit.jsonl}");
        try (MilterClient inHand = client(service);
                MilterClient atRest = client(service)) {
            inHand.begin("Q1", "a@example.org");
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::stop);
            assertThat(atRest.isClosed()).isTrue();
            inHand.go('B', INSULT);
            assertThat(inHand.end()).hasSize(2);
            assertThat(inHand.isClosed()).isTrue();
            stopped.get(20, TimeUnit.SECONDS);
        }
        List<JsonNode> lines = audit();
        assertThat(lines.get(lines.size() - 1).get("event").asText()).isEqualTo("stop");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aStopDoesNotWaitForEver() throws Exception {
        MilterService service = start("limits: {stop-time: 300ms}");
        try (MilterClient client = client(service)) {
            client.begin("Q1", "a@example.org");
            service.stop();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void memoryIsGivenBack() throws Exception {
        MilterService service = start("policy: hold");
        List<MilterClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MilterClient client = client(service);
            client.begin("Q" + i, "a@example.org", "Subject: x");
            client.go('B', CALM.repeat(500));
            clients.add(client);
        }
        assertThat(http(service, "GET", "/metrics").body()).doesNotContain("milter_memory_bytes 0\n");
        for (int i = 0; i < 10; i++) {
            clients.get(i).end();
        }
        for (MilterClient client : clients) {
            client.close();
        }
        await(() -> {
            try {
                return http(service, "GET", "/metrics").body().contains("milter_memory_bytes 0\n");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
