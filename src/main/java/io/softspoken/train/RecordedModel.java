package io.softspoken.train;

import io.softspoken.model.DeepModel;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Stacking;
import io.softspoken.model.Surroundings;
import io.softspoken.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a deep model said of drafts, written down by one that had not read their writers. Of other texts it says nothing.
 *
 * @param odds by the words of a draft and those of the message it answers
 */
record RecordedModel(Map<String, DeepOdds> odds, Stacking stacking) implements DeepModel {
    /** The key of a text. */
    static String key(Text text, Surroundings around) {
        return text.words() + "\f" + around.message().words();
    }

    @Override
    public @Nullable DeepOdds hear(Text text, Surroundings around) {
        return odds.get(key(text, around));
    }

    @Override
    public String hash() {
        return "recorded";
    }
}
