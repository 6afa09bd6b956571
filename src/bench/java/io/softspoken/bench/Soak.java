package io.softspoken.bench;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.milter.SoakedMilter;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Mixed drafts without a pause, through one checker on all cores and through a milter that is reloaded all the while; fails
 * if either grows, throws, or answers the same draft in two ways. {@code Soak [MINUTES]}; wants target/softspoken, and
 * Linux, whose {@code /proc} tells what a process holds.
 */
public final class Soak {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int HOSTILE = 3_000;
    private static final int MAILS_A_CONNECTION = 20;
    /** At least; a short run on a busy machine takes longer than it was told. */
    private static final int SAMPLES = 20;


    /**
     * What the least live heap may grow by beside its early size: a hundredth part, and some more. A draft that is held for
     * ever shows: it is some kilobytes, and there are tens of thousands. The milter has more leave, for at some samples its
     * threads still hold the configuration of before and the mail of before, and it is not still to the kilobyte.
     */
    private static final double HEAP_SHARE = .01;

    private static final double HEAP_MB = .5;
    private static final double MILTER_HEAP_MB = 4;

    /** The soak's own, to look at the milter, are among them: some more or fewer at any time. */
    private static final int HANDLES = 8;

    /** The same for resident memory, which compilers and thread stacks move. */
    private static final double RESIDENT_SHARE = .03;

    private static final double RESIDENT_MB = 8;

    /** Before that the compilers are still at it, and resident memory grows because of them. */
    private static final double RESIDENT_FROM_MINUTES = 10;

    /** How a draft comes in. */
    private enum Form {
        TEXT,
        REPLY,
        WEIGHED_REPLY,
        MAIL,
        HTML,
        HOSTILE,
        EDIT
    }

    /**
     * One thing to do, again and again.
     *
     * @param work the answer, of which the hash is kept
     */
    private record Item(Form form, Callable<Object> work) {}

    /** What a process holds, in MB, threads and file handles. */
    private record Sample(double minutes, double heap, double resident, int threads, int handles) {}

