package io.softspoken.audit;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an audit has read so far, a line for each mail, for its owner's eyes alone. Lines are appended; a process that is
 * killed loses at most the last of them, and a line that was cut off is taken away when the journal is opened again.
 */
final class Journal implements Closeable {
    /** Lines are kept back until they are worth a write. */
    private static final int WORTH_WRITING = 1 << 14;

    private final RandomAccessFile file;
    private final FileLock lock;
    private final StringBuilder waiting = new StringBuilder();

    private Journal(RandomAccessFile file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens a journal, new or not.
     *
     * @param head what it is a journal of: one of something else is not gone on with
     * @param read gets what stands in it
     * @throws AuditException if it is in use, is of something else, or no journal
     */
    static Journal open(Path path, String head, Consumer<Outcome> read) throws IOException, AuditException {
        if (path.toAbsolutePath().getParent() != null) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        if (!Files.exists(path)) {
            Files.createFile(path, forItsOwner(path));
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            FileLock lock = lock(file.getChannel());
            if (lock == null) {
                throw new AuditException(
                        path + ": another audit is writing it; wait for it, or give --journal another");
            }
            Journal journal = new Journal(file, lock);
            journal.replay(path, head, read);
            return journal;
        } catch (IOException | AuditException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileAttribute<?>[] forItsOwner(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
                }
                : new FileAttribute<?>[0];
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void replay(Path path, String head, Consumer<Outcome> read) throws IOException, AuditException {
        long whole = wholeLines();
        file.setLength(whole);
        file.seek(0);
        // Not closed: that would close the file.
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(file.getChannel()), StandardCharsets.UTF_8));
        String first = lines.readLine();
        if (first == null) {
            file.write((head + "\n").getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!first.equals(head)) {
            throw new AuditException(path
                    + (first.startsWith("softspoken audit\t")
                            ? ": is of an audit with other rules, settings or options; delete it, or give --journal another"
                            : ": is no journal of an audit; give --journal another name"));
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                read.accept(Outcome.read(line));
            } catch (IllegalArgumentException e) {
                throw new AuditException(path + ":" + number + ": is damaged; delete it and start again");
            }
        }
        file.seek(whole);
    }

    /** Where the last whole line ends. */
    private long wholeLines() throws IOException {
        byte[] block = new byte[8192];
        long end = file.length();
        while (end > 0) {
            int n = (int) Math.min(block.length, end);
            file.seek(end - n);
            file.readFully(block, 0, n);
            for (int i = n - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return end - n + i + 1;
                }
            }
            end -= n;
        }
        return 0;
    }

    /** Adds a mail. */
    void add(Outcome outcome) throws IOException {
        waiting.append(outcome.line()).append('\n');
        if (waiting.length() >= WORTH_WRITING) {
            flush();
        }
    }

    private void flush() throws IOException {
        file.write(waiting.toString().getBytes(StandardCharsets.UTF_8));
        waiting.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            lock.release();
            file.close();
        }
    }
}
