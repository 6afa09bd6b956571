package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a message are changed, and nothing else in it. */
class MailSourceTest {
    /** What may come to stand in a mail; characters that some charsets lack among them. */
    private static final List<String> WORDINGS = List.of(
            "a gentler word",
            "x",
            "it’s “better” – so",
            "1 + 1 = 2 <b> & c",
            "Größe, café, naïve",
            "a wording so long that no line of any customary length can hold it whole, whatever stands before it, because"
                    + " it goes on and on",
            "ő 😀",
            "");

    /** A body in plain text and one in HTML, for every transfer encoding, charset and line end. */
    static Stream<Arguments> mails() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/samples"))) {
            for (Path file : files.sorted().toList()) {
                if (!file.toString().endsWith(".eml")) {
                    continue;
                }
                for (String encoding : List.of("7bit", "8bit", "quoted-printable", "base64")) {
                    for (String charset : List.of("us-ascii", "utf-8", "iso-8859-1", "windows-1252")) {
                        for (String lineBreak : List.of("\n", "\r\n")) {
                            if (encoding.equals("7bit") || !charset.equals("us-ascii")) {
                                all.add(Arguments.of(file.getFileName().toString(), encoding, charset, lineBreak));
                            }
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    /** The words of a sample, with some beyond ASCII where the encoding can carry them. */
    private static String plain(String sample, String encoding, String charset) throws Exception {
        String words = MailDrafts.read(Files.readAllBytes(Path.of("src/samples", sample)))
                .words()
                .replace("\r\n", "\n")
                .replaceAll("[^\\x00-\\x7F]", "-");
        if (encoding.equals("7bit")) {
            return words;
        }
        return "Grüße from a café. It costs = £5!\n\n" + words
                + (charset.equals("iso-8859-1") ? "" : "\nIt’s all – “so”.");
    }

    private static String html(String plain) {
        StringBuilder page = new StringBuilder("<html><body>\n");
        for (String paragraph : plain.split("\n\n")) {
            String escaped =
                    paragraph.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            page.append("<p style=\"margin:0\">")
                    .append(escaped.replace("\n", "<br>\n").replaceFirst(" (\\w+) ", " <b>$1</b> "))
                    .append("</p>\n");
        }
        return page.append("</body></html>").toString();
    }

    private static byte[] encoded(String text, String encoding, String charset, String lineBreak) {
        byte[] bytes = text.replace("\n", lineBreak).getBytes(Charset.forName(charset));
        if (encoding.equals("base64")) {
            return Base64.getMimeEncoder(60, lineBreak.getBytes(StandardCharsets.US_ASCII))
                    .encode(bytes);
        }
        if (!encoding.equals("quoted-printable")) {
            return bytes;
        }
        StringBuilder out = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split(lineBreak, -1)) {
            int column = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                String unit = c > 31 && c < 127 && c != '=' ? String.valueOf(c) : String.format("=%02X", (int) c);
                if (column + unit.length() > 75) {
                    out.append('=').append(lineBreak);
                    column = 0;
                }
                out.append(unit);
                column += unit.length();
            }
            if (line.endsWith(" ")) {
                out.setLength(out.length() - 1);
                out.append("=20");
            }
            out.append(lineBreak);
        }
        out.setLength(out.length() - lineBreak.length());
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] mail(String plain, String html, String encoding, String charset, String lineBreak)
            throws IOException {
        String headers = "Content-Transfer-Encoding: " + encoding + "\n\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(
                out,
                "From: a@x.example\nX-Odd:  kept \t as it is\nSubject: =?utf-8?q?x?=\nContent-Type: multipart/mixed; boundary=\"o\"\n\npreamble\n--o\n"
                        + "Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain; charset="
                        + charset + "\n" + headers,
                lineBreak);
        out.write(encoded(plain, encoding, charset, lineBreak));
        write(out, "\n--i\nContent-type: TEXT/HTML; charset=\"" + charset + "\"\n" + headers, lineBreak);
        out.write(encoded(html, encoding, charset, lineBreak));
        write(
                out,
                "\n--i--\n--o\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAAA\n--o--\nepilogue\n",
                lineBreak);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text, String lineBreak) throws IOException {
        out.write(text.replace("\n", lineBreak).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void onlyTheIntendedWordsChange(String sample, String encoding, String charset, String lineBreak) throws Exception {
        String plain = plain(sample, encoding, charset);
        byte[] mail = mail(plain, html(plain), encoding, charset, lineBreak);
        MailSource source = MailSource.read(mail);
        Draft draft = source.draft();
        assertThat(draft.words().replace("\r", "")).isEqualTo(plain);
        Random random = new Random(sample.hashCode() + encoding.hashCode() * 31L + charset.hashCode());
        for (int round = 0; round < 3; round++) {
            List<Edit> edits = edits(draft.words(), random);
            MailSource.Rewritten rewritten = source.replace(edits);
            byte[] changed = rewritten.message();
            List<Edit> made = new ArrayList<>();
            for (int i = 0; i < edits.size(); i++) {
                if (rewritten.refusals().get(i).isEmpty()) {
                    made.add(edits.get(i));
                } else {
                    assertThat(edits.get(i).wording())
                            .as(rewritten.refusals().get(i).get())
                            .matches("(?s).*(ő|[éößï]).*");
                }
            }
            assertThat(words(changed)).isEqualTo(flat(applied(draft.words(), made)));
            assertThat(htmlWords(changed)).isEqualTo(flat(applied(draft.words(), made)));
            if (made.stream()
                    .noneMatch(edit ->
                            edit.wording().length() > 40 || edit.wording().isEmpty())) {
                // No line was broken anew: between the changed words every character is what it was.
                assertThat(marks(MailSource.read(changed).draft().words()))
                        .isEqualTo(marks(applied(draft.words(), made)));
            }
            assertThat(shape(changed)).isEqualTo(shape(mail));
            outsideIsTheSame(mail, changed, source, encoding);
            if (made.isEmpty()) {
                assertThat(changed).isEqualTo(mail);
            }
            assertThat(lines(changed)).allMatch(line -> line.length() <= 998);
            if (encoding.equals("quoted-printable") || encoding.equals("base64")) {
                assertThat(lines(changed))
                        .filteredOn(line -> line.length() > 76)
                        .isEqualTo(lines(mail).stream()
                                .filter(line -> line.length() > 76)
                                .toList());
            }
        }
    }

    private static List<Edit> edits(String words, Random random) {
        List<Edit> edits = new ArrayList<>();
        int at = 0;
        while (at < words.length()) {
            int start = at;
            while (start < words.length() && !Character.isLetterOrDigit(words.charAt(start))) {
                start++;
            }
            int end = start;
            for (int n = 1 + random.nextInt(6); n > 0 && end < words.length(); n--) {
                while (end < words.length() && !Character.isLetterOrDigit(words.charAt(end))) {
                    end++;
                }
                while (end < words.length() && Character.isLetterOrDigit(words.charAt(end))) {
                    end++;
                }
            }
            // A stretch of words without a paragraph's end in it, as findings are.
            boolean paragraph = words.substring(start, end).matches("(?s).*(\\n\\s*\\n|\\n>|\\n- ).*");
            if (end > start && random.nextInt(6) == 0 && !paragraph) {
                edits.add(new Edit(new Span(start, end), WORDINGS.get(random.nextInt(WORDINGS.size()))));
            }
            at = end + 1;
        }
        Collections.shuffle(edits, random);
        return edits;
    }

    private static String applied(String words, List<Edit> edits) {
        StringBuilder out = new StringBuilder(words);
        edits.stream()
                .sorted((a, b) -> b.at().start() - a.at().start())
                .forEach(edit -> out.replace(edit.at().start(), edit.at().end(), edit.wording()));
        return out.toString();
    }

    private static String marks(String words) {
        return words.replace('’', '\'').replace('“', '"').replace('”', '"').replace('–', '-');
    }

    /** Without white space, and with straight quotation marks and plain dashes, as a charset may want them. */
    private static String flat(String words) {
        return marks(words.replaceAll("\\s+", ""));
    }

    private static String words(byte[] mail) throws Exception {
        return flat(MailSource.read(mail).draft().words());
    }

    private static String htmlWords(byte[] mail) throws Exception {
        Multipart mixed = (Multipart) parsed(mail).getContent();
        Part html = ((Multipart) mixed.getBodyPart(0).getContent()).getBodyPart(1);
        return flat(HtmlDrafts.read((String) html.getContent()).words());
    }

    private static MimeMessage parsed(byte[] mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    /** All headers of all parts, in order, and how they are nested. */
    private static List<String> shape(byte[] mail) throws Exception {
        List<String> shape = new ArrayList<>();
        shape(parsed(mail), "", shape);
        return shape;
    }

    private static void shape(Part part, String indent, List<String> into) throws Exception {
        Collections.list(part.getAllHeaders()).forEach(h -> into.add(indent + h.getName() + ": " + h.getValue()));
        if (part.getContentType().toLowerCase(java.util.Locale.ROOT).startsWith("multipart")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                shape(parts.getBodyPart(i), indent + "  ", into);
            }
        }
    }

    private static List<String> lines(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1).lines().toList();
    }

    private static void outsideIsTheSame(byte[] mail, byte[] changed, MailSource source, String encoding)
            throws UnreadableMailException {
        MailSource after = MailSource.read(changed);
        Span plain = source.part().bytes();
        Span html = source.alternative().orElseThrow().bytes();
        Span newPlain = after.part().bytes();
        Span newHtml = after.alternative().orElseThrow().bytes();
        assertThat(latin(changed, 0, newPlain.start())).isEqualTo(latin(mail, 0, plain.start()));
        assertThat(latin(changed, newPlain.end(), newHtml.start())).isEqualTo(latin(mail, plain.end(), html.start()));
        assertThat(latin(changed, newHtml.end(), changed.length)).isEqualTo(latin(mail, html.end(), mail.length));
        if (encoding.equals("base64")) {
            // As long as they were, but for the last.
            List<String> lines =
                    latin(changed, newPlain.start(), newPlain.end()).lines().toList();
            assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() == 60);
        }
    }

    private static String latin(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Each pair is a body before and after "bad words here" becomes "good ones". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7bit|A line.\nThe bad words here, and more.\n\n> bad words here\n|A line.\nThe good ones, and more.\n\n> bad words here\n",
                "quoted-printable|A =3D line =\nthat goes on.\nThe bad words here, =E2=82=AC and more.\n|A =3D line =\nthat goes on.\nThe good ones, =E2=82=AC and more.\n",
                "quoted-printable|The bad wo=\nrds here =\nand more =3d.\n|The good ones =\nand more =3d.\n",
                "quoted-printable|The bad words here=\n|The good ones=\n",
            })
    void bytesBesideTheWordsStay(String row) throws Exception {
        String[] cells = row.split("\\|");
        String head =
                "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: " + cells[0] + "\n\n";
        for (String lineBreak : List.of("\n", "\r\n")) {
            byte[] mail = (head + cells[1]).replace("\n", lineBreak).getBytes(StandardCharsets.UTF_8);
            MailSource source = MailSource.read(mail);
            int at = source.draft().words().indexOf("bad words here");
            byte[] changed = source.replace(List.of(new Edit(new Span(at, at + 14), "good ones")))
                    .message();
            assertThat(new String(changed, StandardCharsets.UTF_8))
                    .isEqualTo((head + cells[2]).replace("\n", lineBreak));
        }
    }

