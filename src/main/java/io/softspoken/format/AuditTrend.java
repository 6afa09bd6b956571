package io.softspoken.format;

import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Group;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether it gets better: the last months with mails in them against as many before. */
final class AuditTrend {
    /** A month with fewer mails says little: a clock that was set wrong, or the first days of an archive. */
    private static final int FEWEST = 10;

    /** So many months on each side; with fewer in all, nothing is said. */
    private static final int MONTHS = 3;

    private AuditTrend() {}

    /** The months that are known, oldest first. */
    static List<Map.Entry<String, Group>> months(AuditFigures figures) {
        return figures.months().entrySet().stream()
                .filter(month -> Character.isDigit(month.getKey().charAt(0)))
                .toList();
    }

    /** Those of them with enough mails to be compared. */
    static List<Map.Entry<String, Group>> telling(AuditFigures figures) {
        return months(figures).stream()
                .filter(month -> month.getValue().mails() >= FEWEST)
                .toList();
    }

    /** In a sentence; empty where there are too few months. */
    static Optional<String> sentence(AuditFigures figures) {
        List<Map.Entry<String, Group>> months = telling(figures);
        int n = months.size();
        if (n < 2 * MONTHS) {
            return Optional.empty();
        }
        Group now = sum(months.subList(n - MONTHS, n));
        Group before = sum(months.subList(n - 2 * MONTHS, n - MONTHS));
        double change = now.perHundred() - before.perHundred();
        String how = Math.abs(change) < 0.05 * Math.max(1, before.perHundred())
                ? "About the same"
                : change < 0 ? "Better" : "Worse";
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: %.1f findings for a hundred mails from %s to %s, %.1f from %s to %s.",
                how,
                now.perHundred(),
                months.get(n - MONTHS).getKey(),
                months.get(n - 1).getKey(),
                before.perHundred(),
                months.get(n - 2 * MONTHS).getKey(),
                months.get(n - MONTHS - 1).getKey()));
    }

    private static Group sum(List<Map.Entry<String, Group>> months) {
        return months.stream().map(Map.Entry::getValue).reduce(Group.NONE, Group::plus);
    }
}
