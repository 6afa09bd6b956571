package io.softspoken.cli;

import io.softspoken.held.HeldQueue;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that all verbs of {@code held} share. */
final class HeldDesk {
    @Option(
            names = {"-c", "--postfix-config"},
            paramLabel = "DIR",
            description = "the folder with Postfix's main.cf; that of the system if not given")
    private @Nullable Path postfix;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "where it is kept who has been told of what; /var/lib/softspoken/held if not given")
    private Path state = Path.of("/var/lib/softspoken/held");

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description =
                    "who did what: a line of JSON each is added to it; audit.jsonl in the state folder if not given")
    private @Nullable Path audit;

    @Option(
            names = "--milter-audit",
            paramLabel = "FILE",
            description =
                    "the milter's audit file, which says which mail it has held; without it, mail that would be held"
                            + " now counts")
    private @Nullable Path milterAudit;

    @Option(names = "--by", paramLabel = "NAME", description = "who acts, for the audit file; you if not given")
    private String by = "";

    @Mixin
    private Engine engine = new Engine();

    HeldQueue open(Console console) throws Unusable {
        Path folder = console.folder();
        Path stateFolder = folder.resolve(state);
        return new HeldQueue(
                engine.checker(folder),
                postfix == null ? null : folder.resolve(postfix),
                stateFolder,
                audit == null ? stateFolder.resolve("audit.jsonl") : folder.resolve(audit),
                milterAudit == null ? null : folder.resolve(milterAudit),
                by.isBlank() ? caller() : by.strip(),
                Clock.systemUTC());
    }

    /** Behind sudo the one who called it. */
    private static String caller() {
        String sudo = System.getenv().getOrDefault("SUDO_USER", "");
        return sudo.isEmpty() ? System.getProperty("user.name", "unknown") : sudo;
    }
}
