package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.rules.Rule;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a finding of a match: which words are marked, and which wordings can stand in their place. Each wording is put
 * in place, the paragraph is read again, and only one that mends without harm is offered. Belongs to one text.
 */
final class Fitter {
    private static final Pattern PROMISE =
            Pattern.compile("(?i)(?:(?<![\\p{L}\\p{M}\\p{Nd}_])will|['’]ll)(?![\\p{L}\\p{M}\\p{Nd}_])");

    /** A wording is tried among so many sentences before it and after; rules look no further than the next. */
    private static final int NEAR = 2;

    /** And among no more characters than this before it and after. */
    private static final int FARTHEST = 400;

    /**
     * A sentence longer than this is replaced by nothing whole: nobody writes one, and of a thousand findings in it each
     * would hold all of it.
     */
    private static final int LONGEST_WHOLE = 2_000;

    /** A character costs so much more where parts of speech are asked for. */
    private static final int TAGGING = 8;

    /** A sentence of more words than these holds something besides its excuse. */
    private static final int LONGEST_EXCUSE = 40;

    private static final Set<String> APOLOGIES =
            Set.of("sorry", "apologise", "apologize", "apologies", "apology", "apologised", "apologized");

    private final Matcher matcher;
    private final ToneModel model;
    private final TextReader reader;
    private final Text text;
    private final Occasion occasion;
    private final Settings settings;
    private final Map<Integer, Set<String>> heard = new HashMap<>();
    private final Proved proved;

    /**
     * @param heard all that is heard in the text, so that a wording is not blamed for what was there before it
     * @param proved what was proved before for the same occasion; is added to
     */
    Fitter(
            Matcher matcher,
            ToneModel model,
            TextReader reader,
            Text text,
            Occasion occasion,
            Settings settings,
            List<Match> heard,
            Proved proved) {
        this.matcher = matcher;
        this.model = model;
        this.reader = reader;
        this.text = text;
        this.occasion = occasion;
        this.settings = settings;
        this.proved = proved;
        for (Match match : heard) {
            this.heard
                    .computeIfAbsent(match.sentence(), s -> new HashSet<>())
                    .add(match.rule().id());
        }
    }

    /** The finding for a match, or for several terms that are one, without any wording. */
    Fitted mark(List<Match> group) {
        Match first = group.get(0);
        return new Fitted(
                first.rule().id(),
                first.rule().category(),
                severity(group),
                span(group),
                first.rule().why(),
                List.of());
    }

    private Severity severity(List<Match> group) {
        Match first = group.get(0);
        Severity severity = first.variant().severity();
        for (Match match : group) {
            severity = match.variant().severity().compareTo(severity) > 0
                    ? match.variant().severity()
                    : severity;
        }
        boolean weighed = settings.weighs(first.rule().id(), first.rule().category());
        if (group.size() > 2 && severity == Severity.LOW && !weighed) {
            severity = Severity.MEDIUM; // a clause full of terms
        }
        return severity;
    }

    private Span span(List<Match> group) {
        Match first = group.get(0);
        Match last = group.get(group.size() - 1);
        return group.size() == 1 ? marked(text, first) : new Span(text.start(first.first()), text.end(last.last() - 1));
    }

    /** The finding for a match, or for several terms that are one. */
    Fitted fit(List<Match> group) {
        Match first = group.get(0);
        Match last = group.get(group.size() - 1);
        Severity severity = severity(group);
        Span span = span(group);
        Set<String> filled = new LinkedHashSet<>();
        if (group.size() == 1 && isSaidWithout(first)) {
            filled.add("");
        }
        int wordings =
                group.stream().mapToInt(m -> m.variant().suggest().size()).min().orElse(0);
        for (int w = 0; w < wordings; w++) {
            filled.add(
                    group.size() == 1
                            ? placed(
                                    first,
                                    span,
                                    first.variant().suggest().get(w).fill(captures(first, span)))
                            : terms(group, w));
        }
        Span withArticle = Articles.span(text, first.first(), span, filled);
        Set<String> offered = new LinkedHashSet<>();
        for (String wording : filled) {
            @Nullable String fitted = Articles.fit(text, first.first(), span, withArticle, wording);
            if (carriesFacts(first.rule().category(), withArticle.of(text.words())) && !fitted.isEmpty()) {
                fitted = Facts.kept(
                        text,
                        text.first(first.sentence()),
                        text.last(text.sentenceOf(last.last() - 1)),
                        withArticle,
                        fitted);
            }
            if (fitted != null
                    && !fitted.equals(withArticle.of(text.words()))
                    && new Proof(fitted, withArticle, first.sentence(), heard.getOrDefault(first.sentence(), Set.of()))
                            .holds(first.rule().category(), severity)) {
                offered.add(fitted);
            }
        }
        span = withArticle;
        if (offered.isEmpty()) {
            Span sentence = text.sentence(first.sentence());
            String wording = whole(first, sentence);
            if (!wording.isEmpty()
                    && new Proof(wording, sentence, first.sentence(), heard.getOrDefault(first.sentence(), Set.of()))
                            .holds(first.rule().category(), severity)) {
                offered.add(wording);
                span = sentence;
            }
        }
        String message = first.rule().why();
        String words = first.captures().get(Matcher.HEARD);
        if (words != null) {
            message = message + " It is heard most in \u201c" + words.replaceAll("\\s+", " ") + "\u201d.";
        }
        String advice = first.variant().advice();
        if (offered.isEmpty() && advice != null) {
            message = message + " " + advice;
        }
        return new Fitted(first.rule().id(), first.rule().category(), severity, span, message, List.copyOf(offered));
    }

