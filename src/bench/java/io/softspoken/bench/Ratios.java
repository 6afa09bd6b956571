package io.softspoken.bench;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.report.LabelledDraft;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The ratios that goals are about, measured in turn in one process, by the processor time of the thread: what else the
 * machine does changes them little. {@code Ratios stages|sizes|latency|cores|loading|patterns|hostile}.
 */
public final class Ratios {
    private static final int ROUNDS = 9;
    private static final long ROUND = 20_000_000;
    private static final com.sun.management.ThreadMXBean CLOCK =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the alternatives return, so that none is left out as useless. */
    private static int sink;

    /** One of several things to compare; its result is looked at so that it is not left out as useless. */
    private interface Work {
        Object run();
    }

    private final Map<String, Work> works = new LinkedHashMap<>();

    private Ratios() {}

    /** Measures and prints; the first argument names what. */
    public static void main(String[] args) throws InterruptedException {
        Ratios ratios = new Ratios();
        switch (args.length == 0 ? "" : args[0]) {
            case "stages" -> ratios.stages();
            case "sizes" -> ratios.sizes();
            case "latency" -> ratios.latency();
            case "cores" -> ratios.cores();
            case "loading" -> ratios.loading();
            case "patterns" -> ratios.patterns();
            case "hostile" -> ratios.hostile(args.length > 1 ? Integer.parseInt(args[1]) : 12_000);
            default -> System.out.println("Ratios stages|sizes|latency|cores|loading|patterns|hostile [characters]");
        }
    }

    private void stages() {
        Engine engine = Engine.shipped();
        for (Drafts.Mix mix : List.of(Drafts.Mix.CLEAN, Drafts.Mix.FLAGGED)) {
            String draft = Drafts.of(mix, 120, engine);
            Text text = engine.read(draft);
            String name = mix.name().toLowerCase(Locale.ROOT);
            works.put("check, " + name, () -> engine.checker.check(draft));
            works.put("sentence ends, " + name, () -> io.softspoken.nlp.Sentences.ends(draft));
            works.put("reading, " + name, () -> engine.read(draft));
            works.put("matching, " + name, () -> engine.match(text));
            works.put("hearing, " + name, () -> engine.hear(text));
        }
        Map<String, Double> times = measure(true);
        Results.put("hearing.us", times.get("hearing, clean"));
    }

    /** What a word costs in short drafts and long ones, in time and allocation; all sizes go through about as much text. */
    private void sizes() {
        int[] sizes = {120, 50, 400, 2_000, 20_000};
        Engine engine = Engine.shipped();
        for (Drafts.Mix mix : List.of(Drafts.Mix.CLEAN, Drafts.Mix.FLAGGED)) {
            works.clear();
            Map<String, Long> allocated = new LinkedHashMap<>();
            for (int size : sizes) {
                List<String> drafts = Drafts.several(mix, size, Math.max(1, 4_000 / size), engine);
                Work work = () -> {
                    int findings = 0;
                    for (String draft : drafts) {
                        findings += engine.checker.check(draft).findings().size();
                    }
                    return findings;
                };
                works.put(size + " words, " + mix, work);
                works.values().forEach(Work::run);
                long before = CLOCK.getCurrentThreadAllocatedBytes();
                work.run();
                allocated.put(
                        size + " words, " + mix, (CLOCK.getCurrentThreadAllocatedBytes() - before) / drafts.size());
            }
            Map<String, Double> times = measure(false);
            double base = 0;
            for (int size : sizes) {
                String name = size + " words, " + mix;
                double word = times.get(name) / (size * (double) Math.max(1, 4_000 / size));
                base = base == 0 ? word : base;
                System.out.printf(
                        Locale.ROOT,
                        "%-30s %.2f times the time for a word of a draft of 120, %.0f KB allocated a draft%n",
                        name,
                        word / base,
                        allocated.get(name) / 1e3);
                Results.put("word." + size + "." + mix, word / base);
            }
        }
    }

