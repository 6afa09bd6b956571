package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Category;
import io.softspoken.rules.Packs;
import io.softspoken.rules.RuleSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference pages: every rule stands on the page of its category, with its reason and its examples. */
class RulePagesTest {
    @Test
    void eachRuleStandsOnItsCategorysPageWithAllThatProvesIt() {
        Map<String, String> pages = RulePages.pages();
        assertThat(pages).hasSize(Category.values().length + 1);
        for (RuleSource rule : Packs.sources().sources()) {
            Category category = rule.category();
            if (category == null) {
                continue;
            }
            String page = pages.getOrDefault(category.id() + ".md", "");
            assertThat(page).contains("\n## " + rule.id() + "\n");
            String own = page.substring(page.indexOf("\n## " + rule.id() + "\n") + 4);
            own = own.contains("\n## ") ? own.substring(0, own.indexOf("\n## ")) : own;
            assertThat(own).contains(rule.why().strip().replaceAll("\\s+", " "));
            for (RuleSource.Example example : rule.examples()) {
                assertThat(own).contains(example.text().strip().replaceAll("\\s+", " "));
            }
            assertThat(own.lines().filter(line -> line.startsWith("    "))).hasSameSizeAs(rule.patterns());
        }
    }

    @Test
    void theyAreWrittenWhereTheBuildWantsThem(@TempDir Path folder) throws Exception {
        RulePages.main(new String[] {folder.resolve("rules").toString()});
        assertThat(Files.readString(folder.resolve("rules/README.md")))
                .contains("| [alarm](alarm.md) |")
                .doesNotContain("null");
    }
}
