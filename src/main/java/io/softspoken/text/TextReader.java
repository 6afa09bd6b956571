package io.softspoken.text;

import io.softspoken.draft.Span;
import io.softspoken.nlp.Sentences;

/**
 * Visible words become a {@link Text}: the writer's own zones, cut into paragraphs and list items, those into
 * sentences, those into tokens. Immutable, for all threads.
 */
public final class TextReader {
    /** OpenNLP is given no more than this at once; a longer paragraph is cut at a space. */
    private static final int LONGEST_PARAGRAPH = 20_000;

    private final Vocabulary vocabulary;

    public TextReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads a whole draft; quoted mail, signature, footer and code are left out. */
    public Text read(String words) {
        return read(words, Zones.of(words));
    }

    /** Reads a draft whose zones are known. */
    public Text read(String words, Zones zones) {
        Text text = new Text(words);
        Tokenizer tokenizer = new Tokenizer(vocabulary);
        int block = 0;
        for (Zones.Zone zone : zones.zones()) {
            if (zone.kind() == Zones.Kind.OWN
                    || zone.kind() == Zones.Kind.GREETING
                    || zone.kind() == Zones.Kind.CLOSING) {
                block = blocks(text, tokenizer, zone.span(), block, zone.kind() == Zones.Kind.OWN);
            }
        }
        return text;
    }

    /** Reads a passage all of which is the writer's own, such as one with a wording put in place. */
    public Text readOwn(String passage) {
        Text text = new Text(passage);
        blocks(text, new Tokenizer(vocabulary), new Span(0, passage.length()), 0, true);
        return text;
    }

    /** Cuts a zone where a paragraph, a list item or a line that stands for itself ends. */
    private int blocks(Text text, Tokenizer tokenizer, Span zone, int block, boolean body) {
        String s = text.words;
        int next = block;
        int begin = zone.start();
        int i = begin;
        while (i < zone.end()) {
            int lineEnd = i;
            while (lineEnd < zone.end() && s.charAt(lineEnd) != '\n' && s.charAt(lineEnd) != '\r') {
                lineEnd++;
            }
            int after = lineEnd;
            if (after < zone.end() && s.charAt(after) == '\r') {
                after++;
            }
            if (after < zone.end() && s.charAt(after) == '\n') {
                after++;
            }
            boolean cut = after >= zone.end()
                    || endsBlock(s, i, lineEnd, after, zone.end())
                    || lineEnd - begin > LONGEST_PARAGRAPH;
            if (cut) {
                if (sentences(text, tokenizer, begin, lineEnd, next, body)) {
                    next++;
                }
                begin = after;
            }
            i = after;
        }
        return next;
    }

    private static boolean endsBlock(String s, int line, int lineEnd, int nextLine, int limit) {
        int i = nextLine;
        while (i < limit && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
            i++;
        }
        if (i >= limit || s.charAt(i) == '\n' || s.charAt(i) == '\r' || blank(s, line, lineEnd)) {
            return true;
        }
        if (bullet(s, i, limit)) {
            return true;
        }
        char last = s.charAt(lastVisible(s, line, lineEnd));
        if (".!?:;".indexOf(last) >= 0) {
            return true;
        }
        // A short line before a capital stands for itself (a heading, "Thanks" before a name); a wrapped one is long.
        return lineEnd - line < 40 && Character.isUpperCase(s.charAt(i));
    }

    private static boolean blank(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) > ' ' && s.charAt(i) != '\u00A0') {
                return false;
            }
        }
        return true;
    }

    private static int lastVisible(String s, int from, int to) {
        int i = to - 1;
        while (i > from && s.charAt(i) <= ' ') {
            i--;
        }
        return i;
    }

    private static boolean bullet(String s, int i, int limit) {
        char c = s.charAt(i);
        if ((c == '-' || c == '*' || c == '•' || c == '·' || c == '–') && i + 1 < limit && s.charAt(i + 1) <= ' ') {
            return true;
        }
        int j = i;
        while (j < limit && j < i + 3 && Character.isDigit(s.charAt(j))) {
            j++;
        }
        return j > i && j + 1 < limit && (s.charAt(j) == '.' || s.charAt(j) == ')') && s.charAt(j + 1) <= ' ';
    }

    /** Cuts a paragraph into sentences; false if there was no word in it. */
    private static boolean sentences(Text text, Tokenizer tokenizer, int from, int to, int block, boolean body) {
        String s = text.words;
        int begin = from;
        while (begin < to && s.charAt(begin) <= ' ') {
            begin++;
        }
        if (begin >= to) {
            return false;
        }
        if (bullet(s, begin, to)) {
            while (begin < to && s.charAt(begin) > ' ') {
                begin++;
            }
        }
        boolean any = false;
        tokenizer.paragraph(to);
        while (begin < to) {
            int piece = pieceEnd(s, begin, to);
            int[] ends = Sentences.ends(s.subSequence(begin, piece));
            int at = begin;
            for (int k = 0; k <= ends.length; k++) {
                int end = k < ends.length ? begin + ends[k] : piece;
                if (end <= at) {
                    continue;
                }
                any |= sentence(text, tokenizer, at, end, block, body);
                at = end;
            }
            begin = piece;
        }
        return any;
    }

    /** As much as may be read at once; a word stays whole unless it is longer than that. */
    private static int pieceEnd(String s, int from, int to) {
        if (to - from <= LONGEST_PARAGRAPH) {
            return to;
        }
        int end = from + LONGEST_PARAGRAPH;
        while (end > from && s.charAt(end - 1) > ' ') {
            end--;
        }
        return end > from ? end : from + LONGEST_PARAGRAPH;
    }

    private static boolean sentence(Text text, Tokenizer tokenizer, int from, int to, int block, boolean body) {
        int first = text.tokens;
        tokenizer.read(text, from, to);
        if (text.tokens == first) {
            return false;
        }
        // The model now and then leaves two sentences together or takes off a lone mark: mend both by the tokens.
        int begin = first;
        boolean words = false;
        for (int t = first; t < text.tokens; t++) {
            boolean stop = text.is(t, Token.PUNCTUATION) && ".!?…".indexOf(text.words.charAt(text.start[t])) >= 0;
            words |= !text.is(t, Token.PUNCTUATION);
            boolean more = t + 1 < text.tokens;
            if (stop
                    && words
                    && more
                    && text.words.charAt(text.start[t]) != '.'
                    && text.words.charAt(text.start[t]) != '…'
                    && text.is(t + 1, Token.CAPITAL)) {
                add(text, begin, t + 1, block, body);
                begin = t + 1;
                words = false;
            }
        }
        if (!words && begin == first && text.sentences > 0 && text.block[text.sentences - 1] == block) {
            text.last[text.sentences - 1] = text.tokens;
            text.to[text.sentences - 1] = text.end[text.tokens - 1];
            return true;
        }
        add(text, begin, text.tokens, block, body);
        return true;
    }

    private static void add(Text text, int first, int last, int block, boolean body) {
        text.addSentence(first, last, text.start[first], text.end[last - 1], block, body);
    }
}
