package io.softspoken.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
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
            if (!Files.isRegularFile(file)) {
                throw new Unusable(Console.shown(named)
                        + ": is a device or a pipe, and cannot be changed in place; name a file, or add --output -");
            }
            if (!Arrays.equals(Files.readAllBytes(file), was)) {
                throw new Unusable(Console.shown(named)
                        + ": was changed by somebody else meanwhile, and is left as it is; start again");
            }
            if (!Files.isWritable(file)) {
                throw new Unusable(Console.shown(named) + ": may not be written; check its permissions");
            }
            put(file, bytes);
        } catch (IOException e) {
            throw new Unusable(
                    Console.shown(named) + ": cannot be written; check the disk and the permissions of its folder");
        }
    }

    /**
     * Writes a file, new or not; one that is there keeps its permissions, and a link goes on pointing to it.
     *
     * @throws Unusable if it cannot be written; one that was there is then as it was
     */
    static void write(String name, byte[] bytes) throws Unusable {
        try {
            write(Path.of(name), bytes);
        } catch (InvalidPathException e) {
            throw new Unusable("a file name with characters that no file name can have; check the name");
        }
    }

    /** The same. */
    static void write(Path named, byte[] bytes) throws Unusable {
        try {
            if (Files.isDirectory(named)) {
                throw new Unusable(Console.shown(named) + ": is a folder; name a file");
            }
            if (!Files.exists(named)) {
                create(named, bytes);
                return;
            }
            Path file = named.toRealPath();
            if (!Files.isWritable(file)) {
                throw new Unusable(
                        Console.shown(named) + ": may not be written; check its permissions, or name another file");
            }
            if (Files.isRegularFile(file)) {
                put(file, bytes);
            } else {
                Files.write(file, bytes); // a device or a pipe
            }
        } catch (NoSuchFileException e) {
            throw new Unusable(Console.shown(named) + ": there is no such folder; check the name");
        } catch (IOException e) {
            throw new Unusable(
                    Console.shown(named) + ": cannot be written; check the disk and the permissions of its folder");
        }
    }

    /** A new file, with the rights that new files have; taken away again if the disk does not hold all of it. */
    private static void create(Path named, byte[] bytes) throws IOException {
        OutputStream out = Files.newOutputStream(named);
        boolean whole = false;
        try {
            try (out) {
                out.write(bytes);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(named.toRealPath());
            }
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), ".softspoken-", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            keepRights(file, next);
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void keepRights(Path old, Path next) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes rights = from.readAttributes();
        try {
            to.setGroup(rights.group());
            to.setOwner(rights.owner());
        } catch (IOException e) {
            // Only its owner may give a file away; then it is the writer's, as with any editor.
        }
        to.setPermissions(rights.permissions());
    }
}
