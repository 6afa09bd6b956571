package io.softspoken.serve;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages of others out. A page anywhere can make its reader's browser ask a server on this machine. It is stopped
 * twice: a browser says whose page asks (Origin, Sec-Fetch-Site), and a page that has pointed its own name at this machine
 * asks by that name (Host).
 */
final class Guard {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+\\]");

    private final Set<String> hosts;
    private final Set<String> origins;
    private final InetAddress address;

    Guard(ServerSettings settings) {
        origins = settings.origins();
        Set<String> names = new HashSet<>(settings.hosts());
        names.addAll(List.of("localhost", "127.0.0.1", "[::1]"));
        address = settings.address();
        hosts = Set.copyOf(names);
    }

    /**
     * Lets a request in.
     *
     * @param opensPage whether all it wants is the page, so that a link to it may be followed from anywhere
     * @return the foreign origin that may read the answer; empty if there is none
     */
    String admit(Headers headers, boolean opensPage) throws Refusal {
        String host = only(headers, "Host");
        if (host == null) {
            throw new Refusal(400, "the request names no host, or more than one; send one Host header");
        }
        if (!hosts.contains(name(host)) && !isOurAddress(name(host))) {
            throw new Refusal(
                    421,
                    "this server does not answer under that name; ask 127.0.0.1 or localhost, or start it with"
                            + " --allow-host");
        }
        if (headers.containsKey("Origin")) {
            String origin = only(headers, "Origin");
            String low = origin == null ? "" : origin.toLowerCase(Locale.ROOT);
            if (!low.isEmpty() && origins.contains(low)) {
                return low;
            }
            if (!low.equals("http://" + host.toLowerCase(Locale.ROOT))
                    && !low.equals("https://" + host.toLowerCase(Locale.ROOT))) {
                throw foreign();
            }
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean own = site == null || site.equals("same-origin") || site.equals("none");
        boolean link = opensPage
                && "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
                && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
        if (!own && !link) {
            throw foreign();
        }
        return "";
    }

    private static Refusal foreign() {
        return new Refusal(
                403, "a web page of another origin may not ask here; start the server with --allow-origin if it is to");
    }

    /** The value of a header that stands there once; null otherwise. */
    private static @Nullable String only(Headers headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? null : values.get(0).strip();
    }

    /** Whether a host is the address that is listened on, written as a number. */
    private boolean isOurAddress(String host) {
        if (!NUMBER.matcher(host).matches()) {
            return false; // a name, which would have to be looked up
        }
        try {
            return InetAddress.getByName(host).equals(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A host without its port. */
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
