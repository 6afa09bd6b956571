package io.softspoken.milter;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * The one thread of the protocol: accepts, reads, writes, and watches the clocks. It never judges, never touches a disk,
 * and never waits for anything but its selector.
 */
final class Reactor {
    private static final int INPUT_BYTES = 65_536;
    private static final long TICK_MILLIS = 200;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    /** So long an answer may wait for its audit line; then it goes without. */
    private static final long RECORD_NANOS = Duration.ofSeconds(1).toNanos();

    private final Selector selector;
    private final Supplier<Settings> settings;
    private final Judging judging;
    private final Memory memory;
    private final Metrics metrics;
    private final Log log;
    private final List<SelectionKey> listeners = new ArrayList<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Set<Exchange> waiting = new HashSet<>();
    private final Queue<Exchange> decided = new ConcurrentLinkedQueue<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
    private volatile boolean stopping;
    private volatile int open;
    private volatile long lastTick = System.nanoTime();
    private long stopBy;
    private long acceptAgain;
    private boolean outOfMemory;

    Reactor(
            List<ServerSocketChannel> sockets,
            Supplier<Settings> settings,
            Judging judging,
            Memory memory,
            Metrics metrics,
            Log log)
            throws IOException {
        selector = Selector.open();
        this.settings = settings;
        this.judging = judging;
        this.memory = memory;
        this.metrics = metrics;
        this.log = log;
        for (ServerSocketChannel socket : sockets) {
            socket.configureBlocking(false);
            listeners.add(socket.register(selector, SelectionKey.OP_ACCEPT));
        }
    }

    /** How many connections are open. */
    int open() {
        return open;
    }

    /** How long ago the loop last went round, in nanoseconds. */
    long sinceTick() {
        return System.nanoTime() - lastTick;
    }

    /** No new connections; those with a message in hand may finish it; then {@link #run} returns. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /** An exchange is decided and recorded: the MTA may be told. From any thread. */
    void decided(Exchange exchange) {
        decided.add(exchange);
        selector.wakeup();
    }

    /** A message is whole. */
    void judge(Connection connection, Message message) {
        Exchange exchange = new Exchange(connection, message);
        waiting.add(exchange);
        judging.begin(exchange, this);
    }

    /** Serves until {@link #stop}. */
    void run() {
        try {
            while (!stopping || !connections.isEmpty() || !waiting.isEmpty()) {
                try {
                    selector.select(this::handle, patience());
                    round();
                    if (stopping && stopNow()) {
                        break;
                    }
                } catch (IOException e) {
                    log.error("the selector failed: " + e.getMessage());
                    return;
                } catch (RuntimeException e) {
                    log.warn(
                            "round",
                            "a fault on the protocol thread: " + e.getClass().getSimpleName());
                } catch (OutOfMemoryError e) {
                    outOfMemory = true; // said when there is memory to say it
                }
            }
        } finally {
            for (Connection each : List.copyOf(connections)) {
                close(each);
            }
            closeListeners();
            try {
                selector.close();
            } catch (IOException e) {
                // nothing is left on it
            }
        }
    }

    private boolean stopNow() {
        long now = System.nanoTime();
        if (stopBy == 0) {
            stopBy = now + settings.get().config().limits().stopTime().toNanos();
            closeListeners();
        }
        for (Connection each : List.copyOf(connections)) {
            if (each.isAtRest()) {
                close(each);
            }
        }
        return now - stopBy > 0;
    }

    private void closeListeners() {
        for (SelectionKey each : listeners) {
            try {
                each.channel().close();
            } catch (IOException e) {
                // closed all the same
            }
        }
        listeners.clear();
    }

    /** Until the next clock strikes, in milliseconds. */
    private long patience() {
        long least = TICK_MILLIS;
        long now = System.nanoTime();
        for (Exchange each : waiting) {
            long end = each.since() + budget(each) + (each.isClaimed() ? RECORD_NANOS : 0);
            least = Math.min(least, Math.max(1, (end - now) / 1_000_000 + 1));
        }
        return least;
    }

    private static long budget(Exchange exchange) {
        return exchange.message().settings().config().limits().messageTime().toNanos();
    }

