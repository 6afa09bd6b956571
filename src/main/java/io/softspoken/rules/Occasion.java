package io.softspoken.rules;

import io.softspoken.draft.Audience;
import java.util.Set;

/**
 * What a draft is judged against.
 *
 * @param audience who reads it
 * @param answered whether the message being answered is known
 * @param acts what that message does, by the names of the acts; empty if it is not known
 * @param incomingWords how many words it has; 0 if it is not known
 * @param terms its words in lower case, for terms that its writer used; empty if it is not known
 */
public record Occasion(Audience audience, boolean answered, Set<String> acts, int incomingWords, Set<String> terms) {}
