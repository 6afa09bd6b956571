package io.softspoken.judge;

import io.softspoken.commit.Promise;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Commitment;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is promised in a draft, and what is odd about it. A time that is over, or two times for one thing, leaves the reader
 * without a time to plan with: so both are {@code vague-timing}, and low, for they are slips more often than not.
 */
public final class Commitments {
    /** A promise for a time that was over when it was written. */
    public static final String PAST = "vague-timing/time-is-past";
    /** Two promises of one thing for different times. */
    public static final String CLASH = "vague-timing/two-times";

    /** Two times less far apart than this are one. */
    private static final Duration SAME = Duration.ofMinutes(61);
    /** A deed of which no word says anything could be another one. */
    private static final int LEAST_WORDS = 1;
    /** No draft that people write has more; of one that has, the first are told, so that time stays bounded. */
    private static final int MOST = 1_000;

    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "you", "your", "it", "to", "with", "of", "and", "in", "for", "this", "that", "our", "my",
            "me", "us", "them", "be", "so", "on", "by", "at", "as", "out", "up", "back");
    /** With these a deed is done once more, or in part, and may have a time of its own. */
    private static final Set<String> OTHER = Set.of(
            "again", "also", "another", "second", "first", "next", "then", "other", "rest", "half", "too", "either",
            "or", "once", "every", "each", "more", "new", "follow", "latest");

    /** What is promised, told by its words, and by whom. */
    private record Deed(String who, Set<String> words) {}

    private Commitments() {}

    static List<Commitment> of(Draft draft, List<Promise> promises) {
        List<Commitment> commitments = new ArrayList<>();
        for (Promise promise : promises) {
            Span given = draft.given(promise.span());
            commitments.add(new Commitment(
                    promise.what(),
                    promise.when(),
                    given.start(),
                    given.end(),
                    promise.who(),
                    Optional.ofNullable(promise.due())));
        }
        return commitments;
    }

    /** The findings, those that the settings leave. */
    static List<Finding> odd(Draft draft, List<Promise> promises, Settings settings) {
        List<Finding> findings = new ArrayList<>();
        ZonedDateTime said = draft.writtenAt().orElse(null);
        if (said == null) {
            return findings;
        }
        Ignored ignored = settings.ignored(draft.words());
        Map<Deed, Map<Instant, Promise>> before = new HashMap<>();
        for (Promise one : promises) {
            ZonedDateTime due = one.due();
            if (due == null) {
                continue;
            }
            if (findings.size() >= MOST) {
                break;
            }
            if (isLater(said.toInstant(), due.toInstant())) {
                finding(
                        PAST,
                        "The time named here, \"" + one.when()
                                + "\", was over when this was written. Name one that is still to" + " come.",
                        draft,
                        one,
                        settings,
                        ignored,
                        findings);
            }
            Set<String> words = words(one);
            Map<Instant, Promise> same = before.computeIfAbsent(
                    new Deed(one.who().toLowerCase(Locale.ROOT), words), deed -> new LinkedHashMap<>());
            Promise other = clashing(same, due.toInstant());
            if (other != null) {
                finding(
                        CLASH,
                        "The same is promised above for \"" + other.when() + "\" and here for \"" + one.when()
                                + "\". Keep one of the two.",
                        draft,
                        one,
                        settings,
                        ignored,
                        findings);
            }
            if (canClash(words)) {
                same.putIfAbsent(due.toInstant(), one);
            }
        }
        return findings;
    }

    /** The first of those of one deed that is for another time; null if none is. Few times are as good as the same. */
    private static @Nullable Promise clashing(Map<Instant, Promise> same, Instant due) {
        for (Map.Entry<Instant, Promise> other : same.entrySet()) {
            if (isLater(other.getKey(), due) || isLater(due, other.getKey())) {
                return other.getValue();
            }
        }
        return null;
    }

    /** Whether one time is so much later that it is another. */
    private static boolean isLater(Instant one, Instant other) {
        return Duration.between(other, one).compareTo(SAME) > 0;
    }

    private static boolean canClash(Set<String> words) {
        return words.size() >= LEAST_WORDS && words.stream().noneMatch(OTHER::contains);
    }

    private static Set<String> words(Promise promise) {
        Set<String> words = new HashSet<>();
        for (String word : promise.what().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void finding(
            String rule,
            String message,
            Draft draft,
            Promise promise,
            Settings settings,
            Ignored ignored,
            List<Finding> into) {
        String marked = promise.span().of(draft.words());
        if (settings.isOff(rule, Category.VAGUE_TIMING) || ignored.holds(rule, promise.span())) {
            return;
        }
        Span given = draft.given(promise.span());
        into.add(new Finding(
                rule,
                Category.VAGUE_TIMING,
                settings.severity(rule, Category.VAGUE_TIMING, Severity.LOW),
                given.start(),
                given.end(),
                marked.isEmpty() ? marked : given.of(draft.text()),
                message,
                List.of()));
    }
}
