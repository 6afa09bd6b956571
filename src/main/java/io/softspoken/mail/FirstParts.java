package io.softspoken.mail;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a multipart, as many as are looked at. The mail library makes an object of every part before it hands out the
 * first, which for a mail of hundreds of thousands of empty parts takes many seconds; so what lies behind the last part that
 * is wanted is cut off before.
 */
final class FirstParts {
    private FirstParts() {}

    /** What begins and ends a part: {@code --boundary} at the start of a line. */
    private static final String DASHES = "--";

    /**
     * The content of a part.
     *
     * @param most no more parts than this are wanted
     * @return null if it is no multipart
     */
    static @Nullable Multipart of(Part part, int most) throws MessagingException, IOException {
        Octets cut = cut(part, most);
        if (cut != null) {
            return new MimeMultipart(new Cut(cut, part.getContentType()));
        }
        return part.getContent() instanceof Multipart multipart ? multipart : null;
    }

    /** The content up to the first delimiter too many; null if there are few enough, or if it was not read from bytes. */
    private static @Nullable Octets cut(Part part, int most) {
        try (InputStream in = MailSearch.rawStream(part)) {
            Octets content = in instanceof Octets octets ? octets : new Octets(in.readAllBytes());
            String boundary = MailSearch.parameter(part, "boundary");
            // Without a boundary in the header the mail library takes the first line that looks like one.
            int end = content.startOfLine(
                    (DASHES + (boundary == null ? "" : boundary)).getBytes(StandardCharsets.ISO_8859_1), most + 1);
            return end < 0 ? null : (Octets) content.newStream(0, end);
        } catch (MessagingException | IOException | RuntimeException e) {
            return null;
        }
    }

    private record Cut(Octets content, String type) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return content.newStream(0, -1);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("a mail that was read is not written to");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
