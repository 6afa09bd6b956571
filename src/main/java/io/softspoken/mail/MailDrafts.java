package io.softspoken.mail;

import io.softspoken.draft.Draft;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A MIME message becomes a draft: the text that its reader sees first, decoded. Attachments, calendar and TNEF parts and
 * forwarded messages are not read; no header and no part, however broken, keeps the rest from being read. For all threads.
 */
public final class MailDrafts {
    /** Parts inside parts deeper than this are not looked at. */
    static final int DEEPEST = 20;
    /** No more parts than this are looked at. */
    static final int MOST_PARTS = 200;
    /** No more bytes of a part than this are read. */
    static final int LARGEST_PART = 10_000_000;
    /** A plain alternative longer than this says something itself. */
    private static final int LONGEST_EXCUSE = 300;

    private static final Set<String> READABLE =
            Set.of("text/plain", "text/markdown", "text/x-markdown", "text/enriched", "text/unknown", "text/");

    private MailDrafts() {}

    /**
     * The draft in a message.
     *
     * @throws UnreadableMailException if nothing in it can be judged
     */
    public static Draft read(MimeMessage message) throws UnreadableMailException {
        return new Search().in(message);
    }

    /**
     * The draft in a message as it is sent (RFC 5322).
     *
     * @throws UnreadableMailException if nothing in it can be judged
     * @throws IOException if {@code message} cannot be read
     */
    public static Draft read(InputStream message) throws UnreadableMailException, IOException {
        try {
            return read(new MimeMessage(Lenient.SESSION, message));
        } catch (MessagingException e) {
            throw new UnreadableMailException(UnreadableMailException.Reason.UNPARSABLE, "the mail cannot be parsed");
        }
    }

    /**
     * The draft in a message as it is sent (RFC 5322).
     *
     * @throws UnreadableMailException if nothing in it can be judged
     */
    public static Draft read(byte[] message) throws UnreadableMailException {
        try {
            return read(new ByteArrayInputStream(message));
        } catch (IOException e) {
            throw new UnreadableMailException(UnreadableMailException.Reason.UNPARSABLE, "the mail cannot be parsed");
        }
    }

    /** For messages that come as bytes. One for all: making one looks for configuration files in every jar. */
    private static final class Lenient {
        static final Session SESSION = session();

        private static Session session() {
            Properties lenient = new Properties();
            lenient.setProperty("mail.mime.address.strict", "false");
            return Session.getInstance(lenient);
        }
    }

    /** A text that a reader may be shown. */
    private record Body(String text, boolean html) {}

    /** One message being searched. */
    private static final class Search {
        private int parts;
        private boolean encrypted;

        Draft in(MimeMessage message) throws UnreadableMailException {
            Body body = body(message, 0);
            if (body == null) {
                throw encrypted
                        ? new UnreadableMailException(
                                UnreadableMailException.Reason.ENCRYPTED, "the mail is encrypted and cannot be judged")
                        : new UnreadableMailException(
                                UnreadableMailException.Reason.NO_TEXT, "the mail holds no text that could be judged");
            }
            Draft draft = body.html() ? HtmlDrafts.read(body.text()) : Draft.of(body.text());
            return draft.addressedTo(recipients(message));
        }

