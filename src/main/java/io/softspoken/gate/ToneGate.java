package io.softspoken.gate;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.MailHead;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.notice.Notice;
import io.softspoken.notice.NoticeMail;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import jakarta.mail.Address;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends an application's mail, or holds or refuses it, by its tone. Immutable and thread-safe: make one, share it.
 *
 * <pre>{@code
 * ToneGate gate = ToneGate.builder(ToneChecker.create()).drafts(imapSession, "Drafts").build();
 * gate.send(message);             // as Transport.send(message)
 * gate.send(message, transport);  // by a transport that is connected
 * gate.guard(session);            // or: whatever this session sends goes through the gate
 * }</pre>
 *
 * <p>Mail of machines ({@code Auto-Submitted}) is sent unread. No message is lost: each is sent, or stored, or the caller
 * has it still and gets an exception.
 */
public final class ToneGate {
    private final ToneChecker checker;
    private final Map<Verdict, Action> actions;
    private final Action unjudged;
    private final boolean sendIfNotStored;
    private final @Nullable DraftsFolder drafts;
    private final Consumer<Outcome> listener;
    private final Clock clock;

    private ToneGate(Builder builder) {
        checker = builder.checker;
        drafts = builder.drafts;
        Map<Verdict, Action> all = new EnumMap<>(Verdict.class);
        all.put(Verdict.SEND, Action.SEND);
        all.put(Verdict.REVIEW, Action.SEND);
        all.put(Verdict.HOLD, drafts == null ? Action.REFUSE : Action.HOLD);
        all.putAll(builder.actions);
        actions = Map.copyOf(all);
        unjudged = builder.unjudged;
        sendIfNotStored = builder.sendIfNotStored;
        listener = builder.listener;
        clock = builder.clock;
    }

    /** A gate's settings, to begin with: what is flagged {@code hold} is refused, everything else is sent. */
    public static Builder builder(ToneChecker checker) {
        return new Builder(checker);
    }

    /**
     * Sends a message to all its recipients by the transports of its session, holds it, or refuses it.
     *
     * @return what was done: sent or held
     * @throws ToneRefusedException if it was refused
     * @throws MessagingException if it could not be sent
     */
    public Outcome send(MimeMessage message) throws MessagingException {
        Address[] recipients = message.getAllRecipients();
        if (recipients == null || recipients.length == 0) {
            throw new SendFailedException("No recipient addresses");
        }
        Session session = message.getSession() == null
                ? Session.getDefaultInstance(System.getProperties())
                : message.getSession();
        return pass(message, recipients, () -> {
            Map<String, List<Address>> byType = new LinkedHashMap<>();
            for (Address recipient : recipients) {
                byType.computeIfAbsent(recipient.getType(), type -> new ArrayList<>())
                        .add(recipient);
            }
            for (List<Address> some : byType.values()) {
                try (Transport transport = GuardedTransport.unguarded(session, some.get(0))) {
                    transport.connect();
                    transport.sendMessage(message, some.toArray(Address[]::new));
                }
            }
        });
    }

    /**
     * Sends a message to all its recipients, holds it, or refuses it.
     *
     * @param transport is connected, and stays so
     * @return what was done: sent or held
     * @throws ToneRefusedException if it was refused
     * @throws MessagingException if it could not be sent
     */
    public Outcome send(MimeMessage message, Transport transport) throws MessagingException {
        Address[] recipients = message.getAllRecipients();
        return send(message, recipients == null ? new Address[0] : recipients, transport);
    }

    /** The same to these recipients, whatever the message's header says. */
    public Outcome send(MimeMessage message, Address[] recipients, Transport transport) throws MessagingException {
        if (transport instanceof GuardedTransport guarded) {
            return send(message, recipients, guarded.within());
        }
        return pass(message, recipients, () -> transport.sendMessage(message, recipients));
    }

    /**
     * Puts the gate in the way of all that a session sends from now on: by {@code Transport.send}, and by every transport
     * that it gives out. A message that is held counts as sent for the sender; {@link Builder#listener} is told.
     *
     * @return the same session
     */
    public Session guard(Session session) {
        GuardedTransport.guard(session, this);
        return session;
    }

    private interface Sending {
        void run() throws MessagingException;
    }

