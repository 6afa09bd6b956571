package io.softspoken.model;

import org.jspecify.annotations.Nullable;

/**
 * What a deep model says of one draft, as odds (logarithms, to base e). The questions are numbered as those of the tone
 * model: of a sentence the categories in their order, whether what is flagged is grave, the acknowledgements in their
 * order; of a draft the acknowledgements that may be missing.
 *
 * @param sentences for each sentence a number for each question; null for a sentence that it did not read
 * @param words for each sentence, for each of its tokens, a number for each category: how much the word carries; empty
 *     where that is not known
 * @param draft a number for each acknowledgement that may be missing
 */
public record DeepOdds(float[] @Nullable [] sentences, float[][][] words, float[] draft) {
    /** How many questions are asked of a sentence. */
    public static final int OF_SENTENCE = Head.OF_SENTENCE;
    /** How many questions are asked of a draft. */
    public static final int OF_DRAFT = Head.OF_DRAFT;
    /** How many questions are asked of a word. */
    public static final int OF_WORD = Head.GRAVE;
}
