package io.softspoken.commit;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A sentence as a row of words in small letters, short forms in full ("I'll" is i, will), dates and clock times whole,
 * each with its place. Marks are words of their own.
 */
final class Words {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String text;
    private String[] words = new String[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] capital = new boolean[32];
    private boolean[] quoted = new boolean[32];
    private int count;

    Words(String text, int from, int to) {
        this.text = text;
        int at = from;
        boolean inQuotes = false;
        while (at < to) {
            char c = text.charAt(at);
            if (c <= ' ' || Character.isSpaceChar(c)) {
                at++;
            } else if (Character.isDigit(c)) {
                at = number(at, to, inQuotes);
            } else if (Character.isLetter(c)) {
                at = word(at, to, inQuotes);
            } else {
                inQuotes = c == '“' || c == '«' || c != '”' && c != '»' && (c == '"') != inQuotes;
                add(mark(c), at, at + 1, inQuotes);
                at++;
            }
        }
    }

    private static String mark(char c) {
        return switch (c) {
            case '–', '—', '-' -> "-";
            case ',' -> ",";
            case '.' -> ".";
            case '’', '‘' -> "'";
            default -> String.valueOf(c);
        };
    }

    private int number(int from, int to, boolean inQuotes) {
        int end = from;
        while (end < to) {
            char c = text.charAt(end);
            boolean joins = (c == ':' || c == '.' || c == '/' || c == '-' && isDate(from, end, to))
                    && end + 1 < to
                    && Character.isDigit(text.charAt(end + 1));
            if (!Character.isLetterOrDigit(c) && !joins) {
                break;
            }
            end++;
        }
        // "9 a.m", "5p.m."
        if (end + 2 < to && text.startsWith(".m", end) && isHalf(text.charAt(end - 1))) {
            end += end + 2 < to && text.charAt(end + 2) == '.' ? 3 : 2;
        }
        add(
                text.substring(from, end)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(".m.", "m")
                        .replace(".m", "m"),
                from,
                end,
                inQuotes);
        return end;
    }

    private static boolean isHalf(char c) {
        return c == 'a' || c == 'p' || c == 'A' || c == 'P';
    }

    /** "2026-03-": the hyphens of a date, not of "9-11". */
    private boolean isDate(int from, int at, int to) {
        return at - from >= 4 && at + 3 <= to && Character.isDigit(text.charAt(from + 3));
    }

    private int word(int from, int to, boolean inQuotes) {
        int end = from;
        while (end < to && (Character.isLetterOrDigit(text.charAt(end)) || isHyphen(end, to))) {
            end++;
        }
        if (end == from + 1 && isHalf(text.charAt(from)) && end + 1 < to && text.startsWith(".m", end)) {
            end += end + 2 < to && text.charAt(end + 2) == '.' ? 3 : 2;
            add(text.charAt(from) == 'a' || text.charAt(from) == 'A' ? "am" : "pm", from, end, inQuotes);
            return end;
        }
        String low = text.substring(from, end).toLowerCase(java.util.Locale.ROOT);
        if (end + 1 < to && isApostrophe(text.charAt(end)) && Character.isLetter(text.charAt(end + 1))) {
            int tail = end + 1;
            while (tail < to && Character.isLetter(text.charAt(tail))) {
                tail++;
            }
            String ending = text.substring(end + 1, tail).toLowerCase(java.util.Locale.ROOT);
            return contraction(low, ending, from, end, tail, inQuotes);
        }
        switch (low) {
            case "gonna" -> {
                add("going", from, from + 3, inQuotes);
                add("to", from + 3, end, inQuotes);
            }
            case "cannot", "cant" -> {
                add("can", from, from + 3, inQuotes);
                add("not", from + 3, end, inQuotes);
            }
            case "wont" -> {
                add("will", from, from + 2, inQuotes);
                add("not", from + 2, end, inQuotes);
            }
            default -> add(low, from, end, inQuotes);
        }
        return end;
    }

    private int contraction(String low, String ending, int from, int end, int tail, boolean inQuotes) {
        switch (ending) {
            case "ll" -> {
                add(low, from, end, inQuotes);
                add("will", end, tail, inQuotes);
            }
            case "m", "re" -> {
                add(low, from, end, inQuotes);
                add(ending.equals("m") ? "am" : "are", end, tail, inQuotes);
            }
            case "ve" -> {
                add(low, from, end, inQuotes);
                add("have", end, tail, inQuotes);
            }
            case "t" -> {
                String verb =
                        low.equals("won") ? "will" : low.equals("can") ? "can" : low.substring(0, low.length() - 1);
                if (verb.isEmpty()) { // "does n't"
                    add("not", from, tail, inQuotes);
                } else {
                    add(verb, from, end, inQuotes);
                    add("not", end, tail, inQuotes);
                }
            }
            case "clock" -> add("o'clock", from, tail, inQuotes);
            default -> {
                add(low, from, end, inQuotes);
                add("'" + ending, end, tail, inQuotes);
            }
        }
        return tail;
    }

    private boolean isHyphen(int at, int to) {
        return text.charAt(at) == '-' && at + 1 < to && Character.isLetter(text.charAt(at + 1));
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == '‘' || c == '`';
    }

    private void add(String word, int from, int to, boolean inQuotes) {
        if (count == words.length) {
            int size = count * 2;
            words = Arrays.copyOf(words, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            capital = Arrays.copyOf(capital, size);
            quoted = Arrays.copyOf(quoted, size);
        }
        words[count] = word;
        starts[count] = from;
        ends[count] = to;
        capital[count] = Character.isUpperCase(text.charAt(from));
        quoted[count] = inQuotes;
        count++;
    }

    int count() {
        return count;
    }

    /** Word {@code i}; empty before the first and behind the last. */
    String at(int i) {
        return i < 0 || i >= count ? "" : words[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    boolean isCapital(int i) {
        return capital[i];
    }

    /** Whether word {@code i} has small letters in it, as names have and abbreviations have not. */
    boolean isName(int i) {
        return ends[i] - starts[i] > 1 && Character.isLowerCase(text.charAt(ends[i] - 1));
    }

    /** Whether word {@code i} stands in quotation marks. */
    boolean isQuoted(int i) {
        return quoted[i];
    }

    /** Whether word {@code i} is a word or number, not a mark. */
    boolean isWord(int i) {
        return i >= 0 && i < count && Character.isLetterOrDigit(words[i].charAt(0));
    }

    /** What stands from word {@code i} to before word {@code j}, as written, on one line. */
    String written(int i, int j) {
        return j <= i
                ? ""
                : BLANKS.matcher(text.substring(starts[i], ends[j - 1])).replaceAll(" ");
    }
}
