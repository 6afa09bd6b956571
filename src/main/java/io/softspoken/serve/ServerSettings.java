package io.softspoken.serve;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How a server is to be reached, and by whom.
 *
 * @param address what it listens on, an address of the loopback
 * @param port the port; 0 for any that is free
 * @param hosts names besides those of the address and of this machine by which it may be asked, without a port
 * @param origins web pages and browser add-ons of others that may ask and read the answer, such as {@code
 *     chrome-extension://abc}
 * @param perMinute so many checks a minute are done for one client address; 0 for any number
 */
public record ServerSettings(InetAddress address, int port, Set<String> hosts, Set<String> origins, int perMinute) {
    /**
     * Copies the sets; names count in lower case.
     *
     * @throws IllegalArgumentException if others than this machine could reach the address
     */
    public ServerSettings {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException("not an address of the loopback: " + address.getHostAddress());
        }
        hosts = lower(hosts);
        origins = lower(origins);
    }

    /** This machine alone, on a port, as asked for by its own names, for pages of its own. */
    public static ServerSettings loopback(int port) {
        return new ServerSettings(InetAddress.getLoopbackAddress(), port, Set.of(), Set.of(), 0);
    }

    private static Set<String> lower(Set<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
