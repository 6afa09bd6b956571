package io.softspoken.rules;

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
public record Match(Rule rule, Rule.Variant variant, int sentence, int first, int last, Map<String, String> captures) {}
