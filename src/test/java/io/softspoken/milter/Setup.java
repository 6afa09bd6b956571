package io.softspoken.milter;

import io.softspoken.ToneChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings for tests, from the text of a configuration; the engine is loaded once. */
final class Setup {
    private static final ToneChecker CHECKER = ToneChecker.create();

    private Setup() {}

    static Settings settings(String yaml) {
        try {
            Path file = Files.createTempFile("milter", ".yaml");
            try {
                Files.writeString(file, "listen: inet:127.0.0.1:0\n" + yaml);
                return new Settings(new MilterConfigReader(file).config(), CHECKER, "engine");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
