package io.softspoken.milter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was judged lately, by {@link Examiner#digest}: a message that comes again, because the answer to the first time did
 * not arrive or another filter put it off, gets the same judgement and is marked as having been here. For all threads.
 */
final class Recent {
    /**
     * A judgement, and the message that it was made for.
     *
     * @param queueId the name that the MTA gave that message
     * @param judgement what was found
     */
    record Seen(String queueId, Judgement judgement) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>(64, 0.75f, true);

    synchronized @Nullable Seen find(String digest) {
        return digest.isEmpty() ? null : seen.get(digest);
    }

    /**
     * Keeps a judgement; the first for a message stays.
     *
     * @param most so many are kept; those longest not asked for go
     */
    synchronized void keep(String digest, Seen judged, int most) {
        if (digest.isEmpty()) {
            return;
        }
        seen.putIfAbsent(digest, judged);
        var eldest = seen.keySet().iterator();
        while (seen.size() > most && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
    }
}