    /** How far drafts of about 120 words lie apart, as their writers wrote them. */
    private void latency() {
        Engine engine = Engine.shipped();
        List<LabelledDraft> all = new ArrayList<>(Drafts.labelled());
        all.removeIf(each -> {
            int words = each.draft().split("\\s+").length;
            return words < 100 || words > 140;
        });
        List<LabelledDraft> clean = all.stream()
                .filter(each -> each.labels().isEmpty() && each.missing().isEmpty())
                .toList();
        Map<String, Work> ways = new LinkedHashMap<>();
        Map<String, double[]> times = new LinkedHashMap<>();
        for (LabelledDraft each : all) {
            Draft draft = Draft.of(each.draft());
            String set = clean.contains(each) ? "clean" : "flagged";
            ways.put("check " + set + " " + each.id(), () -> engine.checker.check(draft));
        }
        for (LabelledDraft each : all) {
            Draft draft = Draft.of(each.draft());
            String set = clean.contains(each) ? "clean" : "flagged";
            ways.put("weigh " + set + " " + each.id(), () -> engine.checker.weigh(draft));
        }
        int rounds = 60;
        for (int round = -2 * rounds; round < rounds; round++) {
            int counted = round;
            ways.forEach((name, work) -> {
                long begin = CLOCK.getCurrentThreadCpuTime();
                Object report = work.run();
                long end = CLOCK.getCurrentThreadCpuTime();
                sink += System.identityHashCode(report) & 1;
                if (counted >= 0) {
                    times.computeIfAbsent(name, n -> new double[rounds])[counted] = (end - begin) / 1e3;
                }
            });
        }
        for (String begin : List.of("weigh clean", "check clean", "weigh", "check")) {
            double[] sorted = times.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(begin))
                    .flatMapToDouble(entry -> Arrays.stream(entry.getValue()))
                    .sorted()
                    .toArray();
            double p50 = sorted[sorted.length / 2];
            double p99 = sorted[sorted.length * 99 / 100];
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %3d drafts: p50 %.0f µs, p99 %.0f µs, %.1f times; p99.9 %.0f µs%n",
                    begin,
                    sorted.length / rounds,
                    p50,
                    p99,
                    p99 / p50,
                    sorted[(int) (sorted.length * .999)]);
            Results.put("p99." + begin.replace(' ', '.'), p99 / p50);
        }
    }

    /** What all cores do beside one, in turn: by the clock, which other work disturbs, and by processor time a check. */
    private void cores() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Engine engine = Engine.shipped();
        List<String> drafts = Drafts.several(Drafts.Mix.MIXED, 120, 40, engine);
        List<Double> clock = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int round = -15; round < 31; round++) {
            double[] one = together(1, engine, drafts);
            double[] all = together(cores, engine, drafts);
            if (round >= 0) {
                clock.add(all[0] / one[0]);
                processor.add(cores * one[1] / all[1]);
            }
        }
        clock.sort(null);
        processor.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%d threads do %.2f times as much as one by the clock (best rounds %.2f), %.2f by processor time%n",
                cores,
                clock.get(clock.size() / 2),
                clock.get(clock.size() * 9 / 10),
                processor.get(processor.size() / 2));
        Results.put("cores", cores);
        Results.put("cores.clock", clock.get(clock.size() / 2));
        Results.put("cores.processor", processor.get(processor.size() / 2));
    }

    /** Checks a second by the clock, and processor time a check in nanoseconds, of so many threads at once. */
    private static double[] together(int threads, Engine engine, List<String> drafts) throws InterruptedException {
        AtomicLong checks = new AtomicLong();
        AtomicLong spent = new AtomicLong();
        long begin = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            Thread thread = new Thread(() -> {
                int own = 0;
                long before = CLOCK.getCurrentThreadCpuTime();
                while (System.nanoTime() - begin < 300_000_000) {
                    engine.checker.check(drafts.get((first + own++) % drafts.size()));
                }
                spent.addAndGet(CLOCK.getCurrentThreadCpuTime() - before);
                checks.addAndGet(own);
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new double[] {checks.get() / seconds, (double) spent.get() / checks.get()};
    }

    /** What is loaded before a first check, in a process that is warm; {@link LoadingBenchmark} is for a cold one. */
    private void loading() {
        works.put("engine", ToneChecker::create);
        works.put("packs", Packs::shipped);
        works.put("tone model", ToneModel::shipped);
        measure(true);
    }

    private void patterns() {
        Engine shipped = new Engine(Packs.shipped(), ToneModel.none());
        String draft = Drafts.of(Drafts.Mix.CLEAN, 120, shipped);
        for (GeneratedPacks.Shape shape : GeneratedPacks.Shape.values()) {
            works.clear();
            for (int size : new int[] {300, 30, 3_000, 30_000}) {
                GeneratedPacks packs = new GeneratedPacks(shape, size, shipped.matcher.vocabulary(), draft);
                Engine engine = new Engine(packs.matcher(), ToneModel.none());
                Text text = engine.read(draft);
                Pattern alternation = packs.alternation();
                works.put(size + " " + shape + ", matching", () -> engine.match(text));
                works.put(size + " " + shape + ", reading and matching", () -> engine.match(engine.read(draft)));
                works.put(size + " " + shape + ", regex", () -> alternation.matcher(draft).results().count());
            }
            Map<String, Double> times = measure(true);
            for (String what : List.of("matching", "reading and matching", "regex")) {
                double few = times.get("300 " + shape + ", " + what);
                Results.put("growth." + shape + "." + what.replace(' ', '.'), times.get("30000 " + shape + ", " + what) / few);
            }
        }
    }

    private void hostile(int characters) {
        Engine engine = Engine.shipped();
        String ordinary = Drafts.of(Drafts.Mix.MIXED, characters / 5, engine).substring(0, characters);
        works.put("ordinary", () -> engine.checker.check(ordinary));
        works.put("ordinary, reading and matching", () -> engine.match(engine.read(ordinary)));
        for (HostileText kind : HostileText.values()) {
            String text = kind.of(characters);
            works.put(kind.name(), () -> engine.checker.check(text));
            works.put(kind.name() + ", reading and matching", () -> engine.match(engine.read(text)));
        }
        Map<String, Double> times = measure(false);
        double dearest = Arrays.stream(HostileText.values())
                .mapToDouble(kind -> times.get(kind.name()))
                .max()
                .orElse(0);
        Results.put("hostile", dearest / times.get("ordinary"));
    }

    /**
     * Runs the works in turn, round by round, and prints the median of each beside that of the first.
     *
     * @return the medians in microseconds
     */
    private Map<String, Double> measure(boolean warm) {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = warm ? -ROUNDS : -2; round < (warm ? ROUNDS : 5); round++) {
            int counted = round;
            works.forEach((name, work) -> {
                long begin = CLOCK.getCurrentThreadCpuTime();
                long now = begin;
                int runs = 0;
                while (now - begin < ROUND) {
                    sink += System.identityHashCode(work.run()) & 1;
                    runs++;
                    now = CLOCK.getCurrentThreadCpuTime();
                }
                if (counted >= 0) {
                    times.computeIfAbsent(name, n -> new ArrayList<>()).add((now - begin) / 1e3 / runs);
                }
            });
        }
        double base = 0;
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<String, List<Double>> entry : times.entrySet()) {
            double[] sorted = entry.getValue().stream().mapToDouble(d -> d).sorted().toArray();
            double median = sorted[sorted.length / 2];
            base = base == 0 ? median : base;
            medians.put(entry.getKey(), median);
            System.out.printf(
                    Locale.ROOT, "%-60s %9.2f times %12.1f µs%n", entry.getKey(), median / base, median);
        }
        System.out.println("(" + works.size() + " works, " + Arrays.hashCode(new int[] {sink}) % 2 + ")");
        return medians;
    }
}
