package io.softspoken.milter;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at a message: the engine's verdict, or why there is none. Holds nothing of its text. Immutable.
 *
 * @param verdict the engine's, if it was asked
 * @param pass why it was not asked, on purpose
 * @param trouble why it could not be asked, or did not answer
 * @param detail more of that; "" if there is no more to say
 * @param rules the rules that found something, heaviest first
 * @param missing what is missing
 * @param scores the categories with a score over 0
 */
record Judgement(
        @Nullable Verdict verdict,
        @Nullable Pass pass,
        @Nullable Trouble trouble,
        String detail,
        List<String> rules,
        List<String> missing,
        Map<Category, Integer> scores) {

    static Judgement of(ToneReport report) {
        List<String> rules = report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .map(Finding::rule)
                .distinct()
                .toList();
        List<String> missing = report.missing().stream()
                .map(Missing::item)
                .map(Acknowledgement::id)
                .toList();
        Map<Category, Integer> scores = new EnumMap<>(Category.class);
        report.scores().forEach((category, score) -> {
            if (score > 0) {
                scores.put(category, score);
            }
        });
        return new Judgement(report.verdict(), null, null, "", rules, missing, scores);
    }

    static Judgement passed(Pass why) {
        return new Judgement(null, why, null, "", List.of(), List.of(), Map.of());
    }

    static Judgement trouble(Trouble what, String detail) {
        return new Judgement(null, null, what, detail, List.of(), List.of(), Map.of());
    }

    /** {@code judged}, {@code passed} or {@code trouble}. */
    String outcome() {
        return verdict != null ? "judged" : pass != null ? "passed" : "trouble";
    }
}
