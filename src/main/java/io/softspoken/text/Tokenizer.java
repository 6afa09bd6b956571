package io.softspoken.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts characters into tokens, folds them and finds their numbers, in one pass. Words are runs of letters and digits
 * with apostrophes inside; contractions become their parts; an address or a path is one token; commas, brackets,
 * dashes and pictographs are no tokens but marks on the next one; what ends a sentence is a token.
 *
 * <p>Used by {@link TextReader} on drafts and by the rule reader on patterns, so that both agree on what a word is. One
 * thread at a time.
 */
public final class Tokenizer {
    /** A word longer than this is no word that a rule could know. */
    private static final int LONGEST_WORD = 40;
    /** How far the end of a quotation in »such marks« is looked for. */
    private static final int LONGEST_POINTED = 1_000;

    private final Vocabulary vocabulary;
    private final char[] folded = new char[LONGEST_WORD + 2];
    private boolean quoted;
    private boolean unpaired;
    private int paragraphEnd;

    public Tokenizer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A new paragraph begins, which ends at {@code end}: no quotation reaches from one into another. */
    void paragraph(int end) {
        paragraphEnd = end;
        quoted = false;
        unpaired = false;
    }

    /** Adds the tokens of {@code text.words()} from {@code from} to {@code to} to {@code text}. */
    void read(Text text, int from, int to) {
        String s = text.words;
        int i = from;
        int runEnd = from;
        boolean breakBefore = false;
        while (i < to) {
            char c = s.charAt(i);
            if (c <= ' ' || c == '\u00A0' || c == '\u200B') {
                i++;
                continue;
            }
            if (i >= runEnd) {
                runEnd = i;
                boolean address = false;
                while (runEnd < to && s.charAt(runEnd) > ' ' && s.charAt(runEnd) != '\u00A0') {
                    char r = s.charAt(runEnd);
                    address |= r == '@' && runEnd > i
                            || r == '\\' && runEnd > i
                            || r == '/' && runEnd > i + 1 && s.charAt(runEnd - 1) == '/'
                            || r == '/' && runEnd == i && runEnd + 1 < to && Character.isLetter(s.charAt(i + 1));
                    runEnd++;
                }
                if (address || startsWith(s, i, "www.")) {
                    int last = runEnd;
                    while (last > i && isTrailing(s.charAt(last - 1))) {
                        last--;
                    }
                    while (i < last && isLeading(s.charAt(i))) {
                        i++;
                    }
                    // What makes it an address is neither a leading nor a trailing mark, and so is left.
                    text.addToken(i, last, Vocabulary.UNKNOWN, Token.ADDRESS | bits(breakBefore));
                    breakBefore = false;
                    i = last;
                    continue;
                }
            }
            if (isWord(c) || c == '\'' && startsWithBout(s, i, to) || c == '’' && startsWithBout(s, i, to)) {
                i = word(text, i, to, breakBefore);
                breakBefore = false;
                continue;
            }
            switch (c) {
                case '.', '!', '?', '…' -> {
                    int j = i;
                    boolean bang = false;
                    boolean ask = false;
                    while (j < to && ".!?…".indexOf(s.charAt(j)) >= 0) {
                        bang |= s.charAt(j) == '!';
                        ask |= s.charAt(j) == '?';
                        j++;
                    }
                    String mark = bang && ask
                            ? "?!"
                            : ask ? "?" : bang ? (j - i > 1 ? "!!" : "!") : c == '…' || j - i > 1 ? "…" : ".";
                    text.addToken(i, j, vocabulary.number(mark), Token.PUNCTUATION | bits(breakBefore));
                    breakBefore = false;
                    i = j;
                }
                case ':', ';' -> {
                    int smile = smiley(s, i, to);
                    if (smile > i) {
                        breakBefore = true;
                        i = smile;
                    } else {
                        text.addToken(
                                i, i + 1, vocabulary.number(String.valueOf(c)), Token.PUNCTUATION | bits(breakBefore));
                        breakBefore = false;
                        i++;
                    }
                }
                case '—', '–', '-' -> {
                    int j = i;
                    while (j < to && (s.charAt(j) == '-' || s.charAt(j) == '—' || s.charAt(j) == '–')) {
                        j++;
                    }
                    boolean spaced = i == from || j == to || s.charAt(i - 1) <= ' ' || s.charAt(j) <= ' ';
                    if (spaced || c == '—' || j - i > 1) {
                        text.addToken(i, j, vocabulary.number("—"), Token.PUNCTUATION | bits(breakBefore));
                        breakBefore = false;
                    }
                    i = j;
                }
                case '"', '“', '”', '„', '«', '»' -> {
                    quoted = !quoted && opens(s, i, from, to) && (c == '»' ? pointsIn(s, i + 1) : paired(s, i + 1));
                    i++;
                }
                case '\'', '‘', '’' -> {
                    if (c == '‘' || c == '\'' && !quoted && opens(s, i, from, to) && closes(s, i + 1, paragraphEnd)) {
                        quoted = true;
                    } else if (quoted && !(i + 1 < to && isWord(s.charAt(i + 1)))) {
                        quoted = false;
                    }
                    i++;
                }
                case '&' -> {
                    text.addToken(i, i + 1, vocabulary.number("and"), bits(breakBefore));
                    breakBefore = false;
                    i++;
                }
                case '%' -> {
                    text.addToken(i, i + 1, vocabulary.number("%"), bits(breakBefore));
                    breakBefore = false;
                    i++;
                }
                case '*', '_', '/', '#', '`', '\u00AD', '\u200C', '\u200D', '\u2060', '\uFEFF' -> i++;
                default -> {
                    breakBefore = true;
                    i++;
                }
            }
        }
    }

