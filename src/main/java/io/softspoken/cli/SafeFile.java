package io.softspoken.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** Writes a file whole or not at all: whoever opens it at any time, even after a power cut, sees the old or the new one. */
final class SafeFile {
    private SafeFile() {}

    /**
     * Replaces a file that was read before.
     *
     * @param was what it held then; if it holds something else now, it is left as it is
     * @throws Unusable if it cannot be written; it is then as it was
     */
    static void replace(Path named, byte[] was, byte[] bytes) throws Unusable {
        try {
            Path file = named.toRealPath();
            if (!Arrays.equals(Files.readAllBytes(file), was)) {
                throw new Unusable(
                        named + ": was changed by somebody else meanwhile, and is left as it is; start again");
            }
            if (!Files.isWritable(file)) {
                throw new Unusable(named + ": may not be written; check its permissions");
            }
            put(file, bytes, true);
        } catch (IOException e) {
            throw new Unusable(named + ": cannot be written; check the disk and the permissions of its folder");
        }
    }

    /**
     * Writes a file, new or not.
     *
     * @throws Unusable if it cannot be written; one that was there is then as it was
     */
    static void write(Path named, byte[] bytes) throws Unusable {
        try {
            boolean there = Files.exists(named);
            Path file = there ? named.toRealPath() : named.toAbsolutePath();
            if (Files.isDirectory(file)) {
                throw new Unusable(named + ": is a folder; name a file in it");
            }
            put(file, bytes, there);
        } catch (IOException e) {
            throw new Unusable(named + ": cannot be written; check the disk and the permissions of its folder");
        }
    }

    private static void put(Path file, byte[] bytes, boolean there) throws IOException {
        Path folder = file.getParent() == null ? Path.of(".") : file.getParent();
        Path next = Files.createTempFile(folder, ".softspoken-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            PosixFileAttributeView rights = Files.getFileAttributeView(next, PosixFileAttributeView.class);
            if (rights != null) {
                rights.setPermissions(
                        there
                                ? Files.getPosixFilePermissions(file)
                                : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            }
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
