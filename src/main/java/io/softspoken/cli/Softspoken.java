package io.softspoken.cli;

import io.softspoken.model.Loading;
import io.softspoken.rules.Packs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The command line; its verbs are named in {@link Commands}. Exit codes: 0 nothing at or over the threshold; 1 something is;
 * 2 the call or an input could not be used.
 *
 * <p>It knows nothing of picocli, whose classes no archive of the virtual machine takes, nor a class that knows them: a {@link
 * PlainCall} needs none, and each would be looked for in all jars.
 */
public final class Softspoken {
    static final int CLEAN = 0;
    static final int FLAGGED = 1;
    static final int UNUSABLE = 2;

    private Softspoken() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Text is UTF-8 whatever the locale; the streams' own encoding would lose what it does not know.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null && isTerminal();
        Path folder = Path.of("").toAbsolutePath();
        int code = run(args, System.in, out, err, terminal, folder);
        out.flush();
        if (Boolean.getBoolean("softspoken.rehearse")) {
            Rehearsal.run(folder.getRoot());
        }
        System.exit(code);
    }

    /** JDK 22 and later have a console even where output is redirected, and say so. */
    private static boolean isTerminal() {
        try {
            Object console = System.console();
            return console != null
                    && (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // an older JDK: there is a console only on a terminal
        }
    }

    /**
     * Runs the command.
     *
     * @param terminal whether {@code out} is a terminal
     * @param folder the current folder
     * @return the exit code
     */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err, boolean terminal, Path folder) {
        Console console = new Console(in, out, err, terminal, folder);
        int code;
        try {
            Check plain = PlainCall.check(args, console);
            if (plain != null) {
                // While the configuration and the draft are read.
                Packs.ahead();
                Loading.ahead();
            }
            code = plain == null ? Commands.run(args, console) : run(plain, console);
        } catch (OutOfMemoryError | StackOverflowError | ExceptionInInitializerError e) {
            err.println(
                    "softspoken: ended by " + e.getClass().getSimpleName() + "; give a smaller draft, or report it");
            code = UNUSABLE;
        }
        boolean protocol = args.length > 0 && args[0].equals("lsp"); // whose client may go first
        if (out.checkError() && !protocol) {
            err.println(
                    "softspoken: standard output: did not take all that was written; check the disk, or what reads it");
            code = UNUSABLE;
        }
        return code;
    }

    /** Runs a call that needed no parser. */
    static int run(Check check, Console console) {
        try {
            return check.call();
        } catch (Exception e) {
            return failed(e, console);
        }
    }

    /** Tells why a call failed; what code it ends with. */
    static int failed(Exception e, Console console) {
        if (e instanceof Unusable unusable) {
            console.tell(unusable);
            return UNUSABLE;
        }
        PrintStream err = console.err();
        err.println("softspoken: internal error (" + e.getClass().getSimpleName()
                + "): please report it; SOFTSPOKEN_DEBUG=1 shows where it happened");
        if (System.getenv("SOFTSPOKEN_DEBUG") != null) {
            for (StackTraceElement element : e.getStackTrace()) {
                err.println("  at " + element); // places only: a message could hold words of a draft
            }
        }
        return UNUSABLE;
    }
}
