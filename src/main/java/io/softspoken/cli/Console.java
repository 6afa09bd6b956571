package io.softspoken.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a verb sees of the outside world.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param terminal whether {@code out} is a terminal
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {}
