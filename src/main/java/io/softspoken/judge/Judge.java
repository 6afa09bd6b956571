package io.softspoken.judge;

import io.softspoken.commit.Promise;
import io.softspoken.commit.Promises;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.model.DeepModel;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Hearing;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Edit;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Note;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.rules.Scan;
import io.softspoken.text.Languages;
import io.softspoken.text.Questions;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Zones;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a draft: reads it and the message it answers, lets the matcher find, settles overlaps, fits and proves
 * wordings, and reaches the verdict. Immutable; all threads share it.
 */
public final class Judge {
    /** How often wordings are put in place and the draft is read again before it is taken as softened. */
    private static final int ROUNDS = 3;

    /** Somebody who uses this many terms in one message needs none explained; one measured better than two. */
    private static final int TERMS_OF_THE_TRADE = 1;

    /**
     * In so many sentences the checker may be wrong about one: the mails of lists that a doubtful word alone would hold are
     * mostly longer than that.
     */
    private static final int SENTENCES_A_SLIP = 10;

    private final Matcher matcher;
    private final ToneModel model;
    private final @Nullable DeepModel deep;
    private final TextReader reader;
    private final String engine;
    private final Settings settings;

    /**
     * @param deep a deep model to be heard beside the tone model; null for none
     * @param engine version and hash, for reports
     * @param settings what the user has set
     */
    public Judge(Matcher matcher, ToneModel model, @Nullable DeepModel deep, String engine, Settings settings) {
        this.matcher = matcher;
        this.model = model;
        this.deep = deep;
        this.reader = new TextReader(matcher.vocabulary());
        this.engine = engine;
        this.settings = settings;
    }

    /** The report on one draft. */
    public ToneReport judge(Draft draft) {
        return judge(draft, true);
    }

    /** The same without wordings and notes: nothing is suggested, nothing softened. */
    public ToneReport weigh(Draft draft) {
        return judge(draft, false);
    }

    private ToneReport judge(Draft draft, boolean offers) {
        Zones zones = Zones.of(draft.words());
        String language = Languages.of(draft.words(), zones);
        if (!language.equals(Languages.ENGLISH) && !language.equals(Languages.UNKNOWN)) {
            return unjudged(draft, language);
        }
        Text text = reader.read(draft.words(), zones);
        Scan message = message(draft, zones);
        Occasion occasion = occasion(draft, message);
        List<Promise> promises = Promises.in(text, draft.writtenAt().orElse(null));
        List<Finding> findings = new ArrayList<>(Commitments.odd(draft, promises, settings));
        Hearing hearing = hear(text, occasion.around());
        Proved proved = new Proved(draft.words().length());
        Scan scan = matcher.scan(text);
        List<Fitted> fitted = fit(scan, occasion, hearing, proved, offers);
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
        findings.sort((a, b) -> a.start() != b.start() ? a.start() - b.start() : b.end() - a.end());
        List<Missing> missing = missing(draft, scan, message, occasion, hearing, flagged(fitted));
        return new ToneReport(
                verdict(findings.stream().map(Finding::severity).toList(), missing),
                scores(findings, hearing),
                findings,
                missing,
                Commitments.of(draft, promises),
                offers ? notes(draft, zones) : List.of(),
                language,
                offers ? soften(draft, fitted, occasion, hearing, proved) : draft.text(),
                engine);
    }

    /** A draft in a language that nothing here understands is given back as it is. */
    private ToneReport unjudged(Draft draft, String language) {
        return new ToneReport(
                Verdict.SEND, Map.of(), List.of(), List.of(), List.of(), List.of(), language, draft.text(), engine);
    }

    private static List<Note> notes(Draft draft, Zones zones) {
        String incoming = draft.incoming().or(zones::quotedMessage).orElse("");
        if (incoming.indexOf('?') < 0) {
            return List.of();
        }
        return Questions.passedOver(incoming, draft.words(), zones).stream()
                .map(one -> new Note(
                        "unanswered-question",
                        (one.number() > 0 ? "Question " + one.number() : "A question")
                                + " of the message you answer seems to" + " be passed over.",
                        one.words()))
                .toList();
    }

