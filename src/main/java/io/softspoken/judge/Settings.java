package io.softspoken.judge;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.rules.Match;
import io.softspoken.text.Text;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user has set: who reads, which rules are off, what they weigh, which wordings are left alone. Immutable.
 *
 * <p>Holds for whatever makes findings: {@link #isOff}, {@link #severity} and {@link #ignored} ask by the id of a rule.
 */
public final class Settings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]+";
    private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}\\p{N}]++";
    /** So many words of a phrase count: an expression of thousands is too deep to be made. */
    private static final int MOST_WORDS = 200;

    private final transient Said said;
    private final transient Map<String, List<Pattern>> ignored;

    /** What was set, without what is made of it: this is what goes to another machine. */
    private record Said(
            Audience audience,
            Map<String, Audience> audiences,
            Set<String> off,
            Map<String, Severity> severities,
            Map<String, Set<String>> ignored)
            implements Serializable {
        private Object readResolve() {
            return new Settings(audience, audiences, off, severities, ignored);
        }
    }

    /**
     * @param audience for drafts that neither say nor show who reads them
     * @param audiences who reads, by address ({@code dana@example.com}) or domain ({@code @example.com}), in lower case
     * @param off ids of rules and categories that are switched off
     * @param severities what a rule or category weighs; a rule's own goes before its category's
     * @param ignored for the id of a rule the phrases in which it is left alone
     */
    public Settings(
            Audience audience,
            Map<String, Audience> audiences,
            Set<String> off,
            Map<String, Severity> severities,
            Map<String, ? extends Set<String>> ignored) {
        Map<String, Set<String>> phrases = new HashMap<>();
        Map<String, List<Pattern>> patterns = new HashMap<>();
        ignored.forEach((rule, those) -> {
            phrases.put(rule, Set.copyOf(those));
            patterns.put(rule, those.stream().map(Settings::pattern).toList());
        });
        said = new Said(audience, Map.copyOf(audiences), Set.copyOf(off), Map.copyOf(severities), Map.copyOf(phrases));
        this.ignored = Map.copyOf(patterns);
    }

    /** The same for every user, but for rules that are switched off. */
    public static Settings without(Set<String> off) {
        return new Settings(Audience.CUSTOMER, Map.of(), off, Map.of(), Map.of());
    }

    /** Who reads drafts that neither say nor show it. */
    public Audience audience() {
        return said.audience;
    }

    /** The same with more phrases in which rules are left alone, by the id of the rule. */
    public Settings ignoring(Map<String, ? extends Set<String>> phrases) {
        Map<String, Set<String>> all = new HashMap<>(said.ignored);
        phrases.forEach((rule, more) -> all.merge(rule, Set.copyOf(more), (one, two) -> {
            Set<String> both = new HashSet<>(one);
            both.addAll(two);
            return both;
        }));
        return new Settings(said.audience, said.audiences, said.off, said.severities, all);
    }

    private Object writeReplace() {
        return said;
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("settings are read as what was said");
    }

    /** Whether the same was set. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings settings && said.equals(settings.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    /** The words of a phrase with anything between them that is no word; a phrase without any word stands for itself. */
    private static Pattern pattern(String phrase) {
        String words = Pattern.compile(WORD)
                .matcher(phrase)
                .results()
                .limit(MOST_WORDS)
                .map(word -> word.group())
                .collect(Collectors.joining(BETWEEN_WORDS));
        return words.isEmpty()
                ? Pattern.compile(phrase.strip(), Pattern.LITERAL)
                : Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}])" + words + "(?![\\p{L}\\p{M}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Who reads a draft: what it says itself; else what its recipients are, if it is known of each of them or goes
     * without saying. One customer among them makes it a mail to customers.
     */
    Audience reader(Draft draft) {
        if (draft.audience().isPresent()) {
            return draft.audience().get();
        }
        if (said.audiences.isEmpty() || draft.recipients().isEmpty()) {
            return said.audience;
        }
        boolean technical = draft.recipients().stream().allMatch(one -> reader(one) == Audience.TECHNICAL);
        return technical ? Audience.TECHNICAL : Audience.CUSTOMER;
    }

    private Audience reader(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        Audience own = said.audiences.get(address);
        if (own != null) {
            return own;
        }
        return said.audiences.getOrDefault(address.substring(Math.max(0, address.lastIndexOf('@'))), said.audience);
    }

    /** Whether a whole category is switched off. */
    boolean isOff(Category category) {
        return said.off.contains(category.id());
    }

    /** Whether a rule is switched off, itself or with its category. */
    boolean isOff(String rule, Category category) {
        return said.off.contains(rule) || said.off.contains(category.id());
    }

    /** What a finding of a rule weighs whose own weight is {@code own}. */
    Severity severity(String rule, Category category, Severity own) {
        Severity set = set(rule, category);
        return set == null ? own : set;
    }

    /** Whether the user has said what a rule weighs. */
    boolean weighs(String rule, Category category) {
        return set(rule, category) != null;
    }

    private @Nullable Severity set(String rule, Category category) {
        Severity own = said.severities.get(rule);
        return own != null ? own : said.severities.get(category.id());
    }

    /** What is to be left alone in a text, given by its visible words. */
    Ignored ignored(String words) {
        return new Ignored(ignored, words);
    }

    /** The matches that count, each with the weight that it is to have. */
    List<Match> apply(Text text, List<Match> matches) {
        if (said.off.isEmpty() && said.severities.isEmpty() && said.ignored.isEmpty()) {
            return matches;
        }
        Ignored leftAlone = ignored(text.words());
        return matches.stream()
                .filter(match -> !isOff(match.rule().id(), match.rule().category()))
                .filter(match -> !leftAlone.holds(match.rule().id(), Fitter.marked(text, match)))
                .map(this::weighed)
                .toList();
    }

    private Match weighed(Match match) {
        Severity own = match.variant().severity();
        Severity severity = severity(match.rule().id(), match.rule().category(), own);
        return severity == own ? match : match.weighing(severity);
    }
}