    private static String changed(String mail, String from, String to) throws Exception {
        MailSource source = MailSource.read(mail.getBytes(StandardCharsets.UTF_8));
        int at = source.draft().words().indexOf(from);
        MailSource.Rewritten rewritten = source.replace(List.of(new Edit(new Span(at, at + from.length()), to)));
        return rewritten.refusals().get(0).orElse(new String(rewritten.message(), StandardCharsets.UTF_8));
    }

    @Test
    void flowedLinesAreCutAgainWhereTheyBecomeTooLong() throws Exception {
        String head = "Content-Type: text/plain; format=flowed\n\n";
        String long1 = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assertThat(changed(head + "This is bad \nand so it goes on.\n", "bad and so", "good, but"))
                .isEqualTo(head + "This is good, but it goes on.\n");
        String out = changed(head + "This is bad and goes on.\n", "bad", long1);
        assertThat(out.lines()).allMatch(line -> line.length() <= 79);
        assertThat(MailSource.read(out.getBytes(StandardCharsets.UTF_8)).draft().words())
                .isEqualTo("This is " + long1 + " and goes on.\n");
    }

    @Test
    void wrappedParagraphsStayWrapped() throws Exception {
        String out = changed(
                "Subject: x\n\nThis paragraph is broken into lines that are as long as lines of mail\nused to be, and this is bad by any means.\n",
                "bad",
                "something that wants to be said with a few more words than it had before");
        assertThat(out.lines()).allMatch(line -> line.length() <= 78);
        assertThat(out.lines()).hasSize(5);
    }

