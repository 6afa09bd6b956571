package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import io.softspoken.deep.DeepUnavailableException;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RuleSource;
import io.softspoken.rules.RulesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which rules there are, shared by all verbs that use or show them. */
final class Rulebook {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings; " + Config.FILE_NAME + " beside the draft or in a folder above it if not given")
    private @Nullable Path config;

    @Option(names = "--no-config", description = "no settings, whatever lies beside the draft")
    private boolean noConfig;

    @Option(
            names = "--rules",
            paramLabel = "PACK",
            description = "a pack of your own, or a glossary: a YAML file or a folder; may be given more than once")
    private List<Path> packs = List.of();

    @Option(
            names = "--disable",
            paramLabel = "RULE",
            description = "switch off a rule or a category; may be given more than once")
    private List<String> disabled = List.of();

    /**
     * What there is to be shown of rules.
     *
     * @param sources rules, acts and acknowledgements in the order of their ids
     * @param off ids of rules and categories that are switched off
     */
    record Listing(List<RuleSource> sources, Set<String> off) {
        boolean isOff(RuleSource source) {
            return off.contains(source.id())
                    || source.category() != null
                            && off.contains(source.category().id());
        }
    }

    /** Where the settings stand that count for what lies in a folder; null if nowhere. */
    @Nullable
    Path configFile(Path folder) throws Unusable {
        if (config != null && noConfig) {
            throw Unusable.call("--config and --no-config cannot be given together; leave one of them out");
        }
        if (config != null && config.toString().isEmpty()) {
            throw Unusable.call("--config needs the name of a file, and an empty one was given");
        }
        return noConfig ? null : config != null ? config : Config.find(folder).orElse(null);
    }

    /** What is set for a folder besides the packs, as a text that is the same only where the settings are. */
    String fingerprint(Path folder) throws Unusable {
        Path file = configFile(folder);
        try {
            return disabled.stream().sorted().toList() + "\n" + (file == null ? "" : Files.readString(file));
        } catch (java.io.IOException e) {
            throw new Unusable(file + ": cannot be read; check its permissions, and that it is UTF-8");
        }
    }

    /** Whether settings are not to count, wherever they stand. */
    boolean wantsNoConfig() {
        return noConfig;
    }

    /** The settings that count for what lies in a folder. */
    Config config(Path folder) throws Unusable {
        Path file = configFile(folder);
        return file == null ? Config.NONE : Config.read(file);
    }

    ToneChecker.Builder builder(Config settings) throws Unusable {
        ToneChecker.Builder builder = ToneChecker.builder().config(settings);
        for (Path pack : packs) {
            if (!Files.exists(pack)) {
                throw Unusable.call(pack + ": there is no such pack; check the name");
            }
            builder.rules(pack);
        }
        disabled.forEach(builder::disable);
        return builder;
    }

    ToneChecker build(ToneChecker.Builder builder) throws Unusable {
        try {
            return builder.build();
        } catch (RulesException e) {
            boolean named = config != null
                    || e.problems().stream().anyMatch(one -> packs.stream().anyMatch(Path.of(one.file())::startsWith));
            String message = String.valueOf(e.getMessage());
            throw named ? Unusable.call(message) : new Unusable(message);
        } catch (DeepUnavailableException e) {
            throw Unusable.call(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Unusable.call(String.valueOf(e.getMessage()));
        }
    }

    /** The pages of all rules, the user's own among them. */
    Listing listing(Path folder) throws Unusable {
        Config settings = config(folder);
        build(builder(settings)); // tells all that is wrong
        PackReader reader = Packs.sources();
        settings.addTo(reader);
        packs.stream().filter(pack -> !settings.names(pack)).forEach(reader::add);
        reader.compile();
        Set<String> off = new HashSet<>(settings.disabled());
        off.addAll(disabled);
        return new Listing(
                reader.sources().stream()
                        .sorted(Comparator.comparing(RuleSource::id))
                        .toList(),
                off);
    }
}
