package io.softspoken.lsp;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import io.softspoken.config.IgnoreList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings that count where documents lie, and the checkers that they make, made anew when they have changed.
 * Thread-safe.
 */
public final class Workspace {
    /** So many are kept, for each holds all rules. */
    private static final int KEPT = 8;

    private final Path current;
    private final Function<Path, Optional<Path>> settings;
    private final Function<Config, ToneChecker> checkers;
    private final @Nullable BiConsumer<Path, IgnoreList.Entry> ignoring;
    private final Map<Optional<Path>, Checker> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Optional<Path>, Checker> eldest) {
            return size() > KEPT;
        }
    };

    private int generation;

    /** How a file of settings was found: as long as this stays, so does what is made of it. */
    record State(Optional<Path> file, long changed, long size, int generation) {}

    /**
     * What checks a document.
     *
     * @param checker null if the settings cannot be used
     * @param problem what is wrong with them then
     */
    record Checker(State state, @Nullable ToneChecker checker, String problem) {}

    /**
     * @param current the folder of texts that are in no file
     * @param settings for a folder the file with the settings that count there
     * @param checkers makes a checker; an {@link IllegalArgumentException} says what is wrong with the settings
     * @param ignoring keeps, in the settings of a folder, that a phrase is to be ignored, or says in an {@link
     *     IllegalArgumentException} why it cannot; null if there is no place for it
     */
    public Workspace(
            Path current,
            Function<Path, Optional<Path>> settings,
            Function<Config, ToneChecker> checkers,
            @Nullable BiConsumer<Path, IgnoreList.Entry> ignoring) {
        this.current = current;
        this.settings = settings;
        this.checkers = checkers;
        this.ignoring = ignoring;
    }

    /** The folder whose settings count for a document. */
    Path folder(Document document) {
        Path folder = document.file().map(Path::getParent).orElse(null);
        return folder == null ? current : folder;
    }

    /** Whether phrases can be ignored from now on. */
    boolean keepsPhrases() {
        return ignoring != null;
    }

    /** Keeps that a phrase is to be ignored in a folder; an {@link IllegalArgumentException} says why it cannot. */
    void ignore(Path folder, IgnoreList.Entry entry) {
        if (ignoring == null) {
            throw new IllegalArgumentException("there is no place to keep it");
        }
        ignoring.accept(folder, entry);
    }

    /** Something that settings name has changed. */
    synchronized void changed() {
        generation++;
    }

    /** The state of the settings of a folder. */
    State state(Path folder) {
        Optional<Path> file = settings.apply(folder);
        int now;
        synchronized (this) {
            now = generation;
        }
        if (file.isPresent()) {
            try {
                BasicFileAttributes found = Files.readAttributes(file.get(), BasicFileAttributes.class);
                return new State(file, found.lastModifiedTime().toMillis(), found.size(), now);
            } catch (IOException e) {
                return new State(file, -1, -1, now); // making the checker tells it
            }
        }
        return new State(file, 0, 0, now);
    }

    /** The checker for a folder. */
    Checker checker(Path folder) {
        State state = state(folder);
        synchronized (made) {
            Checker kept = made.get(state.file());
            if (kept == null || !kept.state().equals(state)) {
                kept = make(state);
                made.put(state.file(), kept);
            }
            return kept;
        }
    }

    private Checker make(State state) {
        try {
            Config config = state.file().map(Config::read).orElse(Config.NONE);
            return new Checker(state, checkers.apply(config), "");
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            return new Checker(state, null, message.lines().findFirst().orElse(message));
        }
    }
}
