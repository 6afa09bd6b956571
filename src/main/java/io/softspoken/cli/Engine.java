package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.rules.RulesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that make a checker, shared by the verbs that check. */
final class Engine {
    @Option(
            names = "--audience",
            paramLabel = "WHO",
            description = "customer (default) or technical: technical readers may be given jargon")
    private Audience audience = Audience.CUSTOMER;

    @Option(
            names = "--rules",
            paramLabel = "PACK",
            description = "a pack of your own, or a glossary: a YAML file or a folder; may be given more than once")
    private List<Path> rules = List.of();

    @Option(
            names = "--disable",
            paramLabel = "RULE",
            description = "switch off a rule or a category; may be given more than once")
    private List<String> disabled = List.of();

    ToneChecker checker() throws Unusable {
        ToneChecker.Builder builder = ToneChecker.builder().audience(audience);
        for (Path pack : rules) {
            if (!Files.exists(pack)) {
                throw new Unusable(pack + ": there is no such pack; check the name");
            }
            builder.rules(pack);
        }
        disabled.forEach(builder::disable);
        try {
            return builder.build();
        } catch (RulesException | IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }
}
