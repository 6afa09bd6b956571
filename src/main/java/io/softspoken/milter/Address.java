package io.softspoken.milter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody listens, as Postfix writes it: {@code inet:127.0.0.1:8890} or {@code unix:/run/softspoken/milter.sock}.
 *
 * @param socket the address itself
 */
record Address(SocketAddress socket) {
    private static final Pattern INET = Pattern.compile("(?:inet6?:)?(\\[[0-9a-fA-F:.]+\\]|[^:\\[\\]\\s]+):(\\d{1,5})");
    private static final int LONGEST_PATH = 100;

    /**
     * Reads one.
     *
     * @param folder the folder that a relative path of a unix socket is taken from
     * @throws IllegalArgumentException with what is wrong and what to do
     */
    static Address of(String written, Path folder) {
        if (written.startsWith("unix:")) {
            return unix(written.substring("unix:".length()), folder);
        }
        Matcher inet = INET.matcher(written);
        if (!inet.matches() || Integer.parseInt(inet.group(2)) > 65_535) {
            throw new IllegalArgumentException(
                    "write inet:127.0.0.1:8890, or unix:/run/softspoken/milter.sock for a unix socket");
        }
        String host = inet.group(1).replaceAll("[\\[\\]]", "");
        try {
            return new Address(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(inet.group(2))));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no host of this name; give its number, such as 127.0.0.1");
        }
    }

    private static Address unix(String path, Path folder) {
        Path socket;
        try {
            socket = folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("holds characters that no file name can have; check the name");
        }
        if (path.isBlank()) {
            throw new IllegalArgumentException("name the file of the socket, such as unix:/run/softspoken/milter.sock");
        }
        if (socket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new IllegalArgumentException("is longer than " + LONGEST_PATH
                    + " bytes, which no socket may be; choose a folder nearer the root");
        }
        return new Address(UnixDomainSocketAddress.of(socket));
    }

    /** The file of a unix socket; null for TCP. */
    @Nullable
    Path file() {
        return socket instanceof UnixDomainSocketAddress unix ? unix.getPath() : null;
    }

    /** Whether only this machine can reach it. */
    boolean isLocal() {
        return !(socket instanceof InetSocketAddress inet) || inet.getAddress().isLoopbackAddress();
    }

    @Override
    public String toString() {
        return written(socket);
    }

    /** An address as it is written in a configuration. */
    static String written(SocketAddress socket) {
        if (socket instanceof InetSocketAddress inet) {
            String host = inet.getAddress().getHostAddress();
            return "inet:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
        }
        return "unix:" + socket;
    }
}
