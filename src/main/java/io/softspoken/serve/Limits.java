package io.softspoken.serve;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How much is done at once, and how much for one client. */
final class Limits {
    /** So long a check waits for its turn. */
    private static final long WAIT_SECONDS = 20;

    /** What the largest draft needs while it is checked. */
    private static final long BYTES_A_CHECK = 250_000_000;

    /** So many clients are remembered; the ones not seen longest are forgotten, and begin anew. */
    private static final int CLIENTS = 1_000;

    private static final double SECONDS_A_MINUTE = 60;

    private final Semaphore turns;
    private final int perMinute;
    private final Map<InetAddress, Allowance> allowances = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Allowance> eldest) {
            return size() > CLIENTS;
        }
    };

    /** What a client may still ask, at a time in nanoseconds. */
    private record Allowance(double left, long at) {}

    Limits(int perMinute) {
        Runtime machine = Runtime.getRuntime();
        long room = machine.maxMemory() / BYTES_A_CHECK;
        turns = new Semaphore((int) Math.max(1, Math.min(machine.availableProcessors(), room)), true);
        this.perMinute = perMinute;
    }

    /** Counts a check of a client; all that a minute allows may come at once. */
    synchronized void count(InetAddress client) throws Refusal {
        if (perMinute <= 0) {
            return;
        }
        long now = System.nanoTime();
        Allowance old = allowances.getOrDefault(client, new Allowance(perMinute, now));
        double grown = (now - old.at()) / 1e9 * perMinute / SECONDS_A_MINUTE;
        double left = Math.min(perMinute, old.left() + grown);
        if (left < 1) {
            allowances.put(client, new Allowance(left, now));
            int wait = (int) Math.ceil((1 - left) * SECONDS_A_MINUTE / perMinute);
            throw new Refusal(
                    429, "too many requests: " + perMinute + " checks a minute are done for one client", wait);
        }
        allowances.put(client, new Allowance(left - 1, now));
    }

    /** Does a check when it is its turn. */
    <T> T inTurn(Supplier<T> check) throws Refusal {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(503, "too much is being checked just now; ask again", 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "the server is stopping");
        }
        try {
            return check.get();
        } finally {
            turns.release();
        }
    }
}
