package io.softspoken;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.judge.Judge;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Packs;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Checks drafts: the one door of the library. Immutable and thread-safe; making one loads the compiled packs, so make
 * one and share it.
 */
public final class ToneChecker {
    private final Judge judge;
    private final Matcher matcher;

    private ToneChecker(Matcher matcher, Audience audience, UnaryOperator<List<Match>> settings) {
        this.matcher = matcher;
        judge = new Judge(matcher, audience, Version.NUMBER + "+" + matcher.hash(), settings);
    }

    /** A checker with the packs that come with the library, for mail to customers. */
    public static ToneChecker create() {
        return new ToneChecker(Packs.shipped(), Audience.CUSTOMER, UnaryOperator.identity());
    }

    /** A checker with these rules only; for tools that prove and measure packs. */
    public static ToneChecker of(Matcher matcher) {
        return new ToneChecker(matcher, Audience.CUSTOMER, UnaryOperator.identity());
    }

    /** The same checker with one rule alone, by its id; for tools that prove packs. */
    public ToneChecker only(String rule) {
        return new ToneChecker(
                matcher,
                Audience.CUSTOMER,
                matches -> matches.stream()
                        .filter(match -> match.rule().id().equals(rule))
                        .toList());
    }

    /** Checks a draft in plain text, quoted mail and signature included. */
    public ToneReport check(CharSequence draft) {
        return check(Draft.of(draft));
    }

    /** Checks a draft. Never throws for what is written in it. */
    public ToneReport check(Draft draft) {
        return judge.judge(draft);
    }

    /** What the rules match in a draft, before overlaps are settled; for tools that prove packs. */
    public List<Match> matches(Draft draft) {
        return judge.matches(draft);
    }
}
