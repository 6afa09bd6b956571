package io.softspoken.milter;

import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The milter as a whole: started from a configuration file, reloaded from it, and stopped. For all threads. */
public final class MilterService {
    private static final long STUCK_NANOS = Duration.ofSeconds(5).toNanos();

    private final Path file;
    private final Log log;
    private final Metrics metrics = new Metrics();
    private final Memory memory;
    private final Audit audit;
    private final Judging judging;
    private final Reactor reactor;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Address> addresses;
    private final List<Path> socketFiles;
    private final @Nullable Control control;
    private final AtomicBoolean stopBegun = new AtomicBoolean();
    private final Semaphore reloads = new Semaphore(2);
    private volatile Settings settings;
    private volatile boolean stopping;

    private MilterService(Path file, Settings settings, PrintStream err) throws IOException {
        this.file = file;
        this.settings = settings;
        log = new Log(err);
        MilterConfig config = settings.config();
        memory = new Memory(config.limits().memoryBytes());
        Pseudonyms pseudonyms = Pseudonyms.of(config.audit().key());
        List<ServerSocketChannel> sockets = new ArrayList<>();
        boolean well = false;
        try {
            for (Address each : config.listen()) {
                sockets.add(Sockets.open(each, config.socketMode()));
            }
            addresses = new ArrayList<>();
            for (ServerSocketChannel each : sockets) {
                addresses.add(new Address(each.getLocalAddress()));
            }
            socketFiles = addresses.stream()
                    .map(Address::file)
                    .flatMap(path -> Optional.ofNullable(path).stream())
                    .toList();
            audit = new Audit(config.audit(), log, metrics);
            judging = new Judging(config.limits(), audit, metrics, log, pseudonyms);
            reactor = new Reactor(sockets, this::settings, judging, memory, metrics, log);
            metrics.engine(settings.engine());
            metrics.gauge("connections", reactor::open);
            metrics.gauge("memory_bytes", memory::used);
            metrics.gauge("queued", judging::queued);
            metrics.gauge("analysing", judging::active);
            metrics.gauge("audit_waiting", audit::waiting);
            control = config.control().isPresent()
                    ? new Control(config.control().get(), this::health, metrics::text, this::reloadOnRequest)
                    : null;
            well = true;
        } finally {
            if (!well) {
                for (ServerSocketChannel each : sockets) {
                    each.close();
                }
            }
        }
        thread = new Thread(reactor::run, "protocol");
    }

    /**
     * Reads a configuration and loads its engine; nothing is opened.
     *
     * @return what would be done, in one line
     * @throws RulesException if it cannot be used; it names all that is wrong
     */
    public static String check(Path file) {
        Settings settings = new MilterConfigReader(file).settings();
        return summary(
                settings.config(), settings.config().listen(), settings.config().control());
    }

    /**
     * Starts to serve.
     *
     * @param err takes the lines for the operator
     * @throws RulesException if the configuration cannot be used; it names all that is wrong
     * @throws IOException if a socket or file cannot be opened; the message says which, and what to do
     */
    public static MilterService start(Path file, PrintStream err) throws IOException {
        MilterService service = new MilterService(file, new MilterConfigReader(file).settings(), err);
        service.begin();
        return service;
    }

    private void begin() {
        thread.start();
        audit.record(AuditLine.of("start", settings), () -> {});
        for (Address each : addresses) {
            if (!each.isLocal()) {
                log.warn(
                        "open",
                        each + ": other machines can reach this port; let a firewall or a unix socket see to it that"
                                + " only your MTA does");
            }
        }
        Optional<Address> at = control == null ? Optional.empty() : Optional.of(control.address());
        log.info("ready: " + summary(settings.config(), addresses, at) + "; engine " + settings.engine());
    }

