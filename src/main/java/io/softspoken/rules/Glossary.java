package io.softspoken.rules;

import java.util.Map;
import java.util.Set;

/**
 * The terms of all glossaries.
 *
 * @param terms for the pattern number of a term what is known of it
 * @param allowed numbers of words that are everybody's, however they look
 */
record Glossary(Map<Integer, Term> terms, Set<Integer> allowed) {
    /**
     * A term.
     *
     * @param written as the glossary has it
     * @param plain plain words for it, in the singular or the base form
     * @param verb whether it is a verb
     * @param noun whether its plural takes the plural of {@code plain}
     * @param caps for each of its words whether it counts only in capitals
     */
    record Term(String written, String plain, boolean verb, boolean noun, boolean[] caps) {}
}
