package io.softspoken.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Short and chat spellings and the words they stand for. A word with an apostrophe is cut before its ending ("you're" =
 * you + are); this table holds what cannot be cut by rule, with the length of the first part's spelling.
 */
final class Contractions {
    /**
     * @param parts the folded words it stands for
     * @param cuts where in the written word each part after the first begins
     */
    record Parts(String[] parts, int[] cuts) {}

    private static final Map<String, Parts> WHOLE = new HashMap<>();
    private static final Map<String, String> ENDINGS =
            Map.of("'re", "are", "'ve", "have", "'ll", "will", "'m", "am", "'d", "'d", "'s", "'s");

    static {
        for (String verb : new String[] {
            "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "could", "would", "should", "might",
            "must", "need", "dare"
        }) {
            two(verb + "n't", verb, "not", verb.length());
            two(verb + "nt", verb, "not", verb.length());
            two(verb + "n`t", verb, "not", verb.length());
        }
        two("can't", "can", "not", 3);
        two("cant", "can", "not", 3);
        two("cannot", "can", "not", 3);
        two("couldn't", "could", "not", 5);
        two("won't", "will", "not", 2);
        two("wont", "will", "not", 2);
        two("shan't", "shall", "not", 3);
        two("ain't", "is", "not", 2);
        two("aint", "is", "not", 2);
        two("im", "i", "am", 1);
        two("ive", "i", "have", 1);
        two("youre", "you", "are", 3);
        two("youve", "you", "have", 3);
        two("youll", "you", "will", 3);
        two("theyre", "they", "are", 4);
        two("thats", "that", "'s", 4);
        two("whats", "what", "'s", 4);
        two("heres", "here", "'s", 4);
        two("theres", "there", "'s", 5);
        two("let's", "let", "us", 3);
        two("gonna", "going", "to", 3);
        two("wanna", "want", "to", 3);
        two("gotta", "got", "to", 3);
        two("gimme", "give", "me", 3);
        two("lemme", "let", "me", 3);
        two("sorta", "sort", "of", 4);
        two("kinda", "kind", "of", 4);
        two("coulda", "could", "have", 5);
        two("shoulda", "should", "have", 6);
        two("woulda", "would", "have", 5);
        two("y'all", "you", "all", 1);
        one("u", "you");
        one("ur", "your");
        one("pls", "please");
        one("plz", "please");
        one("thx", "thanks");
        one("thanx", "thanks");
        one("ty", "thanks");
        one("tho", "though");
        one("thru", "through");
        one("'bout", "about");
        one("bout", "about");
        one("'cause", "because");
        one("cos", "because");
        one("cuz", "because");
        one("tmrw", "tomorrow");
        one("yr", "your");
        one("alot", "lot");
        one("o'clock", "o'clock");
        one("ma'am", "madam");
        one("ya", "you");
        one("em", "em");
    }

    private Contractions() {}

    private static void two(String written, String first, String second, int cut) {
        WHOLE.put(written, new Parts(new String[] {first, second}, new int[] {cut}));
    }

    private static void one(String written, String word) {
        WHOLE.put(written, new Parts(new String[] {word}, new int[0]));
    }

    /** What a folded word stands for, or null if it stands for itself. */
    static @Nullable Parts of(char[] folded, int length) {
        if (length > 10) {
            return null;
        }
        String word = new String(folded, 0, length);
        Parts whole = WHOLE.get(word);
        if (whole != null) {
            return whole;
        }
        int apostrophe = word.lastIndexOf('\'');
        if (apostrophe > 0) {
            String ending = ENDINGS.get(word.substring(apostrophe));
            if (ending != null) {
                return new Parts(new String[] {word.substring(0, apostrophe), ending}, new int[] {apostrophe});
            }
        }
        return null;
    }
}
