package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import io.softspoken.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Program} over a {@link Text}: one pass of the automaton finds candidates, each is proved, and its
 * conditions are looked at. Immutable; all threads share it, each with a scratch list of its own whose size is that of
 * the automaton.
 */
public final class Matcher {
    /** What a match remembers that stands on the model's word: the words that carried it. */
    public static final String HEARD = "heard";

    /** What a match of a rule that names no words remembers: the sentence. */
    public static final String SENTENCE = "sentence";

    /**
     * Who wrote more than this wrote a letter, and is not answered with a "no problem": of 106 such answers that readers
     * flagged, 86 weighed more than low; of 293 to shorter messages or to none, 99.
     */
    private static final int WORDS_OF_A_LETTER = 25;

    private static final int MOST_OFFERS = 3;

    /** Words shorter than this are seldom terms, and those that are stand in capitals and have rules of their own. */
    private static final int SHORTEST_TERM = 4;

    private static final Pattern LIST_MARK = Pattern.compile("[ \\t]*(?:[-*\u2022\u00b7\u2013]|\\d{1,3}[.)])[ \\t]+");

    /** What companies write behind their names. */
    private static final Set<String> COMPANY_FORMS = Set.of(
            "Ltd", "Limited", "Inc", "LLC", "LLP", "PLC", "plc", "Corp", "Co", "Pty", "GmbH", "AG", "KG", "BV", "SA",
            "SARL", "AB", "Oy", "ApS");

    private final Program program;
    private final int[][] variantsOf;
    private final Rule[] ruleOf;
    private final Rule.Variant[] variantAt;
    private final Map<Rule.Variant, Integer> placeOf = new IdentityHashMap<>();
    /** The variants that name no words: of thousands that do, none need be looked at. */
    private final int[] shapes;

    /** For each of the two states that begin, where the targets for a word begin: thousands of words, asked at each. */
    private final int[][] begins;

    private final int[] negations;
    private final ThreadLocal<Scratch> scratch;

    Matcher(Program program) {
        this.program = program;
        List<Rule> rules = new ArrayList<>();
        List<Rule.Variant> variants = new ArrayList<>();
        Map<Integer, List<Integer>> of = new HashMap<>();
        for (Rule rule : program.rules()) {
            for (Rule.Variant variant : rule.variants()) {
                if (variant.pattern() >= 0) {
                    of.computeIfAbsent(variant.pattern(), p -> new ArrayList<>())
                            .add(variants.size());
                }
                placeOf.put(variant, variants.size());
                rules.add(rule);
                variants.add(variant);
            }
        }
        ruleOf = rules.toArray(new Rule[0]);
        variantAt = variants.toArray(new Rule.Variant[0]);
        shapes = IntStream.range(0, variantAt.length)
                .filter(v -> variantAt[v].pattern() < 0)
                .toArray();
        variantsOf = new int[program.patterns().size()][];
        of.forEach((pattern, list) ->
                variantsOf[pattern] = list.stream().mapToInt(Integer::intValue).toArray());
        begins = new int[][] {
            edges(program.automaton(), Automaton.ANYWHERE), edges(program.automaton(), Automaton.AT_START)
        };
        negations = List.of("not", "never", "no", "without", "hardly").stream()
                .mapToInt(program.vocabulary()::number)
                .sorted()
                .toArray();
        scratch = ThreadLocal.withInitial(() -> new Scratch(program.automaton().states()));
    }

    private int[] edges(Automaton automaton, int state) {
        int[] edges = new int[program.vocabulary().highest() + 1];
        Arrays.fill(edges, -1);
        for (int e = automaton.begins()[state]; e < automaton.begins()[state + 1]; e++) {
            edges[automaton.words()[e]] = automaton.values()[e];
        }
        return edges;
    }

    /** The words this matcher knows; the text given to it must have been read with them. */
    public Vocabulary vocabulary() {
        return program.vocabulary();
    }

    /** A hash of all packs, in hexadecimal. */
    public String hash() {
        return program.hash();
    }

    /** The rules, in the order of their ids. */
    public List<Rule> rules() {
        return program.rules();
    }

