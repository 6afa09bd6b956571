package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import io.softspoken.report.Severity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** For each draft of a run the checker that its settings make. Drafts with the same settings share one. */
final class Checkers {
    /** So many are kept; drafts mostly come folder by folder, and each checker holds all rules. */
    private static final int KEPT = 8;

    /**
     * What counts for a draft.
     *
     * @param failOn from which weight on it fails; empty if the settings do not say
     * @param config the settings
     * @param file where they stand; empty if nowhere
     */
    record Setup(ToneChecker checker, Optional<Severity> failOn, Config config, Optional<Path> file) {}

    private final Engine engine;
    private final Path current;
    private final Map<Path, Optional<Path>> files = new HashMap<>();
    private final Set<Optional<Path>> unusable = new HashSet<>();
    private final Map<Optional<Path>, Setup> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Optional<Path>, Setup> eldest) {
            return size() > KEPT;
        }
    };

    /** @param current the current folder, for drafts from standard input */
    Checkers(Engine engine, Path current) {
        this.engine = engine;
        this.current = current;
    }

    /**
     * What counts for a draft.
     *
     * @param draft the name of a file, or {@code -}
     * @throws Unusable if its settings cannot be used; all that is wrong in them is told once
     */
    Setup of(String draft) throws Unusable {
        Path folder = folder(draft);
        Optional<Path> file = files.get(folder);
        if (file == null) {
            file = Optional.ofNullable(engine.configFile(folder));
            files.put(folder, file);
        }
        if (unusable.contains(file)) {
            throw new Unusable(notChecked(draft, file));
        }
        Setup found = made.get(file);
        if (found == null) {
            Config config = file.map(Config::read).orElse(Config.NONE);
            try {
                found = new Setup(engine.checker(config), config.failOn(), config, file);
            } catch (Unusable e) {
                if (e.isOfTheCall()) {
                    throw e;
                }
                unusable.add(file);
                throw new Unusable(e.getMessage() + "\n" + notChecked(draft, file));
            }
            made.put(file, found);
        }
        return found;
    }

    /** Makes the checker of a draft with phrases ignored besides; made anew only when there are more of them. */
    Function<List<Revision.Ignored>, ToneChecker> ignoring(Setup setup) {
        Map<List<Revision.Ignored>, ToneChecker> kept = new HashMap<>(Map.of(List.of(), setup.checker()));
        return phrases -> kept.computeIfAbsent(phrases, more -> {
            try {
                return engine.checker(
                        setup.config(), builder -> more.forEach(one -> builder.ignore(one.rule(), one.phrase())));
            } catch (Unusable e) {
                throw new IllegalStateException(e); // the same settings made a checker before
            }
        });
    }

    /** Where phrases to be ignored in a draft are kept. */
    IgnoredPhrases phrases(String draft) throws Unusable {
        Path folder = folder(draft);
        Path file = engine.configFile(folder);
        return new IgnoredPhrases(
                file == null ? folder.resolve(Config.FILE_NAME) : file,
                engine.wantsNoConfig()
                        ? "--no-config was given, so there is no place to keep it; \"i\" ignores it once."
                        : "");
    }

    private static String notChecked(String draft, Optional<Path> file) {
        return Console.shown(draft) + ": not checked, because its settings cannot be used; mend "
                + file.map(Path::toString).orElse("them") + ", or give --no-config";
    }

    private Path folder(String draft) {
        try {
            Path parent = draft.equals("-") ? current : current.resolve(draft).getParent();
            return parent == null ? current : parent;
        } catch (InvalidPathException e) {
            return current; // no such draft can be read either
        }
    }
}
