package io.softspoken.cli;

import io.softspoken.proof.PackProof;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.PackReader;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RuleSource;
import io.softspoken.rules.RulesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code test}: runs the examples of a user's pack, together with the rules that come with the library. */
@Command(name = "test", description = "Run the examples of a pack.", mixinStandardHelpOptions = true)
final class TestPack implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PACK", description = "a YAML file, or a folder")
    private Path pack = Path.of("");

    TestPack(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        if (!Files.exists(pack)) {
            throw new Unusable(pack + ": there is no such pack; check the name");
        }
        PackReader reader = Packs.sources();
        Matcher matcher;
        try {
            Set<String> shipped = new HashSet<>();
            PackReader own = Packs.sources();
            own.compile();
            own.sources().forEach(source -> shipped.add(source.file()));
            matcher = reader.add(pack).compile();
            return prove(new PackProof(matcher), reader, shipped);
        } catch (RulesException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private int prove(PackProof proof, PackReader reader, Set<String> shipped) {
        int passed = 0;
        int failed = 0;
        int rules = 0;
        int toldApart = 0;
        int kinds = 0;
        for (RuleSource source : reader.sources()) {
            if (shipped.contains(source.file())) {
                continue;
            }
            rules++;
            for (PackProof.Outcome outcome : proof.prove(source)) {
                if (outcome.passed()) {
                    passed++;
                } else {
                    failed++;
                    console.out()
                            .println(outcome.file() + ":" + outcome.line() + ": \"" + outcome.text() + "\" "
                                    + outcome.failure());
                }
            }
            if (source.category() != null) {
                proof.uncovered(source)
                        .forEach(pattern -> console.out()
                                .println(source.file() + ": no example shows the pattern \"" + pattern + "\""));
                for (PackProof.TwinOutcome outcome : proof.twins(source)) {
                    kinds++;
                    toldApart += outcome.toldApart() ? 1 : 0;
                    failed += outcome.failure().isEmpty() ? 0 : 1;
                    if (!outcome.toldApart() || !outcome.failure().isEmpty()) {
                        console.out().println(source.file() + ": " + twins(outcome));
                    }
                }
            }
        }
        console.out().println(rules + " rules, " + passed + " examples passed, " + failed + " failed");
        if (kinds > 0) {
            console.out().println(toldApart + " of " + kinds + " kinds of harmless twins told apart");
        }
        return failed == 0 ? Softspoken.CLEAN : Softspoken.FLAGGED;
    }

    /** One kind of twins that a rule does not tell apart, or no longer flags. */
    private static String twins(PackProof.TwinOutcome outcome) {
        String of = outcome.rule() + " ";
        if (outcome.flagged().isEmpty()) {
            return of + outcome.failure();
        }
        String recorded =
                outcome.failure().isEmpty() ? outcome.kind().isClean() ? " (recorded)" : " (reported only)" : "";
        return of + "flags " + outcome.flagged().size() + " of " + outcome.made() + " twins of the kind "
                + outcome.kind().id() + recorded + ", such as \""
                + outcome.flagged().get(0).replaceAll("\\s+", " ") + "\"";
    }
}
