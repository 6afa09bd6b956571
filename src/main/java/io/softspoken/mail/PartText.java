package io.softspoken.mail;

import io.softspoken.draft.Span;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a part, each character with the bytes it comes from, and how a changed wording is written down there. */
final class PartText {
    /** What a charset may lack, and what says the same without it. */
    private static final Map<Character, String> EQUIVALENTS = Map.ofEntries(
            Map.entry('\u2018', "'"),
            Map.entry('\u2019', "'"),
            Map.entry('\u201A', "'"),
            Map.entry('\u201C', "\""),
            Map.entry('\u201D', "\""),
            Map.entry('\u201E', "\""),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2026', "..."),
            Map.entry('\u00A0', " "),
            Map.entry('\u202F', " "));
    /** Lines longer than this do not get through (RFC 5321, without the line end). */
    static final int LONGEST_LINE = 998;
    /** So long are lines of mail by custom. */
    private static final int CUSTOMARY_LINE = 78;

    /** A wording cannot be put into the part; the message says why and fits behind "because". */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why);
        }
    }

    private final MailSearch.Body body;
    private final Span bytes;
    private final MailSearch.Decoded decoded;
    private final Transfer transfer;
    private final @Nullable Flowed flowed;
    /** For each UTF-16 unit of the text the byte, after decoding, at which it begins; one more for the end. */
    private final int[] at;

    private PartText(MailSearch.Body body, Span bytes, MailSearch.Decoded decoded, Transfer transfer, int[] at) {
        this.body = body;
        this.bytes = bytes;
        this.decoded = decoded;
        this.transfer = transfer;
        this.at = at;
        flowed = !body.html() && MailSearch.flowed(body.part())
                ? Flowed.of(decoded.text(), MailSearch.delSp(body.part()))
                : null;
    }

    /** @throws Unfit if what was decoded cannot be led back to its bytes with certainty */
    static PartText of(byte[] message, MailSearch.Body body) throws Unfit {
        Span bytes = bytes(body);
        if (bytes == null) {
            throw new Unfit("its place in the message is not known");
        }
        MailSearch.Decoded decoded = MailSearch.decoded(body.part());
        byte[] raw = Arrays.copyOfRange(message, bytes.start(), bytes.end());
        Transfer transfer = Transfer.of(MailSearch.encoding(body.part()), raw, decoded.bytes());
        if (transfer == null) {
            throw new Unfit("part " + body.number() + " is not encoded as it says");
        }
        return new PartText(body, bytes, decoded, transfer, places(decoded));
    }

    /** Where the content of a part stands in the message; null if it was not read from one. */
    static @Nullable Span bytes(MailSearch.Body body) {
        try (InputStream in = MailSearch.rawStream(body.part())) {
            return in instanceof Octets octets ? new Span(octets.start(), octets.end()) : null;
        } catch (MessagingException | IOException | RuntimeException e) {
            return null;
        }
    }

    private static int[] places(MailSearch.Decoded decoded) throws Unfit {
        CharsetEncoder encoder = encoder(decoded.charset());
        String text = decoded.text();
        ByteBuffer out = ByteBuffer.allocate(16);
        int[] at = new int[text.length() + 1];
        byte[] all = decoded.bytes();
        int next = all.length >= 3
                        && decoded.charset().equals(StandardCharsets.UTF_8)
                        && (all[0] & 0xFF) == 0xEF
                        && (all[1] & 0xFF) == 0xBB
                        && (all[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        for (int i = 0; i < text.length(); ) {
            int units = Character.charCount(text.codePointAt(i));
            out.clear();
            CoderResult result = encoder.reset().encode(CharBuffer.wrap(text, i, i + units), out, true);
            int end = next + out.position();
            if (!result.isUnderflow()
                    || out.position() == 0
                    || end > all.length
                    || !Arrays.equals(all, next, end, out.array(), 0, out.position())) {
                throw new Unfit("a part in " + decoded.charset().name() + " cannot be changed in places");
            }
            Arrays.fill(at, i, i + units, next);
            next = end;
            i += units;
        }
        at[text.length()] = next;
        if (next != all.length) {
            throw new Unfit("a part in " + decoded.charset().name() + " cannot be changed in places");
        }
        return at;
    }

    private static CharsetEncoder encoder(Charset charset) throws Unfit {
        if (!charset.canEncode()) {
            throw new Unfit("nothing can be written in " + charset.name());
        }
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The bytes of the part in the message. */
    Span bytes() {
        return bytes;
    }

    /** Whether nobody can read the words in the message. */
    boolean isBase64() {
        return transfer.isBase64();
    }

    /**
     * For each UTF-16 unit of the text as it is judged the byte of the message at which it begins; one more for the end.
     */
    int[] places() {
        int[] sent = transfer.places();
        int[] places = new int[body.text().length() + 1];
        for (int i = 0; i < body.text().length(); i++) {
            places[i] = bytes.start() + sent[at[flowed == null ? i : flowed.sent(i)]];
        }
        places[body.text().length()] = bytes.start() + sent[sent.length - 1];
        return places;
    }

    /** What is to be done to the part, ready to be written. */
    record Change(int from, int to, byte[] bytes) {}

    /**
     * A wording in the place of a stretch.
     *
     * @param inText in the text as it is judged: in HTML its source
     * @param wording for HTML, markup and all
     * @throws Unfit if the part cannot hold it
     */
    Change change(Span inText, String wording) throws Unfit {
        Span sent = flowed == null ? inText : flowed.sent(inText);
        String fitting = writable(wording);
        if (!body.html()) {
            fitting = wrapped(sent, fitting);
        }
        if (transfer.keepsLines()) {
            fitting = withinLine(sent, fitting);
        }
        byte[] coded = fitting.getBytes(charsetToWrite());
        return new Change(at[sent.start()], at[sent.end()], coded);
    }

    /** The content of the part with all changes, which do not overlap, made. */
    byte[] with(java.util.List<Change> changes) {
        return transfer.with(changes);
    }

    private Charset charsetToWrite() {
        Charset named = MailSearch.named(body.part());
        // Latin 1 is read as Windows reads it; what both can write they write alike.
        boolean latin = StandardCharsets.ISO_8859_1.equals(named);
        return named == null || !latin && !named.equals(decoded.charset()) ? StandardCharsets.US_ASCII : named;
    }

    /** The wording in characters that the part can hold. */
    private String writable(String wording) throws Unfit {
        Charset charset = charsetToWrite();
        CharsetEncoder encoder = encoder(charset);
        boolean ascii = transfer.isSevenBit();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < wording.length(); ) {
            int c = wording.codePointAt(i);
            String one = Character.toString(c);
            i += one.length();
            if (c < 128 || !ascii && encoder.canEncode(one)) {
                out.append(one);
            } else if (body.html()) {
                out.append("&#").append(c).append(';');
            } else if (one.length() == 1 && EQUIVALENTS.containsKey(one.charAt(0))) {
                out.append(EQUIVALENTS.get(one.charAt(0)));
            } else {
                throw new Unfit("\"" + one + "\" cannot be written in "
                        + (ascii && encoder.canEncode(one) ? "a part of 7 bits" : charset.name()));
            }
        }
        return out.toString();
    }

    /** Breaks a line of plain text that the wording would make longer than the part's lines are. */
    private String wrapped(Span sent, String wording) {
        String text = decoded.text();
        int lineStart = lineStart(sent.start());
        int rest = lineEnd(sent.end()) - sent.end();
        int limit = CUSTOMARY_LINE;
        if (flowed == null) {
            // Where paragraphs are not broken into lines, they stay so.
            int longest = text.lines()
                    .filter(line -> !line.startsWith(">"))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            limit = longest <= CUSTOMARY_LINE + 4 ? Math.max(longest, CUSTOMARY_LINE) : Integer.MAX_VALUE;
        }
        int column = sent.start() - lineStart;
        if (column + wording.length() + rest <= limit) {
            return wording;
        }
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder out = new StringBuilder();
        int blank = -1;
        for (int i = 0; i < wording.length(); i++) {
            char c = wording.charAt(i);
            int wordEnd = wording.indexOf(' ', i + 1);
            int next = wordEnd < 0 ? wording.length() - i + word(sent.end()) : wordEnd - i;
            if (c == ' '
                    && column > 0
                    && column + next > limit
                    && i + 1 < wording.length()
                    && breakable(wording, i + 1)) {
                out.append(flowed == null || MailSearch.delSp(body.part()) ? "" : " ");
                if (flowed != null && MailSearch.delSp(body.part())) {
                    out.append("  ");
                }
                out.append(lineBreak);
                column = 0;
                blank = i;
            } else {
                out.append(c);
                column++;
            }
        }
        return blank < 0 ? wording : out.toString();
    }

    /** How long the word is that goes on at a place. */
    private int word(int at) {
        String text = decoded.text();
        int end = at;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end - at;
    }

    /** Whether a line may begin with what follows: not so that it looked quoted, or like the head of a mailbox. */
    private static boolean breakable(String wording, int i) {
        return wording.charAt(i) != '>' && wording.charAt(i) != ' ' && !wording.startsWith("From ", i);
    }

    /** Where lines are sent as they are, none may become longer than the longest that gets through. */
    private String withinLine(Span sent, String wording) throws Unfit {
        int before = at[sent.start()] - at[lineStart(sent.start())];
        int after = at[lineEnd(sent.end())] - at[sent.end()];
        int old = at[lineEnd(sent.start())] - at[lineStart(sent.start())];
        int longest = 0;
        String[] lines = wording.split("\r\n|\n|\r", -1);
        for (int i = 0; i < lines.length; i++) {
            int length = lines[i].getBytes(decoded.charset()).length;
            longest = Math.max(longest, length + (i == 0 ? before : 0) + (i == lines.length - 1 ? after : 0));
        }
        if (longest <= LONGEST_LINE || longest <= old) {
            return wording;
        }
        throw new Unfit("the line would become longer than mail allows (" + LONGEST_LINE + " bytes)");
    }

    private int lineStart(int at) {
        String text = decoded.text();
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        String text = decoded.text();
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
