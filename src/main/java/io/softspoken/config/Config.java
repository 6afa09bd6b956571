package io.softspoken.config;

import io.softspoken.draft.Audience;
import io.softspoken.report.Category;
import io.softspoken.report.Depth;
import io.softspoken.report.Severity;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Problem;
import io.softspoken.rules.RulesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code softspoken.yaml} says. Immutable. A file that cannot be used becomes one too: what is wrong in it is told
 * when a checker is made of it, together with what is wrong in the packs that it names.
 */
public final class Config {
    /** The name under which a configuration is found beside drafts. */
    public static final String FILE_NAME = "softspoken.yaml";

    /** No configuration. */
    public static final Config NONE = new Config(new ConfigReader());

    private final String file;
    private final @Nullable Audience audience;
    private final Map<String, Audience> audiences;
    private final Set<String> disabled;
    private final Map<String, Severity> severities;
    private final @Nullable Severity failOn;
    private final @Nullable Depth depth;
    private final Map<String, Set<String>> ignored;
    private final Set<Path> packs;
    /** The text of the file, if a glossary stands in it. */
    private final @Nullable String glossary;

    private final List<ConfigReader.Naming> namings;
    private final boolean lacksPack;
    private final List<Problem> problems;

    Config(ConfigReader read) {
        file = read.file;
        audience = read.audience;
        audiences = Map.copyOf(read.audiences);
        disabled = Set.copyOf(read.disabled);
        severities = Map.copyOf(read.severities);
        failOn = read.failOn;
        depth = read.depth;
        read.ignored.replaceAll((rule, phrases) -> Set.copyOf(phrases));
        ignored = Map.copyOf(read.ignored);
        packs = Collections.unmodifiableSet(read.packs);
        glossary = read.hasGlossary ? read.text : null;
        namings = List.copyOf(read.namings);
        lacksPack = read.lacksPack;
        problems = List.copyOf(read.problems);
    }

    /** Reads a file. */
    public static Config read(Path file) {
        return new Config(new ConfigReader(file));
    }

    /** The configuration that counts for drafts in a folder: in it, or in the nearest folder above that has one. */
    public static Optional<Path> find(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            Path file = at.resolve(FILE_NAME);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Who reads drafts that do not say so themselves. */
    public Optional<Audience> audience() {
        return Optional.ofNullable(audience);
    }

    /** Who reads, by address or {@code @domain}, in lower case. */
    public Map<String, Audience> audiences() {
        return audiences;
    }

    /** How deep drafts are heard. */
    public Optional<Depth> depth() {
        return Optional.ofNullable(depth);
    }

    /** What is thrown where something that the file asks for cannot be had. */
    public RulesException unusable(String message) {
        return new RulesException(List.of(new Problem(file, 1, 1, message)));
    }

    /** Rules and categories that are switched off. */
    public Set<String> disabled() {
        return disabled;
    }

    /** What rules and categories weigh. */
    public Map<String, Severity> severities() {
        return severities;
    }

    /** From which weight on a draft fails. */
    public Optional<Severity> failOn() {
        return Optional.ofNullable(failOn);
    }

    /** For the id of a rule the phrases in which it is left alone. */
    public Map<String, Set<String>> ignored() {
        return ignored;
    }

    /** Whether it says the same as another, but that these phrases are ignored. */
    boolean equalsBut(Config other, Map<String, Set<String>> phrases) {
        return ignored.equals(phrases)
                && audience == other.audience
                && audiences.equals(other.audiences)
                && disabled.equals(other.disabled)
                && severities.equals(other.severities)
                && failOn == other.failOn
                && depth == other.depth
                && packs.equals(other.packs)
                && (glossary == null) == (other.glossary == null);
    }

    /** Whether it brings rules or terms of its own. */
    public boolean addsRules() {
        return !packs.isEmpty() || glossary != null;
    }

    /** Whether it names this pack. */
    public boolean names(Path pack) {
        return packs.contains(pack.toAbsolutePath().normalize());
    }

    /** Adds its packs and glossaries. */
    public void addTo(PackReader reader) {
        packs.forEach(reader::add);
        if (glossary != null) {
            reader.addGlossary(file, glossary);
        }
    }

    /** What is wrong in the file itself. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * What is wrong in the names of rules and categories.
     *
     * @param rules the ids of all rules that there are, those of its own packs among them
     * @param complete whether there can be no other rules; false where a pack could not be read
     */
    public List<Problem> unknownNames(Set<String> rules, boolean complete) {
        Set<String> categories = new HashSet<>();
        for (Category category : Category.values()) {
            categories.add(category.id());
        }
        Set<String> all = new HashSet<>(rules);
        all.addAll(categories);
        List<Problem> unknown = new ArrayList<>();
        for (ConfigReader.Naming naming : namings) {
            String name = naming.name();
            if (naming.oneRule() && categories.contains(name)) {
                String such = rules.stream()
                        .filter(rule -> rule.startsWith(name + "/"))
                        .sorted()
                        .findFirst()
                        .orElse(name + "/…");
                unknown.add(naming.problem("\"" + name + "\" is a category; name one rule, such as \"" + such + "\""));
            } else if (!all.contains(name) && (complete && !lacksPack || !name.contains("/"))) {
                unknown.add(naming.problem(PackReader.unknown(name, naming.oneRule() ? rules : all)));
            }
        }
        return unknown;
    }
}
