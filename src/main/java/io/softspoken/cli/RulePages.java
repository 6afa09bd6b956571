package io.softspoken.cli;

import io.softspoken.report.Category;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the reference pages of the rules in Markdown, a page a category, made of the rules themselves. Run by the build. */
public final class RulePages {
    private RulePages() {}

    /**
     * Writes the pages into a folder.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    /** The pages by file name, the same for the same rules. */
    static Map<String, String> pages() {
        List<RuleSource> all = Packs.sources().sources();
        Map<String, String> pages = new TreeMap<>();
        StringBuilder index = new StringBuilder(
                "# The rules\n\nMade by the build of the rules themselves. `softspoken explain"
                        + " RULE` shows the same for one rule, yours among them.\n\n| category | what it is | rules |\n| --- | --- | --- |\n");
        for (Category category : Category.values()) {
            List<RuleSource> rules = all.stream()
                    .filter(rule -> rule.category() == category)
                    .sorted(Comparator.comparing(RuleSource::id))
                    .toList();
            StringBuilder page = new StringBuilder("# " + category.id() + "\n\n" + sentence(category.summary()) + "\n");
            rules.forEach(rule -> rule(page, rule));
            pages.put(category.id() + ".md", page.toString());
            index.append("| [" + category.id() + "](" + category.id() + ".md) | " + category.summary() + " | "
                    + rules.size() + " |\n");
        }
        pages.put("README.md", index.toString());
        return pages;
    }

    private static void rule(StringBuilder page, RuleSource rule) {
        page.append("\n## ")
                .append(rule.id())
                .append("\n\n")
                .append(line(rule.why()))
                .append('\n');
        page.append("\n")
                .append(rule.patterns().size())
                .append(rule.patterns().size() == 1 ? " pattern:\n" : " patterns:\n");
        rule.patterns().forEach(pattern -> page.append("\n    ").append(line(pattern)));
        page.append('\n');
        items(page, "Wordings", rule.suggestions());
        page.append("\nExamples:\n\n");
        for (RuleSource.Example example : rule.examples()) {
            page.append("- ")
                    .append(said(example))
                    .append(example.right() == null ? "" : " → " + code(example.right()));
            page.append('\n');
        }
        items(
                page,
                "Left alone",
                rule.quiet().stream().map(RuleSource.Example::text).toList());
        items(
                page,
                "Ought to be flagged, and is not",
                rule.knownMisses().stream().map(RuleSource.Example::text).toList());
        items(
                page,
                "Is flagged, and ought not to be",
                rule.knownFalseAlarms().stream().map(RuleSource.Example::text).toList());
    }

    private static String said(RuleSource.Example example) {
        return (example.incoming() == null ? "" : "in answer to " + code(example.incoming()) + ": ")
                + code(example.text());
    }

    private static void items(StringBuilder page, String heading, List<String> items) {
        if (!items.isEmpty()) {
            page.append('\n').append(heading).append(":\n\n");
            items.forEach(item -> page.append("- ").append(code(item)).append('\n'));
        }
    }

    private static String sentence(String summary) {
        return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Words as they stand, whatever they hold: in Markdown that is a run of backticks longer than any in it. */
    private static String code(String text) {
        String line = line(text);
        String fence = "`";
        while (line.contains(fence)) {
            fence += "`";
        }
        return line.indexOf('`') < 0 ? fence + line + fence : fence + " " + line + " " + fence;
    }
}
