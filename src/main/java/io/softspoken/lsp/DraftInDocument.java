package io.softspoken.lsp;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import io.softspoken.format.SourceLines;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.Likeness;
import io.softspoken.mail.MailSource;
import io.softspoken.mail.UnreadableMailException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The draft in a document, and where its words stand there. A mail that is written in an editor is a header and below it
 * the words as they are; a finished one may be made of parts, each coded for its way, and is then changed as {@code check
 * --fix} changes it. Immutable.
 */
final class DraftInDocument {
    private static final Pattern HEAD = Pattern.compile("\\A(?:[^\\r\\n]++(?:\\r\\n|\\n|\\r))*+(?:\\r\\n|\\n|\\r)");

    /** A type is looked at where it stands, on the same line or folded: with a blank given back, none would be text. */
    private static final Pattern CODED =
            Pattern.compile("(?im)^content-transfer-encoding:\\s*+(?:base64|quoted-printable)"
                    + "|^content-type:[ \\t]*+(?:\\R[ \\t]++)?+(?!text/)[^\\s/;]++/");

    private static final Pattern HTML = Pattern.compile("(?im)^content-type:\\s*text/html");

    /** A stretch of the document and what is to stand in its place. */
    record Change(Span at, String text) {}

    private final Document document;
    private final Draft draft;
    /** Where the draft's text begins in the document; if there is a mail, the draft is a part of it. */
    private final int begin;

    private final @Nullable MailSource mail;
    private final @Nullable SourceLines lines;

    private DraftInDocument(Document document, Draft draft, int begin, @Nullable MailSource mail) {
        this.document = document;
        this.draft = draft;
        this.begin = begin;
        this.mail = mail;
        lines = mail == null
                ? null
                : SourceLines.ofMail(
                        draft.text(),
                        octets(document.text()),
                        mail.places(),
                        mail.part().bytes().start());
    }

    /** @throws UnreadableMailException if it is a mail in which nothing can be judged */
    static DraftInDocument of(Document document) throws UnreadableMailException {
        String text = document.text();
        String uri = document.uri().toLowerCase(Locale.ROOT);
        boolean saidToBeMail = uri.endsWith(".eml")
                || document.language().equals("mail")
                || document.language().equals("eml")
                || document.language().equals("email");
        boolean mail = saidToBeMail
                ? Likeness.headerLines(text) > 0
                : !uri.endsWith(".txt") && !uri.endsWith(".html") && Likeness.isMail(text);
        if (!mail) {
            boolean html = document.language().equals("html")
                    || uri.endsWith(".html")
                    || uri.endsWith(".htm")
                    || Likeness.isHtml(text);
            return new DraftInDocument(document, html ? HtmlDrafts.read(text) : Draft.of(text), 0, null);
        }
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return new DraftInDocument(document, Draft.of(""), text.length(), null); // a header that is being written
        }
        int body = head.end();
        String header = text.substring(0, body);
        MailSource source;
        try {
            source = MailSource.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMailException e) {
            if (text.substring(body).isBlank()) {
                return new DraftInDocument(document, Draft.of(""), body, null);
            }
            throw e;
        }
        if (CODED.matcher(header).find()) {
            return new DraftInDocument(document, source.draft(), 0, source);
        }
        // The words as the editor has them: it has read the file in its charset already.
        String words = text.substring(body);
        Draft draft = HTML.matcher(header).find() ? HtmlDrafts.read(words) : Draft.of(words);
        return new DraftInDocument(
                document,
                draft.addressedTo(source.draft().recipients())
                        .writtenAt(source.draft().writtenAt().orElse(null)),
                body,
                null);
    }

    Draft draft() {
        return draft;
    }

    /** Where a stretch of the draft's text stands in the document. */
    Span at(int start, int end) {
        if (lines == null) {
            return new Span(begin + start, begin + end);
        }
        int from = offset(lines.place(start));
        return new Span(from, Math.max(from, offset(lines.end(start, end))));
    }

    /** The part of a mail in which nobody can read the words, such as {@code 1.2}; empty if they can be read. */
    String codedPart() {
        return mail != null && mail.isBase64() ? mail.part().number() : "";
    }

    /** The changes of the document that make edits of the draft's words; empty if one cannot be made. */
    Optional<List<Change>> changes(List<Edit> edits) {
        if (mail != null) {
            MailSource.Rewritten rewritten = mail.replace(edits);
            if (rewritten.refusals().stream().anyMatch(Optional::isPresent)) {
                return Optional.empty();
            }
            return Optional.of(difference(new String(rewritten.message(), StandardCharsets.UTF_8)));
        }
        List<Change> changes = new ArrayList<>();
        String text = draft.text();
        for (Edit edit : edits) {
            Span given = draft.given(edit.at());
            String all = draft.replace(text, given, edit.wording());
            String there = all.substring(given.start(), all.length() - (text.length() - given.end()));
            changes.add(new Change(new Span(begin + given.start(), begin + given.end()), there));
        }
        return Optional.of(changes);
    }

    /** What has to be changed for a stretch of the draft's text to begin with other words. */
    Optional<List<Change>> added(int at, String words) {
        return mail != null
                ? Optional.empty()
                : Optional.of(List.of(new Change(new Span(begin + at, begin + at), words)));
    }

    private List<Change> difference(String changed) {
        String was = document.text();
        int start = 0;
        int most = Math.min(was.length(), changed.length());
        while (start < most && was.charAt(start) == changed.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < most - start
                && was.charAt(was.length() - 1 - tail) == changed.charAt(changed.length() - 1 - tail)) {
            tail++;
        }
        // No half of a character that takes two.
        if (start > 0 && Character.isHighSurrogate(was.charAt(start - 1))) {
            start--;
        }
        if (tail > 0 && Character.isLowSurrogate(was.charAt(was.length() - tail))) {
            tail--;
        }
        return start == was.length() && start == changed.length()
                ? List.of()
                : List.of(new Change(
                        new Span(start, was.length() - tail), changed.substring(start, changed.length() - tail)));
    }

    /** The place in the document of one in its bytes. */
    private int offset(SourceLines.Place place) {
        String text = document.text();
        int at = document.lineStart(place.line() - 1);
        for (int bytes = place.column() - 1; bytes > 0 && at < text.length(); ) {
            int c = text.codePointAt(at);
            bytes -= PositionEncoding.UTF8.units(c);
            at += Character.charCount(c);
        }
        return at;
    }

    /** A character for each byte. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
