/** Packs of rules are read, checked and compiled to one immutable program; a {@code Text} becomes matches. Engine: no compatibility promised. */
@NullMarked
package io.softspoken.rules;

import org.jspecify.annotations.NullMarked;
