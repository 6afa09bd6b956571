package io.softspoken.held;

import io.softspoken.mail.MailHead;
import io.softspoken.notice.NoticeMail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the writers of held mail, reminds them, and gives mail up. Mail that is held for something else is left alone, and
 * so is mail without an envelope sender or of a machine: there is nobody to be told, and no loop can begin.
 */
public final class Writers {
    /** A mail server that takes the notices. */
    public record Server(String host, int port) {}

    /**
     * What was done.
     *
     * @param done how many were told, reminded, or given up
     * @param others how many mails are held for something else, and were left alone
     * @param problems what could not be done, a line each, without words of a mail
     */
    public record Outcome(int done, int others, List<String> problems) {
        /** Copies the list. */
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    private static final String SENDING = "sending";

    private final HeldQueue queue;
    private final Letters letters;
    private final @Nullable Server server;
    private final Set<String> domains;

    /**
     * @param server takes the notices; null for Postfix's own sendmail
     * @param domains in lower case; writers elsewhere are not written to. Empty: all are
     */
    public Writers(HeldQueue queue, Letters letters, @Nullable Server server, Set<String> domains) {
        this.queue = queue;
        this.letters = letters;
        this.server = server;
        this.domains = Set.copyOf(domains);
    }

    private interface Step {
        /** Does something to a mail; false if nothing is to be done. */
        boolean run(Journal journal, HeldMail mail, Properties entry) throws HeldException;
    }

    /** Tells the writers who have not been told: each once for a queue id, and once for a message that came again. */
    public Outcome tell() throws HeldException {
        Map<String, String> holds = queue.milterHolds();
        return each(holds, Duration.ZERO, (journal, mail, entry) -> {
            if (entry.containsKey(HeldQueue.TOLD)) {
                return false;
            }
            String first = holds == null ? "" : holds.getOrDefault(mail.id(), "");
            if (!first.isEmpty() && journal.read(first).containsKey(HeldQueue.TOLD)) {
                entry.setProperty(HeldQueue.TOLD, "again " + first);
                journal.write(mail.id(), entry);
                return false;
            }
            Judged judged = queue.judge(mail, true);
            if (judged.head().auto()) {
                return false;
            }
            once(journal, mail, entry, HeldQueue.TOLD, "notice", letters.told(judged, now()));
            return true;
        });
    }

    /**
     * Reminds the writers who were told.
     *
     * @param after mail that is held for less is left alone
     * @param every how long after the last letter the next is due
     * @param most no more reminders than this are sent for a mail
     */
    public Outcome remind(Duration after, Duration every, int most) throws HeldException {
        return each(queue.milterHolds(), after, (journal, mail, entry) -> {
            int before = HeldQueue.number(entry, HeldQueue.REMINDERS);
            String last = entry.getProperty("written");
            boolean due = last == null || !Instant.parse(last).plus(every).isAfter(now());
            if (!entry.containsKey(HeldQueue.TOLD) || before >= most || !due) {
                return false;
            }
            Judged judged = queue.judge(mail, true);
            entry.setProperty(HeldQueue.REMINDERS, Integer.toString(before + 1));
            once(
                    journal,
                    mail,
                    entry,
                    "reminder" + (before + 1),
                    "reminder",
                    letters.reminded(judged, before + 1, now()));
            return true;
        });
    }

    /**
     * Gives up what is held for too long: its writer gets it back, and it is deleted. Where its writer cannot be written
     * to, it stays.
     */
    public Outcome expire(Duration olderThan, boolean onlySay) throws HeldException {
        return each(queue.milterHolds(), olderThan, (journal, mail, entry) -> {
            if (EditedRelease.isBegun(entry)) {
                throw EditedRelease.begun(mail.id());
            }
            if (onlySay) {
                return true;
            }
            if (!entry.containsKey("given-up")) {
                byte[] message = queue.postfix.message(mail.id());
                String subject = MailHead.read(message).subject();
                once(journal, mail, entry, "given-up", "expire", letters.givenUp(mail, subject, message, now()));
            } else if (entry.getProperty("given-up").equals(SENDING)) {
                // Better twice to its writer than deleted without a word.
                byte[] message = queue.postfix.message(mail.id());
                String subject = MailHead.read(message).subject();
                send(journal, mail, letters.givenUp(mail, subject, message, now()));
            }
            queue.postfix.delete(mail.id());
            journal.forget(mail.id());
            return true;
        });
    }

