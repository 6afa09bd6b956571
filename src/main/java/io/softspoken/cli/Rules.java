package io.softspoken.cli;

import io.softspoken.report.Category;
import io.softspoken.rules.RuleSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code rules}: what there is, a line a rule. */
@Command(name = "rules", description = "List the rules, all or those of a category.", mixinStandardHelpOptions = true)
final class Rules implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "CATEGORY", arity = "0..*", description = "only these categories")
    private List<String> categories = List.of();

    @Mixin
    private Rulebook rulebook = new Rulebook();

    Rules(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        for (String category : categories) {
            if (Category.of(category).isEmpty()) {
                throw new Unusable("there is no category \"" + category + "\"; one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(Category.values())
                                        .map(Category::id)
                                        .toList()));
            }
        }
        Rulebook.Listing listing = rulebook.listing(console.folder());
        for (RuleSource source : listing.sources()) {
            Category category = source.category();
            if (category != null && (categories.isEmpty() || categories.contains(category.id()))) {
                console.out()
                        .printf(
                                "%-36s %3d patterns  %s%s%n",
                                source.id(),
                                source.patterns().size(),
                                listing.isOff(source) ? "(off) " : "",
                                first(source.why()));
            }
        }
        return Softspoken.CLEAN;
    }

    private static String first(String why) {
        int stop = why.indexOf(". ");
        return stop < 0 ? why : why.substring(0, stop + 1);
    }
}
