package io.softspoken.milter;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One message between its end and the answer to it. Whoever claims it first, the analysis or the clock, decides it; so it
 * is decided once.
 */
final class Exchange {
    private final Connection connection;
    private final Message message;
    private final long since = System.nanoTime();
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Decision decision;
    private boolean answered;

    Exchange(Connection connection, Message message) {
        this.connection = connection;
        this.message = message;
    }

    Connection connection() {
        return connection;
    }

    Message message() {
        return message;
    }

    /** Since when the MTA waits, by {@link System#nanoTime}. */
    long since() {
        return since;
    }

    boolean isClaimed() {
        return claimed.get();
    }

    /** Whether the caller is the one to decide. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void decide(Decision what) {
        decision = what;
    }

    @Nullable
    Decision decision() {
        return decision;
    }

    /** Whether the answer is still to be given; from then on it is not. On the protocol thread only. */
    boolean beginAnswer() {
        boolean first = !answered;
        answered = true;
        return first;
    }
}
