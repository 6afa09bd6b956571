package io.softspoken.audit;

import io.softspoken.ToneChecker;
import io.softspoken.mail.Mbox;
import io.softspoken.mail.SentMail;
import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Decisions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive and adds up what is heard in it. Made for one run, by one thread; mails are checked by as many as there are
 * cores. Memory does not grow with the archive, but for 16 bytes a mail: what is under way is bounded by number and size, and
 * no list of files or outcomes is kept.
 */
public final class ArchiveAudit {
    /** A mail larger than this is not read. */
    public static final int LARGEST = 10_000_000;

    private static final int UNDER_WAY_PER_CORE = 16;
    private static final long BYTES_UNDER_WAY = 24_000_000;
    private static final int MOST_THREADS = 10;
    private static final String TOO_LARGE = "the mail is larger than " + LARGEST / 1_000_000 + " MB";

    /** Learns how far an audit has come; called by the thread that runs it. */
    public interface Progress {
        /** The size of all files. */
        void total(long bytes);

        /** So much is done. */
        void done(long bytes, long mails);

        /** Mails that were read by an earlier run that was interrupted. */
        void resumed(long mails);
    }

    private final ToneChecker checker;
    private final boolean quoting;
    private final Progress progress;
    private final Consumer<Path> unreadable;
    private final Tally tally = new Tally();
    private final KeySet done = new KeySet();
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private final ExecutorService workers;
    private final int most;
    private long bytesUnderWay;
    private long bytesDone;
    private long mails;
    private @Nullable Journal journal;

    private record UnderWay(long key, Future<Outcome> outcome, long bytes) {}

    /**
     * An audit.
     *
     * @param quoting whether subjects and examples of flagged words are kept
     * @param unreadable is told of each file that cannot be read
     */
    public ArchiveAudit(ToneChecker checker, boolean quoting, Progress progress, Consumer<Path> unreadable) {
        this.checker = checker;
        this.quoting = quoting;
        this.progress = progress;
        this.unreadable = unreadable;
        int cores = Runtime.getRuntime().availableProcessors();
        workers = Executors.newFixedThreadPool(cores);
        most = cores * UNDER_WAY_PER_CORE;
    }

    /** A name for audits of the same files with the same settings, for a journal of theirs. */
    public static String name(List<Path> roots, String settings) {
        StringBuilder all = new StringBuilder(settings);
        roots.forEach(root -> all.append('\n').append(root.toAbsolutePath().normalize()));
        return HexFormat.of().toHexDigits(hash(all.toString()));
    }

    /**
     * Reads all mails of an archive that were not read before, and tells what all show.
     *
     * @param journalFile where what was read is kept; null for nowhere
     * @param settings what the outcome depends on besides the mails: a journal of others is not gone on with
     * @param decisions by rule, how often its findings were accepted and dismissed
     * @throws AuditException if the journal cannot be used
     */
    public AuditFigures run(
            List<Path> roots, @Nullable Path journalFile, String settings, Map<String, Decisions> decisions)
            throws IOException, InterruptedException, AuditException {
        try {
            if (journalFile != null) {
                String head = "softspoken audit\t1\t" + HexFormat.of().toHexDigits(hash(settings + "\n" + quoting));
                journal = Journal.open(journalFile, head, outcome -> {
                    if (done.add(outcome.key())) {
                        count(outcome);
                    }
                });
            }
            if (mails > 0) {
                progress.resumed(mails);
            }
            long[] total = {0};
            Archive.walk(roots, new Archive.Visitor() {
                @Override
                public void file(Path file, long size) {
                    total[0] += size;
                }

                @Override
                public void failed(Path file) {}
            });
            progress.total(total[0]);
            Archive.walk(roots, new Archive.Visitor() {
                @Override
                public void file(Path file, long size) throws IOException, InterruptedException {
                    read(file, size);
                }

                @Override
                public void failed(Path file) {
                    unreadable.accept(file);
                }
            });
            while (!underWay.isEmpty()) {
                take();
            }
            return tally.figures(checker.check("").engine(), MOST_THREADS, decisions);
        } finally {
            workers.shutdownNow();
            if (journal != null) {
                journal.close();
            }
        }
    }