    private int bits(boolean breakBefore) {
        return (breakBefore ? Token.AFTER_BREAK : 0) | (quoted ? Token.QUOTED : 0);
    }

    /** Reads the word at {@code from}; returns where it ends. */
    private int word(Text text, int from, int to, boolean breakBefore) {
        String s = text.words;
        int n = 0;
        int i = from;
        int letters = 0;
        int capitals = 0;
        int digits = 0;
        boolean apostrophe = false;
        boolean exact = true;
        while (i < to) {
            char c = s.charAt(i);
            if (isWord(c)) {
                if (Character.isLetter(c)) {
                    letters++;
                    if (Character.isUpperCase(c)) {
                        capitals++;
                    }
                } else if (Character.isDigit(c)) {
                    digits++;
                }
                n = put(n, Character.toLowerCase(c));
                i++;
            } else if (isApostrophe(c)) {
                if (i > from && !(i + 1 < to && isWord(s.charAt(i + 1)))) {
                    break;
                }
                apostrophe = true;
                n = put(n, '\'');
                i++;
            } else if (c == '\u00AD' || c == '\u2060' || c == '\uFEFF' || c >= '\u0300' && c <= '\u036F') {
                exact = false;
                i++;
            } else if (c == '*' && stars(s, i, from, to)) {
                n = put(n, '*');
                i++;
            } else if ((c == '.' || c == '&') && i + 1 < to && isWord(s.charAt(i + 1)) && i > from) {
                // "e.g", "3.5", "report.pdf", "R&D"; but "end.Next" of hasty typing is two words
                if (c == '.' && letters > 3 && Character.isUpperCase(s.charAt(i + 1))) {
                    break;
                }
                n = put(n, c);
                i++;
            } else if (c == ',' && digits > 0 && letters == 0 && i + 1 < to && Character.isDigit(s.charAt(i + 1))) {
                n = put(n, c);
                i++;
            } else {
                break;
            }
        }
        int length = Math.min(n, LONGEST_WORD + 1);
        boolean plural = letters > 2 && capitals == letters - 1 && s.charAt(i - 1) == 's';
        int bits = bits(breakBefore)
                | (Character.isUpperCase(s.charAt(from)) ? Token.CAPITAL : 0)
                | (capitals > 1 && (capitals == letters || plural) ? Token.CAPS : 0)
                | (Character.isDigit(s.charAt(from)) ? Token.NUMBER : 0)
                | (digits > 0 ? Token.CODE : 0);
        if (length > 4) {
            bits |= ends(length, "ing") ? Token.ING : ends(length, "ed") ? Token.ED : ends(length, "ly") ? Token.LY : 0;
        }
        if (length > LONGEST_WORD) {
            text.addToken(from, i, Vocabulary.UNKNOWN, bits);
            return i;
        }
        int number = vocabulary.number(folded, length);
        if (apostrophe || number == Vocabulary.UNKNOWN) {
            Contractions.Parts parts = Contractions.of(folded, length);
            if (parts != null) {
                split(text, from, i, parts, bits, exact && i - from == length);
                return i;
            }
        }
        if (number == Vocabulary.UNKNOWN) {
            number = shortened(length);
        }
        text.addToken(from, i, number, bits);
        return i;
    }

