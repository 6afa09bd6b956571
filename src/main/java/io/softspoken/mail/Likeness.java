package io.softspoken.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a text looks like that nothing says more of. */
public final class Likeness {
    private static final int HEAD = 4000;

    private static final Pattern HEADER = Pattern.compile(
            "(?i)(from|to|subject|date|mime-version|received|return-path|message-id|content-type):[ \t].*");

    private Likeness() {}

    /** Whether a text begins like a mail: with at least two of the usual lines of a header. */
    public static boolean isMail(String text) {
        return headerLines(text) >= 2;
    }

    /** How many of the usual lines stand in the header with which a text begins; 0 if there are others than a header's. */
    public static int headerLines(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        int known = 0;
        for (String line : head.split("\r?\n")) {
            if (line.isEmpty()) {
                break;
            }
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (HEADER.matcher(line).matches()) {
                known++;
            } else if (!folded && !line.matches("[!-9;-~]+:.*") && !(known == 0 && line.startsWith("From "))) {
                return 0;
            }
        }
        return known;
    }

    /** Whether a text begins like a page of HTML. */
    public static boolean isHtml(String text) {
        String head = text.stripLeading().toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html")
                || head.startsWith("<html")
                || head.startsWith("<body")
                || head.startsWith("<head");
    }
}
