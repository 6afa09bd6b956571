package io.softspoken.text;

import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lines by which mail programs introduce earlier mail, in the languages they are set to: dividers, blocks of headers,
 * attributions. Lines in, their meaning out; called by {@link LineKinds} and {@link Zones}.
 */
final class Quoting {
    /** What introduces earlier mail. */
    enum Sort {
        /** "-----Original Message-----". */
        DIVIDER,
        /** "From: …", "Sent: …", "Subject: …". */
        HEADERS,
        /** "On … wrote:", with so much in it that it can hardly be anything else. */
        ATTRIBUTION,
        /** "Dana wrote:"; believed only where lines with {@code >} follow. */
        PERHAPS
    }

    /**
     * A stretch of lines that introduces earlier mail.
     *
     * @param sort what it is
     * @param next the line after its last
     */
    record Frame(Sort sort, int next) {}

    private static final int LONGEST_ATTRIBUTION = 300;
    private static final int MOST_ATTRIBUTION_LINES = 4;
    private static final int MOST_HEADER_LINES = 14;
    private static final int LONGEST_HEADER_NAME = 16;

    private final int count;
    private final IntFunction<String> lines;

    /**
     * @param count how many lines there are
     * @param lines each of them without the blanks around it, cut if it is very long
     */
    Quoting(int count, IntFunction<String> lines) {
        this.count = count;
        this.lines = lines;
    }

    /** What introduces earlier mail and begins at line {@code i}; null where nothing does. */
    @Nullable
    Frame at(int i) {
        String line = lines.apply(i);
        if (line.isEmpty()) {
            return null;
        }
        if (isDivider(line)) {
            return new Frame(Sort.DIVIDER, i + 1);
        }
        int afterHeaders = headers(i, line);
        if (afterHeaders > i) {
            return new Frame(Sort.HEADERS, afterHeaders);
        }
        return attribution(i, line);
    }

    /** Whether a line is quoted by the initials of its writer, "DW> like this". */
    static boolean isInitialled(String line) {
        int mark = line.indexOf("> ");
        if (mark < 1
                || mark > 4
                || !Character.isUpperCase(line.charAt(0))
                || line.startsWith("PS>")
                || line.startsWith("SQL>")) {
            return false;
        }
        for (int i = 1; i < mark; i++) {
            if (!Character.isLetter(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** "Dana Whitfield ---23/11/2026 08:51:33---Where is it?", as Notes has it. */
    private static boolean isNotes(String line) {
        int open = line.indexOf(" ---");
        int close = open < 1 ? -1 : line.indexOf("---", open + 5);
        return close > open
                && close - open < 40
                && Character.isDigit(line.charAt(open + 4))
                && Attribution.clock(line.substring(open, close));
    }

    private static boolean isDivider(String given) {
        if (isNotes(given)) {
            return true;
        }
        String line = given.endsWith("line.") ? given.substring(0, given.length() - 1) : given;
        if (line.length() > 120 || ".!?,;".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        int from = 0;
        while (from < line.length() && "-_=*#~+ ".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int to = line.length();
        while (to > from && "-_=*#~+: ".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        String inner = line.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean ruled = from > 1;
        return MailPhrases.DIVIDERS.contains(inner)
                || ruled && MailPhrases.DIVIDERS.stream().anyMatch(inner::startsWith);
    }

    /** The line after a block of mail headers that begins at line {@code i}, or -1. */
    private int headers(int i, String line) {
        if (!isHeader(headerName(line))) {
            return -1;
        }
        boolean from = false;
        boolean mailOnly = false;
        int found = 0;
        int next = i;
        int end = Math.min(count, i + MOST_HEADER_LINES);
        for (int j = i; j < end; j++) {
            String one = lines.apply(j);
            if (one.isEmpty()) {
                // A blank line ends the block, unless the program put one after each header.
                if (j + 1 < end && isHeader(headerName(lines.apply(j + 1)))) {
                    continue;
                }
                break;
            }
            String name = headerName(one);
            if (isHeader(name)) {
                found++;
                from |= MailPhrases.FROM.contains(name);
                mailOnly |=
                        MailPhrases.MAIL_ONLY.contains(name) || MailPhrases.FROM.contains(name) && one.indexOf('@') > 0;
            }
            next = j + 1; // a line without a name goes on with the header above
        }
        return found >= 3 && from && mailOnly ? next : -1;
    }

    private static boolean isHeader(String name) {
        return MailPhrases.FROM.contains(name)
                || MailPhrases.MAIL_ONLY.contains(name)
                || MailPhrases.OTHER.contains(name);
    }

    private static String headerName(String line) {
        int colon = -1;
        for (int i = 0; i < line.length() && i <= LONGEST_HEADER_NAME && colon < 0; i++) {
            char c = line.charAt(i);
            colon = c == ':' || c == '：' ? i : -1;
        }
        return colon <= 0
                ? ""
                : line.substring(0, colon)
                        .replace("*", "")
                        .replace('\u00A0', ' ')
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    private @Nullable Frame attribution(int i, String line) {
        if (!closesSoon(i) || !Attribution.mayOpen(line)) {
            return null;
        }
        String joined = "";
        for (int j = i; j < Math.min(count, i + MOST_ATTRIBUTION_LINES); j++) {
            String one = lines.apply(j);
            if (one.isEmpty() || joined.length() + one.length() > LONGEST_ATTRIBUTION) {
                return null;
            }
            joined = joined.isEmpty() ? one : joined + " " + one;
            if (Attribution.closes(one)) {
                Sort sort = Attribution.sort(joined);
                return sort == null ? null : new Frame(sort, j + 1);
            }
        }
        return null;
    }

    private boolean closesSoon(int i) {
        for (int j = i; j < Math.min(count, i + MOST_ATTRIBUTION_LINES); j++) {
            String one = lines.apply(j);
            if (one.isEmpty()) {
                return false;
            }
            if (Attribution.closes(one)) {
                return true;
            }
        }
        return false;
    }
}
