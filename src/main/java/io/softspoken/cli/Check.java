package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.format.Checked;
import io.softspoken.format.FixReports;
import io.softspoken.format.GithubReports;
import io.softspoken.format.HtmlReports;
import io.softspoken.format.JsonReports;
import io.softspoken.format.JunitReports;
import io.softspoken.format.LanguageToolReports;
import io.softspoken.format.Reports;
import io.softspoken.format.SarifReports;
import io.softspoken.format.TextReports;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailPart;
import io.softspoken.mail.MailSource;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.io.PrintStream;
import java.nio.file.Path;
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
        json,
        sarif,
        github,
        junit,
        languagetool,
        html
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
            description =
                    "the message being answered, or the mbox or mail of its thread; one that the draft quotes is found by"
                            + " itself")
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
            description =
                    "text (default); json: one object a line for each file; sarif, junit or html: one document for all"
                            + " files; github: annotations; languagetool: the text that editors read")
    private Format format = Format.text;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description = "low, medium (default) or high: what makes the exit code 1")
    private @Nullable Severity failOn;

    @Option(
            names = {"-i", "--interactive"},
            description = "go through the findings: take a wording, edit, skip, ignore, undo; writes at the end")
    private boolean interactive;

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description = "with --interactive: keep, in this file, how often each rule's findings were accepted and"
                    + " dismissed; numbers only")
    private @Nullable Path counts;

    @Option(
            names = {"--color", "--colour"},
            paramLabel = "WHEN",
            description = "auto (default), always or never; NO_COLOR is heeded")
    private Colour colour = Colour.auto;

    Check(Console console) {
        this.console = console;
    }

    /** The same as read by {@link PlainCall}: nothing is set but these, null or empty if not given. */
    static Check plain(
            Console console,
            List<String> files,
            String replyTo,
            @Nullable Audience audience,
            Format format,
            @Nullable Severity failOn) {
        Check check = new Check(console);
        check.files = files;
        check.replyTo = replyTo;
        check.engine = new Engine(audience);
        check.format = format;
        check.failOn = failOn;
        return check;
    }

    @Override
    public Integer call() throws Unusable {
        fixing.checkCall(files.isEmpty() ? List.of("-") : files);
        timing.checkCall();
        Checkers checkers = new Checkers(engine, console.folder());
        Answered answered = Answered.of(replyTo, console);
        if (interactive) {
            return ask(checkers, answered);
        }
        if (counts != null) {
            throw Unusable.call("--counts keeps what is decided with --interactive; give both, or neither");
        }
        Reports reports = reports();
        int code = Softspoken.CLEAN;
        boolean unusable = false;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            try {
                Input input = opened(file, checkers);
                String incoming = answered.by(input);
                Checkers.Setup settings = checkers.of(file);
                Function<Draft, ToneReport> check =
                        one -> settings.checker().check(timing.dated(incoming == null ? one : one.inReplyTo(incoming)));
                ToneReport report = check.apply(input.draft());
                FixReports fixed = null;
                if (fixing.isWanted()) {
                    Fixing.Done done = fixing.fix(file, input, check, report, console);
                    input = done.input();
                    report = done.report();
                    fixed = done.fixed();
                }
                Draft draft = input.draft();
                MailPart part = input.mail().map(MailSource::part).orElse(null);
                Checked checked = new Checked(
                        file,
                        draft,
                        report,
                        readable(draft, report),
                        least(settings),
                        input.lines(),
                        part == null ? "" : part.number(),
                        part == null ? "" : part.type(),
                        fixed);
                reports.add(checked);
                timing.note(checked.title(), draft, report);
                code = fails(report, settings) ? Softspoken.FLAGGED : code;
            } catch (Unusable e) {
                if (e.isOfTheCall()) {
                    throw e;
                }
                console.tell(e);
                reports.unusable(file, String.valueOf(e.getMessage()));
                unusable = true;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                // The others are checked all the same, and the report has its end.
                console.out().flush();
                console.failed(Console.shown(file) + ": ", e);
                reports.unusable(file, "internal error (" + e.getClass().getSimpleName() + ")");
                unusable = true;
            }
            if (console.out().checkError()) {
                break; // nobody reads on
            }
        }
        reports.end();
        timing.write(console);
        return unusable ? Softspoken.UNUSABLE : code;
    }

    /** Reads a draft before there is a checker for it, since rules are loaded meanwhile; what is wrong with these is told first. */
    private Input opened(String file, Checkers checkers) throws Unusable {
        try {
            return Inputs.open(file, console.in());
        } catch (Unusable e) {
            checkers.of(file);
            throw e;
        }
    }

    private int ask(Checkers checkers, Answered answered) throws Unusable {
        if (format != Format.text) {
            throw Unusable.call("--interactive asks in text; leave --format out");
        }
        if (files.isEmpty() || files.contains("-")) {
            throw Unusable.call("--interactive changes a file; name the file of the draft");
        }
        if (fixing.isWanted()) {
            throw Unusable.call("--interactive asks and --fix does not; give one of them");
        }
        Interactive asking = new Interactive(console, colours());
        int code = Softspoken.CLEAN;
        boolean unusable = false;
        for (String file : files) {
            try {
                Checkers.Setup settings = checkers.of(file);
                Input input = Inputs.open(file, console.in());
                String incoming = answered.by(input);
                Revision left = asking.ask(
                        file,
                        input,
                        draft -> timing.dated(incoming == null ? draft : draft.inReplyTo(incoming)),
                        checkers.ignoring(settings),
                        checkers.phrases(file));
                if (counts != null) {
                    Counts.add(counts, left.decisions());
                }
                Severity least = least(settings);
                boolean fails = left.left().stream().anyMatch(f -> f.severity().compareTo(least) >= 0)
                        || left.report().missing().stream()
                                .anyMatch(m -> m.item().severity().compareTo(least) >= 0);
                code = fails ? Softspoken.FLAGGED : code;
            } catch (Unusable e) {
                if (e.isOfTheCall()) {
                    throw e;
                }
                console.tell(e);
                unusable = true;
            }
        }
        return unusable ? Softspoken.UNUSABLE : code;
    }

    private Reports reports() {
        // What is written to standard output beside a report would not be told from it.
        PrintStream out = fixing.takesOutput() || timing.takesOutput() ? console.err() : console.out();
        return switch (format) {
            case text -> {
                TextReports text = new TextReports(colours());
                yield checked -> out.print(text.write(checked));
            }
            case json -> checked -> out.println(json(checked));
            case sarif -> new SarifReports(out, ToneChecker.version());
            case github -> new GithubReports(out);
            case junit -> new JunitReports(out);
            case languagetool -> new LanguageToolReports(out);
            case html -> new HtmlReports(out, ToneChecker.version());
        };
    }

    private static String json(Checked checked) {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("file", JsonReports.text(checked.name()));
        if (checked.fixed() != null) {
            first.putAll(checked.fixed().json());
        }
        return JsonReports.write(checked.report(), first, checked.part());
    }

    /** The softened draft as its reader sees it. */
    private static String readable(Draft draft, ToneReport report) {
        return draft.markup() == Markup.PLAIN
                ? report.softened()
                : HtmlDrafts.read(report.softened()).words();
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
        Severity least = least(settings);
        return report.findings().stream().anyMatch(f -> f.severity().compareTo(least) >= 0)
                || report.missing().stream().anyMatch(m -> m.item().severity().compareTo(least) >= 0);
    }

    private Severity least(Checkers.Setup settings) {
        return failOn != null ? failOn : settings.failOn().orElse(Severity.MEDIUM);
    }
}
