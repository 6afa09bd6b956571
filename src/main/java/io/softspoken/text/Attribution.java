package io.softspoken.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines that say who wrote what follows: "On 23 November Dana wrote:", in the languages mail programs are set to. */
final class Attribution {
    private Attribution() {}

    /** Whether an attribution may begin with this line. */
    static boolean mayOpen(String line) {
        String low = unruled(line).toLowerCase(Locale.ROOT);
        return !low.isEmpty()
                && (Character.isDigit(low.charAt(0))
                        || low.indexOf('@') > 0
                        || closes(line) && wrote(low) != null
                        || MailPhrases.STARTS.stream().anyMatch(low::startsWith));
    }

    /** Whether an attribution may end with this line. */
    static boolean closes(String line) {
        char last = line.charAt(line.length() - 1);
        return last == ':' || last == '：' || line.endsWith("---");
    }

    private static String unruled(String line) {
        int from = 0;
        while (from < line.length() && "- *".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int to = line.length();
        while (to > from && "- *:：\u00A0".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }

    /** How sure it is that these lines, joined, lead up to earlier mail; null if they do not. */
    static Quoting.@Nullable Sort sort(String joined) {
        String bare = unruled(joined);
        String low = bare.toLowerCase(Locale.ROOT);
        boolean address = low.indexOf('@') > 0;
        boolean clock = clock(low);
        if ((bare.endsWith(">") || bare.endsWith("]")) && address && (clock || year(low))) {
            return Quoting.Sort.ATTRIBUTION; // "2026年11月23日(月) 8:51 Dana <dana@x.example>:", whatever the language
        }
        if (low.startsWith("quoting ") || low.startsWith("zitat von ")) {
            return Quoting.Sort.PERHAPS;
        }
        String wrote = wrote(low);
        if (wrote == null) {
            return null;
        }
        int at = low.lastIndexOf(wrote);
        String who = low.substring(0, at).strip();
        String rest =
                bare.substring(Math.min(bare.length(), at + wrote.length())).strip();
        boolean english = wrote.equals("wrote") || wrote.equals("writes");
        if (!rest.isEmpty()
                && rest.indexOf('@') < 0
                && !(english ? dateFollows(rest) : capitals(rest) || inBrackets(rest))) {
            return null; // "Dana wrote to us and said this:"
        }
        if (english && List.of("you", "i", "we", "they", "he", "she").contains(lastWord(who))) {
            return null; // the writer's own way to lead up to what somebody said
        }
        boolean sure = english ? clock || address : clock || address || year(low);
        return sure ? Quoting.Sort.ATTRIBUTION : Quoting.Sort.PERHAPS;
    }

    private static @Nullable String wrote(String low) {
        for (String word : MailPhrases.WROTE) {
            int at = low.lastIndexOf(word);
            int end = at + word.length();
            if (at > 0
                    && !Character.isLetter(low.charAt(at - 1))
                    && (end == low.length() || !Character.isLetter(low.charAt(end)))) {
                return word;
            }
            if (at > 0 && MailPhrases.UNSPACED.contains(word)) {
                return word;
            }
        }
        return null;
    }

    private static String lastWord(String s) {
        return s.substring(s.lastIndexOf(' ') + 1);
    }

    /** "(időpont: 2026. nov. 23., H, 8:51)". */
    private static boolean inBrackets(String rest) {
        return rest.startsWith("(") && rest.endsWith(")") && rest.chars().anyMatch(Character::isDigit);
    }

    private static boolean dateFollows(String rest) {
        return rest.startsWith("on ") && rest.chars().anyMatch(Character::isDigit);
    }

    /** Whether these may be somebody's names. */
    private static boolean capitals(String rest) {
        for (String word : rest.split("[ ,.]+")) {
            boolean small = Set.of("de", "van", "von", "der", "den", "la", "del", "di", "und", "via")
                    .contains(word);
            if (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !small) {
                return false;
            }
        }
        return true;
    }

    /** Whether a time of day stands in it. */
    static boolean clock(String s) {
        for (int i = 1; i + 2 < s.length(); i++) {
            if ((s.charAt(i) == ':' || s.charAt(i) == 'h')
                    && Character.isDigit(s.charAt(i - 1))
                    && Character.isDigit(s.charAt(i + 1))
                    && Character.isDigit(s.charAt(i + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean year(String s) {
        for (int i = 0; i + 3 < s.length(); i++) {
            if ((s.startsWith("20", i) || s.startsWith("19", i))
                    && Character.isDigit(s.charAt(i + 2))
                    && Character.isDigit(s.charAt(i + 3))
                    && (i == 0 || !Character.isDigit(s.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
