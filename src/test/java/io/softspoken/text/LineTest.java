package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void eachKindOfBreakEndsALine() {
        String text = "a\r\nbc\rd\n\r\n\n\re";
        List<Line> lines = Line.all(text);
        assertThat(lines).extracting(line -> line.of(text)).containsExactly("a", "bc", "d", "", "", "", "e");
        assertThat(lines)
                .startsWith(new Line(0, 1, 3), new Line(3, 5, 6), new Line(6, 7, 8), new Line(8, 8, 10))
                .endsWith(new Line(10, 10, 11), new Line(11, 11, 12), new Line(12, 13, 13));
    }

    @Test
    void aBreakAtTheEndBeginsNoLine() {
        assertThat(Line.all("a\n")).containsExactly(new Line(0, 1, 2));
        assertThat(Line.all("a\r")).containsExactly(new Line(0, 1, 2));
        assertThat(Line.all("a\r\n")).containsExactly(new Line(0, 1, 3));
        assertThat(Line.all("")).isEmpty();
    }
}
