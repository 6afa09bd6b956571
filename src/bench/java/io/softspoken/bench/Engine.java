package io.softspoken.bench;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.rules.Match;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Occasion;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Zones;
import java.util.List;
import java.util.Set;

/** The shipped engine, whole and stage by stage, for a draft that answers nothing. */
final class Engine {
    final Matcher matcher;
    final ToneModel model;
    final ToneChecker checker;
    final TextReader reader;
    private final Occasion occasion;

    Engine(Matcher matcher, ToneModel model) {
        this.matcher = matcher;
        this.model = model;
        checker = ToneChecker.of(matcher, model);
        reader = new TextReader(matcher.vocabulary());
        Surroundings nothing = new Surroundings(false, 0, Set.of(), reader.readOwn(""));
        occasion = new Occasion(Audience.CUSTOMER, nothing, Set.of());
    }

    static Engine shipped() {
        return new Engine(Packs.shipped(), ToneModel.shipped());
    }

    Text read(String words) {
        return reader.read(words, Zones.of(words));
    }

    /** The rules alone: what they find before the judge sees it, with the model heard where they ask it. */
    List<Match> match(Text text) {
        return matcher.find(text, occasion, model.hear(text, occasion.around()));
    }

    /** All that the model can hear. */
    float hear(Text text) {
        Hearing hearing = model.hear(text, occasion.around());
        float sum = 0;
        for (Category category : Category.values()) {
            sum += hearing.score(category, false);
        }
        for (Acknowledgement item : Acknowledgement.values()) {
            sum += hearing.missing(item);
        }
        return sum;
    }
}
