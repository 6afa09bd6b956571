/** The command line: verbs, exit codes, and errors that say what to do. The only importer of picocli. */
@NullMarked
package io.softspoken.cli;

import org.jspecify.annotations.NullMarked;
