package io.softspoken.held;

import java.time.Instant;
import java.util.List;

/**
 * A mail in the hold queue.
 *
 * @param id its queue id
 * @param arrival when it came in
 * @param size in bytes
 * @param sender the envelope sender; empty for the null sender
 * @param recipients the envelope recipients
 * @param told whether its writer has been told
 * @param reminders how often its writer has been reminded
 */
public record HeldMail(
        String id, Instant arrival, long size, String sender, List<String> recipients, boolean told, int reminders) {
    /** Copies the list. */
    public HeldMail {
        recipients = List.copyOf(recipients);
    }
}
