package io.softspoken.mail;

import io.softspoken.draft.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two texts that say the same in another layout, such as the plain part of a mail and its HTML: finds the words of the
 * first in the second. The words of both are lined up by Myers' algorithm (shortest edit script), so that words which stand
 * more than once are told apart by their place.
 */
final class SameWords {
    /** Texts further apart than this many words do not say the same. */
    private static final int MOST_DIFFERENCES = 1500;

    private final String from;
    private final String to;
    private final List<Span> fromWords;
    private final List<Span> toWords;
    /** For each word of the first text the one of the second that it is, or -1. */
    private final int[] partner;

    SameWords(String from, String to) {
        this.from = from;
        this.to = to;
        fromWords = words(from);
        toWords = words(to);
        partner = new int[fromWords.size()];
        Arrays.fill(partner, -1);
        lineUp();
    }

    /** Where the second text holds the words of a stretch of the first; null if it does not hold just these, once. */
    @Nullable
    Span find(Span stretch) {
        int first = 0;
        while (first < fromWords.size() && fromWords.get(first).start() < stretch.start()) {
            first++;
        }
        int last = first;
        while (last < fromWords.size() && fromWords.get(last).end() <= stretch.end()) {
            last++;
        }
        return last > first ? words(stretch, first, last) : marks(stretch, first);
    }

    /** A stretch that holds words. */
    private @Nullable Span words(Span stretch, int first, int last) {
        for (int i = first; i < last; i++) {
            if (partner[i] < 0 || i > first && partner[i] != partner[i - 1] + 1) {
                return null;
            }
            if (i > first && !same(gap(from, fromWords, i), gap(to, toWords, partner[i]))) {
                return null;
            }
        }
        String before = from.substring(stretch.start(), fromWords.get(first).start());
        String after = from.substring(fromWords.get(last - 1).end(), stretch.end());
        int start = toWords.get(partner[first]).start();
        for (int i = before.length() - 1; i >= 0; i--) {
            if (!isBlank(before.charAt(i))) {
                start--;
                while (start > 0 && isBlank(to.charAt(start))) {
                    start--;
                }
                if (start < 0 || plain(to.charAt(start)) != plain(before.charAt(i))) {
                    return null;
                }
            }
        }
        int end = after(toWords.get(partner[last - 1]).end(), after);
        return end < 0 ? null : new Span(start, end);
    }

    /** A stretch of marks alone, such as "!!!": it stands behind the same word. */
    private @Nullable Span marks(Span stretch, int next) {
        int wordEnd = next == 0 ? 0 : fromWords.get(next - 1).end();
        if (next > 0 && partner[next - 1] < 0 || wordEnd > stretch.start()) {
            return null;
        }
        int behind = next == 0 ? 0 : toWords.get(partner[next - 1]).end();
        int start = after(behind, from.substring(wordEnd, stretch.start()));
        while (start >= 0 && start < to.length() && isBlank(to.charAt(start))) {
            start++;
        }
        int end = start < 0 ? -1 : after(start, stretch.of(from));
        return end <= start ? null : new Span(start, end);
    }

    /** One past these marks in the second text, which must follow there but for blanks; -1 if they do not. */
    private int after(int at, String marks) {
        int end = at;
        for (int i = 0; i < marks.length(); i++) {
            if (!isBlank(marks.charAt(i))) {
                while (end < to.length() && isBlank(to.charAt(end))) {
                    end++;
                }
                if (end >= to.length() || plain(to.charAt(end)) != plain(marks.charAt(i))) {
                    return -1;
                }
                end++;
            }
        }
        return end;
    }

    private static String gap(String text, List<Span> words, int i) {
        return text.substring(words.get(i - 1).end(), words.get(i).start());
    }

    private static boolean same(String one, String other) {
        return squeezed(one).equals(squeezed(other));
    }

    private static String squeezed(String marks) {
        StringBuilder out = new StringBuilder();
        marks.chars().filter(c -> !isBlank((char) c)).forEach(c -> out.append(plain((char) c)));
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isSpaceChar(c) || c == '\u200B' || c == '\u00AD';
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '`', '\u00B4' -> '\'';
            case '\u201C', '\u201D', '\u201E' -> '"';
            case '\u2013', '\u2014', '\u2010', '\u2011' -> '-';
            default -> c;
        };
    }

    private static List<Span> words(String text) {
        List<Span> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                words.add(new Span(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return words;
    }

    private boolean equal(int i, int j) {
        Span one = fromWords.get(i);
        Span other = toWords.get(j);
        return one.length() == other.length() && from.regionMatches(one.start(), to, other.start(), one.length());
    }

    private void lineUp() {
        int n = fromWords.size();
        int m = toWords.size();
        int begin = 0;
        while (begin < n && begin < m && equal(begin, begin)) {
            partner[begin] = begin;
            begin++;
        }
        int most = Math.min(MOST_DIFFERENCES, n + m - 2 * begin);
        int[] furthest = new int[2 * most + 3];
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            trace.add(Arrays.copyOfRange(furthest, most + 1 - d, most + 2 + d));
            for (int k = -d; k <= d; k += 2) {
                int at = most + 1 + k;
                int x = k == -d || k != d && furthest[at - 1] < furthest[at + 1]
                        ? furthest[at + 1]
                        : furthest[at - 1] + 1;
                while (begin + x < n && begin + x - k < m && begin + x - k >= 0 && equal(begin + x, begin + x - k)) {
                    x++;
                }
                furthest[at] = x;
                if (begin + x >= n && begin + x - k >= m) {
                    back(trace, d, begin);
                    return;
                }
            }
        }
    }

    /** Follows the shortest way back and notes the words that both texts have on it. */
    private void back(List<int[]> trace, int steps, int begin) {
        int x = fromWords.size() - begin;
        int y = toWords.size() - begin;
        for (int d = steps; d > 0; d--) {
            int[] furthest = trace.get(d); // of the diagonals -d to d, as they were before this step
            int k = x - y;
            boolean down = k == -d || k != d && furthest[k - 1 + d] < furthest[k + 1 + d];
            int before = down ? k + 1 : k - 1;
            int fromX = furthest[before + d];
            int fromY = fromX - before;
            while (x > fromX && y > fromY && x > 0 && y > 0 && equal(begin + x - 1, begin + y - 1)) {
                x--;
                y--;
                partner[begin + x] = begin + y;
            }
            x = fromX;
            y = fromY;
        }
        while (x > 0 && y > 0) {
            x--;
            y--;
            partner[begin + x] = begin + y;
        }
    }
}
