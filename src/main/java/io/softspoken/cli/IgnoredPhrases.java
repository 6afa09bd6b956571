package io.softspoken.cli;

import io.softspoken.config.IgnoreList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where phrases that are to be ignored from now on are kept: the settings that count for a draft.
 *
 * @param file those settings, there or not
 * @param refusal why none can be kept, in a sentence for the user; empty if they can
 */
record IgnoredPhrases(Path file, String refusal) {
    /** Adds to the file, or makes it. */
    void add(List<Revision.Ignored> phrases) throws Unusable {
        byte[] was;
        try {
            was = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new Unusable(file + ": cannot be read; check its permissions");
        }
        List<IgnoreList.Entry> entries = phrases.stream()
                .map(one -> new IgnoreList.Entry(one.rule(), one.phrase()))
                .toList();
        Optional<String> text = IgnoreList.with(new String(was, StandardCharsets.UTF_8), file, entries);
        if (text.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            entries.forEach(entry -> lines.append('\n').append(IgnoreList.written(entry)));
            throw new Unusable(
                    file + ": its \"ignore\" list is laid out in a way that is not added to; add these lines:" + lines);
        }
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file)) {
            SafeFile.replace(file, was, bytes);
        } else {
            SafeFile.write(file, bytes);
        }
    }
}
