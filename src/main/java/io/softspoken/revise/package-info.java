/**
 * A draft on its way from finding to finding: what was decided, what it reads like now, and the way back. Values only, without a
 * screen or a file, so that whatever asks the writer (a terminal, a page) keeps no state of its own.
 */
@NullMarked
package io.softspoken.revise;

import org.jspecify.annotations.NullMarked;
