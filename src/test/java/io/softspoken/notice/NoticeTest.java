package io.softspoken.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Edit;
import io.softspoken.report.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
    private static final ToneChecker CHECKER = ToneChecker.create();

    private static Notice notice(String text, List<Edit.Replacement> replacements) {
        Draft draft = Draft.of(text);
        return Notice.of(
                "About it",
                List.of("It is held."),
                draft,
                CHECKER.check(draft),
                Optional.of(new Edit(replacements, text, Verdict.SEND)),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void noCharacterIsCutInTwo(String before) {
        String pairs = "\uD83D\uDE00".repeat(10);
        String start = pairs.repeat(100) + before + pairs;
        int at = start.length();
        String text = start + pairs + before + pairs.repeat(3_000);
        Notice notice = notice(
                text + " You idiot.",
                List.of(new Edit.Replacement(at, at, "", "I see. "), new Edit.Replacement(at, at, "", " I see.")));
        assertThat(notice.plain()).contains("Before \u201c\uD83D\uDE00", "\uD83D\uDE00\u201d", "[\u2026]");
        for (String written : List.of(notice.plain(), notice.html())) {
            assertThat(written.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\r",
                "\u0000",
                "\uD83D",
                "\u202EYou idiot.\u202C",
                "You idiot.",
                "You\ridiot.\r",
                "\u0301You idiot.\u0301",
                "[You idiot.]",
                "</pre></body><script>You idiot.</script>"
            })
    void whateverWasWrittenItIsAMail(String text) {
        Notice notice = notice(text, List.of());
        assertThat(notice.html()).doesNotContain("<script>").endsWith("</body></html>\n");
        byte[] mail = new NoticeMail(notice, "a@example.test", "b@example.test", "id@x", Instant.EPOCH).bytes();
        assertThat(new String(mail, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("Date: ")
                .contains("Auto-Submitted: auto-generated");
    }
}
