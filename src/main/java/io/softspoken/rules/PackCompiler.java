package io.softspoken.rules;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Compiles the packs of the library when it is built: {@code PackCompiler PACKS OUT}. It writes what {@link Packs} loads:
 * the compiled program, so that no YAML is read when a checker is made, and the sources in one archive, for a rule's page
 * and for compiling them anew together with a user's.
 */
public final class PackCompiler {
    private PackCompiler() {}

    /**
     * Compiles the folder {@code args[0]} into the folder {@code args[1]}; fails with a list of what is wrong if they
     * cannot be used.
     */
    public static void main(String[] args) throws IOException {
        Path packs = Path.of(args[0]);
        Path out = Path.of(args[1]);
        Program program;
        try {
            program = new PackReader().add(packs).program();
        } catch (RulesException e) {
            System.err.println(e.getMessage());
            throw new IllegalStateException("the packs cannot be used");
        }
        Files.createDirectories(out);
        Path compiled = out.resolve(Packs.COMPILED);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(compiled))) {
            ProgramFile.write(program, stream);
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(out.resolve(Packs.SOURCES)));
                Stream<Path> files = Files.walk(packs)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                ZipEntry entry = new ZipEntry(packs.relativize(file).toString().replace('\\', '/'));
                entry.setTime(0); // the same packs give the same archive
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
            }
        }
    }
}
