package io.softspoken.nlp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decides whether a mark ends a sentence: OpenNLP's maximum entropy model, read into flat arrays. It weighs what OpenNLP's
 * own sentence detector weighs, in the same order and so with the same sums, but makes no string and needs none of its
 * classes, whose loading takes longer than a check. Immutable; all threads share it.
 */
final class BreakModel {
    private static final String KIND = "GIS";
    private static final String SPLIT = "s";

    /** Most words are shorter. */
    private static final int MOST_LENGTHS = 32;

    private final String[] names;
    /** For each feature what it adds to the odds of a break, and to those of none. */
    private final double[] forBreak;

    private final double[] against;
    /** A hash table of the features' places; -1 where it is empty. */
    private final int[] slots;

    private final int mask;
    private final boolean breakFirst;

    private final int spaceBefore;
    private final int spaceBehind;
    private final int[] marks = new int[128];
    private final int[] lengths = new int[MOST_LENGTHS];
    private final int prefixCapital;
    private final int previousCapital;
    private final int suffixCapital;
    private final int nextCapital;

    private BreakModel(String[] names, double[] forBreak, double[] against, boolean breakFirst) {
        this.names = names;
        this.forBreak = forBreak;
        this.against = against;
        this.breakFirst = breakFirst;
        slots = new int[Integer.highestOneBit(Math.max(8, names.length * 2 - 1)) * 2];
        mask = slots.length - 1;
        Arrays.fill(slots, -1);
        for (int i = 0; i < names.length; i++) {
            int at = spread(names[i].hashCode()) & mask;
            while (slots[at] >= 0) {
                at = (at + 1) & mask;
            }
            slots[at] = i;
        }
        spaceBefore = find("sp");
        spaceBehind = find("sn");
        prefixCapital = find("xcap");
        previousCapital = find("vcap");
        suffixCapital = find("scap");
        nextCapital = find("ncap");
        Arrays.fill(marks, -1);
        for (char mark : new char[] {'.', '!', '?'}) {
            marks[mark] = find("eos=" + mark);
        }
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = find(Integer.toString(i));
        }
    }

    /**
     * Reads the model that an OpenNLP sentence model holds.
     *
     * @throws IOException if it is none, or decides between other things than a break and none
     */
    static BreakModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (!in.readUTF().equals(KIND)) {
            throw new IOException("not a maximum entropy model");
        }
        in.readInt(); // a correction that is no longer used
        in.readDouble();
        int outcomes = in.readInt();
        if (outcomes != 2) {
            throw new IOException("not a model of sentence ends");
        }
        boolean breakFirst = in.readUTF().equals(SPLIT);
        in.readUTF();
        int[][] patterns = new int[in.readInt()][];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = Arrays.stream(in.readUTF().split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
        String[] names = new String[in.readInt()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUTF();
        }
        // By outcome: what the first and the second gain.
        double[][] gains = new double[2][names.length];
        int name = 0;
        for (int[] pattern : patterns) {
            for (int n = pattern[0]; n > 0; n--, name++) {
                for (int i = 1; i < pattern.length; i++) {
                    gains[pattern[i]][name] = in.readDouble();
                }
            }
        }
        return new BreakModel(names, gains[breakFirst ? 0 : 1], gains[breakFirst ? 1 : 0], breakFirst);
    }

    /** Whether the mark at {@code at} ends a sentence. */
    boolean isBreak(CharSequence text, int at) {
        int last = text.length() - 1;
        int begin = previousSpace(text, at);
        for (int c = at - 1; c > begin; c--) {
            if (isMark(text.charAt(c))) {
                begin = c;
            }
        }
        int before = previousSpace(text, begin);
        int end = nextSpace(text, at, last);
        for (int c = at + 1; c < end; c++) {
            if (isMark(text.charAt(c))) {
                end = c;
            }
        }
        int behind = nextSpace(text, end + 1, last + 1);

        // Summed up in OpenNLP's order, so that the sums are its own to the last bit.
        double[] odds = {StrictMath.log(0.5), StrictMath.log(0.5)};
        if (at > 0 && isBlank(text.charAt(at - 1))) {
            add(spaceBefore, odds);
        }
        if (at < last && isBlank(text.charAt(at + 1))) {
            add(spaceBehind, odds);
        }
        add(marks[text.charAt(at)], odds);
        word('x', text, begin, at, prefixCapital, odds, true);
        word('v', text, before, begin, previousCapital, odds, false);
        boolean ends = at == last;
        word('s', text, at + 1, ends ? at + 1 : end, suffixCapital, odds, false);
        word('n', text, ends ? at + 1 : end + 1, ends ? at + 1 : behind, nextCapital, odds, false);
        return chooses(odds);
    }

    /**
     * Adds what a word beside the mark gains: its letters, its length if asked for, its capital.
     *
     * @param kind what tells its features from those of the other words
     */
    private void word(char kind, CharSequence text, int from, int to, int capital, double[] odds, boolean length) {
        int first = from;
        int end = to;
        while (first < end && text.charAt(end - 1) <= ' ') {
            end--;
        }
        while (first < end && text.charAt(first) <= ' ') {
            first++;
        }
        add(find(kind, text, first, end), odds);
        if (first == end) {
            return;
        }
        if (length) {
            add(end - first < lengths.length ? lengths[end - first] : find(Integer.toString(end - first)), odds);
        }
        if (Character.isUpperCase(text.charAt(first))) {
            add(capital, odds);
        }
    }

    private void add(int feature, double[] odds) {
        if (feature >= 0) {
            odds[0] += forBreak[feature];
            odds[1] += against[feature];
        }
    }

    private boolean chooses(double[] odds) {
        double forIt = StrictMath.exp(odds[0]);
        double againstIt = StrictMath.exp(odds[1]);
        double all = breakFirst ? forIt + againstIt : againstIt + forIt;
        return breakFirst ? forIt / all >= againstIt / all : forIt / all > againstIt / all;
    }

    private int find(String name) {
        int at = spread(name.hashCode()) & mask;
        while (slots[at] >= 0 && !names[slots[at]].equals(name)) {
            at = (at + 1) & mask;
        }
        return slots[at];
    }

    /** The place of the feature "x=word", where the word stands in a text; -1 if there is none. */
    private int find(char kind, CharSequence text, int from, int to) {
        int hash = 31 * kind + '=';
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int at = spread(hash) & mask;
        while (slots[at] >= 0 && !is(names[slots[at]], kind, text, from, to)) {
            at = (at + 1) & mask;
        }
        return slots[at];
    }

    private static boolean is(String name, char kind, CharSequence text, int from, int to) {
        if (name.length() != to - from + 2 || name.charAt(0) != kind || name.charAt(1) != '=') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (name.charAt(i - from + 2) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** Where the blanks before a place begin, or the text. */
    private static int previousSpace(CharSequence text, int from) {
        int at = from - 1;
        while (at > 0 && !isBlank(text.charAt(at))) {
            at--;
        }
        if (at <= 0) {
            return 0;
        }
        while (at > 0 && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** Where the blanks behind a place end, or {@code last}. */
    private static int nextSpace(CharSequence text, int from, int last) {
        for (int at = from + 1; at < last; at++) {
            if (isBlank(text.charAt(at))) {
                while (text.length() > at + 1 && isBlank(text.charAt(at + 1))) {
                    at++;
                }
                return at;
            }
        }
        return last;
    }

    static boolean isMark(char c) {
        return c == '.' || c == '!' || c == '?';
    }

    static boolean isBlank(char c) {
        if (c > ' ' && c <= '~') {
            return false;
        }
        return Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
    }
}
