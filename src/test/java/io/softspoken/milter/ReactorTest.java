package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the connections when something fails that never should. */
@Timeout(60)
class ReactorTest {
    private static final String CALM = "Thank you for your letter. We will be glad to help.\r\n";

    private final Memory memory = new Memory(10_000_000);
    private final Metrics metrics = new Metrics();
    private final List<Runnable> atEnd = new ArrayList<>();
    private Settings settings = Setup.settings("policy: hold");
    private Log log = new Log(new PrintStream(new ByteArrayOutputStream()));

    /** A reactor that runs, and where it listens. */
    private record Running(Reactor reactor, Judging judging, String address) {}

    private Running run(Supplier<Settings> given, ThreadFactory threads) throws IOException {
        ServerSocketChannel socket =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Limits limits = settings.config().limits();
        Audit audit =
                new Audit(new MilterConfig.AuditTo(Optional.empty(), false, false, Optional.empty()), log, metrics);
        Pseudonyms pseudonyms = Pseudonyms.of(Optional.empty());
        Judging judging = new Judging(limits, audit, metrics, log, pseudonyms, threads);
        Reactor reactor = new Reactor(List.of(socket), given, judging, memory, metrics, log);
        Thread thread = new Thread(reactor::run, "protocol");
        thread.start();
        atEnd.add(() -> {
            reactor.stop();
            judging.stop();
            audit.stop();
        });
        return new Running(reactor, judging, "inet:" + socket.socket().getLocalPort());
    }

    @AfterEach
    void end() {
        atEnd.forEach(Runnable::run);
    }

    private static MilterClient client(Running running) throws IOException {
        return new MilterClient(running.address());
    }

    @Test
    void aConnectionThatCannotBeTakenInIsClosedAndTheNextIsServed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Running running = run(
                () -> {
                    if (asked.getAndIncrement() == 0) {
                        throw new OutOfMemoryError("for a test");
                    }
                    return settings;
                },
                Thread::new);
        try (MilterClient first = client(running);
                MilterClient second = client(running)) {
            assertThat(first.isClosed()).isTrue();
            assertThat(second.negotiate().mail("Q1", "a@example.org", CALM)).containsExactly("c");
        }
    }

    @Test
    void aConnectionWithABadFrameIsClosedThoughThereIsNoMemoryToTellOfIt() throws Exception {
        log = new Log(new PrintStream(new ByteArrayOutputStream()) {
            @Override
            public void println(String line) {
                throw new OutOfMemoryError("for a test");
            }
        });
        Running running = run(() -> settings, Thread::new);
        try (MilterClient bad = client(running);
                MilterClient good = client(running).negotiate()) {
            bad.send(new byte[] {0, 0, 0, 0});
            assertThat(bad.isClosed()).isTrue();
            assertThat(good.mail("Q1", "a@example.org", CALM)).containsExactly("c");
        }
    }

    @Test
    void aMessageForWhichNoThreadCanBeStartedIsAnsweredAndItsMemoryGivenBack() throws Exception {
        Running running = run(() -> settings, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        try (MilterClient client = client(running).negotiate()) {
            assertThat(client.mail("Q1", "a@example.org", CALM)).containsExactly("c");
        }
        assertThat(metrics.text()).contains("softspoken_milter_trouble_total{reason=\"busy\"} 1");
        assertThat(memory.used()).isZero();
    }

    @Test
    void anAnswerThatCannotBeWrittenClosesItsConnection() throws Exception {
        Running running = run(() -> settings, Thread::new);
        try (ServerSocketChannel socket =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Selector selector = Selector.open();
                MilterClient client = new MilterClient("inet:" + socket.socket().getLocalPort());
                SocketChannel channel = socket.accept()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Session session = new Session(() -> settings, memory, false);
            Connection connection = new Connection(
                    channel,
                    null,
                    key,
                    session,
                    new FrameReader(1_000, memory),
                    settings.config().limits());
            ByteArrayOutputStream answers = new ByteArrayOutputStream();
            byte[][] frames = {
                MilterClient.negotiation(6, MilterClient.ALL_ACTIONS, 0),
                MilterClient.frame('M', "<a@example.org>\0"),
                MilterClient.frame('N', ""),
                MilterClient.frame('E', "")
            };
            for (byte[] frame : frames) {
                session.take(ByteBuffer.wrap(frame, 4, frame.length - 4).slice(), answers);
            }
            Exchange exchange = new Exchange(connection, Objects.requireNonNull(session.message()));
            exchange.decide(unwritable());
            running.reactor().decided(exchange);
            assertThat(client.isClosed()).isTrue();
            assertThat(session.message()).isNull();
        }
    }

    /** A decision that fails when it is written, as any would for want of memory. */
    @SuppressWarnings("NullAway")
    private static Decision unwritable() {
        return new Decision(Action.TAG, Policy.TAG, "", null, 0, false, "");
    }

    @Test
    void theRecordGoesOnAfterAnErrorInTheMidstOfIt() throws Exception {
        Audit audit =
                new Audit(new MilterConfig.AuditTo(Optional.empty(), false, false, Optional.empty()), log, metrics);
        CountDownLatch next = new CountDownLatch(1);
        audit.record("one", () -> {
            throw new StackOverflowError("for a test");
        });
        audit.record("two", next::countDown);
        assertThat(next.await(20, TimeUnit.SECONDS)).isTrue();
        audit.stop();
    }
}
