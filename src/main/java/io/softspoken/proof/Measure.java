package io.softspoken.proof;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what a checker says of labelled drafts with their labels. A finding is right when a label of its category
 * shares at least one character with it; a label is found when such a finding exists. The average precision of a category
 * is that of the scores of whole drafts. Not thread-safe.
 */
public final class Measure {
    /** Scores are looked at in so many steps. */
    private static final int SCORE_STEPS = 10;

    private final Map<Category, Tally> byCategory = new EnumMap<>(Category.class);
    private final Map<Severity, Tally> bySeverity = new EnumMap<>(Severity.class);
    private final Map<Acknowledgement, Tally> byMissing = new EnumMap<>(Acknowledgement.class);
    private final Map<Category, Ranking> rankings = new EnumMap<>(Category.class);
    private final Tally all = new Tally();
    private final Tally missing = new Tally();
    private final List<Miss> misses = new ArrayList<>();
    private final List<String> falseAlarms = new ArrayList<>();
    private int drafts;
    private int clean;
    private int cleanNotSent;
    private int verdicts;
    private int severities;
    private int findings;
    private int withSuggestion;
    private final int[] scored = new int[SCORE_STEPS];
    private final int[] flaggedOfScored = new int[SCORE_STEPS];
    private final double[] sumOfScored = new double[SCORE_STEPS];
    private double squaredError;
    private final Map<String, Judged> firstOfPair = new HashMap<>();
    private int pairs;
    private int pairsApart;
    private int pairsRight;
    private int pairsApartAndRight;

    /** A label that was not found. */
    private record Miss(Severity severity, String line) {}

    /** What was said of a draft, and whether its verdict is right. */
    private record Judged(String incoming, String said, boolean right) {}

    /** Whether a draft was added. */
    public boolean isEmpty() {
        return drafts == 0;
    }

    /** Checks one draft and counts. */
    public void add(ToneChecker checker, LabelledDraft labelled) {
        ToneReport report = checker.check(Draft.of(labelled.draft()).inReplyTo(labelled.incoming()));
        drafts++;
        boolean isClean =
                labelled.verdict() == Verdict.SEND && labelled.labels().isEmpty();
        if (isClean) {
            clean++;
            if (report.verdict() != Verdict.SEND) {
                cleanNotSent++;
            }
        }
        pair(labelled, report);
        verdicts += report.verdict() == labelled.verdict() ? 1 : 0;
        for (Finding finding : report.findings()) {
            findings++;
            withSuggestion += finding.suggestions().isEmpty() ? 0 : 1;
            LabelledDraft.Label label = labelled.labels().stream()
                    .filter(l -> l.category() == finding.category()
                            && l.start() < finding.end()
                            && finding.start() < l.end())
                    .findFirst()
                    .orElse(null);
            boolean right = label != null;
            severities += label != null && label.severity() == finding.severity() ? 1 : 0;
            for (Tally tally : List.of(all, of(byCategory, finding.category()), of(bySeverity, finding.severity()))) {
                tally.flagged(right);
            }
            if (!right) {
                falseAlarms.add(finding.category().id() + "\t"
                        + finding.severity().id() + "\t" + labelled.id() + "\t" + finding.rule() + "\t"
                        + oneLine(finding.quote()) + (isClean ? "\t(clean draft)" : ""));
            }
        }
        for (LabelledDraft.Label label : labelled.labels()) {
            boolean found = report.findings().stream()
                    .anyMatch(f ->
                            f.category() == label.category() && label.start() < f.end() && f.start() < label.end());
            for (Tally tally : List.of(all, of(byCategory, label.category()), of(bySeverity, label.severity()))) {
                tally.label(found);
            }
            if (!found) {
                misses.add(new Miss(
                        label.severity(),
                        label.category().id() + "\t" + label.severity().id() + "\t" + labelled.id() + "\t"
                                + oneLine(labelled.draft().substring(label.start(), label.end()))));
            }
        }
        for (Category category : Category.values()) {
            int score = report.score(category);
            boolean flagged = labelled.labels().stream().anyMatch(label -> label.category() == category);
            rankings.computeIfAbsent(category, c -> new Ranking()).add(score, flagged);
            int step = Math.min(score * SCORE_STEPS / 100, SCORE_STEPS - 1);
            scored[step]++;
            sumOfScored[step] += score;
            flaggedOfScored[step] += flagged ? 1 : 0;
            squaredError += Math.pow(score / 100.0 - (flagged ? 1 : 0), 2);
        }
        for (Acknowledgement item : Acknowledgement.values()) {
            boolean said = report.missing().stream().anyMatch(m -> m.item() == item);
            boolean labelledSo = labelled.missing().contains(item);
            for (Tally tally : List.of(missing, of(byMissing, item))) {
                if (said) {
                    tally.flagged(labelledSo);
                }
                if (labelledSo) {
                    tally.label(said);
                }
            }
        }
    }

