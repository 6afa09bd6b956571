package io.softspoken.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The questions that a message asks one by one, and which of them an answer passes over. Quiet where it is unsure: it speaks
 * only of a list of questions of which others were answered, and of one that no word of the answer comes back to.
 */
public final class Questions {
    /** A list of fewer questions is none. */
    private static final int LEAST = 2;
    /** So many sentences with a question mark are taken as a list though nothing numbers them. */
    private static final int LEAST_UNNUMBERED = 3;

    private static final int MOST = 30;
    private static final int LONGEST_LINE = 400;

    /**
     * Where a word begins and ends. {@code \b} says it too, but looks back from each of a row of marks (such as accents, by
     * themselves) for the letter that they stand on.
     */
    private static final String BEGIN = "(?<![\\p{L}\\p{M}\\p{Nd}_])";

    private static final String END = "(?![\\p{L}\\p{M}\\p{Nd}_])";

    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*(?:\\(?(\\d{1,2})[.):]|[Qq](?:uestion)? ?(\\d{1,2})[.):]?|[-*•–])\\s+(\\S.*)$");
    private static final Pattern ANSWER_NUMBER = Pattern.compile(
            "(?m)(?:^[^\\S\\r\\n]*+\\(?|" + BEGIN
                    + "(?:question|point|item|number|no\\.?|q|ad)\\s?#?)(\\d{1,2})(?:[.):,]|(?=\\s+(?:is|and|no|yes|the)"
                    + END + "))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL =
            Pattern.compile(BEGIN + "(first|second|third|fourth|fifth|last)(ly)?" + END, Pattern.CASE_INSENSITIVE);
    /** "All your questions", "answers below", "I will come back to you on the rest". */
    private static final Pattern ALL = Pattern.compile(
            BEGIN
                    + "(all|both|each|every(thing)?|rest|others?|remaining|questions?|answers?|below|inline|attached|enclosed|forwarded|passed (it|this|them)|neither|one by one|in turn|either way)"
                    + END,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:[-'’]\\p{L}++)*+");

    private static final Set<String> EMPTY_WORDS = Set.of(
            "the",
            "a",
            "an",
            "of",
            "and",
            "to",
            "in",
            "is",
            "you",
            "that",
            "it",
            "was",
            "for",
            "on",
            "are",
            "as",
            "with",
            "i",
            "at",
            "be",
            "this",
            "have",
            "from",
            "or",
            "had",
            "by",
            "but",
            "not",
            "what",
            "all",
            "were",
            "we",
            "when",
            "your",
            "can",
            "there",
            "which",
            "do",
            "how",
            "if",
            "will",
            "up",
            "about",
            "out",
            "then",
            "them",
            "these",
            "so",
            "some",
            "would",
            "like",
            "into",
            "has",
            "more",
            "could",
            "my",
            "than",
            "been",
            "who",
            "now",
            "did",
            "get",
            "our",
            "me",
            "please",
            "any",
            "does",
            "should",
            "also",
            "where",
            "why",
            "still",
            "us",
            "am",
            "too",
            "already",
            "possible",
            "much",
            "many",
            "long",
            "need",
            "want",
            "know",
            "tell",
            "new",
            "one",
            "they",
            "their",
            "its",
            "just",
            "may",
            "might",
            "must",
            "shall",
            "because",
            "before",
            "after",
            "again",
            "take",
            "make",
            "go",
            "let",
            "yet",
            "no",
            "yes",
            "question",
            "questions",
            "able",
            "way",
            "there's",
            "use",
            "used",
            "using",
            "work",
            "works",
            "happen",
            "happens");

    /**
     * A question that was passed over.
     *
     * @param number as the message numbers it; 0 if it does not
     * @param words as asked, on one line
     */
    public record Passed(int number, String words) {}

    private record Asked(int number, String words, Set<String> stems) {}

    private Questions() {}

    /**
     * The questions of a message that the writer's own words pass over; none if that is not sure.
     *
     * @param message the message answered
     * @param draft the draft's visible words
     * @param zones whose words are whose in it
     */
    public static List<Passed> passedOver(String message, String draft, Zones zones) {
        List<Asked> asked = asked(message);
        if (asked.size() < LEAST) {
            return List.of();
        }
        String own = own(draft, zones);
        if (own.isBlank() || between(zones) || ALL.matcher(own).find()) {
            return List.of(); // answered point by point, or spoken of as a whole
        }
        Set<Integer> numbers = new TreeSet<>();
        Matcher matcher = ANSWER_NUMBER.matcher(own);
        while (matcher.find()) {
            numbers.add(Integer.valueOf(matcher.group(1)));
        }
        long ordinals = ORDINAL.matcher(own).results().count();
        Set<String> said = stems(own);
        List<Passed> passed = new ArrayList<>();
        int answered = 0;
        for (Asked one : asked) {
            boolean byNumber = one.number() > 0 && numbers.contains(one.number());
            boolean byWords = one.stems().stream().anyMatch(stem -> holds(said, stem));
            if (byNumber || byWords) {
                answered++;
            } else {
                passed.add(new Passed(one.number(), one.words()));
            }
        }
        boolean sure = answered > 0
                && passed.size() <= answered
                && ordinals < asked.size()
                && passed.stream()
                        .allMatch(one -> asked.stream()
                                .anyMatch(other -> other.words().equals(one.words())
                                        && !other.stems().isEmpty()));
        return sure ? passed : List.of();
    }

    private static List<Asked> asked(String message) {
        List<Asked> numbered = new ArrayList<>();
        List<Asked> plain = new ArrayList<>();
        for (Line line : Line.all(message)) {
            String text = line.of(message);
            if (text.length() > LONGEST_LINE
                    || plain.size() > MOST
                    || text.stripLeading().startsWith(">")) {
                continue;
            }
            Matcher item = NUMBERED.matcher(text);
            boolean listed = item.matches();
            String words = listed ? item.group(3) : text;
            if (listed && words.strip().endsWith("?")) {
                String number = item.group(1) == null ? item.group(2) : item.group(1);
                numbered.add(asked(number == null ? 0 : Integer.parseInt(number), words));
            }
            int from = 0;
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c == '?' && (i + 1 == words.length() || words.charAt(i + 1) != '?')) {
                    plain.add(asked(0, words.substring(from, i + 1)));
                }
                boolean ends =
                        (c == '.' || c == '!' || c == '?') && (i + 1 == words.length() || words.charAt(i + 1) == ' ');
                from = ends ? i + 1 : from;
            }
        }
        if (numbered.size() >= LEAST) {
            return numbered;
        }
        return plain.size() >= LEAST_UNNUMBERED ? plain : List.of();
    }

    private static Asked asked(int number, String words) {
        return new Asked(number, words.strip().replaceAll("\\s+", " "), stems(words));
    }

    /** The words that say something, without their endings. */
    private static Set<String> stems(String text) {
        Set<String> stems = new TreeSet<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (word.length() > 2 && !EMPTY_WORDS.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        for (String ending :
                new String[] {"ments", "ment", "ations", "ation", "ies", "ing", "ed", "es", "s", "al", "ly", "y", "e"
                }) {
            if (bare.length() > ending.length() + 3 && bare.endsWith(ending)) {
                return bare.substring(0, bare.length() - ending.length());
            }
        }
        return bare;
    }

    /** Whether a stem, or a word that begins like it, is among those said. */
    private static boolean holds(Set<String> said, String stem) {
        if (said.contains(stem)) {
            return true;
        }
        String start = stem.length() > 5 ? stem.substring(0, 5) : stem;
        return stem.length() > 3 && said.stream().anyMatch(one -> one.startsWith(start));
    }

    private static String own(String draft, Zones zones) {
        StringBuilder own = new StringBuilder();
        for (Zones.Zone zone : zones.zones()) {
            if (zone.kind() == Zones.Kind.OWN) {
                own.append(zone.span().of(draft)).append('\n');
            }
        }
        return own.toString();
    }

    /** Whether own words stand below quoted ones: answers in their places. */
    private static boolean between(Zones zones) {
        boolean quoted = false;
        for (Zones.Zone zone : zones.zones()) {
            if (zone.kind() == Zones.Kind.OWN && quoted) {
                return true;
            }
            quoted |= zone.kind() == Zones.Kind.QUOTED;
        }
        return false;
    }
}
