/**
 * An archive of sent mail, read once from end to end: its files are walked as they lie, mails are checked on all cores with a
 * bounded number under way, and of each only an {@link io.softspoken.audit.Outcome} is kept, in a journal on disk and in sums
 * in memory. The journal is what an interrupted audit goes on from, so it is written before a mail counts as done.
 */
@NullMarked
package io.softspoken.audit;

import org.jspecify.annotations.NullMarked;
