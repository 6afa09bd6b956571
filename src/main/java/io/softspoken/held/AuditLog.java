package io.softspoken.held;

import io.softspoken.format.AuditLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The record of what was done with held mail: a line of JSON for each deed, added to a file. */
final class AuditLog {
    private final Path file;
    private final String by;
    private final Clock clock;

    /** @param by who does it */
    AuditLog(Path file, String by, Clock clock) {
        this.file = file;
        this.by = by;
        this.clock = clock;
    }

    /**
     * Writes a line, and waits until it is on the disk.
     *
     * @param more further keys, in order
     * @throws HeldException if it cannot be written; then nothing may be done
     */
    void write(String event, String id, Map<String, ?> more) throws HeldException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("queue", id);
        line.put("by", by);
        line.putAll(more);
        byte[] bytes = (AuditLines.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            append(channel, bytes);
        } catch (IOException | UnsupportedOperationException e) {
            throw new HeldException(
                    file + ": the audit line cannot be written, so nothing was done; look at the disk, or name another"
                            + " file with --audit");
        }
    }

    /** All of it or nothing: half a line would spoil the next. */
    private static void append(FileChannel channel, byte[] bytes) throws IOException {
        long before = channel.size();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }
}
