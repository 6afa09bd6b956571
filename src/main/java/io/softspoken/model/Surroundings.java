package io.softspoken.model;

import io.softspoken.text.Text;
import java.util.Set;

/**
 * What stands around a draft: the message that it answers.
 *
 * @param answered whether that message is known
 * @param words how many words it has; 0 if it is not known
 * @param acts what it does, by the names of the acts; empty if it is not known
 * @param message its text; a text without sentences if it is not known
 */
public record Surroundings(boolean answered, int words, Set<String> acts, Text message) {}
