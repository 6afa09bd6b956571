package io.softspoken.deep;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into the word pieces of BERT's uncased models: at spaces and around every mark, in lower case and without
 * accents, then each word into the longest pieces of the vocabulary. (OpenNLP's {@code WordpieceTokenizer} keeps capitals
 * and accents, takes "..." for one word, does not know curly quotation marks as marks, and tells no places.) Immutable.
 */
final class WordPieces {
    /** A longer word is none. */
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final int unknown;

    /** @param vocabulary the pieces in their order */
    WordPieces(List<String> vocabulary) {
        for (int i = 0; i < vocabulary.size(); i++) {
            numbers.put(vocabulary.get(i), i);
        }
        unknown = number("[UNK]");
    }

    /** The number of a piece that must be there. */
    int number(String piece) {
        Integer number = numbers.get(piece);
        if (number == null) {
            throw new IllegalArgumentException("there is no " + piece + " in the vocabulary");
        }
        return number;
    }

    int size() {
        return numbers.size();
    }

    /**
     * A piece.
     *
     * @param number its number in the vocabulary
     * @param start the first character of the word that it belongs to
     * @param end one past the word's last
     */
    record Piece(int number, int start, int end) {}

    /** The first {@code most} pieces of a text. */
    List<Piece> of(CharSequence text, int most) {
        List<Piece> pieces = new ArrayList<>();
        int start = -1;
        int at = 0;
        while (at <= text.length() && pieces.size() < most) {
            int c = at < text.length() ? Character.codePointAt(text, at) : ' ';
            int next = at + Character.charCount(c);
            boolean control = isControl(c);
            boolean mark = !control && isMark(c);
            if (isSpace(c) || control || mark) {
                if (start >= 0) {
                    word(bare(text.subSequence(start, at).toString()), start, at, pieces);
                    start = -1;
                }
                if (mark) {
                    word(Character.toString(c), at, next, pieces);
                }
            } else if (start < 0) {
                start = at;
            }
            at = next;
        }
        return pieces.size() > most ? pieces.subList(0, most) : pieces;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Controls, and letters that no Unicode version of ours knows; they part words and are no pieces themselves. */
    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> !isSpace(c);
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF);
        };
    }

    private static String bare(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(lower, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private void word(String word, int start, int end, List<Piece> into) {
        if (word.isEmpty()) {
            return;
        }
        int before = into.size();
        int at = 0;
        while (at < word.length()) {
            Integer number = null;
            int to = word.length() > LONGEST_WORD ? at : word.length();
            while (to > at && number == null) {
                number = find(at == 0 ? word.substring(0, to) : "##" + word.substring(at, to));
                to -= number == null ? 1 : 0;
            }
            if (number == null) {
                into.subList(before, into.size()).clear();
                into.add(new Piece(unknown, start, end));
                return;
            }
            into.add(new Piece(number, start, end));
            at = to;
        }
    }

    private @Nullable Integer find(String piece) {
        return numbers.get(piece);
    }
}
