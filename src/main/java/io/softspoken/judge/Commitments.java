package io.softspoken.judge;

import io.softspoken.commit.Promise;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Commitment;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "you", "your", "it", "to", "with", "of", "and", "in", "for", "this", "that", "our", "my",
            "me", "us", "them", "be", "so", "on", "by", "at", "as", "out", "up", "back");
    /** With these a deed is done once more, or in part, and may have a time of its own. */
    private static final Set<String> OTHER = Set.of(
            "again", "also", "another", "second", "first", "next", "then", "other", "rest", "half", "too", "either",
            "or", "once", "every", "each", "more", "new", "follow", "latest");

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
        for (int i = 0; i < promises.size(); i++) {
            Promise one = promises.get(i);
            ZonedDateTime due = one.due();
            if (said == null || due == null) {
                continue;
            }
            if (due.isBefore(said.minus(SAME))) {
                finding(
                        PAST,
                        "The time named here, \"" + one.when()
                                + "\", was over when this was written. Name one that is still to" + " come.",
                        draft,
                        one,
                        settings,
                        findings);
            }
            for (int k = 0; k < i; k++) {
                Promise other = promises.get(k);
                ZonedDateTime otherDue = other.due();
                if (otherDue != null && clash(one, other) && apart(due, otherDue)) {
                    finding(
                            CLASH,
                            "The same is promised above for \"" + other.when() + "\" and here for \"" + one.when()
                                    + "\". Keep one of the two.",
                            draft,
                            one,
                            settings,
                            findings);
                    break;
                }
            }
        }
        return findings;
    }

    private static boolean apart(ZonedDateTime one, ZonedDateTime other) {
        return Duration.between(one, other).abs().compareTo(SAME) > 0;
    }

    private static boolean clash(Promise one, Promise other) {
        Set<String> words = words(one);
        return words.size() >= LEAST_WORDS
                && words.equals(words(other))
                && one.who().equalsIgnoreCase(other.who())
                && words.stream().noneMatch(OTHER::contains);
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
            String rule, String message, Draft draft, Promise promise, Settings settings, List<Finding> into) {
        String marked = promise.span().of(draft.words());
        if (settings.isOff(rule, Category.VAGUE_TIMING)
                || settings.ignored(draft.words()).holds(rule, promise.span())) {
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
