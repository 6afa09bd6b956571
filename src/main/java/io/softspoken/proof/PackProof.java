package io.softspoken.proof;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Finding;
import io.softspoken.report.Severity;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Rule;
import io.softspoken.rules.RuleSource;
import io.softspoken.rules.TwinKind;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the examples of a pack's rules. One example, one {@link Outcome}. Rules are proved by themselves, without the tone
 * model, so that a model trained anew changes nothing in them: patterns that lean on it with one that hears a bit of
 * everything, and only rules that stand on its word alone with the shipped one.
 * Immutable.
 */
public final class PackProof {
    /**
     * What came of an example.
     *
     * @param rule id of the rule
     * @param file its file
     * @param line line of the example
     * @param text the example
     * @param failure what is wrong; empty if all is well
     */
    public record Outcome(String rule, String file, int line, String text, String failure) {
        /** Whether the example came out as written. */
        public boolean passed() {
            return failure.isEmpty();
        }
    }

    /**
     * What came of a rule's twins of one kind.
     *
     * @param rule id of the rule
     * @param file its file
     * @param kind the kind
     * @param made how many twins of its wrong examples show something
     * @param flagged those that it flags all the same
     * @param failure what is wrong; empty if all is well
     */
    public record TwinOutcome(String rule, String file, TwinKind kind, int made, List<String> flagged, String failure) {
        /** Whether the rule is quiet at all of them. */
        public boolean toldApart() {
            return flagged.isEmpty();
        }
    }

    private final ToneChecker alone;
    private final ToneChecker hearing;
    private final ToneChecker credulous;
    private final Matcher matcher;

    /** A proof against all rules of {@code matcher}. */
    public PackProof(Matcher matcher) {
        this.matcher = matcher;
        this.alone = ToneChecker.of(matcher, ToneModel.none());
        this.hearing = ToneChecker.of(matcher, ToneModel.shipped());
        this.credulous = ToneChecker.of(matcher, ToneModel.credulous());
    }