    /**
     * All matches of all rules, their conditions met, by place.
     *
     * @param hearing how the tone model hears the same text
     */
    public List<Match> find(Text text, Occasion occasion, Hearing hearing) {
        return scan(text).matches(occasion, hearing);
    }

    /** What a message does: the names of the acts found in it. */
    public Set<String> acts(Text text) {
        return scan(text).acts();
    }

    /** What a draft acknowledges: the names of the acknowledgements found in it. */
    public Set<String> acknowledgements(Text text) {
        return scan(text).acknowledgements();
    }

    /** Runs the automaton over a text, once for all that is then asked about it. */
    public Scan scan(Text text) {
        return new Scan(text);
    }

    /** Whether a rule stands on the tone model's word alone. */
    public boolean hears(Rule rule) {
        return asks(rule, Conditions.Heard.FIRMLY);
    }

    /** Whether a rule has patterns that count only where the tone model hears something too. */
    public boolean leans(Rule rule) {
        return asks(rule, Conditions.Heard.LIKELY);
    }

    private static boolean asks(Rule rule, Conditions.Heard how) {
        return rule.variants().stream().anyMatch(variant -> variant.when().heard() == how);
    }

    /** Whether a rule counts inside quotation marks too. */
    public boolean countsQuoted(Rule rule) {
        return rule.variants().stream().anyMatch(variant -> variant.when().anyQuotation());
    }

    /** Why a reader would miss an acknowledgement that a draft owes and does not give; empty if no pack says so. */
    public String whyOwed(Acknowledgement item) {
        return program.owed().stream()
                .filter(owed -> owed.item() == item)
                .findFirst()
                .map(Program.Owed::why)
                .orElse("");
    }

    /**
     * Sentences that could be added where an acknowledgement is missing, best first.
     *
     * @param message the message being answered: which sentence fits depends on it
     * @param acts what the message does; none if no message is answered
     */
    public List<String> offers(Acknowledgement item, Scan message, Set<String> acts) {
        Set<String> offers = new LinkedHashSet<>();
        for (Program.Owed owed : program.owed()) {
            for (Program.Offer offer : owed.offers()) {
                boolean answers =
                        offer.answers().isEmpty() || offer.answers().stream().anyMatch(acts::contains);
                if (owed.item() != item || !answers || offers.size() == MOST_OFFERS) {
                    continue;
                }
                Map<String, String> captures = offer.pattern() < 0 ? Map.of() : message.first(offer.pattern());
                if (captures != null) {
                    offers.add(offer.suggest().fill(captures));
                }
            }
        }
        return List.copyOf(offers);
    }

    /** States alive, for one thread; a state is marked with the step at which it was entered. */
    private static final class Scratch {
        final long[] mark;
        int[] state = new int[64];
        int[] start = new int[64];
        int[] nextState = new int[64];
        int[] nextStart = new int[64];
        long step;

        Scratch(int states) {
            mark = new long[states];
        }

        int add(int size, int target, int begin) {
            if (mark[target] == step) {
                return size;
            }
            mark[target] = step;
            if (size == nextState.length) {
                nextState = Arrays.copyOf(nextState, size * 2);
                nextStart = Arrays.copyOf(nextStart, size * 2);
            }
            nextState[size] = target;
            nextStart[size] = begin;
            return size + 1;
        }

        void swap() {
            int[] s = state;
            state = nextState;
            nextState = s;
            int[] b = start;
            start = nextStart;
            nextStart = b;
        }
    }

    /**
     * One text with all places at which a pattern may match; each is proved when it is asked for. Belongs to one check and
     * so to one thread.
     */
    public final class Scan {
        private static final int FEW = 64;

        private final Text text;
        private final SentenceEdges edges;
        private final Prover prover;

        // The candidates, by place: a pattern that may match from one token to before another.
        private int count;
        private int[] pattern = new int[FEW];
        private int[] sentence = new int[FEW];
        private int[] start = new int[FEW];
        private int[] end = new int[FEW];

        // Made when first asked for: the candidates by pattern, those of one rising; and a hash table of one more than
        // the
        // number of a pattern and, beside it, where its candidates begin and end among them.
        private int[] alike = new int[0];
        private int[] places = new int[0];

