package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Vocabulary;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stores a {@link Program} and loads it again. The form is this version's own; no other reads it. */
final class ProgramFile {
    private static final int MAGIC = 0x536F6674; // "Soft"

    private ProgramFile() {}

    static void write(Program program, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeUTF(program.hash());
        String[] words = program.vocabulary().words();
        out.writeInt(words.length);
        for (String word : words) {
            out.writeUTF(word);
        }
        ints(out, program.vocabulary().numbers());
        Automaton automaton = program.automaton();
        out.writeInt(automaton.states());
        ints(out, automaton.cells());
        ints(out, automaton.targets());
        ints(out, automaton.guarded());
        ints(out, automaton.accepted());
        out.writeInt(program.sets().length);
        for (int[] set : program.sets()) {
            ints(out, set);
        }
        out.writeInt(program.patterns().size());
        for (Code code : program.patterns()) {
            out.writeInt(code.ops().length);
            out.write(code.ops());
            ints(out, code.x());
            ints(out, code.y());
            strings(out, List.of(code.names()));
            out.writeBoolean(code.tagged());
        }
        out.writeInt(program.rules().size());
        for (Rule rule : program.rules()) {
            out.writeUTF(rule.id());
            out.writeByte(rule.category().ordinal());
            out.writeUTF(rule.why());
            out.writeInt(rule.variants().size());
            for (Rule.Variant variant : rule.variants()) {
                write(variant, out);
            }
        }
        out.writeInt(program.acts().size());
        for (Program.Act act : program.acts()) {
            out.writeUTF(act.name());
            out.writeBoolean(act.acknowledgement());
            ints(out, act.patterns());
            ints(out, act.unless());
        }
        out.writeInt(program.owed().size());
        for (Program.Owed owed : program.owed()) {
            out.writeByte(owed.item().ordinal());
            out.writeUTF(owed.why());
            out.writeInt(owed.offers().size());
            for (Program.Offer offer : owed.offers()) {
                out.writeInt(offer.pattern());
                strings(out, offer.answers());
                write(offer.suggest(), out);
            }
        }
        out.writeInt(program.glossary().terms().size());
        for (Map.Entry<Integer, Glossary.Term> entry :
                new TreeMap<>(program.glossary().terms()).entrySet()) {
            Glossary.Term term = entry.getValue();
            out.writeInt(entry.getKey());
            out.writeUTF(term.written());
            out.writeUTF(term.plain());
            out.writeBoolean(term.verb());
            out.writeBoolean(term.noun());
            out.writeByte(term.caps().length);
            for (boolean caps : term.caps()) {
                out.writeBoolean(caps);
            }
        }
        ints(
                out,
                new TreeSet<>(program.glossary().allowed())
                        .stream().mapToInt(Integer::intValue).toArray());
    }

    private static void write(Rule.Variant variant, DataOutputStream out) throws IOException {
        out.writeInt(variant.pattern());
        out.writeByte(variant.severity().ordinal());
        out.writeByte(variant.flag().ordinal());
        out.writeInt(variant.suggest().size());
        for (Wording wording : variant.suggest()) {
            write(wording, out);
        }
        optional(out, variant.advice());
        Conditions when = variant.when();
        out.writeBoolean(when.anyNegation());
        out.writeBoolean(when.anyQuotation());
        Boolean question = when.question();
        out.writeByte(question == null ? 0 : question ? 1 : 2);
        out.writeByte(when.place().ordinal());
        optional(out, when.audience());
        strings(out, when.answers());
        strings(out, when.answersNot());
        out.writeByte(when.limits().size());
        for (Conditions.Limit limit : when.limits()) {
            out.writeByte(limit.measure().ordinal());
            out.writeBoolean(limit.above());
            out.writeInt(limit.number());
        }
        out.writeByte(when.heard().ordinal());
        ints(out, variant.unless());
        ints(out, variant.unlessNear());
        ints(out, variant.unlessSentence());
        ints(out, variant.onlyNear());
    }

    private static void write(Wording wording, DataOutputStream out) throws IOException {
        out.writeInt(wording.parts().size());
        for (Wording.Part part : wording.parts()) {
            out.writeUTF(part.text());
            optional(out, part.form());
        }
    }