    /** Runs every example of one rule, act or acknowledgement. */
    public List<Outcome> prove(RuleSource source) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean act = source.category() == null;
        ToneChecker all = checker(source);
        ToneChecker alone = all.only(source.id());
        for (RuleSource.Example example : source.examples()) {
            outcomes.add(outcome(
                    source,
                    example,
                    act
                            ? (holds(source, example) ? "" : "not found")
                            : leans(source) ? leaning(source, example) : wrong(source, example, all, alone)));
        }
        for (RuleSource.Example example : source.quiet()) {
            outcomes.add(outcome(
                    source, example, quiet(source, example, leans(source) ? hearing.only(source.id()) : alone)));
        }
        for (RuleSource.Example example : source.knownMisses()) {
            boolean found =
                    act ? holds(source, example) : !flagged(example, alone).isEmpty();
            outcomes.add(outcome(source, example, found ? "is no miss any more: move it to the examples" : ""));
        }
        for (RuleSource.Example example : source.knownFalseAlarms()) {
            boolean found =
                    act ? holds(source, example) : !flagged(example, alone).isEmpty();
            outcomes.add(outcome(source, example, found ? "" : "is quiet now: move it to \"quiet\""));
        }
        return outcomes;
    }

    private boolean leans(RuleSource source) {
        return matcher.rules().stream().anyMatch(rule -> rule.id().equals(source.id()) && matcher.leans(rule));
    }

    /**
     * What is wrong with an example of a pattern that leans on the model: the pattern must match, and where the shipped
     * model hears it too, its wording must be right. What that model hears may change when it is trained anew.
     */
    private String leaning(RuleSource source, RuleSource.Example example) {
        ToneChecker heard = hearing.only(source.id());
        if (!flagged(example, heard).isEmpty()) {
            return wrong(source, example, hearing, heard);
        }
        return flagged(example, credulous.only(source.id())).isEmpty() ? "is not flagged by " + source.id() : "";
    }

    private static Outcome outcome(RuleSource source, RuleSource.Example example, String failure) {
        return new Outcome(source.id(), source.file(), example.line(), example.text(), failure);
    }

    private String quiet(RuleSource source, RuleSource.Example example, ToneChecker alone) {
        if (source.category() == null) {
            return holds(source, example) ? "is found, and should not be" : "";
        }
        List<Finding> found = flagged(example, alone);
        return found.isEmpty() ? "" : "flags \"" + found.get(0).quote() + "\", and should be quiet";
    }

    private ToneChecker checker(RuleSource source) {
        return matcher.rules().stream()
                .filter(rule -> rule.id().equals(source.id()))
                .findFirst()
                .map(rule -> matcher.hears(rule) ? hearing : matcher.leans(rule) ? credulous : alone)
                .orElse(alone);
    }

    private String wrong(RuleSource source, RuleSource.Example example, ToneChecker all, ToneChecker alone) {
        Draft draft = draft(example);
        ToneReport report = alone.check(draft);
        if (report.findings().isEmpty()) {
            return "is not flagged by " + source.id();
        }
        String right = example.right();
        if (right == null) {
            return "";
        }
        if (!report.softened().equals(right)) {
            return "becomes \"" + report.softened() + "\", not \"" + right + "\" (flagged: \""
                    + report.findings().get(0).quote() + "\"; offered: "
                    + report.findings().get(0).suggestions() + ")";
        }
        Severity severity = report.findings().get(0).severity();
        for (Finding left :
                all.check(Draft.of(right).inReplyTo(example.incoming())).findings()) {
            if (left.category() == source.category()) {
                return "its wording is flagged again by " + left.rule() + ": \"" + left.quote() + "\"";
            }
            boolean there =
                    all.check(draft).findings().stream().anyMatch(f -> f.rule().equals(left.rule()));
            if (left.severity().compareTo(severity) >= 0 && !there) {
                return "its wording brings in " + left.rule() + ": \"" + left.quote() + "\"";
            }
        }
        return "";
    }

    private static Draft draft(RuleSource.Example example) {
        return Draft.of(example.text()).inReplyTo(example.incoming());
    }

    private static List<Finding> flagged(RuleSource.Example example, ToneChecker alone) {
        return alone.check(draft(example)).findings();
    }

    /** The patterns of a rule, as written, that no wrong example of it matches. */
    public List<String> uncovered(RuleSource source) {
        Rule rule = rule(source);
        Set<Integer> matched = new HashSet<>();
        for (RuleSource.Example example : source.examples()) {
            checker(source).matches(draft(example)).stream()
                    .filter(match -> match.rule().equals(rule))
                    .forEach(match -> matched.add(rule.variants().indexOf(match.variant())));
        }
        List<String> uncovered = new ArrayList<>();
        for (int i = 0; i < source.patterns().size(); i++) {
            if (!matched.contains(i)) {
                uncovered.add(source.patterns().get(i));
            }
        }
        return uncovered;
    }

    /**
     * Whether a rule tells its wrong examples from their twins: one outcome for each kind of which a twin can be made. A
     * kind that the rule's file records as known must still be flagged.
     */
    public List<TwinOutcome> twins(RuleSource source) {
        Rule rule = rule(source);
        ToneChecker one = checker(source).only(source.id());
        Map<TwinKind, Integer> made = new EnumMap<>(TwinKind.class);
        Map<TwinKind, List<String>> flagged = new EnumMap<>(TwinKind.class);
        for (RuleSource.Example example : source.examples()) {
            for (Twin twin :
                    Twins.of(example.text(), example.incoming(), rule.category(), matched(rule, example, one))) {
                if (!counts(rule, twin) || !showsSomething(twin, one)) {
                    continue;
                }
                made.merge(twin.kind(), 1, Integer::sum);
                List<String> loud = flagged.computeIfAbsent(twin.kind(), kind -> new ArrayList<>());
                if (isFlagged(twin, one)) {
                    loud.add(twin.draft().text());
                }
            }
        }
        List<TwinOutcome> outcomes = new ArrayList<>();
        for (TwinKind kind : TwinKind.values()) {
            List<String> loud = flagged.getOrDefault(kind, List.of());
            boolean known = source.knownTwins().contains(kind);
            String failure = "";
            if (known && loud.isEmpty()) {
                failure = "is quiet at all twins of the kind " + kind.id() + " now: take it out of \"known-twins\"";
            } else if (!known && kind.isClean() && !loud.isEmpty()) {
                failure = "flags what is clean (" + kind.id() + "): " + loud;
            }
            if (made.containsKey(kind) || known) {
                outcomes.add(new TwinOutcome(
                        source.id(), source.file(), kind, made.getOrDefault(kind, 0), List.copyOf(loud), failure));
            }
        }
        return outcomes;
    }

    /** Whether a rule has to do with a kind of twin at all. */
    private boolean counts(Rule rule, Twin twin) {
        return switch (twin.kind()) {
            case QUOTED -> !matcher.countsQuoted(rule);
            // What the model hears of other words changes whenever it is trained.
            case THING, NEGATED -> !matcher.hears(rule);
            default -> true;
        };
    }

    /** Whether without its marks the twin is flagged: otherwise something else in it keeps the rule quiet. */
    private static boolean showsSomething(Twin twin, ToneChecker one) {
        return twin.bare() == null || !one.check(twin.bare()).findings().isEmpty();
    }

    private static boolean isFlagged(Twin twin, ToneChecker one) {
        return one.check(twin.draft()).findings().stream()
                .anyMatch(finding -> new Span(finding.start(), finding.end()).overlaps(twin.place()));
    }

    /** The words that the first match of a rule's pattern covers in an example; empty if none does. */
    private String matched(Rule rule, RuleSource.Example example, ToneChecker one) {
        Text text = new TextReader(matcher.vocabulary()).read(example.text());
        return one.matches(draft(example)).stream()
                .filter(match -> match.rule().equals(rule) && match.variant().pattern() >= 0)
                .findFirst()
                .map(match -> text.words().substring(text.start(match.first()), text.end(match.last() - 1)))
                .orElse("");
    }

    private Rule rule(RuleSource source) {
        return matcher.rules().stream()
                .filter(rule -> rule.id().equals(source.id()))
                .findFirst()
                .orElseThrow();
    }

    private boolean holds(RuleSource source, RuleSource.Example example) {
        TextReader reader = new TextReader(matcher.vocabulary());
        Set<String> acts = matcher.acts(reader.read(example.text()));
        Set<String> acknowledged = matcher.acknowledgements(reader.read(example.text()));
        return source.file().replace('\\', '/').contains("acknowledgements/")
                ? acknowledged.contains(source.id())
                : acts.contains(source.id());
    }
}
