package io.softspoken.report;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What the writer promises, so that somebody can see that it is kept. No fault.
 *
 * @param what the deed, such as {@code send you an update}
 * @param when the time as written, such as {@code by the end of the day}; empty if none is named
 * @param start first character in the text that was given, in UTF-16 code units
 * @param end one past the last character
 * @param who who does it, as written, such as {@code I} or {@code our technician}; empty if that is left out
 * @param due the latest time that {@code when} means, in the zone of the message; empty if the time of writing is not
 *     known, or the words name no time that can be worked out
 */
public record Commitment(String what, String when, int start, int end, String who, Optional<ZonedDateTime> due) {}