    /**
     * The fewest replacements that bring a draft's verdict down to {@code atMost} or below; empty if no wording that is known
     * does.
     */
    public Optional<Edit> smallestEdit(Draft draft, Verdict atMost) {
        Zones zones = Zones.of(draft.words());
        Text text = reader.read(draft.words(), zones);
        // Only own words are changed, so that the occasion stays what it is.
        Scan message = message(draft, zones);
        Occasion occasion = occasion(draft, message);
        Proved proved = new Proved(draft.words().length());
        Hearing hearing = hear(text, occasion.around());
        Scan scan = matcher.scan(text);
        List<SmallestEdit.Step> steps = new ArrayList<>();
        List<Fitted> fitted = fit(scan, occasion, hearing, proved);
        for (Fitted one : fitted) {
            if (!one.suggestions().isEmpty()) {
                steps.add(new SmallestEdit.Step(
                        one.span(), draft.given(one.span()), one.severity(), SmallestEdit.ready(one.suggestions())));
            }
        }
        Span body = body(text);
        for (Missing one : missing(draft, scan, message, occasion, hearing, flagged(fitted))) {
            if (body != null && !one.suggestions().isEmpty()) {
                boolean atEnd = atEnd(one.item());
                int at = atEnd ? body.end() : body.start();
                steps.add(new SmallestEdit.Step(
                        new Span(at, at),
                        new Span(one.at(), one.at()),
                        one.item().severity(),
                        SmallestEdit.ready(one.suggestions().stream()
                                .map(sentence -> atEnd ? " " + sentence : sentence + " ")
                                .toList())));
            }
        }
        return new SmallestEdit(draft, steps, atMost, words -> verdict(words, message, occasion, hearing)).find();
    }

    /** The verdict on a draft with other words for the same occasion. */
    private Verdict verdict(String words, Scan message, Occasion occasion, Hearing before) {
        Text text = reader.read(words);
        Hearing hearing = hear(text, occasion.around(), before);
        Scan scan = matcher.scan(text);
        // Only what the findings weigh is asked, and no wording for them.
        List<Fitted> fitted = fit(scan, occasion, hearing, new Proved(0), false);
        return verdict(
                fitted.stream().map(Fitted::severity).toList(),
                missing(Draft.of(words), scan, message, occasion, hearing, flagged(fitted)));
    }

    /** Whether something is flagged that makes it likelier that more is wrong; a "no problem" is a habit, and does not. */
    private static boolean flagged(List<Fitted> fitted) {
        return fitted.stream().anyMatch(one -> one.severity() != Severity.LOW && one.category() != Category.NO_PROBLEM);
    }

    /** What the rules match in a draft, before overlaps are settled. */
    public List<Match> matches(Draft draft) {
        Zones zones = Zones.of(draft.words());
        Text text = reader.read(draft.words(), zones);
        Occasion occasion = occasion(draft, message(draft, zones));
        return matcher.find(text, occasion, hear(text, occasion.around()));
    }

    /** How a draft sounds to all models. Wordings are proved with the tone model alone: they are read by the dozen. */
    private Hearing hear(Text text, Surroundings around) {
        return hear(text, around, null);
    }

    /** @param before how the draft sounded in other words; sentences that are still there are not heard again */
    private Hearing hear(Text text, Surroundings around, @Nullable Hearing before) {
        DeepOdds odds = deep == null ? null : deep.hear(text, around);
        return deep == null || odds == null
                ? model.hear(text, around, before)
                : model.hear(text, around, deep.stacking(), odds, before);
    }

    /** The message that a draft answers; without words if that is not known. */
    private Scan message(Draft draft, Zones zones) {
        return matcher.scan(
                reader.read(draft.incoming().or(zones::quotedMessage).orElse("")));
    }

    private Occasion occasion(Draft draft, Scan scan) {
        Text message = scan.text();
        boolean answered = !message.words().isBlank();
        Audience reader = settings.reader(draft);
        if (reader == Audience.CUSTOMER && answered && speaksTheTrade(scan)) {
            reader = Audience.TECHNICAL;
        }
        return new Occasion(
                reader,
                new Surroundings(
                        answered, answered ? message.wordCount() : 0, answered ? scan.acts() : Set.of(), message),
                answered ? Matcher.terms(List.of(message)) : Set.of());
    }

