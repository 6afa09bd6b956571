package io.softspoken.rules;

import io.softspoken.text.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles pattern trees to the two things a {@link Program} holds of them: the shared automaton that finds candidates,
 * and the code that proves each. Two phases, since the numbers of words are known only when all patterns are: {@link
 * #add} collects, {@link #finish} numbers.
 *
 * <p>The automaton is built by position, as Glushkov does, but for all patterns at once: a state is known by the set of
 * states it is reached from and the words that lead to it, so patterns that begin alike share their states.
 */
final class PatternCompiler {
    private static final List<String> ANY_WORD = List.of("\u0000any");
    private static final int[] NO_TARGETS = {};

    /** Stands for any word where words stand by their numbers. */
    private static final int[] ANY_ALONE = {-1};

    private static final List<String> GAP = List.of("\u0000gap");
    private static final int[] GAP_ALONE = {-2};

    /**
     * A step with no more ways than this, from so many states by so many words, has a state of its own for each way;
     * what is alive at a word then grows with the text alone. One with more has a single state for all: a list of a
     * hundred words behind another would need ten thousand.
     */
    private static final int MOST_WAYS = 16;

    private final List<Node> patterns = new ArrayList<>();
    private final Map<Node, Integer> numbers = new HashMap<>();
    private final @Nullable Program base;
    /** The number of the first pattern. */
    private final int first;

    PatternCompiler() {
        this(null);
    }

    /** @param base what the patterns are to stand beside: their numbers, and those of their words and sets, follow its own */
    PatternCompiler(@Nullable Program base) {
        this.base = base;
        first = base == null ? 0 : base.patterns().size();
    }

    /** The number of that pattern; the same tree has the same number. */
    int add(Node pattern) {
        return numbers.computeIfAbsent(pattern, p -> {
            patterns.add(p);
            return first + patterns.size() - 1;
        });
    }

    /** What {@link #finish} makes: all words, and of patterns and sets those that were added. */
    record Compiled(Vocabulary vocabulary, Automaton automaton, int[][] sets, List<Code> codes) {}

    /**
     * Numbers the words and makes automaton and code.
     *
     * @param furtherWords words that are to have a number though no pattern speaks of them
     * @param sought the patterns that the automaton finds; the others have code alone
     */
    Compiled finish(Iterable<String> furtherWords, BitSet sought) {
        TreeSet<String> words = new TreeSet<>(List.of(
                ".", "!", "!!", "?", "?!", ":", ";", "…", "—", "and", "%", "not", "never", "no", "without", "hardly"));
        furtherWords.forEach(words::add);
        for (Node pattern : patterns) {
            collect(pattern, words);
        }
        Vocabulary vocabulary =
                base == null ? Vocabulary.of(words) : base.vocabulary().with(words);
        Builder builder = new Builder(vocabulary);
        int firstSet = base == null ? 0 : base.sets().length;
        List<Code> codes = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            if (sought.get(first + i)) {
                builder.pattern(first + i, patterns.get(i));
            }
            codes.add(new Emitter(builder, firstSet).code(patterns.get(i)));
        }
        return new Compiled(vocabulary, builder.automaton(), builder.sets.toArray(new int[0][]), codes);
    }

    private static void collect(Node node, Set<String> into) {
        if (node instanceof Node.Words words) {
            into.addAll(words.words());
        } else if (node instanceof Node.Not not) {
            into.addAll(not.words());
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, into));
        } else if (node instanceof Node.Choice choice) {
            choice.ways().forEach(way -> collect(way, into));
        } else if (node instanceof Node.Optional optional) {
            collect(optional.part(), into);
        } else if (node instanceof Node.Capture capture) {
            collect(capture.part(), into);
        }
    }

    /** Whether a pattern can match without a single word that it names. */
    static boolean namesNoWord(Node node) {
        if (node instanceof Node.Words) {
            return false;
        }
        if (node instanceof Node.Kind kind) {
            return kind.kind() != WordKind.CAPS && kind.kind() != WordKind.NUMBER;
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().allMatch(PatternCompiler::namesNoWord);
        }
        if (node instanceof Node.Choice choice) {
            return choice.ways().stream().anyMatch(PatternCompiler::namesNoWord);
        }
        if (node instanceof Node.Capture capture) {
            return namesNoWord(capture.part());
        }
        return true;
    }

    /** Whether a pattern begins with a gap. */
    static boolean beginsOpen(Node node) {
        if (node instanceof Node.Gap) {
            return true;
        }
        if (node instanceof Node.Sequence sequence) {
            for (Node part : sequence.parts()) {
                if (part instanceof Node.Start || part instanceof Node.Break) {
                    continue;
                }
                if (beginsOpen(part)) {
                    return true;
                }
                if (!(part instanceof Node.Optional)) {
                    return false;
                }
            }
            return false;
        }
        if (node instanceof Node.Choice choice) {
            return choice.ways().stream().anyMatch(PatternCompiler::beginsOpen);
        }
        if (node instanceof Node.Capture capture) {
            return beginsOpen(capture.part());
        }
        return node instanceof Node.Optional optional && beginsOpen(optional.part());
    }

    /** The automaton under construction. */
    private static final class Builder {
        private static final int ANYWHERE = 0;
        private static final int AT_START = 1;

        private record Step(List<Integer> from, List<String> symbol) {}

        private final Vocabulary vocabulary;
        final List<int[]> sets = new ArrayList<>();
        private final Map<List<String>, Integer> setNumbers = new HashMap<>();
        private final Map<Step, Integer> memo = new HashMap<>();
        private final Map<Long, Integer> own = new HashMap<>();
        private final List<Map<Integer, TreeSet<Integer>>> edges = new ArrayList<>();
        private final List<TreeSet<Integer>> anyEdges = new ArrayList<>();
        private final List<TreeMap<Integer, TreeSet<Integer>>> kindEdges = new ArrayList<>();
        private final List<TreeSet<Integer>> accepts = new ArrayList<>();
        /** For how many words each state stays alive. */
        private final List<Integer> linger = new ArrayList<>();

        private final Map<Integer, Integer> leads = new HashMap<>();

        Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            newState();
            newState();
        }

        int set(List<String> words) {
            return setNumbers.computeIfAbsent(words, w -> {
                sets.add(w.stream()
                        .mapToInt(vocabulary::number)
                        .sorted()
                        .distinct()
                        .toArray());
                return sets.size() - 1;
            });
        }

        private int newState() {
            edges.add(new HashMap<>());
            anyEdges.add(new TreeSet<>());
            kindEdges.add(new TreeMap<>());
            accepts.add(new TreeSet<>());
            linger.add(0);
            return edges.size() - 1;
        }

        void pattern(int number, Node node) {
            Node begin = node;
            while (begin instanceof Node.Sequence sequence) {
                begin = sequence.parts().get(0);
            }
            boolean atStart = begin instanceof Node.Start;
            leads.put(number, atStart ? 0 : Lead.of(node).longest());
            for (int state : follow(node, List.of(atStart ? AT_START : ANYWHERE))) {
                if (state > AT_START) {
                    accepts.get(state).add(number);
                }
            }
        }

        private List<Integer> follow(Node node, List<Integer> from) {
            if (node instanceof Node.Words words) {
                return step(from, words.words());
            }
            if (node instanceof Node.Kind kind && !kind.kind().isTagged()) {
                return guarded(from, kind.kind().flag());
            }
            if (node instanceof Node.Kind || node instanceof Node.Not || node instanceof Node.Any) {
                return any(from);
            }
            if (node instanceof Node.Gap gap) {
                TreeSet<Integer> all = new TreeSet<>(from);
                all.addAll(gap(from, gap.longest()));
                return List.copyOf(all);
            }
            if (node instanceof Node.Sequence sequence) {
                List<Integer> last = from;
                for (Node part : sequence.parts()) {
                    last = follow(part, last);
                }
                return last;
            }
            if (node instanceof Node.Choice choice) {
                TreeSet<Integer> all = new TreeSet<>();
                for (Node way : choice.ways()) {
                    all.addAll(follow(way, from));
                }
                return List.copyOf(all);
            }
            if (node instanceof Node.Optional optional) {
                TreeSet<Integer> all = new TreeSet<>(from);
                all.addAll(follow(optional.part(), from));
                return List.copyOf(all);
            }
            if (node instanceof Node.Capture capture) {
                return follow(capture.part(), from);
            }
            return from; // start, end, break: proved by the code
        }

        /**
         * A step by any word at the beginning of a pattern is none: such a pattern would be alive at every word. It is
         * walked from its first word that is told, and what may stand before that ({@link Lead}) is left to the proof.
         */
        private List<Integer> any(List<Integer> from) {
            if (!from.contains(ANYWHERE)) {
                return step(from, ANY_WORD);
            }
            TreeSet<Integer> all = new TreeSet<>(List.of(ANYWHERE));
            List<Integer> others =
                    from.stream().filter(state -> state != ANYWHERE).toList();
            if (!others.isEmpty()) {
                all.addAll(step(others, ANY_WORD));
            }
            return List.copyOf(all);
        }

        /** States that linger behind these: one for each, whatever the length of the gaps of all patterns that come here. */
        private List<Integer> gap(List<Integer> from, int longest) {
            List<Integer> behind =
                    from.stream().filter(state -> state != ANYWHERE).toList();
            if (behind.isEmpty() || longest == 0) {
                return List.of();
            }
            List<Integer> gaps = step(behind, GAP);
            for (int state : gaps) {
                linger.set(state, Math.max(linger.get(state), longest - 1));
            }
            return gaps;
        }

        private List<Integer> step(List<Integer> from, List<String> symbol) {
            int[] words = symbol == ANY_WORD ? ANY_ALONE : symbol == GAP ? GAP_ALONE : sets.get(set(symbol));
            if (from.size() * words.length > MOST_WAYS) {
                return List.of(memo.computeIfAbsent(new Step(from, symbol), s -> {
                    int target = newState();
                    for (int source : from) {
                        for (int word : words) {
                            edge(source, word, target);
                        }
                    }
                    return target;
                }));
            }
            TreeSet<Integer> targets = new TreeSet<>();
            for (int source : from) {
                for (int word : words) {
                    targets.add(own.computeIfAbsent((long) source << 32 | word & 0xFFFFFFFFL, pair -> {
                        int target = newState();
                        edge(source, word, target);
                        return target;
                    }));
                }
            }
            return List.copyOf(targets);
        }

        /** A step by a word of a kind that its bits tell, to one state from all. */
        private List<Integer> guarded(List<Integer> from, int flag) {
            return List.of(memo.computeIfAbsent(new Step(from, List.of("\u0000" + flag)), s -> {
                int target = newState();
                for (int source : from) {
                    kindEdges
                            .get(source)
                            .computeIfAbsent(flag, f -> new TreeSet<>())
                            .add(target);
                }
                return target;
            }));
        }

        private void edge(int source, int word, int target) {
            if (word == ANY_ALONE[0] || word == GAP_ALONE[0]) {
                anyEdges.get(source).add(target);
            } else {
                edges.get(source).computeIfAbsent(word, w -> new TreeSet<>()).add(target);
            }
        }

        Automaton automaton() {
            int[] at = new int[edges.size()];
            int cells = 0;
            for (int state = 0; state < at.length; state++) {
                at[state] = cells;
                cells += Automaton.size(edges.get(state).size());
            }
            Runs targets = new Runs();
            Runs guarded = new Runs();
            Runs accepted = new Runs();
            int[] all = new int[cells];
            for (int state = 0; state < at.length; state++) {
                TreeMap<Integer, TreeSet<Integer>> sorted = new TreeMap<>(edges.get(state));
                List<Integer> pairs = new ArrayList<>();
                kindEdges
                        .get(state)
                        .forEach((flag, reached) -> reached.forEach(target -> pairs.addAll(List.of(flag, at[target]))));
                List<Integer> patterns = new ArrayList<>();
                accepts.get(state).forEach(pattern -> patterns.addAll(List.of(pattern, leads.get(pattern))));
                Automaton.put(
                        all,
                        at[state],
                        state,
                        lead(anyEdges.get(state), at, targets),
                        guarded.run(pairs),
                        accepted.run(patterns),
                        linger.get(state),
                        sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        sorted.values().stream()
                                .mapToInt(reached -> lead(reached, at, targets))
                                .toArray());
            }
            return new Automaton(at.length, all, targets.array(), guarded.array(), accepted.array());
        }

        /** States as the automaton tells where something leads. */
        private static int lead(Collection<Integer> states, int[] at, Runs targets) {
            List<Integer> placed = states.stream().map(state -> at[state]).toList();
            return placed.isEmpty() ? Automaton.NOWHERE : placed.size() == 1 ? placed.get(0) : ~targets.run(placed);
        }
    }

    /** Runs of numbers in one array, each ended by -1; equal runs are stored once. */
    private static final class Runs {
        private final List<Integer> all = new ArrayList<>();
        private final Map<List<Integer>, Integer> known = new LinkedHashMap<>();

        int run(Collection<Integer> numbers) {
            if (numbers.isEmpty()) {
                return -1;
            }
            return known.computeIfAbsent(List.copyOf(numbers), run -> {
                int at = all.size();
                all.addAll(run);
                all.add(-1);
                return at;
            });
        }

        int[] array() {
            return all.isEmpty()
                    ? NO_TARGETS
                    : all.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Writes the code of one pattern. */
    private static final class Emitter {
        private final Builder builder;
        private final List<int[]> code = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final int firstSet;
        private boolean tagged;

        /** @param firstSet the number of the builder's first set */
        Emitter(Builder builder, int firstSet) {
            this.builder = builder;
            this.firstSet = firstSet;
        }

        Code code(Node node) {
            emit(node);
            op(Code.MATCH, 0, 0);
            byte[] ops = new byte[code.size()];
            int[] x = new int[ops.length];
            int[] y = new int[ops.length];
            for (int i = 0; i < ops.length; i++) {
                ops[i] = (byte) code.get(i)[0];
                x[i] = code.get(i)[1];
                y[i] = code.get(i)[2];
            }
            return new Code(ops, x, y, names.toArray(new String[0]), tagged);
        }

        private int op(int op, int x, int y) {
            code.add(new int[] {op, x, y});
            return code.size() - 1;
        }

        private void emit(Node node) {
            if (node instanceof Node.Words words) {
                op(Code.SET, firstSet + builder.set(words.words()), 0);
            } else if (node instanceof Node.Not not) {
                op(Code.NOT, firstSet + builder.set(not.words()), 0);
            } else if (node instanceof Node.Kind kind) {
                tagged |= kind.kind().isTagged();
                op(Code.KIND, kind.kind().ordinal(), 0);
            } else if (node instanceof Node.Any) {
                op(Code.ANY, 0, 0);
            } else if (node instanceof Node.Gap gap) {
                // Shortest first: what follows the gap is wanted near.
                List<Integer> forks = new ArrayList<>();
                for (int i = 0; i < gap.longest(); i++) {
                    int fork = op(Code.FORK, -1, code.size() + 1);
                    forks.add(fork);
                    op(Code.ANY, 0, 0);
                }
                forks.forEach(fork -> code.get(fork)[1] = code.size());
            } else if (node instanceof Node.Sequence sequence) {
                sequence.parts().forEach(this::emit);
            } else if (node instanceof Node.Choice choice) {
                List<Integer> ends = new ArrayList<>();
                for (int i = 0; i < choice.ways().size(); i++) {
                    boolean last = i == choice.ways().size() - 1;
                    int fork = last ? -1 : op(Code.FORK, code.size() + 1, -1);
                    emit(choice.ways().get(i));
                    if (!last) {
                        ends.add(op(Code.FORK, -1, -1));
                        code.get(fork)[2] = code.size();
                    }
                }
                ends.forEach(end -> {
                    code.get(end)[1] = code.size();
                    code.get(end)[2] = code.size();
                });
            } else if (node instanceof Node.Optional optional) {
                int fork = op(Code.FORK, code.size() + 1, -1);
                emit(optional.part());
                code.get(fork)[2] = code.size();
            } else if (node instanceof Node.Capture capture) {
                int slot = names.indexOf(capture.name());
                if (slot < 0) {
                    slot = names.size();
                    names.add(capture.name());
                }
                op(Code.SAVE, 2 * slot, 0);
                emit(capture.part());
                op(Code.SAVE, 2 * slot + 1, 0);
            } else if (node instanceof Node.Start) {
                op(Code.START, 0, 0);
            } else if (node instanceof Node.End) {
                op(Code.END, 0, 0);
            } else if (node instanceof Node.Break) {
                op(Code.BREAK, 0, 0);
            }
        }
    }
}
