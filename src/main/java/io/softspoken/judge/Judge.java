package io.softspoken.judge;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a draft: reads it and the message it answers, lets the matcher find, settles overlaps, fits and proves
 * wordings, and reaches the verdict. Immutable; all threads share it.
 */
public final class Judge {
    /** How often wordings are put in place and the draft is read again before it is taken as softened. */
    private static final int ROUNDS = 3;

    /** Somebody who uses this many terms in one message needs none explained; one measured better than two. */
    private static final int TERMS_OF_THE_TRADE = 1;

    private final Matcher matcher;
    private final TextReader reader;
    private final String engine;
    private final Settings settings;

    /**
     * @param engine version and hash, for reports
     * @param settings what the user has set
     */
    public Judge(Matcher matcher, String engine, Settings settings) {
        this.matcher = matcher;
        this.reader = new TextReader(matcher.vocabulary());
        this.engine = engine;
        this.settings = settings;
    }

    /** The report on one draft. */
    public ToneReport judge(Draft draft) {
        Zones zones = Zones.of(draft.words());
        Text text = reader.read(draft.words(), zones);
        Occasion occasion = occasion(draft, zones);
        List<Finding> findings = new ArrayList<>();
        List<Fitted> fitted = fit(text, occasion);
        for (Fitted one : fitted) {
            Span given = draft.given(one.span());
            findings.add(new Finding(
                    one.rule(),
                    one.category(),
                    one.severity(),
                    given.start(),
                    given.end(),
                    given.of(draft.text()),
                    one.message(),
                    one.suggestions()));
        }
        findings.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()));
        List<Missing> missing = List.of(); // nothing judges yet what a reader is owed and not given
        return new ToneReport(
                verdict(findings, missing),
                scores(findings),
                findings,
                missing,
                List.of(),
                soften(draft, fitted, occasion),
                engine);
    }

    /** What the rules match in a draft, before overlaps are settled. */
    public List<Match> matches(Draft draft) {
        Zones zones = Zones.of(draft.words());
        return matcher.find(reader.read(draft.words(), zones), occasion(draft, zones));
    }

    private Occasion occasion(Draft draft, Zones zones) {
        String incoming = draft.incoming().or(zones::quotedMessage).orElse("");
        boolean answered = !incoming.isBlank();
        Text message = reader.read(incoming);
        int words = 0;
        for (int s = 0; s < message.sentences(); s++) {
            words += message.wordCount(message.first(s), message.last(s));
        }
        Audience reader = settings.reader(draft);
        if (reader == Audience.CUSTOMER && answered && speaksTheTrade(message)) {
            reader = Audience.TECHNICAL;
        }
        return new Occasion(
                reader,
                answered,
                answered ? matcher.acts(message) : Set.of(),
                words,
                answered ? Matcher.terms(List.of(message)) : Set.of());
    }

    /** Whether the writer of a message uses terms that a lay reader would not know. */
    private boolean speaksTheTrade(Text message) {
        Occasion nothingKnown = new Occasion(Audience.CUSTOMER, false, Set.of(), 0, Set.of());
        return matcher.find(message, nothingKnown).stream()
                        .filter(match -> match.rule().category() == Category.JARGON
                                && match.variant().severity() != Severity.LOW)
                        .count()
                >= TERMS_OF_THE_TRADE;
    }

    private List<Fitted> fit(Text text, Occasion occasion) {
        List<Match> matches = settings.apply(text, matcher.find(text, occasion));
        Fitter fitter = new Fitter(matcher, reader, text, occasion, settings, matches);
        List<Fitted> fitted = new ArrayList<>();
        for (List<Match> group : Overlaps.settle(text, matches)) {
            fitted.add(fitter.fit(group));
        }
        return fitted;
    }

    /** The given text with the first suggestion of each finding in place, until nothing is left to mend. */
    private String soften(Draft draft, List<Fitted> fitted, Occasion occasion) {
        String softened = Softener.soften(draft, fitted);
        if (draft.markup() != io.softspoken.draft.Markup.PLAIN) {
            return softened;
        }
        for (int round = 1; round < ROUNDS && !softened.equals(draft.text()); round++) {
            Draft again = Draft.of(softened);
            String next = Softener.soften(again, fit(reader.read(softened), occasion));
            if (next.equals(softened)) {
                break;
            }
            softened = next;
        }
        return softened;
    }

    private static Verdict verdict(List<Finding> findings, List<Missing> missing) {
        int low = 0;
        boolean review = false;
        for (Finding finding : findings) {
            if (finding.severity() == Severity.HIGH) {
                return Verdict.HOLD;
            }
            review |= finding.severity() == Severity.MEDIUM;
            low += finding.severity() == Severity.LOW ? 1 : 0;
        }
        for (Missing one : missing) {
            review |= one.item().severity() == Severity.MEDIUM;
            low += one.item().severity() == Severity.LOW ? 1 : 0;
        }
        return review || low >= 3 ? Verdict.REVIEW : Verdict.SEND;
    }

    /** Each finding adds its share of what is left to 100. */
    private static Map<Category, Integer> scores(List<Finding> findings) {
        Map<Category, Double> calm = new EnumMap<>(Category.class);
        for (Finding finding : findings) {
            double heard = switch (finding.severity()) {
                case LOW -> 0.3;
                case MEDIUM -> 0.6;
                case HIGH -> 0.85;
            };
            calm.merge(finding.category(), 1 - heard, (a, b) -> a * b);
        }
        Map<Category, Integer> scores = new EnumMap<>(Category.class);
        calm.forEach((category, left) -> scores.put(category, (int) Math.round(100 * (1 - left))));
        return scores;
    }
}
