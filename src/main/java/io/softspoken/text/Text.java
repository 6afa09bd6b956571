package io.softspoken.text;

import io.softspoken.draft.Span;
import io.softspoken.nlp.Tagger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The writer's own words as sentences of tokens, each with its place in the draft's visible words. Made by {@link
 * TextReader}, read by the matcher and the judge. Belongs to one check and so to one thread.
 */
public final class Text {
    /** No more tokens are tagged: of a draft that people write, sentence by sentence as is asked, far fewer. */
    private static final int MOST_TAGGED = 3_000;

    /** Few texts have more tokens than one for so many characters. */
    private static final int LETTERS_A_WORD = 4;

    private static final int FEW = 8;
    private static final int MANY = 1_000;

    final String words;
    int tokens;
    int[] start;
    int[] end;
    int[] word;
    int[] flags;
    int sentences;
    int[] first = new int[16];
    int[] last = new int[16];
    int[] from = new int[16];
    int[] to = new int[16];
    int[] block = new int[16];
    boolean[] body = new boolean[16];
    private String @Nullable [] @Nullable [] tags;
    private int tagged;

    Text(String words) {
        this.words = words;
        int expected = Math.min(words.length() / LETTERS_A_WORD + FEW, MANY);
        start = new int[expected];
        end = new int[expected];
        word = new int[expected];
        flags = new int[expected];
    }

    /** The visible words of the draft, quoted mail and all; every offset is a place in it. */
    public String words() {
        return words;
    }

    /** How many tokens there are. */
    public int tokens() {
        return tokens;
    }

    /** Where token {@code i} begins. */
    public int start(int i) {
        return start[i];
    }

    /** One past the last character of token {@code i}. */
    public int end(int i) {
        return end[i];
    }

    /** The number of token {@code i} in the vocabulary. */
    public int word(int i) {
        return word[i];
    }

    /** What else is known of token {@code i}: bits of {@link Token}. */
    public int flags(int i) {
        return flags[i];
    }

    /** Whether token {@code i} has that bit of {@link Token}. */
    public boolean is(int i, int flag) {
        return (flags[i] & flag) != 0;
    }

    /** The characters of token {@code i}. */
    public String token(int i) {
        return words.substring(start[i], end[i]);
    }

    /** How many sentences there are. */
    public int sentences() {
        return sentences;
    }

    /** The first token of sentence {@code s}. */
    public int first(int s) {
        return first[s];
    }

    /** One past the last token of sentence {@code s}. */
    public int last(int s) {
        return last[s];
    }

    /** The characters of sentence {@code s}, its closing punctuation among them. */
    public Span sentence(int s) {
        return new Span(from[s], to[s]);
    }

    /** The paragraph or list item that sentence {@code s} stands in, counted from 0. */
    public int block(int s) {
        return block[s];
    }

    /** Whether sentence {@code s} belongs to the body of the letter, not to its greeting or closing. */
    public boolean body(int s) {
        return body[s];
    }

    /** The sentence that token {@code i} stands in. */
    public int sentenceOf(int i) {
        int at = Arrays.binarySearch(first, 0, sentences, i);
        return at >= 0 ? at : -at - 2;
    }

    /** The last sentence that begins at or before that character; the first if none does. There must be a sentence. */
    public int sentenceAt(int character) {
        int at = Arrays.binarySearch(from, 0, sentences, character);
        return Math.max(0, at >= 0 ? at : -at - 2);
    }

    /** Words, not punctuation, in all of it. */
    public int wordCount() {
        return wordCount(0, tokens);
    }

    /** Words, not punctuation, from token {@code i} to before token {@code j}. */
    public int wordCount(int i, int j) {
        int count = 0;
        for (int t = i; t < j; t++) {
            if ((flags[t] & (Token.PUNCTUATION | Token.JOINED)) == 0) {
                count++;
            }
        }
        return count;
    }

    /** The universal part-of-speech tag of token {@code i}; worked out for its sentence when first asked. */
    public String tag(int i) {
        int s = sentenceOf(i);
        String @Nullable [] @Nullable [] all = tags;
        if (all == null) {
            all = new String[sentences][];
            tags = all;
        }
        String @Nullable [] mine = all[s];
        if (mine == null) {
            String[] spelled = new String[last[s] - first[s]];
            for (int t = first[s]; t < last[s]; t++) {
                spelled[t - first[s]] = token(t);
            }
            boolean affordable = tagged + spelled.length <= MOST_TAGGED;
            mine = affordable ? Tagger.tags(spelled) : new String[spelled.length];
            tagged += affordable ? spelled.length : 0;
            all[s] = mine;
        }
        String tag = mine[i - first[s]];
        return tag == null ? "X" : tag;
    }

    /** How many tokens were tagged so far. */
    public int tagged() {
        return tagged;
    }

    void addToken(int from, int to, int number, int bits) {
        if (tokens == start.length) {
            int size = tokens * 2;
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            word = Arrays.copyOf(word, size);
            flags = Arrays.copyOf(flags, size);
        }
        start[tokens] = from;
        end[tokens] = to;
        word[tokens] = number;
        flags[tokens] = bits;
        tokens++;
    }

    void addSentence(int firstToken, int lastToken, int begin, int finish, int inBlock, boolean inBody) {
        if (sentences == first.length) {
            int size = sentences * 2;
            first = Arrays.copyOf(first, size);
            last = Arrays.copyOf(last, size);
            from = Arrays.copyOf(from, size);
            to = Arrays.copyOf(to, size);
            block = Arrays.copyOf(block, size);
            body = Arrays.copyOf(body, size);
        }
        first[sentences] = firstToken;
        last[sentences] = lastToken;
        from[sentences] = begin;
        to[sentences] = finish;
        block[sentences] = inBlock;
        body[sentences] = inBody;
        sentences++;
    }
}
