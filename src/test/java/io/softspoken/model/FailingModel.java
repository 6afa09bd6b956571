package io.softspoken.model;

import io.softspoken.ToneChecker;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A checker that fails where a test wants it, and is the one that is shipped elsewhere. */
public final class FailingModel implements DeepModel {
    private final Consumer<String> heard;

    private FailingModel(Consumer<String> heard) {
        this.heard = heard;
    }

    /**
     * The checker.
     *
     * @param heard gets the words of each text before it is heard, and throws where hearing is to fail
     */
    public static ToneChecker checker(Consumer<String> heard) {
        return ToneChecker.of(Packs.shipped(), ToneModel.shipped(), new FailingModel(heard));
    }

    @Override
    public @Nullable DeepOdds hear(Text text, Surroundings around) {
        heard.accept(text.words());
        return null;
    }

    @Override
    public Stacking stacking() {
        throw new IllegalStateException("it says nothing that could count");
    }

    @Override
    public String hash() {
        return "0";
    }
}
