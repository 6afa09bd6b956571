package io.softspoken.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The forms of English words: a lemma becomes its forms when packs are compiled, so that nothing is analysed while a
 * draft is read; and a wording gets the form that fits. Regular formation by spelling, and a table of the exceptions.
 */
public final class Inflection {
    /** The forms of a verb. */
    public enum Form {
        BASE,
        S,
        ING,
        PAST,
        PART
    }

    /** base, past, participle; the -s and -ing forms are regular but for those in {@link #WHOLE}. */
    private static final String IRREGULAR = """
            arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
            bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken
            bring brought brought|build built built|burn burnt burnt|buy bought bought|catch caught caught
            choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut
            deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
            fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|fling flung flung
            fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
            get got got|give gave given|go went gone|grow grew grown|hang hung hung|hear heard heard|hide hid hidden
            hit hit hit|hold held held|hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid
            lead led led|leap leapt leapt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit
            lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken|overcome overcame overcome
            overlook overlooked overlooked|pay paid paid|put put put|quit quit quit|read read read|rid rid rid
            ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
            sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone
            shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk
            sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|spin spun spun
            split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
            stick stuck stuck|sting stung stung|stink stank stunk|strike struck struck|swear swore sworn
            sweep swept swept|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
            tell told told|think thought thought|throw threw thrown|understand understood understood|undo undid undone
            upset upset upset|wake woke woken|wear wore worn|win won won|wind wound wound|withdraw withdrew withdrawn
            write wrote written|rewrite rewrote rewritten|redo redid redone|reset reset reset|rebuild rebuilt rebuilt
            resend resent resent|reread reread reread|rerun reran rerun|misread misread misread|shit shit shit
            misunderstand misunderstood misunderstood|overwrite overwrote overwritten|oversee oversaw overseen
            broadcast broadcast broadcast|forecast forecast forecast|unwind unwound unwound|learn learned learned
            format formatted formatted|program programmed programmed|input input input|output output output
            """;

    /** Words whose forms follow no rule at all; the first is the lemma. */
    private static final String WHOLE = """
            be am is are was were been being 's|have has had having|do does did done doing
            can could|will would|shall should|may might|must|man men|woman women|child children|person people persons
            foot feet|tooth teeth|mouse mice|analysis analyses|crisis crises|diagnosis diagnoses
            datum data|medium media|index indexes indices|criterion criteria|life lives|knife knives|shelf shelves
            half halves|leaf leaves|self selves|thief thieves|wife wives|good better best|bad worse worst
            i me my mine|we us our ours|he him his|she her hers|they them their theirs|this these|that those
            """;

    /** Two syllables, stress on the last, or one ending consonant-vowel-consonant: double the last letter. */
    private static final Set<String> DOUBLING = Set.of(
            "admit",
            "commit",
            "omit",
            "permit",
            "submit",
            "refer",
            "prefer",
            "transfer",
            "occur",
            "defer",
            "infer",
            "regret",
            "forget",
            "begin",
            "control",
            "patrol",
            "cancel",
            "label",
            "travel",
            "model",
            "level",
            "signal",
            "total",
            "dial",
            "equip",
            "handicap",
            "program",
            "format",
            "kidnap",
            "worship",
            "debug",
            "reship",
            "unplug",
            "reset",
            "upset",
            "input",
            "output",
            "overlap",
            "unzip",
            "shut",
            "allot",
            "rebut",
            "abet",
            "compel",
            "expel",
            "excel",
            "propel",
            "rebel",
            "repel",
            "enrol",
            "fulfil");

    /** Verbs that end like a past form and are none. */
    private static final Set<String> LIKE_PAST = Set.of(
            "embed",
            "shred",
            "sled",
            "need",
            "seed",
            "weed",
            "heed",
            "feed",
            "speed",
            "breed",
            "bleed",
            "exceed",
            "proceed",
            "succeed",
            "overfeed",
            "deed",
            "indeed");

    /** Regular verbs of which the spelling of a form does not tell whether the base ends in e. */
    private static final String REGULAR = """
            appease assume awe axe bang bathe breathe browse cease clothe combine compete compile complete conclude
            consume crease cruise decline decompile decrease delete denote deplete describe determine devote disguise
            displease dye ease edit eke evoke examine exclude excite exit eye grease guide haste hype imagine include
            increase invite invoke iron lease outline owe paste please praise prescribe presume promote provoke quote
            raise release rename reroute resume retype revoke route soothe style subscribe sync taste tease
            toe transcribe type underline undermine unsubscribe use waste welcome
            """;

    private static final Map<String, String[]> VERBS = new HashMap<>();
    private static final Map<String, List<String>> SETS = new HashMap<>();
    private static final Map<String, String> BASES = new HashMap<>();