    private static String summary(MilterConfig config, List<Address> listen, Optional<Address> control) {
        String policies = config.policies().isEmpty()
                ? ""
                : config.policies().stream()
                        .map(rule -> rule.policy().id())
                        .distinct()
                        .collect(Collectors.joining(
                                " or ", " (" + config.policies().size() + " entries: ", ")"));
        return listen.stream().map(Address::toString).collect(Collectors.joining(" ")) + "; policy "
                + config.policy().id() + policies + "; control "
                + control.map(Address::toString).orElse("none");
    }

    private Settings settings() {
        return settings;
    }

    private Control.Answer health() {
        if (stopping) {
            return new Control.Answer(503, "stopping\n");
        }
        if (!thread.isAlive() || reactor.sinceTick() > STUCK_NANOS) {
            return new Control.Answer(503, "the protocol thread is stuck\n");
        }
        return new Control.Answer(200, "ok\n");
    }

    private Control.Answer reloadOnRequest() {
        return reload()
                ? new Control.Answer(200, "reloaded\n")
                : new Control.Answer(500, "not reloaded; the log says why\n");
    }

    /**
     * Reads the configuration anew, with the engine and its packs, and opens the audit file anew. Messages in hand are
     * finished by what they began with, and no connection is dropped. If anything is wrong, all stays as it was.
     *
     * @return whether it was done; if not, the log says why
     */
    public boolean reload() {
        // One that waits for another reads what is there when its turn comes: more need not wait.
        if (!reloads.tryAcquire()) {
            return true;
        }
        try {
            return reloadNow();
        } finally {
            reloads.release();
        }
    }

    private synchronized boolean reloadNow() {
        try {
            Settings fresh = new MilterConfigReader(file).settings();
            MilterConfig before = settings.config();
            MilterConfig config = fresh.config();
            Pseudonyms pseudonyms = Pseudonyms.of(config.audit().key());
            audit.reopen(config.audit());
            judging.pseudonyms(pseudonyms);
            memory.limit(config.limits().memoryBytes());
            settings = fresh;
            metrics.engine(fresh.engine());
            metrics.reloaded(true);
            audit.record(AuditLine.of("reload", fresh), () -> {});
            log.info("reloaded; policy " + config.policy().id() + "; engine " + fresh.engine());
            if (!config.listen().equals(before.listen())
                    || !config.control().equals(before.control())
                    || !config.socketMode().equals(before.socketMode())
                    || config.limits().threads() != before.limits().threads()
                    || config.limits().queue() != before.limits().queue()) {
                log.info("listen, socket-mode, control, threads and queue take effect at the next start");
            }
            return true;
        } catch (RulesException e) {
            String.valueOf(e.getMessage()).lines().forEach(log::error);
        } catch (IOException e) {
            log.error(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            log.error("out of memory while reloading; give a larger heap (-Xmx)");
        } catch (RuntimeException e) {
            log.error(e.getClass().getSimpleName() + " while reloading");
        }
        metrics.reloaded(false);
        log.error("not reloaded; the old configuration goes on");
        return false;
    }

    /** Where MTAs connect, ports as the system gave them. */
    List<String> addresses() {
        return addresses.stream().map(Address::toString).toList();
    }

    /** Where control is; "" if nowhere. */
    String controlAddress() {
        return control == null ? "" : control.address().toString();
    }

    /** Takes no more connections, finishes the messages in hand, writes the audit to its end, and ends. */
    public void stop() {
        if (!stopBegun.compareAndSet(false, true)) {
            return;
        }
        stopping = true;
        log.info("stopping; " + reactor.open() + " connections");
        for (Path each : socketFiles) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException e) {
                // a new start removes it
            }
        }
        reactor.stop();
        join();
        judging.stop();
        audit.record(AuditLine.of("stop", settings), () -> {});
        audit.stop();
        if (control != null) {
            control.stop();
        }
        log.info("stopped");
        stopped.countDown();
    }

    /**
     * Waits until it serves no more.
     *
     * @return true if it was stopped, false if it failed
     */
    public boolean await() {
        join();
        try {
            if (stopping) {
                stopped.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return stopping;
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
