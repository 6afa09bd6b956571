package io.softspoken.judge;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts wordings in place, and mends what their coming leaves crooked: doubled spaces, a stray comma, a small letter. */
public final class Softener {
    /** A text with a stretch of it replaced. */
    record Joined(String text) {}

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");

    /** Fewer words than these are no sentence that a reader would notice twice. */
    private static final int SHORTEST_SENTENCE = 5;

    /** Words before which a comma that stood there stays, though what it closed is gone. */
    private static final Set<String> JOINING =
            Set.of("and", "but", "or", "so", "because", "which", "who", "while", "though", "although", "since", "yet");

    /** Verbs that a subject stands before. */
    private static final Set<String> FINITE = Set.of(
            "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could",
            "should", "shall", "may", "might", "must", "cannot", "needs", "need", "isn", "aren", "wasn", "doesn",
            "won");

    private static final int LONGEST_SUBJECT = 3;

    /** So much of a line is looked at before words that go. */
    private static final int LONGEST_LOOK = 2_000;

    private Softener() {}

    /** The gravest first; of those alike the longest, then the first. */
    private static int byRank(Fitted a, Fitted b) {
        int order = b.severity().compareTo(a.severity());
        if (order == 0) {
            order = b.span().length() - a.span().length();
        }
        return order != 0 ? order : a.span().start() - b.span().start();
    }

    /**
     * The given text with the first suggestion of each finding in place; of two that overlap, the graver, then longer. A
     * sentence that stands there already is not put in again: the next one is, or the words stay as they are.
     */
    static String soften(Draft draft, List<Fitted> fitted) {
        List<Fitted> ranked = new ArrayList<>(fitted);
        ranked.removeIf(one -> one.suggestions().isEmpty());
        ranked.sort(Softener::byRank);
        List<Fitted> taken = new ArrayList<>();
        for (Fitted one : ranked) {
            if (taken.stream().noneMatch(other -> other.span().overlaps(one.span()))) {
                taken.add(one);
            }
        }
        taken.sort((a, b) -> a.span().start() - b.span().start());
        List<Fitted> placed = new ArrayList<>();
        List<String> wordings = new ArrayList<>();
        Set<String> distinct = new LinkedHashSet<>();
        for (Fitted one : taken) {
            Optional<String> wording = one.suggestions().stream()
                    .filter(suggestion ->
                            !isSaid(suggestion, draft.given(one.span()).of(draft.text()), draft.text(), distinct))
                    .findFirst();
            if (wording.isPresent()) {
                placed.add(one);
                wordings.add(wording.get());
                distinct.add(wording.get());
            }
        }
        if (draft.markup() == Markup.PLAIN) {
            StringBuilder out = new StringBuilder(draft.text());
            for (int i = placed.size() - 1; i >= 0; i--) {
                join(out, draft.given(placed.get(i).span()), wordings.get(i));
            }
            return out.toString();
        }
        String out = draft.text();
        for (int i = placed.size() - 1; i >= 0; i--) {
            out = draft.replace(out, draft.given(placed.get(i).span()), wordings.get(i));
        }
        return out;
    }

    /** Puts a wording in place, as {@link #join(String, String, String)} does, in a text that is not copied for it. */
    static void join(StringBuilder text, Span place, String wording) {
        if (!wording.isEmpty()) {
            text.replace(place.start(), place.end(), wording);
            return;
        }
        // What is looked at: the line up to the place with the break before it, and the first word behind.
        int from = Math.max(
                Math.max(0, place.start() - LONGEST_LOOK), text.lastIndexOf("\n", Math.max(0, place.start() - 1)) - 1);
        int to = place.end();
        while (to < text.length() && !Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        Joined joined = join(text.substring(from, place.start()), "", text.substring(place.end(), to));
        text.replace(from, to, joined.text());
    }

    /**
     * Whether a whole sentence of a wording stands in the text already: said twice, it reads as if nobody had written it.
     *
     * @param replaced the words that go; a sentence that the wording keeps of them is no repetition
     */
    private static boolean isSaid(String wording, String replaced, String text, Set<String> placed) {
        for (String sentence : SENTENCE_END.split(wording)) {
            boolean whole = sentence.chars().filter(c -> c == ' ').count() >= SHORTEST_SENTENCE - 1;
            if (whole
                    && !replaced.contains(sentence)
                    && (text.contains(sentence) || placed.stream().anyMatch(other -> other.contains(sentence)))) {
                return true;
            }
        }
        return false;
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
            if (rest.startsWith("\n") && (before.isEmpty() || before.endsWith("\n\n"))) {
                rest = rest.stripLeading(); // they were a whole paragraph
            }
            if (rest.isEmpty() || rest.startsWith("\n") || rest.startsWith("\r")) {
                return new Joined(withoutEnd(before) + rest);
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
                rest = rest.startsWith(", ") && goesOn(start, firstWord(rest.substring(2))) ? rest.substring(1) : rest;
            }
        }
        return new Joined(start + rest);
    }

    /**
     * Whether a sentence goes on without any comma where words between two are left out: "The gate, as I told you, is
     * shut." It does behind a verb's subject, which is taken for one by the verb that follows or by how few its words are.
     */
    private static boolean goesOn(String before, String next) {
        if (JOINING.contains(next)) {
            return false;
        }
        int words = 0;
        int i = before.length() - 1;
        while (i >= 0 && ",;:.!?…\n\r".indexOf(before.charAt(i)) < 0) {
            words += before.charAt(i) == ' ' ? 1 : 0;
            i--;
        }
        words += i >= 0 && before.charAt(i) != '\n' ? 0 : 1;
        return FINITE.contains(next) || words > 1 && words <= LONGEST_SUBJECT;
    }

    private static String firstWord(String s) {
        int end = 0;
        while (end < s.length() && Character.isLetter(s.charAt(end))) {
            end++;
        }
        return s.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Without the spaces that nothing comes behind any more. */
    private static String withoutEnd(String before) {
        int end = before.length();
        while (end > 0 && (before.charAt(end - 1) == ' ' || before.charAt(end - 1) == '\t')) {
            end--;
        }
        return before.substring(0, end);
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