    private void read(Path file, long size) throws IOException, InterruptedException {
        Archive.Kind kind;
        long key;
        try {
            kind = Archive.kind(file);
            key = kind == Archive.Kind.MAIL ? hash(Archive.key(file, size)) : 0;
        } catch (IOException e) {
            unreadable.accept(file);
            passed(size);
            return;
        }
        switch (kind) {
            case OTHER -> {
                tally.otherFile();
                passed(size);
            }
            case MAIL -> {
                if (!done.add(key)) {
                    passed(size);
                } else if (size > LARGEST) {
                    submit(key, () -> Outcome.unreadable(key, TOO_LARGE), size, 0);
                } else {
                    submit(key, () -> check(key, bytes(file)), size, size);
                }
            }
            case MBOX -> readMbox(file, size);
        }
    }

    private void readMbox(Path file, long size) throws IOException, InterruptedException {
        String place;
        InputStream opened;
        try {
            place = file.toRealPath().toString();
            opened = Files.newInputStream(file);
        } catch (IOException e) {
            unreadable.accept(file);
            passed(size);
            return;
        }
        long passed = 0;
        try (InputStream in = new BufferedInputStream(opened);
                Mbox mbox = new Mbox(in, LARGEST)) {
            for (Optional<Mbox.Message> next = mbox.next(); next.isPresent(); next = mbox.next()) {
                Mbox.Message message = next.get();
                long key = hash(place + "\t" + message.offset() + "\t" + message.length());
                passed += message.length();
                if (!done.add(key)) {
                    passed(message.length());
                } else if (message.bytes().isEmpty()) {
                    submit(key, () -> Outcome.unreadable(key, TOO_LARGE), message.length(), 0);
                } else {
                    byte[] bytes = message.bytes().get();
                    submit(key, () -> check(key, bytes), message.length(), bytes.length);
                }
            }
        }
        passed(Math.max(0, size - passed));
    }

    private void submit(long key, Callable<Outcome> work, long bytes, long held)
            throws IOException, InterruptedException {
        while (underWay.size() >= most || !underWay.isEmpty() && bytesUnderWay + held > BYTES_UNDER_WAY) {
            take();
        }
        bytesUnderWay += bytes;
        underWay.add(new UnderWay(key, workers.submit(work), bytes));
    }

    private void take() throws IOException, InterruptedException {
        UnderWay first = underWay.remove();
        bytesUnderWay -= first.bytes();
        Outcome outcome;
        try {
            outcome = first.outcome().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnreadableFile file) {
                unreadable.accept(file.path);
                passed(first.bytes());
                return;
            }
            // One mail that the checker fails at ends no audit. Not in the journal: another run may fare better.
            Throwable fault = e.getCause() == null ? e : e.getCause();
            count(Outcome.unreadable(
                    first.key(), "the checker failed, " + fault.getClass().getSimpleName()));
            passed(first.bytes());
            return;
        }
        if (journal != null) {
            journal.add(outcome);
        }
        count(outcome);
        passed(first.bytes());
    }

    private void count(Outcome outcome) {
        tally.add(outcome);
        mails++;
    }

    private void passed(long bytes) {
        bytesDone += bytes;
        progress.done(bytesDone, mails);
    }

    private Outcome check(long key, byte[] message) {
        SentMail mail = SentMail.read(message);
        return Outcome.of(key, mail, mail.draft().map(checker::check).orElse(null), quoting);
    }

    private static byte[] bytes(Path file) throws UnreadableFile {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            throw new UnreadableFile(file);
        }
    }

    /** A mail that is there but may not be read. */
    private static final class UnreadableFile extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Path path;

        UnreadableFile(Path path) {
            this.path = path;
        }
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return java.nio.ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
