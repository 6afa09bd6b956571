package io.softspoken.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often findings of each rule were accepted and dismissed, in a file of its user: a line for each rule with its id and
 * the two numbers, separated by tabs. No words of any draft.
 */
final class Counts {
    private static final String HEAD = "# rule\taccepted\tdismissed\n";

    /** How often findings of a rule were accepted and dismissed. */
    record Count(long accepted, long dismissed) {
        Count plus(Count other) {
            return new Count(accepted + other.accepted, dismissed + other.dismissed);
        }
    }

    private Counts() {}

    /** Adds decisions; others may add to the same file meanwhile. */
    static void add(Path file, List<Revision.Decision> decisions) throws Unusable {
        if (decisions.isEmpty()) {
            return;
        }
        Path lockFile = Path.of(file + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("not locked");
            }
            Map<String, Count> counts = read(file);
            for (Revision.Decision decision : decisions) {
                boolean accepted = decision.outcome() == Revision.Outcome.ACCEPTED;
                counts.merge(decision.rule(), new Count(accepted ? 1 : 0, accepted ? 0 : 1), Count::plus);
            }
            StringBuilder text = new StringBuilder(HEAD);
            counts.forEach((rule, count) -> text.append(rule)
                    .append('\t')
                    .append(count.accepted())
                    .append('\t')
                    .append(count.dismissed())
                    .append('\n'));
            SafeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unusable(file + ": counts cannot be kept there; check the folder and its permissions");
        }
    }

    /** What a file holds; nothing if there is none. */
    static Map<String, Count> read(Path file) throws Unusable {
        Map<String, Count> counts = new TreeMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return counts;
        } catch (IOException e) {
            throw new Unusable(file + ": cannot be read; check its permissions");
        }
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).split("\t", -1);
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            if (fields.length != 3 || !fields[1].matches("[0-9]{1,15}") || !fields[2].matches("[0-9]{1,15}")) {
                throw new Unusable(file + ":" + (i + 1)
                        + ": is no line of counts (rule, accepted, dismissed, with tabs between); mend or delete it");
            }
            counts.merge(fields[0], new Count(Long.parseLong(fields[1]), Long.parseLong(fields[2])), Count::plus);
        }
        return counts;
    }
}
