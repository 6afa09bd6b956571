/** Mail and HTML become drafts. The only importer of Jakarta Mail and jsoup. */
@NullMarked
package io.softspoken.mail;

import org.jspecify.annotations.NullMarked;
