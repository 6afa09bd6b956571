package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual's recipe for Spark is the code that is tested on Spark, in the profile {@code spark}. */
class SparkManualTest {
    private static final Path SOURCES = Path.of("src/spark/java/com/example/tone");

    @Test
    void theManualHoldsTheTestedCode() throws IOException {
        List<String> code = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/main/dist/doc/spark.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(code)
                .startsWith(
                        Files.readString(SOURCES.resolve("ToneFunctions.java")),
                        Files.readString(SOURCES.resolve("JudgeArchive.java")));
    }
}