    private static Wording wording(DataInputStream in) throws IOException {
        List<Wording.Part> parts = new ArrayList<>();
        for (int m = in.readInt(); m > 0; m--) {
            parts.add(new Wording.Part(in.readUTF(), optional(in)));
        }
        return new Wording(List.copyOf(parts));
    }

    static Program read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a compiled pack");
        }
        String hash = in.readUTF();
        String[] words = new String[in.readInt()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readUTF();
        }
        Vocabulary vocabulary = new Vocabulary(words, ints(in));
        Automaton automaton = new Automaton(in.readInt(), ints(in), ints(in), ints(in), ints(in));
        int[][] sets = new int[in.readInt()][];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = ints(in);
        }
        List<Code> codes = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            byte[] ops = in.readNBytes(in.readInt());
            codes.add(new Code(ops, ints(in), ints(in), strings(in).toArray(new String[0]), in.readBoolean()));
        }
        List<Rule> rules = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            String id = in.readUTF();
            Category category = Category.values()[in.readByte()];
            String why = in.readUTF();
            List<Rule.Variant> variants = new ArrayList<>();
            for (int m = in.readInt(); m > 0; m--) {
                variants.add(variant(in));
            }
            rules.add(new Rule(id, category, why, List.copyOf(variants)));
        }
        List<Program.Act> acts = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            acts.add(new Program.Act(in.readUTF(), in.readBoolean(), ints(in), ints(in)));
        }
        List<Program.Owed> owed = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            Acknowledgement item = Acknowledgement.values()[in.readByte()];
            String why = in.readUTF();
            List<Program.Offer> offers = new ArrayList<>();
            for (int m = in.readInt(); m > 0; m--) {
                offers.add(new Program.Offer(in.readInt(), strings(in), wording(in)));
            }
            owed.add(new Program.Owed(item, why, List.copyOf(offers)));
        }
        Map<Integer, Glossary.Term> terms = new HashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            int pattern = in.readInt();
            String written = in.readUTF();
            String plain = in.readUTF();
            boolean verb = in.readBoolean();
            boolean noun = in.readBoolean();
            boolean[] caps = new boolean[in.readByte()];
            for (int i = 0; i < caps.length; i++) {
                caps[i] = in.readBoolean();
            }
            terms.put(pattern, new Glossary.Term(written, plain, verb, noun, caps));
        }
        Set<Integer> allowed = new HashSet<>();
        for (int number : ints(in)) {
            allowed.add(number);
        }
        return new Program(vocabulary, automaton, sets, codes, rules, acts, owed, new Glossary(terms, allowed), hash);
    }

    private static Rule.Variant variant(DataInputStream in) throws IOException {
        int pattern = in.readInt();
        Severity severity = Severity.values()[in.readByte()];
        Rule.Flag flag = Rule.Flag.values()[in.readByte()];
        List<Wording> suggest = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            suggest.add(wording(in));
        }
        String advice = optional(in);
        boolean anyNegation = in.readBoolean();
        boolean anyQuotation = in.readBoolean();
        int question = in.readByte();
        Conditions.Place place = Conditions.Place.values()[in.readByte()];
        String audience = optional(in);
        List<String> answers = strings(in);
        List<String> answersNot = strings(in);
        List<Conditions.Limit> limits = new ArrayList<>();
        for (int n = in.readByte(); n > 0; n--) {
            limits.add(
                    new Conditions.Limit(Conditions.Measure.values()[in.readByte()], in.readBoolean(), in.readInt()));
        }
        Conditions when = new Conditions(
                anyNegation,
                anyQuotation,
                question == 0 ? null : question == 1,
                place,
                audience,
                answers,
                answersNot,
                List.copyOf(limits),
                Conditions.Heard.values()[in.readByte()]);
        return new Rule.Variant(
                pattern, severity, flag, List.copyOf(suggest), advice, when, ints(in), ints(in), ints(in), ints(in));
    }

    private static void ints(DataOutputStream out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        if (numbers.length > 0) {
            java.nio.ByteBuffer.wrap(in.readNBytes(numbers.length * 4))
                    .asIntBuffer()
                    .get(numbers);
        }
        return numbers;
    }

    private static void strings(DataOutputStream out, List<String> strings) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings) {
            out.writeUTF(string);
        }
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        List<String> strings = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            strings.add(in.readUTF());
        }
        return List.copyOf(strings);
    }

    private static void optional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
