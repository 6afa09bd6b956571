package io.softspoken.model;

import io.softspoken.text.TextReader;
import io.softspoken.text.Vocabulary;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The shipped tone model, loaded beside the caller, who has rules to load meanwhile: each takes about as long. After it comes what
 * reads drafts, the model of sentences among it.
 */
public final class Loading extends Thread {
    private static final AtomicReference<Loading> AHEAD = new AtomicReference<>();

    // No lambda: the first in a process takes as long to link as the model to load, and the caller would wait for it.
    private final FutureTask<ToneModel> model = new FutureTask<>(new Callable<>() {
        @Override
        public ToneModel call() {
            return ToneModel.shipped();
        }
    });

    private Loading() {
        super("softspoken-model");
        setDaemon(true);
    }

    private static Loading now() {
        Loading loading = new Loading();
        loading.start();
        return loading;
    }

    @Override
    public void run() {
        model.run();
        try {
            new TextReader(new Vocabulary(new String[0], new int[0]))
                    .read("Dear Dana,\n\nWe are open. Best regards\nTom");
        } catch (RuntimeException | Error e) {
            // whoever reads the first draft loads it, and meets the same
        }
    }

    /** Begins before it is known whether anybody will ask: the next {@link #begun} has it. */
    public static void ahead() {
        if (AHEAD.get() == null) {
            AHEAD.set(now());
        }
    }

    /** Begins, or goes on with what was begun ahead. */
    public static Loading begun() {
        Loading ahead = AHEAD.getAndSet(null);
        return ahead == null ? now() : ahead;
    }

    /** The model, once it is there. */
    public ToneModel model() {
        try {
            return model.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // met again, with what it says
        }
        return ToneModel.shipped();
    }
}
