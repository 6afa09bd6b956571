package io.softspoken.format;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How wide text is on a terminal: wide East Asian characters and pictographs take two columns, marks on another character
 * none, and what would move the cursor or colour the screen is shown as a sign. By grapheme, as the JDK cuts them.
 */
final class Columns {
    /** A character as a reader sees it, made safe for a terminal. */
    record Cell(String shown, int width, int from, int to) {}

    private Columns() {}

    /** The cells of a line from one offset to another. */
    static List<Cell> cells(String text, int from, int to) {
        List<Cell> cells = new ArrayList<>();
        String part = text.substring(from, to);
        if (isPlain(part)) {
            for (int i = from; i < to; i++) {
                cells.add(new Cell(text.substring(i, i + 1), 1, i, i + 1));
            }
            return cells;
        }
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(part);
        int start = graphemes.first();
        for (int end = graphemes.next(); end != BreakIterator.DONE; start = end, end = graphemes.next()) {
            String cluster = part.substring(start, end);
            String shown = safe(cluster);
            cells.add(new Cell(shown, width(shown), from + start, from + end));
        }
        return joinPictographs(cells);
    }

    /** Whether each character is shown as it is and by itself; most lines are so, and the JDK's cutter takes long to load. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** A text on one line, safe for a terminal: words with one space between them. */
    static String flat(String text) {
        String safe = safe(text);
        StringBuilder flat = new StringBuilder(safe.length());
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            boolean blank = c == ' ' || c >= '\t' && c <= '\r';
            if (!blank) {
                flat.append(c);
            } else if (flat.length() == 0 || flat.charAt(flat.length() - 1) != ' ') {
                flat.append(' ');
            }
        }
        return flat.toString().strip();
    }

    /**
     * Breaks words with one space between them into lines; a word that is too long stays whole.
     *
     * @param width the most characters of a line
     * @param lineBreak what stands in the place of the space
     */
    static String wrap(String words, int width, String lineBreak) {
        StringBuilder lines = new StringBuilder(words.length() + 16);
        int from = 0;
        while (words.length() - from > width) {
            int space = words.lastIndexOf(' ', from + width);
            if (space < from) {
                space = words.indexOf(' ', from + width);
            }
            if (space < 0) {
                break;
            }
            lines.append(words, from, space).append(lineBreak);
            from = space + 1;
        }
        return lines.append(words, from, words.length()).toString();
    }

    /** The JDK's older rules cut a family or a flag into its people: join what a joiner or a modifier holds together. */
    private static List<Cell> joinPictographs(List<Cell> cells) {
        List<Cell> joined = new ArrayList<>();
        for (Cell cell : cells) {
            Cell last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean belongs = last != null
                    && (last.shown().endsWith("\u200D")
                            || cell.shown().startsWith("\u200D")
                            || cell.width() == 0
                            || isModifier(cell.shown().codePointAt(0))
                            || isFlagPair(last.shown(), cell.shown()));
            if (last != null && belongs) {
                joined.set(
                        joined.size() - 1,
                        new Cell(
                                last.shown() + cell.shown(),
                                Math.max(last.width(), cell.width()),
                                last.from(),
                                cell.to()));
            } else {
                joined.add(cell);
            }
        }
        return joined;
    }

    private static boolean isModifier(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }

    private static boolean isFlagPair(String last, String next) {
        return last.codePointCount(0, last.length()) == 1
                && isRegional(last.codePointAt(0))
                && isRegional(next.codePointAt(0));
    }

    private static boolean isRegional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    /** The width of a text in columns. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /** Unicode Standard Annex 11, East Asian Width (W and F), and the pictographs, by block. */
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0x303E
                || c >= 0x3041 && c <= 0x33FF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x4E00 && c <= 0x9FFF
                || c >= 0xA000 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD
                || c == 0x231A
                || c == 0x231B
                || c == 0x2705
                || c == 0x274C
                || c == 0x2B50;
        return wide ? 2 : 1;
    }

    /** Control and direction characters as visible signs, a tab as a space, an unpaired surrogate as U+FFFD. */
    static String safe(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\t' || c == '\n' || c == '\r' || c == 0xA0) {
                out.append(' ');
            } else if (c < 0x20) {
                out.appendCodePoint(0x2400 + c);
            } else if (c == 0x7F) {
                out.append('\u2421');
            } else if (c >= 0x80 && c < 0xA0
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069
                    || c == 0x200E
                    || c == 0x200F
                    || c == 0x2028
                    || c == 0x2029
                    || Character.getType(c) == Character.SURROGATE) {
                out.append('\uFFFD');
            } else if (c == 0xAD || c == 0xFEFF) {
                continue; // invisible
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }
}
