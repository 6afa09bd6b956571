package io.softspoken.judge;

import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.rules.Match;
import io.softspoken.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user has set: who reads, which rules are off, what they weigh, which wordings are left alone. Immutable.
 *
 * <p>Holds for whatever makes findings: {@link #isOff}, {@link #severity} and {@link #ignored} ask by the id of a rule.
 */
public final class Settings {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final String BETWEEN_WORDS = "[^\\p{L}\\p{M}\\p{N}]++";

    private final Audience audience;
    private final Map<String, Audience> audiences;
    private final Set<String> off;
    private final Map<String, Severity> severities;
    private final Map<String, List<Pattern>> ignored;

    private Settings(Settings others, Map<String, List<Pattern>> ignored) {
        audience = others.audience;
        audiences = others.audiences;
        off = others.off;
        severities = others.severities;
        this.ignored = Map.copyOf(ignored);
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
        this.audience = audience;
        this.audiences = Map.copyOf(audiences);
        this.off = Set.copyOf(off);
        this.severities = Map.copyOf(severities);
        Map<String, List<Pattern>> patterns = new HashMap<>();
        ignored.forEach((rule, phrases) ->
                patterns.put(rule, phrases.stream().map(Settings::pattern).toList()));
        this.ignored = Map.copyOf(patterns);
    }

    /** The same for every user, but for rules that are switched off. */
    public static Settings without(Set<String> off) {
        return new Settings(Audience.CUSTOMER, Map.of(), off, Map.of(), Map.of());
    }

    /** Who reads drafts that neither say nor show it. */
    public Audience audience() {
        return audience;
    }

    /** The same with more phrases in which rules are left alone, by the id of the rule. */
    public Settings ignoring(Map<String, ? extends Set<String>> phrases) {
        Map<String, List<Pattern>> all = new HashMap<>(ignored);
        phrases.forEach((rule, more) -> all.merge(
                rule,
                more.stream().map(Settings::pattern).toList(),
                (one, two) -> Stream.concat(one.stream(), two.stream()).toList()));
        return new Settings(this, all);
    }

    /** The words of a phrase with anything between them that is no word; a phrase without any word stands for itself. */
    private static Pattern pattern(String phrase) {
        String words =
                WORD.matcher(phrase).results().map(word -> word.group()).collect(Collectors.joining(BETWEEN_WORDS));
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
        if (audiences.isEmpty() || draft.recipients().isEmpty()) {
            return audience;
        }
        boolean technical = draft.recipients().stream().allMatch(one -> reader(one) == Audience.TECHNICAL);
        return technical ? Audience.TECHNICAL : Audience.CUSTOMER;
    }

    private Audience reader(String recipient) {
        String address = recipient.toLowerCase(Locale.ROOT);
        Audience own = audiences.get(address);
        if (own != null) {
            return own;
        }
        return audiences.getOrDefault(address.substring(Math.max(0, address.lastIndexOf('@'))), audience);
    }

    /** Whether a whole category is switched off. */
    boolean isOff(Category category) {
        return off.contains(category.id());
    }

    /** Whether a rule is switched off, itself or with its category. */
    boolean isOff(String rule, Category category) {
        return off.contains(rule) || off.contains(category.id());
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
        Severity own = severities.get(rule);
        return own != null ? own : severities.get(category.id());
    }

    /** What is to be left alone in a text, given by its visible words. */
    Ignored ignored(String words) {
        return new Ignored(ignored, words);
    }

    /** The matches that count, each with the weight that it is to have. */
    List<Match> apply(Text text, List<Match> matches) {
        if (off.isEmpty() && severities.isEmpty() && ignored.isEmpty()) {
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
