package io.softspoken.model;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What the model looks at in a sentence or a draft: each feature is a 32-bit number, made of the kind of feature and of
 * the folded words in it. A feature stands as often as it occurs. Trainer and model both read with this class, so that
 * they see the same. Belongs to one text and one thread; its arrays are used again for each sentence.
 *
 * <p>Words, pairs and triples of words in a sentence, the letters of each word, three to five at a time, for words that
 * the model does not know; the sentence's length, marks and place; the length of the draft and of the message that it
 * answers, and what that message does.
 */
final class Features {
    /** A word longer than this is cut: no longer one carries meaning by its letters. */
    private static final int LONGEST_WORD = 24;

    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;

    private static final int[] SENTENCE_WORDS = {1, 2, 3, 5, 8, 12, 17, 24, 35, 45, 60};
    private static final int[] DRAFT_WORDS = {5, 10, 20, 40, 70, 110, 160, 250};
    private static final int[] MESSAGE_WORDS = {5, 10, 20, 40, 70, 110};

    /** Kinds of features; the numbers are part of every stored model. */
    static final int WORD = 1;

    static final int PAIR = 2;
    static final int TRIPLE = 3;
    static final int PIECE = 4;
    static final int LENGTH = 6;
    static final int MARK = 7;
    static final int PLACE = 8;
    static final int DRAFT_LENGTH = 9;
    static final int MESSAGE_LENGTH = 10;
    static final int ACT = 11;
    static final int SHORT_ANSWER = 12;
    static final int DRAFT_WORD = 20;
    static final int DRAFT_PAIR = 21;
    static final int DRAFT_TRIPLE = 22;
    static final int MESSAGE_WORD = 23;
    static final int MESSAGE_PAIR = 24;
    static final int HEARD = 25;

    private static final int START = text("<s>");
    private static final int END = text("</s>");
    private static final int ADDRESS = text("<address>");
    private static final int NUMBER = text("<number>");
    /** Numbers of words that stand for many. */
    static final int[] STANDINS = {ADDRESS, NUMBER};

    private static final int[] JOINED = {text("not"), text("are"), text("have"), text("will"), text("am")};
    private static final String[] JOINED_AS = {"n't", "'re", "'ve", "'ll", "'m"};
    private static final int YOU = text("you");
    private static final int YOUR = text("your");
    private static final int I = text("i");
    private static final int WE = text("we");

    private final Text text;
    private final Surroundings around;
    /** The words that the model knows as wholes. */
    private final @Nullable BitSet known;

    private final boolean alone;
    private final int[] words;
    private final int bodyWords;
    private final int firstBody;
    private final int lastBody;
    private final int bodySentences;
    private final int[] always;
    private final char[] folded = new char[LONGEST_WORD + 2];
    private int[] found = new int[512];
    private int[] token = new int[512];
    private int[] scratch = new int[512];
    private int[] places = new int[512];
    private int count;
    private int[] spelled = new int[3 * 64];
    private int spelledCount;

    /** Which words a model knows as wholes; their letters need not be looked at. */
    interface Known {
        /** Which of many features are in the model, by their places among these. */
        BitSet known(int[] features);
    }

    /**
     * @param model null for the trainer, which wants the letters of every word
     * @param alone whether the sentence stands alone: then nothing is known of its place
     */
    Features(Text text, Surroundings around, @Nullable Known model, boolean alone) {
        this.text = text;
        this.around = around;
        this.alone = alone;
        words = words(text);
        known = model == null ? null : known(words, model);
        int inBody = 0;
        int first = -1;
        int last = -1;
        int sentences = 0;
        for (int s = 0; s < text.sentences(); s++) {
            if (text.body(s)) {
                inBody += text.wordCount(text.first(s), text.last(s));
                first = first < 0 ? s : first;
                last = s;
                sentences++;
            }
        }
        bodyWords = inBody;
        firstBody = first;
        lastBody = last;
        bodySentences = sentences;
        always = always();
    }

    /** Which of the words are features of the model. */
    private static BitSet known(int[] words, Known model) {
        int[] features = new int[words.length];
        for (int t = 0; t < words.length; t++) {
            features[t] = mix(WORD, words[t], 0, 0);
        }
        return model.known(features);
    }

    /** What holds of every sentence of the draft. */
    private int[] always() {
        int[] features = new int[5 + around.acts().size()];
        int message = around.answered() ? bucket(around.words(), MESSAGE_WORDS) : -1;
        int n = 0;
        features[n++] = mix(DRAFT_LENGTH, bucket(bodyWords, DRAFT_WORDS), 0, 0);
        features[n++] = mix(DRAFT_LENGTH, Math.min(bodySentences, 8), 1, 0);
        features[n++] = mix(MESSAGE_LENGTH, message, 0, 0);
        for (String act : around.acts()) {
            features[n++] = mix(ACT, text(act), 0, 0);
        }
        if (bodySentences <= 2) {
            features[n++] = mix(SHORT_ANSWER, message, 0, 0);
        }
        return Arrays.copyOf(features, n);
    }

