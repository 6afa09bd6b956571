package io.softspoken.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Figures of a run by name, for {@link SpeedSection}; kept only where {@code -Dresults=FILE} asks for it. */
final class Results {
    private Results() {}

    static void put(String name, double value) {
        String file = System.getProperty("results");
        if (file != null) {
            try {
                Files.writeString(
                        Path.of(file),
                        String.format(Locale.ROOT, "%s=%.4g%n", name, value),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
