package io.softspoken.milter;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * From a whole message to a decision that is recorded: examines on threads of its own, decides once, writes the audit
 * line, then lets the MTA be told. For all threads.
 */
final class Judging {
    private static final int STACK_BYTES = 2_000_000;

    private final ThreadPoolExecutor workers;
    private final Recent recent = new Recent();
    private final Audit audit;
    private final Metrics metrics;
    private final Log log;
    private volatile Pseudonyms pseudonyms;

    Judging(Limits limits, Audit audit, Metrics metrics, Log log, Pseudonyms pseudonyms) {
        this(limits, audit, metrics, log, pseudonyms, threads());
    }

    Judging(Limits limits, Audit audit, Metrics metrics, Log log, Pseudonyms pseudonyms, ThreadFactory threads) {
        this.audit = audit;
        this.metrics = metrics;
        this.log = log;
        this.pseudonyms = pseudonyms;
        workers = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.queue()),
                threads);
    }

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, "analysis-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    void pseudonyms(Pseudonyms by) {
        pseudonyms = by;
    }

    /** How many messages wait for a thread. */
    int queued() {
        return workers.getQueue().size();
    }

    /** How many are being examined. */
    int active() {
        return workers.getActiveCount();
    }

    void begin(Exchange exchange, Reactor reactor) {
        Message message = exchange.message();
        Trouble trouble = message.trouble();
        Pass pass = message.passed();
        if (pass != null) {
            message.clear();
            decideFirst(exchange, Judgement.passed(pass), null, reactor);
            return;
        }
        if (trouble != null) {
            decideFirst(exchange, Judgement.trouble(trouble, message.detail()), null, reactor);
            return;
        }
        try {
            workers.execute(() -> examine(exchange, reactor));
        } catch (RejectedExecutionException e) {
            refused(exchange, "too many messages wait", reactor);
        } catch (OutOfMemoryError e) {
            refused(exchange, "no thread could be started", reactor); // that is how Java tells it
        }
    }

    private void refused(Exchange exchange, String why, Reactor reactor) {
        exchange.message().clear(); // nobody else will
        decideFirst(exchange, Judgement.trouble(Trouble.BUSY, why), null, reactor);
    }

    private void examine(Exchange exchange, Reactor reactor) {
        Message message = exchange.message();
        try {
            if (exchange.isClaimed()) {
                return; // too late already
            }
            String digest = Examiner.digest(message);
            Recent.Seen seen = recent.find(digest);
            Judgement judgement = seen == null ? Examiner.examine(message) : seen.judgement();
            if (seen == null && judgement.verdict() != null) {
                int most = message.settings().config().limits().remembered();
                recent.keep(digest, new Recent.Seen(message.queueId(), judgement), most);
            }
            decideFirst(exchange, judgement, seen == null ? null : seen.queueId(), reactor);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Besides the engine, which Examiner sees to. What was not decided, or not recorded, the clock sees to.
            log.warn("analysis", "a fault beside the analysis: " + e.getClass().getSimpleName());
        } finally {
            message.clear();
        }
    }

    /** The clock has claimed the message. */
    void outOfTime(Exchange exchange, Reactor reactor) {
        decide(exchange, Judgement.trouble(Trouble.OUT_OF_TIME, ""), null, reactor);
    }

    private void decideFirst(Exchange exchange, Judgement judgement, @Nullable String again, Reactor reactor) {
        if (exchange.claim()) {
            decide(exchange, judgement, again, reactor);
        }
    }

    private void decide(Exchange exchange, Judgement judgement, @Nullable String again, Reactor reactor) {
        Message message = exchange.message();
        Session session = exchange.connection().session();
        Decision decision = Decision.of(message, judgement, session.actions(), session.steps());
        exchange.decide(decision);
        long nanos = System.nanoTime() - exchange.since();
        metrics.message(judgement, decision.action(), again != null, nanos);
        Trouble trouble = judgement.trouble();
        if (trouble != null) {
            log.warn(
                    trouble.id(),
                    (message.queueId().isEmpty() ? "a message" : message.queueId()) + ": not judged, " + trouble.id()
                            + (decision.detail().isEmpty() ? "" : " (" + decision.detail() + ")") + "; "
                            + decision.action().id());
        }
        String line = AuditLine.of(message, judgement, decision, again, nanos / 1_000_000, pseudonyms);
        audit.record(line, () -> reactor.decided(exchange));
    }

    /** The MTA had gone before it could be told. */
    void unanswered(Exchange exchange) {
        metrics.unanswered();
        audit.record(AuditLine.unanswered(exchange.message()), () -> {});
    }

    void stop() {
        workers.shutdownNow();
    }
}
