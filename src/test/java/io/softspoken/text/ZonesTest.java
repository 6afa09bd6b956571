package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {
    private static String own(String draft) {
        return Zones.of(draft).zones().stream()
                .filter(zone -> zone.kind() == Zones.Kind.OWN)
                .map(zone -> zone.span().of(draft))
                .collect(Collectors.joining())
                .strip();
    }

    /** Each holds exactly the words "Here it is." and "Is it right?" of the writer's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Dana,\n\nHere it is. Is it right?\n\nBest regards,\nTom Hale\nSenior Engineer | Acme\n+44 20 7946 0000",
                "Dear Mr Okafor\n\nHere it is. Is it right?\n\nYours sincerely\n\nIris Novak",
                "Here it is. Is it right?\n-- \nTom\nhttps://x.example",
                "Here it is. Is it right?\n\nOn Mon, 23 Nov 2026 at 08:51, Dana <dana@x.example> wrote:\n> You fool\n> again",
                "Here it is. Is it right?\n\nOn Mon, Nov 23, 2026 at 8:51 AM Dana Whitfield\n<dana@x.example> wrote:\n\n> You fool",
                "Here it is. Is it right?\n\nAm 24.11.2026 um 16:02 schrieb J. Okafor <j@x.example>:\n\nSie Narr",
                "Here it is. Is it right?\n\nLe lun. 23 nov. 2026 à 08:51, Dana <d@x.example> a écrit :\n> Imbécile",
                "Here it is. Is it right?\n\nEl lun, 23 nov 2026 a las 8:51, Dana (<d@x.example>) escribió:\n\n> Idiota",
                "Here it is. Is it right?\n\nOp ma 23 nov 2026 om 08:51 schreef Dana <d@x.example>:\n> gek",
                "Here it is. Is it right?\n\n-----Original Message-----\nFrom: Dana\nSent: Monday\nTo: Tom\nSubject: x\n\nYou fool",
                "Here it is. Is it right?\n\n________________________________\nFrom: Dana <d@x.example>\nSent: Monday, 23 November 2026 08:51\nTo: Tom\nSubject: Re: x\n\nYou fool",
                "Here it is. Is it right?\n\nVon: Dana\nGesendet: Montag\nAn: Tom\nBetreff: x\n\nSie Narr",
                "Here it is. Is it right?\n\n---------- Forwarded message ---------\nFrom: Dana\n\nYou fool",
                "Here it is. Is it right?\n\nBegin forwarded message:\n\nFrom: Dana\n\nYou fool",
                "> You fool\n\nHere it is. Is it right?",
                "Here it is. Is it right?\n\nSent from my iPhone",
                "Here it is. Is it right?\n\nGet Outlook for Android",
                "Here it is. Is it right?\n\nCheers\nTom\n\nThis e-mail and any attachments are confidential and intended for the addressee.",
                "Here it is. Is it right?\n\n```\nsudo you-fool --again\n```",
                "Here it is. Is it right?\n\n$ ping you-fool\n2026-11-24 10:22:31 ERROR fool",
                "Here it is. Is it right?\n\nGordon Leith, Information Security",
                "Good morning Dana,\n\nHere it is. Is it right?\n\nKind regards from the support team,\nNele",
                "Here it is. Is it right?\n\nThanks!\nSean",
            })
    void ownWords(String draft) {
        assertThat(own(draft)).isEqualTo("Here it is. Is it right?");
        assertThat(own(draft.replace("\n", "\r\n"))).isEqualTo("Here it is. Is it right?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reboot it.", "Fixed", "On Monday he wrote a note:\nit is gone.", "From: the desk you see the door.",
                        "Good news about your order",
                "- one\n- two", "See attached.", "Thanks for the log. It helps.", "To be plain: no.",
                        "Best of all, it is free.",
                "Send logs", "Regards the roof, it is fine and dry.",
                        "From the first day on it worked.\nSubject to change.",
            })
    void allOwn(String draft) {
        assertThat(own(draft)).isEqualTo(draft);
    }

    @Test
    void inlineAnswersAreOwn() {
        String draft =
                "On 1 May 2026, Dana <d@x.example> wrote:\n> Is it red?\nYes, it is.\n> Is it big?\nNo, it is small.\n";
        assertThat(own(draft)).isEqualTo("Yes, it is.\nNo, it is small.");
        assertThat(Zones.of(draft).quotedMessage()).contains("Is it red?\nIs it big?");
    }

    @Test
    void theQuotedMessageIsTheLatestOne() {
        String draft =
                "Yes.\n\nFrom: Dana\nSent: Monday\nTo: Tom\nSubject: x\n\nWhere is it?\n\nFrom: Tom\nSent: Sunday\nTo: Dana\nSubject: x\n\nGone.";
        assertThat(Zones.of(draft).quotedMessage()).contains("Where is it?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Yes.\\n\\n> Is it?; Is it?",
                "Yes.\\n\\n>Is it?\\n>\\n>Or not?; Is it?\\n\\nOr not?",
                "Yes.\\n\\n> Is it?\\n> > It is.\\n> Really?; Is it?\\nReally?",
                "Yes.\\n\\nOn 1 May 2026 at 08:51 Dana <d@x.example> wrote:\\n> Is it?; Is it?",
                "Yes.\\n\\n> Is it?\\n> On 1 May 2026 at 08:51 Tom <t@x.example> wrote:\\n> > It is.\\n> Really?; Is it?\\nReally?",
                "Yes.\\n\\n> Is it?\\n> On 1 May 2026 at 08:51 Tom <t@x.example> wrote:\\n>\\n> > It is.\\n> Really?; Is it?\\n\\nReally?",
                "Yes.\\n\\n> Is it?\\n> On 1 May 2026 at 08:51 Tom <t@x.example> wrote:\\n> It is.; Is it?",
                "Yes.\\n\\n> Is it?\\n> Tom wrote:\\n> It is.; Is it?\\nTom wrote:\\nIt is.",
                "Yes.\\n\\n> Tom wrote:\\n> It is.; It is.",
                "Yes.\\n\\n> __________\\n> Is it?; Is it?",
                "Yes.\\n\\n> _________\\n> Is it?; _________\\nIs it?",
                "Yes.\\n\\n> __________x\\n> Is it?; __________x\\nIs it?",
                "Yes.\\n\\n> > It is.; none",
                "Yes.\\n\\n>; none",
                "Yes.; none"
            })
    void whatIsQuotedIsTheMessage(String draft, String message) {
        assertThat(Zones.of(draft.replace("\\n", "\n")).quotedMessage().orElse("none"))
                .isEqualTo(message.replace("\\n", "\n"));
    }

    @Test
    void inlineCodeIsNoWordOfTheWriter() {
        assertThat(own("Type `you fool` there.")).isEqualTo("Type  there.");
        assertThat(own("`a` is `b`")).isEqualTo("is");
        assertThat(own("Type `you fool there.")).isEqualTo("Type `you fool there.");
        assertThat(own("``")).isEmpty();
    }

    private static List<String> held(String draft) {
        return Zones.of(draft).zones().stream()
                .map(zone -> zone.kind() + zone.span().of(draft).replace("\r", ""))
                .toList();
    }

    /** A mail of zones.txt: its lines, what each holds, and how the quoted message begins, if that is said. */
    record Mail(String name, List<String> lines, List<Character> kinds, String quoted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mail> mails() throws IOException {
        List<Mail> mails = new ArrayList<>();
        String table;
        try (InputStream in = ZonesTest.class.getResourceAsStream("zones.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String part : table.split("(?m)^=== ")) {
            if (part.startsWith("#")) {
                continue;
            }
            List<String> rows = List.of(part.stripTrailing().split("\n"));
            List<String> lines = new ArrayList<>();
            List<Character> kinds = new ArrayList<>();
            String quoted = "";
            for (String row : rows.subList(1, rows.size())) {
                if (row.startsWith("<= ")) {
                    quoted = row.substring(3);
                } else {
                    lines.add(row.isEmpty() ? "" : row.substring(2));
                    kinds.add(row.length() < 3 ? ' ' : row.charAt(0));
                }
            }
            mails.add(new Mail(rows.get(0), lines, kinds, quoted));
        }
        return mails;
    }

    @ParameterizedTest
    @MethodSource("mails")
    void realShapes(Mail mail) {
        for (String lineBreak : List.of("\n", "\r\n", "\r")) {
            String draft = String.join(lineBreak, mail.lines());
            Zones zones = Zones.of(draft);
            int at = 0;
            for (int i = 0; i < mail.lines().size(); i++) {
                if (mail.kinds().get(i) != ' ') {
                    assertThat(letter(zones, at))
                            .as(mail.lines().get(i))
                            .isEqualTo(mail.kinds().get(i));
                }
                at += mail.lines().get(i).length() + lineBreak.length();
            }
            assertThat(zones.quotedMessage().orElse("")).startsWith(mail.quoted());
        }
    }

    private static char letter(Zones zones, int at) {
        for (Zones.Zone zone : zones.zones()) {
            if (zone.span().start() <= at && at < zone.span().end()) {
                return switch (zone.kind()) {
                    case OWN -> 'o';
                    case GREETING -> 'g';
                    case CLOSING -> 'c';
                    case SIGNATURE -> 's';
                    case QUOTED -> 'q';
                    case FOOTER -> 'f';
                    case CODE -> 'k';
                };
            }
        }
        throw new AssertionError("no zone at " + at);
    }

    /** Built to stall whatever looks at a thing more than a few times; each would take hours if it were. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                ">\n",
                "`",
                "`\n",
                "word\n",
                "\n",
                "Thanks\n",
                "Thanks\n\n\n\n> x\n",
                "Sent from my iPhone\n",
                "On ",
                "On 1\n",
                "a@b.c wrote:\n\n",
                "From: a@b.c\n",
                "this email\n\n",
                "```\n",
                "- ",
                " ",
                "Dana\n\n",
                "    {",
                "1  2  3\n",
                "--\n",
                "-- \n",
                "$ x\n",
                "-----BEGIN PGP SIGNED MESSAGE-----\n",
                "-----BEGIN KEY-----\n",
                "DW> x\n",
                "A wrote:\n| x\n\n",
                "vat registered in company number\n\n",
                "@@ -1 @@\n+ x\n",
                " @@ -1 @@\n",
                "A B  C  D\n1  2  3\n"
            })
    void aMillionOfAnythingIsRead(String piece) {
        String draft = piece.repeat(1_000_000 / piece.length());
        Zones zones = Zones.of(draft);
        assertThat(zones.zones().get(zones.zones().size() - 1).span().end()).isEqualTo(draft.length());
        assertThat(zones.quotedMessage()).isNotNull();
    }

    @Test
    void zonesCoverTheText() {
        Random random = new Random(5);
        List<String> pieces = List.of(
                "> ",
                "\n",
                "\r\n",
                "\r",
                "-- ",
                "Hi Dana,",
                "From: x",
                "On 1 wrote:",
                "`",
                "```",
                "Best regards",
                "word ",
                "\t1\t2\t3",
                "😀",
                "");
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            int at = 0;
            for (Zones.Zone zone : Zones.of(text.toString()).zones()) {
                Span span = zone.span();
                assertThat(span.start()).isEqualTo(at);
                assertThat(span.length()).isPositive();
                at = span.end();
            }
            assertThat(at).isEqualTo(text.length());
            String lf = text.toString().replace("\r\n", "\n").replace('\r', '\n');
            assertThat(held(lf.replace("\n", "\r\n"))).isEqualTo(held(lf));
        }
    }

    /** "İ" is two characters when it is made small, so that a place in small letters is none in the line as written. */
    @ParameterizedTest
    @ValueSource(strings = {"İİİ,a", "Kİ,", "regards İ, Tom", "İ,İ,İ", "İİ wrote: x"})
    void aLetterThatGrowsWhenItIsSmallMovesNothing(String line) {
        String draft = "Here it is. Is it right?\n\n" + line + "\nTom\n\n" + line;
        assertThat(Zones.of(draft).zones()).isNotEmpty();
        assertThat(own(draft)).startsWith("Here it is. Is it right?");
    }

    @Test
    void aLongLineThatIsQuotedIsQuotedWhole() {
        String line = "word ".repeat(80).strip();
        assertThat(Zones.of("Yes.\n\n> " + line + "\n> so").quotedMessage()).contains(line + "\nso");
        String attribution = "On 1 May 2026 at 08:51 " + "x".repeat(300) + " wrote:";
        assertThat(Zones.of("Yes.\n\n> It is.\n> " + attribution + "\n> So.").quotedMessage())
                .contains("It is.\n" + attribution + "\nSo.");
    }
}
