package io.softspoken.judge;

import io.softspoken.report.Missing;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.text.Text;
import java.util.List;

/** What the reader is owed and not given. */
final class Missed {
    private Missed() {}

    static List<Missing> in(String words, Text text, Occasion occasion, Matcher matcher) {
        return List.of();
    }
}
