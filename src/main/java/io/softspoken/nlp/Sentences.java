package io.softspoken.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds where sentences end in a stretch of English prose, as OpenNLP's sentence detector does with its released model.
 * Called by the text stage for one paragraph at a time; any thread may call.
 */
public final class Sentences {
    private static final String MODEL = "opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
    private static final String PART = "sent.model";

    /** The model is read on first use, not when a checker is made. */
    private static final class Shared {
        static final BreakModel MODEL_IN_USE = load();

        private static BreakModel load() {
            // By the class loader: on the module path a class sees only what lies in its own module.
            try (InputStream in = Sentences.class.getClassLoader().getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException("the sentence model is not on the class path: " + MODEL);
                }
                ZipInputStream zip = new ZipInputStream(in);
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().equals(PART)) {
                        return BreakModel.read(zip);
                    }
                }
                throw new IllegalStateException("the sentence model is not whole: " + MODEL);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** No word or address is longer than this. */
    private static final int LONGEST_RUN = 500;
    /** So much of a longer one is shown at each end. */
    private static final int RUN_SHOWN = 100;

    private Sentences() {}

    /**
     * Where each sentence of {@code paragraph} ends.
     *
     * @return offsets one past the last character of each sentence, rising; the last one at or before the end
     */
    public static int[] ends(CharSequence paragraph) {
        CharSequence text = withoutLongRuns(paragraph);
        int[] ends = new int[8];
        int count = 0;
        int begun = 0;
        int next = 0; // where the sentence after the last begins
        for (int at = 0; at < text.length(); at++) {
            if (!BreakModel.isMark(text.charAt(at)) || at < next || goesOn(text, at)) {
                continue;
            }
            if (Shared.MODEL_IN_USE.isBreak(text, at)) {
                if (begun != at) {
                    int end = firstBlank(text, at + 1);
                    if (count + 1 == ends.length) {
                        ends = Arrays.copyOf(ends, 2 * count + 2);
                    }
                    ends[count++] = end;
                    next = firstOther(text, end);
                }
                begun = at + 1;
            }
        }
        int last = text.length();
        while (last > next && BreakModel.isBlank(text.charAt(last - 1))) {
            last--;
        }
        if (last > next) {
            ends[count++] = last;
        }
        return Arrays.copyOf(ends, count);
    }

    /** Whether more marks stand before the next blank: of "?!" and "e.g." the last counts, unless a capital follows. */
    private static boolean goesOn(CharSequence text, int at) {
        for (int i = at + 1; i < text.length() && !BreakModel.isBlank(text.charAt(i)); i++) {
            if (BreakModel.isMark(text.charAt(i))) {
                return !Character.isUpperCase(text.charAt(at + 1));
            }
        }
        return false;
    }

    private static int firstBlank(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && !BreakModel.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int firstOther(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && BreakModel.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * The model looks from each mark to the blanks around it, so that thousands of marks with no blank between them take
     * the square of their number. Inside of such a run, where no sentence ends, it is shown no mark.
     */
    private static CharSequence withoutLongRuns(CharSequence paragraph) {
        StringBuilder calm = null;
        int begun = 0;
        for (int i = 0; i <= paragraph.length(); i++) {
            if (i < paragraph.length() && !BreakModel.isBlank(paragraph.charAt(i))) {
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
}
