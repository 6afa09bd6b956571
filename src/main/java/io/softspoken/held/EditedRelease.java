package io.softspoken.held;

import io.softspoken.format.QueueLine;
import io.softspoken.mail.MailHead;
import io.softspoken.report.Verdict;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Sends an edited mail in the place of a held one: once, however often it is broken off and begun again.
 *
 * <p>The order, each step on the disk before the next: the edited mail into the journal's folder; "submitting" into the
 * journal; the mail to Postfix, which takes it whole or not at all; "submitted" into the journal; the held mail deleted;
 * the journal's entry deleted. Broken off before "submitting", nothing was sent, and it begins anew. Broken off after
 * "submitted", only the deleting is left. In between, Postfix is asked: the edited mail is known by its Message-ID, in the
 * queues or in what was added to the mail log since. Where neither can be read, a person has to say; nothing is guessed,
 * and the held mail stays.
 */
final class EditedRelease {
    private static final String STEP = "edited";
    private static final String SUBMITTING = "submitting";
    private static final String SUBMITTED = "submitted";

    /** A sendmail that was left behind by a killed process has ended by then. */
    private static final Duration SETTLED = Duration.ofSeconds(5);
    /** No more mails than this are looked through. */
    private static final int MOST_LOOKED_AT = 5000;

    private final HeldQueue queue;
    private final Journal journal;
    private final String id;

    EditedRelease(HeldQueue queue, Journal journal, String id) {
        this.queue = queue;
        this.journal = journal;
        this.id = id;
    }

    /** Whether such a release was begun, by the journal's entry. */
    static boolean isBegun(Properties entry) {
        return entry.containsKey(STEP);
    }

    /** What whoever wants to do something else with the mail is told. */
    static HeldException begun(String id) {
        return new HeldException(
                id + ": an edited mail was being sent in its place, and that was broken off; give the same"
                        + " command, with --edited, again");
    }

    void run(byte[] edited, boolean anyway) throws HeldException {
        Properties entry = journal.read(id);
        if (isBegun(entry)) {
            if (entry.getProperty(STEP).equals(SUBMITTED) || wasSubmitted(entry)) {
                finish(entry, true);
                return;
            }
            entry.remove(STEP); // nothing was sent: it begins anew, maybe with another text
        }
        HeldMail mail = queue.require(id);
        if (!anyway) {
            queue.requireOurs(journal, mail);
        }
        Verdict verdict = queue.verdict("the edited mail", edited, mail.recipients());
        if (verdict == Verdict.HOLD && !anyway) {
            throw new HeldException(
                    "the edited mail: would be held again; softspoken check says why. Edit it further, or"
                            + " give --anyway");
        }
        String messageId = MailHead.read(edited)
                .messageId()
                .or(this::originalId)
                .orElse("<" + id + "." + queue.clock.millis() + "@" + hostname() + ">");
        queue.audit.write("release", id, Map.of("edited", true, "verdict", verdict.id()));
        journal.file(id + ".eml", named(edited, messageId));
        entry.setProperty("sender", mail.sender());
        entry.setProperty("recipients", String.join("\n", mail.recipients()));
        entry.setProperty("message-id", messageId);
        submit(entry);
        finish(entry, true);
    }

    void resume(boolean submitted) throws HeldException {
        Properties entry = journal.read(id);
        if (!isBegun(entry)) {
            throw new HeldException(id + ": no sending of an edited mail was broken off");
        }
        finish(entry, submitted);
    }

    private void finish(Properties entry, boolean submitted) throws HeldException {
        if (!submitted) {
            submit(entry);
        }
        if (queue.postfix
                .find(id)
                .filter(line -> line.queue().equals(Postfix.HOLD))
                .isPresent()) {
            queue.postfix.delete(id);
        }
        journal.forget(id);
        queue.audit.write("released", id, Map.of("edited", true));
    }

