package io.softspoken.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DocumentTest {
    private static final String[] BITS = {"a", "\n", "\r", "\r\n", "\uD83D\uDE00", "\u00E9", "\uD83D", "bc"};

    private static Document document(String text, PositionEncoding encoding) {
        return new Document("file:///draft.txt", "", 1, text, encoding);
    }

    private static String bits(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(BITS[random.nextInt(BITS.length)]);
        }
        return text.toString();
    }

    @Test
    void manyChangesAtOnceAreTheSameAsOneAfterTheOther() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            PositionEncoding encoding = PositionEncoding.values()[random.nextInt(3)];
            String text = bits(random, 12);
            Document begun = document(text, encoding);
            List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                String words = bits(random, 5);
                Range range = new Range(
                        new Position(random.nextInt(6) - 1, random.nextInt(8) - 1),
                        new Position(random.nextInt(6) - 1, random.nextInt(8) - 1));
                changes.add(new TextDocumentContentChangeEvent(range, words));
                Document now = document(text, encoding);
                int start = now.offset(range.getStart());
                text = text.substring(0, start) + words + text.substring(Math.max(start, now.offset(range.getEnd())));
            }
            assertThat(begun.with(changes, 2).text()).isEqualTo(text);
        }
    }

    /** As an editor sends them that replaces a word wherever it stands. */
    @Test
    @Timeout(20)
    void thousandsOfChangesAtOnceAreMadeInOneGo() {
        Document begun = document("You are late, and so.\n".repeat(20_000), PositionEncoding.UTF16);
        List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
        for (int line = 20_000 - 1; line >= 0; line--) {
            changes.add(new TextDocumentContentChangeEvent(
                    new Range(new Position(line, 0), new Position(line, 3)), "All\nof us"));
        }
        assertThat(begun.with(changes, 2).text()).isEqualTo("All\nof us are late, and so.\n".repeat(20_000));
    }

    @Test
    @Timeout(20)
    void placesInOneLongLineAreNotCountedFromItsBeginning() {
        Document line = document("You are an idiot. \uD83D\uDE00".repeat(50_000), PositionEncoding.UTF16);
        for (int i = 0; i < 50_000; i++) {
            assertThat(line.position(20 * i + 19)).isEqualTo(new Position(0, 20 * i + 19));
        }
    }
}