    /** Compares a draft with the same draft under another message, if that was seen. */
    private void pair(LabelledDraft labelled, ToneReport report) {
        StringBuilder said = new StringBuilder(report.verdict().id());
        report.findings()
                .forEach(f -> said.append(' ')
                        .append(f.category().id())
                        .append(f.severity())
                        .append(f.start()));
        report.missing().forEach(m -> said.append(' ').append(m.item().id()));
        Judged judged = new Judged(
                String.valueOf(labelled.incoming()), said.toString(), report.verdict() == labelled.verdict());
        Judged other = firstOfPair.putIfAbsent(labelled.draft(), judged);
        if (other == null || other.incoming().equals(judged.incoming())) {
            return;
        }
        boolean apart = !other.said().equals(judged.said());
        boolean right = other.right() && judged.right();
        pairs++;
        pairsApart += apart ? 1 : 0;
        pairsRight += right ? 1 : 0;
        pairsApartAndRight += apart && right ? 1 : 0;
    }

    /**
     * How drafts that stand under two messages came out, on one line with a line break; empty if there are none. Two reports
     * differ where a verdict, a finding, its weight, or a missing item does.
     */
    public String pairs() {
        return pairs == 0
                ? ""
                : String.format(
                        java.util.Locale.ROOT,
                        "the same draft under two messages %d, reports differ %d, both verdicts right %d, both %d (%.0f %%)%n",
                        pairs,
                        pairsApart,
                        pairsRight,
                        pairsApartAndRight,
                        100.0 * pairsApartAndRight / pairs);
    }

    private static <K> Tally of(Map<K, Tally> tallies, K key) {
        return tallies.computeIfAbsent(key, k -> new Tally());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Over all categories. */
    public Tally all() {
        return all;
    }

    /** For one category. */
    public Tally category(Category category) {
        return of(byCategory, category);
    }

    /** For what is missing. */
    public Tally missing() {
        return missing;
    }

    /** Share of clean drafts whose verdict is not {@code send}; 0 where there is no clean draft. */
    public double falseAlarmRate() {
        return clean == 0 ? 0 : (double) cleanNotSent / clean;
    }

    /** Share of drafts with the right verdict. */
    public double verdictAccuracy() {
        return drafts == 0 ? 1 : (double) verdicts / drafts;
    }

    /**
     * How far scores can be taken as chances: for each step of ten points how many scores (one a draft and category) lie
     * in it, their mean, and in what share of those drafts a careful reader flagged the category.
     */
    public String reliability() {
        StringBuilder out = new StringBuilder();
        int all = 0;
        out.append(String.format(java.util.Locale.ROOT, "%-10s %8s %6s %8s%n", "score", "drafts", "mean", "flagged"));
        for (int step = 0; step < SCORE_STEPS; step++) {
            all += scored[step];
            if (scored[step] > 0) {
                int from = step * 100 / SCORE_STEPS;
                int to = step == SCORE_STEPS - 1 ? 100 : from + 100 / SCORE_STEPS - 1;
                double share = (double) flaggedOfScored[step] / scored[step];
                out.append(String.format(
                        java.util.Locale.ROOT,
                        "%3d to %3d %8d %6.0f %6.0f %%  %s%n",
                        from,
                        to,
                        scored[step],
                        sumOfScored[step] / scored[step],
                        100 * share,
                        "#".repeat((int) Math.round(share * 40))));
            }
        }
        out.append(String.format(
                java.util.Locale.ROOT, "%nmean squared error of the scores %.3f%n", all == 0 ? 0 : squaredError / all));
        return out.toString().replace("\r\n", "\n");
    }

    /** Labels that were not found: category, severity, draft, words; the gravest first. */
    public List<String> misses() {
        return misses.stream()
                .sorted(Comparator.comparing(Miss::severity).reversed())
                .map(Miss::line)
                .toList();
    }

    /** Findings without label: category, severity, draft, rule, words. */
    public List<String> falseAlarms() {
        return List.copyOf(falseAlarms);
    }

    /** The figures as a table, the same for the same figures to the byte. */
    public String table() {
        StringBuilder out = new StringBuilder();
        out.append(Tally.HEADER);
        for (Category category : Category.values()) {
            Ranking ranking = rankings.get(category);
            out.append(of(byCategory, category).row(category.id(), ranking == null ? 0 : ranking.averagePrecision()));
        }
        out.append(all.row("all categories"));
        for (Severity severity : Severity.values()) {
            out.append(of(bySeverity, severity).row(severity.id()));
        }
        for (Acknowledgement item : Acknowledgement.values()) {
            out.append(of(byMissing, item).row("no " + item.id()));
        }
        out.append(missing.row("all missing"));
        out.append(String.format(
                java.util.Locale.ROOT,
                "%ndrafts %d, clean %d, clean but not send %d (%.1f %%), verdict right %.1f %%, severity right %.1f %%, with suggestion %.1f %%%n",
                drafts,
                clean,
                cleanNotSent,
                100 * falseAlarmRate(),
                100 * verdictAccuracy(),
                all.right() == 0 ? 100.0 : 100.0 * severities / all.right(),
                findings == 0 ? 100.0 : 100.0 * withSuggestion / findings));
        return out.toString().replace("\r\n", "\n");
    }
}
