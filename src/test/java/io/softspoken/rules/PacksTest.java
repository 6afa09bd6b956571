package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksTest {
    @Test
    void whatWasLoadedAheadIsGivenOnceAndIsTheSame() {
        Packs.ahead();
        Packs.ahead();
        Program first = Packs.program();
        Program second = Packs.program();
        assertThat(first).isNotSameAs(second);
        assertThat(first.hash()).isEqualTo(second.hash());
        assertThat(first.rules()).hasSameSizeAs(second.rules());
    }

    @Test
    void packsBesideTheShippedOnesKnowTheirListsAndRules() {
        Program shipped = Packs.program();
        PackReader reader = Packs.beside()
                .add("y.yaml", "blame/zzz-own.yaml", "why: w\nseverity: low\nadvice: a\npatterns: ['zzz <day>']\n");
        Program both = reader.program();
        assertThat(both.rules()).hasSize(shipped.rules().size() + 1);
        assertThat(both.patterns()).hasSize(shipped.patterns().size() + 1);
        assertThat(both.hash()).isNotEqualTo(shipped.hash());
        assertThat(both.patterns().get(0))
                .usingRecursiveComparison()
                .isEqualTo(shipped.patterns().get(0));
        assertThat(both.acts()).hasSameSizeAs(shipped.acts());
        assertThat(both.sets().length).isGreaterThan(shipped.sets().length);
        assertThat(Packs.shipped().hash()).isEqualTo(shipped.hash());
    }

    private static final String RULE = "why: w\nseverity: low\nadvice: a\npatterns: ['red <fruit>']\n";

    @Test
    void aPackIsCompiledIntoThreeFiles(@TempDir Path folder) throws Exception {
        Path packs = Files.createDirectories(folder.resolve("packs"));
        Files.createDirectories(packs.resolve("blame"));
        Files.createDirectories(packs.resolve("lists"));
        Files.writeString(packs.resolve("blame/x.yaml"), RULE);
        Files.writeString(packs.resolve("lists/l.yaml"), "fruit: [apple, pear]\n");
        Files.writeString(packs.resolve("README.md"), "none");
        Path out = folder.resolve("a/b");
        PackCompiler.main(new String[] {packs.toString(), out.toString()});

        Program program;
        try (InputStream in = Files.newInputStream(out.resolve(Packs.COMPILED))) {
            program = ProgramFile.read(in);
        }
        assertThat(program.rules()).extracting(Rule::id).containsExactly("blame/x");
        assertThat(program.hash())
                .isEqualTo(new PackReader().add(packs).program().hash());
        try (DataInputStream in = new DataInputStream(Files.newInputStream(out.resolve(Packs.LISTS)))) {
            assertThat(in.readInt()).isEqualTo(1);
            assertThat(in.readUTF()).isEqualTo("fruit");
            assertThat(in.readInt()).isEqualTo(2);
            assertThat(in.readUTF()).isEqualTo("apple");
            assertThat(in.readUTF()).isEqualTo("pear");
            assertThat(in.read()).isEqualTo(-1);
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(out.resolve(Packs.SOURCES)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isEqualTo(Files.readAllBytes(packs.resolve(entry.getName())));
            }
        }
        assertThat(names).containsExactly("blame/x.yaml", "lists/l.yaml");

        byte[] once = Files.readAllBytes(out.resolve(Packs.SOURCES));
        PackCompiler.main(new String[] {packs.toString(), out.toString()});
        assertThat(Files.readAllBytes(out.resolve(Packs.SOURCES))).isEqualTo(once);
    }

    @Test
    void aPackThatCannotBeUsedIsNotCompiled(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("blame"));
        Files.writeString(folder.resolve("blame/x.yaml"), RULE);
        Path out = folder.resolve("out");
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> PackCompiler.main(new String[] {folder.toString(), out.toString()}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the packs cannot be used");
        } finally {
            System.setErr(err);
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("x.yaml:4:16", "there is no list <fruit>");
        assertThat(out).doesNotExist();
    }

    @Test
    void theSourcesAreThoseOfWhatIsCompiled() {
        PackReader sources = Packs.sources();
        Program shipped = Packs.program();
        assertThat(sources.isComplete()).isTrue();
        assertThat(sources.ruleIds())
                .containsExactlyElementsOf(
                        shipped.rules().stream().map(Rule::id).toList());
        assertThat(sources.userFiles()).isEmpty();
        // What is added to them is a user's own.
        sources.add("y.yaml", "blame/zzz-own.yaml", "why: w\n");
        assertThat(sources.userFiles()).hasSize(1);
    }

    @Test
    void whoIsInterruptedHasThePacksAllTheSame() {
        Packs.ahead();
        Thread.currentThread().interrupt();
        Program program = Packs.program();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(program.hash()).isEqualTo(Packs.program().hash());
    }
}
