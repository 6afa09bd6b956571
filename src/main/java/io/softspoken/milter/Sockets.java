package io.softspoken.milter;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Opens the sockets that MTAs connect to. */
final class Sockets {
    private static final int BACKLOG = 512;

    private Sockets() {}

    /**
     * Listens.
     *
     * @param mode permissions of the file of a unix socket, as {@code rw-rw----}
     * @throws IOException with what is wrong and what to do
     */
    static ServerSocketChannel open(Address address, String mode) throws IOException {
        Path file = address.file();
        ServerSocketChannel socket =
                file == null ? ServerSocketChannel.open() : ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            if (file != null) {
                removeStale(address, file);
            }
            socket.bind(address.socket(), BACKLOG);
            if (file != null) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(address + ": cannot listen there (" + e.getMessage() + ")");
        }
    }

    /**
     * The option by which a TCP channel acknowledges what comes at once, where the system has one (Linux: TCP_QUICKACK).
     * By its name, since a slim Java may lack the module that declares it.
     *
     * @return null if there is none
     */
    @SuppressWarnings("unchecked") // its type is looked at
    static @Nullable SocketOption<Boolean> prompt(SocketChannel channel) {
        for (SocketOption<?> each : channel.supportedOptions()) {
            if (each.name().equals("TCP_QUICKACK") && each.type() == Boolean.class) {
                return (SocketOption<Boolean>) each;
            }
        }
        return null;
    }

    /** A socket file outlives the process that made it. One that somebody still answers on is not ours to take. */
    private static void removeStale(Address address, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean other = Files.readAttributes(
                        file, java.nio.file.attribute.BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
        if (!other) {
            throw new IOException("a file that is no socket is there; move it away");
        }
        try (SocketChannel there = SocketChannel.open(address.socket())) {
            throw new IOException("another process listens there; stop it first");
        } catch (java.net.ConnectException e) {
            Files.delete(file);
        }
    }
}
