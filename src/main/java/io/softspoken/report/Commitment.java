package io.softspoken.report;

/**
 * What the writer promises, so that somebody can see that it is kept. No fault.
 *
 * @param what the deed, such as {@code send you an update}
 * @param when the time as written, such as {@code by the end of the day}; empty if none is named
 * @param start first character in the text that was given, in UTF-16 code units
 * @param end one past the last character
 */
public record Commitment(String what, String when, int start, int end) {}