    private void split(Text text, int from, int to, Contractions.Parts parts, int bits, boolean exact) {
        int begin = from;
        for (int p = 0; p < parts.parts().length; p++) {
            boolean lastPart = p == parts.parts().length - 1;
            // With characters skipped inside the word (a soft hyphen) the cut is not known: the parts share the word.
            int end = lastPart ? to : exact ? from + parts.cuts()[p] : to;
            text.addToken(
                    exact ? begin : from,
                    end,
                    vocabulary.number(parts.parts()[p]),
                    p == 0 ? bits : Token.JOINED | bits & (Token.QUOTED | Token.CAPS));
            begin = end;
        }
    }

    /** "sooooo" is "so", "pleeease" is "please": tries one, then two, of each letter that stands three times or more. */
    private int shortened(int length) {
        int run = 0;
        for (int i = 1; i < length; i++) {
            if (folded[i] == folded[i - 1] && i > 1 && folded[i] == folded[i - 2]) {
                run = i;
                break;
            }
        }
        if (run == 0) {
            return Vocabulary.UNKNOWN;
        }
        for (int keep = 1; keep <= 2; keep++) {
            char[] tried = new char[length];
            int n = 0;
            for (int i = 0; i < length; ) {
                int j = i;
                while (j < length && folded[j] == folded[i]) {
                    j++;
                }
                int copies = j - i > 2 ? keep : j - i;
                for (int k = 0; k < copies; k++) {
                    tried[n++] = folded[i];
                }
                i = j;
            }
            int number = vocabulary.number(tried, n);
            if (number != Vocabulary.UNKNOWN) {
                return number;
            }
        }
        return Vocabulary.UNKNOWN;
    }

    private int put(int n, char c) {
        if (n <= LONGEST_WORD) {
            folded[n] = c;
        }
        return n + 1;
    }

