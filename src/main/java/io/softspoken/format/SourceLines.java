package io.softspoken.format;

import java.util.Arrays;

/**
 * Line and column of a place in a draft, counted in the file that holds it. A draft in plain text or HTML is the file. The
 * draft of a mail is a part of it, coded for its way. Where it is not known how its characters were coded, a place is found as
 * far as the letters and digits of the draft stand in the file in the same order; else every place is where the part begins.
 * Immutable.
 */
public final class SourceLines {
    /**
     * A place.
     *
     * @param line from 1
     * @param column from 1, in UTF-16 code units
     */
    public record Place(int line, int column) {}

    /** The text whose lines count. */
    private final String file;
    /** Where each line of the file begins. */
    private final int[] starts;
    /** For each character of the draft its place in the file; empty if they are the same. */
    private final int[] places;

    private final boolean exact;

    private SourceLines(String file, int[] places, boolean exact) {
        this.file = file;
        this.places = places;
        this.exact = exact;
        int[] found = new int[16];
        int n = 1;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < file.length() && file.charAt(i + 1) == '\n')) {
                found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                found[n++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, n);
    }

    /** For a draft that is the whole file. */
    public static SourceLines of(String text) {
        return new SourceLines(text, new int[0], true);
    }

    /**
     * For a draft that was taken out of a mail.
     *
     * @param draft the text of the draft
     * @param mail the mail as it is sent, a character for each byte
     * @param known for each UTF-16 unit of the draft its place in the mail, and one more for the end; of length 0 if that is
     *     not known
     * @param part where the part begins that holds the draft
     */
    public static SourceLines ofMail(String draft, String mail, int[] known, int part) {
        if (known.length == draft.length() + 1) {
            return new SourceLines(mail, known.clone(), false);
        }
        Letters wanted = Letters.of(draft, false);
        for (boolean quotedPrintable : new boolean[] {false, true}) {
            Letters there = Letters.of(mail, quotedPrintable);
            int at = wanted.text().isEmpty() ? -1 : there.find(wanted.text(), there.from(body(mail)));
            if (at >= 0) {
                int[] places = new int[draft.length() + 1];
                int letter = 0;
                int last = there.places()[at];
                for (int i = 0; i <= draft.length(); i++) {
                    if (letter < wanted.text().length() && wanted.places()[letter] == i) {
                        last = there.places()[at + letter++];
                        places[i] = last;
                    } else {
                        // Between two letters: behind the last, as far as the line goes.
                        places[i] = i == 0 ? last : Math.min(places[i - 1] + 1, mail.length());
                    }
                }
                return new SourceLines(mail, places, false);
            }
        }
        int[] begin = new int[draft.length() + 1];
        Arrays.fill(begin, part);
        return new SourceLines(mail, begin, false);
    }

    /** Whether the draft is the file, so that it may be changed there. */
    boolean exact() {
        return exact;
    }

    /** The place of an offset in the draft. */
    public Place place(int offset) {
        int at = Math.min(places.length == 0 ? offset : places[Math.min(offset, places.length - 1)], file.length());
        int line = Arrays.binarySearch(starts, at);
        line = line < 0 ? -line - 2 : line;
        return new Place(line + 1, at - starts[line] + 1);
    }

    /** The place of an end, which is that behind the last character before it. */
    public Place end(int start, int end) {
        if (places.length == 0 || end <= start) {
            return place(end);
        }
        Place last = place(end - 1);
        Place next = place(end);
        // What is behind may stand in the next line, and the last character may take more than one place.
        return next.line() == last.line() && next.column() > last.column()
                ? next
                : new Place(last.line(), last.column() + 1);
    }

    /** Where the body of a mail begins: behind the first empty line. */
    private static int body(String mail) {
        int unix = mail.indexOf("\n\n");
        int network = mail.indexOf("\r\n\r\n");
        return Math.max(0, unix < 0 || network >= 0 && network < unix ? network : unix);
    }

    /** The ASCII letters and digits of a text, and where they stand. */
    private record Letters(String text, int[] places) {
        static Letters of(String text, boolean quotedPrintable) {
            StringBuilder letters = new StringBuilder(text.length());
            int[] places = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int at = i;
                if (quotedPrintable && c == '=' && i + 2 < text.length()) {
                    int high = Character.digit(text.charAt(i + 1), 16);
                    int low = Character.digit(text.charAt(i + 2), 16);
                    if (high >= 0 && low >= 0) {
                        c = (char) (high * 16 + low);
                        i += 2;
                    }
                }
                if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
                    places[letters.length()] = at;
                    letters.append(c);
                }
            }
            return new Letters(letters.toString(), Arrays.copyOf(places, letters.length()));
        }

        /**
         * Where other letters stand among these, from a place on; -1 if they do not. By Knuth, Morris and Pratt: a text of one
         * letter, again and again, must not be compared from each of its places.
         */
        int find(String wanted, int from) {
            int[] kept = new int[wanted.length()]; // how much of the beginning has been met again where a letter fails
            for (int i = 1, k = 0; i < wanted.length(); i++) {
                while (k > 0 && wanted.charAt(i) != wanted.charAt(k)) {
                    k = kept[k - 1];
                }
                k += wanted.charAt(i) == wanted.charAt(k) ? 1 : 0;
                kept[i] = k;
            }
            for (int i = from, k = 0; i < text.length(); i++) {
                while (k > 0 && text.charAt(i) != wanted.charAt(k)) {
                    k = kept[k - 1];
                }
                k += text.charAt(i) == wanted.charAt(k) ? 1 : 0;
                if (k == wanted.length()) {
                    return i - k + 1;
                }
            }
            return -1;
        }

        /** The first letter at or behind an offset of the text. */
        int from(int offset) {
            int at = Arrays.binarySearch(places, offset);
            return at < 0 ? -at - 1 : at;
        }
    }
}
