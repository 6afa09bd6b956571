package io.softspoken.proof;

import io.softspoken.ToneChecker;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.LabelledSentence;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares what a checker says of labelled sentences, each checked as a draft of its own that answers nothing, with their
 * labels. A sentence has one label; whether it might be flagged for a second thing is not known, so that such a finding
 * counts neither for nor against. Where nothing is to be flagged, each category flagged is a false alarm. Not
 * thread-safe.
 */
public final class SentenceMeasure {
    /** A label missed, and the score that it got all the same. */
    private record Miss(int score, String line) {}

    private final Map<Category, Tally> byCategory = new EnumMap<>(Category.class);
    private final Map<Category, Ranking> rankings = new EnumMap<>(Category.class);
    private final Tally all = new Tally();
    private final List<Miss> misses = new ArrayList<>();
    private final List<String> falseAlarms = new ArrayList<>();
    private int sentences;
    private int quiet;
    private int flagged;
    private int grave;

    /** Checks one sentence and counts. */
    public void add(ToneChecker checker, LabelledSentence labelled) {
        ToneReport report = checker.check(labelled.text());
        sentences++;
        Category label = labelled.category();
        if (label == null) {
            quiet++;
            flagged += report.findings().isEmpty() ? 0 : 1;
            grave += report.findings().stream().anyMatch(f -> f.severity() != Severity.LOW) ? 1 : 0;
            for (Finding finding : report.findings()) {
                of(finding.category()).flagged(false);
                all.flagged(false);
                falseAlarms.add(
                        finding.category().id() + "\t" + finding.severity().id() + "\t" + finding.rule() + "\t"
                                + labelled.text().strip());
            }
        } else {
            boolean found = report.findings().stream().anyMatch(f -> f.category() == label);
            for (Tally tally : List.of(of(label), all)) {
                tally.label(found);
                if (found) {
                    tally.flagged(true);
                }
            }
            if (!found) {
                misses.add(new Miss(
                        report.score(label),
                        label.id() + "\t" + report.score(label) + "\t"
                                + labelled.text().strip()));
            }
        }
        for (Category category : Category.values()) {
            if (label == null || label == category) {
                rankings.computeIfAbsent(category, c -> new Ranking()).add(report.score(category), label != null);
            }
        }
    }

    /** Whether a sentence was added. */
    public boolean isEmpty() {
        return sentences == 0;
    }

    /** For one category. */
    public Tally of(Category category) {
        return byCategory.computeIfAbsent(category, c -> new Tally());
    }

    /** Share of the sentences with nothing to flag in which something medium or high was flagged; 0 if there are none. */
    public double disturbed() {
        return quiet == 0 ? 0 : (double) grave / quiet;
    }

    /** Labels that were not found: category, score, sentence; those that got the lowest score first. */
    public List<String> misses() {
        return misses.stream()
                .sorted(Comparator.comparingInt(Miss::score))
                .map(Miss::line)
                .toList();
    }

    /** Findings where nothing is to be flagged: category, severity, rule, sentence. */
    public List<String> falseAlarms() {
        return List.copyOf(falseAlarms);
    }

    /** The figures as a table, the same for the same figures to the byte. */
    public String table() {
        StringBuilder out = new StringBuilder(Tally.HEADER);
        for (Category category : Category.values()) {
            Ranking ranking = rankings.get(category);
            out.append(of(category).row(category.id(), ranking == null ? 0 : ranking.averagePrecision()));
        }
        out.append(all.row("all categories"));
        out.append(String.format(
                Locale.ROOT,
                "\nsentences %d, with nothing to flag %d, flagged of these %d (%.1f %%), medium or high %d (%.1f %%)\n",
                sentences,
                quiet,
                flagged,
                quiet == 0 ? 0 : 100.0 * flagged / quiet,
                grave,
                100 * disturbed()));
        return out.toString();
    }
}
