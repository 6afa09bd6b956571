package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import io.softspoken.report.Severity;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For each draft of a run the checker that its settings make. Drafts with the same settings share one. */
final class Checkers {
    /** So many are kept; drafts mostly come folder by folder, and each checker holds all rules. */
    private static final int KEPT = 8;

    /** A checker, and from which weight on a draft fails; empty if the settings do not say. */
    record Setup(ToneChecker checker, Optional<Severity> failOn) {}

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
                found = new Setup(engine.checker(config), config.failOn());
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

    private static String notChecked(String draft, Optional<Path> file) {
        return draft + ": not checked, because its settings cannot be used; mend "
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
