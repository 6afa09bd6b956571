package io.softspoken.draft;

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
    private final int @Nullable [] origin;
    private final Markup markup;
    private final @Nullable String incoming;
    private final @Nullable Audience audience;

    private Draft(
            String text,
            String words,
            int @Nullable [] origin,
            Markup markup,
            @Nullable String incoming,
            @Nullable Audience audience) {
        this.text = text;
        this.words = words;
        this.origin = origin;
        this.markup = markup;
        this.incoming = incoming;
        this.audience = audience;
    }

    /** A draft in plain text, quoted mail and signature included. */
    public static Draft of(CharSequence text) {
        String given = text.toString();
        return new Draft(given, given, null, Markup.PLAIN, null, null);
    }

    /**
     * A draft whose visible words are not the given text itself; for readers of marked-up text.
     *
     * @param text what was given, such as HTML source
     * @param words what a reader sees of it
     * @param origin for each UTF-16 unit of {@code words} the offset in {@code text} that it comes from, never
     *     falling, and one more entry: the offset at which the last of them ends; copied
     * @param markup how {@code text} is written down
     * @throws IllegalArgumentException if {@code origin} does not have {@code words.length() + 1} entries, falls
     *     somewhere, or leaves {@code text}
     */
    public static Draft of(String text, String words, int[] origin, Markup markup) {
        if (origin.length != words.length() + 1) {
            throw new IllegalArgumentException(
                    "origin has " + origin.length + " entries for " + words.length() + " characters");
        }
        int last = 0;
        for (int offset : origin) {
            if (offset < last || offset > text.length()) {
                throw new IllegalArgumentException("origin falls or leaves the text at offset " + offset);
            }
            last = offset;
        }
        return new Draft(text, words, origin.clone(), markup, null, null);
    }

    /** The same draft as an answer to {@code message}, the text of the mail being answered; null if there is none. */
    public Draft inReplyTo(@Nullable CharSequence message) {
        return new Draft(text, words, origin, markup, message == null ? null : message.toString(), audience);
    }

    /** The same draft for another reader. */
    public Draft to(Audience reader) {
        return new Draft(text, words, origin, markup, incoming, Objects.requireNonNull(reader));
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
        return markup;
    }

    /** The message being answered, if it was given. */
    public Optional<String> incoming() {
        return Optional.ofNullable(incoming);
    }

    /** Who will read it, where the draft itself says so; otherwise the checker's setting counts. */
    public Optional<Audience> audience() {
        return Optional.ofNullable(audience);
    }

    /**
     * The place in {@link #text()} of a stretch of {@link #words()}. The end is the end of the last character
     * covered, so that text between words (a tag, an entity) after the stretch is not taken in.
     *
     * @throws IndexOutOfBoundsException if {@code inWords} leaves {@link #words()}
     */
    public Span given(Span inWords) {
        Objects.checkFromToIndex(inWords.start(), inWords.end(), words.length());
        if (origin == null) {
            return inWords;
        }
        int start = origin[inWords.start()];
        if (inWords.length() == 0) {
            return new Span(start, start);
        }
        return new Span(start, Math.max(start, endOf(inWords.end() - 1)));
    }

    private int endOf(int word) {
        int from = Objects.requireNonNull(origin)[word];
        // A character's source ends where an entity ends or, for a plain character, one unit on.
        if (markup == Markup.HTML && text.charAt(from) == '&' && words.charAt(word) != '&') {
            int semicolon = text.indexOf(';', from);
            return semicolon >= 0 && semicolon < origin[word + 1] ? semicolon + 1 : origin[word + 1];
        }
        return Math.min(from + 1, text.length());
    }
}
