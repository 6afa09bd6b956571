package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text with all places at which a pattern may match; each is proved when it is asked for. Belongs to one check and
 * so to one thread. Made by {@link Matcher#scan}.
 */
public final class Scan {
    /**
     * Who wrote more than this wrote a letter, and is not answered with a "no problem": of 106 such answers that readers
     * flagged, 86 weighed more than low; of 293 to shorter messages or to none, 99.
     */
    private static final int WORDS_OF_A_LETTER = 25;

    /** Words shorter than this are seldom terms, and those that are stand in capitals and have rules of their own. */
    private static final int SHORTEST_TERM = 4;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Matcher matcher;
    private final Text text;
    private final SentenceEdges edges;
    private final Prover prover;
    private final Candidates candidates;
    private final Circumstances where;
    private final Silencers silencers;
    /** By pattern: in a long sentence a thousand candidates may lie over each other, and none be one. */
    private final Map<Integer, Failed> failures = new HashMap<>();

    private int proofs;

    Scan(Matcher matcher, Text text) {
        this.matcher = matcher;
        this.text = text;
        edges = new SentenceEdges(text);
        prover = matcher.prover(edges);
        candidates = matcher.candidates(text, edges);
        where = new Circumstances(matcher, text, edges);
        silencers = new Silencers(matcher, text);
    }

    /** The text that was scanned. */
    public Text text() {
        return text;
    }

    /** At how many tokens a pattern was tried so far. */
    int proofs() {
        return proofs;
    }

    /** The proven match of candidate {@code c}: as {@link Prover#prove}; null if there is none. */
    private int @Nullable [] prove(int c) {
        int sentence = candidates.sentence(c);
        if (edges.sentence() != sentence) {
            edges.enter(sentence);
        }
        int pattern = candidates.pattern(c);
        Failed failed = failures.get(pattern);
        for (int from = candidates.start(c); from < candidates.end(c); from++) {
            if (failed != null && from >= failed.first && from < failed.end) {
                from = failed.end - 1;
                continue;
            }
            proofs++;
            int[] found = prover.prove(matcher.code(pattern), text, from, text.last(sentence));
            if (found != null && found[1] > found[0]) {
                return found;
            }
        }
        if (failed == null) {
            failed = new Failed();
            failures.put(pattern, failed);
        }
        failed.add(candidates.start(c), candidates.end(c));
        return null;
    }

    /** All matches of all rules: as {@link Matcher#find}. */
    public List<Match> matches(Occasion occasion, Hearing hearing) {
        List<Match> matches = ruled(occasion, hearing, 0, text.sentences() - 1, null);
        for (int v : matcher.shapes) {
            shapes(v, occasion, hearing, matches);
        }
        new Abbreviations(matcher.program, text, hearing).find(occasion, matches);
        // Of two ways of one rule to say the same words, the one that its file names first.
        matches.sort(this::byPlace);
        return matches;
    }

    /** Written out: the JDK's own combinations of comparisons are made when first called, one class for each. */
    private int byPlace(Match a, Match b) {
        if (a.first() != b.first()) {
            return a.first() - b.first();
        }
        return a.last() != b.last() ? a.last() - b.last() : Integer.compare(matcher.placeOf(a), matcher.placeOf(b));
    }

    /**
     * The matches that name words, in no order: without those that stand on conditions or on the model's word alone.
     * There may be some of other sentences and of other categories too.
     *
     * @param fromSentence the first sentence that is asked for
     * @param toSentence the last
     * @param category that of the rules; null for all
     */
    public List<Match> patterns(
            Occasion occasion, Hearing hearing, int fromSentence, int toSentence, @Nullable Category category) {
        List<Match> matches = ruled(occasion, hearing, fromSentence, toSentence, category);
        new Abbreviations(matcher.program, text, hearing).find(occasion, matches);
        return matches;
    }

    private List<Match> ruled(
            Occasion occasion, Hearing hearing, int fromSentence, int toSentence, @Nullable Category category) {
        List<Match> matches = new ArrayList<>();
        Map<Integer, Integer> doneUntil = new HashMap<>();
        Set<String> termsSeen = new LinkedHashSet<>();
        for (int c = 0; c < candidates.count(); c++) {
            int[] variants = matcher.variantsOf[candidates.pattern(c)];
            if (variants == null
                    || category != null && !isOf(category, variants)
                    || isOutside(c, fromSentence, toSentence)
                    || candidates.start(c) < doneUntil.getOrDefault(candidates.pattern(c), -1)) {
                continue;
            }
            int[] found = prove(c);
            if (found == null) {
                continue;
            }
            doneUntil.put(candidates.pattern(c), found[1]);
            for (int v : variants) {
                if ((category == null || matcher.ruleOf[v].category() == category)
                        && holds(matcher.ruleOf[v], matcher.variantAt[v], candidates.sentence(c), found, occasion)
                        && isHeard(matcher.variantAt[v], matcher.ruleOf[v].category(), candidates.sentence(c), hearing)
                        && fitsTerm(candidates.pattern(c), found, occasion, termsSeen)) {
                    Match match = new Match(
                            matcher.ruleOf[v],
                            matcher.variantAt[v],
                            candidates.sentence(c),
                            found[0],
                            found[1],
                            captures(candidates.pattern(c), found));
                    matches.add(weighed(match, hearing, occasion));
                }
            }
        }
        return matches;
    }

    private boolean isOf(Category category, int[] variants) {
        for (int v : variants) {
            if (matcher.ruleOf[v].category() == category) {
                return true;
            }
        }
        return false;
    }

    /** A term counts where it first stands, so that those before are looked at too. */
    private boolean isOutside(int c, int fromSentence, int toSentence) {
        return candidates.sentence(c) > toSentence
                || candidates.sentence(c) < fromSentence
                        && !matcher.program.glossary().terms().containsKey(candidates.pattern(c));
    }

    private Map<String, String> captures(int pattern, int[] found) {
        String[] names = matcher.program.patterns().get(pattern).names();
        Glossary.Term term = matcher.program.glossary().terms().get(pattern);
        if (names.length == 0 && term == null) {
            return Map.of();
        }
        Map<String, String> captures = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            int from = found[2 + 2 * i];
            int to = found[3 + 2 * i];
            if (from >= 0 && to > from) {
                captures.put(
                        names[i],
                        text.words()
                                .substring(text.start(from), text.end(to - 1))
                                .replaceAll("\\s+", " "));
            }
        }
        if (term != null) {
            captures.put("plain", Terms.plain(term, text, found[0], found[1]));
            captures.put("term", term.written());
        }
        return captures;
    }

    private boolean fitsTerm(int pattern, int[] found, Occasion occasion, Set<String> seen) {
        Glossary.Term term = matcher.program.glossary().terms().get(pattern);
        return term == null || Terms.counts(term, text, found[0], found[1], occasion, seen);
    }

    private boolean holds(Rule rule, Rule.Variant variant, int sentence, int[] found, Occasion occasion) {
        if (rule.category() == Category.JARGON && occasion.audience() == Audience.TECHNICAL) {
            return false;
        }
        Conditions when = variant.when();
        int first = found[0];
        int last = found[1];
        if (!when.anyNegation() && where.negated(sentence, first)
                || !when.anyQuotation() && (where.quoted(first, last) || where.runsIntoQuotation(first, last))
                || where.named(sentence, first, last)) {
            return false;
        }
        if (rule.category() == Category.CURT && where.isListItem(sentence)) {
            return false;
        }
        return where.holds(when, sentence, first, last, occasion)
                && !silencers.touch(variant.unless(), sentence, first, last)
                && !silencers.stand(variant.unlessSentence(), sentence, sentence)
                && !silencers.stand(variant.unlessNear(), sentence, sentence + 1)
                && (variant.onlyNear().length == 0 || silencers.stand(variant.onlyNear(), sentence - 1, sentence + 1));
    }

    /** Rules that stand on their conditions alone: by sentence, by paragraph, or by the whole draft. */
    private void shapes(int v, Occasion occasion, Hearing hearing, List<Match> into) {
        Rule.Variant variant = matcher.variantAt[v];
        if (variant.when().heard() == Conditions.Heard.LIKELY || variant.when().heard() == Conditions.Heard.FIRMLY) {
            sentencesHeard(v, occasion, hearing, into);
            return;
        }
        boolean bySentence = variant.when().measures(Conditions.Measure.SENTENCE_WORDS);
        boolean byParagraph = variant.when().measures(Conditions.Measure.PARAGRAPH_WORDS);
        int s = 0;
        while (s < text.sentences()) {
            int to = s + 1;
            while (!bySentence && to < text.sentences() && (!byParagraph || text.block(to) == text.block(s))) {
                to++;
            }
            int first = text.first(s);
            int last = text.last(to - 1);
            if (text.body(s)
                    && where.holds(variant.when(), s, first, last, occasion)
                    && !silencers.stand(variant.unlessSentence(), s, to - 1)
                    && !silencers.stand(variant.unlessNear(), s, to)
                    && (variant.onlyNear().length == 0 || silencers.stand(variant.onlyNear(), s - 1, to))) {
                into.add(new Match(
                        matcher.ruleOf[v],
                        variant,
                        s,
                        first,
                        last,
                        Map.of(Matcher.SENTENCE, text.words().substring(text.start(first), text.end(last - 1)))));
            }
            s = to;
        }
    }

    /** A rule that stands on the model's word alone: each sentence that it hears and no other rule explains. */
    private void sentencesHeard(int v, Occasion occasion, Hearing hearing, List<Match> into) {
        Rule rule = matcher.ruleOf[v];
        Rule.Variant variant = matcher.variantAt[v];
        if (rule.category() == Category.JARGON && occasion.audience() == Audience.TECHNICAL) {
            return;
        }
        BitSet explained = new BitSet();
        for (Match match : into) {
            // An insult is not curt besides.
            if (match.rule().category() == rule.category() || rule.category() == Category.CURT) {
                explained.set(match.sentence());
            }
        }
        for (int s = 0; s < text.sentences(); s++) {
            int first = text.first(s);
            int last = text.last(s);
            if (text.body(s)
                    && isHeard(variant, rule.category(), s, hearing)
                    && !explained.get(s)
                    && !where.quoted(first, last)
                    && !where.stillToBeWritten(s)
                    && !(rule.category() == Category.CURT && where.isListItem(s))
                    && where.holds(variant.when(), s, first, last, occasion)
                    && !silencers.stand(variant.unlessSentence(), s, s)
                    && !silencers.stand(variant.unlessNear(), s, s + 1)
                    && (variant.onlyNear().length == 0 || silencers.stand(variant.onlyNear(), s - 1, s + 1))) {
                int[] carrying = hearing.carrying(s, rule.category());
                if (rule.category() == Category.JARGON && areReaders(carrying[0], carrying[1], occasion)) {
                    continue;
                }
                Match match = new Match(
                        rule,
                        variant,
                        s,
                        first,
                        last,
                        Map.of(
                                Matcher.HEARD,
                                text.words().substring(text.start(carrying[0]), text.end(carrying[1] - 1)),
                                Matcher.SENTENCE,
                                text.sentence(s).of(text.words())));
                into.add(match.weighing(hearing.weigh(s, rule.category(), null, variant.severity())));
            }
        }
    }

    /** Whether the words of a stretch that could be terms are for the most part the reader's own. */
    private boolean areReaders(int first, int last, Occasion occasion) {
        int terms = 0;
        int used = 0;
        for (int t = first; t < last && occasion.answered(); t++) {
            if (!text.is(t, Token.PUNCTUATION | Token.NUMBER) && text.end(t) - text.start(t) >= SHORTEST_TERM) {
                terms++;
                used += occasion.uses(text.token(t)) ? 1 : 0;
            }
        }
        return terms > 0 && 2 * used >= terms;
    }

    /** The match as grave as it is on this occasion. */
    private static Match weighed(Match match, Hearing hearing, Occasion occasion) {
        Severity own = match.variant().severity();
        if (own == Severity.LOW
                && match.isJudged()
                && match.rule().category() == Category.NO_PROBLEM
                && occasion.incomingWords() > WORDS_OF_A_LETTER) {
            return match.weighing(Severity.MEDIUM);
        }
        return match.isJudged()
                ? match.weighing(hearing.weigh(match.sentence(), match.rule().category(), own, own))
                : match;
    }

    private static boolean isHeard(Rule.Variant variant, Category category, int sentence, Hearing hearing) {
        return switch (variant.when().heard()) {
            case ANY -> true;
            case NOT_UNLIKELY -> !hearing.unlikely(sentence, category, variant.severity() == Severity.HIGH);
            case LIKELY -> hearing.likely(sentence, category);
            case FIRMLY -> hearing.firmly(sentence, category);
        };
    }

    /** What the first match of a pattern remembers; null if there is none. */
    @Nullable
    Map<String, String> first(int pattern) {
        for (int c = 0; c < candidates.count(); c++) {
            if (candidates.pattern(c) == pattern) {
                int[] found = prove(c);
                if (found != null
                        && !where.quoted(found[0], found[1])
                        && !where.negated(candidates.sentence(c), found[0])) {
                    return captures(pattern, found);
                }
            }
        }
        return null;
    }

    /** What the message does: the names of the acts found in it. */
    public Set<String> acts() {
        return acts(false);
    }

    /** What the draft acknowledges: the names of the acknowledgements found in it. */
    public Set<String> acknowledgements() {
        return acts(true);
    }

    private Set<String> acts(boolean acknowledgements) {
        List<Program.Act> acts = matcher.program.acts();
        BitSet done = new BitSet();
        for (int c = 0; c < candidates.count(); c++) {
            int[] match = null;
            for (int a : matcher.actsOf(candidates.pattern(c))) {
                if (acts.get(a).acknowledgement() == acknowledgements && !done.get(a)) {
                    match = match == null ? prove(c) : match;
                    if (match == null) {
                        break;
                    }
                    if (!where.quoted(match[0], match[1])
                            && !silencers.touch(acts.get(a).unless(), candidates.sentence(c), match[0], match[1])) {
                        done.set(a);
                    }
                }
            }
        }
        Set<String> found = new LinkedHashSet<>();
        done.stream().forEach(a -> found.add(acts.get(a).name()));
        return found;
    }

    /** Tokens in a row from which a pattern was tried in vain, for it fails from there wherever a candidate ends. */
    private static final class Failed {
        private int first;
        private int end;

        /** Takes in a row that was tried; one apart from those before takes their place. */
        void add(int from, int to) {
            boolean apart = from > end || to < first;
            first = apart ? from : Math.min(first, from);
            end = apart ? to : Math.max(end, to);
        }
    }
}
