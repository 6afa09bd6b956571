/**
 * The tone model: how likely a careful reader is to flag a sentence, for each category. Engine, no compatibility
 * promised.
 */
@NullMarked
package io.softspoken.model;

import org.jspecify.annotations.NullMarked;
