package io.softspoken.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * A page being written. Text and the values of attributes are escaped here and nowhere else; only the names of elements and
 * attributes, which are ours, go in as they are. Elements without content, as {@code br}, are written with {@link #empty}.
 */
final class Html {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that has no content and no end. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with a text in it. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** What was written by another writer of this kind. */
    Html add(Html other) {
        out.append(other.out);
        return this;
    }

    /** A line break in the source, where white space does not matter. */
    Html line() {
        out.append('\n');
        return this;
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append((char) c);
                case '\r' -> out.append(i < text.length() && text.charAt(i) == '\n' ? "" : "\n");
                // What would turn the direction of all that follows, or not be seen, is shown as a sign.
                default -> out.append(Columns.safe(Character.toString(c)));
            }
        }
    }

    /**
     * A page of its own, with its style in it: nothing is fetched, and no script would run.
     *
     * @param body what stands between its header and its footer
     */
    static String page(String title, List<String> styles, Html body) {
        Html page = new Html();
        page.out
                .append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n");
        page.element("title", title).line();
        page.out.append("<style>\n");
        styles.forEach(style -> page.out.append(resource(style)));
        page.out.append("</style>\n</head>\n<body>\n");
        page.element("a", "Skip to the report", "class", "skip", "href", "#main")
                .line();
        page.add(body);
        page.out.append("</body>\n</html>\n");
        return page.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number with a mark between its thousands. */
    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
