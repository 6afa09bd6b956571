package io.softspoken.lsp;

import io.softspoken.draft.Span;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text that is open in the editor, as it was at one version. Immutable. */
final class Document {
    private final String uri;
    private final String language;
    private final int version;
    private final String text;
    private final PositionEncoding encoding;
    /** Where each line begins. */
    private final int[] starts;

    Document(String uri, String language, int version, String text, PositionEncoding encoding) {
        this.uri = uri;
        this.language = language;
        this.version = version;
        this.text = text;
        this.encoding = encoding;
        starts = starts(text);
    }

    private static int[] starts(String text) {
        int[] found = new int[16];
        int n = 1;
        for (int i = 0; i < text.length(); i++) {
            if (isBreak(text, i)) {
                found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                found[n++] = i + 1;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** Whether a line ends with a character. */
    private static boolean isBreak(CharSequence text, int i) {
        char c = text.charAt(i);
        return c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
    }

    String uri() {
        return uri;
    }

    /** What the editor calls this kind of text, such as {@code mail}. */
    String language() {
        return language;
    }

    int version() {
        return version;
    }

    String text() {
        return text;
    }

    /** The file; empty if it is none, as with a text that was never saved. */
    Optional<Path> file() {
        return file(uri);
    }

    /** The file that a URI names; empty if it names none. */
    static Optional<Path> file(String uri) {
        try {
            java.net.URI parsed = java.net.URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The next version: changes made one after the other, each in the text that the one before left. */
    Document with(List<TextDocumentContentChangeEvent> changes, int next) {
        Changing now = new Changing(text, starts, encoding);
        for (TextDocumentContentChangeEvent change : changes) {
            if (change.getRange() == null) {
                now = new Changing(change.getText(), starts(change.getText()), encoding);
            } else {
                int start = now.offset(change.getRange().getStart());
                int end = Math.max(start, now.offset(change.getRange().getEnd()));
                now.replace(start, end, change.getText());
            }
        }
        return new Document(uri, language, next, now.text.toString(), encoding);
    }

    /** A text in which changes are made: an editor may send thousands at once, and the whole is not read for each. */
    private static final class Changing {
        private final StringBuilder text;
        private final PositionEncoding encoding;
        private int[] starts;
        private int lines;

        Changing(String text, int[] starts, PositionEncoding encoding) {
            this.text = new StringBuilder(text);
            this.encoding = encoding;
            this.starts = starts.clone();
            lines = starts.length;
        }

        int offset(Position position) {
            if (position.getLine() < 0) {
                return 0;
            }
            int line = position.getLine();
            return Document.offset(
                    text, line < lines ? starts[line] : text.length(), position.getCharacter(), encoding);
        }

        void replace(int start, int end, String words) {
            text.replace(start, end, words);
            // A line break within the new words, or before them where a line feed is no longer or now the next.
            int first = Math.max(0, start - 1);
            int[] found = new int[16];
            int n = 0;
            for (int i = first; i < start + words.length(); i++) {
                if (isBreak(text, i)) {
                    found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                    found[n++] = i + 1;
                }
            }
            int from = Math.max(1, lineFrom(start));
            int to = Math.max(from, lineFrom(end + 1));
            int behind = lines - to;
            int[] room = from + n + behind > starts.length ? new int[(from + n + behind) * 2] : starts;
            System.arraycopy(starts, 0, room, 0, from);
            System.arraycopy(starts, to, room, from + n, behind);
            System.arraycopy(found, 0, room, from, n);
            starts = room;
            lines = from + n + behind;
            int more = start + words.length() - end;
            for (int i = from + n; i < lines; i++) {
                starts[i] += more;
            }
        }

        /** The first line that begins at a place or behind it. */
        private int lineFrom(int place) {
            int line = Arrays.binarySearch(starts, 0, lines, place);
            return line < 0 ? -line - 1 : line;
        }
    }

    /** Where a line begins, counted from 0; the end of the text if there is no such line. */
    int lineStart(int line) {
        return line < starts.length ? starts[Math.max(0, line)] : text.length();
    }

    /** A place that is not in the text is taken for the nearest that is. */
    int offset(Position position) {
        if (position.getLine() < 0) {
            return 0;
        }
        return offset(text, lineStart(position.getLine()), position.getCharacter(), encoding);
    }

    private static int offset(CharSequence text, int lineStart, int units, PositionEncoding encoding) {
        int at = lineStart;
        int left = units;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            int c = Character.codePointAt(text, at);
            if (encoding == PositionEncoding.UTF16) {
                if (left <= 0) {
                    break;
                }
                left--;
                at++;
                continue;
            }
            left -= encoding.units(c);
            if (left < 0) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    Position position(int offset) {
        int line = Arrays.binarySearch(starts, offset);
        line = line < 0 ? -line - 2 : line;
        if (encoding == PositionEncoding.UTF16) {
            return new Position(line, offset - starts[line]); // as a text of one line has thousands of places
        }
        int units = 0;
        for (int i = starts[line]; i < offset; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            // A place within a character, which only UTF-16 has, is that before it.
            units += next <= offset ? encoding.units(c) : 0;
            i = next;
        }
        return new Position(line, units);
    }

    Range range(Span at) {
        return new Range(position(at.start()), position(at.end()));
    }
}
