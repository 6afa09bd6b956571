package io.softspoken.rules;

/**
 * One thing wrong in a pack, a glossary or a configuration.
 *
 * @param file name of the file as it was given
 * @param line line in it, from 1; 0 where no place can be named
 * @param column column in it, from 1; 0 where no place can be named
 * @param message what is wrong and what to do
 */
public record Problem(String file, int line, int column, String message) {
    /** A message that quotes a whole page of a file helps nobody. */
    private static final int LONGEST = 500;

    /** The message in one line of bounded length, without characters that a terminal would act on. */
    public Problem {
        message = message.replaceAll("[\\p{Cntrl}\\s]+", " ");
        if (message.length() > LONGEST) {
            message = message.substring(0, LONGEST - 1) + "…";
        }
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