    /** Whether the writer of a message uses terms that a lay reader would not know. */
    private boolean speaksTheTrade(Scan message) {
        Surroundings nothing = new Surroundings(false, 0, Set.of(), reader.readOwn(""));
        Occasion nothingKnown = new Occasion(Audience.CUSTOMER, nothing, Set.of());
        // Whatever the tone model hears: a customer's words are no draft.
        Hearing deaf = ToneModel.none().hear(message.text(), nothing);
        return message.patterns(nothingKnown, deaf, 0, message.text().sentences() - 1, Category.JARGON).stream()
                        .filter(match -> match.rule().category() == Category.JARGON
                                && match.variant().severity() != Severity.LOW)
                        .count()
                >= TERMS_OF_THE_TRADE;
    }

    /** @param proved what was proved in this check; most sentences are the same when a draft is read again */
    private List<Fitted> fit(Scan scan, Occasion occasion, Hearing hearing, Proved proved) {
        return fit(scan, occasion, hearing, proved, true);
    }

    /** @param offers whether wordings are wanted; proving them is most of the work */
    private List<Fitted> fit(Scan scan, Occasion occasion, Hearing hearing, Proved proved, boolean offers) {
        Text text = scan.text();
        List<Match> matches = settings.apply(text, scan.matches(occasion, hearing));
        Fitter fitter = new Fitter(matcher, model, reader, text, occasion, settings, matches, proved);
        List<Fitted> fitted = new ArrayList<>();
        List<List<Match>> groups = Overlaps.settle(text, matches);
        boolean slips = areSlips(text, groups, hearing);
        for (List<Match> group : groups) {
            List<Match> weighed =
                    groups.size() == 1 ? alone(group, hearing) : slips ? heardOnce(group, hearing) : group;
            fitted.add(offers ? fitter.fit(weighed) : fitter.mark(weighed));
        }
        return fitted;
    }

    /** Whether what is grave only by a doubtful word is no more than a checker's slips in so long a text would be. */
    private boolean areSlips(Text text, List<List<Match>> groups, Hearing hearing) {
        long grave = groups.stream()
                .flatMap(List::stream)
                .filter(match -> isDoubtfullyGrave(match, hearing))
                .count();
        if (grave == 0) {
            return false;
        }
        long sentences = IntStream.range(0, text.sentences()).filter(text::body).count();
        return grave * SENTENCES_A_SLIP < sentences;
    }

    /** Whether a match weighs high and stands on the model alone, or on a rule that the model doubts. */
    private boolean isDoubtfullyGrave(Match match, Hearing hearing) {
        Category category = match.rule().category();
        return match.variant().severity() == Severity.HIGH
                && !settings.weighs(match.rule().id(), category)
                && (match.isOnlyHeard() || match.isJudged() && hearing.doubtful(match.sentence(), category, true));
    }

    private List<Match> heardOnce(List<Match> group, Hearing hearing) {
        return group.stream()
                .map(match -> isDoubtfullyGrave(match, hearing) ? match.weighing(Severity.MEDIUM) : match)
                .toList();
    }

    /**
     * The only thing flagged in a draft: it weighs little where it is doubtful, and what the model alone has heard holds no
     * mail back, for one slip of a checker must not stop a mail.
     */
    private List<Match> alone(List<Match> group, Hearing hearing) {
        return group.stream().map(match -> alone(match, hearing)).toList();
    }

    private Match alone(Match match, Hearing hearing) {
        Category category = match.rule().category();
        if (!match.isJudged() || settings.weighs(match.rule().id(), category)) {
            return match;
        }
        Severity own = match.variant().severity();
        boolean doubtful = hearing.doubtful(match.sentence(), category, !match.isOnlyHeard());
        if (own == Severity.MEDIUM && doubtful) {
            return match.weighing(Severity.LOW);
        }
        return own == Severity.HIGH && (match.isOnlyHeard() || doubtful) ? match.weighing(Severity.MEDIUM) : match;
    }

