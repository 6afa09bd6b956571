/**
 * Softspoken hears what the reader of a draft would wince at, and offers wording to put in its place. {@link
 * io.softspoken.ToneChecker} is the one door.
 */
@NullMarked
package io.softspoken;

import org.jspecify.annotations.NullMarked;