    private Outcome pass(MimeMessage message, Address[] recipients, Sending sending) throws MessagingException {
        byte[] bytes = bytes(message);
        MailHead head = MailHead.read(bytes);
        String id = head.messageId().orElse("");
        if (head.auto()) {
            return sent(sending, new Outcome(Action.SEND, id, null, "not judged: made by a machine"));
        }
        Draft draft;
        ToneReport report;
        try {
            draft = MailDrafts.read(bytes).addressedTo(addresses(recipients));
            report = checker.check(draft);
        } catch (UnreadableMailException e) {
            return unjudged(message, recipients, bytes, id, String.valueOf(e.getMessage()), sending);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return unjudged(message, recipients, bytes, id, failed(e), sending);
        }
        Action action = Objects.requireNonNull(actions.get(report.verdict()));
        return switch (action) {
            case SEND -> sent(sending, new Outcome(Action.SEND, id, report, ""));
            case REFUSE ->
                throw refused(
                        id, report, "its tone is judged " + report.verdict().id(), "");
            case HOLD ->
                held(
                        message,
                        bytes,
                        id,
                        report,
                        notice(head.subject(), opening(message, recipients), draft, report),
                        sending);
        };
    }

    private static String failed(Throwable fault) {
        return "the checker failed, " + fault.getClass().getSimpleName();
    }

    /** The report for the writer. Much of the work is in it, and a message is held whatever becomes of that. */
    private Notice notice(String subject, List<String> opening, Draft draft, ToneReport report) {
        String about = "About your draft: " + (subject.isEmpty() ? "(no subject)" : subject);
        String next =
                "It is a draft now. Open it, put it in other words, and send it; or delete it. To send it as it is,"
                        + " just send it. This report can be deleted.";
        try {
            return Notice.of(about, opening, draft, report, checker.smallestEdit(draft, under()), List.of(next));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            List<String> paragraphs = new ArrayList<>(opening);
            paragraphs.add("What was found: "
                    + report.findings().stream().map(Finding::rule).distinct().collect(Collectors.joining(", "))
                    + ". How it could be put could not be worked out: " + failed(e) + ".");
            paragraphs.add(next);
            return Notice.of(about, paragraphs);
        }
    }

    /** The gravest verdict with which mail is sent. */
    private Verdict under() {
        return actions.get(Verdict.REVIEW) == Action.SEND ? Verdict.REVIEW : Verdict.SEND;
    }

    private Outcome unjudged(
            MimeMessage message, Address[] recipients, byte[] bytes, String id, String why, Sending sending)
            throws MessagingException {
        String trouble = "not judged: " + why;
        return switch (unjudged) {
            case SEND -> sent(sending, new Outcome(Action.SEND, id, null, trouble));
            case REFUSE -> throw refused(id, null, "it cannot be judged, " + why, trouble);
            case HOLD -> {
                List<String> paragraphs = new ArrayList<>(opening(message, recipients));
                paragraphs.add("It could not be judged: " + why + ".");
                yield held(message, bytes, id, null, Notice.of("About your draft", paragraphs), sending);
            }
        };
    }

    private Outcome sent(Sending sending, Outcome outcome) throws MessagingException {
        sending.run();
        tell(outcome);
        return outcome;
    }

    private ToneRefusedException refused(String id, @Nullable ToneReport report, String why, String trouble) {
        tell(new Outcome(Action.REFUSE, id, report, trouble));
        return new ToneRefusedException(report, why);
    }

    /** A listener that fails must not make a message that is sent look as if it were not, or the other way round. */
    private void tell(Outcome outcome) {
        try {
            listener.accept(outcome);
        } catch (RuntimeException e) {
            // the message has its outcome
        }
    }

    private Outcome held(
            MimeMessage message, byte[] bytes, String id, @Nullable ToneReport report, Notice notice, Sending sending)
            throws MessagingException {
        Flags draft = new Flags(Flags.Flag.DRAFT);
        draft.add(Flags.Flag.SEEN);
        draft.add(DraftsFolder.KEYWORD);
        boolean[] stored = new boolean[1];
        String trouble = "";
        try {
            Objects.requireNonNull(drafts).open(message, contents -> {
                boolean isNew = contents.add(bytes, id, draft);
                stored[0] = true;
                NoticeMail mail = report(message, id, notice);
                if (isNew || !contents.knows(mail.messageId())) {
                    contents.addAnyway(mail.bytes(), new Flags(DraftsFolder.REPORT_KEYWORD));
                }
            });
        } catch (MessagingException | RuntimeException e) {
            if (!stored[0]) {
                return notStored(id, report, e, sending);
            }
            trouble = "the draft is stored, its report may not be: "
                    + e.getClass().getSimpleName();
        }
        Outcome outcome = new Outcome(Action.HOLD, id, report, trouble);
        tell(outcome);
        return outcome;
    }

    private Outcome notStored(String id, @Nullable ToneReport report, Exception cause, Sending sending)
            throws MessagingException {
        String why = "it was to be held, and the drafts folder does not take it";
        if (sendIfNotStored) {
            return sent(sending, new Outcome(Action.SEND, id, report, why));
        }
        ToneRefusedException refused = refused(id, report, why, why);
        refused.setNextException(cause);
        throw refused;
    }

