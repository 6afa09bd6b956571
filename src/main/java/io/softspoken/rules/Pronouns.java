package io.softspoken.rules;

import java.util.Locale;
import java.util.Map;

/** Turns who speaks to whom: the writer's "I … my" becomes "you … your", and the other way. */
final class Pronouns {
    private static final Map<String, String> TURNED = Map.ofEntries(
            Map.entry("i", "you"),
            Map.entry("me", "you"),
            Map.entry("my", "your"),
            Map.entry("mine", "yours"),
            Map.entry("myself", "yourself"),
            Map.entry("we", "you"),
            Map.entry("us", "you"),
            Map.entry("our", "your"),
            Map.entry("you", "I"),
            Map.entry("your", "my"),
            Map.entry("yours", "mine"),
            Map.entry("yourself", "myself"),
            Map.entry("am", "are"));

    private Pronouns() {}

    static String turned(String phrase) {
        StringBuilder out = new StringBuilder();
        for (String word : phrase.split(" ")) {
            String turned = TURNED.getOrDefault(word.toLowerCase(Locale.ROOT), word);
            out.append(out.length() == 0 ? "" : " ").append(turned);
        }
        return out.toString();
    }
}
