package io.softspoken.milter;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of messages and frames that are in hand, over all connections, and says no when there are too many. */
final class Memory {
    private final AtomicLong used = new AtomicLong();
    private volatile long most;

    Memory(long most) {
        this.most = most;
    }

    /** Another limit from now on; what is taken stays taken. */
    void limit(long bytes) {
        most = bytes;
    }

    /** Takes so many bytes; false, and nothing is taken, if that would be too many. */
    boolean take(int bytes) {
        if (used.addAndGet(bytes) > most) {
            used.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(int bytes) {
        used.addAndGet(-bytes);
    }

    long used() {
        return used.get();
    }
}
