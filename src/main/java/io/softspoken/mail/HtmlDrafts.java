package io.softspoken.mail;

import io.softspoken.draft.Draft;
import java.util.ArrayDeque;
import java.util.Arrays;
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
    private static final Set<String> SKIPPED = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "svg",
            "object",
            "textarea",
            "select",
            "iframe",
            "canvas",
            "audio",
            "video",
            "math",
            "datalist");
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
    /** Classes that mail programs give to what they quote. */
    private static final Set<String> QUOTE_CLASSES = Set.of(
            "gmail_quote",
            "yahoo_quoted",
            "moz-cite-prefix",
            "protonmail_quote",
            "tutanota_quote",
            "zmail_extra",
            "freshdesk_quote",
            "front-blockquote",
            "missive_quote",
            "hs_reply",
            "mailbird-quote",
            "reply-intro");
    /** Ids and names that stand for the same. */
    private static final Set<String> QUOTE_IDS =
            Set.of("OLK_SRC_BODY_SECTION", "reply-intro", "quote", "messageReplySection");
    /** Deeper quoting is shown like this deep. */
    private static final int DEEPEST_QUOTE = 5;

    private static final int LONGEST_REFERENCE = 40;

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
        private int containers;
        private int blockquotes;
        private boolean restIsQuoted;
        private int preformatted;
        private int fenced;
        private boolean spaceWanted;
        private int spaceAt;
        private int linesWanted;
        private boolean signed;
        private boolean disordered;

        Reading(String html) {
            this.html = html;
            starts = new int[Math.max(16, html.length())];
            ends = new int[starts.length];
        }

        Draft draft() {
            walk(Parser.htmlParser().setTrackPosition(true).parseInput(html, ""));
            if (disordered) {
                // A browser takes words out of a broken table; they are read where they stand in the source instead.
                Reading plain = new Reading(html);
                plain.walk(Parser.xmlParser().setTrackPosition(true).parseInput(html, ""));
                return plain.made();
            }
            return made();
        }

        private Draft made() {
            int n = words.length();
            return Draft.ofHtml(html, words.toString(), Arrays.copyOf(starts, n), Arrays.copyOf(ends, n));
        }

        private void walk(Document page) {
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
        }

        private boolean enter(Element element) {
            String name = element.normalName();
            if (SKIPPED.contains(name) || hidden(element)) {
                return false;
            }
            if (name.equals("br")) {
                linesWanted = Math.min(2, linesWanted + 1);
                spaceWanted = false;
                return true;
            }
            if (BLOCKS.contains(name)) {
                breakLine(PARAGRAPHS.contains(name));
            }
            if (opensQuote(element)) {
                breakLine(true);
                restIsQuoted |= containers + blockquotes == 0;
            }
            if (quotes(element)) {
                breakLine(true);
                containers++;
            } else if (isBlockquote(element)) {
                blockquotes++;
            }
            if (name.equals("pre")) {
                preformatted++;
                if (showsCode(element)) {
                    fenced++;
                    write("```");
                    breakLine(false);
                }
            }
            if (!signed && isSignature(element) && !quoted()) {
                signed = true;
                breakLine(false);
                write("--");
                append(' ', lastEnd, lastEnd);
                breakLine(false);
            }
            if (name.equals("li")) {
                write("- ");
            }
            if (isInlineCode(name)) {
                write("`");
            }
            if (name.equals("q")) {
                write("“"); // a browser shows quotation marks around it
            }
            if (name.equals("td") || name.equals("th")) {
                spaceWanted = true;
            }
            return true;
        }

        private void leave(Element element) {
            String name = element.normalName();
            if (name.equals("td") || name.equals("th")) {
                spaceWanted = words.length() > 0;
                spaceAt = lastEnd;
            }
            if (isInlineCode(name)) {
                spaceWanted = false;
                write("`");
            }
            if (name.equals("q")) {
                spaceWanted = false;
                write("”");
            }
            if (name.equals("pre")) {
                preformatted--;
                if (showsCode(element)) {
                    fenced--;
                    breakLine(false);
                    write("```");
                }
            }
            if (quotes(element)) {
                containers--;
                breakLine(true);
            } else if (isBlockquote(element)) {
                blockquotes--;
            }
            if (BLOCKS.contains(name)) {
                breakLine(PARAGRAPHS.contains(name));
            }
        }

        private static boolean hidden(Element element) {
            if (element.hasAttr("hidden")) {
                return true;
            }
            boolean clipped = false;
            boolean flat = false;
            for (String declaration :
                    element.attr("style").toLowerCase(Locale.ROOT).split(";")) {
                int colon = declaration.indexOf(':');
                if (colon < 0) {
                    continue;
                }
                String name = declaration.substring(0, colon).strip();
                String value = declaration
                        .substring(colon + 1)
                        .replace("!important", "")
                        .strip();
                boolean none = switch (name) {
                    case "display" -> value.equals("none");
                    case "visibility" -> value.equals("hidden") || value.equals("collapse");
                    case "mso-hide" -> value.equals("all");
                    case "font-size", "opacity" -> isZero(value);
                    default -> false;
                };
                if (none) {
                    return true;
                }
                clipped |= name.equals("overflow") && value.equals("hidden");
                flat |= (name.equals("max-height") || name.equals("height") || name.equals("max-width"))
                        && isZero(value);
            }
            return clipped && flat;
        }

        /** "0", "0px", "0.0em", but not "0.9em". */
        private static boolean isZero(String value) {
            int i = 0;
            while (i < value.length() && (value.charAt(i) == '0' || value.charAt(i) == '.')) {
                i++;
            }
            return i > 0 && (i == value.length() || !Character.isDigit(value.charAt(i)));
        }

        /** What mail programs put around quoted mail. */
        private static boolean quotes(Element element) {
            if (element.attributesSize() == 0 || element.normalName().equals("blockquote")) {
                return false;
            }
            if (element.hasClass("gmail_quote")
                    && element.children().stream()
                            .anyMatch(child -> child.normalName().equals("blockquote"))) {
                return false; // the writer's answers stand in it as well, between the quotations
            }
            return QUOTE_CLASSES.stream().anyMatch(element::hasClass)
                    || QUOTE_IDS.contains(element.id())
                    || element.normalName().equals("div") && QUOTE_IDS.contains(element.attr("name"));
        }

        /** What mail programs put over quoted mail that then goes on to the end. */
        private static boolean opensQuote(Element element) {
            return element.id().equals("divRplyFwdMsg") || element.hasClass("OutlookMessageHeader");
        }

        /** A quotation, not what some programs make of it to set a paragraph in. */
        private static boolean isBlockquote(Element element) {
            if (!element.normalName().equals("blockquote")) {
                return false;
            }
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return element.attr("type").equalsIgnoreCase("cite")
                    || element.hasAttr("cite")
                    || !(style.contains("border:none") && style.contains("margin:00040px"));
        }

        private static boolean isSignature(Element element) {
            return (element.hasClass("gmail_signature")
                            || element.id().equals("ms-outlook-mobile-signature")
                            || element.id().equals("Signature"))
                    && element.hasText()
                    && !element.wholeText().stripLeading().startsWith("--");
        }

        private static boolean showsCode(Element pre) {
            String only = pre.childrenSize() == 1 ? pre.child(0).normalName() : "";
            return only.equals("code") || only.equals("samp") || pre.className().contains("code");
        }

        private boolean isInlineCode(String name) {
            return fenced == 0
                    && preformatted == 0
                    && (name.equals("code") || name.equals("kbd") || name.equals("samp") || name.equals("tt"));
        }

        private boolean quoted() {
            return restIsQuoted || containers + blockquotes > 0;
        }

        /** How often the words at hand are quoted. */
        private int depth() {
            return quoted() ? Math.min(DEEPEST_QUOTE, Math.max(1, blockquotes)) : 0;
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
            if (from < lastEnd) {
                disordered = true;
                return;
            }
            int at = from;
            int i = 0;
            while (i < seen.length() && at < to) {
                char given = html.charAt(at);
                char shown = seen.charAt(i);
                int next = at + 1;
                int count = 1;
                if (given == '&') {
                    int end = reference(at, to);
                    String decoded = end > at + 1 ? Parser.unescapeEntities(html.substring(at, end), false) : "&";
                    if (end > at + 1 && seen.startsWith(decoded, i)) {
                        next = end;
                        count = decoded.length();
                    } else if (end > at + 2 && html.charAt(at + 1) == '#') {
                        if ((decoded.equals("\uFFFD") || decoded.equals("\u0000")) && shown != 0 && shown != '\uFFFD') {
                            at = end; // an impossible number, left out by the parser
                            continue;
                        }
                        next = end; // or shown as something else
                    }
                } else if (given == '\r' && shown == '\n') {
                    next = at + 1 < to && html.charAt(at + 1) == '\n' ? at + 2 : at + 1;
                } else if (given != shown && shown != '\uFFFD') {
                    at++; // the parser left it out: a line break after <pre>, a NUL
                    continue;
                }
                for (int k = 0; k < count; k++, i++) {
                    put(seen.charAt(i), at, next);
                }
                at = next;
            }
        }

        /** One past what may be a character reference at {@code at}. */
        private int reference(int at, int to) {
            int end = at + 1;
            while (end < to
                    && end < at + LONGEST_REFERENCE
                    && (html.charAt(end) < 128 && Character.isLetterOrDigit(html.charAt(end))
                            || html.charAt(end) == '#' && end == at + 1)) {
                end++;
            }
            return end < to && html.charAt(end) == ';' ? end + 1 : end;
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
            for (int i = depth(); i > 0; i--) {
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
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            int start = Math.max(from, words.length() == 0 ? 0 : starts[words.length() - 1]);
            starts[words.length()] = start;
            ends[words.length()] = Math.max(start, to);
            lastEnd = Math.max(start, to);
            words.append(c);
        }
    }
}