        private int bodyWords = -1;

        private Scan(Text text) {
            this.text = text;
            edges = new SentenceEdges(text);
            prover = new Prover(program, edges);
            Scratch mine = scratch.get();
            for (int s = 0; s < text.sentences(); s++) {
                edges.enter(s);
                walk(mine, s);
            }
        }

        /** The text that was scanned. */
        public Text text() {
            return text;
        }

        private void candidate(int ofPattern, int inSentence, int from, int to) {
            if (count == pattern.length) {
                pattern = Arrays.copyOf(pattern, 2 * count);
                sentence = Arrays.copyOf(sentence, 2 * count);
                start = Arrays.copyOf(start, 2 * count);
                end = Arrays.copyOf(end, 2 * count);
            }
            pattern[count] = ofPattern;
            sentence[count] = inSentence;
            start[count] = from;
            end[count] = to;
            count++;
        }

        /** One pass of the automaton over a sentence. */
        private void walk(Scratch alive, int s) {
            Automaton automaton = program.automaton();
            int size = 0;
            int last = text.last(s);
            for (int t = text.first(s); t < last; t++) {
                alive.step++;
                int word = text.word(t);
                int flags = text.flags(t);
                int next = 0;
                for (int i = 0; i < size; i++) {
                    next = advance(alive, automaton, alive.state[i], word, flags, alive.start[i], next);
                }
                next = advance(alive, automaton, Automaton.ANYWHERE, word, flags, t, next);
                if (edges.starts(t)) {
                    next = advance(alive, automaton, Automaton.AT_START, word, flags, t, next);
                }
                alive.swap();
                size = next;
                for (int i = 0; i < size; i++) {
                    int run = automaton.accepts()[alive.state[i]];
                    if (run >= 0) {
                        for (int a = run; automaton.accepted()[a] >= 0; a++) {
                            candidate(automaton.accepted()[a], s, alive.start[i], t + 1);
                        }
                    }
                }
            }
        }

        private int advance(Scratch alive, Automaton automaton, int state, int word, int flags, int start, int size) {
            int next = size;
            boolean mark = (flags & Token.PUNCTUATION) != 0;
            if (word != Vocabulary.UNKNOWN) {
                int run = state <= Automaton.AT_START ? begins[state][word] : automaton.next(state, word);
                if (run >= 0) {
                    for (int a = run; automaton.targets()[a] >= 0; a++) {
                        next = alive.add(next, automaton.targets()[a], start);
                    }
                }
            }
            if (mark) {
                return next;
            }
            int any = automaton.any()[state];
            if (any >= 0) {
                for (int a = any; automaton.targets()[a] >= 0; a++) {
                    next = alive.add(next, automaton.targets()[a], start);
                }
            }
            int kinds = automaton.kinds()[state];
            if (kinds >= 0) {
                for (int k = kinds; automaton.guarded()[k] >= 0; k += 2) {
                    if ((flags & automaton.guarded()[k]) != 0) {
                        next = alive.add(next, automaton.guarded()[k + 1], start);
                    }
                }
            }
            return next;
        }

        /** The proven match of candidate {@code c}: as {@link Prover#prove}; null if there is none. */
        private int @Nullable [] prove(int c) {
            if (edges.sentence() != sentence[c]) {
                edges.enter(sentence[c]);
            }
            Code code = program.patterns().get(pattern[c]);
            for (int from = start[c]; from < end[c]; from++) {
                int[] found = prover.prove(code, text, from, text.last(sentence[c]));
                if (found != null && found[1] > found[0]) {
                    return found;
                }
            }
            return null;
        }

        /** All matches of all rules: as {@link Matcher#find}. */
        public List<Match> matches(Occasion occasion, Hearing hearing) {
            List<Match> matches = ruled(occasion, hearing, 0, text.sentences() - 1, null);
            for (int v : shapes) {
                shapes(v, occasion, hearing, matches);
            }
            new Abbreviations(program, text, hearing).find(occasion, matches);
            // Of two ways of one rule to say the same words, the one that its file names first.
            matches.sort(Comparator.comparingInt(Match::first)
                    .thenComparingInt(Match::last)
                    .thenComparingInt(match -> placeOf.getOrDefault(match.variant(), Integer.MAX_VALUE)));
            return matches;
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
            new Abbreviations(program, text, hearing).find(occasion, matches);
            return matches;
        }

