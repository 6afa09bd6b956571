package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build writes beside the program. */
class ManualPagesTest {
    @TempDir
    Path folder;

    @Test
    void theManualPageHasEveryCommandAndIsTheSameEachTime() throws IOException {
        ManualPages.main(new String[] {folder.toString()});
        String page = Files.readString(folder.resolve("man/man1/softspoken.1"));
        assertThat(page).startsWith(".\\\"").contains(".TH SOFTSPOKEN 1", ".SH EXIT STATUS", "\\-\\-interactive");
        for (String verb : new String[] {"check", "batch", "audit", "rules", "explain", "completion"}) {
            assertThat(page).contains(".SS softspoken " + verb);
        }
        ManualPages.main(new String[] {folder.resolve("again").toString()});
        assertThat(folder.resolve("again/man/man1/softspoken.1")).content().isEqualTo(page);
        assertThat(folder.resolve("again/bash-completion/completions/softspoken"))
                .hasSameTextualContentAs(folder.resolve("bash-completion/completions/softspoken"));
    }

    @Test
    void completionPrintsTheScriptOfAShell() {
        Run bash = Run.of(folder, "", "completion", "bash");
        assertThat(bash.code()).isZero();
        assertThat(bash.out()).startsWith("#!/usr/bin/env bash").contains("complete -F _complete_softspoken");
        assertThat(Run.of(folder, "", "completion", "zsh").out()).startsWith("autoload");
        assertThat(Run.of(folder, "", "completion", "fish").code()).isEqualTo(2);
    }
}
