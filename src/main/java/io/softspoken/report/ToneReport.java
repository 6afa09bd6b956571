package io.softspoken.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the checker has to say of one draft. Immutable.
 *
 * @param verdict what should happen to the draft
 * @param scores for every category how strongly it is heard, 0 (not at all) to 100
 * @param findings the words that a reader would wince at, by place, then length
 * @param missing what the reader is owed and not given
 * @param commitments what the writer promises
 * @param softened the text that was given with the first suggestion of each finding put in place; a sentence that
 *     stands there already is not put in again: the next one is, or the words stay as they are
 * @param notes what else the writer may want to look at; weighs nothing
 * @param language the language of the draft's own words by its code of ISO 639-1, such as {@code en}, or {@code und} where
 *     they are too few to tell. A draft that is not English is not judged: it has no findings, and the verdict is {@code
 *     SEND}
 * @param engine version of the engine and a hash of its rules, such as {@code 0.1.0+5f0c21ab}: the same draft
 *     checked by the same engine gives the same report
 */
public record ToneReport(
        Verdict verdict,
        Map<Category, Integer> scores,
        List<Finding> findings,
        List<Missing> missing,
        List<Commitment> commitments,
        List<Note> notes,
        String language,
        String softened,
        String engine) {
    /** Copies the collections; a category without a score has 0. */
    public ToneReport {
        EnumMap<Category, Integer> all = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            all.put(category, scores.getOrDefault(category, 0));
        }
        scores = java.util.Collections.unmodifiableMap(all);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
        commitments = List.copyOf(commitments);
        notes = List.copyOf(notes);
    }

    /** Whether the draft was judged: whether it is English, or too short to tell. */
    public boolean isJudged() {
        return language.equals("en") || language.equals("und");
    }

    /** How strongly a category is heard in the draft, 0 (not at all) to 100. */
    public int score(Category category) {
        return scores.getOrDefault(category, 0);
    }
}
