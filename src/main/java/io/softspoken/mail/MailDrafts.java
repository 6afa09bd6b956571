package io.softspoken.mail;

import io.softspoken.draft.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
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
            return read(new MimeMessage(session(), message));
        } catch (MessagingException e) {
            throw new UnreadableMailException("the mail cannot be parsed");
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
            throw new UnreadableMailException("the mail cannot be parsed");
        }
    }

    private static Session session() {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        return Session.getInstance(lenient);
    }

    /** One message being searched. */
    private static final class Search {
        private int parts;
        private @Nullable String plain;
        private @Nullable String html;
        private boolean encrypted;

        Draft in(MimeMessage message) throws UnreadableMailException {
            visit(message, 0);
            if (plain != null && !plain.isBlank()) {
                return Draft.of(plain);
            }
            if (html != null && !html.isBlank()) {
                return HtmlDrafts.read(html);
            }
            throw new UnreadableMailException(
                    encrypted
                            ? "the mail is encrypted and cannot be judged"
                            : "the mail holds no text that could be judged");
        }

        private void visit(Part part, int depth) {
            if (++parts > MOST_PARTS || depth > DEEPEST || plain != null && html != null) {
                return;
            }
            String type = type(part);
            if (isAttachment(part)) {
                return;
            }
            if (type.startsWith("multipart/")) {
                encrypted |= type.equals("multipart/encrypted");
                visitParts(part, depth);
            } else if (type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")) {
                encrypted = true;
            } else if (type.equals("text/plain") && plain == null) {
                String text = text(part);
                if (text.contains("-----BEGIN PGP MESSAGE-----")) {
                    encrypted = true;
                } else {
                    plain = flowed(part) ? unflow(text, part) : text;
                }
            } else if (type.equals("text/html") && html == null) {
                html = text(part);
            }
        }

        private void visitParts(Part part, int depth) {
            try {
                Object content = part.getContent();
                if (content instanceof Multipart multipart) {
                    for (int i = 0; i < multipart.getCount(); i++) {
                        visit(multipart.getBodyPart(i), depth + 1);
                    }
                }
            } catch (MessagingException | IOException | RuntimeException e) {
                // A part that cannot be taken apart is read as text: better the raw words than none.
                if (plain == null && html == null) {
                    String raw = text(part);
                    plain = raw.isBlank() ? null : raw;
                }
            }
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

        private static boolean isAttachment(Part part) {
            try {
                return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
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
            }
            Charset named = charset(part);
            if (named != null) {
                String decoded = decode(bytes, named);
                if (decoded != null) {
                    return decoded;
                }
            }
            String utf8 = decode(bytes, StandardCharsets.UTF_8);
            return utf8 != null ? utf8 : new String(bytes, windows1252());
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
                return name == null
                        ? null
                        : Charset.forName(jakarta.mail.internet.MimeUtility.javaCharset(name.strip()));
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
