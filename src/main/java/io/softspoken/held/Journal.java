package io.softspoken.held;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was done with held mail, so that it is done once: a small file for each queue id. Each change is on the disk, whole,
 * before the next step is taken.
 */
final class Journal implements AutoCloseable {
    private static final String SUFFIX = ".properties";
    private static final Set<PosixFilePermission> PRIVATE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private Journal(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the journal for one process alone; others wait.
     *
     * @throws HeldException if the folder cannot be made or written
     */
    static Journal open(Path folder) throws HeldException {
        FileChannel channel = null;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Journal(folder, channel, channel.lock());
        } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
            if (channel != null) {
                try {
                    channel.close();
                } catch (IOException ignored) {
                    // it was not written
                }
            }
            throw new HeldException(
                    folder + ": cannot be written; run this as root, or name another folder with --state");
        }
    }

    /** What is known of a mail, for reading alone and without waiting for others. */
    static Properties peek(Path folder, String id) {
        Properties entry = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(id + SUFFIX))) {
            entry.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return new Properties();
        }
        return entry;
    }

    /** What is known of a mail; empty if nothing is. */
    Properties read(String id) throws HeldException {
        Path file = folder.resolve(id + SUFFIX);
        Properties entry = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                entry.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new HeldException(file + ": cannot be read; look at it, or move it away");
            }
        }
        return entry;
    }

    /** Puts on the disk what is known of a mail. */
    void write(String id, Properties entry) throws HeldException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            entry.store(out, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        file(id + SUFFIX, out.toByteArray());
    }

    /** Puts a file on the disk, readable for its owner alone. */
    Path file(String name, byte[] content) throws HeldException {
        Path file = folder.resolve(name);
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel channel = FileChannel.open(
                    fresh,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PRIVATE))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            return file;
        } catch (IOException e) {
            throw new HeldException(file + ": cannot be written; look at the disk and at its permissions");
        }
    }

    /** Where a file of that name is. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes a file of that name, if it is there. */
    void delete(String name) throws HeldException {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new HeldException(folder.resolve(name) + ": cannot be deleted; look at its permissions");
        }
    }

    /** Forgets a mail. */
    void forget(String id) throws HeldException {
        delete(id + SUFFIX);
        delete(id + ".eml");
    }

    /** The queue ids of all mails of which something is known. */
    List<String> ids() throws HeldException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(Postfix::isLong)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new HeldException(folder + ": cannot be read; look at its permissions");
        }
    }

    @Override
    public void close() throws HeldException {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new HeldException(folder + ": the lock cannot be given back");
        }
    }
}
