package io.softspoken.bench;

import io.softspoken.report.LabelledDraft;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Softspoken beside other checkers of prose: all on the same labelled drafts of {@value #FEWEST} to {@value #MOST} words,
 * in turn, each in a process of its own that is warm, by the processor time of the whole process. Started by
 * {@code src/bench/compare}, which installs the others.
 *
 * <p>Each process is told {@code WHAT clean|flagged MILLISECONDS} on standard input, goes through the drafts of that kind
 * until it has used so much processor time, and answers with microseconds a draft. {@code memory} is answered by its
 * resident and its live memory in kilobytes.
 */
public final class Compare {
    private static final int FEWEST = 100;
    private static final int MOST = 140;
    private static final long TURN = 600;
    /** Before anything counts, for compilers to settle: more for Java, whose compilers do so in the background. */
    private static final long WARM_JAVA = 8_000;

    private static final long WARM_NODE = 1_000;
    private static final List<String> SETS = List.of("clean", "flagged");

    private final Path folder;
    private final Map<String, Integer> drafts = new LinkedHashMap<>();
    private final List<Checker> checkers = new ArrayList<>();

    /** One line of the table. */
    private record Checker(String id, String name, Peer peer, String what, Map<String, List<Double>> times) {
        boolean java() {
            return peer.java;
        }

        double median(String set) {
            double[] sorted = times.get(set).stream().mapToDouble(d -> d).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** A process that answers. */
    private static final class Peer implements AutoCloseable {
        private final Process process;
        private final boolean java;
        private final BufferedReader in;
        private final BufferedWriter out;

        Peer(List<String> command) throws IOException {
            java = !command.get(0).equals("node");
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            out = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null && !line.equals("ready")) {
                line = in.readLine();
            }
            if (line == null) {
                throw new IOException("it does not start: " + command);
            }
        }

        double[] ask(String line) throws IOException {
            out.write(line + "\n");
            out.flush();
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("no answer to " + line);
            }
            return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private Compare(Path folder) {
        this.folder = folder;
    }

    /** {@code Compare FOLDER ROUNDS}: the folder is the one into which the others were installed. */
    public static void main(String[] args) throws Exception {
        new Compare(Path.of(args[0])).run(Integer.parseInt(args[1]));
    }

    private void run(int rounds) throws IOException {
        Path texts = Files.createDirectories(folder.resolve("drafts"));
        for (LabelledDraft labelled : Drafts.labelled()) {
            int words = labelled.draft().split("\\s+").length;
            if (words >= FEWEST && words <= MOST) {
                String set = labelled.labels().isEmpty() && labelled.missing().isEmpty() ? "clean" : "flagged";
                int number = drafts.merge(set, 1, Integer::sum);
                Files.writeString(
                        texts.resolve(String.format(Locale.ROOT, "%s-%03d.txt", set, number)), labelled.draft());
            }
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String own = System.getProperty("java.class.path");
        String place = texts.toAbsolutePath().toString();
        try (Peer engine = new Peer(List.of(java, "-cp", own, Turns.class.getName(), place, "engine"));
                Peer floor = new Peer(List.of(java, "-cp", own, Turns.class.getName(), place, "floor"));
                Peer languageTool = new Peer(List.of(
                        java, "-cp", folder + "/classes:" + folder + "/lib/*", "LanguageToolTurns", place));
                Peer harper = node("harper", place);
                Peer textlint = node("textlint", place);
                Peer alex = node("alex", place);
                Peer retext = node("retext", place);
                Peer vader = node("vader", place);
                Peer writeGood = node("write-good", place)) {
            add("check", "Softspoken, `check`", engine, "check");
            add("weigh", "Softspoken, `weigh`", engine, "weigh");
            add("harper", "Harper 2.10.0 (Node)", harper, "all");
            add("languagetool", "LanguageTool 6.8", languageTool, "all");
            add("textlint", "textlint 15.8.0 with alex and write-good", textlint, "all");
            add("alex", "alex 11.0.1", alex, "all");
            add("retext", "retext 9.0.0 with five plugins", retext, "all");
            add("vader", "VADER 1.1.3", vader, "all");
            add("write-good", "write-good 1.0.8", writeGood, "all");
            add("floor", "floor", floor, "floor");
            for (Checker checker : checkers) {
                for (String set : SETS) {
                    checker.peer().ask(checker.what() + " " + set + " " + (checker.java() ? WARM_JAVA : WARM_NODE));
                }
                System.err.println("warm: " + checker.name());
            }
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < checkers.size(); turn++) {
                    Checker checker = checkers.get((turn + round) % checkers.size());
                    for (String set : SETS) {
                        double time = checker.peer().ask(checker.what() + " " + set + " " + TURN)[0];
                        checker.times().get(set).add(time);
                    }
                }
                System.err.println("round " + round);
            }
            print(rounds);
        }
    }

    private Peer node(String tool, String texts) throws IOException {
        return new Peer(List.of("node", "--expose-gc", folder + "/turns.mjs", tool, texts));
    }

    private void add(String id, String name, Peer peer, String what) {
        checkers.add(new Checker(
                id, name, peer, what, Map.of("clean", new ArrayList<>(), "flagged", new ArrayList<>())));
    }

    /** The mean of the two kinds, by how many drafts there are of each. */
    private double all(Checker checker) {
        double clean = drafts.get("clean");
        double flagged = drafts.get("flagged");
        return (clean * checker.median("clean") + flagged * checker.median("flagged")) / (clean + flagged);
    }

    private void print(int rounds) throws IOException {
        Checker check = checkers.get(0);
        Checker weigh = checkers.get(1);
        System.out.printf(
                Locale.ROOT,
                "%d labelled drafts of %d to %d words, %d of them clean; medians of %d rounds.%n%n",
                drafts.get("clean") + drafts.get("flagged"),
                FEWEST,
                MOST,
                drafts.get("clean"),
                rounds);
        System.out.println("| | times `weigh`: clean drafts | all | times `check`: clean drafts | all | resident, MB | live, MB |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (Checker each : checkers) {
            for (Checker own : List.of(weigh, check)) {
                String name = "compare." + each.id() + "." + own.id();
                Results.put(name + ".clean", each.median("clean") / own.median("clean"));
                Results.put(name + ".all", all(each) / all(own));
            }
            double[] memory = each.peer().ask("memory");
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %.0f | %.0f |%n",
                    each.name(),
                    times(() -> each.median("clean") / weigh.median("clean")),
                    times(() -> all(each) / all(weigh)),
                    times(() -> each.median("clean") / check.median("clean")),
                    times(() -> all(each) / all(check)),
                    memory[0] * 1024 / 1e6,
                    memory[1] * 1024 / 1e6);
        }
        System.out.println("\n| microseconds a draft (least to most of the rounds) | clean | flagged |\n| --- | --- | --- |");
        for (Checker each : checkers) {
            System.out.printf("| %s | %s | %s |%n", each.name(), spread(each, "clean"), spread(each, "flagged"));
        }
    }

    private static String times(DoubleSupplier ratio) {
        double value = ratio.getAsDouble();
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static String spread(Checker checker, String set) {
        double[] sorted =
                checker.times().get(set).stream().mapToDouble(d -> d).sorted().toArray();
        return String.format(
                Locale.ROOT, "%.0f (%.0f to %.0f)", checker.median(set), sorted[0], sorted[sorted.length - 1]);
    }
}
