package io.softspoken.report;

/**
 * Something that the writer may want to look at, and that weighs nothing.
 *
 * @param id what it is, such as {@code unanswered-question}
 * @param message what there is to be looked at; whole sentences
 * @param quote the words of the message answered that it is about; empty if it is about none
 */
public record Note(String id, String message, String quote) {}
