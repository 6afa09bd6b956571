package io.softspoken.audit;

import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Decisions;
import io.softspoken.report.AuditFigures.Group;
import io.softspoken.report.Category;
import io.softspoken.report.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums of an audit. The order in which mails come does not matter, but where there are more addresses than are told apart. */
final class Tally {
    /** More writers than this are not told apart. */
    static final int MOST_ADDRESSES = 5_000;

    static final String OTHERS = "(others)";

    private Group total = Group.NONE;
    private final Map<String, Long> unreadable = new TreeMap<>();
    private final Map<Category, Group> categories = new EnumMap<>(Category.class);
    private final Map<String, Group> rules = new HashMap<>();
    private final Map<String, Group> months = new TreeMap<>();
    private final Map<String, Group> addresses = new HashMap<>();
    private final Threads threads = new Threads();
    private long otherFiles;

    void add(Outcome outcome) {
        Verdict verdict = outcome.verdict();
        if (verdict == null) {
            unreadable.merge(outcome.unreadable(), 1L, Long::sum);
            return;
        }
        long high = 0;
        long medium = 0;
        long low = 0;
        String example = "";
        Map<Category, Group> inCategories = new EnumMap<>(Category.class);
        for (Outcome.Hit hit : outcome.hits()) {
            high += hit.high();
            medium += hit.medium();
            low += hit.low();
            Group found = group(verdict, hit.high(), hit.medium(), hit.low(), 0, hit.example());
            rules.merge(hit.rule(), found, Group::plus);
            inCategories.merge(hit.category(), found, (a, b) -> {
                Group sum = a.plus(b);
                return group(verdict, sum.high(), sum.medium(), sum.low(), 0, sum.example());
            });
        }
        inCategories.forEach((category, group) -> categories.merge(category, group, Group::plus));
        outcome.missing().forEach(item -> rules.merge("missing/" + item, group(verdict, 0, 0, 0, 1, ""), Group::plus));
        Group mail = group(verdict, high, medium, low, outcome.missing().size(), example);
        total = total.plus(mail);
        months.merge(outcome.month(), mail, Group::plus);
        String from = outcome.from().isEmpty() ? Outcome.UNKNOWN : outcome.from();
        boolean told = addresses.size() < MOST_ADDRESSES || addresses.containsKey(from);
        addresses.merge(told ? from : OTHERS, mail, Group::plus);
        threads.add(outcome, mail);
    }

    void otherFile() {
        otherFiles++;
    }

    private static Group group(Verdict verdict, long high, long medium, long low, long missing, String example) {
        return new Group(
                1,
                verdict == Verdict.SEND ? 1 : 0,
                verdict == Verdict.REVIEW ? 1 : 0,
                verdict == Verdict.HOLD ? 1 : 0,
                high,
                medium,
                low,
                missing,
                example);
    }

    /** @param decisions by rule, how often findings were accepted and dismissed */
    AuditFigures figures(String engine, int mostThreads, Map<String, Decisions> decisions) {
        Comparator<Map.Entry<String, Group>> byFindings = Comparator.comparingLong((Map.Entry<String, Group> one) ->
                        -one.getValue().findings() - one.getValue().missing())
                .thenComparing(Map.Entry::getKey);
        Comparator<Map.Entry<String, Group>> byMails = Comparator.comparingLong(
                        (Map.Entry<String, Group> one) -> -one.getValue().mails())
                .thenComparing(Map.Entry::getKey);
        List<AuditFigures.ThreadFigures> best = threads.best(mostThreads);
        return new AuditFigures(
                engine,
                total,
                unreadable,
                otherFiles,
                categories,
                sorted(rules, byFindings),
                months,
                sorted(addresses, byMails),
                threads.worst(mostThreads),
                best,
                decisions);
    }

    private static Map<String, Group> sorted(Map<String, Group> groups, Comparator<Map.Entry<String, Group>> order) {
        Map<String, Group> sorted = new LinkedHashMap<>();
        groups.entrySet().stream().sorted(order).forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }
}
