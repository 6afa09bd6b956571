package io.softspoken.deep;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.softspoken.draft.Span;
import io.softspoken.model.DeepModel;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Stacking;
import io.softspoken.model.Surroundings;
import io.softspoken.text.Text;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The deep model run by ONNX Runtime. It reads the message answered and the draft in one pass, cut into windows where they
 * are long, and answers for each sentence. (OpenNLP's {@code DocumentCategorizerDL} gives one category to one text; here
 * a sentence may have several, and is heard in its draft.) Thread-safe; each pass takes one thread.
 */
final class OnnxModel implements DeepModel {
    // As it was trained: see src/training/deep/encoder.py.
    private static final int INCOMING = 64;
    private static final int SENTENCE = 72;
    private static final int WHOLE = 384;
    /** Of longer drafts the rest is heard by the tone model alone. */
    private static final int MOST_WINDOWS = 24;

    private static final String[] FILES = {"model.onnx", "vocab.txt", "stacking.bin"};

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final long cls;
    private final long sep;
    private final Stacking stacking;
    private final String hash;

    private OnnxModel(byte[] model, List<String> vocabulary, Stacking stacking, String hash) throws OrtException {
        environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model, options);
        }
        pieces = new WordPieces(vocabulary);
        cls = pieces.number("[CLS]");
        sep = pieces.number("[SEP]");
        this.stacking = stacking;
        this.hash = hash;
    }

    /** As {@link DeepModels#shipped}; throws a {@link LinkageError} where ONNX Runtime is not there. */
    static OnnxModel load(String beside) {
        CRC32 crc = new CRC32();
        byte[][] read = new byte[FILES.length][];
        for (int i = 0; i < read.length; i++) {
            try (InputStream in = OnnxModel.class.getResourceAsStream(FILES[i])) {
                if (in == null) {
                    throw new FileNotFoundException(FILES[i]);
                }
                read[i] = in.readAllBytes();
                crc.update(read[i]);
            } catch (IOException e) {
                throw new DeepUnavailableException(
                        "the deep model is not on the class path; put softspoken-deep.jar beside softspoken.jar");
            }
        }
        try {
            Stacking stacking = Stacking.read(new ByteArrayInputStream(read[2]));
            if (!stacking.beside().equals(beside)) {
                throw new DeepUnavailableException("the deep model goes with tone model " + stacking.beside()
                        + ", and this is " + beside + "; take softspoken-deep.jar of the same version");
            }
            List<String> vocabulary =
                    new String(read[1], StandardCharsets.UTF_8).lines().toList();
            return new OnnxModel(read[0], vocabulary, stacking, Long.toHexString(crc.getValue()));
        } catch (IOException | OrtException | IllegalArgumentException e) {
            throw new DeepUnavailableException(
                    "the deep model is broken; take softspoken-deep.jar of the same version anew");
        }
    }

    @Override
    public Stacking stacking() {
        return stacking;
    }

    @Override
    public String hash() {
        return hash;
    }

    @Override
    public DeepOdds hear(Text text, Surroundings around) {
        int all = text.sentences();
        float[][] sentences = new float[all][];
        float[][][] words = new float[all][0][];
        float[] draft = new float[DeepOdds.OF_DRAFT];
        long[] ids = new long[WHOLE];
        ids[0] = cls;
        int head = 1;
        for (WordPieces.Piece piece : pieces.of(around.message().words(), INCOMING)) {
            ids[head++] = piece.number();
        }
        ids[head++] = sep;
        int s = 0;
        for (int window = 0; window < MOST_WINDOWS && s < all; window++) {
            Window one = new Window(text, s, ids, head);
            one.read();
            if (one.size() > 0) {
                one.answers(sentences, words);
                if (window == 0) {
                    draft = one.draft;
                }
            }
            s += Math.max(1, one.size());
        }
        if (all == 0) {
            Arrays.fill(draft, -10);
        }
        return new DeepOdds(sentences, words, draft);
    }

    /** As many sentences as one pass takes, from one on. */
    private final class Window {
        private final Text text;
        private final int first;
        private final long[] ids;
        private final int head;
        private final int[] from = new int[WHOLE];
        private final WordPieces.Piece[] at = new WordPieces.Piece[WHOLE];
        private int length;
        private int size;
        private float[][] said = {};
        private float[][] words = {};
        private float[] draft = {};

        Window(Text text, int first, long[] ids, int head) {
            this.text = text;
            this.first = first;
            this.ids = ids;
            this.head = head;
            length = head;
        }

        int size() {
            return size;
        }

        void read() {
            for (int s = first; s < text.sentences(); s++) {
                Span span = text.sentence(s);
                List<WordPieces.Piece> of = pieces.of(span.of(text.words()), SENTENCE);
                if (length + of.size() + 1 > WHOLE) {
                    break;
                }
                from[size++] = length;
                for (WordPieces.Piece piece : of) {
                    at[length] = piece;
                    ids[length++] = piece.number();
                }
                ids[length++] = sep;
            }
            if (size == 0) {
                return;
            }
            float[] inside = new float[size * length];
            for (int s = 0; s < size; s++) {
                int to = s + 1 < size ? from[s + 1] : length;
                Arrays.fill(inside, s * length + from[s], s * length + to, 1);
            }
            try (OnnxTensor input = OnnxTensor.createTensor(
                            environment, LongBuffer.wrap(ids, 0, length), new long[] {1, length});
                    OnnxTensor sentences =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(inside), new long[] {size, length});
                    OrtSession.Result result = session.run(Map.of("pieces", input, "inside", sentences))) {
                said = (float[][]) result.get(0).getValue();
                words = (float[][]) result.get(1).getValue();
                draft = ((float[][]) result.get(2).getValue())[0];
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime gave up on a text of " + length + " pieces", e);
            }
        }

        void answers(float[][] sentences, float[][][] ofWords) {
            for (int s = 0; s < size; s++) {
                int sentence = first + s;
                sentences[sentence] = said[s];
                int start = text.sentence(sentence).start();
                int token = text.first(sentence);
                int last = text.last(sentence);
                float[][] of = new float[last - token][DeepOdds.OF_WORD];
                for (float[] word : of) {
                    Arrays.fill(word, -20);
                }
                int to = (s + 1 < size ? from[s + 1] : length) - 1;
                int t = token;
                for (int p = from[s]; p < to; p++) {
                    while (t < last && text.end(t) <= start + at[p].start()) {
                        t++;
                    }
                    for (int u = t; u < last && text.start(u) < start + at[p].end(); u++) {
                        for (int c = 0; c < DeepOdds.OF_WORD; c++) {
                            of[u - token][c] = Math.max(of[u - token][c], words[p][c]);
                        }
                    }
                }
                ofWords[sentence] = of;
            }
        }
    }
}
