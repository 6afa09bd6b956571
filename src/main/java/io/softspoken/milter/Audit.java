package io.softspoken.milter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the record, on a thread of its own, so that a slow disk slows nothing else. A line that a file does not take goes
 * to standard error; no message waits for a disk that is full or hangs. For all threads.
 */
final class Audit {
    private static final int WAITING = 2_000;
    private static final int AT_ONCE = 256;
    private static final long STOP_SECONDS = 5;

    private record Entry(String line, Runnable then) {}

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = new Thread(this::run, "audit");
    private final Log log;
    private final Metrics metrics;
    private final OutputStream stdout;
    private volatile Target target;
    private volatile boolean stopping;

    /** Where lines go. */
    private record Target(@Nullable FileChannel file, String name, boolean stdout) {}

    /**
     * Opens the file.
     *
     * @throws IOException with what is wrong and what to do
     */
    Audit(MilterConfig.AuditTo to, Log log, Metrics metrics) throws IOException {
        this.log = log;
        this.metrics = metrics;
        stdout = new FileOutputStream(FileDescriptor.out);
        target = open(to);
        thread.setDaemon(true);
        thread.start();
    }

    private static Target open(MilterConfig.AuditTo to) throws IOException {
        if (to.file().isEmpty()) {
            return new Target(null, "", to.stdout());
        }
        Path path = to.file().get();
        try {
            var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            // Whom it concerns may be made out of it: not for everybody.
            FileChannel file = Files.exists(path)
                    ? FileChannel.open(path, options)
                    : FileChannel.open(
                            path,
                            options,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
            return new Target(file, path.toString(), to.stdout());
        } catch (IOException e) {
            throw new IOException(path + ": the audit file cannot be opened; check the folder and its permissions");
        }
    }

    /**
     * Opens the file anew, or another: after a reload, and after it was renamed by who rotates it.
     *
     * @throws IOException with what is wrong; then all stays as it was
     */
    void reopen(MilterConfig.AuditTo to) throws IOException {
        Target old = target;
        target = open(to);
        record(null, () -> close(old)); // behind all lines that may still be meant for it
    }

    /** Writes a line, then runs {@code then}; if too many lines wait, the line goes to standard error at once. */
    void record(@Nullable String line, Runnable then) {
        if (!queue.offer(new Entry(line == null ? "" : line, then))) {
            metrics.auditFailed(1);
            log.warn("audit", "audit lines cannot be written as fast as they come; they go to standard error");
            if (line != null) {
                log.raw(line);
            }
            then.run();
        }
    }

    /** How many lines wait. */
    int waiting() {
        return queue.size();
    }

    private void run() {
        List<Entry> batch = new ArrayList<>(AT_ONCE + 1);
        while (!stopping || !queue.isEmpty()) {
            try {
                Entry first = queue.poll(250, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, AT_ONCE);
                    write(batch);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failed(batch.size());
            }
            // Whatever became of the lines, the MTA gets its answers.
            for (Entry entry : batch) {
                try {
                    entry.then().run();
                } catch (RuntimeException | Error e) {
                    // the protocol thread gives this answer when its time is over
                }
            }
            batch.clear();
        }
    }

    /** Counts lines that were not written; where there is no memory for that either, the thread goes on all the same. */
    private void failed(int lines) {
        try {
            metrics.auditFailed(lines);
        } catch (OutOfMemoryError e) {
            // without this thread, each answer to come would wait for its time to be over
        }
    }

    private void write(List<Entry> batch) {
        StringBuilder lines = new StringBuilder();
        int count = 0;
        for (Entry entry : batch) {
            if (!entry.line().isEmpty()) {
                lines.append(entry.line()).append('\n');
                count++;
            }
        }
        if (count == 0) {
            return;
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        Target to = target;
        if (to.file() != null) {
            try {
                append(to.file(), bytes);
            } catch (IOException e) {
                metrics.auditFailed(count);
                log.warn(
                        "audit",
                        to.name() + ": the audit file cannot be written (" + e.getMessage()
                                + "); lines go to standard error until it can");
                log.raw(lines.substring(0, lines.length() - 1));
            }
        }
        if (to.stdout()) {
            try {
                stdout.write(bytes);
            } catch (IOException e) {
                metrics.auditFailed(count);
            }
        }
    }

    /** All of it, or, as far as the disk lets us, nothing: half a line would spoil the next. */
    private static void append(FileChannel file, byte[] bytes) throws IOException {
        long before = file.size();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            try {
                file.truncate(before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private static void close(Target old) {
        try {
            if (old.file() != null) {
                old.file().close();
            }
        } catch (IOException e) {
            // it is not ours any more
        }
    }

    /** Writes what waits, and ends. */
    void stop() {
        stopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(target);
    }
}
