package io.softspoken.rules;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The text of one of a user's files, as it was read: enough to compile the same rules where the file itself is not.
 *
 * @param file its name, for messages
 * @param relative its place in its pack with {@code /} between, which tells what it holds; null for a configuration, of
 *     which the glossary counts
 * @param content the YAML
 */
public record PackFile(String file, @Nullable String relative, String content) implements Serializable {}