    /**
     * What a pattern remembered, with the marks that belong to it. A sentence that is kept whole among others begins as one,
     * though it was "as above.".
     */
    private Map<String, String> captures(Match match, Span span) {
        if (match.captures().isEmpty()) {
            return match.captures();
        }
        Map<String, String> captures = new HashMap<>(match.captures());
        captures.replaceAll((name, words) -> Marks.closed(text.words(), words, span));
        captures.computeIfPresent(Matcher.SENTENCE, (name, sentence) -> capital(sentence));
        return captures;
    }

    /** Whether a sentence is an excuse and no more, beside one that says sorry: nothing is owed in its place. */
    private boolean isSaidWithout(Match match) {
        int s = match.sentence();
        return match.rule().category() == Category.EXCUSE
                && match.variant().flag() == Rule.Flag.SENTENCE
                && !carriesFacts(Category.EXCUSE, text.sentence(s).of(text.words()))
                && text.last(s) - text.first(s) <= LONGEST_EXCUSE
                && !apologises(s)
                && (apologises(s - 1) || apologises(s + 1));
    }

    private boolean apologises(int s) {
        if (s < 0 || s >= text.sentences() || !text.body(s)) {
            return false;
        }
        for (int t = text.first(s); t < text.last(s); t++) {
            if (APOLOGIES.contains(text.token(t).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What can stand in the place of the whole sentence, where nothing fits in the place of the words themselves: what is
     * offered for any sentence in which the category is heard and no rule explains it. Empty if there is no such wording.
     */
    private String whole(Match match, Span sentence) {
        if (sentence.length() > LONGEST_WHOLE) {
            return "";
        }
        String undertone = match.rule().category().id() + "/undertone";
        return matcher.rules().stream()
                .filter(rule -> rule.id().equals(undertone))
                .flatMap(rule -> rule.variants().stream())
                .flatMap(variant -> variant.suggest().stream())
                .findFirst()
                .map(wording -> wording.fill(Map.of(Matcher.SENTENCE, capital(sentence.of(text.words())))))
                .map(wording -> carriesFacts(match.rule().category(), sentence.of(text.words()))
                        ? Facts.kept(text, text.first(match.sentence()), text.last(match.sentence()), sentence, wording)
                        : wording)
                .orElse("");
    }

    /** What is marked: the match, out to the clause or the sentence where the rule says so. */
    static Span marked(Text text, Match match) {
        int first = match.first();
        int last = match.last();
        switch (match.variant().flag()) {
            case SENTENCE -> {
                Span from = text.sentence(match.sentence());
                Span to = text.sentence(text.sentenceOf(last - 1));
                return new Span(from.start(), Math.max(from.end(), to.end()));
            }
            case CLAUSE -> {
                int low = text.first(match.sentence());
                int high = text.last(match.sentence());
                while (first > low && !text.is(first, Token.AFTER_BREAK) && !text.is(first - 1, Token.PUNCTUATION)) {
                    first--;
                }
                while (last < high && !text.is(last, Token.AFTER_BREAK) && !text.is(last, Token.PUNCTUATION)) {
                    last++;
                }
            }
            case MATCH -> {
                /* as it is */
            }
        }
        // A match that ends on the mark itself has it marked; one that ends before it leaves it.
        return new Span(text.start(first), text.end(last - 1));
    }

    /** A filled wording with the capital and the full stop that its place wants. */
    private String placed(Match match, Span span, String filled) {
        String s = text.words();
        String wording = filled;
        boolean starts = span.start() == text.sentence(match.sentence()).start();
        if (wording.isEmpty()) {
            return wording;
        }
        char end = wording.charAt(wording.length() - 1);
        boolean closed = ".!?…".indexOf(end) >= 0;
        if (match.variant().flag() == Rule.Flag.SENTENCE) {
            char was = s.charAt(span.end() - 1);
            boolean sentence = wording.endsWith(".]"); // the writer's own, still to be written
            if (!closed && !sentence && end != ':' && ".!?…".indexOf(was) >= 0) {
                wording = wording + ".";
            }
        } else if (closed && span.end() < s.length() && ".!?…".indexOf(s.charAt(span.end())) >= 0) {
            // The wording's own mark would stand before the sentence's.
            wording = ".!?…".indexOf(s.charAt(span.end() - 1)) >= 0
                    ? wording
                    : wording.substring(0, wording.length() - 1);
        }
        return starts ? capital(wording) : wording;
    }

    static String capital(String wording) {
        for (int i = 0; i < wording.length(); i++) {
            char c = wording.charAt(i);
            if (Character.isLetter(c)) {
                return wording.substring(0, i) + Character.toUpperCase(c) + wording.substring(i + 1);
            }
            if (Character.isDigit(c) || c == '[') {
                break;
            }
        }
        return wording;
    }

    /** Several terms with what stands between them, each in its own plain words. */
    private String terms(List<Match> group, int w) {
        StringBuilder out = new StringBuilder();
        int at = text.start(group.get(0).first());
        int begun = 0;
        for (int i = 0; i < group.size(); i++) {
            Match match = group.get(i);
            String filled = match.variant().suggest().get(w).fill(match.captures());
            boolean starts = match.first() == text.first(match.sentence());
            if (i > 0 && match.first() == group.get(i - 1).last()) {
                // Two nouns in a row ("split-tunnel ACL"): the second is the thing, the first says which one
                String which = out.substring(begun);
                out.setLength(begun);
                out.append(filled).append(" (").append(which).append(')');
            } else {
                out.append(text.words(), at, text.start(match.first()));
                begun = out.length();
                out.append(starts ? capital(filled) : i == 0 ? filled : Articles.after(out, filled));
            }
            at = text.end(match.last() - 1);
        }
        return out.toString();
    }

    /**
     * Of an excuse nothing needs keeping but a promise that it ends in, and the numbers in a technical term are part of
     * what is replaced.
     */
    private static boolean carriesFacts(Category category, String replaced) {
        return switch (category) {
            case EXCUSE -> PROMISE.matcher(replaced).find();
            case JARGON -> false;
            default -> true;
        };
    }

    /** Length is a matter of the whole draft; a paragraph read alone says nothing of it. */
    private static boolean ofTheWhole(Match match) {
        Category category = match.rule().category();
        return category == Category.CURT || category == Category.LONG_WINDED;
    }

    /** A wording tried among the sentences around it. */
    private final class Proof {
        private final String wording;
        private final Span span;
        private final int sentence;
        private final Set<String> before;

        /**
         * @param sentence the sentence that the words to be replaced begin in
         * @param before ids of the rules that were heard in this sentence as it stands
         */
        Proof(String wording, Span span, int sentence, Set<String> before) {
            this.wording = wording;
            this.span = span;
            this.sentence = sentence;
            this.before = before;
        }

        /** Whether, with the wording in place, the same is not heard there again, nor anything as grave. */
        boolean holds(Category category, Severity severity) {
            String s = text.words();
            int first = Math.max(0, sentence - NEAR);
            int last = sentence;
            while (last + 1 < text.sentences() && text.sentence(last).end() < span.end()) {
                last++;
            }
            last = Math.min(text.sentences() - 1, last + NEAR);
            // A paragraph of any length, or one of many short sentences, is cut to what is near enough to matter.
            int earliest = Math.max(text.sentence(first).start(), span.start() - FARTHEST);
            int latest = Math.min(text.sentence(last).end(), span.end() + FARTHEST);
            int from = span.start();
            while (from > earliest && s.charAt(from - 1) != '\n') {
                from--;
            }
            int to = span.end();
            while (to < latest && s.charAt(to) != '\n') {
                to++;
            }
            String lead = s.substring(from, span.start());
            Proved.Tried tried = new Proved.Tried(
                    Softener.join(lead, wording, s.substring(span.end(), to)).text(),
                    lead.length() - (wording.isEmpty() ? 1 : 0),
                    lead.length() + wording.length(),
                    category,
                    severity,
                    before);
            Boolean known = proved.of(tried);
            if (known != null || proved.left() <= 0) {
                return known != null && known;
            }
            Text again = reader.readOwn(tried.passage());
            boolean holds = again.tokens() == 0 || holds(tried, again);
            proved.add(tried, holds, tried.passage().length() * (again.tagged() > 0 ? TAGGING : 1));
            return holds;
        }

        private boolean holds(Proved.Tried tried, Text again) {
            // Only what stands in the wording's sentences can speak against it, and only a rule's own pattern.
            List<Match> matches = matcher.scan(again)
                    .patterns(
                            occasion,
                            model.hear(again, occasion.around()),
                            again.sentenceAt(tried.start()),
                            again.sentenceAt(tried.end()),
                            null);
            for (Match match : settings.apply(again, matches)) {
                boolean here = again.start(match.first()) < tried.end() && again.end(match.last() - 1) > tried.start();
                boolean same = match.rule().category() == tried.category();
                boolean known = !same && before.contains(match.rule().id());
                if (here
                        && !ofTheWhole(match)
                        && !known
                        && (same || match.variant().severity().compareTo(tried.severity()) >= 0)) {
                    return false;
                }
            }
            return true;
        }
    }
}
