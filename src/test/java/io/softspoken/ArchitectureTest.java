package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and that each third party has one importer; read off the classes by jdeps. */
class ArchitectureTest {
    private static final String OURS = "io.softspoken";

    /** What each package may import of ours; "" is the root. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("draft", Set.of()),
            Map.entry("report", Set.of("draft")),
            Map.entry("nlp", Set.of()),
            Map.entry("text", Set.of("draft", "nlp")),
            Map.entry("rules", Set.of("text", "draft", "report")),
            Map.entry("judge", Set.of("rules", "text", "draft", "report")),
            Map.entry("", Set.of("judge", "rules", "draft", "report")),
            Map.entry("mail", Set.of("draft")),
            Map.entry("format", Set.of("draft", "report")),
            Map.entry("proof", Set.of("", "rules", "text", "draft", "report")),
            Map.entry("cli", Set.of("", "proof", "rules", "mail", "format", "draft", "report")));

    private static final Map<String, String> IMPORTERS = Map.of(
            "opennlp.", "nlp",
            "jakarta.mail", "mail",
            "org.jsoup", "mail",
            "com.fasterxml.", "format",
            "picocli", "cli",
            "org.snakeyaml.", "rules");

    @Test
    void arrowsPointOneWay() {
        imports().forEach((from, targets) -> {
            Set<String> allowed = ARROWS.get(from);
            assertThat(allowed)
                    .as("the package \"" + from + "\" is in the table")
                    .isNotNull();
            for (String target : targets) {
                if (target.equals(OURS) || target.startsWith(OURS + ".")) {
                    String name = target.equals(OURS) ? "" : target.substring(OURS.length() + 1);
                    assertThat(allowed).as(from + " imports " + name).contains(name);
                }
            }
        });
    }

    @Test
    void eachThirdPartyHasOneImporter() {
        Map<String, Set<String>> found = new HashMap<>();
        imports()
                .forEach((from, targets) -> targets.forEach(target -> IMPORTERS.forEach((prefix, importer) -> {
                    if (target.startsWith(prefix)) {
                        found.computeIfAbsent(prefix, p -> new TreeSet<>()).add(from);
                    }
                })));
        IMPORTERS.forEach(
                (prefix, importer) -> assertThat(found.get(prefix)).as(prefix).containsExactly(importer));
    }

    /** For each package of ours, the packages it imports. */
    private static Map<String, Set<String>> imports() {
        StringWriter out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int code = jdeps.run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-verbose:package",
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                "-cp",
                System.getProperty("java.class.path"),
                "target/classes");
        assertThat(code).as(out.toString()).isZero();
        Map<String, Set<String>> imports = new TreeMap<>();
        Pattern line = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)");
        Pattern header = Pattern.compile("^\\s+(io\\.softspoken\\S*)\\s*(?:\\S+)?$");
        String from = null;
        for (String each : out.toString().split("\\R")) {
            Matcher arrow = line.matcher(each);
            Matcher head = header.matcher(each);
            if (arrow.find() && arrow.group(1).startsWith(OURS)) {
                from = arrow.group(1);
                add(imports, from, arrow.group(2));
            } else if (head.find()) {
                from = head.group(1);
            } else if (from != null && each.strip().startsWith("->")) {
                add(imports, from, each.strip().substring(2).strip().split("\\s+")[0]);
            }
        }
        assertThat(imports).hasSize(ARROWS.size());
        return imports;
    }

    private static void add(Map<String, Set<String>> imports, String from, String target) {
        String name = from.equals(OURS) ? "" : from.substring(OURS.length() + 1);
        imports.computeIfAbsent(name, n -> new TreeSet<>()).add(target);
    }
}
