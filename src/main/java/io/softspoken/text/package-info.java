/** A draft becomes a {@code Text}: which words are the writer's own, in sentences of tokens, each with its place in the draft. Engine: no compatibility promised. */
@NullMarked
package io.softspoken.text;

import org.jspecify.annotations.NullMarked;
