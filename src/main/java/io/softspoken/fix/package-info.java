/**
 * Suggestions are put in the place of what they are for: which of them can be, as edits of a draft's words. Writing the
 * edits into a message is {@code mail}'s.
 */
@NullMarked
package io.softspoken.fix;

import org.jspecify.annotations.NullMarked;
