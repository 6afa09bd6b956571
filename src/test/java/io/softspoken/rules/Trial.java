package io.softspoken.rules;

import io.softspoken.draft.Audience;
import io.softspoken.model.Hearing;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.List;
import java.util.Set;

/** Rules of a few lines of YAML, tried on texts with no judge behind them. */
final class Trial {
    final Matcher matcher;
    private final TextReader reader;
    private final ToneModel model;

    private Trial(Matcher matcher, ToneModel model) {
        this.matcher = matcher;
        this.model = model;
        reader = new TextReader(matcher.vocabulary());
    }

    static Trial of(PackReader packs) {
        return new Trial(packs.compile(), ToneModel.none());
    }

    /** The rule {@code blame/t}, by what its file says besides why, how grave and what to do. */
    static Trial of(String body) {
        return of("blame", body);
    }

    /** The same rule of another category. */
    static Trial of(String category, String body) {
        return of(new PackReader().add("t.yaml", category + "/t.yaml", "why: w\nseverity: low\nadvice: a\n" + body));
    }

    /** The same rules with another model beside them. */
    Trial hearing(ToneModel other) {
        return new Trial(matcher, other);
    }

    Text read(String words) {
        return reader.read(words);
    }

    Hearing hear(Text text) {
        return model.hear(text, none().around());
    }

    /** Nothing is answered. */
    Occasion none() {
        return new Occasion(Audience.CUSTOMER, new Surroundings(false, 0, Set.of(), reader.readOwn("")), Set.of());
    }

    /** A message is answered. */
    Occasion answering(String message) {
        Text text = reader.read(message);
        Surroundings around = new Surroundings(true, text.wordCount(), matcher.acts(text), text);
        return new Occasion(Audience.CUSTOMER, around, Matcher.terms(List.of(text)));
    }

    Occasion technical() {
        return new Occasion(Audience.TECHNICAL, none().around(), Set.of());
    }

    List<Match> matches(String words, Occasion occasion) {
        Text text = read(words);
        return matcher.find(text, occasion, model.hear(text, occasion.around()));
    }

    List<Match> matches(String words) {
        return matches(words, none());
    }

    /** The words that are matched, in their order. */
    List<String> found(String words, Occasion occasion) {
        Text text = read(words);
        return matches(words, occasion).stream()
                .map(match -> words.substring(text.start(match.first()), text.end(match.last() - 1)))
                .toList();
    }

    List<String> found(String words) {
        return found(words, none());
    }
}
