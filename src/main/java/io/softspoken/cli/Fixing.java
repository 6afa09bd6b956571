package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.fix.Addition;
import io.softspoken.fix.FixPlan;
import io.softspoken.format.FixReports;
import io.softspoken.mail.MailPart;
import io.softspoken.mail.MailSource;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code check} that put suggestions in place, and what they do. */
final class Fixing {
    /** A wording in place may call for another, as where two findings overlapped; more rounds than this are not made. */
    private static final int ROUNDS = 3;

    @Option(
            names = "--fix",
            description =
                    "put the first suggestion of each finding in place, in the file itself; in a mail in its text and"
                            + " its HTML, and nothing else in it")
    private boolean wanted;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "with --fix: write the changed draft there, - for standard output, and leave the file as it is")
    private String output = "";

    @Option(
            names = "--placeholders",
            description = "with --fix: put in suggestions too that have a [part] for you to fill in")
    private boolean placeholders;

    @Option(
            names = "--add-missing",
            description = "with --fix: add a sentence for each thing that the reader is owed, where it belongs")
    private boolean addMissing;

    /** What came of a draft. */
    record Done(Input input, ToneReport report, FixReports fixed) {}

    private record Kept(Input input, ToneReport report) {}

    boolean isWanted() {
        return wanted;
    }

    /** Whether the changed draft goes where reports are written otherwise. */
    boolean takesOutput() {
        return wanted && output.equals("-");
    }

    void checkCall(List<String> files) throws Unusable {
        if (!wanted && (!output.isEmpty() || placeholders || addMissing)) {
            throw Unusable.call((!output.isEmpty() ? "--output" : placeholders ? "--placeholders" : "--add-missing")
                    + " says how to fix; give --fix too");
        }
        if (wanted && !output.isEmpty() && files.size() > 1) {
            throw Unusable.call("--output takes one draft, and " + files.size() + " were given; name one");
        }
        if (wanted && output.isEmpty() && files.contains("-")) {
            throw Unusable.call("standard input cannot be changed in place; add --output - or --output FILE");
        }
    }

    /**
     * Puts suggestions in place and writes the draft.
     *
     * @param check what is said of a draft
     * @param first what is said of it as it was given
     */
    Done fix(String file, Input given, Function<Draft, ToneReport> check, ToneReport first, Console console)
            throws Unusable {
        Input input = given;
        ToneReport report = first;
        List<FixReports.Fixed> made = new ArrayList<>();
        List<FixPlan.Left> left = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            FixPlan plan = FixPlan.of(input.draft(), report, placeholders);
            List<FixPlan.Left> staying = new ArrayList<>(plan.left());
            List<FixReports.Fixed> now = new ArrayList<>();
            if (!plan.fixes().isEmpty()) {
                Input.Changed changed = input.with(plan.edits());
                for (int i = 0; i < plan.fixes().size(); i++) {
                    FixPlan.Fix fix = plan.fixes().get(i);
                    Optional<String> refusal = changed.refusals().get(i);
                    if (refusal.isPresent()) {
                        staying.add(new FixPlan.Left(fix.finding(), refusal.get()));
                    } else {
                        now.add(FixReports.Fixed.of(fix, input.draft(), parts(input)));
                    }
                }
                if (!now.isEmpty()) {
                    input = changed.input();
                    report = check.apply(input.draft());
                }
            }
            made.addAll(now);
            left = staying;
            if (now.isEmpty()) {
                break;
            }
        }
        List<FixReports.Added> added = new ArrayList<>();
        List<FixReports.Unadded> unadded = new ArrayList<>();
        if (addMissing) {
            Kept more = add(input, check, report, added, unadded);
            input = more.input();
            report = more.report();
        }
        boolean same = made.isEmpty() && added.isEmpty();
        if (output.equals("-")) {
            console.out().write(input.bytes(), 0, input.bytes().length);
            console.out().flush();
        } else if (!output.isEmpty()) {
            SafeFile.write(output, input.bytes());
        } else if (!same) {
            SafeFile.replace(Path.of(file), given.bytes(), input.bytes());
        }
        List<String> cautions =
                same ? List.of() : given.mail().map(MailSource::cautions).orElse(List.of());
        return new Done(input, report, new FixReports(made, left, added, unadded, cautions));
    }

    /** Adds a sentence for each thing missing; one after another, since each moves the place of the next. */
    private Kept add(
            Input given,
            Function<Draft, ToneReport> check,
            ToneReport first,
            List<FixReports.Added> added,
            List<FixReports.Unadded> unadded) {
        Input input = given;
        ToneReport report = first;
        for (Acknowledgement item : Acknowledgement.values()) {
            Missing missing = missing(report, item);
            if (missing == null) {
                continue;
            }
            String sentence = Addition.sentence(missing, placeholders).orElse(null);
            Edit edit = sentence == null
                    ? null
                    : Addition.edit(input.draft(), missing, sentence).orElse(null);
            if (sentence == null || edit == null) {
                unadded.add(new FixReports.Unadded(
                        item,
                        sentence != null
                                ? "there is no word that it could stand beside"
                                : "its sentence has a part for you to fill in (--placeholders puts it in as it is)"));
                continue;
            }
            Input.Changed changed = input.with(List.of(edit));
            Optional<String> refusal = changed.refusals().get(0);
            if (refusal.isPresent()) {
                unadded.add(new FixReports.Unadded(item, refusal.get()));
                continue;
            }
            ToneReport after = check.apply(changed.input().draft());
            if (missing(after, item) != null || after.verdict().compareTo(report.verdict()) > 0) {
                unadded.add(
                        new FixReports.Unadded(item, "its sentence would not be enough here; write one of your own"));
                continue;
            }
            added.add(new FixReports.Added(item, sentence, parts(input)));
            input = changed.input();
            report = after;
        }
        // One sentence may make up for two things.
        ToneReport last = report;
        unadded.removeIf(one -> missing(last, one.item()) == null);
        return new Kept(input, report);
    }

    private static @Nullable Missing missing(ToneReport report, Acknowledgement item) {
        return report.missing().stream()
                .filter(one -> one.item() == item)
                .findFirst()
                .orElse(null);
    }

    private static List<String> parts(Input input) {
        return input.mail().stream()
                .flatMap(mail -> Stream.concat(Stream.of(mail.part()), mail.alternative().stream()))
                .map(MailPart::number)
                .toList();
    }
}