    private final double minutes;
    private final ToneChecker checker = ToneChecker.create();
    private final List<Item> items = new ArrayList<>();
    private final List<SoakedMilter.Mail> mails = new ArrayList<>();
    private final AtomicLongArray answers;
    private final AtomicLong checks = new AtomicLong();
    private final AtomicLong mailsSent = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    /** Held shared by who works, alone by who samples: then no draft is in hand. */
    private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);

    private volatile boolean over;

    private Soak(double minutes) throws IOException {
        this.minutes = minutes;
        prepare();
        answers = new AtomicLongArray(items.size());
    }

    /** Soaks for so many minutes, 30 if not said, and ends with 1 if something was wrong. */
    public static void main(String[] args) throws Exception {
        System.exit(new Soak(args.length == 0 ? 30 : Double.parseDouble(args[0])).run() ? 0 : 1);
    }

    private void prepare() throws IOException {
        for (LabelledDraft labelled : Drafts.labelled()) {
            String text = labelled.draft();
            Draft alone = Draft.of(text);
            items.add(new Item(Form.TEXT, () -> checker.check(alone)));
            String html = html(text);
            items.add(new Item(Form.HTML, () -> checker.check(HtmlDrafts.read(html))));
            byte[] mail = mail(text, html, labelled.incoming());
            items.add(new Item(Form.MAIL, () -> checker.check(mailDraft(mail))));
            mails.add(new SoakedMilter.Mail("", "text/plain", crlf(text)));
            mails.add(new SoakedMilter.Mail("", "text/html", crlf(html)));
            if (labelled.incoming() != null) {
                Draft reply = alone.inReplyTo(labelled.incoming());
                items.add(new Item(Form.REPLY, () -> checker.check(reply)));
                items.add(new Item(Form.WEIGHED_REPLY, () -> checker.weigh(reply)));
                if (labelled.labels().size() > 2) {
                    items.add(new Item(Form.EDIT, () -> checker.smallestEdit(reply, Verdict.SEND)));
                }
            }
        }
        for (HostileText kind : HostileText.values()) {
            String text = kind.of(HOSTILE);
            items.add(new Item(Form.HOSTILE, () -> checker.check(text)));
            items.add(new Item(Form.HOSTILE, () -> checker.check(HtmlDrafts.read(text))));
            items.add(new Item(
                    Form.HOSTILE, () -> checker.check(mailDraft(text.getBytes(StandardCharsets.UTF_8)))));
            mails.add(new SoakedMilter.Mail("", "text/plain", crlf(text)));
        }
        try (Stream<Path> samples = Files.list(Path.of("src/samples"))) {
            for (Path sample : samples.filter(p -> p.toString().endsWith(".eml")).sorted().toList()) {
                byte[] mail = Files.readAllBytes(sample);
                items.add(new Item(Form.MAIL, () -> checker.check(mailDraft(mail))));
            }
        }
    }

    /** A mail that cannot be read is an answer too. */
    private static Draft mailDraft(byte[] mail) {
        try {
            return MailDrafts.read(mail);
        } catch (UnreadableMailException e) {
            return Draft.of("");
        }
    }

    private static String html(String text) {
        return "<html><body><p>"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "</p>\n<p>").replace("\n", "<br>\n")
                + "</p></body></html>\n";
    }

    private static String crlf(String text) {
        return text.replaceAll("\r?\n", "\r\n");
    }

    private static byte[] mail(String text, String html, @org.jspecify.annotations.Nullable String incoming) {
        String quoted = incoming == null ? "" : "\n\nOn Monday, Dana wrote:\n> " + incoming.replace("\n", "\n> ");
        return crlf("From: Kim <kim@example.test>\nTo: Dana <dana@customer.test>\nSubject: Your question\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n"
                        + "Content-Transfer-Encoding: 8bit\n\n" + text + quoted
                        + "\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + html
                        + "\n--x--\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean run() throws Exception {
        Path folder = Files.createTempDirectory("soak");
        List<Sample> own = new ArrayList<>();
        List<Sample> milters = new ArrayList<>();
        int reloads = 0;
        // The heap is taken whole at once, so that resident memory tells of all that is beside it.
        try (SoakedMilter milter = new SoakedMilter(folder, "-Xms400m -Xmx400m -XX:+AlwaysPreTouch")) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CORES; i++) {
                int seed = i;
                threads.add(new Thread(() -> watched(() -> check(seed)), "checks-" + i));
                threads.add(new Thread(() -> watched(() -> send(milter, seed)), "mails-" + i));
            }
            threads.forEach(Thread::start);
            long begin = System.nanoTime();
            double interval = Math.min(.25, minutes / SAMPLES);
            double reloadEvery = Math.min(1, minutes / 8);
            System.out.println("minutes\tchecks\tmails\tengine: heap MB\tRSS MB\tthreads\thandles\tmilter: heap MB\tRSS MB\t"
                    + "threads\thandles");
            double now = 0;
            while ((now < minutes || own.size() < SAMPLES) && wrong.isEmpty()) {
                Thread.sleep((long) (interval * 60_000));
                now = (System.nanoTime() - begin) / 60e9;
                pause.writeLock().lock();
                try {
                    own.add(sample(now, ProcessHandle.current().pid()));
                    milters.add(sample(now, milter.pid()));
                } finally {
                    pause.writeLock().unlock();
                }
                print(own.get(own.size() - 1), milters.get(milters.size() - 1));
                // After the sample: the next finds nobody at the configuration of before.
                if (now > reloadEvery * (reloads + 1)) {
                    milter.reload();
                    reloads++;
                }
            }
            over = true;
            for (Thread thread : threads) {
                thread.join();
            }
            wrong.addAll(milter.troubles());
            if (milter.decided() < mailsSent.get()) {
                wrong.add(milter.decided() + " mails decided of " + mailsSent.get());
            }
            int code = milter.stop();
            if (code != 0) {
                wrong.add("the milter ended with " + code + ": " + milter.log());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%n%.1f minutes, %d checks and %d mails (%d connections) in %d + %d threads, %d reloads%n%n",
                own.get(own.size() - 1).minutes(),
                checks.get(),
                mailsSent.get(),
                connections.get(),
                CORES,
                CORES,
                reloads);
        System.out.println("| | early | late | most | an hour, by the line through all |\n| --- | --- | --- | --- | --- |");
        judge("engine", own, HEAP_MB);
        judge("milter", milters, MILTER_HEAP_MB);
        wrong.forEach(each -> System.out.println("WRONG: " + each));
        System.out.println(wrong.isEmpty() ? "\nnothing grows" : "\nFAILED");
        return wrong.isEmpty();
    }

    private void print(Sample own, Sample milter) {
        System.out.printf(
                Locale.ROOT,
                "%.2f\t%d\t%d\t%.2f\t%.0f\t%d\t%d\t%.2f\t%.0f\t%d\t%d%n",
                own.minutes(),
                checks.get(),
                mailsSent.get(),
                own.heap(),
                own.resident(),
                own.threads(),
                own.handles(),
                milter.heap(),
                milter.resident(),
                milter.threads(),
                milter.handles());
    }

    private void watched(Callable<Void> work) {
        try {
            work.call();
        } catch (Throwable e) { // an OutOfMemoryError is just what is looked for
            wrong.add(Thread.currentThread().getName() + ": " + e);
        }
    }

    private Void check(int seed) throws Exception {
        Random random = new Random(seed);
        while (!over) {
            int which = random.nextInt(items.size());
            pause.readLock().lock();
            try {
                long answer = items.get(which).work().call().hashCode() | 1L << 32;
                if (!answers.compareAndSet(which, 0, answer) && answers.get(which) != answer) {
                    throw new IllegalStateException("another answer to a draft: " + items.get(which).form());
                }
                checks.incrementAndGet();
            } finally {
                pause.readLock().unlock();
            }
        }
        return null;
    }

    private Void send(SoakedMilter milter, int seed) throws Exception {
        Random random = new Random(-1 - seed);
        while (!over) {
            List<SoakedMilter.Mail> session = new ArrayList<>();
            long connection = connections.incrementAndGet();
            for (int i = 0; i < MAILS_A_CONNECTION; i++) {
                SoakedMilter.Mail mail = mails.get(random.nextInt(mails.size()));
                session.add(new SoakedMilter.Mail("Q" + connection + "." + i, mail.type(), mail.body()));
            }
            pause.readLock().lock();
            try {
                milter.send(session);
                mailsSent.addAndGet(session.size());
            } finally {
                pause.readLock().unlock();
            }
        }
        return null;
    }

    private static Sample sample(double minutes, long pid) throws IOException, InterruptedException {
        double heap = liveHeap(pid);
        Path proc = Path.of("/proc", Long.toString(pid));
        double resident = 0;
        int threads = 0;
        for (String line : Files.readAllLines(proc.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                resident = Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            } else if (line.startsWith("Threads:")) {
                threads = Integer.parseInt(line.replaceAll("\\D", ""));
            }
        }
        try (Stream<Path> handles = Files.list(proc.resolve("fd"))) {
            return new Sample(minutes, heap, resident, threads, (int) handles.count());
        }
    }

    /** What is alive in a Java process, in MB, after a collection: the last line of its table of classes. */
    private static double liveHeap(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String[] lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split("\n");
        String[] total = lines[lines.length - 1].strip().split("\\s+");
        if (!jcmd.waitFor(1, TimeUnit.MINUTES) || !total[0].equals("Total")) {
            throw new IOException("jcmd: " + String.join(" ", total));
        }
        return Long.parseLong(total[2]) / 1e6;
    }

    /** Compares the second fifth of the samples with the last; the first is for all to be loaded. */
    private void judge(String who, List<Sample> all, double heap) {
        if (all.size() < SAMPLES) {
            return; // it was ended by what went wrong
        }
        boolean settled = minutes >= RESIDENT_FROM_MINUTES;
        judge(who + ": live heap, MB", all, Sample::heap, Soak::least, HEAP_SHARE, heap, true);
        judge(who + ": resident, MB", all, Sample::resident, Soak::median, RESIDENT_SHARE, RESIDENT_MB, settled);
        judge(who + ": threads", all, Sample::threads, Soak::median, 0, 1, true);
        judge(who + ": file handles", all, Sample::handles, Soak::median, 0, HANDLES, true);
    }

    private void judge(
            String what,
            List<Sample> all,
            ToDoubleFunction<Sample> value,
            ToDoubleBiFunction<List<Sample>, ToDoubleFunction<Sample>> of,
            double share,
            double margin,
            boolean counts) {
        int fifth = all.size() / 5;
        double early = of.applyAsDouble(all.subList(fifth, 2 * fifth), value);
        double late = of.applyAsDouble(all.subList(all.size() - fifth, all.size()), value);
        double most = all.stream().mapToDouble(value).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %+.2f |%n",
                what,
                early,
                late,
                most,
                60 * slope(all.subList(fifth, all.size()), value));
        if (counts && late > early * (1 + share) + margin) {
            wrong.add(String.format(Locale.ROOT, "%s grows: from %.1f to %.1f", what, early, late));
        }
    }

    private static double least(List<Sample> some, ToDoubleFunction<Sample> value) {
        return some.stream().mapToDouble(value).min().orElse(0);
    }

    private static double median(List<Sample> some, ToDoubleFunction<Sample> value) {
        double[] sorted = some.stream().mapToDouble(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Of the line of least squares, a minute. */
    private static double slope(List<Sample> some, ToDoubleFunction<Sample> value) {
        double x = some.stream().mapToDouble(Sample::minutes).average().orElse(0);
        double y = some.stream().mapToDouble(value).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (Sample each : some) {
            xy += (each.minutes() - x) * (value.applyAsDouble(each) - y);
            xx += (each.minutes() - x) * (each.minutes() - x);
        }
        return xy / xx;
    }
}
