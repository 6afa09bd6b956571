package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stores a {@link Program} and loads it again. The form is this version's own; no other reads it. It is made for a quick
 * start: arrays that are read as they lie, all texts in one, and what thousands of patterns have in common (wordings,
 * conditions) stored once.
 */
final class ProgramFile {
    private static final int MAGIC = 0x536F6633; // "Sof3"
    /** How many numbers stand for a variant. */
    private static final int VARIANT = 10;

    private ProgramFile() {}

    static void write(Program program, OutputStream to) {
        Writer writer = new Writer(to);
        writer.program(program);
    }

    static Program read(InputStream from) throws IOException {
        return new Reader(new FlatInput(from)).program();
    }

    /** Things that are stored once, by the numbers that tell them. */
    private static final class Shared {
        private final Map<List<Integer>, Integer> known = new LinkedHashMap<>();

        int add(List<Integer> numbers) {
            return known.computeIfAbsent(List.copyOf(numbers), added -> known.size());
        }

        int add(int[] numbers) {
            return add(Arrays.stream(numbers).boxed().toList());
        }

        void write(FlatOutput out) {
            Runs runs = new Runs();
            known.keySet().forEach(runs::add);
            runs.write(out);
        }
    }

    /** Runs of numbers, one behind another. */
    private static final class Runs {
        private final List<Integer> begins = new ArrayList<>(List.of(0));
        private final List<Integer> numbers = new ArrayList<>();

        void add(List<Integer> run) {
            numbers.addAll(run);
            begins.add(numbers.size());
        }

        void write(FlatOutput out) {
            out.ints(begins.stream().mapToInt(Integer::intValue).toArray());
            out.ints(numbers.stream().mapToInt(Integer::intValue).toArray());
        }

        static int[][] read(FlatInput in) throws IOException {
            int[] begins = in.ints();
            int[] numbers = in.ints();
            int[][] runs = new int[begins.length - 1][];
            for (int i = 0; i < runs.length; i++) {
                runs[i] = Arrays.copyOfRange(numbers, begins[i], begins[i + 1]);
            }
            return runs;
        }
    }

    private static final class Writer {
        private final FlatOutput out;
        private final Texts texts = new Texts();
        private final Shared numbers = new Shared();
        private final Shared wordings = new Shared();
        private final Shared suggestions = new Shared();
        private final Shared conditions = new Shared();

        Writer(OutputStream to) {
            out = new FlatOutput(to);
        }

        /** What refers to other things is worked out first, and written behind them. */
        void program(Program program) {
            int hash = texts.add(program.hash());
            Codes codes = Codes.of(program.patterns(), texts);
            List<Integer> variants = new ArrayList<>();
            List<Integer> rules = new ArrayList<>();
            for (Rule rule : program.rules()) {
                rules.addAll(List.of(
                        texts.add(rule.id()),
                        rule.category().ordinal(),
                        texts.add(rule.why()),
                        rule.variants().size()));
                rule.variants().forEach(variant -> variants.addAll(variant(variant)));
            }
            List<Integer> acts = new ArrayList<>();
            for (Program.Act act : program.acts()) {
                acts.addAll(List.of(
                        texts.add(act.name()),
                        act.acknowledgement() ? 1 : 0,
                        numbers.add(act.patterns()),
                        numbers.add(act.unless())));
            }
            List<Integer> owed = new ArrayList<>();
            List<Integer> offers = new ArrayList<>();
            for (Program.Owed one : program.owed()) {
                owed.addAll(List.of(
                        one.item().ordinal(), texts.add(one.why()), one.offers().size()));
                for (Program.Offer offer : one.offers()) {
                    offers.addAll(List.of(offer.pattern(), strings(offer.answers()), wording(offer.suggest())));
                }
            }
            java.io.ByteArrayOutputStream glossary = new java.io.ByteArrayOutputStream();
            StoredTerms.write(program.glossary().terms(), new FlatOutput(glossary), texts);

            out.number(MAGIC);
            texts.write(out);
            out.number(hash);
            vocabulary(program.vocabulary());
            automaton(program.automaton());
            Runs sets = new Runs();
            for (int[] set : program.sets()) {
                sets.add(Arrays.stream(set).boxed().toList());
            }
            sets.write(out);
            codes.write(out);
            numbers.write(out);
            wordings.write(out);
            suggestions.write(out);
            conditions.write(out);
            out.ints(rules.stream().mapToInt(Integer::intValue).toArray());
            out.ints(variants.stream().mapToInt(Integer::intValue).toArray());
            out.ints(acts.stream().mapToInt(Integer::intValue).toArray());
            out.ints(owed.stream().mapToInt(Integer::intValue).toArray());
            out.ints(offers.stream().mapToInt(Integer::intValue).toArray());
            out.raw(glossary.toByteArray());
            out.ints(new TreeSet<>(program.glossary().allowed())
                    .stream().mapToInt(Integer::intValue).toArray());
        }