        /** Whom it goes to, blind copies among them; nobody is known if a header cannot be taken apart. */
        private static List<String> recipients(MimeMessage message) {
            try {
                Address[] all = message.getAllRecipients();
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

        /** What a reader sees of a part; null if it is nothing that can be read. */
        private @Nullable Body body(Part part, int depth) {
            if (++parts > MOST_PARTS || depth > DEEPEST || isAttachment(part, depth)) {
                return null;
            }
            String type = type(part);
            if (type.startsWith("multipart/")) {
                encrypted |= type.equals("multipart/encrypted");
                return inside(part, type.equals("multipart/alternative"), depth);
            }
            if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
                encrypted = true;
                return null;
            }
            if (type.equals("text/html")) {
                return filled(text(part), true);
            }
            if (!READABLE.contains(type)) {
                return null;
            }
            String text = text(part);
            if (text.stripLeading().startsWith("-----BEGIN PGP MESSAGE-----")) {
                encrypted = true;
                return null;
            }
            return filled(flowed(part) ? unflow(text, part) : text, false);
        }

        private static @Nullable Body filled(String text, boolean html) {
            return text.isBlank() ? null : new Body(text, html);
        }

        /** Of alternatives the plain one, if it says anything; of other parts the first that can be read. */
        private @Nullable Body inside(Part part, boolean alternatives, int depth) {
            Body found = null;
            try {
                if (!(part.getContent() instanceof Multipart multipart)) {
                    return filled(text(part), false);
                }
                int count = Math.min(multipart.getCount(), MOST_PARTS);
                for (int i = 0; i < count; i++) {
                    Body body = body(multipart.getBodyPart(i), depth + 1);
                    if (body == null) {
                        continue;
                    }
                    if (!alternatives) {
                        return body;
                    }
                    if (found == null || found.html() && !body.html() && !isExcuse(body.text())) {
                        found = body;
                    } else if (!found.html() && body.html() && isExcuse(found.text())) {
                        found = body;
                    }
                }
            } catch (MessagingException | IOException | RuntimeException e) {
                // A part that cannot be taken apart is read as text: better the raw words than none.
                return found != null ? found : filled(text(part), false);
            }
            return found;
        }

        /** "Your mail program does not show HTML": a plain alternative that is none. */
        private static boolean isExcuse(String plain) {
            String low = plain.toLowerCase(Locale.ROOT);
            return plain.length() < LONGEST_EXCUSE && (low.contains("html") || low.contains("view this email in"));
        }

        private static String type(Part part) {
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
            byte[] bytes;
            try (InputStream in = part.getInputStream()) {
                bytes = in.readNBytes(LARGEST_PART);
            } catch (MessagingException | IOException | RuntimeException e) {
                bytes = raw(part);
                if ("base64".equals(encoding(part))) {
                    bytes = base64(bytes);
                }
            }
            Charset named = charset(part);
            String decoded = named == null ? null : decode(bytes, named);
            if (decoded == null) {
                decoded = decode(bytes, StandardCharsets.UTF_8);
            }
            if (decoded == null) {
                decoded = new String(bytes, windows1252());
            }
            return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        }

        private static String encoding(Part part) {
            try {
                String encoding = part instanceof MimePart mime ? mime.getEncoding() : null;
                return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
            } catch (MessagingException | RuntimeException e) {
                return "";
            }
        }

        /** Base64 with whatever does not belong there left out. */
        private static byte[] base64(byte[] coded) {
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
            try (InputStream in = part instanceof MimeMessage message
                    ? message.getRawInputStream()
                    : part instanceof jakarta.mail.internet.MimeBodyPart body
                            ? body.getRawInputStream()
                            : InputStream.nullInputStream()) {
                return in.readNBytes(LARGEST_PART);
            } catch (MessagingException | IOException | RuntimeException e) {
                return new byte[0];
            }
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
            String name = parameter(part, "charset");
            try {
                Charset charset = name == null ? null : Charset.forName(MimeUtility.javaCharset(name.strip()));
                // What calls itself Latin 1 holds curly quotes of Windows now and then; browsers read it as such too.
                return StandardCharsets.ISO_8859_1.equals(charset) ? windows1252() : charset;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        private static @Nullable String parameter(Part part, String name) {
            try {
                return new ContentType(part.getContentType()).getParameter(name);
            } catch (MessagingException | RuntimeException e) {
                return null;
            }
        }

        private static boolean flowed(Part part) {
            return "flowed".equalsIgnoreCase(parameter(part, "format"));
        }

        /** Joins the lines that format=flowed (RFC 3676) cut. */
        private static String unflow(String text, Part part) {
            boolean delSp = "yes".equalsIgnoreCase(parameter(part, "delsp"));
            StringBuilder out = new StringBuilder(text.length());
            String open = null; // quote marks of a line that goes on
            for (String line : text.split("\r\n|\n|\r", -1)) {
                int depth = 0;
                while (depth < line.length() && line.charAt(depth) == '>') {
                    depth++;
                }
                String marks = line.substring(0, depth);
                String content = line.substring(depth);
                if (content.startsWith(" ")) {
                    content = content.substring(1); // space-stuffed
                }
                boolean signature = content.equals("-- ");
                if (open != null && open.equals(marks) && !signature) {
                    out.append(content);
                } else {
                    out.append(out.length() == 0 ? "" : "\n")
                            .append(marks)
                            .append(depth > 0 ? " " : "")
                            .append(content);
                }
                boolean goesOn = content.endsWith(" ") && !signature;
                if (goesOn && delSp) {
                    out.setLength(out.length() - 1);
                }
                open = goesOn ? marks : null;
            }
            return out.toString();
        }
    }
}
