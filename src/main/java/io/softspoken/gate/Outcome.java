package io.softspoken.gate;

import io.softspoken.report.ToneReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a message. Immutable.
 *
 * @param action what was done
 * @param messageId its Message-ID with the angle brackets; empty if it has none
 * @param report what was found; null where it was not judged
 * @param trouble what went wrong, or why it was not judged, in a few words that are none of the message's; empty if nothing
 */
public record Outcome(
        Action action, String messageId, @Nullable ToneReport report, String trouble) {
    /** What was found, if it was judged. */
    public Optional<ToneReport> found() {
        return Optional.ofNullable(report);
    }
}