    @Test
    void wordsOfTheHtmlAreFoundByTheirPlace() throws Exception {
        String mail =
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nIt is bad. Really *bad*.\n\n> It is bad.\n--b\nContent-Type: text/html\n\n"
                        + "<p>It is <i>b</i>ad. Really <b>bad</b>.</p><blockquote>It is bad.</blockquote>\n--b--\n";
        MailSource source = MailSource.read(mail.getBytes(StandardCharsets.UTF_8));
        String words = source.draft().words();
        int second = words.indexOf("bad", words.indexOf("Really"));
        byte[] out = source.replace(List.of(new Edit(new Span(second, second + 3), "good")))
                .message();
        assertThat(new String(out, StandardCharsets.UTF_8))
                .isEqualTo(mail.replace("*bad*", "*good*").replace("<b>bad</b>", "<b>good</b>"));
        int first = words.indexOf("bad");
        out = source.replace(List.of(new Edit(new Span(first, first + 3), "good")))
                .message();
        assertThat(new String(out, StandardCharsets.UTF_8))
                .isEqualTo(mail.replaceFirst("is bad", "is good").replace("<i>b</i>ad", "<i>good</i>"));
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        String alternative =
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nIt is bad.\n--b\nContent-Type: text/html\n\n<p>It is fine.</p>\n--b--\n";
        assertThat(changed(alternative, "bad", "good")).contains("HTML", "does not hold the same words");
        String signed =
                "Content-Type: multipart/signed; boundary=b\n\n--b\n\nIt is bad.\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n";
        assertThat(changed(signed, "bad", "good")).contains("signed");
        assertThat(changed("Subject: x\n\nIt is bad.\n", "bad", "ő")).contains("cannot be written");
        assertThat(changed("Content-Type: text/html\n\n<p>It is bad.\n", "bad", "ő & so"))
                .endsWith("<p>It is &#337; &amp; so.\n");
    }

