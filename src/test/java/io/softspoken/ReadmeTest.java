package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.format.TextReports;
import io.softspoken.report.Category;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.RuleSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README lists is generated, and what it shows works. {@code mvn test -Dreadme.write=true} rewrites it. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void theTableOfCategoriesIsThatOfTheCode() throws IOException {
        StringBuilder table = new StringBuilder(
                "<!-- categories -->\n| id | what it is | rules | patterns |\n| --- | --- | --- | --- |\n");
        PackReader reader = new PackReader().add(Path.of("src/main/packs"));
        reader.compile();
        List<RuleSource> sources = reader.sources();
        for (Category category : Category.values()) {
            List<RuleSource> own =
                    sources.stream().filter(s -> s.category() == category).toList();
            int patterns =
                    own.stream().mapToInt(s -> Math.max(1, s.patterns().size())).sum();
            table.append("| `")
                    .append(category.id())
                    .append("` | ")
                    .append(category.summary())
                    .append(" | ")
                    .append(own.size())
                    .append(" | ")
                    .append(patterns)
                    .append(" |\n");
        }
        table.append("<!-- /categories -->");
        String readme = Files.readString(README);
        String written = Pattern.compile("<!-- categories -->.*<!-- /categories -->", Pattern.DOTALL)
                .matcher(readme)
                .replaceFirst(Matcher.quoteReplacement(table.toString()));
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, written);
        } else {
            assertThat(readme)
                    .as("run mvn test -Dtest=ReadmeTest -Dreadme.write=true")
                    .isEqualTo(written);
        }
    }

    @Test
    void theMapNamesEveryPackage() throws IOException {
        List<String> named = Pattern.compile("^\\| `([a-z.]+)` \\| [^|]+ \\|$", Pattern.MULTILINE)
                .matcher(section("The life of a draft"))
                .results()
                .map(row -> row.group(1))
                .toList();
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "io", "softspoken"))) {
            List<String> packages = Stream.concat(
                            Stream.of("io.softspoken"),
                            files.filter(Files::isDirectory)
                                    .map(folder -> folder.getFileName().toString()))
                    .toList();
            assertThat(named).containsExactlyInAnyOrderElementsOf(packages);
        }
    }

    @Test
    void whatMeasuresTheSpeedIsThere() throws IOException {
        List<String> commands = Pattern.compile("`(?:src/bench/)?((?:run|start|compare)[^`]*)` \\|$", Pattern.MULTILINE)
                .matcher(section("Speed"))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(commands).isNotEmpty();
        for (String command : commands) {
            String[] words = command.split(" ");
            assertThat(Path.of("src", "bench", words[0])).isExecutable();
            if (words.length > 1) {
                String source = words[1].replace('.', '/') + ".java";
                assertThat(Path.of("src", "bench", "java", source)).exists();
            }
        }
    }

    @Test
    void theDependencyIsThisVersion() throws IOException {
        assertThat(section("Java")).contains("<version>" + ToneChecker.version() + "</version>");
    }

    @Test
    void theSettingsDoWhatTheReadmeSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("my-rules.yaml"), block("Add a rule", "yaml"));
        Path file = Files.writeString(folder.resolve("softspoken.yaml"), block("Settings", "yaml"));
        Matcher draft = Pattern.compile("With it, \"(.*?)\" leaves").matcher(section("Settings"));
        assertThat(draft.find()).isTrue();
        Draft given = Draft.of(draft.group(1));
        ToneChecker checker = ToneChecker.builder().config(file).build();
        assertThat(new TextReports(false).write("(standard input)", given, checker.check(given)))
                .startsWith(block("Settings", "text"));
        assertThat(checker.check(given).findings()).hasSize(1);
        assertThat(ToneChecker.create().check(given).findings())
                .extracting(finding -> finding.category().id())
                .as("without them")
                .containsExactly("blame", "jargon");
    }

    /** The first block of code under a heading that is in a language. */
    private static String block(String heading, String language) throws IOException {
        Matcher block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(section(heading));
        assertThat(block.find()).as(language + " under " + heading).isTrue();
        return block.group(1);
    }

    /** The text under a heading, up to the next. */
    private static String section(String heading) throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("\n## " + heading + "\n");
        assertThat(start).as("the heading " + heading).isNotNegative();
        int end = readme.indexOf("\n## ", start + 1);
        return readme.substring(start, end < 0 ? readme.length() : end);
    }

    @Test
    void theJavaExampleCompilesAndRuns(@TempDir Path folder) throws Exception {
        Matcher example = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Example.java"), example.group(1));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(compiled).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (java.net.URLClassLoader loader =
                new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("HOLD", "alarm: ", "no-problem: No problem -> [");
    }

    @Test
    void thePackInTheReadmePassesItsOwnTests(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my-rules.yaml"), block("Add a rule", "yaml"));
        PackReader reader = io.softspoken.rules.Packs.sources().add(file);
        io.softspoken.proof.PackProof proof = new io.softspoken.proof.PackProof(reader.compile());
        List<io.softspoken.proof.PackProof.Outcome> outcomes = reader.sources().stream()
                .filter(s -> s.id().equals("blame/read-the-manual"))
                .flatMap(s -> proof.prove(s).stream())
                .toList();
        assertThat(outcomes).hasSize(2).allMatch(io.softspoken.proof.PackProof.Outcome::passed, "passes");
        assertThat(ToneChecker.builder()
                        .rules(file)
                        .build()
                        .check("It is in the green folder.")
                        .findings())
                .extracting(f -> f.suggestions().get(0))
                .containsExactly("shared customer folder");
    }
}