    private NoticeMail report(MimeMessage message, String id, Notice notice) throws MessagingException {
        Address[] from = message.getFrom();
        String writer = from != null && from.length > 0 && from[0] instanceof InternetAddress one
                ? one.toString()
                : "softspoken@localhost";
        String bare = id.replaceAll("[<>]", "");
        String own = bare.isEmpty() ? clock.millis() + "@softspoken" : bare;
        return new NoticeMail(notice, writer, writer, "softspoken.report." + own, clock.instant())
                .about(id.isEmpty() ? null : id);
    }

    private static List<String> opening(MimeMessage message, Address[] recipients) {
        List<String> opening = new ArrayList<>();
        opening.add(
                "The message beside this report has not been sent. It is kept as a draft, whole and unchanged, because"
                        + " its reader could take some of its words badly.");
        List<String> lacking = addresses(recipients);
        lacking.removeAll(addresses(named(message)));
        if (!lacking.isEmpty()) {
            opening.add(
                    "It was to go to these recipients as well, who do not stand in it: " + String.join(", ", lacking));
        }
        return opening;
    }

    /** The recipients that a message names, as far as its header can be read. */
    private static Address[] named(MimeMessage message) {
        try {
            Address[] named = message.getAllRecipients();
            return named == null ? new Address[0] : named;
        } catch (MessagingException e) {
            return new Address[0];
        }
    }

    private static List<String> addresses(Address[] recipients) {
        return new ArrayList<>(Arrays.stream(recipients)
                .map(one -> one instanceof InternetAddress mail && mail.getAddress() != null
                        ? mail.getAddress()
                        : one.toString())
                .toList());
    }

    /** The message as a transport writes it; its Message-ID is the one that it will have. */
    private static byte[] bytes(MimeMessage message) throws MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("the message cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Settings of a gate. Not thread-safe; what it builds is. */
    public static final class Builder {
        private final ToneChecker checker;
        private final Map<Verdict, Action> actions = new EnumMap<>(Verdict.class);
        private Action unjudged = Action.SEND;
        private boolean sendIfNotStored;
        private @Nullable DraftsFolder drafts;
        private Consumer<Outcome> listener = outcome -> {};
        private Clock clock = Clock.systemUTC();

        private Builder(ToneChecker checker) {
            this.checker = Objects.requireNonNull(checker);
        }

        /** What is done with messages of a verdict. */
        public Builder on(Verdict verdict, Action action) {
            actions.put(Objects.requireNonNull(verdict), Objects.requireNonNull(action));
            return this;
        }

        /**
         * Where messages are held. What is flagged {@code hold} is then held, unless {@link #on} says otherwise.
         *
         * @param session knows the IMAP server, its user and password ({@code mail.store.protocol}, {@code mail.imap.host},
         *     {@code mail.imap.user}, an {@code Authenticator})
         * @param folder its name, such as {@code Drafts}; it is made if it is not there
         */
        public Builder drafts(Session session, String folder) {
            return drafts(
                    message -> {
                        Store store = session.getStore();
                        store.connect();
                        return store;
                    },
                    folder);
        }

        /** The same with a mailbox for each message: each writer's own. */
        public Builder drafts(StoreOpener opener, String folder) {
            drafts = new DraftsFolder(Objects.requireNonNull(opener), Objects.requireNonNull(folder));
            return this;
        }

        /** What is done with messages that cannot be judged: encrypted, without text, or because the checker fails. */
        public Builder onUnjudged(Action action) {
            unjudged = Objects.requireNonNull(action);
            return this;
        }

        /**
         * Sends what was to be held if the drafts folder does not take it; otherwise the caller gets a {@link
         * ToneRefusedException} then, and has the message still.
         */
        public Builder sendIfNotStored() {
            sendIfNotStored = true;
            return this;
        }

        /**
         * Is told of each message what was done with it, on the thread that sends it; what it throws is passed over. An
         * outcome holds the report, and so words of the message.
         */
        public Builder listener(Consumer<Outcome> told) {
            listener = Objects.requireNonNull(told);
            return this;
        }

        /** For tests. */
        Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /**
         * The gate.
         *
         * @throws IllegalStateException if something is to be held and there is no drafts folder
         */
        public ToneGate build() {
            if (drafts == null && (actions.containsValue(Action.HOLD) || unjudged == Action.HOLD)) {
                throw new IllegalStateException("messages are to be held, and no folder is named: call drafts(…)");
            }
            return new ToneGate(this);
        }
    }
}