    /** The given text with the first suggestion of each finding in place, until nothing is left to mend. */
    private String soften(Draft draft, List<Fitted> fitted, Occasion occasion, Hearing first, Proved proved) {
        Hearing before = first;
        String softened = Softener.soften(draft, fitted);
        if (draft.markup() != io.softspoken.draft.Markup.PLAIN) {
            return softened;
        }
        for (int round = 1; round < ROUNDS && !softened.equals(draft.text()); round++) {
            Draft again = Draft.of(softened);
            Text text = reader.read(softened);
            Hearing hearing = hear(text, occasion.around(), before);
            before = hearing;
            String next = Softener.soften(again, fit(matcher.scan(text), occasion, hearing, proved));
            if (next.equals(softened)) {
                break;
            }
            softened = next;
        }
        return softened;
    }

    private static Verdict verdict(List<Severity> findings, List<Missing> missing) {
        int low = 0;
        boolean review = false;
        for (Severity severity : findings) {
            if (severity == Severity.HIGH) {
                return Verdict.HOLD;
            }
            review |= severity == Severity.MEDIUM;
            low += severity == Severity.LOW ? 1 : 0;
        }
        for (Missing one : missing) {
            review |= one.item().severity() == Severity.MEDIUM;
            low += one.item().severity() == Severity.LOW ? 1 : 0;
        }
        return review || low >= 3 ? Verdict.REVIEW : Verdict.SEND;
    }

    /** What the reader is owed and not given, with sentences that could be added, and where. */
    private List<Missing> missing(
            Draft draft, Scan scan, Scan message, Occasion occasion, Hearing hearing, boolean flagged) {
        Span body = body(scan.text());
        List<Missing> missing = new ArrayList<>();
        if (body == null) {
            return missing; // nothing was written yet
        }
        Set<String> said = Set.of();
        boolean read = false;
        for (Acknowledgement item : Acknowledgement.values()) {
            boolean owedToNobody = !occasion.around().answered()
                    && (item == Acknowledgement.EMPATHY || item == Acknowledgement.APOLOGY);
            if (owedToNobody || !hearing.isMissing(item, false, flagged)) {
                continue;
            }
            if (!read) {
                // Read once, and only where the model misses something.
                said = scan.acknowledgements();
                read = true;
            }
            if (!said.contains(item.id()) || hearing.isMissing(item, true, flagged)) {
                boolean atEnd = atEnd(item);
                Span place = atEnd ? new Span(body.end() - 1, body.end()) : new Span(body.start(), body.start() + 1);
                Span given = draft.given(place);
                missing.add(new Missing(
                        item,
                        matcher.whyOwed(item),
                        matcher.offers(item, message, occasion.around().acts()),
                        atEnd ? given.end() : given.start()));
            }
        }
        return missing;
    }

    /** From the first sentence of the writer's own to the last, without greeting and signature; null if there is none. */
    private static @Nullable Span body(Text text) {
        int begin = -1;
        int end = -1;
        for (int s = 0; s < text.sentences(); s++) {
            if (text.body(s)) {
                begin = begin < 0 ? text.sentence(s).start() : begin;
                end = text.sentence(s).end();
            }
        }
        return begin < 0 ? null : new Span(begin, end);
    }

    /** Whether a sentence that makes up for it stands at the end of the text, and not at its beginning. */
    private static boolean atEnd(Acknowledgement item) {
        return item == Acknowledgement.NEXT_STEP || item == Acknowledgement.CONFIRMATION;
    }

    /** For every category the chance, in percent, that a careful reader would flag the draft for it. */
    private Map<Category, Integer> scores(List<Finding> findings, Hearing hearing) {
        Map<Category, Integer> scores = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            boolean found = findings.stream().anyMatch(finding -> finding.category() == category);
            // Nobody wants to know of a category that is off.
            scores.put(category, settings.isOff(category) ? 0 : Math.round(100 * hearing.score(category, found)));
        }
        return scores;
    }
}
