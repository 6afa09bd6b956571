package io.softspoken.cli;

import io.softspoken.ToneChecker;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * All commands, as picocli reads them. Each verb is a class of its own, named here; what they share of the outside world is
 * {@link Console}.
 */
@Command(
        name = "softspoken",
        description = "Hears what the reader of a draft would wince at, and offers a better sentence. Offline.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing at or over the threshold",
            "1:something is",
            "2:the call or an input could not be used"
        })
final class Commands {
    /** The verbs in the order of the help. A map, since to read the options of all takes longer than to check a draft. */
    private static final Map<String, Class<?>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("check", Check.class);
        VERBS.put("batch", Batch.class);
        VERBS.put("audit", Audit.class);
        VERBS.put("serve", Serve.class);
        VERBS.put("lsp", Lsp.class);
        VERBS.put("rules", Rules.class);
        VERBS.put("explain", Explain.class);
        VERBS.put("test", TestPack.class);
        VERBS.put("evaluate", Evaluate.class);
        VERBS.put("train", Train.class);
        VERBS.put("lessons", LessonsCommand.class);
        VERBS.put("milter", Milter.class);
        VERBS.put("held", Held.class);
        VERBS.put("completion", Completion.class);
    }

    private Commands() {}

    /**
     * Runs any call.
     *
     * @return the exit code
     */
    static int run(String[] args, Console console) {
        PrintStream out = console.out();
        PrintStream err = console.err();
        Class<?> verb = args.length == 0 ? null : VERBS.get(args[0]);
        boolean alone = verb != null && verb != Completion.class; // which writes of all
        CommandLine line = commandLine(console, alone ? Map.of(args[0], verb) : VERBS);
        line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, a) -> misused(e, err));
        line.setExecutionExceptionHandler((e, command, parsed) -> Softspoken.failed(e, console));
        if (args.length == 0) {
            line.usage(err);
            return Softspoken.UNUSABLE;
        }
        return line.execute(args);
    }

    /** All commands. */
    static CommandLine commandLine(Console console) {
        return commandLine(console, VERBS);
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
        CommandLine line = new CommandLine(new Commands(), factory);
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
        return Softspoken.UNUSABLE;
    }

    /** What {@code --version} prints. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"softspoken " + ToneChecker.version()};
        }
    }
}