    private void handle(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            accept(key);
            return;
        }
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.flush();
            } else if (!connection.read(input, this)) {
                close(connection);
            }
        } catch (ProtocolException e) {
            close(connection); // before it is told of, for which there may be no memory
            metrics.closed(e.kind().name().toLowerCase(java.util.Locale.ROOT));
            log.warn("protocol " + e.kind(), "a connection was closed: " + e.getMessage());
        } catch (IOException e) {
            close(connection); // the MTA has gone
        } catch (RuntimeException | OutOfMemoryError e) {
            failed(connection, e);
        }
    }

    /** Lets a connection go that was in the midst of something when a fault of ours came: the MTA does what it is set to. */
    private void failed(Connection connection, Throwable fault) {
        close(connection);
        if (fault instanceof OutOfMemoryError) {
            outOfMemory = true;
            return;
        }
        StackTraceElement[] trace = fault.getStackTrace();
        metrics.closed("error");
        log.warn(
                "error",
                "a connection was closed: " + fault.getClass().getSimpleName()
                        + (trace.length == 0 ? "" : " at " + trace[0]));
    }

    private void accept(SelectionKey listener) {
        SocketChannel channel;
        try {
            channel = ((ServerSocketChannel) listener.channel()).accept();
        } catch (ClosedChannelException e) {
            return; // the listener was closed meanwhile
        } catch (IOException e) {
            // Out of files: the connection waits in the system's queue, and would wake us again at once.
            listener.interestOps(0);
            acceptAgain = System.nanoTime() + PAUSE_NANOS;
            log.warn(
                    "accept",
                    "a connection could not be accepted (" + e.getMessage() + "); see the limit of open files");
            return;
        }
        if (channel == null) {
            return;
        }
        boolean taken = false;
        try {
            taken = take(channel);
        } catch (IOException e) {
            // the MTA has gone
        } finally {
            if (!taken) {
                close(channel); // whatever went wrong: nobody else knows of it, and the MTA would wait
            }
        }
    }

    /** Takes a connection in; false if it is one too many. */
    private boolean take(SocketChannel channel) throws IOException {
        metrics.connected();
        Limits limits = settings.get().config().limits();
        if (connections.size() >= limits.connections()) {
            metrics.closed("too-many");
            log.warn("too many", "a connection was closed: " + limits.connections() + " are open already");
            return false;
        }
        channel.configureBlocking(false);
        boolean tcp = channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY);
        if (tcp) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        SocketOption<Boolean> promptly = tcp ? Sockets.prompt(channel) : null;
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        Connection connection = new Connection(
                channel,
                promptly,
                key,
                new Session(settings, memory, !tcp || promptly != null),
                new FrameReader(limits.frameBytes(), memory),
                limits);
        key.attach(connection);
        connections.add(connection);
        open = connections.size();
        return true;
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    /** What is to be done besides reading: answers, and clocks that have struck. */
    private void round() {
        for (Exchange each = decided.poll(); each != null; each = decided.poll()) {
            answer(each);
        }
        long now = System.nanoTime();
        for (Exchange each : List.copyOf(waiting)) {
            long over = now - each.since() - budget(each);
            if (over >= 0 && each.claim()) {
                judging.outOfTime(each, this);
            } else if (over >= RECORD_NANOS && each.decision() != null) {
                log.warn("record", "an answer goes out before its audit line is written; the audit is too slow");
                answer(each);
            } else if (over >= RECORD_NANOS) {
                // Nothing was decided, which only a fault of ours can bring about: the MTA does what its own setting
                // says.
                waiting.remove(each);
                close(each.connection());
                metrics.closed("error");
                log.warn("undecided", "a connection was closed: no decision was made of a message");
            }
        }
        if (now - lastTick < TICK_MILLIS * 1_000_000 / 2 && !stopping) {
            return;
        }
        lastTick = now;
        if (outOfMemory) {
            outOfMemory = false;
            metrics.closed("out-of-memory");
            log.warn("memory", "out of memory; give a larger heap (-Xmx), or smaller limits");
        }
        for (Connection each : List.copyOf(connections)) {
            String overdue = each.overdue(now);
            if (overdue != null) {
                metrics.closed(overdue);
                log.warn("overdue " + overdue, "a connection was closed: " + overdue);
                close(each);
            }
        }
        if (acceptAgain != 0 && now - acceptAgain > 0) {
            acceptAgain = 0;
            Iterator<SelectionKey> each = listeners.iterator();
            while (each.hasNext()) {
                SelectionKey key = each.next();
                if (key.isValid()) {
                    key.interestOps(SelectionKey.OP_ACCEPT);
                }
            }
        }
    }

    private void answer(Exchange exchange) {
        Decision decision = exchange.decision();
        if (decision == null || !exchange.beginAnswer()) {
            return;
        }
        waiting.remove(exchange);
        Connection connection = exchange.connection();
        // A connection that is closed has no message in hand.
        if (connection.session().message() != exchange.message()) {
            judging.unanswered(exchange);
            return;
        }
        try {
            connection.answer(exchange.message(), decision);
        } catch (IOException e) {
            close(connection);
            judging.unanswered(exchange);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Of its clocks none runs while it is judged: nobody else would close it.
            failed(connection, e);
            judging.unanswered(exchange);
        }
    }

    private void close(Connection connection) {
        connection.close();
        connections.remove(connection);
        open = connections.size();
    }
}