    private boolean ends(int length, String ending) {
        int at = length - ending.length();
        if (at < 0 || length > LONGEST_WORD) {
            return false;
        }
        for (int i = 0; i < ending.length(); i++) {
            if (folded[at + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean stars(String s, int i, int from, int to) {
        if (from > 0 && s.charAt(from - 1) == '*') {
            return false; // *emphasis*
        }
        return i + 1 < to && (s.charAt(i + 1) == '*' || isWord(s.charAt(i + 1))) || i > from && s.charAt(i - 1) == '*';
    }

    /**
     * The folded words that a spelling in a pattern stands for: "Haven't" is have, not; "run-of-the-mill" is four words.
     */
    public static List<String> words(String written) {
        Text text = new Text(written);
        Tokenizer tokenizer = new Tokenizer(new Vocabulary(new String[0], new int[0]));
        tokenizer.paragraph(written.length());
        tokenizer.read(text, 0, written.length());
        List<String> words = new ArrayList<>();
        for (int t = 0; t < text.tokens; t++) {
            String folded = written.substring(text.start[t], text.end[t])
                    .toLowerCase(Locale.ROOT)
                    .replace('’', '\'')
                    .replace('‘', '\'');
            if (!text.is(t, Token.JOINED) && t + 1 < text.tokens && text.is(t + 1, Token.JOINED)) {
                // A contraction: its table knows the parts.
                String whole = written.substring(text.start[t], text.end[t + 1])
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replace('‘', '\'');
                Contractions.Parts parts = Contractions.of(whole.toCharArray(), whole.length());
                if (parts != null) {
                    words.addAll(List.of(parts.parts()));
                    t += parts.parts().length - 1;
                    continue;
                }
            }
            Contractions.Parts parts = Contractions.of(folded.toCharArray(), folded.length());
            if (parts != null && parts.parts().length == 1) {
                words.add(parts.parts()[0]);
            } else {
                words.add(text.is(t, Token.PUNCTUATION) ? mark(folded) : folded.equals("&") ? "and" : folded);
            }
        }
        return words;
    }

    private static String mark(String written) {
        return written.startsWith("-") || written.startsWith("–") ? "—" : written;
    }

    static boolean isWord(char c) {
        return (Character.isLetterOrDigit(c) || c == '_')
                && c != 'ʼ'; // an apostrophe, though Unicode calls it a letter
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == '`' || c == '´' || c == 'ʼ';
    }

    /** Short forms that begin with an apostrophe: 'bout, 'cause, 'em. */
    private static boolean startsWithBout(String s, int i, int to) {
        return to - i >= 4 && (s.startsWith("bout", i + 1) || s.startsWith("cause", i + 1));
    }

    private static boolean startsWith(String s, int i, String prefix) {
        // Asked of every word, and seldom true: the first letter tells mostly.
        return (s.charAt(i) | 0x20) == prefix.charAt(0) && s.regionMatches(true, i, prefix, 0, prefix.length());
    }

    private static boolean isTrailing(char c) {
        return ".,;:!?)]}>\"'’”".indexOf(c) >= 0;
    }

    private static boolean isLeading(char c) {
        return "([{<\"'‘“".indexOf(c) >= 0;
    }

    private static boolean opens(String s, int i, int from, int to) {
        boolean before = i == from || s.charAt(i - 1) <= ' ' || "([{—–-*_/".indexOf(s.charAt(i - 1)) >= 0;
        return before && i + 1 < to && s.charAt(i + 1) > ' ';
    }

    /** Whether a quotation that opens is closed in the same paragraph; once one is not, no later one is looked at. */
    private boolean paired(String s, int i) {
        for (int j = i; j < paragraphEnd && !unpaired; j++) {
            if ("\"”“»".indexOf(s.charAt(j)) >= 0) {
                return true;
            }
        }
        unpaired = true;
        return false;
    }

    /** Whether »such a quotation« is closed soon; the same mark closes «the other kind». */
    private boolean pointsIn(String s, int i) {
        int limit = Math.min(paragraphEnd, i + LONGEST_POINTED);
        for (int j = i; j < limit; j++) {
            if (s.charAt(j) == '«') {
                return true;
            }
        }
        return false;
    }

    /** Whether a single quotation mark that opened finds its end within a few words. */
    private static boolean closes(String s, int i, int to) {
        int limit = Math.min(to, i + 120);
        for (int j = i; j < limit; j++) {
            char c = s.charAt(j);
            if ((c == '\'' || c == '’') && (j + 1 >= to || !isWord(s.charAt(j + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static int smiley(String s, int i, int to) {
        int j = i + 1;
        if (j < to && (s.charAt(j) == '-' || s.charAt(j) == '\'')) {
            j++;
        }
        boolean mouth = j < to && ")(DPp/|*".indexOf(s.charAt(j)) >= 0;
        return mouth && (j + 1 >= to || !isWord(s.charAt(j + 1))) ? j + 1 : i;
    }
}
