package io.softspoken.bench;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Softspoken in a process of its own, a turn at a time; the protocol is that of {@link Compare}. */
public final class Turns {
    private Turns() {}

    /** {@code Turns FOLDER engine|floor}: with the engine loaded or the floor, so that memory is that of the one. */
    public static void main(String[] args) throws IOException {
        Map<String, Function<String, Object>> ways = ways(args[1]);
        List<String> clean = new ArrayList<>();
        List<String> flagged = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
                boolean isClean = file.getFileName().toString().startsWith("clean");
                (isClean ? clean : flagged).add(Files.readString(file));
            }
        }
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long sum = 0;
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("memory")) {
                System.out.println(resident() + " " + liveHeap());
                continue;
            }
            Function<String, Object> way = ways.get(words[0]);
            List<String> drafts = words[1].equals("clean") ? clean : flagged;
            long wanted = Long.parseLong(words[2]) * 1_000_000;
            long begin = system.getProcessCpuTime();
            int runs = 0;
            do {
                for (String draft : drafts) {
                    sum += System.identityHashCode(way.apply(draft)) & 1;
                    runs++;
                }
            } while (system.getProcessCpuTime() - begin < wanted);
            System.out.println((system.getProcessCpuTime() - begin) / 1e3 / runs + " " + sum);
        }
    }

    private static Map<String, Function<String, Object>> ways(String which) {
        if (which.equals("floor")) {
            Floor floor = new Floor();
            return Map.of("floor", floor::look);
        }
        ToneChecker checker = ToneChecker.create();
        return Map.of(
                "check", draft -> checker.check(draft),
                "weigh", draft -> checker.weigh(Draft.of(draft)));
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    private static long liveHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
    }
}
