package io.softspoken.cli;

import io.softspoken.format.AuditLines;
import io.softspoken.format.JsonReports;
import io.softspoken.format.TextReports;
import io.softspoken.held.HeldException;
import io.softspoken.held.HeldMail;
import io.softspoken.held.HeldQueue;
import io.softspoken.held.Judged;
import io.softspoken.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code held}: the mail that Postfix holds for its tone. */
@Command(
        name = "held",
        description = "Look through the mail that Postfix holds for its tone; release it, drop it, tell its writers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Held.Listing.class,
            Held.Show.class,
            Held.Release.class,
            Held.Drop.class,
            HeldWriters.Notify.class,
            HeldWriters.Remind.class,
            HeldWriters.Expire.class
        })
final class Held {
    private Held() {}

    /** What a verb does with the queue. */
    interface Deed<T> {
        T with(HeldQueue queue) throws HeldException, Unusable;
    }

    static <T> T with(HeldDesk desk, Console console, Deed<T> deed) throws Unusable {
        try {
            return deed.with(desk.open(console));
        } catch (HeldException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    /** Does the same with several mails; what goes wrong with one is told and keeps none of the others from it. */
    private static int each(HeldDesk desk, Console console, List<String> ids, String done, OneDeed deed)
            throws Unusable {
        return with(desk, console, queue -> {
            int code = Softspoken.CLEAN;
            for (String id : ids) {
                try {
                    deed.to(queue, id);
                    console.out().println(id + ": " + done);
                } catch (HeldException e) {
                    console.tell(new Unusable(String.valueOf(e.getMessage())));
                    code = Softspoken.UNUSABLE;
                }
            }
            return code;
        });
    }

    /** What is done to one mail. */
    private interface OneDeed {
        void to(HeldQueue queue, String id) throws HeldException, Unusable;
    }

    /** {@code held list}. */
    @Command(
            name = "list",
            description = "List the mail in the hold queue, the oldest first.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Listing implements Callable<Integer> {
        private final Console console;

        @Option(names = "--json", description = "one JSON object a line for each mail")
        private boolean json;

        @Option(
                names = "--verdict",
                description = "check each mail anew; those without a verdict are held for something else")
        private boolean verdict;

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Listing(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return with(desk, console, queue -> {
                List<HeldMail> mails = queue.list();
                if (!json) {
                    console.out()
                            .println(
                                    mails.isEmpty()
                                            ? "Nothing is held."
                                            : row(
                                                    "QUEUE ID",
                                                    "HELD",
                                                    "SIZE",
                                                    "TOLD",
                                                    verdict ? "VERDICT" : "",
                                                    "FROM",
                                                    "TO"));
                }
                for (HeldMail mail : mails) {
                    String found = verdict ? verdict(queue, mail) : "";
                    console.out().println(json ? line(mail, found) : row(mail, found));
                }
                if (!queue.hasLongIds(mails)) {
                    console.tell(
                            new Unusable("there is mail with short queue ids, which Postfix uses again for other mail;"
                                    + " set enable_long_queue_ids = yes in main.cf, reload Postfix, and see to that mail with"
                                    + " postsuper"));
                }
                return Softspoken.CLEAN;
            });
        }

        private static String verdict(HeldQueue queue, HeldMail mail) {
            try {
                return queue.verdict(mail).id();
            } catch (HeldException e) {
                return "-";
            }
        }

        private String line(HeldMail mail, String found) {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("queue", mail.id());
            keys.put("arrival", mail.arrival().toString());
            keys.put("size", mail.size());
            keys.put("sender", mail.sender());
            keys.put("recipients", mail.recipients());
            keys.put("told", mail.told());
            keys.put("reminders", mail.reminders());
            if (verdict) {
                keys.put("verdict", found);
            }
            return AuditLines.write(keys);
        }

        private static String row(HeldMail mail, String verdict) {
            Duration age = Duration.between(mail.arrival(), Instant.now());
            String told = !mail.told() ? "no" : mail.reminders() == 0 ? "yes" : "yes, +" + mail.reminders();
            String to = mail.recipients().isEmpty() ? "" : mail.recipients().get(0);
            int others = mail.recipients().size() - 1;
            return row(
                    mail.id(),
                    Age.shown(age),
                    mail.size() < 10_000 ? mail.size() + " B" : mail.size() / 1000 + " kB",
                    told,
                    verdict,
                    mail.sender().isEmpty() ? "<>" : mail.sender(),
                    others > 0 ? to + " and " + others + " more" : to);
        }

        private static String row(String... cells) {
            String verdict = cells[4].isEmpty() ? "" : String.format(Locale.ROOT, "%-8s", cells[4]);
            return String.format(
                            Locale.ROOT,
                            "%-16s %6s %8s  %-8s %s%-28s %s",
                            cells[0],
                            cells[1],
                            cells[2],
                            cells[3],
                            verdict,
                            cells[5],
                            cells[6])
                    .replaceAll("\\p{Cc}", "?")
                    .stripTrailing();
        }
    }

    /** {@code held show}. */
    @Command(
            name = "show",
            description = "Check a held mail anew, and show what was found and the smallest edit that would free it.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Show implements Callable<Integer> {
        /** What is shown. */
        enum Format {
            text,
            json,
            mail
        }

        private final Console console;

        @Parameters(paramLabel = "ID", description = "its queue id")
        private String id = "";

        @Option(
                names = "--format",
                paramLabel = "FORM",
                description = "text (default); json: one line; mail: the mail itself as it came, to be edited")
        private Format format = Format.text;

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return with(desk, console, queue -> {
                if (format == Format.mail) {
                    console.out().writeBytes(queue.message(id));
                    return Softspoken.CLEAN;
                }
                Judged judged = queue.judge(id);
                console.out().print(format == Format.json ? json(judged) : text(judged));
                return Softspoken.CLEAN;
            });
        }

        private static String json(Judged judged) {
            HeldMail mail = judged.mail();
            Map<String, String> first = new LinkedHashMap<>();
            first.put("queue", JsonReports.text(mail.id()));
            first.put("arrival", JsonReports.text(mail.arrival().toString()));
            first.put("sender", JsonReports.text(mail.sender()));
            first.put("edit", judged.edit().map(JsonReports::edit).orElse("null"));
            return JsonReports.write(judged.report(), first) + "\n";
        }

        private static String text(Judged judged) {
            TextReports reports = new TextReports(false);
            StringBuilder out = new StringBuilder(reports.write(judged.mail().id(), judged.draft(), judged.report()));
            if (judged.report().verdict() != Verdict.HOLD) {
                return out.append("It would not be held for its tone now.\n").toString();
            }
            if (judged.edit().isEmpty()) {
                return out.append("No wording that is known frees it; it needs other words of its writer's.\n")
                        .toString();
            }
            return out.append("The smallest edit that frees it (verdict then: ")
                    .append(judged.edit().get().verdict().id())
                    .append("):\n")
                    .append(reports.edit(judged.draft(), judged.edit().get()))
                    .toString();
        }
    }

    /** {@code held release}. */
    @Command(
            name = "release",
            description = "Let held mail go as it is, or send an edited mail in its place.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Release implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "queue ids")
        private List<String> ids = List.of();

        @Option(
                names = "--edited",
                paramLabel = "FILE",
                description =
                        "a mail (see held show --format mail) that is sent in the place of the held one, once; that is"
                                + " then deleted")
        private @Nullable String edited;

        @Option(names = "--anyway", description = "also what is held for something else, or would be held again")
        private boolean anyway;

        @Option(
                names = "--submitted",
                description = "the sending of an edited mail was broken off, and the mail log says that it was sent")
        private boolean submitted;

        @Option(names = "--not-submitted", description = "the same, and it was not sent")
        private boolean notSubmitted;

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Release(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            if (submitted && notSubmitted) {
                throw Unusable.call("--submitted and --not-submitted cannot be given together; leave one of them out");
            }
            if (submitted || notSubmitted) {
                return each(desk, console, ids, "released, edited", (queue, id) -> queue.resume(id, submitted));
            }
            String file = edited;
            if (file == null) {
                return each(desk, console, ids, "released", (queue, id) -> queue.release(id, anyway));
            }
            if (ids.size() > 1) {
                throw Unusable.call("--edited is for one mail; name one queue id");
            }
            byte[] mail = Inputs.bytes(file, console.in());
            return each(desk, console, ids, "released, edited", (queue, id) -> queue.release(id, mail, anyway));
        }
    }

    /** {@code held drop}. */
    @Command(
            name = "drop",
            description = "Delete held mail that its writer withdraws.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Drop implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "queue ids")
        private List<String> ids = List.of();

        @Option(names = "--anyway", description = "also what is held for something else")
        private boolean anyway;

        @Mixin
        private HeldDesk desk = new HeldDesk();

        Drop(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Unusable {
            return each(desk, console, ids, "dropped", (queue, id) -> queue.drop(id, anyway));
        }
    }
}
