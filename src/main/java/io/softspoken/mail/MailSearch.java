package io.softspoken.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.NewsAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the text of a message that its reader sees first. Made for one message. */
final class MailSearch {
    /** Parts inside parts deeper than this are not looked at. */
    static final int DEEPEST = 20;
    /** No more parts than this are looked at. */
    static final int MOST_PARTS = 200;
    /** No more bytes of a part than this are read. */
    static final int LARGEST_PART = 10_000_000;
    /** Recipients in more characters than this are not taken apart: of "<" alone that takes the mail library minutes. */
    private static final int LONGEST_RECIPIENTS = 20_000;
    /** So many bytes of soft breaks that only follow others do no harm. */
    private static final int DEEPEST_ROWS = 300;
    /** A plain alternative longer than this says something itself. */
    private static final int LONGEST_EXCUSE = 300;

    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Bcc");

    private static final Set<String> READABLE =
            Set.of("text/plain", "text/markdown", "text/x-markdown", "text/enriched", "text/unknown", "text/");

    /**
     * A text that a reader may be shown.
     *
     * @param text decoded, flowed lines joined
     * @param number where the part stands, as IMAP counts: {@code 1.2} is the second part of the first
     * @param alternative for a plain text the HTML that says the same, if there is one
     * @param further for HTML the parts that go on with it, as where pictures stand between
     */
    record Body(
            String text,
            boolean html,
            Part part,
            String number,
            @Nullable Body alternative,
            List<Body> further) {
        Body {
            further = List.copyOf(further);
        }

        Body beside(Body other) {
            return new Body(text, html, part, number, other, further);
        }

        Body followedBy(List<Body> others) {
            return others.isEmpty() ? this : new Body(text, html, part, number, alternative, others);
        }

        /** The parts that it is made of, each by itself, in order. */
        List<Body> pieces() {
            List<Body> pieces = new ArrayList<>();
            pieces.add(this);
            further.forEach(one -> pieces.addAll(one.pieces()));
            return pieces;
        }

        /** The text of all its pieces, {@link #BETWEEN} between them. */
        String whole() {
            return further.isEmpty() ? text : pieces().stream().map(Body::text).collect(Collectors.joining(BETWEEN));
        }
    }

    /** Keeps the last word of a part and the first of the next from being read as one. */
    static final String BETWEEN = "<br>\n";

    /**
     * The text of a part.
     *
     * @param bytes after the transfer encoding was undone
     * @param charset what they were read as
     * @param text what came out, without a byte order mark
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
    record Decoded(byte[] bytes, Charset charset, String text) {}

    private int parts;
    private boolean encrypted;
    private boolean signed;
    private final List<String> structure = new ArrayList<>();

    /**
     * The text that a reader sees first.
     *
     * @throws UnreadableMailException if there is none that could be judged
     */
    Body body(MimePart message) throws UnreadableMailException {
        Body body = body(message, 0, "");
        if (body == null) {
            throw encrypted
                    ? new UnreadableMailException(
                            UnreadableMailException.Reason.ENCRYPTED, "the mail is encrypted and cannot be judged")
                    : new UnreadableMailException(
                            UnreadableMailException.Reason.NO_TEXT, "the mail holds no text that could be judged");
        }
        return body;
    }

    /** Whether what was searched is signed as a whole, so that a change of it breaks the signature. */
    boolean isSigned() {
        return signed;
    }

    /** For each part that was looked at, its number and type; equal for two messages that are built alike. */
    List<String> structure() {
        return structure;
    }

    /** Whom it goes to, blind copies among them; nobody is known if a header cannot be taken apart. */
    static List<String> recipients(MimePart message) {
        try {
            if (lengthOfRecipients(message) > LONGEST_RECIPIENTS) {
                return List.of();
            }
            Address[] all = message instanceof MimeMessage own ? own.getAllRecipients() : addresses(message);
            return all == null
                    ? List.of()
                    : Arrays.stream(all)
                            .map(one -> one instanceof InternetAddress mail ? mail.getAddress() : one.toString())
                            .filter(Objects::nonNull)
                            .toList();
        } catch (MessagingException | RuntimeException e) {
            return List.of();
        }
    }

