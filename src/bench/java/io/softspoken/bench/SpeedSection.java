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

    private static final String RATIOS = "run io.softspoken.bench.Ratios ";
    private static final Other[] OTHERS = {
        new Other("LanguageTool 6.8", "languagetool", 400),
        new Other("Harper 2.10", "harper", 600),
        new Other("textlint with alex and write-good", "textlint", 100),
        new Other("alex 11", "alex", 100),
        new Other("retext 9 with five plugins", "retext", 100),
        new Other("VADER, a word list", "vader", 15),
        new Other("write-good 1.0, a word list", "write-good", 15)
    };

    /**
     * A program beside which Softspoken is measured.
     *
     * @param goal how many times as long it should take
     */
    private record Other(String name, String id, int goal) {}

    private final Properties results = new Properties();
    private final StringBuilder rows = new StringBuilder();
    private int met;

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
        for (Other other : OTHERS) {
            beside(other);
        }
        String others = rows.toString();
        rows.setLength(0);
        double weighed = 1 / value("compare.floor.weigh.clean");
        double checked = 1 / value("compare.floor.check.clean");
        row(
                "a clean draft beside the floor: word numbers, sentence ends, a plain trie, a linear model",
                "`weigh` " + times(weighed) + ", `check` " + times(checked),
                "3 times",
                checked <= 3,
                "compare");
        row(
                "the dearest of 100 drafts beside the middle one",
                times(value("p99.check")),
                "5 times",
                value("p99.check") <= 5,
                RATIOS + "latency");
        double clean = value("word.20000.CLEAN");
        double flagged = value("word.20000.FLAGGED");
        row(
                "a word of a draft of 20,000 words beside one of 120",
                "clean " + times(clean) + ", full of findings " + times(flagged),
                "linear",
                Math.max(clean, flagged) <= 1.1,
                RATIOS + "sizes");
        double phrases = value("growth.PHRASES.reading.and.matching");
        double patterns = value("growth.PATTERNS.reading.and.matching");
        row(
                "reading and matching with 30,000 phrases beside 300",
                times(phrases) + "; `java.util.regex` " + times(value("growth.PHRASES.regex")),
                "1.3 times",
                phrases <= 1.3,
                RATIOS + "patterns");
        row(
                "the same with choices, options and gaps",
                times(patterns) + "; `java.util.regex` " + times(value("growth.PATTERNS.regex")),
                "1.3 times",
                patterns <= 1.3,
                RATIOS + "patterns");
        row(
                "a text built to stall beside an ordinary one of its length",
                times(value("hostile")) + " at most",
                "no dearer",
                value("hostile") <= 1,
                RATIOS + "hostile");
        row(
                "two cores beside one",
                times(value("cores.clock")) + " by the clock; by processor time " + figure(value("cores.processor")),
                "1.8 times",
                outcome(value("cores.clock") >= 1.8, value("cores.processor") >= 1.8),
                RATIOS + "cores");
        row(
                "the tone model hears a draft of 120 words",
                figure(value("hearing.us")) + " µs",
                "20 µs",
                value("hearing.us") <= 20,
                RATIOS + "stages");
        row(
                "live heap of a loaded engine",
                figure(value("heap")) + " MB",
                "48 MB",
                value("heap") <= 48,
                "run io.softspoken.bench.Memory");
        row(
                "`softspoken check`, a cold process, beside a JVM that prints a line",
                "a mail " + times(value("start.clock")) + " by the clock, a text " + figure(value("start.text.clock"))
                        + "; by processor time " + figure(value("start.check")) + " and " + figure(value("start.text")),
                "3 times",
                outcome(value("start.clock") <= 3, value("start.check") <= 3),
                "start");
        row(
                "the same, resident at its most",
                figure(value("start.resident")) + " MB",
                "80 MB",
                value("start.resident") <= 80,
                "start");
        return "<!-- speed -->\nProcessor time for a draft of about 120 words as its writer wrote it, beside that of"
                + " Softspoken (`src/bench/compare`):\n\n"
                + "| | times `weigh`, clean drafts | all | times `check`, clean drafts | all | goal |\n"
                + "| --- | --- | --- | --- | --- | --- |\n" + others
                + "\n`weigh` gives verdict, scores and findings; `check` proves wordings besides. The others look for other"
                + " things: this is\nwhat it costs to leave each on. "
                + (met == 0 ? "None of these goals is met." : met + " of these " + OTHERS.length + " goals are met.")
                + "\n\n| | measured | goal | | `src/bench/…` |\n| --- | --- | --- | --- | --- |\n" + rows
                + "\n" + when + ". More in [`src/bench`](src/bench/README.md).\n<!-- /speed -->";
    }

    /** The clock counts, but other work moves it: where processor time says otherwise, neither is shown. */
    private static String outcome(boolean byTheClock, boolean byProcessorTime) {
        return byTheClock != byProcessorTime ? "not shown" : byTheClock ? "met" : "**missed**";
    }

    private void beside(Other other) {
        rows.append("| ").append(other.name());
        for (String own : new String[] {"weigh", "check"}) {
            for (String set : new String[] {"clean", "all"}) {
                rows.append(" | ").append(figure(value("compare." + other.id() + "." + own + "." + set)));
            }
        }
        rows.append(" | ").append(other.goal()).append(" |\n");
        met += value("compare." + other.id() + ".check.clean") >= other.goal() ? 1 : 0;
    }

    private void row(String what, String measured, String goal, boolean isMet, String command) {
        row(what, measured, goal, isMet ? "met" : "**missed**", command);
    }

    private void row(String what, String measured, String goal, String outcome, String command) {
        String[] cells = {what, measured, goal, outcome, "`" + command + "`"};
        rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
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
