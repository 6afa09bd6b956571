/** The user's settings as they stand in {@code softspoken.yaml}: where the file is found, what it says, what is wrong in it. */
@NullMarked
package io.softspoken.config;

import org.jspecify.annotations.NullMarked;
