package io.softspoken.mail;

import io.softspoken.draft.Draft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * HTML becomes a draft: what a reader sees of it, each character with its place in the source. Blocks end lines, quoted
 * mail is marked with {@code >} as in plain text, what is hidden is left out. Any text is HTML of a sort; nothing throws.
 */
public final class HtmlDrafts {
    private static final Set<String> SKIPPED =
            Set.of("script", "style", "head", "title", "template", "noscript", "svg", "object", "textarea", "select");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "center",
            "dd",
            "dt",
            "dl",
            "figure",
            "body",
            "main");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr");

    private HtmlDrafts() {}

    /** The draft of an HTML text, such as a page or the HTML part of a mail. */
    public static Draft read(String html) {
        return new Reading(html).draft();
    }

    /** A node to be visited, or (when {@code leave}) to be left. */
    private record Step(Node node, boolean leave) {}

    private static final class Reading {
        private final String html;
        private final StringBuilder words = new StringBuilder();
        private int[] starts;
        private int[] ends;
        private int lastEnd;
        private int quotes;
        private int preformatted;
        private boolean spaceWanted;
        private int spaceAt;
        private int linesWanted;

        Reading(String html) {
            this.html = html;
            starts = new int[Math.max(16, html.length())];
            ends = new int[starts.length];
        }

        Draft draft() {
            Document page = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
            // Without recursion: a mail may be nested ten thousand deep.
            Deque<Step> open = new ArrayDeque<>();
            open.push(new Step(page, false));
            while (!open.isEmpty()) {
                Step step = open.pop();
                if (step.leave()) {
                    leave((Element) step.node());
                } else if (step.node() instanceof TextNode text) {
                    text(text);
                } else if (step.node() instanceof Element element && enter(element)) {
                    open.push(new Step(element, true));
                    for (int i = element.childNodeSize() - 1; i >= 0; i--) {
                        open.push(new Step(element.childNode(i), false));
                    }
                }
            }
            int n = words.length();
            return Draft.ofHtml(
                    html, words.toString(), java.util.Arrays.copyOf(starts, n), java.util.Arrays.copyOf(ends, n));
        }

        private boolean enter(Element element) {
            String name = element.normalName();
            if (SKIPPED.contains(name) || hidden(element)) {
                return false;
            }
            if (name.equals("br")) {
                linesWanted = Math.min(2, linesWanted + 1);
                spaceWanted = false;
                return false;
            }
            if (BLOCKS.contains(name)) {
                breakLine(PARAGRAPHS.contains(name));
            }
            if (quotes(element)) {
                quotes++;
                breakLine(true);
            }
            if (name.equals("pre")) {
                preformatted++;
            }
            if (name.equals("li")) {
                write("- ");
            }
            if (name.equals("code") || name.equals("kbd") || name.equals("samp") || name.equals("tt")) {
                write("`");
            }
            if (name.equals("td") || name.equals("th")) {
                spaceWanted = true;
            }
            return true;
        }

        private void leave(Element element) {
            String name = element.normalName();
            if (name.equals("code") || name.equals("kbd") || name.equals("samp") || name.equals("tt")) {
                write("`");
            }
            if (name.equals("pre")) {
                preformatted--;
            }
            if (quotes(element)) {
                quotes--;
                breakLine(true);
            }
            if (BLOCKS.contains(name)) {
                breakLine(PARAGRAPHS.contains(name));
            }
        }

        private static boolean hidden(Element element) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return element.hasAttr("hidden")
                    || style.contains("display:none")
                    || style.contains("visibility:hidden")
                    || style.contains("mso-hide:all")
                    || style.contains("max-height:0")
                    || style.contains("font-size:0");
        }

        /** The marks by which mail programs tell quoted mail. */
        private static boolean quotes(Element element) {
            String id = element.id();
            return element.normalName().equals("blockquote")
                    || element.hasClass("gmail_quote")
                    || element.hasClass("yahoo_quoted")
                    || element.hasClass("moz-cite-prefix")
                    || element.hasClass("OutlookMessageHeader")
                    || element.hasClass("protonmail_quote")
                    || element.hasClass("gmail_attr")
                    || id.equals("divRplyFwdMsg")
                    || id.equals("appendonsend")
                    || id.equals("reply-intro")
                    || id.equals("OLK_SRC_BODY_SECTION");
        }

        private void breakLine(boolean paragraph) {
            if (words.length() > 0) {
                linesWanted = Math.max(linesWanted, paragraph ? 2 : 1);
            }
            spaceWanted = false;
        }

        private void text(TextNode node) {
            int from = node.sourceRange().startPos();
            int to = node.sourceRange().endPos();
            if (from < 0 || to < from || to > html.length()) {
                return; // made up by the parser
            }
            String seen = node.getWholeText();
            int at = Math.max(from, lastEnd);
            int i = 0;
            while (i < seen.length()) {
                int next = at;
                int count = 1;
                if (at < to && html.charAt(at) == '&' && !(seen.charAt(i) == '&' && !namesAmpersand(at, to))) {
                    int semicolon = at + 1;
                    while (semicolon < to
                            && semicolon < at + 40
                            && (Character.isLetterOrDigit(html.charAt(semicolon)) || html.charAt(semicolon) == '#')) {
                        semicolon++;
                    }
                    next = semicolon < to && html.charAt(semicolon) == ';' ? semicolon + 1 : semicolon;
                    String decoded = Parser.unescapeEntities(html.substring(at, next), false);
                    count = Math.max(1, seen.startsWith(decoded, i) ? decoded.length() : 1);
                } else if (at < to && html.charAt(at) == '\r' && seen.charAt(i) == '\n') {
                    next = at + 1 < to && html.charAt(at + 1) == '\n' ? at + 2 : at + 1;
                } else {
                    next = Math.min(to, at + 1);
                }
                for (int k = 0; k < count && i < seen.length(); k++, i++) {
                    put(seen.charAt(i), at, next);
                }
                at = next;
            }
        }

        private boolean namesAmpersand(int at, int to) {
            return html.startsWith("&amp", at) && at + 4 <= to
                    || html.startsWith("&#38", at)
                    || html.startsWith("&#x26", at);
        }

        private void put(char c, int from, int to) {
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (blank && preformatted == 0) {
                if (!spaceWanted) {
                    spaceAt = from;
                }
                spaceWanted = words.length() > 0;
                return;
            }
            if (linesWanted > 0) {
                for (int i = 0; i < linesWanted && words.length() > 0; i++) {
                    append('\n', lastEnd, lastEnd);
                }
                linesWanted = 0;
                spaceWanted = false;
                quoteMark();
            } else if (words.length() == 0 || words.charAt(words.length() - 1) == '\n') {
                quoteMark();
            } else if (spaceWanted) {
                append(' ', Math.max(lastEnd, Math.min(spaceAt, from)), from);
            }
            spaceWanted = false;
            append(c, from, to);
        }

        private void quoteMark() {
            for (int i = 0; i < quotes; i++) {
                append('>', lastEnd, lastEnd);
                append(' ', lastEnd, lastEnd);
            }
        }

        /** Marks of ours, which come from no place in the source. */
        private void write(String marks) {
            int at = lastEnd;
            for (char c : marks.toCharArray()) {
                if (c == ' ') {
                    append(c, at, at);
                } else {
                    put(c, at, at);
                }
            }
        }

        private void append(char c, int from, int to) {
            if (words.length() == starts.length) {
                starts = java.util.Arrays.copyOf(starts, starts.length * 2);
                ends = java.util.Arrays.copyOf(ends, ends.length * 2);
            }
            int start = Math.max(from, words.length() == 0 ? 0 : starts[words.length() - 1]);
            starts[words.length()] = start;
            ends[words.length()] = Math.max(start, to);
            lastEnd = Math.max(start, to);
            words.append(c);
        }
    }
}
