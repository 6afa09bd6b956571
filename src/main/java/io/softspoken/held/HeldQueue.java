package io.softspoken.held;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.format.AuditLines;
import io.softspoken.format.QueueLine;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.MailHead;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The mail that Postfix holds. Each method asks Postfix anew; what changes something waits for others that do, and writes
 * down who does it first.
 */
public final class HeldQueue {
    /** Keys of a mail's entry in the journal. */
    static final String TOLD = "told";

    static final String REMINDERS = "reminders";

    private final ToneChecker checker;
    private final Path state;
    private final @Nullable Path milterAudit;
    final Postfix postfix;
    final AuditLog audit;
    final Clock clock;

    /**
     * @param checker judges the held mail anew
     * @param postfixConfig the folder with Postfix's {@code main.cf}; null for that of the system
     * @param state a folder for what must be known from one call to the next; is made
     * @param auditFile lines of JSON are added to it
     * @param milterAudit the milter's audit file, which says what it has held; null if there is none, then a mail counts
     *     as held for its tone if the checker would hold it
     * @param by who acts
     */
    public HeldQueue(
            ToneChecker checker,
            @Nullable Path postfixConfig,
            Path state,
            Path auditFile,
            @Nullable Path milterAudit,
            String by,
            Clock clock) {
        this(
                checker,
                new Postfix(postfixConfig == null ? null : postfixConfig.toAbsolutePath()),
                state,
                auditFile,
                milterAudit,
                by,
                clock);
    }

    HeldQueue(
            ToneChecker checker,
            Postfix postfix,
            Path state,
            Path auditFile,
            @Nullable Path milterAudit,
            String by,
            Clock clock) {
        this.checker = checker;
        this.postfix = postfix;
        this.state = state.toAbsolutePath();
        this.milterAudit = milterAudit;
        this.audit = new AuditLog(auditFile.toAbsolutePath(), by, clock);
        this.clock = clock;
    }

    /** All mail in the hold queue, the oldest first, whoever holds it and why. */
    public List<HeldMail> list() throws HeldException {
        return postfix.queues().stream()
                .filter(mail -> mail.queue().equals(Postfix.HOLD))
                .sorted(Comparator.comparingLong(QueueLine::arrival).thenComparing(QueueLine::id))
                .map(this::held)
                .toList();
    }

    /** Whether all queue ids are long ones, as they must be; false if one in the hold queue is not. */
    public boolean hasLongIds(List<HeldMail> mails) {
        return mails.stream().allMatch(mail -> Postfix.isLong(mail.id()));
    }

    /** The name of the mail server, such as {@code mail.example.com}. */
    public String hostname() throws HeldException {
        return postfix.setting("myhostname");
    }

    private HeldMail held(QueueLine line) {
        Properties entry = Postfix.isLong(line.id()) ? Journal.peek(state, line.id()) : new Properties();
        return new HeldMail(
                line.id(),
                Instant.ofEpochSecond(line.arrival()),
                line.size(),
                line.sender(),
                line.recipients(),
                entry.containsKey(TOLD),
                number(entry, REMINDERS));
    }

