package io.softspoken.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual's recipe for Apache James is the code that is tested with James, on a JDK that can read its classes. */
class JamesManualTest {
    private static final Path SOURCES = Path.of("src/james/java/com/example/tone");

    @Test
    void theManualHoldsTheTestedCode() throws IOException {
        String manual = Files.readString(Path.of("src/main/dist/doc/james.md"));
        List<String> code = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(manual)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(code)
                .containsExactly(
                        Files.readString(SOURCES.resolve("HeldForTone.java")),
                        Files.readString(SOURCES.resolve("TellWriter.java")));
    }
}
