package io.softspoken.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Writes a file anew: whole or not at all, whatever happens meanwhile. */
final class Rewriting {
    private Rewriting() {}

    /** Writes a file; one that is there keeps its permissions, and a link goes on pointing to it. */
    static void write(String name, byte[] content) throws Unusable {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new Unusable(name + ": is a folder; name a file");
            }
            if (!Files.exists(path)) {
                Files.write(path, content);
                return;
            }
            Path real = path.toRealPath();
            if (!Files.isWritable(real)) {
                throw new Unusable(name + ": may not be written; check its permissions, or use --output");
            }
            if (!Files.isRegularFile(real)) {
                Files.write(real, content); // a device or a pipe
                return;
            }
            replace(real, content);
        } catch (InvalidPathException e) {
            throw new Unusable("a file name with characters that no file name can have; check the name");
        } catch (NoSuchFileException e) {
            throw new Unusable(name + ": there is no such folder; check the name");
        } catch (IOException e) {
            throw new Unusable(name + ": cannot be written; check the disk and the permissions of its folder");
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, ".softspoken", ".tmp");
        try {
            Files.write(fresh, content);
            PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            PosixFileAttributeView own = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
            if (old != null && own != null) {
                PosixFileAttributes attributes = old.readAttributes();
                try {
                    own.setGroup(attributes.group());
                    own.setOwner(attributes.owner());
                } catch (IOException e) {
                    // Only its owner may give a file away; then it is the writer's, as with any editor.
                }
                own.setPermissions(attributes.permissions());
            }
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
