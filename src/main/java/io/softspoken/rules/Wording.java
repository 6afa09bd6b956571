package io.softspoken.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A suggestion as written in a rule: text with places for what the pattern remembered, such as {@code {what}} or {@code
 * {v:ing}}.
 *
 * @param parts text and places in turn
 */
public record Wording(List<Part> parts) {
    /**
     * Text, or a place.
     *
     * @param text the text, or the name of the capture
     * @param form null for text; otherwise the form that the capture takes, "" for as it stands
     */
    public record Part(
            String text, @org.jspecify.annotations.Nullable String form) {}

    /** {@code {v:as restart}}: another verb in the form that the remembered one has. */
    private static final String AS = "as ";

    static final List<String> FORMS = List.of("", "base", "s", "ing", "past", "part", "one", "many", "a", "reader");

    /** The wording of {@code written}; an unclosed or empty place throws IllegalArgumentException. */
    static Wording parse(String written) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < written.length()) {
            int open = written.indexOf('{', at);
            if (open < 0) {
                parts.add(new Part(written.substring(at), null));
                break;
            }
            if (open > at) {
                parts.add(new Part(written.substring(at, open), null));
            }
            int close = written.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("\"{\" is not closed by \"}\"");
            }
            String[] place = written.substring(open + 1, close).split(":", 2);
            String form = place.length > 1 ? place[1].strip() : "";
            if (!FORMS.contains(form) && !form.startsWith(AS)) {
                throw new IllegalArgumentException("there is no form \"" + form + "\"; one of "
                        + String.join(", ", FORMS.subList(1, FORMS.size())));
            }
            parts.add(new Part(place[0].strip(), form));
            at = close + 1;
        }
        return new Wording(List.copyOf(parts));
    }

    /** The text with each place filled; a capture that matched nothing leaves its place empty. */
    public String fill(Map<String, String> captures) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            String form = part.form();
            if (form == null) {
                out.append(part.text());
            } else {
                out.append(inForm(captures.getOrDefault(part.text(), ""), form));
            }
        }
        return tidy(out.toString());
    }

    private static String inForm(String remembered, String form) {
        if (remembered.isEmpty()) {
            return "";
        }
        int space = remembered.indexOf(' ');
        String first = space < 0 ? remembered : remembered.substring(0, space);
        String rest = space < 0 ? "" : remembered.substring(space);
        if (form.startsWith(AS)) {
            return Inflection.like(first, form.substring(AS.length())) + rest;
        }
        return switch (form) {
            case "base" -> Inflection.verb(first, Inflection.Form.BASE) + rest;
            case "s" -> Inflection.verb(first, Inflection.Form.S) + rest;
            case "ing" -> Inflection.verb(first, Inflection.Form.ING) + rest;
            case "past" -> Inflection.verb(first, Inflection.Form.PAST) + rest;
            case "part" -> Inflection.verb(first, Inflection.Form.PART) + rest;
            case "one" -> head(remembered, Inflection::singular);
            case "many" -> head(remembered, noun -> Inflection.plural(Inflection.singular(noun)));
            case "a" -> article(remembered) + " " + remembered;
            case "reader" -> Pronouns.turned(remembered);
            default -> remembered;
        };
    }

    private static String head(String phrase, java.util.function.UnaryOperator<String> change) {
        int space = phrase.lastIndexOf(' ');
        return phrase.substring(0, space + 1) + change.apply(phrase.substring(space + 1));
    }

    /** "a" or "an", by the first sound as far as the spelling tells it. */
    public static String article(String phrase) {
        String word = phrase.strip().toLowerCase(Locale.ROOT);
        if (word.startsWith("hour")
                || word.startsWith("honest")
                || word.startsWith("honour")
                || word.startsWith("heir")) {
            return "an";
        }
        if (word.startsWith("uni")
                || word.startsWith("use")
                || word.startsWith("usu")
                || word.startsWith("eu")
                || word.startsWith("one")
                || word.startsWith("once")
                || word.startsWith("url")) {
            return "a";
        }
        return !word.isEmpty() && "aeiou8".indexOf(word.charAt(0)) >= 0 ? "an" : "a";
    }

    /** No doubled spaces, none before a comma or a full stop. */
    static String tidy(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && (out.length() == 0 || out.charAt(out.length() - 1) == ' ')) {
                continue;
            }
            if (",.;:!?".indexOf(c) >= 0 && out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            out.append(c);
        }
        return out.toString().stripTrailing();
    }
}
