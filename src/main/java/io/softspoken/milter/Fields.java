package io.softspoken.milter;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the header of a message says of its kind. Keeps the few fields that matter, the first of each name. */
final class Fields {
    /** The header field that policy {@code tag} adds; no other is ever added. */
    static final String OURS = "X-Softspoken";

    private static final int LONGEST = 1_000;
    private static final Set<String> KEPT = Set.of("auto-submitted", "precedence", "content-type", "message-id");

    private final Map<String, String> kept = new HashMap<>();
    private int count;
    private int ours;
    private boolean list;

    void add(String name, ByteBuffer value) {
        count++;
        String low = name.strip().toLowerCase(Locale.ROOT);
        if (low.equals(OURS.toLowerCase(Locale.ROOT))) {
            ours++;
        }
        list |= low.startsWith("list-");
        if (KEPT.contains(low) && !kept.containsKey(low)) {
            ByteBuffer beginning = value.slice(value.position(), Math.min(LONGEST, value.remaining()));
            kept.put(low, Wire.text(beginning).replaceAll("\\s+", " ").strip());
        }
    }

    /** How many fields there are. */
    int count() {
        return count;
    }

    /** How many have our name: somebody else's doing. */
    int ours() {
        return ours;
    }

    /** Without white space; "" if there is none. */
    String messageId() {
        return kept.getOrDefault("message-id", "").replace(" ", "");
    }

    /** Why such mail is not to be judged; null if the header does not say so. */
    @Nullable
    Pass pass(boolean judgeSigned) {
        String automatic = low("auto-submitted");
        if (!automatic.isEmpty() && !automatic.equals("no") && !automatic.startsWith("no;")) {
            return Pass.AUTO_SUBMITTED;
        }
        if (list) {
            return Pass.LIST;
        }
        if (Set.of("bulk", "junk", "list").contains(low("precedence"))) {
            return Pass.BULK;
        }
        String type = low("content-type");
        String bare = type.replaceFirst(";.*", "").strip();
        return switch (bare) {
            case "multipart/report" -> Pass.BOUNCE;
            case "text/calendar" -> Pass.CALENDAR;
            case "multipart/encrypted" -> Pass.ENCRYPTED;
            case "multipart/signed" -> judgeSigned ? null : Pass.SIGNED;
            case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
                type.contains("signed-data") ? Pass.SIGNED : Pass.ENCRYPTED;
            default -> null;
        };
    }

    private String low(String name) {
        return kept.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }
}
