/** Makes lessons of labelled drafts and sentences, trains the tone model and measures it on writers it has not read. */
@NullMarked
package io.softspoken.train;

import org.jspecify.annotations.NullMarked;
