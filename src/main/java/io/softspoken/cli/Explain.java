package io.softspoken.cli;

import io.softspoken.rules.PackReader;
import io.softspoken.rules.RuleSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: the page of a rule. */
@Command(
        name = "explain",
        description = "Print the page of a rule: why, patterns, wordings, examples.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RULE", description = "id of a rule, such as alarm/lost-data")
    private String rule = "";

    @Mixin
    private Rulebook rulebook = new Rulebook();

    Explain(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        Rulebook.Listing listing = rulebook.listing(console.folder());
        List<RuleSource> sources = listing.sources();
        RuleSource source =
                sources.stream().filter(s -> s.id().equals(rule)).findFirst().orElse(null);
        if (source == null) {
            throw new Unusable("there is no rule \"" + rule + "\""
                    + PackReader.nearest(
                            rule, sources.stream().map(RuleSource::id).toList()) + "; \"softspoken rules\" lists them");
        }
        console.out().println(source.id() + (listing.isOff(source) ? " (off)" : ""));
        console.out().println();
        console.out().println(org.apache.commons.text.WordUtils.wrap(source.why(), 78));
        list("Patterns", source.patterns());
        list("Wordings", source.suggestions());
        console.out().println("\nExamples");
        for (RuleSource.Example example : source.examples()) {
            console.out().println("  - " + example.text());
            if (example.right() != null) {
                console.out().println("    → " + example.right());
            }
        }
        list("Left alone", source.quiet().stream().map(RuleSource.Example::text).toList());
        list(
                "Known misses",
                source.knownMisses().stream().map(RuleSource.Example::text).toList());
        list(
                "Known false alarms",
                source.knownFalseAlarms().stream().map(RuleSource.Example::text).toList());
        return Softspoken.CLEAN;
    }

    private void list(String heading, List<String> items) {
        if (!items.isEmpty()) {
            console.out().println("\n" + heading);
            items.forEach(item -> console.out().println("  - " + item));
        }
    }
}
