/**
 * What proves the packs: their own examples, and measures over labelled drafts. Called by tests and by the command
 * line's {@code test} and {@code evaluate}.
 */
@NullMarked
package io.softspoken.proof;

import org.jspecify.annotations.NullMarked;
