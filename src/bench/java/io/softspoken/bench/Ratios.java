package io.softspoken.bench;

import io.softspoken.model.ToneModel;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ratios that goals are about, measured in turn in one process, by the processor time of the thread: what else the
 * machine does changes them little. {@code Ratios stages|patterns|hostile}.
 */
public final class Ratios {
    private static final int ROUNDS = 9;
    private static final long ROUND = 20_000_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** What the alternatives return, so that none is left out as useless. */
    private static int sink;

    /** One of several things to compare; its result is looked at so that it is not left out as useless. */
    private interface Work {
        Object run();
    }

    private final Map<String, Work> works = new LinkedHashMap<>();

    private Ratios() {}

    /** Measures and prints; the first argument names what. */
    public static void main(String[] args) {
        Ratios ratios = new Ratios();
        switch (args.length == 0 ? "" : args[0]) {
            case "stages" -> ratios.stages();
            case "patterns" -> ratios.patterns();
            case "hostile" -> ratios.hostile(args.length > 1 ? Integer.parseInt(args[1]) : 12_000);
            default -> System.out.println("Ratios stages|patterns|hostile [characters]");
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
            measure(true);
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
        measure(false);
    }

    /** Runs the works in turn, round by round, and prints the median of each beside that of the first. */
    private void measure(boolean warm) {
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
        for (Map.Entry<String, List<Double>> entry : times.entrySet()) {
            double[] sorted = entry.getValue().stream().mapToDouble(d -> d).sorted().toArray();
            double median = sorted[sorted.length / 2];
            base = base == 0 ? median : base;
            System.out.printf(
                    Locale.ROOT, "%-60s %9.2f times %12.1f µs%n", entry.getKey(), median / base, median);
        }
        System.out.println("(" + works.size() + " works, " + Arrays.hashCode(new int[] {sink}) % 2 + ")");
    }
}
