package io.softspoken.cli;

import io.softspoken.ToneChecker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes what belongs beside the program, made of its commands: the manual page in roff's man macros, and the completion of
 * bash. Run by the build.
 */
public final class ManualPages {
    private ManualPages() {}

    /**
     * Writes both below a folder.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        CommandLine line = Commands.commandLine(new Console(
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                nowhere,
                false,
                Path.of("").toAbsolutePath()));
        Path man = Files.createDirectories(Path.of(args[0], "man", "man1"));
        Files.writeString(man.resolve("softspoken.1"), page(line));
        Path completions = Files.createDirectories(Path.of(args[0], "bash-completion", "completions"));
        Files.writeString(completions.resolve("softspoken"), Completion.script(line));
    }

    /** The page, the same for the same commands. */
    static String page(CommandLine line) {
        StringBuilder out = new StringBuilder();
        CommandSpec root = line.getCommandSpec();
        out.append(".\\\" Made by the build of the commands themselves.\n");
        out.append(".TH SOFTSPOKEN 1 \"\" \"softspoken " + roff(ToneChecker.version()) + "\" \"User Commands\"\n");
        out.append(".SH NAME\nsoftspoken \\- a second reader for outgoing mail\n");
        out.append(".SH SYNOPSIS\n.B softspoken\n.I COMMAND\n.RI [ OPTION ]...\n.RI [ ARGUMENT ]...\n");
        out.append(".SH DESCRIPTION\n")
                .append(text(root.usageMessage().description()))
                .append('\n');
        out.append(".SH COMMANDS\n");
        for (Map.Entry<String, CommandLine> command : line.getSubcommands().entrySet()) {
            command(out, command.getKey(), command.getValue().getCommandSpec());
        }
        out.append(".SH EXIT STATUS\n");
        root.usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> out.append(".TP\n.B ")
                        .append(roff(code))
                        .append('\n')
                        .append(roff(meaning))
                        .append('\n'));
        out.append(".SH ENVIRONMENT\n");
        entry(out, "JAVA_HOME", "the Java to run with; otherwise that on the path");
        entry(out, "SOFTSPOKEN_OPTS", "options for the Java virtual machine, such as -Xmx200m");
        entry(out, "NO_COLOR", "set to anything, no colours are used");
        entry(out, "VISUAL, EDITOR", "the editor that check --interactive opens");
        entry(out, "XDG_STATE_HOME", "where audit keeps what it has read until it is done");
        out.append(".SH FILES\n");
        entry(out, "softspoken.yaml", "settings for the drafts in its folder and below");
        return out.toString();
    }

    private static void command(StringBuilder out, String name, CommandSpec spec) {
        out.append(".SS softspoken ").append(roff(name));
        for (CommandLine.Model.PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
            out.append(' ').append(roff(parameter.arity().min() == 0 ? "[" + label + "]" : label));
        }
        out.append('\n').append(text(spec.usageMessage().description())).append('\n');
        for (CommandLine.Model.PositionalParamSpec parameter : spec.positionalParameters()) {
            argument(out, "\\fI" + roff(parameter.paramLabel()) + "\\fR", parameter);
        }
        List<OptionSpec> options =
                spec.options().stream().filter(one -> !one.hidden()).toList();
        for (OptionSpec option : options) {
            StringBuilder names = new StringBuilder();
            for (String one : option.names()) {
                names.append(names.isEmpty() ? "" : ", ")
                        .append("\\fB")
                        .append(roff(one))
                        .append("\\fR");
            }
            if (option.arity().max() > 0) {
                names.append("=\\fI").append(roff(option.paramLabel())).append("\\fR");
            }
            argument(out, names.toString(), option);
        }
    }

    private static void argument(StringBuilder out, String label, ArgSpec argument) {
        out.append(".TP\n")
                .append(label)
                .append('\n')
                .append(text(argument.description()))
                .append('\n');
    }

    private static void entry(StringBuilder out, String name, String meaning) {
        out.append(".TP\n.B ")
                .append(roff(name))
                .append('\n')
                .append(roff(meaning))
                .append('\n');
    }

    /** Descriptions are formats, in which a percent sign is doubled and %n ends a line. */
    private static String text(String[] paragraphs) {
        String joined = String.join(" ", paragraphs).replace("%n", " ").replace("%%", "%");
        return roff(joined);
    }

    private static String roff(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
