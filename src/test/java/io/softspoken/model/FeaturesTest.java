package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model looks at, spelled out for a few texts: the numbers are part of every stored model. */
class FeaturesTest {
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());
    private static final Surroundings NOTHING = new Surroundings(false, 0, Set.of(), READER.readOwn(""));
    private static final Features.Known ALL = feature -> true;
    private static final int START = w("<s>");
    private static final int END = w("</s>");

    private static int w(String folded) {
        return Features.word(folded);
    }

    private static int f(int kind, int a, int b, int c) {
        return Features.mix(kind, a, b, c);
    }

    private static List<Integer> all(Features features) {
        return IntStream.range(0, features.count()).mapToObj(features::feature).toList();
    }

    private static List<Integer> sentence(String text, Surroundings around, int s) {
        Features features = new Features(READER.read(text), around, ALL, false);
        features.sentence(s);
        return all(features);
    }

    private static List<Integer> alone(String text) {
        Features features = new Features(READER.readOwn(text), NOTHING, ALL, true);
        features.sentence(0);
        return all(features);
    }

    /** A model is read with numbers that were made years before. */
    @Test
    void theNumbersNeverChange() {
        assertThat(Features.mix(1, 2, 3, 4)).isEqualTo(naive(1, 2, 3, 4));
        assertThat(Features.mix(Features.PIECE, "^kn".hashCode(), 2, 0)).isEqualTo(naive(4, "^kn".hashCode(), 2, 0));
        assertThat(w("know")).isEqualTo("know".hashCode());
        Table shipped = ToneModel.shipped().sentences();
        for (String known : List.of("sorry", "you", "please", "unfortunately")) {
            assertThat(shipped.row(f(Features.WORD, w(known), 0, 0))).as(known).isNotNegative();
        }
        assertThat(shipped.row(f(Features.PAIR, w("you"), w("never"), 0))).isNotNegative();
    }

    /** MurmurHash3's steps in numbers that do not overflow. */
    private static int naive(long kind, long a, long b, long c) {
        long h = low(kind * 0x9E3779B9L + a * 0x85EBCA6BL + 1);
        h = low(turned(h) * 5 + b * 0xC2B2AE35L);
        h = low(turned(h) * 5 + c * 0x27D4EB2FL);
        h = low((h ^ h >> 16) * 0x85EBCA6BL);
        h = low((h ^ h >> 13) * 0xC2B2AE35L);
        return (int) (h ^ h >> 16);
    }

    private static long low(long number) {
        return number & 0xFFFFFFFFL;
    }

    private static long turned(long h) {
        return low(h << 13) | h >> 19;
    }

    @Test
    void ofASentenceItsWordsPairsAndTriples() {
        assertThat(alone("Well known."))
                .containsExactlyInAnyOrder(
                        f(Features.PAIR, START, w("well"), 0),
                        f(Features.PAIR, w("well"), w("known"), 0),
                        f(Features.PAIR, w("known"), w("."), 0),
                        f(Features.PAIR, w("."), END, 0),
                        f(Features.TRIPLE, START, w("well"), w("known")),
                        f(Features.TRIPLE, w("well"), w("known"), w(".")),
                        f(Features.TRIPLE, w("known"), w("."), END),
                        f(Features.WORD, w("well"), 0, 0),
                        f(Features.WORD, w("known"), 0, 0),
                        f(Features.WORD, w("."), 0, 0),
                        f(Features.LENGTH, 1, 0, 0),
                        f(Features.MARK, 5, w("."), 0));
    }

    @Test
    void eachTellsTheTokenThatItBeginsAt() {
        Features features = new Features(READER.readOwn("Well known."), NOTHING, null, true);
        features.sentence(0);
        List<Integer> tokens = IntStream.range(0, features.count())
                .filter(i -> List.of(
                                f(Features.PAIR, START, w("well"), 0),
                                f(Features.TRIPLE, w("well"), w("known"), w(".")),
                                f(Features.WORD, w("known"), 0, 0),
                                f(Features.PIECE, "^kn".hashCode(), 2, 0),
                                f(Features.PAIR, w("."), END, 0),
                                f(Features.LENGTH, 1, 0, 0))
                        .contains(features.feature(i)))
                .mapToObj(features::token)
                .toList();
        assertThat(tokens).containsExactly(0, 0, 1, 1, 2, -1);
    }

    private static List<Integer> pieces(String... pieces) {
        return Arrays.stream(pieces)
                .map(piece -> f(Features.PIECE, piece.hashCode(), piece.length() - 1, 0))
                .toList();
    }

    @Test
    void ofAWordThatIsNotKnownItsLettersThreeToFiveAtATime() {
        Text text = READER.readOwn("Do 9 https://x.example/y know.");
        Features.Known some = feature -> feature == f(Features.WORD, w("do"), 0, 0);
        Features features = new Features(text, NOTHING, some, true);
        features.sentence(0);
        assertThat(features.spelledCount()).isEqualTo(1);
        int[] spelled = features.spelled(0);
        assertThat(spelled[0]).isEqualTo(f(Features.WORD, w("know"), 0, 0));
        assertThat(all(features).subList(spelled[1], spelled[2]))
                .containsExactlyInAnyOrderElementsOf(
                        pieces("^kn", "kno", "now", "ow$", "^kno", "know", "now$", "^know", "know$"));
        Features spelling = new Features(text, NOTHING, null, true);
        spelling.sentence(0);
        assertThat(spelling.spelledCount()).isEqualTo(2);
        assertThat(spelling.spelled(0)[0]).isEqualTo(f(Features.WORD, w("do"), 0, 0));
        assertThat(all(spelling).subList(spelling.spelled(0)[1], spelling.spelled(0)[2]))
                .containsExactlyInAnyOrderElementsOf(pieces("^do", "do$", "^do$"));
        spelling.sentence(0);
        assertThat(spelling.spelledCount()).isEqualTo(2);
    }

    /** Of a longer word the first letters are looked at, 24 of them. */
    @ParameterizedTest
    @ValueSource(ints = {23, 24, 25, 60})
    void ofALongWordTheBeginning(int length) {
        Features features = new Features(READER.readOwn("a" + "b".repeat(length - 1)), NOTHING, null, true);
        features.sentence(0);
        int letters = Math.min(length, 24) + 2;
        int[] spelled = features.spelled(0);
        assertThat(spelled[2] - spelled[1]).isEqualTo(letters - 2 + letters - 3 + letters - 4);
        assertThat(all(features)).containsAll(pieces("bb$", "^abb"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0", "2, 1", "3, 2", "4, 3", "5, 3", "6, 4", "8, 4", "9, 5", "12, 5", "13, 6", "17, 6", "18, 7", "24, 7",
        "25, 8", "35, 8", "36, 9", "45, 9", "46, 10", "60, 10", "61, 11", "300, 11"
    })
    void ofASentenceItsLengthRoughly(int words, int step) {
        assertThat(alone("red ".repeat(words).strip() + ".")).contains(f(Features.LENGTH, step, 0, 0));
    }

    private static boolean marked(String text, int... mark) {
        return alone(text).contains(f(Features.MARK, mark[0], mark.length > 1 ? mark[1] : 0, 0));
    }

    @Test
    void ofASentenceItsMarks() {
        assertThat(marked("It is RED.", 1, 1)).isTrue();
        assertThat(marked("IT is RED.", 1, 2)).isTrue();
        assertThat(marked("IT IS RED.", 1, 3)).isTrue();
        assertThat(marked("IT IS SO RED.", 1, 3)).isTrue();
        assertThat(marked("It is red.", 1, 0)).isFalse();
        assertThat(marked("It is \"red\" now.", 2)).isTrue();
        assertThat(marked("It is red.", 2)).isFalse();
        assertThat(marked("See https://x.example/y now.", 3)).isTrue();
        assertThat(marked("It is red.", 3)).isFalse();
        assertThat(marked("See the rev2 now.", 4)).isTrue();
        assertThat(marked("It is red.", 4)).isFalse();
        assertThat(marked("It is red?", 5, w("?"))).isTrue();
        assertThat(marked("It is red", 5, 0)).isTrue();
        assertThat(marked("You are.", 6)).isTrue();
        assertThat(marked("It is yours, your own.", 6)).isTrue();
        assertThat(marked("We are.", 6)).isFalse();
        assertThat(marked("I am.", 7)).isTrue();
        assertThat(marked("So are we.", 7)).isTrue();
        assertThat(marked("You are.", 7)).isFalse();
    }

    @Test
    void ofASentenceAmongOthersItsPlace() {
        String text = "Hi Dana,\n\nIt is red. It is blue. It is green.\n\nBest regards\nTom";
        Text read = READER.read(text);
        List<List<Integer>> places = new ArrayList<>();
        for (int s = 0; s < read.sentences(); s++) {
            List<Integer> found = sentence(text, NOTHING, s);
            assertThat(found.contains(f(Features.PLACE, 0, 0, 0))).isEqualTo(!read.body(s));
            places.add(IntStream.rangeClosed(0, 3)
                    .filter(place -> found.contains(f(Features.PLACE, place, place == 0 ? 1 : 0, 0)))
                    .boxed()
                    .toList());
        }
        assertThat(places.subList(1, 4)).containsExactly(List.of(0, 1), List.of(0), List.of(0, 2));
        assertThat(places.get(0)).isEmpty();
        assertThat(places.get(places.size() - 1)).isEmpty();
        assertThat(sentence("It is red.", NOTHING, 0))
                .contains(
                        f(Features.PLACE, 0, 1, 0),
                        f(Features.PLACE, 1, 0, 0),
                        f(Features.PLACE, 2, 0, 0),
                        f(Features.PLACE, 3, 0, 0));
    }

    @Test
    void ofTheDraftAndTheMessageTheirLengths() {
        Surroundings answered = new Surroundings(true, 11, Set.of("thanks", "worry"), READER.readOwn("So it is."));
        List<Integer> alone = alone("It is red. It is blue.");
        List<Integer> found = new ArrayList<>(sentence("It is red. It is blue.", answered, 0));
        // what it does not have by its words alone
        for (int feature : alone) {
            found.remove((Integer) feature);
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        f(Features.PLACE, 0, 1, 0),
                        f(Features.PLACE, 1, 0, 0),
                        f(Features.DRAFT_LENGTH, 1, 0, 0),
                        f(Features.DRAFT_LENGTH, 2, 1, 0),
                        f(Features.MESSAGE_LENGTH, 2, 0, 0),
                        f(Features.ACT, w("thanks"), 0, 0),
                        f(Features.ACT, w("worry"), 0, 0),
                        f(Features.SHORT_ANSWER, 2, 0, 0));
        assertThat(sentence("It is red. It is blue. It is so.", answered, 0))
                .contains(f(Features.DRAFT_LENGTH, 1, 0, 0), f(Features.DRAFT_LENGTH, 3, 1, 0))
                .doesNotContain(f(Features.SHORT_ANSWER, 2, 0, 0));
        assertThat(sentence("It is red. ".repeat(9), answered, 0)).contains(f(Features.DRAFT_LENGTH, 8, 1, 0));
        assertThat(sentence("It is red.", NOTHING, 0))
                .contains(f(Features.MESSAGE_LENGTH, -1, 0, 0), f(Features.SHORT_ANSWER, -1, 0, 0));
        // a greeting is no part of the body
        assertThat(sentence("Hi Dana,\n\nIt is red.", NOTHING, 1)).contains(f(Features.DRAFT_LENGTH, 0, 0, 0));
    }

    @Test
    void ofWordsTheirFoldedForms() {
        int[] words = Features.words(READER.readOwn("DON'T go, you’re 14 at https://x.example/y; I've Été"));
        assertThat(words)
                .containsExactly(
                        w("do"),
                        w("not"),
                        w("go"),
                        w("you"),
                        w("are"),
                        w("<number>"),
                        w("at"),
                        w("<address>"),
                        w(";"),
                        w("i"),
                        w("have"),
                        w("été"));
        assertThat(Features.words(READER.readOwn("I'm, we'll, she's")))
                .containsExactly(w("i"), w("am"), w("we"), w("will"), w("she"), w("'s"));
        assertThat(Features.words(READER.readOwn("AZ az @[`{"))).startsWith(w("az"), w("az"));
        assertThat(Features.STANDINS).containsExactly(w("<address>"), w("<number>"));
    }

    @Test
    void ofADraftItsWordsAndThoseOfTheMessageAndWhatWasHeard() {
        Surroundings answered = new Surroundings(true, 2, Set.of(), READER.readOwn("Is it"));
        Features features = new Features(READER.readOwn("It is"), answered, ALL, false);
        float[] heard = new float[Head.OF_SENTENCE];
        heard[2] = 0.61f;
        heard[3] = 0.2f;
        features.draft(heard);
        assertThat(all(features))
                .containsExactlyInAnyOrder(
                        f(Features.DRAFT_WORD, w("it"), 0, 0),
                        f(Features.DRAFT_WORD, w("is"), 0, 0),
                        f(Features.DRAFT_PAIR, START, w("it"), 0),
                        f(Features.DRAFT_PAIR, w("it"), w("is"), 0),
                        f(Features.DRAFT_PAIR, w("is"), END, 0),
                        f(Features.DRAFT_TRIPLE, START, w("it"), w("is")),
                        f(Features.DRAFT_TRIPLE, w("it"), w("is"), END),
                        f(Features.DRAFT_TRIPLE, w("is"), END, END),
                        f(Features.MESSAGE_WORD, w("is"), 0, 0),
                        f(Features.MESSAGE_WORD, w("it"), 0, 0),
                        f(Features.MESSAGE_PAIR, START, w("is"), 0),
                        f(Features.MESSAGE_PAIR, w("is"), w("it"), 0),
                        f(Features.MESSAGE_PAIR, w("it"), END, 0),
                        f(Features.DRAFT_LENGTH, 0, 0, 0),
                        f(Features.DRAFT_LENGTH, 1, 1, 0),
                        f(Features.MESSAGE_LENGTH, 0, 0, 0),
                        f(Features.SHORT_ANSWER, 0, 0, 0),
                        f(Features.HEARD, 2, 1, 0),
                        f(Features.HEARD, 2, 2, 0),
                        f(Features.HEARD, 2, 3, 0));
        assertThat(IntStream.range(0, features.count()).map(features::token)).containsOnly(-1);
        Arrays.fill(heard, 0.9f);
        features.draft(heard);
        assertThat(all(features)).contains(f(Features.HEARD, 19, 4, 0)).doesNotContain(f(Features.HEARD, 0, 5, 0));
    }

    /** A sentence may have more features, and more words, than there is room for at first. */
    @Test
    void ofALongSentenceAll() {
        int count = 400;
        List<String> words = IntStream.range(0, count)
                .mapToObj(i -> "x" + Character.toString('a' + i / 26) + Character.toString('a' + i % 26))
                .toList();
        Features features = new Features(READER.readOwn(String.join(" ", words)), NOTHING, null, true);
        features.sentence(0);
        List<Integer> found = all(features);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(f(Features.WORD, w(words.get(i)), 0, 0));
        }
        assertThat(found).containsAll(expected);
        assertThat(features.spelledCount()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(features.spelled(i)[0]).isEqualTo(expected.get(i));
        }
        // of each word of three letters: six pieces and itself; a pair and a triple begin at each, and before the first
        assertThat(features.count()).isEqualTo(count * (6 + 1) + 2 * (count + 1) - 1 + 2);
        assertThat(features.scratch().length).isGreaterThanOrEqualTo(features.count());
        assertThat(features.numbers()).hasSize(count);
        assertThat(Collections.frequency(found, f(Features.LENGTH, 11, 0, 0))).isEqualTo(1);
    }

    private static Features read(String text) {
        return new Features(READER.readOwn(text), NOTHING, ALL, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is red. So it is. | 0 | It is red. So it is. | 0 | true",
                "It is red. So it is. | 1 | It is blue. So it is. | 1 | true",
                "It is red. So it is. Well. | 1 | It is red. So it is. Good. | 1 | true",
                // other words, capitals, marks, or fewer of them
                "It is red. So it is. | 0 | It is blue. So it is. | 0 | false",
                "It is red. So it is. | 0 | It is RED. So it is. | 0 | false",
                "It is red. So it is. | 0 | It is red! So it is. | 0 | false",
                "It is red. So it is. | 0 | It is now red. So it is. | 0 | false",
                "It is red. So it is. | 0 | It is, red. So it is. | 0 | false",
                "It is red. So it is. | 0 | It is reds. So it is. | 0 | false",
                // another place in the draft
                "So. So. So. So. | 0 | So. So. So. So. | 1 | false",
                "So. So. So. So. | 1 | So. So. So. So. | 2 | true",
                "So. So. So. So. | 2 | So. So. So. So. | 3 | false",
                // a longer draft
                "It is red. So it is. | 0 | It is red. So it is. Well. | 0 | false",
                "It is red. So. So. | 0 | It is red. So and so and so. So. | 0 | false",
            })
    void aSentenceThatStandsInAnotherDraftReadsAlike(String one, int s, String other, int theirs, boolean alike) {
        assertThat(read(one).readsAlike(s, read(other), theirs)).isEqualTo(alike);
        assertThat(read(other).readsAlike(theirs, read(one), s)).isEqualTo(alike);
    }

    @Test
    void anAnswerToAnotherMessageReadsOtherwise() {
        Text text = READER.readOwn("It is red.");
        Surroundings answered = new Surroundings(true, 11, Set.of(), READER.readOwn(""));
        Features one = new Features(text, NOTHING, ALL, false);
        assertThat(one.readsAlike(0, new Features(text, answered, ALL, false), 0))
                .isFalse();
        assertThat(one.readsAlike(0, new Features(text, NOTHING, ALL, true), 0)).isFalse();
        assertThat(one.readsAlike(0, new Features(text, NOTHING, null, false), 0))
                .isTrue();
    }
}
