package io.softspoken.held;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.softspoken.FullDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    Path folder;

    /** Writes lines until the disk is full; 0 if it is told so at last. */
    static final class Writer {
        public static void main(String[] args) {
            AuditLog log = new AuditLog(Path.of(args[0]), "dana", Clock.systemUTC());
            try {
                for (int i = 0; i < 1_000; i++) {
                    log.write("drop", "4ABCDEFGHIz" + i, Map.of());
                }
                System.exit(1);
            } catch (HeldException e) {
                System.exit(0);
            }
        }
    }

    @Test
    void aLineThatTheDiskDoesNotHoldIsNotLeftHalfWritten() throws Exception {
        Path file = folder.resolve("audit.jsonl");
        List<Class<?>> needs = List.of(AuditLog.class, ObjectMapper.class, JsonFactory.class, JsonInclude.class);
        assertThat(FullDisk.run(8, Writer.class, needs, file.toString())).isZero();
        String lines = Files.readString(file);
        assertThat(lines).endsWith("}\n").hasSizeGreaterThan(3_000);
        for (String line : lines.split("\n")) {
            assertThat(new ObjectMapper().readTree(line).get("by").asText()).isEqualTo("dana");
        }
    }
}