    /** The words of the text by number. */
    int[] numbers() {
        return words;
    }

    /** How many features the last sentence or draft has. */
    int count() {
        return count;
    }

    /** Feature {@code i}. */
    int feature(int i) {
        return found[i];
    }

    /** As many numbers as there are features, to be used while these are worked on. */
    int[] scratch() {
        if (scratch.length < count) {
            scratch = new int[found.length];
        }
        return scratch;
    }

    /** As many again. */
    int[] places() {
        if (places.length < count) {
            places = new int[found.length];
        }
        return places;
    }

    /** The token that feature {@code i} begins at; -1 if it is not about words in one place. */
    int token(int i) {
        return token[i];
    }

    /** How many words of the last sentence had their letters looked at. */
    int spelledCount() {
        return spelledCount;
    }

    /** Three numbers for spelled word {@code i}: its feature, and from where to before where its letters' stand. */
    int[] spelled(int i) {
        return Arrays.copyOfRange(spelled, 3 * i, 3 * i + 3);
    }

    /** Whether sentence {@code s} has the same features as a sentence of other words for the same draft. */
    boolean readsAlike(int s, Features other, int theirs) {
        int from = text.first(s);
        int there = other.text.first(theirs);
        int length = text.last(s) - from;
        if (length != other.text.last(theirs) - there
                || text.body(s) != other.text.body(theirs)
                || (s == firstBody) != (theirs == other.firstBody)
                || (s == lastBody) != (theirs == other.lastBody)
                || bodySentences != other.bodySentences
                || alone != other.alone
                || !Arrays.equals(always, other.always)) {
            return false;
        }
        for (int t = 0; t < length; t++) {
            int start = text.start(from + t);
            int letters = text.end(from + t) - start;
            int start2 = other.text.start(there + t);
            if (text.flags(from + t) != other.text.flags(there + t)
                    || letters != other.text.end(there + t) - start2
                    || !text.words().regionMatches(start, other.text.words(), start2, letters)) {
                return false;
            }
        }
        return true;
    }

    /** Reads sentence {@code s}. */
    void sentence(int s) {
        count = 0;
        spelledCount = 0;
        int from = text.first(s);
        int to = text.last(s);
        int capitals = 0;
        int flags = 0;
        boolean reader = false;
        boolean writer = false;
        for (int t = from - 1; t < to; t++) {
            int here = t < from ? START : words[t];
            int next = t + 1 < to ? words[t + 1] : END;
            int at = Math.max(t, from);
            add(mix(PAIR, here, next, 0), at);
            if (t + 1 < to) {
                int third = t + 2 < to ? words[t + 2] : END;
                add(mix(TRIPLE, here, next, third), at);
            }
            if (t < from) {
                continue;
            }
            int word = mix(WORD, here, 0, 0);
            add(word, t);
            int bits = text.flags(t);
            flags |= bits;
            capitals += (bits & Token.CAPS) != 0 ? 1 : 0;
            reader |= here == YOU || here == YOUR;
            writer |= here == I || here == WE;
            if ((bits & (Token.ADDRESS | Token.NUMBER | Token.PUNCTUATION)) == 0 && (known == null || !known.get(t))) {
                int before = count;
                pieces(t);
                if (3 * spelledCount == spelled.length) {
                    spelled = Arrays.copyOf(spelled, 2 * spelled.length);
                }
                spelled[3 * spelledCount] = word;
                spelled[3 * spelledCount + 1] = before;
                spelled[3 * spelledCount + 2] = count;
                spelledCount++;
            }
        }
        add(mix(LENGTH, bucket(text.wordCount(from, to), SENTENCE_WORDS), 0, 0), -1);
        if (capitals > 0) {
            add(mix(MARK, 1, Math.min(capitals, 3), 0), -1);
        }
        if ((flags & Token.QUOTED) != 0) {
            add(mix(MARK, 2, 0, 0), -1);
        }
        if ((flags & Token.ADDRESS) != 0) {
            add(mix(MARK, 3, 0, 0), -1);
        }
        if ((flags & Token.CODE) != 0) {
            add(mix(MARK, 4, 0, 0), -1);
        }
        add(mix(MARK, 5, to > from && text.is(to - 1, Token.PUNCTUATION) ? words[to - 1] : 0, 0), -1);
        if (reader) {
            add(mix(MARK, 6, 0, 0), -1);
        }
        if (writer) {
            add(mix(MARK, 7, 0, 0), -1);
        }
        if (alone) {
            return;
        }
        add(mix(PLACE, 0, text.body(s) ? 1 : 0, 0), -1);
        if (s == firstBody) {
            add(mix(PLACE, 1, 0, 0), -1);
        }
        if (s == lastBody) {
            add(mix(PLACE, 2, 0, 0), -1);
        }
        if (bodySentences == 1) {
            add(mix(PLACE, 3, 0, 0), -1);
        }
    }

