package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/** When a glossary term counts, and what its plain words are in the form that fits. */
final class Terms {
    /** Words that tell that the term is the reader's own, or is being explained in this sentence. */
    private static final List<String> READER_KNOWS = List.of(
            "you ask",
            "you mention",
            "you wrote",
            "your question",
            "in your mail",
            "in your message",
            "your word",
            "is like a",
            "works like",
            "means that",
            "short for",
            "in plain words",
            "in other words",
            "that is to say");

    private Terms() {}

    /** Whether a term from token {@code first} to before {@code last} is one that this reader needs explained. */
    static boolean counts(Glossary.Term term, Text text, int first, int last, Occasion occasion, Set<String> seen) {
        if (occasion.audience() == Audience.TECHNICAL) {
            return false;
        }
        boolean used = occasion.answered();
        for (int t = first; t < last; t++) {
            int word = t - first;
            if (word < term.caps().length && term.caps()[word] && !text.is(t, Token.CAPS | Token.CODE)) {
                return false;
            }
            used &= occasion.uses(text.token(t));
        }
        String key = term.written().toLowerCase(Locale.ROOT);
        if (used || seen.contains(key)) {
            return false;
        }
        seen.add(key);
        return !explained(text, first, last);
    }

    /** "DNS, the internet's address book", "DNS (the …)", "DNS means …", "the address book (DNS)". */
    static boolean explained(Text text, int first, int last) {
        return explained(text, first, last, sentence -> told(text, sentence));
    }

    /** Whether a sentence tells that its terms are the reader's own, or explains one. */
    static boolean told(Text text, int sentence) {
        String low = text.sentence(sentence).of(text.words()).toLowerCase(Locale.ROOT);
        for (String told : READER_KNOWS) {
            if (low.contains(told)) {
                return true;
            }
        }
        return false;
    }

    /** @param told {@link #told} of a sentence */
    static boolean explained(Text text, int first, int last, IntPredicate told) {
        String s = text.words();
        int before = first > 0 ? lastVisible(s, text.start(first) - 1) : -1;
        int after = nextVisible(s, text.end(last - 1));
        if (before >= 0 && s.charAt(before) == '(' && after < s.length() && s.charAt(after) == ')') {
            return true;
        }
        if (after < s.length() && s.charAt(after) == '(') {
            int close = s.substring(after, Math.min(s.length(), after + 200)).indexOf(')');
            return close > 8;
        }
        if (told.test(text.sentenceOf(first))) {
            return true;
        }
        String lead = s.substring(Math.max(0, text.start(first) - 12), text.start(first))
                .toLowerCase(Locale.ROOT)
                .strip();
        if (lead.endsWith("called")
                || lead.endsWith("called the")
                || lead.endsWith("known as")
                || lead.endsWith("named")) {
            return true;
        }
        String rest = s.substring(after, Math.min(s.length(), after + 40)).toLowerCase(Locale.ROOT);
        if (rest.startsWith(",")
                || rest.startsWith("-")
                || rest.startsWith("–")
                || rest.startsWith("—")
                || rest.startsWith(":")) {
            String explanation = rest.substring(1).stripLeading();
            for (String opening : new String[] {
                "the ",
                "a ",
                "an ",
                "which ",
                "that is",
                "that's",
                "i.e.",
                "ie ",
                "meaning",
                "in other words",
                "or ",
                "short for",
                "our "
            }) {
                if (explanation.startsWith(opening)) {
                    return true;
                }
            }
        }
        return rest.startsWith("means ")
                || rest.startsWith("stands for ")
                || rest.startsWith("is short for")
                || rest.startsWith("is the ")
                || rest.startsWith("is a ")
                || rest.startsWith("is an ")
                || rest.startsWith("is what ")
                || rest.startsWith("is our ");
    }

    private static int lastVisible(String s, int i) {
        int at = i;
        while (at >= 0 && s.charAt(at) <= ' ') {
            at--;
        }
        return at;
    }

    private static int nextVisible(String s, int i) {
        int at = i;
        while (at < s.length() && (s.charAt(at) <= ' ' || s.charAt(at) == '"' || s.charAt(at) == '”')) {
            at++;
        }
        return at;
    }

    /** The plain words in the form of the term as it stands: plural, or a form of the verb. */
    static String plain(Glossary.Term term, Text text, int first, int last) {
        String plain = term.plain();
        int space = plain.indexOf(' ');
        if (term.verb()) {
            String verb = space < 0 ? plain : plain.substring(0, space);
            String rest = space < 0 ? "" : plain.substring(space);
            String form = text.token(first).toLowerCase(Locale.ROOT);
            Inflection.Form wanted = form.endsWith("ing")
                    ? Inflection.Form.ING
                    : form.endsWith("ed")
                            ? Inflection.Form.PART
                            : form.endsWith("s")
                                            && !form.endsWith("ss")
                                            && !Inflection.base(form).equals(form)
                                    ? Inflection.Form.S
                                    : Inflection.Form.BASE;
            return Inflection.verb(verb, wanted) + rest;
        }
        String lastWord = text.token(last - 1);
        String written = term.written();
        boolean many = term.noun() && lastWord.endsWith("s") && !written.endsWith("s");
        if (!many) {
            return plain;
        }
        // The head of "way to share one address" is its first noun, before "of", "that", "to", "for", "in" …
        String[] words = plain.split(" ");
        int head = words.length - 1;
        for (int i = 1; i < words.length; i++) {
            if (Set.of(
                            "of", "that", "which", "to", "for", "in", "on", "from", "with", "where", "by", "at",
                            "behind", "between", "used")
                    .contains(words[i])) {
                head = i - 1;
                break;
            }
        }
        words[head] = Inflection.plural(words[head]);
        return String.join(" ", words);
    }
}
