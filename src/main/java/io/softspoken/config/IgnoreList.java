package io.softspoken.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds to the {@code ignore} list of a configuration in its text, so that comments, order and the writer's own way of laying it
 * out stay. What came of it is read again: where the text could not be added to as meant, nothing is.
 */
public final class IgnoreList {
    /** A rule to be left alone in a phrase. */
    public record Entry(String rule, String phrase) {}

    private IgnoreList() {}

    /**
     * The text of a configuration with more entries.
     *
     * @param text what stands in the file; empty if there is none
     * @param file its name, from which packs that it names are found
     * @return empty if the list is laid out in a way that cannot be added to
     */
    public static Optional<String> with(String text, Path file, List<Entry> entries) {
        Config before = new Config(new ConfigReader(file, text));
        List<Entry> missing = entries.stream()
                .filter(entry ->
                        !before.ignored().getOrDefault(entry.rule(), Set.of()).contains(entry.phrase()))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return Optional.of(text);
        }
        String added = added(text, missing);
        Config after = new Config(new ConfigReader(file, added));
        Map<String, Set<String>> wanted = new HashMap<>(before.ignored());
        for (Entry entry : missing) {
            Set<String> phrases = new HashSet<>(wanted.getOrDefault(entry.rule(), Set.of()));
            phrases.add(entry.phrase());
            wanted.put(entry.rule(), phrases);
        }
        return before.problems().isEmpty() && after.problems().isEmpty() && after.equalsBut(before, wanted)
                ? Optional.of(added)
                : Optional.empty();
    }

    /** An entry as it is written. */
    public static String written(Entry entry) {
        return "- rule: " + entry.rule() + "\n  phrase: " + quoted(entry.phrase());
    }

    private static String added(String text, List<Entry> entries) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r\n|\n", -1)));
        int key = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("ignore:\\s*(#.*)?") || lines.get(i).matches("ignore:\\s*(\\[\\s*]|~|null)\\s*")) {
                key = i;
            }
        }
        String indent = "  ";
        int at;
        if (key < 0) {
            at = lines.size();
            while (at > 0 && lines.get(at - 1).isBlank()) {
                at--;
            }
            lines = new ArrayList<>(lines.subList(0, at));
            lines.add("ignore:");
            at++;
        } else {
            lines.set(
                    key,
                    lines.get(key).replaceFirst("(\\[\\s*]|~|null)\\s*$", "").stripTrailing());
            at = key + 1;
            for (int i = key + 1; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.isBlank() || line.stripLeading().startsWith("#")) {
                    continue;
                }
                boolean item = line.stripLeading().startsWith("- ");
                if (!Character.isWhitespace(line.charAt(0)) && !item) {
                    break; // the next key
                }
                if (item && at == key + 1) {
                    indent = line.substring(0, line.indexOf('-'));
                }
                at = i + 1;
            }
        }
        List<String> more = new ArrayList<>();
        for (Entry entry : entries) {
            for (String line : written(entry).split("\n")) {
                more.add(indent + line);
            }
        }
        lines.addAll(at, more);
        String joined = String.join(end, lines);
        return joined.endsWith(end) ? joined : joined + end;
    }

    /** A text in double quotation marks, in which YAML knows a way to write every character. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
