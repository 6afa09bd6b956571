package io.softspoken.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;

/**
 * Finds where sentences end in a stretch of English prose, with OpenNLP's released model. Called by the text stage for
 * one paragraph at a time; any thread may call, each has a detector of its own over the one shared model.
 */
public final class Sentences {
    private static final String MODEL = "opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";

    /** The model is read on first use, not when a checker is made. */
    private static final class Shared {
        static final SentenceModel MODEL_IN_USE = load();

        private static SentenceModel load() {
            // By the class loader: on the module path a class sees only what lies in its own module.
            try (InputStream in = Sentences.class.getClassLoader().getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException("the sentence model is not on the class path: " + MODEL);
                }
                return new SentenceModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** No word or address is longer than this. */
    private static final int LONGEST_RUN = 500;
    /** So much of a longer one is shown at each end. */
    private static final int RUN_SHOWN = 100;

    private static final ThreadLocal<SentenceDetectorME> DETECTOR =
            ThreadLocal.withInitial(() -> new SentenceDetectorME(Shared.MODEL_IN_USE));

    private Sentences() {}

    /**
     * Where each sentence of {@code paragraph} ends.
     *
     * @return offsets one past the last character of each sentence, rising; the last one at or before the end
     */
    public static int[] ends(CharSequence paragraph) {
        Span[] found = DETECTOR.get().sentPosDetect(withoutLongRuns(paragraph));
        int[] ends = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            ends[i] = found[i].getEnd();
        }
        return ends;
    }

    /**
     * The detector looks from each mark to the blanks around it, so that thousands of marks with no blank between them take
     * the square of their number. Inside of such a run, where no sentence ends, it is shown no mark.
     */
    private static CharSequence withoutLongRuns(CharSequence paragraph) {
        StringBuilder calm = null;
        int begun = 0;
        for (int i = 0; i <= paragraph.length(); i++) {
            if (i < paragraph.length() && !isBlank(paragraph.charAt(i))) {
                continue;
            }
            if (i - begun > LONGEST_RUN) {
                calm = calm == null ? new StringBuilder(paragraph) : calm;
                for (int k = begun + RUN_SHOWN; k < i - RUN_SHOWN; k++) {
                    calm.setCharAt(k, 'x');
                }
            }
            begun = i + 1;
        }
        return calm == null ? paragraph : calm.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
