package io.softspoken.format;

/**
 * The reports on the drafts of one run, written as they come into one document. Used by one thread, in the order {@link
 * #add} and {@link #unusable} as often as there are drafts, then {@link #end} once. What is written goes to the stream that
 * the writer was made with, in UTF-8; a stream that fails is its owner's to notice.
 */
public interface Reports {
    /** A draft and what was said of it. */
    void add(Checked checked);

    /**
     * A draft that could not be checked.
     *
     * @param name the file as it was named in the call
     * @param why what is wrong and what to do
     */
    default void unusable(String name, String why) {}

    /** There are no more; what the document still lacks is written. */
    default void end() {}
}
