package io.softspoken.judge;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts wordings in place, and mends what their coming leaves crooked: doubled spaces, a stray comma, a small letter. */
public final class Softener {
    /** A text with a stretch of it replaced. */
    record Joined(String text) {}

    private Softener() {}

    /** The given text with the first suggestion of each finding in place; of two that overlap, the graver, then longer. */
    static String soften(Draft draft, List<Fitted> fitted) {
        List<Fitted> ranked = new ArrayList<>(fitted);
        ranked.removeIf(one -> one.suggestions().isEmpty());
        ranked.sort(Comparator.comparing(Fitted::severity)
                .reversed()
                .thenComparing(one -> -one.span().length())
                .thenComparing(one -> one.span().start()));
        List<Fitted> taken = new ArrayList<>();
        for (Fitted one : ranked) {
            if (taken.stream().noneMatch(other -> other.span().overlaps(one.span()))) {
                taken.add(one);
            }
        }
        taken.sort(Comparator.comparing((Fitted one) -> one.span().start()).reversed());
        String out = draft.text();
        for (Fitted one : taken) {
            Span given = draft.given(one.span());
            String wording = one.suggestions().get(0);
            out = draft.markup() == Markup.PLAIN
                    ? join(out.substring(0, given.start()), wording, out.substring(given.end()))
                            .text()
                    : draft.replace(out, given, wording);
        }
        return out;
    }

    /** A text without a stretch of it, and without what is then left over around that. */
    public static String without(String text, Span stretch) {
        return join(text.substring(0, stretch.start()), "", text.substring(stretch.end()))
                .text();
    }

    /** Before, wording, after; where the wording is empty, what is left over around it goes too. */
    static Joined join(String before, String wording, String after) {
        if (!wording.isEmpty()) {
            return new Joined(before + wording + after);
        }
        boolean opensSentence = opens(before);
        String rest = after;
        int i = 0;
        if (opensSentence) {
            // The words were a whole sentence, or its beginning: its mark, comma and spaces go with them.
            while (i < rest.length() && ",;:.!?…– -".indexOf(rest.charAt(i)) >= 0) {
                i++;
            }
            rest = rest.substring(i);
            if (before.isEmpty() || before.endsWith("\n")) {
                rest = rest.startsWith("\n") && before.endsWith("\n\n") ? rest.stripLeading() : rest;
            }
            return new Joined(before + (i > 0 && Character.isLetter(first(rest)) ? Fitter.capital(rest) : rest));
        }
        String start = before;
        if (rest.startsWith(" ") && start.endsWith(" ")) {
            rest = rest.substring(1);
        }
        if (!rest.isEmpty() && ",.;:!?".indexOf(rest.charAt(0)) >= 0) {
            start = start.stripTrailing();
            if (start.endsWith(",") || start.endsWith(";")) {
                start = start.substring(0, start.length() - 1);
            }
        }
        return new Joined(start + rest);
    }

    private static char first(String s) {
        return s.isEmpty() ? ' ' : s.charAt(0);
    }

    private static boolean opens(String before) {
        int i = before.length() - 1;
        while (i >= 0 && (before.charAt(i) == ' ' || before.charAt(i) == '\t')) {
            i--;
        }
        return i < 0 || ".!?…\n\r".indexOf(before.charAt(i)) >= 0;
    }
}
