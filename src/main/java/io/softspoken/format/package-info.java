/** Reports become text and JSON; JSON lines become drafts. The only importer of Jackson. */
@NullMarked
package io.softspoken.format;

import org.jspecify.annotations.NullMarked;
