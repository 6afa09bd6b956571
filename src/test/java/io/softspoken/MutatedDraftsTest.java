package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.format.LabelledDrafts;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailDrafts;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Drafts as no writer leaves them: cut, doubled, run together, with letters that change their length with their case, lone
 * halves of characters, short forms that stand alone, impossible dates. Nothing throws, and offsets cut out their quotes.
 * The same each time; the fuzz tests look for what is new.
 */
class MutatedDraftsTest {
    private static final int DRAFTS = 1_500;
    private static final int LONGEST = 3_000;

    private static final List<String> PIECES = List.of(
            "İ",
            "ß",
            "ﬁ",
            "ŉ",
            "Σ",
            "ς",
            "K",
            "ı",
            "\u0000",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\u00A0",
            "\u200B",
            "\u200D",
            "\u202E",
            "\uFEFF",
            "\u0301",
            "\u2028",
            "\u0085",
            "\t",
            "\r",
            "\r\n",
            "\n\n",
            "\n> ",
            "-- \n",
            "--",
            "n't",
            " n't ",
            "'",
            "’",
            "\"",
            "“",
            "(",
            ")",
            "[",
            "]",
            "{",
            ",",
            ".",
            ":",
            "?!",
            "!!!",
            "…",
            " - ",
            "—",
            "*",
            "#",
            "|",
            "@",
            "http://",
            "a@b.example",
            "www.",
            "wrote:",
            "On Mon, 23 Nov 2026 Dana wrote:\n",
            "From: x\n",
            "Dear ",
            "Regards,",
            "I will ",
            "by ",
            "31 February",
            "99999999999999999999",
            "13:61",
            "24:00",
            "2026-02-30",
            "half past ",
            "within 999999999 years",
            "٣",
            "๙",
            "½",
            "Ⅳ",
            "£5",
            "&amp;",
            "<b>",
            "</",
            "&#x110000;",
            "<!--",
            "中文",
            "שלום",
            "A",
            "the ");

    private static final ToneChecker CHECKER = ToneChecker.create();
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-24T10:00+01:00");

    private final List<String> drafts = new ArrayList<>();

    MutatedDraftsTest() throws IOException {
        for (String file : List.of("a", "c", "d", "f")) {
            for (String line : Files.readAllLines(Path.of("src/test/corpus/drafts-" + file + ".jsonl"))) {
                drafts.add(LabelledDrafts.read(line).draft());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThrowsAndOffsetsCutOutTheirQuotes(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < DRAFTS; i++) {
            String draft = mutated(random);
            try {
                switch (i % 10) {
                    case 0 -> check(HtmlDrafts.read("<p>" + draft.replace("\n\n", "</p><p>") + "</p>"));
                    case 1 ->
                        check(MailDrafts.read(("Content-Type: text/plain; charset=utf-8\n\n" + draft)
                                .getBytes(StandardCharsets.UTF_8)));
                    case 2 -> CHECKER.smallestEdit(Draft.of(draft), Verdict.SEND);
                    case 3 -> check(Draft.of(draft).writtenAt(NOW));
                    case 4 -> check(Draft.of(draft).inReplyTo(mutated(random)));
                    case 5 -> CHECKER.check(CHECKER.check(draft).softened());
                    default -> check(Draft.of(draft));
                }
            } catch (RuntimeException e) {
                throw new AssertionError("draft " + i + " of seed " + seed + ": " + escaped(draft), e);
            }
        }
    }

    private static void check(Draft draft) {
        ToneReport report = CHECKER.check(draft);
        for (Finding finding : report.findings()) {
            assertThat(draft.text().substring(finding.start(), finding.end())).isEqualTo(finding.quote());
        }
    }

    private String mutated(Random random) {
        StringBuilder draft = new StringBuilder(drafts.get(random.nextInt(drafts.size())));
        for (int n = 1 + random.nextInt(12); n > 0; n--) {
            int at = random.nextInt(draft.length() + 1);
            int to = Math.min(draft.length(), at + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0, 1 -> draft.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> draft.delete(at, to);
                case 3 -> draft.insert(random.nextInt(draft.length() + 1), draft.substring(at, to));
                case 4 -> draft.replace(at, to, draft.substring(at, to).toUpperCase(Locale.ROOT));
                default -> draft.insert(at, '\n');
            }
        }
        draft.setLength(Math.min(draft.length(), LONGEST));
        return draft.toString();
    }

    private static String escaped(String draft) {
        StringBuilder escaped = new StringBuilder();
        for (char c : draft.toCharArray()) {
            escaped.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return escaped.toString();
    }
}