        private void vocabulary(Vocabulary vocabulary) {
            out.chars(vocabulary.letters());
            out.ints(vocabulary.begins());
            out.ints(vocabulary.numbers());
            out.ints(vocabulary.slots());
        }

        private void automaton(Automaton automaton) {
            out.number(automaton.states());
            out.ints(automaton.cells());
            out.ints(automaton.targets());
            out.ints(automaton.guarded());
            out.ints(automaton.accepted());
        }

        private List<Integer> variant(Rule.Variant variant) {
            return List.of(
                    variant.pattern(),
                    variant.severity().ordinal(),
                    variant.flag().ordinal(),
                    suggestions.add(
                            variant.suggest().stream().map(this::wording).toList()),
                    optional(variant.advice()),
                    conditions.add(conditions(variant.when())),
                    numbers.add(variant.unless()),
                    numbers.add(variant.unlessNear()),
                    numbers.add(variant.unlessSentence()),
                    numbers.add(variant.onlyNear()));
        }

        private List<Integer> conditions(Conditions when) {
            Boolean question = when.question();
            List<Integer> all = new ArrayList<>(List.of(
                    when.anyNegation() ? 1 : 0,
                    when.anyQuotation() ? 1 : 0,
                    question == null ? 0 : question ? 1 : 2,
                    when.place().ordinal(),
                    optional(when.audience()),
                    strings(when.answers()),
                    strings(when.answersNot()),
                    when.heard().ordinal()));
            for (Conditions.Limit limit : when.limits()) {
                all.addAll(List.of(limit.measure().ordinal(), limit.above() ? 1 : 0, limit.number()));
            }
            return all;
        }

        private int wording(Wording wording) {
            List<Integer> parts = new ArrayList<>();
            for (Wording.Part part : wording.parts()) {
                parts.add(texts.add(part.text()));
                parts.add(optional(part.form()));
            }
            return wordings.add(parts);
        }

        private int strings(List<String> strings) {
            return numbers.add(strings.stream().map(texts::add).toList());
        }

        private int optional(@Nullable String text) {
            return text == null ? Texts.NONE : texts.add(text);
        }
    }

    private static final class Reader {
        private final FlatInput in;
        private Texts texts = new Texts();
        private int[][] numbers = {};
        private Wording[] wordings = {};

        Reader(FlatInput in) {
            this.in = in;
        }

        Program program() throws IOException {
            if (in.number() != MAGIC) {
                throw new IOException("not a compiled pack");
            }
            texts = Texts.read(in);
            String hash = texts.get(in.number());
            Vocabulary vocabulary = new Vocabulary(in.chars(), in.ints(), in.ints(), in.ints());
            Automaton automaton = new Automaton(in.number(), in.ints(), in.ints(), in.ints(), in.ints());
            int[][] sets = Runs.read(in);
            Codes codes = Codes.read(in, texts);
            numbers = Runs.read(in);
            int[][] parts = Runs.read(in);
            wordings = new Wording[parts.length];
            for (int i = 0; i < parts.length; i++) {
                wordings[i] = wording(parts[i]);
            }
            int[][] suggestions = Runs.read(in);
            List<List<Wording>> suggest = new ArrayList<>(suggestions.length);
            for (int[] suggestion : suggestions) {
                List<Wording> list = new ArrayList<>(suggestion.length);
                for (int one : suggestion) {
                    list.add(wordings[one]);
                }
                suggest.add(List.copyOf(list));
            }
            int[][] stored = Runs.read(in);
            Conditions[] conditions = new Conditions[stored.length];
            for (int i = 0; i < stored.length; i++) {
                conditions[i] = conditions(stored[i]);
            }
            List<Rule> rules = rules(in.ints(), in.ints(), suggest, conditions);
            List<Program.Act> acts = acts(in.ints());
            List<Program.Owed> owed = owed(in.ints(), in.ints());
            StoredTerms terms = StoredTerms.read(in, texts);
            Set<Integer> allowed = new HashSet<>();
            for (int number : in.ints()) {
                allowed.add(number);
            }
            return new Program(
                    vocabulary, automaton, sets, codes, rules, acts, owed, new Glossary(terms, allowed), hash);
        }

