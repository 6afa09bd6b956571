package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the packages, and who may import which third party. The two tables say what may be; what is, is
 * read off the compiled classes by the JDK's own {@code jdeps}.
 */
class ArchitectureTest {
    private static final String OURS = "io.softspoken";
    private static final String ROOT = "(root)";

    /** A package and those of ours that it may import. */
    private record Arrows(String from, String... to) {}

    /** In an order in which each package imports only what stands above it, so that there is no way round. */
    private static final List<Arrows> ARROWS = List.of(
            new Arrows("draft"),
            new Arrows("report", "draft"),
            new Arrows("nlp"),
            new Arrows("text", "draft", "nlp"),
            new Arrows("commit", "text", "draft"),
            new Arrows("model", "text", "draft", "report"),
            new Arrows("deep", "model", "text", "draft"),
            new Arrows("rules", "model", "text", "draft", "report"),
            new Arrows("judge", "commit", "rules", "model", "text", "draft", "report"),
            new Arrows("config", "rules", "draft", "report"),
            new Arrows(ROOT, "judge", "config", "rules", "deep", "model", "draft", "report"),
            new Arrows("mail", "draft"),
            new Arrows("fix", "judge", "draft", "report"),
            new Arrows("format", "fix", "draft", "report"),
            new Arrows("audit", ROOT, "mail", "draft", "report"),
            new Arrows("notice", "mail", "format", "draft", "report"),
            new Arrows("gate", ROOT, "notice", "mail", "draft", "report"),
            new Arrows("held", ROOT, "notice", "mail", "format", "draft", "report"),
            new Arrows("serve", ROOT, "mail", "format", "draft", "report"),
            new Arrows("lsp", ROOT, "config", "mail", "format", "fix", "draft", "report"),
            new Arrows("proof", ROOT, "mail", "rules", "model", "text", "draft", "report"),
            new Arrows("train", ROOT, "proof", "rules", "model", "text", "draft", "report"),
            new Arrows("milter", ROOT, "mail", "format", "config", "rules", "draft", "report"),
            new Arrows(
                    "cli", ROOT, "lsp", "serve", "milter", "train", "proof", "held", "audit", "deep", "model", "config",
                    "rules", "mail", "format", "fix", "draft", "report"));

    /**
     * Each third party, by the beginning of its packages, and the one package that knows it. Jakarta Mail has three: one
     * reads mail, one writes it, one stands in the way of its transports.
     */
    private static final Map<String, String> IMPORTERS = Map.ofEntries(
            Map.entry("opennlp.tools.postag", "nlp"),
            Map.entry("opennlp.tools.ml.maxent.quasinewton", "model"),
            Map.entry("ai.onnxruntime", "deep"),
            Map.entry("org.snakeyaml.engine.", "rules"),
            Map.entry("jakarta.activation", "mail"),
            Map.entry("jakarta.mail", "mail notice gate"),
            Map.entry("org.jsoup", "mail"),
            Map.entry("com.fasterxml.jackson.", "format"),
            Map.entry("org.eclipse.lsp4j", "lsp"),
            Map.entry("com.google.gson", "lsp"),
            Map.entry("picocli", "cli"),
            Map.entry("me.tongfei.progressbar", "cli"));

    /** What any package may use: the JDK, and string helpers and annotations, which show in nobody's API. */
    private static final List<String> COMMON = List.of(
            "java.",
            "javax.crypto",
            "javax.xml.stream",
            "com.sun.net.httpserver",
            "org.apache.commons.text",
            "org.jspecify.annotations");

    private static final Map<String, Set<String>> IMPORTS = imports();

    @Test
    void arrowsPointOneWay() {
        Set<String> above = new HashSet<>();
        for (Arrows arrows : ARROWS) {
            assertThat(Set.of(arrows.to())).as("arrows of " + arrows.from()).isSubsetOf(above);
            assertThat(above.add(arrows.from())).as(arrows.from() + " once").isTrue();

            Set<String> found = new TreeSet<>();
            for (String target : IMPORTS.getOrDefault(arrows.from(), Set.of())) {
                if (isOurs(target)) {
                    found.add(shortName(target));
                }
            }
            assertThat(found).as("what " + arrows.from() + " imports").isSubsetOf(Set.of(arrows.to()));
        }
        assertThat(IMPORTS.keySet()).as("packages").containsExactlyInAnyOrderElementsOf(above);
    }

    @Test
    void eachThirdPartyHasOneImporter() {
        Map<String, Set<String>> found = new TreeMap<>();
        IMPORTS.forEach((from, targets) -> {
            for (String target : targets) {
                if (!isOurs(target) && COMMON.stream().noneMatch(target::startsWith)) {
                    found.computeIfAbsent(thirdParty(target), party -> new TreeSet<>())
                            .add(from);
                }
            }
        });
        Map<String, Set<String>> expected = new TreeMap<>();
        IMPORTERS.forEach((party, importer) -> expected.put(party, Set.of(importer.split(" "))));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        for (Arrows arrows : ARROWS) {
            String name = arrows.from().equals(ROOT) ? OURS : OURS + "." + arrows.from();
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    /** The key of {@link #IMPORTERS} for an imported package; one that is in no table is its own. */
    private static String thirdParty(String target) {
        return IMPORTERS.keySet().stream().filter(target::startsWith).findAny().orElse(target);
    }

    private static boolean isOurs(String target) {
        return target.equals(OURS) || target.startsWith(OURS + ".");
    }

    private static String shortName(String ours) {
        return ours.equals(OURS) ? ROOT : ours.substring(OURS.length() + 1);
    }

    /** For each package of ours, by its short name, the packages it imports by their full names. */
    private static Map<String, Set<String>> imports() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "-verbose:package",
                        "--ignore-missing-deps",
                        Path.of("target", "classes").toString());
        if (code != 0) {
            fail("jdeps: " + out);
        }
        Map<String, Set<String>> imports = new TreeMap<>();
        // One arrow a line: "   io.softspoken.draft    -> java.lang    java.base"
        Pattern arrow = Pattern.compile("^ +(\\S+) +-> +(\\S+)", Pattern.MULTILINE);
        for (MatchResult match : arrow.matcher(out.toString()).results().toList()) {
            assertThat(match.group(1)).startsWith(OURS);
            imports.computeIfAbsent(shortName(match.group(1)), from -> new TreeSet<>())
                    .add(match.group(2));
        }
        return imports;
    }
}
