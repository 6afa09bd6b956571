package io.softspoken.audit;

import io.softspoken.report.AuditFigures.Group;
import io.softspoken.report.AuditFigures.ThreadFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The threads of an archive, no more than a bound: where there are more, those are let go that are neither among the worst nor
 * among the longest without a finding.
 */
final class Threads {
    private static final int MOST = 40_000;

    private static final Comparator<Map.Entry<String, Entry>> WORST_FIRST = Comparator.comparing(
                    (Map.Entry<String, Entry> one) -> one.getValue().group, weight())
            .reversed()
            .thenComparing(Map.Entry::getKey);
    private static final Comparator<Map.Entry<String, Entry>> LONGEST_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, Entry> one) -> -one.getValue().group.mails())
            .thenComparing(Map.Entry::getKey);

    private final Map<String, Entry> threads = new HashMap<>();

    /** One of them, growing. */
    private static final class Entry {
        private Group group = Group.NONE;
        private Group worst = Group.NONE;
        private String worstMail = "";
        private String subject = "";
    }

    /** High weighs most, then medium, then low and what is missing. */
    private static Comparator<Group> weight() {
        return Comparator.comparingLong(Group::high)
                .thenComparingLong(Group::medium)
                .thenComparingLong(group -> group.low() + group.missing());
    }

    void add(Outcome outcome, Group mail) {
        if (outcome.thread().isEmpty()) {
            return;
        }
        Entry entry = threads.computeIfAbsent(outcome.thread(), thread -> new Entry());
        entry.group = entry.group.plus(mail);
        int heavier = weight().compare(mail, entry.worst);
        boolean before = heavier == 0 && outcome.id().compareTo(entry.worstMail) < 0;
        if (heavier > 0 || before || entry.group.mails() == 1) {
            entry.worst = mail;
            entry.worstMail = outcome.id();
            entry.subject = outcome.subject();
        }
        if (threads.size() > MOST) {
            letGo();
        }
    }

    private void letGo() {
        Set<String> kept = new HashSet<>();
        threads.entrySet().stream().sorted(WORST_FIRST).limit(MOST / 4).forEach(one -> kept.add(one.getKey()));
        threads.entrySet().stream()
                .filter(one -> isClean(one.getValue()))
                .sorted(LONGEST_FIRST)
                .limit(MOST / 4)
                .forEach(one -> kept.add(one.getKey()));
        threads.keySet().retainAll(kept);
    }

    private static boolean isClean(Entry entry) {
        return entry.group.findings() == 0 && entry.group.missing() == 0;
    }

    /** Those that weigh most. */
    List<ThreadFigures> worst(int most) {
        return figures(threads.entrySet().stream()
                .filter(one -> one.getValue().group.findings() > 0)
                .sorted(WORST_FIRST)
                .limit(most)
                .toList());
    }

    /** The longest, of two mails at least, in which nothing was found. */
    List<ThreadFigures> best(int most) {
        return figures(threads.entrySet().stream()
                .filter(one -> isClean(one.getValue()) && one.getValue().group.mails() >= 2)
                .sorted(LONGEST_FIRST)
                .limit(most)
                .toList());
    }

    private static List<ThreadFigures> figures(List<Map.Entry<String, Entry>> entries) {
        List<ThreadFigures> figures = new ArrayList<>();
        for (Map.Entry<String, Entry> one : entries) {
            Entry entry = one.getValue();
            figures.add(new ThreadFigures(one.getKey(), entry.worstMail, entry.group, entry.subject));
        }
        return figures;
    }
}
