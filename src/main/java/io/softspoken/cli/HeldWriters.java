package io.softspoken.cli;

import io.softspoken.held.HeldException;
import io.softspoken.held.HeldQueue;
import io.softspoken.held.Letters;
import io.softspoken.held.Writers;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verbs of {@code held} that write to the writers of held mail: for a timer to run. */
final class HeldWriters {
    private HeldWriters() {}

    /** Who writes, and how it is sent. */
    static final class Letterhead {
        @Option(
                names = "--from",
                paramLabel = "ADDRESS",
                description = "who writes; postmaster at Postfix's myhostname if not given")
        private @Nullable String from;

        @Option(names = "--contact", paramLabel = "ADDRESS", description = "whom writers can turn to")
        private @Nullable String contact;

        @Option(
                names = "--smtp",
                paramLabel = "HOST:PORT",
                description = "send by this mail server; by Postfix's own sendmail if not given")
        private String smtp = "";

        @Option(
                names = "--domain",
                paramLabel = "DOMAIN",
                description = "write to writers at this domain alone; may be given more than once")
        private List<String> domains = List.of();

        @Option(
                names = {"-q", "--quiet"},
                description = "say nothing unless something goes wrong")
        private boolean quiet;

        Writers writers(HeldQueue queue, @Nullable Duration keptFor) throws HeldException, Unusable {
            String host = queue.hostname();
            return new Writers(
                    queue,
                    new Letters(
                            from == null ? "postmaster@" + host : from, contact, keptFor, host, ZoneId.systemDefault()),
                    server(),
                    domains());
        }

        private Writers.@Nullable Server server() throws Unusable {
            if (smtp.isEmpty()) {
                return null;
            }
            int colon = smtp.lastIndexOf(':');
            try {
                int port = Integer.parseInt(smtp.substring(colon + 1));
                if (colon > 0 && port > 0 && port < 65_536) {
                    return new Writers.Server(smtp.substring(0, colon), port);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw Unusable.call("--smtp needs a host and a port, such as localhost:25");
        }

        private Set<String> domains() {
            return domains.stream()
                    .map(domain -> domain.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", ""))
                    .collect(Collectors.toSet());
        }

        int tell(Writers.Outcome outcome, String done, Console console) {
            if (!quiet) {
                console.out()
                        .println(outcome.done() + " " + done
                                + (outcome.others() == 0
                                        ? ""
                                        : "; left alone, as held for something else: " + outcome.others()));
            }
            outcome.problems().forEach(problem -> console.tell(new Unusable(problem)));
            return outcome.problems().isEmpty() ? Softspoken.CLEAN : Softspoken.UNUSABLE;
        }
    }

    /** {@code held notify}. */
    @Command(
            name = "notify",
            description = "Tell the writers of newly held mail what was found and what they can do; each once.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Notify implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--kept-for",
                paramLabel = "AGE",
                converter = Age.class,
                description = "say that the mail is given up after so long, such as 5d; see held expire")
        private @Nullable Duration keptFor;

        @Mixin
        private Letterhead letterhead = new Letterhead();

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Notify(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return Held.with(
                    desk,
                    console,
                    queue -> letterhead.tell(letterhead.writers(queue, keptFor).tell(), "told", console));
        }
    }

    /** {@code held remind}. */
    @Command(
            name = "remind",
            description = "Remind writers who were told and whose mail is still held.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Remind implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--older-than",
                paramLabel = "AGE",
                converter = Age.class,
                description = "mail that is held for so long; 1d if not given")
        private Duration olderThan = Duration.ofDays(1);

        @Option(
                names = "--every",
                paramLabel = "AGE",
                converter = Age.class,
                description = "so long after the letter before; 1d if not given")
        private Duration every = Duration.ofDays(1);

        @Option(
                names = "--most",
                paramLabel = "N",
                description = "no more reminders than this for a mail; 3 if not given")
        private int most = 3;

        @Option(
                names = "--kept-for",
                paramLabel = "AGE",
                converter = Age.class,
                description = "say that the mail is given up after so long, such as 5d; see held expire")
        private @Nullable Duration keptFor;

        @Mixin
        private Letterhead letterhead = new Letterhead();

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Remind(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return Held.with(
                    desk,
                    console,
                    queue -> letterhead.tell(
                            letterhead.writers(queue, keptFor).remind(olderThan, every, most), "reminded", console));
        }
    }

    /** {@code held expire}. */
    @Command(
            name = "expire",
            description = "Give up mail that is held for too long: its writer gets it back, and it is deleted.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Expire implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--older-than",
                paramLabel = "AGE",
                required = true,
                converter = Age.class,
                description = "mail that is held for so long, such as 5d")
        private Duration olderThan = Duration.ZERO;

        @Option(
                names = {"-n", "--dry-run"},
                description = "only say how many there are")
        private boolean onlySay;

        @Mixin
        private Letterhead letterhead = new Letterhead();

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Expire(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return Held.with(
                    desk,
                    console,
                    queue -> letterhead.tell(
                            letterhead.writers(queue, null).expire(olderThan, onlySay),
                            onlySay ? "would be given up" : "given up",
                            console));
        }
    }
}