    private void submit(Properties entry) throws HeldException {
        Path log = log();
        entry.setProperty(STEP, SUBMITTING);
        entry.setProperty("since", queue.clock.instant().toString());
        entry.setProperty("log", log.toString());
        entry.setProperty("log-size", Long.toString(size(log)));
        entry.setProperty("log-file", key(log));
        journal.write(id, entry);
        queue.postfix.submit(
                entry.getProperty("sender"),
                List.of(entry.getProperty("recipients").split("\n")),
                journal.file(id + ".eml"));
        entry.setProperty(STEP, SUBMITTED);
        journal.write(id, entry);
    }

    /** Whether Postfix has got the edited mail. */
    private boolean wasSubmitted(Properties entry) throws HeldException {
        try {
            Thread.sleep(unsettled(Instant.parse(entry.getProperty("since")), queue.clock.instant())
                    .toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HeldException(id + ": interrupted");
        }
        String messageId = entry.getProperty("message-id");
        if (isQueued(messageId)) {
            return true;
        }
        Path log = Path.of(entry.getProperty("log"));
        long from = Long.parseLong(entry.getProperty("log-size"));
        boolean same = goesOn(log, entry.getProperty("log-file"), from);
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            if (same) {
                lines.skip(from);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("message-id=" + messageId) && !line.contains(" " + id + ":")) {
                    return true;
                }
            }
            if (same) {
                return false;
            }
        } catch (IOException e) {
            // asked below
        }
        throw new HeldException(
                id + ": sending the edited mail was broken off, and the mail log does not tell whether it was"
                        + " sent; look for its Message-ID " + messageId + " and give --submitted or --not-submitted");
    }

    /** How long a sendmail that was begun at a time is waited for: no longer than it may take, for clocks are set back. */
    static Duration unsettled(Instant since, Instant now) {
        Duration left = Duration.between(now, since.plus(SETTLED));
        return left.isNegative() ? Duration.ZERO : left.compareTo(SETTLED) > 0 ? SETTLED : left;
    }

    /** Whether a log is the one that was there, and all that was in it still is: some are emptied when they are rotated. */
    static boolean goesOn(Path log, String key, long size) {
        return !key.isEmpty() && key(log).equals(key) && size(log) >= size;
    }

    private boolean isQueued(String messageId) throws HeldException {
        List<QueueLine> others = queue.postfix.queues().stream()
                .filter(line -> !line.id().equals(id))
                .limit(MOST_LOOKED_AT)
                .toList();
        for (QueueLine other : others) {
            try {
                if (MailHead.read(queue.postfix.header(other.id()))
                        .messageId()
                        .filter(messageId::equals)
                        .isPresent()) {
                    return true;
                }
            } catch (HeldException e) {
                continue; // it has just gone
            }
        }
        return false;
    }

    private Optional<String> originalId() {
        try {
            return MailHead.read(queue.postfix.header(id)).messageId();
        } catch (HeldException e) {
            return Optional.empty();
        }
    }

    private String hostname() {
        try {
            return queue.hostname();
        } catch (HeldException e) {
            return "localhost";
        }
    }

    /** The mail with a Message-ID, in front of its header if it has none. */
    private static byte[] named(byte[] mail, String messageId) {
        if (MailHead.read(mail).messageId().isPresent()) {
            return mail;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("Message-ID: " + messageId + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(mail);
        return out.toByteArray();
    }

    /** Where Postfix logs, if it says so; else where syslog usually puts it. */
    private Path log() throws HeldException {
        String own = queue.postfix.setting("maillog_file");
        if (!own.isEmpty() && !own.equals("/dev/stdout")) {
            return Path.of(own);
        }
        Path redHat = Path.of("/var/log/maillog");
        return Files.exists(redHat) ? redHat : Path.of("/var/log/mail.log");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Tells a file from one that takes its name after it was rotated away; empty where there is none. */
    static String key(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return String.valueOf(key);
        } catch (IOException e) {
            return "";
        }
    }
}
