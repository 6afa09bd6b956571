package io.softspoken.nlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Tells the part of speech of each word of a sentence, with OpenNLP's released model. A thousand times dearer than
 * matching, so the matcher asks only for a sentence whose candidate depends on it; the model is read on first use.
 */
public final class Tagger {
    private static final String MODEL = "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private static final class Shared {
        static final POSModel MODEL_IN_USE = load();

        private static POSModel load() {
            // By the class loader: on the module path a class sees only what lies in its own module.
            try (InputStream in = Tagger.class.getClassLoader().getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException("the part-of-speech model is not on the class path: " + MODEL);
                }
                return new POSModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final ThreadLocal<POSTaggerME> TAGGER =
            ThreadLocal.withInitial(() -> new POSTaggerME(Shared.MODEL_IN_USE, POSTagFormat.UD));

    private Tagger() {}

    /** The universal tag (NOUN, VERB, ADJ, …) of each token of one sentence, in order. */
    public static String[] tags(String[] tokens) {
        return TAGGER.get().tag(tokens);
    }
}
