/**
 * What a writer is told of a mail that was kept back: what was found, gentler words, the smallest edit that frees it, and
 * what happens next. One {@link io.softspoken.notice.Notice}, as plain text and as HTML, for the hold queue of a mail server
 * and for an application's drafts.
 */
@NullMarked
package io.softspoken.notice;

import org.jspecify.annotations.NullMarked;
