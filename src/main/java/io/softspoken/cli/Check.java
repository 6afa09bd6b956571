package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.format.JsonReports;
import io.softspoken.format.TextReports;
import io.softspoken.mail.MailPart;
import io.softspoken.mail.MailSource;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: drafts in files, a report for each. */
@Command(
        name = "check",
        description = "Check drafts and say what a reader would wince at.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Check implements Callable<Integer> {
    /** How a report is written. */
    enum Format {
        text,
        json
    }

    /** When colours are used. */
    enum Colour {
        auto,
        always,
        never
    }

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = ".eml, .html or plain text; - or nothing for standard input")
    private List<String> files = List.of();

    @Option(
            names = "--reply-to",
            paramLabel = "FILE",
            description = "the message being answered; one that the draft quotes is found by itself")
    private String replyTo = "";

    @Mixin
    private Engine engine = new Engine();

    @Mixin
    private Fixing fixing = new Fixing();

    @Mixin
    private Timing timing = new Timing();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "text (default), or json: one object a line for each file")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "low, medium (default) or high: what makes the exit code 1")
    private @Nullable Severity failOn;

    @Option(
            names = {"--color", "--colour"},
            paramLabel = "WHEN",
            description = "auto (default), always or never; NO_COLOR is heeded")
    private Colour colour = Colour.auto;

    Check(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        fixing.checkCall(files.isEmpty() ? List.of("-") : files);
        timing.checkCall();
        Checkers checkers = new Checkers(engine, console.folder());
        String incoming =
                replyTo.isEmpty() ? null : Inputs.read(replyTo, console.in()).words();
        TextReports text = new TextReports(colours());
        int code = Softspoken.CLEAN;
        boolean unusable = false;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            try {
                Checkers.Setup settings = checkers.of(file);
                Input input = Inputs.open(file, console.in());
                Function<Draft, ToneReport> check =
                        one -> settings.checker().check(timing.dated(incoming == null ? one : one.inReplyTo(incoming)));
                ToneReport report = check.apply(input.draft());
                String name = file.equals("-") ? "(standard input)" : file;
                Map<String, String> first = new LinkedHashMap<>();
                first.put("file", JsonReports.text(file));
                PrintStream out = fixing.takesOutput() || timing.takesOutput() ? console.err() : console.out();
                if (fixing.isWanted()) {
                    Fixing.Done done = fixing.fix(file, input, check, report, console);
                    input = done.input();
                    report = done.report();
                    first.putAll(done.fixed().json());
                    out.print(format == Format.text ? done.fixed().text(name) : "");
                }
                MailPart part = input.mail().map(MailSource::part).orElse(null);
                if (format == Format.json) {
                    out.println(JsonReports.write(report, first, part == null ? "" : part.number()));
                } else {
                    out.print(text.write(name, input.draft(), report, part == null ? "" : described(part)));
                }
                timing.note(name, input.draft(), report);
                code = fails(report, settings) ? Softspoken.FLAGGED : code;
            } catch (Unusable e) {
                if (e.isOfTheCall()) {
                    throw e;
                }
                console.tell(e);
                unusable = true;
            }
            if (console.out().checkError()) {
                break; // nobody reads on
            }
        }
        timing.write(console);
        return unusable ? Softspoken.UNUSABLE : code;
    }

    private static String described(MailPart part) {
        return "part " + part.number() + " (" + part.type() + ")";
    }

    private boolean colours() {
        return switch (colour) {
            case always -> true;
            case never -> false;
            case auto ->
                console.terminal()
                        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(System.getenv("TERM"));
        };
    }

    private boolean fails(ToneReport report, Checkers.Setup settings) {
        Severity least = failOn != null ? failOn : settings.failOn().orElse(Severity.MEDIUM);
        return report.findings().stream().anyMatch(f -> f.severity().compareTo(least) >= 0)
                || report.missing().stream().anyMatch(m -> m.item().severity().compareTo(least) >= 0);
    }
}
