package io.softspoken.draft;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it was given, with what is known of its occasion. Immutable; safe to share between threads.
 *
 * <p>{@link #text()} is what was given, and every offset that a report names is a place in it. {@link #words()} is
 * what a reader would see of it: the same string for plain text; for HTML the text without tags and with its
 * entities resolved. {@link #given(Span)} leads back from the second to the first.
 */
public final class Draft {
    private final String text;
    private final String words;
    private final Origin origin;
    private final @Nullable String incoming;
    private final @Nullable Audience audience;
    private final List<String> recipients;
    private final @Nullable ZonedDateTime written;

    private Draft(
            String text,
            String words,
            Origin origin,
            @Nullable String incoming,
            @Nullable Audience audience,
            List<String> recipients,
            @Nullable ZonedDateTime written) {
        this.text = text;
        this.words = words;
        this.origin = origin;
        this.incoming = incoming;
        this.audience = audience;
        this.recipients = recipients;
        this.written = written;
    }

    /** A draft in plain text, quoted mail and signature included. */
    public static Draft of(CharSequence text) {
        String given = text.toString();
        return new Draft(given, given, Origin.SAME, null, null, List.of(), null);
    }

    /**
     * A draft in HTML whose visible words have been worked out; for readers of HTML.
     *
     * @param html what was given
     * @param words what a reader sees of it
     * @param starts for each UTF-16 unit of {@code words} the offset in {@code html} at which what it comes from begins
     * @param ends for each the offset at which that ends; both never fall, and an entry of {@code ends} is never below
     *     that of {@code starts}. Copied
     * @throws IllegalArgumentException if an array does not fit {@code words}, falls somewhere, or leaves {@code html}
     */
    public static Draft ofHtml(String html, String words, int[] starts, int[] ends) {
        if (starts.length != words.length() || ends.length != words.length()) {
            throw new IllegalArgumentException(
                    starts.length + " starts and " + ends.length + " ends for " + words.length() + " characters");
        }
        int last = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] < last || ends[i] < starts[i] || ends[i] > html.length()) {
                throw new IllegalArgumentException("the origin of character " + i + " falls or leaves the text");
            }
            last = starts[i];
        }
        return new Draft(
                html, words, new Origin(Markup.HTML, starts.clone(), ends.clone()), null, null, List.of(), null);
    }

    /** The same draft as an answer to {@code message}, the text of the mail being answered; null if there is none. */
    public Draft inReplyTo(@Nullable CharSequence message) {
        String answered = message == null ? null : message.toString();
        return new Draft(text, words, origin, answered, audience, recipients, written);
    }

    /** The same draft for another reader. */
    public Draft to(Audience reader) {
        return new Draft(text, words, origin, incoming, Objects.requireNonNull(reader), recipients, written);
    }

    /** The same draft, sent to these mail addresses ({@code dana@example.com}); replaces those it had. */
    public Draft addressedTo(List<String> addresses) {
        return new Draft(text, words, origin, incoming, audience, List.copyOf(addresses), written);
    }

    /**
     * The same draft, written at that time in that zone, from which "tomorrow" and "by noon" are counted; null if it is
     * not known.
     */
    public Draft writtenAt(@Nullable ZonedDateTime time) {
        return new Draft(text, words, origin, incoming, audience, recipients, time);
    }

    /** What was given. */
    public String text() {
        return text;
    }

    /** What a reader sees of {@link #text()}. */
    public String words() {
        return words;
    }

    /** How {@link #text()} is written down. */
    public Markup markup() {
        return origin.markup();
    }

    /** The message being answered, if it was given. */
    public Optional<String> incoming() {
        return Optional.ofNullable(incoming);
    }

    /** Who will read it, where the draft itself says so; otherwise the checker's setting counts. */
    public Optional<Audience> audience() {
        return Optional.ofNullable(audience);
    }

    /** The mail addresses it is sent to, as far as they are known. */
    public List<String> recipients() {
        return recipients;
    }

    /** When it was written, with the zone of its writer, if that is known. */
    public Optional<ZonedDateTime> writtenAt() {
        return Optional.ofNullable(written);
    }

    /**
     * The place in {@link #text()} of a stretch of {@link #words()}. The end is the end of the last character
     * covered, so that text between words (a tag, an entity) after the stretch is not taken in.
     *
     * @throws IndexOutOfBoundsException if {@code inWords} leaves {@link #words()}
     */
    public Span given(Span inWords) {
        Objects.checkFromToIndex(inWords.start(), inWords.end(), words.length());
        if (origin.markup() == Markup.PLAIN) {
            return inWords;
        }
        if (inWords.length() == 0) {
            int at = inWords.start() < words.length() ? origin.starts()[inWords.start()] : text.length();
            return new Span(at, at);
        }
        int start = origin.starts()[inWords.start()];
        return new Span(start, Math.max(start, origin.ends()[inWords.end() - 1]));
    }

    /**
     * The stretch of {@link #words()} that comes from a stretch of {@link #text()}: the way back from {@link #given}.
     *
     * @throws IndexOutOfBoundsException if {@code inText} leaves {@link #text()}
     */
    public Span seen(Span inText) {
        Objects.checkFromToIndex(inText.start(), inText.end(), text.length());
        if (origin.markup() == Markup.PLAIN) {
            return inText;
        }
        int from = 0;
        while (from < words.length() && !comes(from, inText)) {
            from++;
        }
        int to = from;
        for (int i = from; i < words.length() && origin.starts()[i] < inText.end(); i++) {
            to = comes(i, inText) ? i + 1 : to;
        }
        return new Span(from, to);
    }

    /** Whether a character of the words stands for some of a stretch of the text. */
    private boolean comes(int i, Span inText) {
        return origin.starts()[i] < origin.ends()[i]
                && origin.starts()[i] < inText.end()
                && origin.ends()[i] > inText.start();
    }

    /**
     * The given text with a stretch of it replaced. In HTML the replacement is escaped, and tags inside the stretch are
     * kept behind it, so that the structure of the page stays as it was.
     *
     * @param within {@link #text()}, or a text that came of it by replacing stretches behind this one
     * @param given the stretch
     * @param replacement plain words
     */
    public String replace(String within, Span given, String replacement) {
        if (origin.markup() == Markup.PLAIN) {
            return within.substring(0, given.start()) + replacement + within.substring(given.end());
        }
        StringBuilder out = new StringBuilder(within.substring(0, given.start()));
        for (char c : replacement.toCharArray()) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        int at = given.start();
        while (at < given.end()) {
            int end = within.charAt(at) == '<' ? tagEnd(within, at) : -1;
            if (end > 0) {
                out.append(within, at, end);
                at = end;
            } else {
                at++;
            }
        }
        return out.append(within, at, within.length()).toString();
    }

    /** One past the tag or comment that begins at {@code open}, or -1 where the character is one to be read. */
    private static int tagEnd(String html, int open) {
        if (html.startsWith("<!--", open)) {
            int end = html.indexOf("-->", open + 4);
            return end < 0 ? html.length() : end + 3;
        }
        char first = open + 1 < html.length() ? html.charAt(open + 1) : ' ';
        boolean named = first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
        if (!named && first != '/' && first != '!' && first != '?') {
            return -1;
        }
        char quote = 0;
        for (int i = open + 2; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (named && (c == '"' || c == '\'') && valueOpens(html, i)) {
                quote = c;
            }
        }
        return -1;
    }

    /** Whether the quotation mark at {@code i} opens the value of an attribute. */
    private static boolean valueOpens(String html, int i) {
        int before = i - 1;
        while (before > 0 && Character.isWhitespace(html.charAt(before))) {
            before--;
        }
        return html.charAt(before) == '=';
    }
}

/** Where each visible character comes from; the arrays are empty for plain text. */
record Origin(Markup markup, int[] starts, int[] ends) {
    static final Origin SAME = new Origin(Markup.PLAIN, new int[0], new int[0]);
}
