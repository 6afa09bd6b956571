package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.report.Finding;
import io.softspoken.text.Zones;
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
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mails as programs and people make them, one a file in {@code mails}: the writer's own words stand in {@code ⟦ ⟧}, everything
 * else (earlier mail, signatures, footers, code) is somebody else's. A part that is to be encoded stands there in clear and is
 * encoded here, as its header says.
 */
class RealMailsTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/softspoken/mail/mails");
    private static final Pattern OWN = Pattern.compile("⟦(.*?)⟧", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final ToneChecker CHECKER = ToneChecker.create();

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static String words(String text) {
        return WORD.matcher(text).results().map(word -> word.group()).collect(Collectors.joining(" "));
    }

    /** The words between the marks; of HTML without tags and entities. */
    private static String own(String marked, boolean html) {
        Matcher pieces = OWN.matcher(marked);
        StringBuilder own = new StringBuilder();
        while (pieces.find()) {
            own.append(html ? org.jsoup.Jsoup.parse(pieces.group(1)).wholeText() : pieces.group(1))
                    .append('\n');
        }
        return words(own.toString());
    }

    /** The mail as it is sent. */
    private static byte[] sent(String readable) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String encoding = "";
        Charset charset = StandardCharsets.UTF_8;
        boolean inHeader = true;
        StringBuilder body = new StringBuilder();
        for (String line : readable.split("\n", -1)) {
            boolean boundary = line.startsWith("--b") && line.length() < 8;
            if (boundary) {
                flush(out, body, encoding, charset);
                inHeader = !line.endsWith("--");
                encoding = "";
                charset = StandardCharsets.UTF_8;
            }
            if (boundary || inHeader) {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                String low = line.toLowerCase(Locale.ROOT);
                encoding = low.startsWith("content-transfer-encoding: ") ? low.substring(27) : encoding;
                Matcher named = Pattern.compile("charset=\"?([\\w-]+)").matcher(low);
                if (named.find()) {
                    charset = Charset.isSupported(named.group(1)) ? Charset.forName(named.group(1)) : charset;
                }
                // A part that holds parts has no text of its own.
                inHeader &= boundary || !line.isEmpty();
            } else {
                body.append(line).append('\n');
            }
        }
        flush(out, body, encoding, charset);
        return out.toByteArray();
    }

    private static void flush(ByteArrayOutputStream out, StringBuilder body, String encoding, Charset charset)
            throws IOException {
        if (body.length() == 0) {
            return;
        }
        byte[] bytes = body.toString().replace("\n", "\r\n").getBytes(charset);
        boolean coded = body.toString().strip().matches("[A-Za-z0-9+/=\\s]{0,12}");
        if (encoding.equals("base64") && !coded) {
            bytes = (Base64.getMimeEncoder().encodeToString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        } else if (encoding.equals("quoted-printable")) {
            StringBuilder coding = new StringBuilder();
            int column = 0;
            for (byte b : bytes) {
                boolean plain = b > 31 && b < 127 && b != '=' || b == '\r' || b == '\n';
                String unit = plain ? String.valueOf((char) b) : String.format("=%02X", b & 0xFF);
                if (column > 70 && plain && b > ' ') {
                    coding.append("=\r\n");
                    column = 0;
                }
                coding.append(unit);
                column = b == '\n' ? 0 : column + unit.length();
            }
            bytes = coding.toString().getBytes(StandardCharsets.US_ASCII);
        }
        out.write(bytes);
        body.setLength(0);
    }

    private static Draft read(Path file) throws Exception {
        return MailDrafts.read(sent(Files.readString(file).replace("⟦", "").replace("⟧", "")));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void ownWordsAreFoundExactly(Path file) throws Exception {
        String marked = Files.readString(file);
        Draft draft = read(file);
        String found = Zones.of(draft.words()).zones().stream()
                .filter(zone -> zone.kind() == Zones.Kind.OWN)
                .map(zone -> zone.span().of(draft.words()))
                .collect(Collectors.joining("\n"));
        assertThat(words(found)).isEqualTo(own(marked, draft.markup() == io.softspoken.draft.Markup.HTML));
    }

    /** What an embedder hands over is a message of a session; what is read from a file is none. */
    @ParameterizedTest
    @MethodSource("mails")
    void aMessageOfASessionIsReadAlike(Path file) throws Exception {
        byte[] sent = sent(OWN.matcher(Files.readString(file)).replaceAll("$1"));
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        Draft message = MailDrafts.read(new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(sent)));
        Draft bytes = MailDrafts.read(sent);
        assertThat(bytes.text()).isEqualTo(message.text());
        assertThat(bytes.words()).isEqualTo(message.words());
        assertThat(bytes.recipients()).isEqualTo(message.recipients());
        assertThat(bytes.writtenAt()).isEqualTo(message.writtenAt());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void nothingElseIsFlagged(Path file) throws Exception {
        Draft draft = read(file);
        Zones zones = Zones.of(draft.words());
        for (Finding finding : CHECKER.check(draft).findings()) {
            assertThat(finding.quote().toLowerCase(Locale.ROOT)).doesNotContain("idiot", "moron", "fool", "disaster");
            Span words = draft.seen(new Span(finding.start(), finding.end()));
            assertThat(zones.zones())
                    .filteredOn(zone -> zone.span().overlaps(words))
                    .extracting(Zones.Zone::kind)
                    .isNotEmpty()
                    .isSubsetOf(Zones.Kind.OWN, Zones.Kind.GREETING, Zones.Kind.CLOSING);
        }
    }

    @Test
    void thereAreMany() throws IOException {
        List<String> kinds = new ArrayList<>();
        mails().forEach(file -> kinds.add(file.getFileName().toString().split("-|\\.")[0]));
        assertThat(kinds).hasSizeGreaterThan(200);
        assertThat(kinds)
                .contains(
                        "gmail",
                        "outlook",
                        "apple",
                        "thunderbird",
                        "yahoo",
                        "proton",
                        "lotus",
                        "k9",
                        "zendesk",
                        "jira");
    }
}
