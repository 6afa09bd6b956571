package io.softspoken.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a verb sees of the outside world.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param terminal whether {@code out} is a terminal
 * @param folder the current folder
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, Path folder) {
    /** Tells what cannot be used, a line for each thing wrong. */
    void tell(Unusable unusable) {
        out.flush();
        for (String each : String.valueOf(unusable.getMessage()).split("\n")) {
            err.println("softspoken: " + each);
        }
    }

    /** The name of a file as it can stand in a line: on Unix it may hold line breaks, and what colours a terminal. */
    static String shown(Object name) {
        return String.valueOf(name).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }

    /** Tells of an error of ours. */
    void failed(Throwable e) {
        failed("", e);
    }

    /** @param at what the error kept from being done, with a colon behind it; empty for all */
    void failed(String at, Throwable e) {
        err.println("softspoken: " + at + "internal error (" + e.getClass().getSimpleName() + "): please report it; "
                + "SOFTSPOKEN_DEBUG=1 shows where it happened");
        if (System.getenv("SOFTSPOKEN_DEBUG") != null) {
            for (StackTraceElement element : e.getStackTrace()) {
                err.println("  at " + element); // places only: a message could hold words of a draft
            }
        }
    }
}
