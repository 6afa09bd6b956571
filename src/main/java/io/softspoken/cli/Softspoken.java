package io.softspoken.cli;

import io.softspoken.ToneChecker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Each verb is a class of its own, named here; what they share of the outside world is {@link
 * Console}. Exit codes: 0 nothing at or over the threshold; 1 something is; 2 the call or an input could not be used.
 */
@Command(
        name = "softspoken",
        description = "Hears what the reader of a draft would wince at, and offers a better sentence. Offline.",
        mixinStandardHelpOptions = true,
        versionProvider = Softspoken.VersionText.class,
        subcommands = {
            Check.class,
            Batch.class,
            Audit.class,
            Serve.class,
            Lsp.class,
            Rules.class,
            Explain.class,
            TestPack.class,
            Evaluate.class,
            Train.class,
            LessonsCommand.class,
            Milter.class,
            Held.class,
            Completion.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing at or over the threshold",
            "1:something is",
            "2:the call or an input could not be used"
        })
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
        int code = run(args, System.in, out, err, terminal, Path.of("").toAbsolutePath());
        out.flush();
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
        CommandLine line = commandLine(console);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, a) -> misused(e, err));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
        if (args.length == 0) {
            line.usage(err);
            return UNUSABLE;
        }
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError | ExceptionInInitializerError e) {
            err.println(
                    "softspoken: ended by " + e.getClass().getSimpleName() + "; give a smaller draft, or report it");
            code = UNUSABLE;
        }
        out.flush();
        return code;
    }

    /** All commands. */
    static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Softspoken(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    return type.getDeclaredConstructor(Console.class).newInstance(console);
                } catch (NoSuchMethodException e) {
                    return CommandLine.defaultFactory().create(type);
                }
            }
        });
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static int misused(ParameterException e, PrintStream err) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder hint = new StringBuilder();
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            java.util.List<String> near = unmatched.getSuggestions();
            hint.append(near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?");
        }
        String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        err.println("softspoken: " + message + hint + "; see \"" + verb + " --help\"");
        return UNUSABLE;
    }

    private static int failed(Exception e, Console console) {
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

    /** What {@code --version} prints. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"softspoken " + ToneChecker.version()};
        }
    }
}
