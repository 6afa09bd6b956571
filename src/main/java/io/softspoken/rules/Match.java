package io.softspoken.rules;

import io.softspoken.report.Severity;
import java.util.Map;

/**
 * A rule's pattern found in a text, its conditions met.
 *
 * @param rule the rule
 * @param variant the pattern of it, with its wordings
 * @param sentence the sentence it stands in
 * @param first the first token
 * @param last one past the last token
 * @param captures what the pattern remembered, as written in the text
 */
public record Match(Rule rule, Rule.Variant variant, int sentence, int first, int last, Map<String, String> captures) {
    /** Whether the tone model has a say in it: not where a rule or its user wants to hear nothing of that. */
    public boolean isJudged() {
        return variant.when().heard() != Conditions.Heard.ANY;
    }

    /** Whether it stands on what the tone model hears: a pattern, if there is any, only says what to write instead. */
    public boolean isOnlyHeard() {
        return variant.when().heard() == Conditions.Heard.FIRMLY
                || variant.pattern() == -1 && captures.containsKey(Matcher.HEARD);
    }

    /** The same match with another weight. */
    public Match weighing(Severity severity) {
        if (severity == variant.severity()) {
            return this;
        }
        Rule.Variant v = variant;
        Rule.Variant other = new Rule.Variant(
                v.pattern(),
                severity,
                v.flag(),
                v.suggest(),
                v.advice(),
                v.when(),
                v.unless(),
                v.unlessNear(),
                v.unlessSentence(),
                v.onlyNear());
        return new Match(rule, other, sentence, first, last, captures);
    }
}