    /** As a message of a session reads them that takes addresses as they come. */
    private static Address[] addresses(MimePart message) throws MessagingException {
        List<Address> all = new ArrayList<>();
        for (String field : RECIPIENTS) {
            String header = message.getHeader(field, ",");
            if (header != null) {
                all.addAll(List.of(InternetAddress.parseHeader(header, false)));
            }
        }
        String groups = message.getHeader("Newsgroups", ",");
        if (groups != null) {
            all.addAll(List.of(NewsAddress.parse(groups)));
        }
        return all.toArray(new Address[0]);
    }

    private static int lengthOfRecipients(MimePart message) throws MessagingException {
        int length = 0;
        for (String field : RECIPIENTS) {
            String[] lines = message.getHeader(field);
            for (String line : lines == null ? new String[0] : lines) {
                length += line.length();
            }
        }
        return length;
    }

    /** What a reader sees of a part; null if it is nothing that can be read. */
    private @Nullable Body body(Part part, int depth, String number) {
        if (parts < MOST_PARTS) {
            structure.add(number + " " + type(part));
        }
        if (++parts > MOST_PARTS || depth > DEEPEST || isAttachment(part, depth)) {
            return null;
        }
        String type = type(part);
        if (type.startsWith("multipart/")) {
            encrypted |= type.equals("multipart/encrypted");
            signed |= type.equals("multipart/signed");
            return inside(part, type.equals("multipart/alternative"), depth, number);
        }
        if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
            encrypted = true;
            return null;
        }
        if (type.equals("text/html")) {
            return filled(text(part), true, part, number);
        }
        if (!READABLE.contains(type)) {
            return null;
        }
        String text = text(part);
        if (text.stripLeading().startsWith("-----BEGIN PGP MESSAGE-----")) {
            encrypted = true;
            return null;
        }
        return filled(flowed(part) ? Flowed.of(text, delSp(part)).text() : text, false, part, number);
    }

    private static @Nullable Body filled(String text, boolean html, Part part, String number) {
        return text.isBlank() ? null : new Body(text, html, part, number.isEmpty() ? "1" : number, null, List.of());
    }

    /** Of alternatives the plain one, if it says anything; of other parts the first that can be read. */
    private @Nullable Body inside(Part part, boolean alternatives, int depth, String number) {
        Body found = null;
        Body html = null;
        List<Body> further = new ArrayList<>();
        try {
            Multipart multipart = FirstParts.of(part, MOST_PARTS);
            if (multipart == null) {
                return filled(text(part), false, part, number);
            }
            int count = Math.min(multipart.getCount(), MOST_PARTS);
            for (int i = 0; i < count; i++) {
                Body body = body(multipart.getBodyPart(i), depth + 1, (number.isEmpty() ? "" : number + ".") + (i + 1));
                if (body == null) {
                    continue;
                }
                if (!alternatives && found != null) {
                    if (body.html()) {
                        further.add(body);
                    }
                    continue;
                }
                if (!alternatives && !body.html()) {
                    return body; // what stands behind a plain text is the footer of a list as a rule
                }
                html = html == null && body.html() ? body : html;
                if (found == null || found.html() && !body.html() && !isExcuse(body.text())) {
                    found = body;
                } else if (!found.html() && body.html() && isExcuse(found.text())) {
                    found = body;
                }
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            // A part that cannot be taken apart is read as text: better the raw words than none.
            return found != null ? found.followedBy(further) : filled(text(part), false, part, number);
        }
        if (found == null) {
            return null;
        }
        return found.html() || html == null ? found.followedBy(further) : found.beside(html);
    }

    /** "Your mail program does not show HTML": a plain alternative that is none. */
    private static boolean isExcuse(String plain) {
        String low = plain.toLowerCase(Locale.ROOT);
        return plain.length() < LONGEST_EXCUSE && (low.contains("html") || low.contains("view this email in"));
    }

    static String type(Part part) {
        try {
            String type = part.getContentType();
            int semicolon = type.indexOf(';');
            String bare = (semicolon < 0 ? type : type.substring(0, semicolon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            return bare.contains("/") ? bare : "text/plain";
        } catch (MessagingException | RuntimeException e) {
            return "text/plain";
        }
    }

    private static boolean isAttachment(Part part, int depth) {
        if (depth == 0) {
            return false; // a mail is not attached to itself, whatever its header says
        }
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        } catch (MessagingException | RuntimeException e) {
            return false;
        }
    }

    /** The text of a part, decoded as far as it can be. */
    private static String text(Part part) {
        return decoded(part).text();
    }

    /** The text of a part, decoded as far as it can be, and how that was done. */
    static Decoded decoded(Part part) {
        byte[] bytes;
        try (InputStream in = stream(part)) {
            bytes = in.readNBytes(LARGEST_PART);
        } catch (MessagingException | IOException | RuntimeException e) {
            bytes = raw(part);
            if ("base64".equals(encoding(part))) {
                bytes = base64(bytes);
            }
        }
        Charset charset = charset(part);
        String text = charset == null ? null : decode(bytes, charset);
        if (text == null) {
            charset = StandardCharsets.UTF_8;
            text = decode(bytes, charset);
        }
        if (charset == null || text == null) {
            charset = windows1252();
            text = new String(bytes, charset);
        }
        return new Decoded(bytes, charset, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * The content of a part without its transfer encoding. The mail library goes deeper with each line of quoted-printable that
     * holds a soft break and nothing else; where there are very many in a row, it is given the last of each row.
     */
    private static InputStream stream(Part part) throws MessagingException, IOException {
        if (encoding(part).equals("quoted-printable") && !type(part).startsWith("multipart/")) {
            byte[] raw = raw(part);
            byte[] shorter = withoutRowsOfSoftBreaks(raw);
            if (raw.length - shorter.length > DEEPEST_ROWS) {
                return MimeUtility.decode(new ByteArrayInputStream(shorter), "quoted-printable");
            }
        }
        return part.getInputStream();
    }

    private static byte[] withoutRowsOfSoftBreaks(byte[] raw) {
        byte[] left = new byte[raw.length];
        int n = 0;
        for (int i = 0; i < raw.length; ) {
            int end = raw[i] == '=' ? Transfer.softBreak(raw, i) : i;
            boolean followed = end > i && end < raw.length && raw[end] == '=' && Transfer.softBreak(raw, end) > end;
            if (!followed) {
                end = Math.max(end, i + 1);
                System.arraycopy(raw, i, left, n, end - i);
                n += end - i;
            }
            i = end;
        }
        return Arrays.copyOf(left, n);
    }

    static String encoding(Part part) {
        try {
            String encoding = part instanceof MimePart mime ? mime.getEncoding() : null;
            return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException | RuntimeException e) {
            return "";
        }
    }

    /** Base64 with whatever does not belong there left out. */
    static byte[] base64(byte[] coded) {
        byte[] clean = new byte[coded.length];
        int n = 0;
        for (byte b : coded) {
            if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+' || b == '/') {
                clean[n++] = b;
            }
        }
        int whole = n % 4 == 1 ? n - 1 : n;
        return Base64.getDecoder().decode(Arrays.copyOf(clean, whole));
    }

    private static byte[] raw(Part part) {
        try (InputStream in = rawStream(part)) {
            return in.readNBytes(LARGEST_PART);
        } catch (MessagingException | IOException | RuntimeException e) {
            return new byte[0];
        }
    }

    /** The content of a part as it was sent, its transfer encoding and all. */
    static InputStream rawStream(Part part) throws MessagingException {
        return part instanceof MimeMessage message
                ? message.getRawInputStream()
                : part instanceof jakarta.mail.internet.MimeBodyPart body
                        ? body.getRawInputStream()
                        : InputStream.nullInputStream();
    }

    private static @Nullable String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Charset windows1252() {
        return Charset.isSupported("windows-1252") ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;
    }

    private static @Nullable Charset charset(Part part) {
        Charset charset = named(part);
        // What calls itself Latin 1 holds curly quotes of Windows now and then; browsers read it as such too.
        return StandardCharsets.ISO_8859_1.equals(charset) ? windows1252() : charset;
    }

    /** The charset that a part names; null if it names none that is known here. */
    static @Nullable Charset named(Part part) {
        String name = parameter(part, "charset");
        try {
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name.strip()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable String parameter(Part part, String name) {
        try {
            return new ContentType(part.getContentType()).getParameter(name);
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    static boolean flowed(Part part) {
        return "flowed".equalsIgnoreCase(parameter(part, "format"));
    }

    static boolean delSp(Part part) {
        return "yes".equalsIgnoreCase(parameter(part, "delsp"));
    }
}
