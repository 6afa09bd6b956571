package io.softspoken.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.ProblemsFuzzed;
import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The door of configuration: any bytes are a {@code softspoken.yaml}, or are told off line by line. */
class ConfigFuzz {
    @FuzzTest
    void config(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("config");
        Path file = folder.resolve("softspoken.yaml");
        try {
            Files.write(file, content);
            Config config = Config.read(file);
            config.unknownNames(Set.of("anger/insult"), true);
            config.addTo(new PackReader());
            if (!config.problems().isEmpty()) {
                throw new RulesException(config.problems());
            }
        } catch (RulesException e) {
            ProblemsFuzzed.assertOneLine(e);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
