package io.softspoken.rules;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles the packs of the library when it is built: {@code PackCompiler PACKS OUT}. What it writes is what {@link
 * Packs#shipped()} loads, so that no YAML is read when a checker is made.
 */
public final class PackCompiler {
    private PackCompiler() {}

    /**
     * Compiles the folder {@code args[0]} to the file {@code args[1]}; ends the process with 1 and a list of what is
     * wrong if the packs cannot be used.
     */
    public static void main(String[] args) throws IOException {
        Path packs = Path.of(args[0]);
        Path out = Path.of(args[1]);
        Program program;
        try {
            program = new PackReader().add(packs).program();
        } catch (RulesException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (DataOutputStream stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(out)))) {
            ProgramFile.write(program, stream);
        }
        System.out.println(program.rules().size() + " rules, " + program.patterns().size() + " patterns, "
                + program.automaton().states() + " states, " + Files.size(out) + " bytes");
    }
}