    static {
        for (String entry : IRREGULAR.strip().split("[|\n]")) {
            String[] forms = entry.strip().split(" ");
            VERBS.put(forms[0], forms);
            for (String form : forms) {
                BASES.putIfAbsent(form, forms[0]);
            }
        }
        for (String entry : WHOLE.strip().split("[|\n]")) {
            List<String> forms = Arrays.asList(entry.strip().split(" "));
            SETS.put(forms.get(0), forms);
            for (String form : forms) {
                BASES.putIfAbsent(form, forms.get(0));
            }
        }
        for (String verb : REGULAR.strip().split("\\s+")) {
            BASES.putIfAbsent(verb, verb);
        }
        VERBS.put("be", new String[] {"be", "was", "been"});
        VERBS.put("have", new String[] {"have", "had", "had"});
        VERBS.put("do", new String[] {"do", "did", "done"});
    }

    private Inflection() {}

    /** Every form of {@code lemma}, itself first: as a verb, and as a noun or adjective where the spelling is the same. */
    public static List<String> forms(String lemma) {
        String word = lemma.toLowerCase(Locale.ROOT);
        List<String> set = SETS.get(word);
        if (set != null) {
            return set;
        }
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        forms.add(plural(word));
        forms.add(verb(word, Form.ING));
        forms.add(verb(word, Form.PAST));
        forms.add(verb(word, Form.PART));
        String regular = regularPast(word);
        if (regular.endsWith("lled") && !word.endsWith("ll")) {
            forms.add(word + "ed"); // both spellings of cancelled, labelled
            forms.add(word + "ing");
        }
        switch (word) {
            case "get" -> forms.add("gotten");
            case "learn", "burn", "dream", "lean", "spell", "spill", "spoil", "smell" -> {
                forms.add(word + "t");
                forms.add(word + "ed");
            }
            case "spell-check" -> forms.add("spell-checked");
            case "show" -> forms.add("showed");
            case "quit" -> forms.add("quitted");
            default -> {
                /* no second past form */
            }
        }
        return List.copyOf(forms);
    }

    /** That form of a verb given in any form. */
    public static String verb(String anyForm, Form form) {
        String base = base(anyForm);
        String[] irregular = VERBS.get(base);
        return switch (form) {
            case BASE -> base;
            case S -> base.equals("be") ? "is" : base.equals("have") ? "has" : plural(base);
            case ING -> ing(base);
            case PAST -> irregular != null ? irregular[1] : regularPast(base);
            case PART -> irregular != null ? irregular[2] : regularPast(base);
        };
    }

    /** Another verb in the form that {@code model} has: like("bounced", "restart") is "restarted". */
    public static String like(String model, String verb) {
        String word = model.toLowerCase(Locale.ROOT);
        int space = verb.indexOf(' ');
        String head = space < 0 ? verb : verb.substring(0, space);
        String tail = space < 0 ? "" : verb.substring(space);
        for (Form form : List.of(Form.BASE, Form.ING, Form.PAST, Form.PART, Form.S)) {
            if (verb(word, form).equals(word)) {
                return verb(head, form) + tail;
            }
        }
        return verb;
    }

    /** The plural of a noun, or the -s form of a verb. */
    public static String plural(String word) {
        List<String> set = SETS.get(word);
        if (set != null && set.size() > 1 && !VERBS.containsKey(word)) {
            return set.get(1);
        }
        if (word.equals("be")) {
            return "is";
        }
        if (word.equals("have")) {
            return "has";
        }
        if (endsConsonantY(word)) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        if (word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh")
                || word.equals("go")
                || word.equals("do")
                || word.equals("echo")
                || word.equals("veto")
                || word.endsWith("ero")) {
            return word + "es";
        }
        return word + "s";
    }

