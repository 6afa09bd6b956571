package io.softspoken.cli;

import io.softspoken.ToneChecker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** The verbs, in a class of their own so that a plain call loads none but its own. */
    private static final class Verbs {
        /** In the order of the help. A map, since to read the options of all takes longer than to check a draft. */
        static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

        static {
            ALL.put("check", Check.class);
            ALL.put("batch", Batch.class);
            ALL.put("audit", Audit.class);
            ALL.put("serve", Serve.class);
            ALL.put("lsp", Lsp.class);
            ALL.put("rules", Rules.class);
            ALL.put("explain", Explain.class);
            ALL.put("test", TestPack.class);
            ALL.put("evaluate", Evaluate.class);
            ALL.put("train", Train.class);
            ALL.put("lessons", LessonsCommand.class);
            ALL.put("milter", Milter.class);
            ALL.put("held", Held.class);
            ALL.put("completion", Completion.class);
        }
    }

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
        int code;
        try {
            Check plain = PlainCall.check(args, console);
            code = plain == null ? parsed(args, console) : run(plain, console);
        } catch (OutOfMemoryError | StackOverflowError | ExceptionInInitializerError e) {
            err.println(
                    "softspoken: ended by " + e.getClass().getSimpleName() + "; give a smaller draft, or report it");
            code = UNUSABLE;
        }
        out.flush();
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

    /** Runs any call. */
    static int parsed(String[] args, Console console) {
        PrintStream out = console.out();
        PrintStream err = console.err();
        Class<?> verb = args.length == 0 ? null : Verbs.ALL.get(args[0]);
        boolean alone = verb != null && verb != Completion.class; // which writes of all
        CommandLine line = commandLine(console, alone ? Map.of(args[0], verb) : Verbs.ALL);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, a) -> misused(e, err));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
        if (args.length == 0) {
            line.usage(err);
            return UNUSABLE;
        }
        return line.execute(args);
    }

    /** All commands. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, Verbs.ALL);
    }

    private static CommandLine commandLine(Console console, Map<String, Class<?>> verbs) {
        CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                try {
                    return type.getDeclaredConstructor(Console.class).newInstance(console);
                } catch (NoSuchMethodException e) {
                    return CommandLine.defaultFactory().create(type);
                }
            }
        };
        CommandLine line = new CommandLine(new Softspoken(), factory);
        verbs.forEach((name, verb) -> line.addSubcommand(name, new CommandLine(verb, factory)));
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