    static int number(Properties entry, String key) {
        try {
            return Integer.parseInt(entry.getProperty(key, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * A held mail as it came.
     *
     * @throws HeldException if it is not held
     */
    public byte[] message(String id) throws HeldException {
        require(id);
        return postfix.message(id);
    }

    /**
     * A held mail, checked anew.
     *
     * @throws HeldException if it is not held, or cannot be judged
     */
    public Judged judge(String id) throws HeldException {
        return judge(require(id), true);
    }

    /** @param withEdit whether the smallest edit is looked for, which takes longer */
    Judged judge(HeldMail mail, boolean withEdit) throws HeldException {
        byte[] message = postfix.message(mail.id());
        Draft draft = draft(mail.id(), message, mail.recipients());
        ToneReport report = check(mail.id(), draft);
        return new Judged(mail, MailHead.read(message), draft, report, withEdit ? edit(draft) : Optional.empty());
    }

    private ToneReport check(String name, Draft draft) throws HeldException {
        try {
            return checker.check(draft);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new HeldException(name + ": cannot be judged, the checker failed ("
                    + e.getClass().getSimpleName() + "); please report it");
        }
    }

    /** An edit is a help; a mail is shown, and its writer told, where there is none. */
    private Optional<Edit> edit(Draft draft) {
        try {
            return checker.smallestEdit(draft, Verdict.REVIEW);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    /**
     * The verdict on a mail in the hold queue, checked anew.
     *
     * @throws HeldException if it cannot be judged
     */
    public Verdict verdict(HeldMail mail) throws HeldException {
        return judge(mail, false).report().verdict();
    }

    private static Draft draft(String name, byte[] message, List<String> recipients) throws HeldException {
        try {
            return MailDrafts.read(message).addressedTo(recipients);
        } catch (UnreadableMailException e) {
            throw new HeldException(name + ": " + e.getMessage());
        }
    }

    /** The verdict on a mail that is to stand in the place of a held one. */
    Verdict verdict(String name, byte[] message, List<String> recipients) throws HeldException {
        return check(name, draft(name, message, recipients)).verdict();
    }

    /** The mail of that id in the hold queue. */
    HeldMail require(String id) throws HeldException {
        Postfix.requireLong(id);
        return list().stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new HeldException(id + ": is not held; see softspoken held list"));
    }

    /**
     * Lets a mail go as it is.
     *
     * @param anyway also if it is not held for its tone
     * @throws HeldException if it is not held, or for something else, or cannot be let go; it is then where it was
     */
    public void release(String id, boolean anyway) throws HeldException {
        Postfix.requireLong(id);
        try (Journal journal = open()) {
            QueueLine line = postfix.find(id)
                    .orElseThrow(() -> new HeldException(id + ": is not held; see softspoken held list"));
            boolean held = line.queue().equals(Postfix.HOLD);
            if (!held && !journal.read(id).containsKey("releasing")) {
                throw new HeldException(id + ": is not held, but in the " + line.queue() + " queue");
            }
            if (held && EditedRelease.isBegun(journal.read(id))) {
                throw EditedRelease.begun(id);
            }
            if (held && !anyway) {
                requireOurs(journal, held(line));
            }
            audit.write("release", id, Map.of("edited", false));
            Properties entry = journal.read(id);
            entry.setProperty("releasing", clock.instant().toString());
            journal.write(id, entry);
            if (held) {
                postfix.unhold(id);
            }
            // Without this it would wait in the deferred queue for Postfix's next round.
            postfix.deliver(id);
            journal.forget(id);
        }
    }

    /**
     * Sends another mail in the place of a held one, once, and deletes that.
     *
     * @param edited the mail as it is sent (RFC 5322)
     * @param anyway also if the checker would hold {@code edited}, or if the mail is not held for its tone
     * @throws HeldException if that cannot be done; the held mail is then still there
     */
    public void release(String id, byte[] edited, boolean anyway) throws HeldException {
        Postfix.requireLong(id);
        try (Journal journal = open()) {
            new EditedRelease(this, journal, id).run(edited, anyway);
        }
    }

    /**
     * Goes on with the sending of an edited mail that was broken off where it cannot be known whether it was sent.
     *
     * @param submitted whether it was, as somebody has found out
     */
    public void resume(String id, boolean submitted) throws HeldException {
        Postfix.requireLong(id);
        try (Journal journal = open()) {
            new EditedRelease(this, journal, id).resume(submitted);
        }
    }

    /**
     * Deletes a mail: its writer withdraws it.
     *
     * @param anyway also if it is not held for its tone
     */
    public void drop(String id, boolean anyway) throws HeldException {
        HeldMail mail = require(id);
        try (Journal journal = open()) {
            if (!anyway) {
                requireOurs(journal, mail);
            }
            if (EditedRelease.isBegun(journal.read(id))) {
                throw EditedRelease.begun(id);
            }
            audit.write("drop", id, Map.of());
            postfix.delete(id);
            journal.forget(id);
        }
    }

    Journal open() throws HeldException {
        return Journal.open(state);
    }

    void requireOurs(Journal journal, HeldMail mail) throws HeldException {
        if (!isOurs(journal, mail, milterHolds())) {
            throw new HeldException(mail.id()
                    + ": is not held for its tone; somebody or something else holds it. Give --anyway if you know why");
        }
    }

    /**
     * Whether a mail is held for its tone: the milter says so, or, without a milter's audit file, its writer was told, or a
     * person wrote it and the checker would hold it.
     */
    boolean isOurs(Journal journal, HeldMail mail, @Nullable Map<String, String> milterHolds) throws HeldException {
        if (milterHolds != null) {
            return milterHolds.containsKey(mail.id());
        }
        if (journal.read(mail.id()).containsKey(TOLD)) {
            return true;
        }
        try {
            Judged judged = judge(mail, false);
            return !mail.sender().isEmpty()
                    && !judged.head().auto()
                    && judged.report().verdict() == Verdict.HOLD;
        } catch (HeldException e) {
            return false; // what cannot be read was not held for its words
        }
    }

    /** For the queue id of each mail that the milter has held the id under which it was first; null without its file. */
    @Nullable
    Map<String, String> milterHolds() throws HeldException {
        if (milterAudit == null) {
            return null;
        }
        Map<String, String> holds = new HashMap<>();
        Charset lenient = StandardCharsets.ISO_8859_1; // ids are ASCII, and a torn line must not end the reading
        try (BufferedReader lines = Files.newBufferedReader(milterAudit, lenient)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                AuditLines.hold(line).ifPresent(hold -> holds.put(hold.queue(), hold.again()));
            }
        } catch (IOException e) {
            throw new HeldException(
                    milterAudit + ": cannot be read; it is the file that the milter writes, check its name");
        }
        return holds;
    }

    /** The ids of what was found, for lines that hold no words. */
    static List<String> rules(ToneReport report) {
        return report.findings().stream().map(Finding::rule).distinct().toList();
    }
}
