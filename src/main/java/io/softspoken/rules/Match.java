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
    /** The same match with another weight. */
    public Match weighing(Severity severity) {
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
