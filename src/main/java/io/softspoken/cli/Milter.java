package io.softspoken.cli;

import io.softspoken.milter.MilterService;
import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code milter}: a mail filter for Postfix and Sendmail that serves until it is told to stop. */
@Command(
        name = "milter",
        description = "Filter mail for Postfix or Sendmail: count, tag or hold what a reader would wince at.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "SIGHUP reads the configuration anew, SIGTERM finishes the messages in hand and ends.",
            "The manual is doc/milter.md beside this program."
        })
final class Milter implements Callable<Integer> {
    /**
     * The mail library looks for the implementation of this in every jar, several times for each message, unless it is
     * named: a millisecond a message.
     */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private final Console console;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "a milter.yaml; etc/milter.yaml beside this program is one to begin with")
    private Path config = Path.of("milter.yaml");

    @Option(names = "--check-config", description = "say what is wrong in the configuration, or what it does, and end")
    private boolean checkOnly;

    Milter(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        if (System.getProperty(STREAMS) == null) {
            System.setProperty(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
        }
        Path file = console.folder().resolve(config);
        try {
            if (checkOnly) {
                console.out().println(config + ": can be used: " + MilterService.check(file));
                return Softspoken.CLEAN;
            }
            // Before anybody can know that it runs: a signal that is not handled ends the virtual machine at once.
            CompletableFuture<MilterService> running = new CompletableFuture<>();
            handle(running);
            MilterService service = MilterService.start(file, console.err());
            running.complete(service);
            return service.await() ? Softspoken.CLEAN : Softspoken.UNUSABLE;
        } catch (RulesException | IOException e) {
            throw Unusable.call(String.valueOf(e.getMessage()));
        }
    }

    private static void handle(CompletableFuture<MilterService> running) {
        Signals.on("HUP", () -> running.join().reload());
        Runnable stop = () -> {
            if (running.isDone()) {
                running.join().stop();
            }
        };
        Runnable end = () -> {
            stop.run();
            System.exit(Softspoken.CLEAN);
        };
        if (!Signals.on("TERM", end) || !Signals.on("INT", end)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
        }
    }
}