    @Test
    void aSignatureOfTheMailServerIsPointedOut() throws Exception {
        assertThat(MailSource.read("DKIM-Signature: v=1\n\nx".getBytes(StandardCharsets.UTF_8))
                        .cautions())
                .hasSize(1)
                .first()
                .asString()
                .contains("DKIM");
        assertThat(MailSource.read("Subject: x\n\nx".getBytes(StandardCharsets.UTF_8))
                        .cautions())
                .isEmpty();
    }

    @Test
    void theDateKeepsItsZone() throws Exception {
        assertThat(MailSource.read("Date: Tue, 3 Mar 2026 09:05:00 -0330 (NDT)\n\nx".getBytes(StandardCharsets.UTF_8))
                        .draft()
                        .writtenAt()
                        .orElseThrow())
                .hasToString("2026-03-03T09:05-03:30");
        assertThat(MailDates.read("3 Mar 26 9:05 GMT")).hasToString("2026-03-03T09:05Z");
        assertThat(MailDates.read("yesterday")).isNull();
        assertThat(MailDates.read("Tue, 33 Mar 2026 09:05:00 +0000")).isNull();
    }

    @Test
    void anyBytesAreReadAlikeWithPlacesAndWithout() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            String words;
            try {
                words = MailDrafts.read(bytes).words();
            } catch (UnreadableMailException e) {
                continue;
            }
            MailSource source = MailSource.read(bytes);
            assertThat(source.draft().words()).isEqualTo(words);
            if (!words.isBlank()) {
                int at = words.length() - words.stripLeading().length();
                source.replace(List.of(new Edit(new Span(at, at + 1), "x")));
            }
        }
    }

    /** HTML that goes on behind a picture, as Apple Mail sends it. */
    private static String pictureBetween() {
        return "From: a@example.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/"
                + "mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                + "<html><body>No problem, here it is:</body></html>\r\n--b\r\nContent-Type: image/png; name=a.png\r\n"
                + "Content-Disposition: inline; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
                + "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "<html><body>It is really =E2=80=9Cquite=E2=80=9D simple.</body></html>\r\n--b\r\n"
                + "Content-Type: text/html; name=terms.html\r\nContent-Disposition: attachment\r\n\r\n"
                + "<p>You must pay at once.</p>\r\n--b--\r\n";
    }

    private static Edit edit(Draft draft, String words, String wording) {
        int at = draft.words().indexOf(words);
        assertThat(at).as(draft.words()).isNotNegative();
        return new Edit(new Span(at, at + words.length()), wording);
    }

    @Test
    void htmlThatGoesOnBehindAPictureIsReadAndChangedInItsOwnPart() {
        String mail = pictureBetween();
        MailSource source = MailSource.read(mail.getBytes(StandardCharsets.US_ASCII));
        Draft draft = source.draft();
        assertThat(draft.words().lines().filter(line -> !line.isBlank()))
                .containsExactly("No problem, here it is:", "It is really “quite” simple.");
        MailSource.Rewritten rewritten =
                source.replace(List.of(edit(draft, "No problem", "Certainly"), edit(draft, "really “quite” ", "")));
        assertThat(rewritten.refusals()).allMatch(refusal -> refusal.isEmpty());
        assertThat(new String(rewritten.message(), StandardCharsets.US_ASCII))
                .isEqualTo(mail.replace("No problem", "Certainly").replace("really =E2=80=9Cquite=E2=80=9D ", ""));
        int first = draft.words().indexOf("here");
        int last = draft.words().indexOf("It is") + 2;
        assertThat(source.replace(List.of(new Edit(new Span(first, last), "x")))
                        .refusals()
                        .get(0))
                .contains("the words stand in two parts of the mail");
    }

    /** Of a row of blanks each must not look for its end anew. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\r\n", "\r\nx", "=\r\nx"})
    void blanksByTheMillionAreLedBackInTime(String behind) throws Exception {
        String head = "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
        String mail = head + "The keys" + " ".repeat(1_000_000) + behind;
        MailSource source = MailSource.read(mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(source.places()).hasSize(source.draft().text().length() + 1).startsWith(head.length());
    }
}
