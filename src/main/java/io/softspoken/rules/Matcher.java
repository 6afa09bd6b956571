package io.softspoken.rules;

import io.softspoken.model.Hearing;
import io.softspoken.report.Acknowledgement;
import io.softspoken.text.Text;
import io.softspoken.text.Vocabulary;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link Program} over a {@link Text}: one pass of the automaton finds candidates, each is proved, and its
 * conditions are looked at ({@link Scan}). Immutable; all threads share it, each with a scratch list of its own whose size
 * is that of the automaton.
 */
public final class Matcher {
    /** What a match remembers that stands on the model's word: the words that carried it. */
    public static final String HEARD = "heard";

    /** What a match of a rule that names no words remembers: the sentence. */
    public static final String SENTENCE = "sentence";

    private static final int MOST_OFFERS = 3;

    private static final List<String> NEGATIONS = List.of("not", "never", "no", "without", "hardly");

    private static final int[] NONE = {};

    final Program program;
    /** For each pattern the variants of rules that it finds; null for none. */
    final int[] @Nullable [] variantsOf;

    final Rule[] ruleOf;
    final Rule.Variant[] variantAt;
    /** The variants that name no words: of thousands that do, none need be looked at. */
    final int[] shapes;

    /** For each rule where its variants begin in {@link #variantAt}. */
    private final Map<Rule, Integer> placeOf = new IdentityHashMap<>();
    /** For each pattern the acts and acknowledgements that it tells of. */
    private final int[][] actsOf;

    /** What each pattern can begin with; worked out when first asked, and threads that ask at once find the same. */
    private final @Nullable Opening[] openings;

    /** Where each word leads from the state that begins anywhere: it has thousands of edges, and is asked at each word. */
    private final int[] anywhere;
    /** The same for the state that begins where a sentence starts. */
    private final int[] atStart;

    private final int[] negations;
    private final ThreadLocal<Candidates.Scratch> scratch;

    Matcher(Program program) {
        this.program = program;
        int count = 0;
        for (Rule rule : program.rules()) {
            placeOf.put(rule, count);
            count += rule.variants().size();
        }
        ruleOf = new Rule[count];
        variantAt = new Rule.Variant[count];
        variantsOf = new int[program.patterns().size()][];
        int[] wordless = NONE;
        int v = 0;
        for (Rule rule : program.rules()) {
            List<Rule.Variant> variants = rule.variants();
            for (int i = 0; i < variants.size(); i++, v++) {
                if (!place(rule, variants.get(i), v)) {
                    wordless = and(wordless, v);
                }
            }
        }
        shapes = wordless;
        anywhere = edges(program.automaton(), Automaton.ANYWHERE);
        atStart = edges(program.automaton(), program.automaton().atStart());
        negations = new int[NEGATIONS.size()];
        for (int i = 0; i < negations.length; i++) {
            negations[i] = program.vocabulary().number(NEGATIONS.get(i));
        }
        Arrays.sort(negations);
        scratch = ThreadLocal.withInitial(
                () -> new Candidates.Scratch(program.automaton().states()));
        actsOf = new int[program.patterns().size()][];
        Arrays.fill(actsOf, NONE);
        for (int a = 0; a < program.acts().size(); a++) {
            for (int pattern : program.acts().get(a).patterns()) {
                actsOf[pattern] = and(actsOf[pattern], a);
            }
        }
        openings = new Opening[program.patterns().size()];
    }

    // What is done for thousands of variants and edges stands in methods of its own: the virtual machine
    // compiles a method that is called often long before it compiles a loop.

    /** Puts a variant in its place; false if it has no pattern. */
    private boolean place(Rule rule, Rule.Variant variant, int v) {
        ruleOf[v] = rule;
        variantAt[v] = variant;
        int pattern = variant.pattern();
        if (pattern >= 0) {
            variantsOf[pattern] = and(variantsOf[pattern], v);
        }
        return pattern >= 0;
    }

    private static int[] and(int @Nullable [] numbers, int more) {
        if (numbers == null) {
            return new int[] {more};
        }
        int[] all = Arrays.copyOf(numbers, numbers.length + 1);
        all[numbers.length] = more;
        return all;
    }

    private int[] edges(Automaton automaton, int state) {
        int[] edges = new int[program.vocabulary().highest() + 1];
        for (int e = 0; e < automaton.edges(state); e++) {
            note(edges, automaton, state, e);
        }
        return edges;
    }

    private static void note(int[] edges, Automaton automaton, int state, int e) {
        edges[automaton.word(state, e)] = automaton.leads(state, e);
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
        return new Scan(this, text);
    }

    Candidates candidates(Text text, SentenceEdges edges) {
        return new Candidates(program.automaton(), anywhere, atStart, scratch.get(), text, edges);
    }

    Prover prover(SentenceEdges edges) {
        return new Prover(program, edges);
    }

    Code code(int pattern) {
        return program.patterns().get(pattern);
    }

    Opening opening(int pattern) {
        Opening known = openings[pattern];
        if (known == null) {
            known = Opening.of(code(pattern), program.sets());
            openings[pattern] = known;
        }
        return known;
    }

    /** The numbers of the acts and acknowledgements that a pattern tells of. */
    int[] actsOf(int pattern) {
        return actsOf[pattern];
    }

    /** Where the pattern of a rule that a match found stands among all, whatever the match weighs; behind all others if nowhere. */
    int placeOf(Match match) {
        Integer place = placeOf.get(match.rule());
        for (int v = place == null ? variantAt.length : place; v < variantAt.length && ruleOf[v] == match.rule(); v++) {
            Rule.Variant variant = variantAt[v];
            if (variant.pattern() == match.variant().pattern()
                    && variant.suggest() == match.variant().suggest()
                    && variant.when() == match.variant().when()) {
                return v;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether a word denies what follows it. */
    boolean isNegation(int word) {
        return Arrays.binarySearch(negations, word) >= 0;
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
