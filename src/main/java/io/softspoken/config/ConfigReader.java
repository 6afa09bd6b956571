package io.softspoken.config;

import io.softspoken.draft.Audience;
import io.softspoken.report.Depth;
import io.softspoken.report.Severity;
import io.softspoken.rules.Problem;
import io.softspoken.rules.Yaml;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one configuration file and notes all that is wrong in it. */
final class ConfigReader {
    static final List<String> KEYS =
            List.of("audience", "audiences", "depth", "disable", "severity", "fail-on", "ignore", "rules", "glossary");
    private static final List<String> IGNORE_KEYS = List.of("rule", "phrase", "why");
    private static final List<String> AUDIENCES =
            Arrays.stream(Audience.values()).map(Audience::id).toList();
    private static final List<String> DEPTHS =
            Arrays.stream(Depth.values()).map(Depth::id).toList();
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::id).toList();

    /**
     * A rule or category that is named; whether there is one is known when all packs are read.
     *
     * @param oneRule whether no category may stand there
     */
    record Naming(String file, int line, int column, String name, boolean oneRule) {
        Problem problem(String message) {
            return new Problem(file, line, column, message);
        }
    }

    final String file;
    final List<Problem> problems = new ArrayList<>();
    final Map<String, Audience> audiences = new HashMap<>();
    final Set<String> disabled = new HashSet<>();
    final Map<String, Severity> severities = new HashMap<>();
    final Map<String, Set<String>> ignored = new HashMap<>();
    final Set<Path> packs = new LinkedHashSet<>();
    final List<Naming> namings = new ArrayList<>();

    /** Whether a pack is not there, and with it rules that may be named. */
    boolean lacksPack;

    @Nullable
    Audience audience;

    @Nullable
    Depth depth;

    @Nullable
    Severity failOn;

    /** Whether a glossary stands in the file itself. */
    boolean hasGlossary;

    /** What stands in the file. */
    String text = "";

    private final Yaml yaml;
    private final Path folder;

    /** Nothing is set. */
    ConfigReader() {
        file = Config.FILE_NAME;
        folder = Path.of("");
        yaml = new Yaml(file, problems);
    }

    /** What stands in a file. */
    ConfigReader(Path path) {
        this(path, null);
    }

    /** What would stand in a file; null for what does. */
    ConfigReader(Path path, @Nullable String text) {
        file = path.toString();
        folder = path.toAbsolutePath().getParent() == null
                ? path
                : path.toAbsolutePath().getParent();
        yaml = new Yaml(file, problems);
        String content = text == null ? yaml.content(path) : text;
        this.text = content == null ? "" : content;
        // A file of comments only sets nothing; it keeps files in the folders above from counting.
        if (content != null
                && !content.lines()
                        .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
            Yaml.Value root = yaml.read(content);
            if (root != null) {
                yaml.mapping(root, KEYS).forEach(this::entry);
            }
        }
    }

    private void entry(String key, Yaml.Value value) {
        if (value.isNothing()) {
            return;
        }
        switch (key) {
            case "audience" -> audience = audience(value);
            case "audiences" -> audiences(value);
            case "depth" -> depth = depth(value);
            case "disable" -> yaml.list(value).forEach(item -> disabled.add(name(item, yaml.text(item), false)));
            case "severity" -> severities(value);
            case "fail-on" -> failOn = severity(value);
            case "ignore" -> yaml.list(value).forEach(this::ignore);
            case "rules" -> yaml.list(value).forEach(this::pack);
            case "glossary" -> {
                if (value.isMapping()) {
                    hasGlossary = true;
                } else {
                    yaml.list(value).forEach(this::pack);
                }
            }
            default -> throw new IllegalStateException(key);
        }
    }

    private String name(Yaml.Value at, String name, boolean oneRule) {
        if (at.isText()) {
            namings.add(new Naming(file, at.line(), at.column(), name, oneRule));
        }
        return name;
    }

    private @Nullable Audience audience(Yaml.Value value) {
        String name = yaml.oneOf(value, AUDIENCES);
        return name == null ? null : Audience.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private @Nullable Depth depth(Yaml.Value value) {
        String name = yaml.oneOf(value, DEPTHS);
        return name == null ? null : Depth.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private @Nullable Severity severity(Yaml.Value value) {
        String name = yaml.oneOf(value, SEVERITIES);
        return name == null ? null : Severity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private void severities(Yaml.Value value) {
        yaml.mapping(value, null).forEach((name, weight) -> {
            name(weight.key(), name, false);
            Severity severity = severity(weight);
            if (severity != null) {
                severities.put(name, severity);
            }
        });
    }

    private void audiences(Yaml.Value value) {
        yaml.mapping(value, AUDIENCES).forEach((name, addresses) -> {
            for (Yaml.Value item : yaml.list(addresses)) {
                String address = yaml.text(item).strip().toLowerCase(Locale.ROOT);
                Audience reader = Audience.valueOf(name.toUpperCase(Locale.ROOT));
                if (!address.matches("[^@\\s*]*@[^@\\s*]+")) {
                    yaml.problem(
                            item,
                            "write an address such as \"dana@example.com\", or \"@example.com\" for all of a domain");
                } else if (audiences.put(address, reader) != null) {
                    yaml.problem(item, "this address stands twice; leave one of them out");
                }
            }
        });
    }

    private void ignore(Yaml.Value value) {
        Map<String, Yaml.Value> entries = yaml.mapping(value, IGNORE_KEYS);
        Yaml.Value rule = entries.get("rule");
        Yaml.Value phrase = entries.get("phrase");
        if (rule == null || phrase == null) {
            if (value.isMapping()) {
                yaml.problem(
                        value,
                        "an entry needs \"rule\", the rule to be left alone, and \"phrase\", the words in which it is");
            }
            return;
        }
        String words = yaml.text(phrase);
        if (words.isBlank()) {
            yaml.problem(phrase, "give the words in which the rule is to be left alone; \"disable\" switches it off");
        }
        if (entries.containsKey("why")) {
            yaml.text(entries.get("why"));
        }
        ignored.computeIfAbsent(name(rule, yaml.text(rule), true), id -> new HashSet<>())
                .add(words);
    }

    private void pack(Yaml.Value value) {
        String written = yaml.text(value);
        Path pack;
        try {
            pack = folder.resolve(written).normalize();
        } catch (InvalidPathException e) {
            yaml.problem(value, "holds characters that no file name can have; check the name");
            return;
        }
        if (written.isBlank()) {
            yaml.problem(value, "name a file or a folder here");
        } else if (!Files.exists(pack)) {
            lacksPack = true;
            yaml.problem(value, "there is no file \"" + written + "\"; names are taken from the folder of this file");
        } else if (!packs.add(pack)) {
            yaml.problem(value, "\"" + written + "\" stands twice; leave one of them out");
        }
    }
}