    private Outcome each(@Nullable Map<String, String> holds, Duration atLeast, Step step) throws HeldException {
        int done = 0;
        int others = 0;
        List<String> problems = new ArrayList<>();
        try (Journal journal = queue.open()) {
            List<HeldMail> mails = queue.list();
            if (!queue.hasLongIds(mails)) {
                problems.add("there is mail with short queue ids, which Postfix uses again for other mail; it is left"
                        + " alone. Set enable_long_queue_ids = yes in main.cf and reload Postfix");
            }
            forgetTheGone(journal, mails);
            Instant before = now().minus(atLeast);
            for (HeldMail mail : mails) {
                if (!Postfix.isLong(mail.id()) || mail.arrival().isAfter(before)) {
                    continue;
                }
                try {
                    if (mail.sender().isEmpty() || !queue.isOurs(journal, mail, holds)) {
                        others++;
                    } else if (isOfOurDomains(mail.sender()) && step.run(journal, mail, journal.read(mail.id()))) {
                        done++;
                    }
                } catch (HeldException e) {
                    // One mail that cannot be handled must not keep the others from it.
                    problems.add(String.valueOf(e.getMessage()));
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    problems.add(mail.id() + ": internal error (" + e.getClass().getSimpleName()
                            + "), nothing was done with it; please report it");
                }
            }
        }
        return new Outcome(done, others, problems);
    }

    private boolean isOfOurDomains(String sender) {
        return domains.isEmpty()
                || domains.contains(
                        sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** Mail that is no longer in any queue needs no entry. */
    private void forgetTheGone(Journal journal, List<HeldMail> held) throws HeldException {
        Set<String> there = new HashSet<>();
        held.forEach(mail -> there.add(mail.id()));
        List<String> gone =
                journal.ids().stream().filter(id -> !there.contains(id)).toList();
        if (gone.isEmpty()) {
            return;
        }
        queue.postfix.queues().forEach(mail -> there.add(mail.id()));
        for (String id : gone) {
            // A message may come again after the first of it has gone, and its writer is told once.
            String told = journal.read(id).getProperty("written");
            boolean old = told == null || Instant.parse(told).isBefore(now().minus(Duration.ofDays(7)));
            if (!there.contains(id) && old && !EditedRelease.isBegun(journal.read(id))) {
                journal.forget(id);
            }
        }
    }

    /**
     * Sends a letter at most once: that it is being sent is on the disk before it is. Broken off in between, it is not sent
     * again; a reminder, or the mail that comes back in the end, makes up for it.
     */
    private void once(Journal journal, HeldMail mail, Properties entry, String key, String event, NoticeMail letter)
            throws HeldException {
        queue.audit.write(event, mail.id(), Map.of());
        Properties before = new Properties();
        before.putAll(journal.read(mail.id()));
        entry.setProperty(key, SENDING);
        entry.setProperty("written", now().toString());
        journal.write(mail.id(), entry);
        try {
            send(journal, mail, letter);
        } catch (HeldException | RuntimeException e) {
            journal.write(mail.id(), before); // it was not taken, and is tried again next time
            throw e;
        }
        entry.setProperty(key, now().toString());
        journal.write(mail.id(), entry);
    }

    private void send(Journal journal, HeldMail mail, NoticeMail letter) throws HeldException {
        String name = mail.id() + ".letter";
        try {
            if (server != null) {
                letter.send(server.host(), server.port());
                return;
            }
            Path file = journal.file(name, letter.bytes());
            queue.postfix.submit("", List.of(mail.sender()), file);
        } catch (IOException e) {
            throw new HeldException(mail.id() + ": " + e.getMessage() + "; its writer is told next time");
        } catch (IllegalArgumentException e) {
            throw new HeldException(mail.id() + ": no notice can be addressed to its writer");
        } finally {
            journal.delete(name);
        }
    }

    private Instant now() {
        return queue.clock.instant();
    }
}
