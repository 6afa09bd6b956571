/** What comes in: the draft as it was given, whom it goes to and what it answers. Values only; they import nothing of ours. */
@NullMarked
package io.softspoken.draft;

import org.jspecify.annotations.NullMarked;
