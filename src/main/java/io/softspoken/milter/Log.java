package io.softspoken.milter;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Lines for the operator, to standard error. Of what happens over and over, one line in ten seconds is written and the
 * others are counted. For all threads.
 */
final class Log {
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private static final class Repeated {
        private long next = System.nanoTime();
        private int silenced;
    }

    private final PrintStream err;
    private final Map<String, Repeated> repeated = new HashMap<>();

    Log(PrintStream err) {
        this.err = err;
    }

    synchronized void info(String line) {
        write("", line);
    }

    synchronized void error(String line) {
        write("error: ", line);
    }

    /**
     * A warning of something that may come often.
     *
     * @param kind which lines count as the same; one of few
     */
    synchronized void warn(String kind, String line) {
        Repeated of = repeated.computeIfAbsent(kind, k -> new Repeated());
        long now = System.nanoTime();
        if (now - of.next < 0) {
            of.silenced++;
            return;
        }
        write("warning: ", of.silenced == 0 ? line : line + " (and " + of.silenced + " more of this kind)");
        of.silenced = 0;
        of.next = now + QUIET_NANOS;
    }

    /** A line as it is. */
    synchronized void raw(String line) {
        err.println(line);
    }

    private void write(String level, String line) {
        err.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " softspoken milter: " + level + line);
    }
}
