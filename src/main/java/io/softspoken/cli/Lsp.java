package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.lsp.ToneLanguageServer;
import io.softspoken.lsp.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lsp}: the checker as a language server, for an editor that starts it. */
@Command(
        name = "lsp",
        description =
                "Serve an editor that speaks the Language Server Protocol, over standard input and output; the editor"
                        + " starts and ends it. Nothing of the text is logged or kept.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Lsp implements Callable<Integer> {
    private final Console console;

    @Option(names = "--stdio", description = "the one way there is, and taken without it too; many editors give it")
    private boolean stdio;

    @Mixin
    private Engine engine = new Engine();

    Lsp(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        engine.configFile(console.folder()); // a call that cannot be used is told before anything is answered
        Checkers checkers = new Checkers(engine, console.folder());
        Workspace workspace = new Workspace(
                console.folder(),
                folder -> told(() -> Optional.ofNullable(engine.configFile(folder))),
                config -> told(() -> engine.checker(config)),
                engine.wantsNoConfig()
                        ? null
                        : (folder, entry) -> told(() -> {
                            checkers.phrases(folder.resolve("draft").toString())
                                    .add(List.of(new Revision.Ignored(entry.rule(), entry.phrase())));
                            return true;
                        }));
        return ToneLanguageServer.serve(ToneChecker.version(), workspace, console.in(), console.out(), console::failed);
    }

    /** Something that may be unusable. */
    private interface Making<T> {
        T make() throws Unusable;
    }

    private static <T> T told(Making<T> making) {
        try {
            return making.make();
        } catch (Unusable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
