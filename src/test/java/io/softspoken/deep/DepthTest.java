package io.softspoken.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.report.Depth;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker of each depth, and what is said where the deep model or its runtime is not there. */
class DepthTest {
    private static final String DRAFT =
            "Hello Sam,\n\nhad you opened the letter we sent in May, we would not be having this"
                    + " conversation now. The form is attached.\n\nBest regards\nIda";

    private static ToneChecker checker(Depth depth) {
        return ToneChecker.builder().depth(depth).build();
    }

    @Test
    void theEngineOfAReportTellsTheDepth() {
        String fast = ToneChecker.create().check(DRAFT).engine();
        assertThat(checker(Depth.FAST).check(DRAFT).engine()).isEqualTo(fast);
        assertThat(checker(Depth.DEEP).check(DRAFT).engine()).startsWith(fast + ".");
        assertThat(checker(Depth.NONE).check(DRAFT).engine()).isNotEqualTo(fast);
    }

    @Test
    void reportsOfTheDeepEngineAreWhole() {
        ToneReport report = checker(Depth.DEEP).check(Draft.of(DRAFT).inReplyTo("I do not understand this bill."));
        assertThat(report.findings()).isNotEmpty();
        for (Finding finding : report.findings()) {
            assertThat(finding.quote()).isEqualTo(DRAFT.substring(finding.start(), finding.end()));
            assertThat(finding.message()).isNotBlank();
        }
        assertThat(report.softened()).isNotEqualTo(DRAFT);
    }

    @Test
    void theSameDraftGivesTheSameReport() {
        ToneChecker deep = checker(Depth.DEEP);
        assertThat(deep.check(DRAFT))
                .isEqualTo(deep.check(DRAFT))
                .isEqualTo(checker(Depth.DEEP).check(DRAFT));
    }

    @Test
    void aConfigurationCanAskForIt(@TempDir Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("softspoken.yaml"), "depth: deep\n");
        assertThat(ToneChecker.builder().config(config).build().check(DRAFT).engine())
                .isEqualTo(checker(Depth.DEEP).check(DRAFT).engine());
        assertThat(ToneChecker.builder()
                        .config(config)
                        .depth(Depth.FAST)
                        .build()
                        .check(DRAFT)
                        .engine())
                .isEqualTo(ToneChecker.create().check(DRAFT).engine());
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "depth: deeper\n");
        assertThatThrownBy(() -> ToneChecker.builder().config(wrong).build())
                .hasMessageContaining("wrong.yaml:1:")
                .hasMessageContaining("deep");
    }

    @Test
    void withoutTheRuntimeALineSaysWhatToDo() throws Exception {
        assertThat(problem(entry -> !entry.contains("onnxruntime"), name -> true))
                .contains("ONNX Runtime")
                .contains("onnxruntime-1.22.0.jar")
                .doesNotContain("\n");
    }

    @Test
    void withoutTheModelALineSaysWhatToDo() throws Exception {
        assertThat(problem(entry -> true, name -> !name.endsWith("model.onnx")))
                .contains("softspoken-deep.jar")
                .doesNotContain("\n");
    }

    /** What is said by a checker made of part of the class path. */
    private static String problem(Predicate<String> entries, Predicate<String> resources) throws Exception {
        URL[] parts = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entries)
                .map(Path::of)
                .map(DepthTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(parts, ClassLoader.getPlatformClassLoader()) {
            @Override
            public @Nullable URL getResource(String name) {
                return resources.test(name) ? super.getResource(name) : null;
            }
        }) {
            Class<?> model = loader.loadClass("io.softspoken.model.ToneModel");
            Object tone = model.getMethod("shipped").invoke(null);
            Object hash = model.getMethod("hash").invoke(tone);
            loader.loadClass(DeepModels.class.getName())
                    .getMethod("shipped", String.class)
                    .invoke(null, hash);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            assertThat(cause.getClass().getName()).isEqualTo(DeepUnavailableException.class.getName());
            return String.valueOf(cause.getMessage());
        }
        throw new AssertionError("the deep model was loaded all the same");
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
