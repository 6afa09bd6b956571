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
        int[] found = new int[16];
        int n = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                found = n == found.length ? Arrays.copyOf(found, n * 2) : found;
                found[n++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, n);
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
        Document now = this;
        for (TextDocumentContentChangeEvent change : changes) {
            String changed = change.getText();
            if (change.getRange() != null) {
                int start = now.offset(change.getRange().getStart());
                int end = Math.max(start, now.offset(change.getRange().getEnd()));
                changed = now.text.substring(0, start) + changed + now.text.substring(end);
            }
            now = new Document(uri, language, next, changed, encoding);
        }
        return now.version == next ? now : new Document(uri, language, next, text, encoding);
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
        int at = lineStart(position.getLine());
        int left = position.getCharacter();
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            int c = text.codePointAt(at);
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
        int units = 0;
        for (int i = starts[line]; i < offset; ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            // A place within a character, which only UTF-16 has, is that before it in the others.
            units += next <= offset ? encoding.units(c) : encoding == PositionEncoding.UTF16 ? 1 : 0;
            i = next;
        }
        return new Position(line, units);
    }

    Range range(Span at) {
        return new Range(position(at.start()), position(at.end()));
    }
}
