package io.softspoken.judge;

import io.softspoken.draft.Span;
import io.softspoken.rules.Wording;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a wording agree with the little word before it: "an API" becomes "a connection between programs", for which the
 * "an" must be replaced with it; and "the TTL" does not become "the the time", nor "stop by soon" "stop by by [time]".
 */
final class Articles {
    private static final Set<String> DETERMINERS = Set.of(
            "the", "'s", "’s", "a", "an", "this", "that", "your", "our", "my", "his", "her", "their", "its", "these",
            "those", "each", "every", "no");

    private Articles() {}

    /** The span to be replaced: with the article before it, where one of the wordings wants another article. */
    static Span span(Text text, int first, Span span, Collection<String> wordings) {
        String before = before(text, first, span);
        if (before.equals("a") || before.equals("an")) {
            for (String wording : wordings) {
                if (!wording.isEmpty()
                        && !wording.startsWith("[")
                        && !Wording.article(bare(wording)).equals(before)) {
                    return new Span(text.start(first - 1), span.end());
                }
            }
        }
        return span;
    }

    /** A wording that comes behind others: with "the" before it, it needs no article of its own. */
    static String after(CharSequence words, String wording) {
        String before = words.toString().stripTrailing();
        String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return DETERMINERS.contains(last) ? bare(wording) : wording;
    }

    /** The wording for that span. */
    static String fit(Text text, int first, Span original, Span span, String wording) {
        String before = before(text, first, original);
        String fitted = DETERMINERS.contains(before) ? bare(wording) : unrepeated(before, wording);
        if (span.start() == original.start()) {
            return fitted;
        }
        String article = Wording.article(fitted) + " ";
        boolean capital = Character.isUpperCase(text.words().charAt(span.start()));
        return (capital ? Fitter.capital(article) : article) + fitted;
    }

    private static String before(Text text, int first, Span span) {
        boolean follows = first > 0
                && span.start() == text.start(first)
                && !text.is(first, Token.AFTER_BREAK)
                && !text.is(first - 1, Token.PUNCTUATION)
                && text.end(first - 1) + 1 == span.start();
        return follows ? text.token(first - 1).toLowerCase(Locale.ROOT) : "";
    }

    /** Without the word that stands before it already. */
    private static String unrepeated(String before, String wording) {
        int space = wording.indexOf(' ');
        boolean repeats = space > 0
                && wording.substring(0, space).toLowerCase(Locale.ROOT).equals(before);
        return repeats ? wording.substring(space + 1) : wording;
    }

    /** Without an article of its own. */
    private static String bare(String wording) {
        for (String article : new String[] {"the ", "an ", "a "}) {
            if (wording.regionMatches(true, 0, article, 0, article.length())) {
                return wording.substring(article.length());
            }
        }
        return wording;
    }
}
