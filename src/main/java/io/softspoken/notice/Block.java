package io.softspoken.notice;

import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.WordUtils;

/** A piece of a notice, which can be written as plain text and as HTML. */
sealed interface Block {
    /** The width of the page. */
    int WIDTH = 72;

    /** As plain text, with a line break at its end. */
    String plain();

    /** As HTML, every word of the mail escaped. */
    String html();

    /** Words over what follows. */
    record Heading(String text) implements Block {
        @Override
        public String plain() {
            return text.toUpperCase(Locale.ROOT) + "\n";
        }

        @Override
        public String html() {
            return "<h2 style=\"font-size:1em;margin:1.5em 0 .5em\">" + escaped(text) + "</h2>\n";
        }
    }

    /** Some sentences. */
    record Paragraph(String text) implements Block {
        @Override
        public String plain() {
            return wrapped("", text);
        }

        @Override
        public String html() {
            return "<p>" + escaped(text) + "</p>\n";
        }
    }

    /**
     * Something that was found, or is to be done.
     *
     * @param head its first line
     * @param lines what is said of it, each with a label
     */
    record Item(String head, List<Line> lines) implements Block {
        /** A line with a label, such as "Gentler". */
        record Line(String label, String text) {}

        @Override
        public String plain() {
            StringBuilder out = new StringBuilder(wrapped("  ", head));
            for (Line line : lines) {
                out.append(wrapped("    ", line.label() + ": " + line.text()));
            }
            return out.toString();
        }

        @Override
        public String html() {
            StringBuilder out = new StringBuilder("<p style=\"margin-left:1em\"><b>")
                    .append(escaped(head))
                    .append("</b>");
            for (Line line : lines) {
                out.append("<br>\n<i>")
                        .append(escaped(line.label()))
                        .append(":</i> ")
                        .append(escaped(line.text()));
            }
            return out.append("</p>\n").toString();
        }
    }

    /** A text whose lines stay as they are. */
    record Verbatim(String text) implements Block {
        @Override
        public String plain() {
            // Between two lines and without marks, so that it can be copied as it is.
            String rule = "-".repeat(WIDTH);
            return rule + "\n" + text.strip() + "\n" + rule + "\n";
        }

        @Override
        public String html() {
            return "<div style=\"margin:.5em 1em;padding:.5em 1em;border-left:3px solid #888;white-space:pre-wrap\">"
                    + escaped(text) + "</div>\n";
        }
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }

    private static String wrapped(String indent, String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return indent + WordUtils.wrap(line, WIDTH - indent.length(), "\n" + indent, false) + "\n";
    }
}
