package io.softspoken.rules;

import io.softspoken.text.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Parses a pattern. Grammar, tightest last:
 *
 * <pre>
 * choice   = sequence { "|" sequence }
 * sequence = item { item }
 * item     = atom [ "?" ]
 * atom     = word | "~" word | "&lt;" name "&gt;" | "&lt;!" choice "&gt;" | "_" | ".." [ digits ]
 *          | "^" | "$" | "," | mark | "(" choice ")" | "{" name "=" choice "}"
 * mark     = "?" | "!" | "!!" | "?!" | ":" | ";" | "…" | "—" | "." (white space before it)
 * </pre>
 */
final class PatternParser {
    private static final int LONGEST_GAP = 12;
    private static final int DEFAULT_GAP = 3;
    private static final int DEEPEST = 20;

    /** A pattern that cannot be read: where in it, and what to do. */
    static final class BadPattern extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final int offset;

        BadPattern(int offset, String message) {
            super(message);
            this.offset = offset;
        }
    }

    private final String pattern;
    private final Function<String, @Nullable Node> lists;
    private int at;
    private int depth;

    private PatternParser(String pattern, Function<String, @Nullable Node> lists) {
        this.pattern = pattern;
        this.lists = lists;
    }

    /**
     * The tree of {@code pattern}.
     *
     * @param lists the content of a list by name, or null if there is none of that name
     * @throws BadPattern if it cannot be read
     */
    static Node parse(String pattern, Function<String, @Nullable Node> lists) {
        PatternParser parser = new PatternParser(pattern, lists);
        Node node = parser.choice();
        if (parser.at < pattern.length()) {
            throw new BadPattern(parser.at, "\"" + pattern.charAt(parser.at) + "\" closes nothing");
        }
        return node;
    }

    private Node choice() {
        if (++depth > DEEPEST) {
            throw new BadPattern(at, "brackets are nested more than " + DEEPEST + " deep");
        }
        List<Node> ways = new ArrayList<>();
        ways.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        depth--;
        return oneOf(ways);
    }

    /** A choice in which all ways that are single words have become one set. */
    static Node oneOf(List<Node> ways) {
        Set<String> words = new LinkedHashSet<>();
        List<Node> rest = new ArrayList<>();
        for (Node way : ways) {
            if (way instanceof Node.Words set) {
                words.addAll(set.words());
            } else if (way instanceof Node.Choice choice) {
                for (Node inner : choice.ways()) {
                    if (inner instanceof Node.Words set) {
                        words.addAll(set.words());
                    } else {
                        rest.add(inner);
                    }
                }
            } else {
                rest.add(way);
            }
        }
        if (!words.isEmpty()) {
            // Longer ways first, so that "a lot of" is tried before "a".
            rest.add(new Node.Words(List.copyOf(words)));
        }
        return rest.size() == 1 ? rest.get(0) : new Node.Choice(List.copyOf(rest));
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (true) {
            boolean space = skipSpace();
            if (at >= pattern.length() || "|)}>".indexOf(pattern.charAt(at)) >= 0) {
                break;
            }
            Node atom = atom(space || at == 0 || "(|=".indexOf(pattern.charAt(at - 1)) >= 0);
            if (at < pattern.length() && pattern.charAt(at) == '?') {
                at++;
                atom = new Node.Optional(atom);
            }
            parts.add(atom);
        }
        if (parts.isEmpty()) {
            throw new BadPattern(at, "nothing stands here; for \"may be absent\" write (…)?");
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(List.copyOf(parts));
    }

    private boolean skipSpace() {
        int from = at;
        while (at < pattern.length() && Character.isWhitespace(pattern.charAt(at))) {
            at++;
        }
        return at > from;
    }

    private Node atom(boolean afterSpace) {
        int from = at;
        char c = pattern.charAt(at);
        switch (c) {
            case '(' -> {
                at++;
                Node inner = choice();
                expect(')', from, "(");
                return inner;
            }
            case '{' -> {
                return capture();
            }
            case '<' -> {
                return named();
            }
            case '~' -> {
                at++;
                String word = word();
                if (word.isEmpty()) {
                    throw new BadPattern(from, "~ stands before a word, as in ~lose");
                }
                List<String> forms = new ArrayList<>();
                for (String form : Inflection.forms(word.replace('’', '\''))) {
                    forms.addAll(spellings(form));
                }
                return new Node.Words(forms);
            }
            case '^' -> {
                at++;
                return new Node.Start();
            }
            case '$' -> {
                at++;
                return new Node.End();
            }
            case ',' -> {
                at++;
                return new Node.Break();
            }
            case '_' -> {
                at++;
                return new Node.Any();
            }
            case '.' -> {
                if (pattern.startsWith("..", at)) {
                    at += 2;
                    int digits = at;
                    while (at < pattern.length() && Character.isDigit(pattern.charAt(at))) {
                        at++;
                    }
                    int longest = at == digits
                            ? DEFAULT_GAP
                            : at - digits > 3 ? 999 : Integer.parseInt(pattern.substring(digits, at));
                    if (longest < 1 || longest > LONGEST_GAP) {
                        throw new BadPattern(from, "a gap is of 1 to " + LONGEST_GAP + " words");
                    }
                    return new Node.Gap(longest);
                }
                at++;
                return new Node.Words(List.of("."));
            }
            case '!', '?' -> {
                if (!afterSpace) {
                    throw new BadPattern(from, "put a space before " + c + " for the mark itself");
                }
                while (at < pattern.length() && "!?".indexOf(pattern.charAt(at)) >= 0) {
                    at++;
                }
                String mark = pattern.substring(from, at);
                return new Node.Words(List.of(
                        !mark.contains("!") ? "?" : mark.contains("?") ? "?!" : mark.length() > 1 ? "!!" : mark));
            }
            case ':', ';', '…', '—' -> {
                at++;
                return new Node.Words(List.of(String.valueOf(c)));
            }
            default -> {
                return literal();
            }
        }
    }

    private Node literal() {
        int from = at;
        String written = word();
        if (written.isEmpty()) {
            throw new BadPattern(from, "\"" + pattern.charAt(from) + "\" means nothing in a pattern; leave it out");
        }
        List<String> words = Tokenizer.words(written);
        if (words.isEmpty()) {
            throw new BadPattern(from, "\"" + written + "\" holds no word");
        }
        List<Node> parts = new ArrayList<>();
        for (String word : words) {
            parts.add(new Node.Words(spellings(word)));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(List.copyOf(parts));
    }

    /** "would" may be written 'd, and "is" 's. */
    private static List<String> spellings(String word) {
        return switch (word) {
            case "would", "had" -> List.of(word, "'d");
            case "is", "has" -> List.of(word, "'s");
            default -> List.of(word);
        };
    }

    private String word() {
        int from = at;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (Character.isLetterOrDigit(c)
                    || "'’*%&-/".indexOf(c) >= 0
                    || c == '.'
                            && at > from
                            && at + 1 < pattern.length()
                            && Character.isLetterOrDigit(pattern.charAt(at + 1))) {
                at++;
            } else {
                break;
            }
        }
        return pattern.substring(from, at);
    }

    private Node capture() {
        int from = at++;
        int name = at;
        while (at < pattern.length() && Character.isLetterOrDigit(pattern.charAt(at))) {
            at++;
        }
        if (at == name || at >= pattern.length() || pattern.charAt(at) != '=') {
            throw new BadPattern(from, "write {name=…} to remember what stands here");
        }
        String called = pattern.substring(name, at++);
        Node inner = choice();
        expect('}', from, "{");
        return new Node.Capture(called, inner);
    }

    private Node named() {
        int from = at++;
        if (at < pattern.length() && pattern.charAt(at) == '!') {
            at++;
            Node inner = choice();
            expect('>', from, "<!");
            if (inner instanceof Node.Words words) {
                return new Node.Not(words.words());
            }
            throw new BadPattern(from, "<!…> takes single words or lists of single words");
        }
        int close = pattern.indexOf('>', at);
        if (close < 0) {
            throw new BadPattern(from, "\"<\" is not closed by \">\"");
        }
        String name = pattern.substring(at, close).strip();
        at = close + 1;
        for (WordKind kind : WordKind.values()) {
            if (kind.written().equals(name)) {
                return new Node.Kind(kind);
            }
        }
        if (name.equals("word")) {
            return new Node.Any();
        }
        Node list = lists.apply(name);
        if (list == null) {
            throw new BadPattern(from, "there is no list <" + name + ">");
        }
        return list;
    }

    private void expect(char close, int from, String open) {
        if (at >= pattern.length() || pattern.charAt(at) != close) {
            throw new BadPattern(from, "\"" + open + "\" is not closed by \"" + close + "\"");
        }
        at++;
    }
}