    /** Adds what holds of every sentence of the draft, which {@link #sentence} leaves out: it need be heard but once. */
    void everySentence() {
        if (!alone) {
            addAlways();
        }
    }

    private void addAlways() {
        for (int feature : always) {
            add(feature, -1);
        }
    }

    /** The letters of a word, with its edges, three to five at a time. */
    private void pieces(int t) {
        int n = 0;
        folded[n++] = '^';
        String all = text.words();
        for (int i = text.start(t); i < text.end(t) && n <= LONGEST_WORD; i++) {
            folded[n++] = fold(all.charAt(i));
        }
        folded[n++] = '$';
        for (int from = 0; from + SHORTEST_PIECE <= n; from++) {
            int hash = 0;
            for (int to = from; to < n && to < from + LONGEST_PIECE; to++) {
                hash = 31 * hash + folded[to];
                if (to - from + 1 >= SHORTEST_PIECE) {
                    add(mix(PIECE, hash, to - from, 0), t);
                }
            }
        }
    }

    /**
     * Reads the draft as a whole: its words, those of the message that it answers, and what was heard in it.
     *
     * @param heard the highest chance of each head of its sentences
     */
    void draft(float[] heard) {
        count = 0;
        for (int s = 0; s < text.sentences(); s++) {
            for (int t = text.first(s) - 1; t < text.last(s); t++) {
                int here = t < text.first(s) ? START : words[t];
                int next = t + 1 < text.last(s) ? words[t + 1] : END;
                int third = t + 2 < text.last(s) ? words[t + 2] : END;
                add(mix(DRAFT_PAIR, here, next, 0), -1);
                add(mix(DRAFT_TRIPLE, here, next, third), -1);
                if (t >= text.first(s)) {
                    add(mix(DRAFT_WORD, here, 0, 0), -1);
                }
            }
        }
        Text message = around.message();
        int[] theirs = words(message);
        for (int s = 0; s < message.sentences(); s++) {
            for (int t = message.first(s) - 1; t < message.last(s); t++) {
                int here = t < message.first(s) ? START : theirs[t];
                int next = t + 1 < message.last(s) ? theirs[t + 1] : END;
                add(mix(MESSAGE_PAIR, here, next, 0), -1);
                if (t >= message.first(s)) {
                    add(mix(MESSAGE_WORD, here, 0, 0), -1);
                }
            }
        }
        addAlways();
        for (int head = 0; head < heard.length; head++) {
            // As a thermometer: a strong chance has the features of the weaker ones too.
            for (int step = 1; step <= 4; step++) {
                if (heard[head] > step * 0.2f) {
                    add(mix(HEARD, head, step, 0), -1);
                }
            }
        }
    }

    private void add(int feature, int at) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
            token = Arrays.copyOf(token, count * 2);
        }
        found[count] = feature;
        token[count] = at;
        count++;
    }

    /** A number for the folded word of each token. */
    static int[] words(Text text) {
        int[] words = new int[text.tokens()];
        String all = text.words();
        for (int t = 0; t < words.length; t++) {
            if (text.is(t, Token.ADDRESS)) {
                words[t] = ADDRESS;
            } else if (text.is(t, Token.NUMBER)) {
                words[t] = NUMBER;
            } else {
                int hash = 0;
                for (int i = text.start(t); i < text.end(t); i++) {
                    hash = 31 * hash + fold(all.charAt(i));
                }
                words[t] = text.is(t, Token.JOINED) ? joined(hash) : hash;
            }
        }
        return words;
    }

    /** The number of a word in lower case. */
    static int word(String folded) {
        return text(folded);
    }

    /** The end of a contraction as the word that it stands for. */
    private static int joined(int hash) {
        for (int i = 0; i < JOINED_AS.length; i++) {
            if (hash == text(JOINED_AS[i])) {
                return JOINED[i];
            }
        }
        return hash;
    }

    private static char fold(char c) {
        return c < 128
                ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c)
                : c == '’' || c == '‘' || c == '´' || c == 'ʼ' ? '\'' : Character.toLowerCase(c);
    }

    /** The number of a word that is written folded. */
    private static int text(String folded) {
        return folded.hashCode(); // which is 31 * hash + char, by the JDK's documentation
    }

    private static int bucket(int n, int[] upTo) {
        int i = 0;
        while (i < upTo.length && n > upTo[i]) {
            i++;
        }
        return i;
    }

    /** One number of four, by the finishing steps of MurmurHash3 (Austin Appleby, public domain). */
    static int mix(int kind, int a, int b, int c) {
        int h = kind * 0x9E3779B9 + a * 0x85EBCA6B + 1;
        h = Integer.rotateLeft(h, 13) * 5 + b * 0xC2B2AE35;
        h = Integer.rotateLeft(h, 13) * 5 + c * 0x27D4EB2F;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return h;
    }
}
