package io.softspoken.milter;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters, and their text for Prometheus (format 0.0.4). For all threads. */
final class Metrics {
    private static final double[] BUCKETS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5};
    private static final String PREFIX = "softspoken_milter_";

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();
    private final LongAdder[] within = new LongAdder[BUCKETS.length + 1];
    private final LongAdder nanos = new LongAdder();
    private volatile String engine = "";

    private enum Kind {
        MESSAGES("messages_total", "Messages by what was asked of the MTA."),
        VERDICTS("verdicts_total", "Messages by the verdict of the engine."),
        PASSED("passed_total", "Messages passed without being judged, by the reason."),
        TROUBLE("trouble_total", "Messages that should have been judged and were not, by the reason."),
        AGAIN("again_total", "Messages that had been judged before."),
        UNANSWERED("unanswered_total", "Messages for whose answer the MTA did not wait."),
        CONNECTIONS("connections_total", "Connections accepted."),
        CLOSED("connections_closed_total", "Connections that the milter closed, by the reason."),
        AUDIT_FAILED("audit_failed_total", "Audit lines that the audit file did not take."),
        RELOADS("reloads_total", "Reloads by how they ended.");

        private final String id;
        private final String help;

        Kind(String id, String help) {
            this.id = id;
            this.help = help;
        }
    }

    Metrics() {
        for (int i = 0; i < within.length; i++) {
            within[i] = new LongAdder();
        }
        for (Action action : Action.values()) {
            counter(Kind.MESSAGES, "action", action.id());
        }
        for (Trouble trouble : Trouble.values()) {
            counter(Kind.TROUBLE, "reason", trouble.id());
        }
        for (Kind plain : new Kind[] {Kind.AGAIN, Kind.UNANSWERED, Kind.CONNECTIONS, Kind.AUDIT_FAILED}) {
            counter(plain, "", "");
        }
        counter(Kind.RELOADS, "result", "ok");
        counter(Kind.RELOADS, "result", "failed");
    }

    private LongAdder counter(Kind kind, String label, String value) {
        String key = kind.id + (label.isEmpty() ? "" : "{" + label + "=\"" + value + "\"}");
        return counters.computeIfAbsent(key, k -> new LongAdder());
    }

    /** A message is decided; {@code nanos} from its end to the decision. */
    void message(Judgement judgement, Action action, boolean again, long took) {
        counter(Kind.MESSAGES, "action", action.id()).increment();
        if (judgement.verdict() != null) {
            counter(Kind.VERDICTS, "verdict", judgement.verdict().id()).increment();
        } else if (judgement.pass() != null) {
            counter(Kind.PASSED, "reason", judgement.pass().id()).increment();
        } else {
            counter(
                            Kind.TROUBLE,
                            "reason",
                            Objects.requireNonNull(judgement.trouble()).id())
                    .increment();
        }
        if (again) {
            counter(Kind.AGAIN, "", "").increment();
        }
        int bucket = 0;
        while (bucket < BUCKETS.length && took > BUCKETS[bucket] * 1e9) {
            bucket++;
        }
        within[bucket].increment();
        nanos.add(took);
    }

    void unanswered() {
        counter(Kind.UNANSWERED, "", "").increment();
    }

    void connected() {
        counter(Kind.CONNECTIONS, "", "").increment();
    }

    /** We closed a connection. {@code reason} is one of few words. */
    void closed(String reason) {
        counter(Kind.CLOSED, "reason", reason).increment();
    }

    void auditFailed(int lines) {
        counter(Kind.AUDIT_FAILED, "", "").add(lines);
    }

    void reloaded(boolean well) {
        counter(Kind.RELOADS, "result", well ? "ok" : "failed").increment();
    }

    void engine(String of) {
        engine = of;
    }

    /** A value that is asked for when somebody looks. */
    void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        Map<String, LongAdder> sorted = new TreeMap<>(counters);
        for (Kind kind : Kind.values()) {
            head(out, kind.id, kind.help, "counter");
            sorted.forEach((key, count) -> {
                if (key.equals(kind.id) || key.startsWith(kind.id + "{")) {
                    out.append(PREFIX)
                            .append(key)
                            .append(' ')
                            .append(count.sum())
                            .append('\n');
                }
            });
        }
        head(out, "seconds", "From the end of a message to its decision.", "histogram");
        long sum = 0;
        for (int i = 0; i <= BUCKETS.length; i++) {
            sum += within[i].sum();
            String bound = i == BUCKETS.length ? "+Inf" : String.format(Locale.ROOT, "%s", BUCKETS[i]);
            out.append(PREFIX)
                    .append("seconds_bucket{le=\"")
                    .append(bound)
                    .append("\"} ")
                    .append(sum)
                    .append('\n');
        }
        out.append(PREFIX).append("seconds_sum ").append(nanos.sum() / 1e9).append('\n');
        out.append(PREFIX).append("seconds_count ").append(sum).append('\n');
        new TreeMap<>(gauges).forEach((name, value) -> {
            head(out, name, "Now.", "gauge");
            out.append(PREFIX)
                    .append(name)
                    .append(' ')
                    .append(value.getAsLong())
                    .append('\n');
        });
        head(out, "engine_info", "Version and hash of packs and model.", "gauge");
        out.append(PREFIX).append("engine_info{engine=\"").append(engine).append("\"} 1\n");
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String help, String type) {
        out.append("# HELP ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        out.append("# TYPE ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }
}
