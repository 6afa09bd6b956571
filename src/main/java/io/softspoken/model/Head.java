package io.softspoken.model;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;

/**
 * The questions that the model answers, by number. Of a sentence: is it flagged for this category, is what is flagged
 * in it grave, does it acknowledge this. Of a draft as a whole: is this acknowledgement owed and missing.
 */
final class Head {
    /** Heads 0 to 13 are the categories in their order. */
    static final int GRAVE = Category.values().length;
    /** The first of the acknowledgements, in their order. */
    static final int ACKNOWLEDGES = GRAVE + 1;
    /** How many heads a sentence has. */
    static final int OF_SENTENCE = ACKNOWLEDGES + Acknowledgement.values().length;
    /** How many heads a draft has: one for each acknowledgement that may be missing. */
    static final int OF_DRAFT = Acknowledgement.values().length;

    private Head() {}
}