        private List<Match> ruled(
                Occasion occasion, Hearing hearing, int fromSentence, int toSentence, @Nullable Category category) {
            List<Match> matches = new ArrayList<>();
            Map<Integer, Integer> doneUntil = new HashMap<>();
            Set<String> termsSeen = new LinkedHashSet<>();
            for (int c = 0; c < count; c++) {
                int[] variants = variantsOf[pattern[c]];
                if (variants == null
                        || category != null && !isOf(category, variants)
                        || isOutside(c, fromSentence, toSentence)
                        || start[c] < doneUntil.getOrDefault(pattern[c], -1)) {
                    continue;
                }
                int[] found = prove(c);
                if (found == null) {
                    continue;
                }
                doneUntil.put(pattern[c], found[1]);
                for (int v : variants) {
                    if ((category == null || ruleOf[v].category() == category)
                            && holds(ruleOf[v], variantAt[v], sentence[c], found, occasion)
                            && isHeard(variantAt[v], ruleOf[v].category(), sentence[c], hearing)
                            && fitsTerm(pattern[c], found, occasion, termsSeen)) {
                        Match match = new Match(
                                ruleOf[v], variantAt[v], sentence[c], found[0], found[1], captures(pattern[c], found));
                        matches.add(weighed(match, hearing, occasion));
                    }
                }
            }
            return matches;
        }

        private boolean isOf(Category category, int[] variants) {
            for (int v : variants) {
                if (ruleOf[v].category() == category) {
                    return true;
                }
            }
            return false;
        }

        /** A term counts where it first stands, so that those before are looked at too. */
        private boolean isOutside(int c, int fromSentence, int toSentence) {
            return sentence[c] > toSentence
                    || sentence[c] < fromSentence && !program.glossary().terms().containsKey(pattern[c]);
        }

        private Map<String, String> captures(int pattern, int[] found) {
            String[] names = program.patterns().get(pattern).names();
            Glossary.Term term = program.glossary().terms().get(pattern);
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
            Glossary.Term term = program.glossary().terms().get(pattern);
            return term == null || Terms.counts(term, text, found[0], found[1], occasion, seen);
        }

        private boolean holds(Rule rule, Rule.Variant variant, int sentence, int[] found, Occasion occasion) {
            if (rule.category() == Category.JARGON && occasion.audience() == Audience.TECHNICAL) {
                return false;
            }
            Conditions when = variant.when();
            int first = found[0];
            int last = found[1];
            if (!when.anyNegation() && negated(sentence, first)
                    || !when.anyQuotation() && (quoted(first, last) || runsIntoQuotation(first, last))
                    || named(sentence, first, last)) {
                return false;
            }
            if (rule.category() == Category.CURT && isListItem(sentence)) {
                return false;
            }
            return holds(when, sentence, first, last, occasion)
                    && !touches(variant.unless(), sentence, first, last)
                    && !stands(variant.unlessSentence(), sentence, sentence)
                    && !stands(variant.unlessNear(), sentence, sentence + 1)
                    && (variant.onlyNear().length == 0 || stands(variant.onlyNear(), sentence - 1, sentence + 1));
        }

        private boolean holds(Conditions when, int sentence, int first, int last, Occasion occasion) {
            Boolean question = when.question();
            if (question != null && question != asks(sentence)) {
                return false;
            }
            if (when.audience() != null && !occasion.audience().id().equals(when.audience())) {
                return false;
            }
            if (!when.answers().isEmpty()
                    && (!occasion.answered() || when.answers().stream().noneMatch(occasion.acts()::contains))) {
                return false;
            }
            if (when.answersNot().stream().anyMatch(occasion.acts()::contains)) {
                return false;
            }
            for (Conditions.Limit limit : when.limits()) {
                boolean known = limit.measure() != Conditions.Measure.INCOMING_WORDS || occasion.answered();
                if (!known || !limit.holds(measure(limit.measure(), sentence, occasion))) {
                    return false;
                }
            }
            return switch (when.place()) {
                case ANYWHERE -> true;
                case WHOLE -> bodyWords() - text.wordCount(first, last) <= 3;
                case FIRST -> bodySentence(0, 1) == sentence;
                case LAST -> bodySentence(text.sentences() - 1, -1) == sentence;
            };
        }

