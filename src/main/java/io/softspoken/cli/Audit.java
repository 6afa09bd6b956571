package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.audit.ArchiveAudit;
import io.softspoken.audit.AuditException;
import io.softspoken.format.AuditPage;
import io.softspoken.format.AuditReports;
import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Decisions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit}: an archive of sent mail, and what it shows. */
@Command(
        name = "audit",
        description = "Read an archive of sent mail and tell what is heard in it: by category, rule, month, address and"
                + " thread. Interrupted, it goes on where it was. Its output holds numbers and Message-IDs, no words of"
                + " mails.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Audit implements Callable<Integer> {
    /** When progress is shown. */
    enum Shown {
        auto,
        always,
        never
    }

    /** So many files that cannot be read are named; the rest are counted. */
    private static final int MOST_NAMED = 10;

    private final Console console;

    @Parameters(
            paramLabel = "ARCHIVE",
            arity = "1..*",
            description = "a Maildir, an mbox file, a folder with any of them or with mails, or a mail (.eml)")
    private List<Path> archive = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "write a page with charts")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "write all figures as CSV")
    private @Nullable Path csv;

    @Option(
            names = "--counts",
            paramLabel = "FILE",
            description = "what \"check --interactive --counts\" kept, for the precision of each rule")
    private @Nullable Path counts;

    @Option(
            names = "--quote",
            description = "show subjects of threads and an example of the words that each rule found")
    private boolean quote;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "keep what was read in this file, so that the next audit with it reads only new mails; if not"
                    + " given, it is kept in the user's state folder until the audit is done")
    private @Nullable Path journal;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "auto (default: on a terminal), always or never; goes to standard error")
    private Shown progress = Shown.auto;

    @Mixin
    private Engine engine = new Engine();

    Audit(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable, InterruptedException {
        List<Path> roots = archive.stream().map(console.folder()::resolve).toList();
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new Unusable(Console.shown(root) + ": there is no such file or folder; check the name");
            }
        }
        Map<String, Decisions> decisions = new TreeMap<>();
        if (counts != null) {
            Counts.read(counts)
                    .forEach((rule, count) -> decisions.put(rule, new Decisions(count.accepted(), count.dismissed())));
        }
        ToneChecker checker = engine.checker(console.folder());
        String settings = checker.check("").engine() + "\n" + engine.fingerprint(console.folder());
        Path kept = journal != null
                ? journal
                : stateFolder().resolve("audit-" + ArchiveAudit.name(roots, settings + quote));
        int[] failed = {0};
        AuditFigures figures;
        try (Bar bar = new Bar(shown())) {
            ArchiveAudit audit = new ArchiveAudit(checker, quote, bar, file -> {
                if (++failed[0] <= MOST_NAMED) {
                    bar.say("softspoken: " + Console.shown(file) + ": may not be read; check its permissions");
                }
            });
            figures = audit.run(roots, kept, settings, decisions);
        } catch (AuditException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        } catch (AccessDeniedException e) {
            throw new Unusable(e.getFile() + ": may not be read or written; check its permissions, or give --journal");
        } catch (IOException e) {
            throw new Unusable("the audit stopped, because a file or the journal " + kept
                    + " could not be read or written; check the disk and start it again to go on");
        }
        if (failed[0] > MOST_NAMED) {
            console.err().println("softspoken: " + (failed[0] - MOST_NAMED) + " more files may not be read");
        }
        if (figures.total().mails() == 0 && figures.unreadable().isEmpty()) {
            throw new Unusable(Console.shown(archive.get(0))
                    + ": there is no mail in it; give a Maildir, an mbox file or a folder of mails");
        }
        console.out().print(AuditReports.text(figures));
        write(csv, AuditReports.csv(figures));
        write(html, html == null ? "" : AuditPage.write(figures, ToneChecker.version()));
        if (journal == null) {
            try {
                Files.deleteIfExists(kept);
            } catch (IOException e) {
                console.err().println("softspoken: " + kept + ": is not needed any more; delete it");
            }
        }
        return failed[0] > 0 ? Softspoken.UNUSABLE : Softspoken.CLEAN;
    }

    private void write(@Nullable Path file, String text) throws Unusable {
        if (file != null) {
            SafeFile.write(console.folder().resolve(file), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean shown() {
        return switch (progress) {
            case always -> true;
            case never -> false;
            case auto -> console.terminal();
        };
    }

    private static Path stateFolder() {
        String named = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        Path base = named.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".local", "state") : Path.of(named);
        return base.resolve("softspoken");
    }

    /** How far it has come, on standard error. */
    private final class Bar implements ArchiveAudit.Progress, AutoCloseable {
        private final boolean shown;
        private @Nullable ProgressBar bar;

        Bar(boolean shown) {
            this.shown = shown;
        }

        @Override
        public void total(long bytes) {
            if (shown) {
                bar = new ProgressBarBuilder()
                        .setTaskName("audit")
                        .setInitialMax(bytes)
                        .setUnit(" MB", 1_000_000)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .setMaxRenderedLength(79)
                        .setConsumer(new ConsoleProgressBarConsumer(console.err(), 79))
                        .build();
            }
        }

        @Override
        public void done(long bytes, long mails) {
            if (bar != null) {
                bar.stepTo(bytes);
                bar.setExtraMessage(mails + " mails");
            }
        }

        @Override
        public void resumed(long mails) {
            console.err().println("softspoken: going on; " + mails + " mails were read before");
        }

        void say(String line) {
            console.err().println((bar == null ? "" : "\r") + line);
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
