package io.softspoken.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what was measured into the README, between {@code <!-- speed -->} and {@code <!-- /speed -->}. */
public final class SpeedSection {
    private static final Pattern SECTION = Pattern.compile("<!-- speed -->.*<!-- /speed -->", Pattern.DOTALL);

    private final Properties results = new Properties();
    private final StringBuilder rows = new StringBuilder();

    private SpeedSection() {}

    /**
     * {@code SpeedSection RESULTS README DATE}.
     *
     * @param args the file that a run of {@code src/bench/speed} left, the README, and what the run was on
     */
    public static void main(String[] args) throws IOException {
        SpeedSection section = new SpeedSection();
        try (Reader in = Files.newBufferedReader(Path.of(args[0]))) {
            section.results.load(in);
        }
        Path readme = Path.of(args[1]);
        String before = Files.readString(readme);
        Matcher place = SECTION.matcher(before);
        if (!place.find()) {
            throw new IOException(readme + " has no <!-- speed -->");
        }
        Files.writeString(readme, place.replaceFirst(Matcher.quoteReplacement(section.text(args[2]))));
    }

    private String text(String when) {
        other("LanguageTool 6.8", "languagetool", "400");
        other("Harper 2.10", "harper", "600");
        other("textlint with alex and write-good", "textlint", "100");
        other("alex 11", "alex", "100");
        other("retext 9 with five plugins", "retext", "100");
        other("VADER, a word list", "vader", "15");
        other("write-good 1.0, a word list", "write-good", "15");
        String others = rows.toString();
        rows.setLength(0);
        row(
                "a clean draft beside the floor: sentence ends, word numbers, a plain trie, a linear model",
                "compare",
                "`weigh` " + times(1 / value("compare.floor.weigh.clean")) + ", `check` "
                        + times(1 / value("compare.floor.check.clean")),
                "3 times");
        row("the dearest of 100 drafts beside the middle one", "run io.softspoken.bench.Ratios latency", times(value("p99.check")), "5 times");
        row(
                "a word of a draft of 20,000 words beside one of 120",
                "run io.softspoken.bench.Ratios sizes",
                "clean " + times(value("word.20000.CLEAN")) + ", full of findings " + times(value("word.20000.FLAGGED")),
                "no dearer");
        row(
                "reading and matching with 30,000 phrases beside 300",
                "run io.softspoken.bench.Ratios patterns",
                times(value("growth.PHRASES.reading.and.matching")) + "; `java.util.regex` "
                        + times(value("growth.PHRASES.regex")),
                "1.3 times");
        row(
                "a text built to stall beside an ordinary one",
                "run io.softspoken.bench.Ratios hostile",
                times(value("hostile")) + " at most",
                "no dearer");
        row(
                "two cores beside one",
                "run io.softspoken.bench.Ratios cores",
                times(value("cores.clock")) + " by the clock",
                "1.8 times");
        row("live heap of a loaded engine", "run io.softspoken.bench.Memory", figure(value("heap")) + " MB", "48 MB");
        row(
                "`softspoken check`, a cold process, beside a JVM that prints a line",
                "start",
                times(value("start.check")) + "; by the clock " + figure(value("start.clock")),
                "3 times");
        row("the same, resident at its most", "start", figure(value("start.resident")) + " MB", "80 MB");
        row("the tone model hears a draft of 120 words", "run io.softspoken.bench.Ratios stages", figure(value("hearing.us")) + " µs", "20 µs");
        return "<!-- speed -->\nProcessor time for a draft of about 120 words as its writer wrote it, beside that of Softspoken:\n\n"
                + "| | times `weigh`, clean drafts | all | times `check`, clean drafts | all | goal |\n"
                + "| --- | --- | --- | --- | --- | --- |\n" + others
                + "\n`weigh` gives verdict, scores and findings; `check` proves wordings besides. The others look for other things,"
                + " most of them for far more; this says what it costs to leave Softspoken on. `src/bench/compare` measures it.\n\n"
                + "| | measured | goal | `src/bench/…` |\n| --- | --- | --- | --- |\n" + rows
                + "\n" + when + ". More in [`src/bench`](src/bench/README.md).\n<!-- /speed -->";
    }

    private void other(String name, String id, String goal) {
        rows.append("| ").append(name);
        for (String own : new String[] {"weigh", "check"}) {
            for (String set : new String[] {"clean", "all"}) {
                rows.append(" | ").append(figure(value("compare." + id + "." + own + "." + set)));
            }
        }
        rows.append(" | ").append(goal).append(" |\n");
    }

    private void row(String what, String command, String measured, String goal) {
        rows.append("| ").append(what).append(" | ").append(measured).append(" | ").append(goal).append(" | `");
        rows.append(command).append("` |\n");
    }

    private double value(String name) {
        String value = results.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return Double.parseDouble(value);
    }

    private static String times(double value) {
        return figure(value) + " times";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