        private int measure(Conditions.Measure measure, int sentence, Occasion occasion) {
            return switch (measure) {
                case SENTENCE_WORDS -> ownWords(sentence);
                case PARAGRAPH_WORDS -> {
                    int words = 0;
                    for (int s = firstOfBlock(sentence);
                            s < text.sentences() && text.block(s) == text.block(sentence);
                            s++) {
                        words += ownWords(s);
                    }
                    yield words;
                }
                case DRAFT_WORDS -> bodyWords();
                case INCOMING_WORDS -> occasion.incomingWords();
            };
        }

        /** Words of a sentence that the writer does not quote. */
        private int ownWords(int sentence) {
            int words = 0;
            for (int t = text.first(sentence); t < text.last(sentence); t++) {
                words += text.is(t, Token.QUOTED) ? 0 : text.wordCount(t, t + 1);
            }
            return words;
        }

        private int firstOfBlock(int sentence) {
            int s = sentence;
            while (s > 0 && text.block(s - 1) == text.block(sentence)) {
                s--;
            }
            return s;
        }

        private int bodyWords() {
            if (bodyWords < 0) {
                bodyWords = 0;
                for (int s = 0; s < text.sentences(); s++) {
                    if (text.body(s)) {
                        bodyWords += text.wordCount(text.first(s), text.last(s));
                    }
                }
            }
            return bodyWords;
        }

        private int bodySentence(int from, int step) {
            int s = from;
            while (s >= 0 && s < text.sentences() && !text.body(s)) {
                s += step;
            }
            return s;
        }

        private boolean asks(int sentence) {
            for (int t = text.last(sentence) - 1; t >= text.first(sentence) && text.is(t, Token.PUNCTUATION); t--) {
                if (text.token(t).indexOf('?') >= 0) {
                    return true;
                }
            }
            return false;
        }

        private boolean negated(int sentence, int first) {
            int t = first;
            for (int back = 0; back < 2; back++) {
                if (t <= text.first(sentence) || text.is(t, Token.AFTER_BREAK)) {
                    return false;
                }
                t--;
                if (text.is(t, Token.PUNCTUATION)) {
                    return false;
                }
                if (Arrays.binarySearch(negations, text.word(t)) >= 0) {
                    return true;
                }
            }
            return false;
        }

