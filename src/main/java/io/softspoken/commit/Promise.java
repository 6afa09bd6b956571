package io.softspoken.commit;

import io.softspoken.draft.Span;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that the writer promises, or says that somebody will do.
 *
 * @param who the subject as written, such as {@code I} or {@code our technician}; empty if it is left out
 * @param what the deed, from its verb on, without the time
 * @param when the time as written; empty if none is named
 * @param due the latest time that is meant; null if it cannot be worked out
 * @param span all of it, in the draft's visible words
 */
public record Promise(
        String who, String what, String when, @Nullable ZonedDateTime due, Span span) {}
