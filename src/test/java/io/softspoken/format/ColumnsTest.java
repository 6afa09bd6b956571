package io.softspoken.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.apache.commons.text.WordUtils;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void plainLinesAreCutAsAllOthers() {
        String line = "It's (not) \"done\" - 50 %.";
        List<Columns.Cell> plain = Columns.cells(line, 3, line.length());
        // A character behind it that is not plain has the JDK cut the same line.
        List<Columns.Cell> cut = Columns.cells(line + "\u00E9", 3, line.length() + 1);
        assertThat(plain).isEqualTo(cut.subList(0, cut.size() - 1));
    }

    @Test
    void linesAreBrokenAsTheLibraryBreaksThem() {
        Random random = new Random(5);
        for (int n = 0; n < 2_000; n++) {
            StringBuilder words = new StringBuilder("begin");
            for (int i = random.nextInt(30); i > 0; i--) {
                words.append(' ').append("x".repeat(1 + random.nextInt(14)));
            }
            int width = 1 + random.nextInt(30);
            assertThat(Columns.wrap(words.toString(), width, "\n  "))
                    .isEqualTo(WordUtils.wrap(words.toString(), width, "\n  ", false));
        }
    }

    @Test
    void aTextIsMadeFlat() {
        assertThat(Columns.flat("  two\t\n\u00A0words \r\n\u001B[1m ")).isEqualTo("two words \u241B[1m");
    }
}