    /** The singular of a noun given in either number. */
    public static String singular(String noun) {
        String word = noun.toLowerCase(Locale.ROOT);
        String base = BASES.get(word);
        if (base != null && SETS.containsKey(base)) {
            return base;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    /** What the forms of a word have in common, for telling whether two are the same word: the base of a verb, one of a noun. */
    static String stemOf(String word) {
        String base = base(word);
        // "VMs" and "PCs" are shorter than a verb's form with an s.
        return base.equals(word) && word.length() > 2 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : base;
    }

    /** The base of a verb given in any form; guessed from the spelling where the table does not know it. */
    public static String base(String anyForm) {
        String word = anyForm.toLowerCase(Locale.ROOT);
        String known = BASES.get(word);
        if (known != null) {
            return known;
        }
        if (word.endsWith("ies") && word.length() > 4 || word.endsWith("ied") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (LIKE_PAST.contains(word)) {
            return word;
        }
        if (word.endsWith("ied") || word.endsWith("eed")) {
            return word.substring(0, word.length() - 1); // tied, agreed
        }
        if (word.endsWith("ying") && word.length() == 5) {
            return word.charAt(0) + "ie"; // dying, tying
        }
        if (word.endsWith("ing") && word.length() > 4) {
            return stem(word.substring(0, word.length() - 3));
        }
        if (word.endsWith("ed") && word.length() > 3) {
            return stem(word.substring(0, word.length() - 2));
        }
        if (word.endsWith("sses")
                || word.endsWith("xes")
                || word.endsWith("ches")
                || word.endsWith("shes")
                || word.endsWith("zzes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && word.length() > 3) {
            return word.substring(0, word.length() - 1);
        }
        return word;
    }

    /** A stem without its -ed or -ing, made a word again: stopp → stop, mak → make, check → check. */
    private static String stem(String stem) {
        if (stem.equals(BASES.get(stem))) {
            return stem;
        }
        int n = stem.length();
        if (n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2)) {
            String single = stem.substring(0, n - 1);
            // "install", "miss" and "agree" have their two letters from the start, "labell" and "cancell" do not.
            if (DOUBLING.contains(single) || "lsfze".indexOf(stem.charAt(n - 1)) < 0) {
                return single;
            }
        }
        if (BASES.containsKey(stem + "e") || needsE(stem)) {
            return stem + "e";
        }
        return stem;
    }

    private static boolean needsE(String stem) {
        int n = stem.length();
        if (n < 2 || stem.equals("focus")) {
            return false;
        }
        char last = stem.charAt(n - 1);
        String tail = stem.substring(Math.max(0, n - 2));
        if (last == 'v'
                || last == 'u'
                || last == 'c'
                || last == 'z' && !stem.endsWith("zz")
                || tail.equals("dg")
                || tail.equals("rg")
                || tail.equals("ng") && stem.endsWith("ang")
                || tail.equals("at")
                        && n > 3
                        && !stem.endsWith("eat")
                        && !stem.endsWith("oat")
                        && !stem.endsWith("rmat")
                || tail.equals("us")
                || tail.equals("ps")
                || tail.equals("ls") && n > 3
                || tail.equals("rs")
                || tail.equals("ns")
                || last == 'l' && "bcdfgkpstz".indexOf(stem.charAt(n - 2)) >= 0) {
            return true;
        }
        if (stem.endsWith("stor")
                || stem.endsWith("gnor")
                || stem.endsWith("plor")
                || stem.endsWith("scor")
                || stem.endsWith("quir")
                || stem.endsWith("creat")) {
            return true;
        }
        // short stem vowel + one consonant: mak, clos, schedul, clos, saf; but not check, help, explain, need
        boolean oneConsonant = isConsonant(last)
                && "aiou".indexOf(stem.charAt(n - 2)) >= 0
                && (n == 2 || isConsonant(stem.charAt(n - 3)));
        return oneConsonant
                && last != 'w'
                && last != 'x'
                && last != 'y'
                && (n <= 4
                        || last == 's'
                        || last == 'r' && !stem.endsWith("or")
                        || last == 'l' && stem.endsWith("ul")
                        || tail.equals("ut")
                        || tail.equals("iv")
                        || tail.equals("in") && stem.endsWith("fin")
                        || tail.equals("ir")
                        || tail.equals("ur")
                        || tail.equals("ag")
                        || tail.equals("id")
                        || tail.equals("ad"));
    }

    private static String ing(String base) {
        if (base.equals("be")) {
            return "being";
        }
        if (base.endsWith("ie")) {
            return base.substring(0, base.length() - 2) + "ying";
        }
        if (base.endsWith("e") && !base.endsWith("ee") && !base.endsWith("ye") && !base.endsWith("oe")) {
            return base.substring(0, base.length() - 1) + "ing";
        }
        return doubled(base) + "ing";
    }

    private static String regularPast(String base) {
        if (base.endsWith("e")) {
            return base + "d";
        }
        if (endsConsonantY(base)) {
            return base.substring(0, base.length() - 1) + "ied";
        }
        return doubled(base) + "ed";
    }

    private static String doubled(String base) {
        int n = base.length();
        boolean shortWord = n >= 3
                && n <= 5
                && isConsonant(base.charAt(n - 1))
                && "wxy".indexOf(base.charAt(n - 1)) < 0
                && "aeiou".indexOf(base.charAt(n - 2)) >= 0
                && isConsonant(base.charAt(n - 3))
                && vowels(base) == 1;
        boolean qu = n >= 4 && base.endsWith("quit");
        return shortWord || qu || DOUBLING.contains(base) ? base + base.charAt(n - 1) : base;
    }

    private static int vowels(String word) {
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            if ("aeiou".indexOf(word.charAt(i)) >= 0) {
                count++;
            }
        }
        return count;
    }

    private static boolean endsConsonantY(String word) {
        return word.length() > 1 && word.endsWith("y") && isConsonant(word.charAt(word.length() - 2));
    }

    private static boolean isConsonant(char c) {
        return "aeiou".indexOf(c) < 0;
    }
}