        private List<Rule> rules(int[] stored, int[] variants, List<List<Wording>> suggest, Conditions[] conditions) {
            Category[] categories = Category.values();
            Severity[] severities = Severity.values();
            Rule.Flag[] flags = Rule.Flag.values();
            List<Rule> rules = new ArrayList<>(stored.length / 4);
            int v = 0;
            for (int r = 0; r < stored.length; r += 4) {
                Rule.Variant[] of = new Rule.Variant[stored[r + 3]];
                for (int i = 0; i < of.length; i++, v += VARIANT) {
                    of[i] = variant(variants, v, severities, flags, suggest, conditions);
                }
                rules.add(new Rule(
                        texts.get(stored[r]), categories[stored[r + 1]], texts.get(stored[r + 2]), List.of(of)));
            }
            return List.copyOf(rules);
        }

        /** A method of its own, since one that is called thousands of times is compiled long before a loop is. */
        private Rule.Variant variant(
                int[] variants,
                int v,
                Severity[] severities,
                Rule.Flag[] flags,
                List<List<Wording>> suggest,
                Conditions[] conditions) {
            return new Rule.Variant(
                    variants[v],
                    severities[variants[v + 1]],
                    flags[variants[v + 2]],
                    suggest.get(variants[v + 3]),
                    optional(variants[v + 4]),
                    conditions[variants[v + 5]],
                    numbers[variants[v + 6]],
                    numbers[variants[v + 7]],
                    numbers[variants[v + 8]],
                    numbers[variants[v + 9]]);
        }

        private List<Program.Act> acts(int[] stored) {
            List<Program.Act> acts = new ArrayList<>();
            for (int a = 0; a < stored.length; a += 4) {
                acts.add(new Program.Act(
                        texts.get(stored[a]), stored[a + 1] == 1, numbers[stored[a + 2]], numbers[stored[a + 3]]));
            }
            return acts;
        }

        private List<Program.Owed> owed(int[] stored, int[] offers) {
            List<Program.Owed> owed = new ArrayList<>();
            int o = 0;
            for (int i = 0; i < stored.length; i += 3) {
                List<Program.Offer> of = new ArrayList<>();
                for (int n = stored[i + 2]; n > 0; n--, o += 3) {
                    of.add(new Program.Offer(offers[o], strings(offers[o + 1]), wordings[offers[o + 2]]));
                }
                owed.add(new Program.Owed(
                        Acknowledgement.values()[stored[i]], texts.get(stored[i + 1]), List.copyOf(of)));
            }
            return owed;
        }

        private Conditions conditions(int[] stored) {
            List<Conditions.Limit> limits = new ArrayList<>();
            for (int i = 8; i < stored.length; i += 3) {
                limits.add(new Conditions.Limit(
                        Conditions.Measure.values()[stored[i]], stored[i + 1] == 1, stored[i + 2]));
            }
            return new Conditions(
                    stored[0] == 1,
                    stored[1] == 1,
                    stored[2] == 0 ? null : stored[2] == 1,
                    Conditions.Place.values()[stored[3]],
                    optional(stored[4]),
                    strings(stored[5]),
                    strings(stored[6]),
                    List.copyOf(limits),
                    Conditions.Heard.values()[stored[7]]);
        }

        private Wording wording(int[] stored) {
            List<Wording.Part> parts = new ArrayList<>(stored.length / 2);
            for (int i = 0; i < stored.length; i += 2) {
                parts.add(new Wording.Part(texts.get(stored[i]), optional(stored[i + 1])));
            }
            return new Wording(List.copyOf(parts));
        }

        private List<String> strings(int run) {
            List<String> strings = new ArrayList<>();
            for (int text : numbers[run]) {
                strings.add(texts.get(text));
            }
            return List.copyOf(strings);
        }

        private @Nullable String optional(int text) {
            return text == Texts.NONE ? null : texts.get(text);
        }
    }
}