        private boolean quoted(int first, int last) {
            for (int t = first; t < last; t++) {
                if (!text.is(t, Token.QUOTED)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether a match ends in a quoted sentence that it does not begin in: 'Your words "You may …"'. */
        private boolean runsIntoQuotation(int first, int last) {
            int t = last;
            while (t > first && text.is(t - 1, Token.QUOTED)) {
                t--;
            }
            return last - t > 1 && text.is(t, Token.CAPITAL);
        }

        /** "No Problem Ltd", "our Simply Mail plan": all capitalised, and the name goes on, or is introduced as one. */
        private boolean named(int sentence, int first, int last) {
            if (company(sentence, first)) {
                return true; // whatever the gap at the end of a pattern takes in behind it
            }
            boolean caps = true;
            for (int t = first; t < last; t++) {
                if (t > first && text.is(t, Token.JOINED)) {
                    continue; // the "n't" of a "Don't" that has its capital
                }
                if (!text.is(t, Token.CAPITAL) || text.is(t, Token.PUNCTUATION)) {
                    return false;
                }
                caps &= text.is(t, Token.CAPS) || text.end(t) - text.start(t) == 1;
            }
            if (caps) {
                return false;
            }
            boolean goesOn = last < text.last(sentence)
                    && text.is(last, Token.CAPITAL)
                    && !text.is(last, Token.AFTER_BREAK)
                    && !text.is(last, Token.PUNCTUATION)
                    && text.end(last) - text.start(last) > 1;
            boolean inside = first > text.first(sentence) && !edges.starts(first) && last - first > 1;
            return goesOn || inside;
        }

        /** Whether the name of a company stands from a token on, as far as the form of the company. */
        private boolean company(int sentence, int first) {
            int t = first;
            if (t == text.first(sentence)) {
                return false; // "Unfortunately Acme Ltd"
            }
            while (t < text.last(sentence) && (text.is(t, Token.CAPITAL) || t > first && text.is(t, Token.JOINED))) {
                if (t > first && text.is(t, Token.AFTER_BREAK)) {
                    return false;
                }
                t++;
                if (t < text.last(sentence)
                        && COMPANY_FORMS.contains(text.token(t))
                        && !text.is(t, Token.AFTER_BREAK)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether one of these patterns matches somewhere from one sentence to another. */
        private boolean stands(int[] patterns, int fromSentence, int toSentence) {
            for (int one : patterns) {
                int place = placeOf(one);
                for (int i = firstIn(place, fromSentence);
                        i < places[place + 2] && sentence[alike[i]] <= toSentence;
                        i++) {
                    if (prove(alike[i]) != null) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean touches(int[] patterns, int inSentence, int first, int last) {
            for (int one : patterns) {
                int place = placeOf(one);
                for (int i = firstIn(place, inSentence);
                        i < places[place + 2] && sentence[alike[i]] == inSentence;
                        i++) {
                    int c = alike[i];
                    if (start[c] <= last && end[c] >= first) {
                        int[] found = prove(c);
                        if (found != null && found[0] <= last && found[1] >= first) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /** What the first match of a pattern remembers; null if there is none. */
        @Nullable
        private Map<String, String> first(int one) {
            int place = placeOf(one);
            for (int i = places[place + 1]; i < places[place + 2]; i++) {
                int c = alike[i];
                int[] found = prove(c);
                if (found != null && !quoted(found[0], found[1]) && !negated(sentence[c], found[0])) {
                    return captures(one, found);
                }
            }
            return null;
        }

        /** Where in {@link #places} a pattern stands; two on is where its candidates end, which is 0 if there are none. */
        private int placeOf(int one) {
            if (places.length == 0) {
                sort();
            }
            int mask = places.length / 3 - 1;
            int at = spread(one) & mask;
            while (places[3 * at] != 0 && places[3 * at] != one + 1) {
                at = (at + 1) & mask;
            }
            return 3 * at;
        }

        private void sort() {
            places = new int[3 * 2 * Integer.highestOneBit(Math.max(8, 2 * count))];
            for (int c = 0; c < count; c++) {
                int at = placeOf(pattern[c]);
                places[at] = pattern[c] + 1;
                places[at + 2]++;
            }
            int begin = 0;
            for (int at = 0; at < places.length; at += 3) {
                places[at + 1] = begin;
                begin += places[at + 2];
                places[at + 2] = places[at + 1];
            }
            alike = new int[count];
            for (int c = 0; c < count; c++) {
                int at = placeOf(pattern[c]);
                alike[places[at + 2]++] = c;
            }
            for (int at = 0; at < places.length; at += 3) {
                places[at + 2] = places[at] == 0 ? 0 : places[at + 2];
            }
        }

        /** The first candidate of a pattern in that sentence or after it, as a place in {@link #alike}. */
        private int firstIn(int place, int inSentence) {
            int low = places[place + 1];
            int high = places[place + 2];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sentence[alike[middle]] < inSentence) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private static int spread(int number) {
            int mixed = number * 0x9E3779B9;
            return mixed ^ mixed >>> 15;
        }

        /** Rules that stand on their conditions alone: by sentence, by paragraph, or by the whole draft. */
        private void shapes(int v, Occasion occasion, Hearing hearing, List<Match> into) {
            Rule.Variant variant = variantAt[v];
            if (variant.when().heard() == Conditions.Heard.LIKELY
                    || variant.when().heard() == Conditions.Heard.FIRMLY) {
                sentencesHeard(v, occasion, hearing, into);
                return;
            }
            List<Conditions.Limit> limits = variant.when().limits();
            boolean bySentence = limits.stream().anyMatch(l -> l.measure() == Conditions.Measure.SENTENCE_WORDS);
            boolean byParagraph = limits.stream().anyMatch(l -> l.measure() == Conditions.Measure.PARAGRAPH_WORDS);
            int s = 0;
            while (s < text.sentences()) {
                int to = s + 1;
                while (!bySentence && to < text.sentences() && (!byParagraph || text.block(to) == text.block(s))) {
                    to++;
                }
                int first = text.first(s);
                int last = text.last(to - 1);
                if (text.body(s)
                        && holds(variant.when(), s, first, last, occasion)
                        && !stands(variant.unlessSentence(), s, to - 1)
                        && !stands(variant.unlessNear(), s, to)
                        && (variant.onlyNear().length == 0 || stands(variant.onlyNear(), s - 1, to))) {
                    into.add(new Match(
                            ruleOf[v],
                            variant,
                            s,
                            first,
                            last,
                            Map.of(SENTENCE, text.words().substring(text.start(first), text.end(last - 1)))));
                }
                s = to;
            }
        }

        /** A rule that stands on the model's word alone: each sentence that it hears and no other rule explains. */
        private void sentencesHeard(int v, Occasion occasion, Hearing hearing, List<Match> into) {
            Rule rule = ruleOf[v];
            Rule.Variant variant = variantAt[v];
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
                        && !quoted(first, last)
                        && !stillToBeWritten(s)
                        && !(rule.category() == Category.CURT && isListItem(s))
                        && holds(variant.when(), s, first, last, occasion)
                        && !stands(variant.unlessSentence(), s, s)
                        && !stands(variant.unlessNear(), s, s + 1)
                        && (variant.onlyNear().length == 0 || stands(variant.onlyNear(), s - 1, s + 1))) {
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
                                    HEARD,
                                    text.words().substring(text.start(carrying[0]), text.end(carrying[1] - 1)),
                                    SENTENCE,
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
                    ? match.weighing(
                            hearing.weigh(match.sentence(), match.rule().category(), own, own))
                    : match;
        }

        /** Whether a sentence is a placeholder for the most part, such as "In plain words: [what this means for you].". */
        private boolean stillToBeWritten(int sentence) {
            String words = text.sentence(sentence).of(text.words());
            int open = words.indexOf('[');
            int close = words.indexOf(']', open + 1);
            return open >= 0 && 2 * (close - open) > words.length();
        }

        /** Whether a sentence begins an item of a list: a row of steps is no row of bare orders. */
        private boolean isListItem(int sentence) {
            int start = text.sentence(sentence).start();
            int line = text.words().lastIndexOf('\n', Math.max(0, start - 1)) + 1;
            return line < start
                    && LIST_MARK.matcher(text.words()).region(line, start).matches();
        }

        private static boolean isHeard(Rule.Variant variant, Category category, int sentence, Hearing hearing) {
            return switch (variant.when().heard()) {
                case ANY -> true;
                case NOT_UNLIKELY -> !hearing.unlikely(sentence, category, variant.severity() == Severity.HIGH);
                case LIKELY -> hearing.likely(sentence, category);
                case FIRMLY -> hearing.firmly(sentence, category);
            };
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
            Set<String> found = new LinkedHashSet<>();
            for (Program.Act act : program.acts()) {
                if (act.acknowledgement() == acknowledgements && does(act)) {
                    found.add(act.name());
                }
            }
            return found;
        }

        private boolean does(Program.Act act) {
            for (int one : act.patterns()) {
                int place = placeOf(one);
                for (int i = places[place + 1]; i < places[place + 2]; i++) {
                    int c = alike[i];
                    int[] match = prove(c);
                    if (match != null
                            && !quoted(match[0], match[1])
                            && !touches(act.unless(), sentence[c], match[0], match[1])) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** The words of a message in lower case, as they stand and by their stems, for {@link Occasion#terms}. */
    public static Set<String> terms(Collection<Text> texts) {
        Set<String> terms = new LinkedHashSet<>();
        for (Text text : texts) {
            for (int t = 0; t < text.tokens(); t++) {
                String low = text.token(t).toLowerCase(Locale.ROOT);
                terms.add(low);
                terms.add(Inflection.stemOf(low));
            }
        }
        return terms;
    }
}
