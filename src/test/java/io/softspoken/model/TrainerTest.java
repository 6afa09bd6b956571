package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the linear model learns from a handful of sentences. */
class TrainerTest {
    private static final Set<Category> ANGRY = EnumSet.of(Category.ANGER);
    private static final Set<Category> NONE = Set.of();
    private static final Set<Category> JUDGED = EnumSet.of(Category.ANGER, Category.BLAME);
    private static final int ANGER = Category.ANGER.ordinal();

    private static Lesson.Labels labels(Set<Category> flagged) {
        return new Lesson.Labels(flagged, JUDGED, false, false, Set.of(), false);
    }

    private static Lesson lesson(
            String writer, float weight, String text, @Nullable Set<Acknowledgement> missing, Set<?>... flagged) {
        List<Lesson.Labels> all = new ArrayList<>();
        for (Set<?> one : flagged) {
            all.add(labels(one.isEmpty() ? NONE : ANGRY));
        }
        return new Lesson(writer, READER.readOwn(text), NOTHING, all, missing, weight);
    }

    private static Lesson lesson(String text, Set<Category> flagged) {
        return lesson("a", 1, text, null, flagged);
    }

    private static float[] odds(Table table, String sentence) {
        Text text = READER.readOwn(sentence);
        Features features = new Features(text, NOTHING, table::known, true);
        features.sentence(0);
        int[] sums = table.sums();
        table.add(features, sums);
        float[] odds = new float[Head.OF_SENTENCE];
        for (int h = 0; h < odds.length; h++) {
            odds[h] = table.odds(h, sums[h]);
        }
        return odds;
    }

    private static float chance(Table table, String sentence) {
        return Calibration.sigmoid(odds(table, sentence)[ANGER]);
    }

    @SafeVarargs
    private static List<Lesson> times(int count, Lesson... lessons) {
        List<Lesson> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(List.of(lessons));
        }
        return all;
    }

    private static final List<Lesson> ROOMS = times(
            6,
            lesson("The room is dreadful.", ANGRY),
            lesson("A dreadful bill.", ANGRY),
            lesson("The room is pleasant.", NONE),
            lesson("A pleasant bill.", NONE));

    @Test
    void aWordIsKnownByTheSentencesItStandsIn() {
        Table table = new Trainer(ROOMS).sentences(writer -> true);
        assertThat(chance(table, "The room is dreadful.")).isGreaterThan(0.7f);
        assertThat(chance(table, "The room is pleasant.")).isLessThan(0.3f);
        assertThat(chance(table, "My cake was dreadful!")).isGreaterThan(0.6f);
        // a word of like letters sounds like it, but a bit less
        float own = odds(table, "My cake was dreadful!")[ANGER];
        float like = odds(table, "My cake was dreadfull!")[ANGER];
        assertThat(like)
                .isGreaterThan(odds(table, "My cake was so!")[ANGER] + 0.2f)
                .isLessThan(own);
        assertThat(table.row(Features.mix(Features.WORD, Features.word("dreadful"), 0, 0)))
                .isNotNegative();
        assertThat(table.row(Features.mix(Features.PIECE, "dread".hashCode(), 4, 0)))
                .isNotNegative();
    }

    @Test
    void ofWhatIsNotKnownNothingIsSaid() {
        float[] odds = odds(new Trainer(ROOMS).sentences(writer -> true), "The room is dreadful.");
        assertThat(odds[Category.EXCUSE.ordinal()]).isCloseTo(0, within(1e-4f));
        assertThat(odds[Head.GRAVE]).isCloseTo(0, within(1e-4f));
        // of all sentences it is known that none blames
        assertThat(odds[Category.BLAME.ordinal()]).isLessThan(-1);
    }

    @Test
    void theLargestWeightOfAHeadIsTheLargestNumber() throws IOException {
        Table table = new Trainer(ROOMS).sentences(writer -> true);
        int largest = 0;
        int least = Integer.MAX_VALUE;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        ByteBuffer numbers = ByteBuffer.wrap(bytes.toByteArray()).position(Integer.BYTES * (2 + table.size()));
        for (int row = 0; row < table.size(); row++) {
            int loudest = 0;
            for (int h = 0; h < Head.OF_SENTENCE; h++) {
                int root = numbers.get();
                loudest = Math.max(loudest, root * root);
                largest = h == ANGER ? Math.max(largest, root * root) : largest;
            }
            least = Math.min(least, loudest);
        }
        assertThat(largest).isEqualTo(127 * 127);
        // and features that say next to nothing are left out
        assertThat(least).isGreaterThanOrEqualTo(4 * 4);
    }

    @Test
    void whatStandsInOneSentenceOnlyIsNotLearned() {
        List<Lesson> lessons = new ArrayList<>(ROOMS);
        lessons.add(lesson("Once gruesome.", ANGRY));
        lessons.add(lesson("Twice horrid.", ANGRY));
        lessons.add(lesson("Twice horrid.", ANGRY));
        Table table = new Trainer(lessons).sentences(writer -> true);
        assertThat(table.row(Features.mix(Features.WORD, Features.word("gruesome"), 0, 0)))
                .isEqualTo(-1);
        assertThat(table.row(Features.mix(Features.PIECE, "rueso".hashCode(), 4, 0)))
                .isEqualTo(-1);
        assertThat(table.row(Features.mix(Features.WORD, Features.word("horrid"), 0, 0)))
                .isNotNegative();
        assertThat(table.row(Features.mix(Features.PIECE, "orrid".hashCode(), 4, 0)))
                .isNotNegative();
    }

    /** Letters that two words share stand in two sentences, though each word stands in one. */
    @Test
    void lettersAreCountedOverAllWords() {
        List<Lesson> lessons = new ArrayList<>(ROOMS);
        lessons.add(lesson("So beastly.", ANGRY));
        lessons.add(lesson("Very ghastly.", ANGRY));
        Table table = new Trainer(lessons).sentences(writer -> true);
        assertThat(table.row(Features.mix(Features.WORD, Features.word("beastly"), 0, 0)))
                .isEqualTo(-1);
        assertThat(table.row(Features.mix(Features.PIECE, "astly".hashCode(), 4, 0)))
                .isNotNegative();
        assertThat(table.row(Features.mix(Features.PIECE, "beast".hashCode(), 4, 0)))
                .isEqualTo(-1);
        assertThat(chance(table, "Rather lastly.")).isGreaterThan(chance(table, "Rather quickly."));
    }

    @Test
    void howOftenItIsSoIsLearned() {
        Table table = new Trainer(times(
                        60,
                        lesson("It is so.", ANGRY),
                        lesson("It is so.", NONE),
                        lesson("It is so.", NONE),
                        lesson("It is so.", NONE)))
                .sentences(writer -> true);
        assertThat(chance(table, "It is so.")).isCloseTo(0.25f, within(0.02f));
    }

    @Test
    void whatWeighsMoreCountsMore() {
        Table table = new Trainer(
                        times(60, lesson("a", 3, "It is so.", null, ANGRY), lesson("a", 1, "It is so.", null, NONE)))
                .sentences(writer -> true);
        assertThat(chance(table, "It is so.")).isCloseTo(0.75f, within(0.02f));
    }

    @Test
    void aChanceThatIsTaughtIsLearned() {
        float[] taught = new float[Head.OF_SENTENCE];
        Arrays.fill(taught, -1);
        taught[ANGER] = 0.8f;
        Lesson lesson = new Lesson(
                "a", READER.readOwn("It is so."), NOTHING, List.of(labels(NONE).taughtBy(taught)), null, 1);
        Table table = new Trainer(times(150, lesson)).sentences(writer -> true);
        assertThat(chance(table, "It is so.")).isCloseTo(0.8f, within(0.02f));
    }

    @Test
    void onlyTheWritersThatAreAskedForAreLearnedFrom() {
        Trainer trainer = new Trainer(times(
                20,
                lesson("a", 1, "It is so.", null, ANGRY),
                lesson("b", 1, "It is so. Nobody smiled.", null, NONE, NONE),
                lesson("c", 1, "", null),
                lesson("a", 1, "It is so.", null, ANGRY)));
        assertThat(chance(trainer.sentences("a"::equals), "It is so.")).isGreaterThan(0.9f);
        assertThat(chance(trainer.sentences("b"::equals), "It is so.")).isLessThan(0.1f);
        int smiled = Features.mix(Features.WORD, Features.word("smiled"), 0, 0);
        assertThat(trainer.sentences("a"::equals).row(smiled)).isEqualTo(-1);
        assertThat(trainer.sentences("b"::equals).row(smiled)).isNotNegative();
    }

    /** Lessons of several sentences, of one, and of none: each sentence keeps its own label. */
    @Test
    void eachSentenceHasItsOwnLabel() {
        List<Lesson> lessons = times(
                15,
                lesson("a", 1, "", null),
                lesson("a", 1, "The room is pleasant. The bill is dreadful.", null, NONE, ANGRY),
                lesson("a", 1, "", null),
                lesson("a", 1, "", null),
                lesson(
                        "a",
                        1,
                        "The cake is dreadful. The bill is pleasant. The room is pleasant.",
                        null,
                        ANGRY,
                        NONE,
                        NONE),
                lesson("a", 1, "", null));
        Table table = new Trainer(lessons).sentences(writer -> true);
        assertThat(chance(table, "The cake is dreadful.")).isGreaterThan(0.8f);
        assertThat(chance(table, "The bill is dreadful.")).isGreaterThan(0.8f);
        assertThat(chance(table, "The bill is pleasant.")).isLessThan(0.2f);
        assertThat(chance(table, "The room is pleasant.")).isLessThan(0.2f);
    }

    private static float[] ofDraft(Table table, String draft, Surroundings around, float[] heard) {
        Features features = new Features(READER.readOwn(draft), around, null, false);
        features.draft(heard);
        int[] sums = table.sums();
        table.add(features, sums);
        float[] odds = new float[Head.OF_DRAFT];
        for (int h = 0; h < odds.length; h++) {
            odds[h] = table.odds(h, sums[h]);
        }
        return odds;
    }

    @Test
    void whatIsMissingIsLearnedOfWholeDrafts() {
        Set<Acknowledgement> apology = EnumSet.of(Acknowledgement.APOLOGY);
        List<Lesson> lessons = times(
                60,
                lesson("a", 1, "The lamp is fixed.", apology, NONE),
                lesson("a", 1, "I am sorry for that.", Set.of(), NONE),
                lesson("a", 1, "It is not known.", null, NONE),
                lesson("b", 1, "I am sorry for that.", apology, NONE),
                lesson("b", 1, "I am sorry for that.", apology, NONE));
        float[][] heard = new float[lessons.size()][Head.OF_SENTENCE];
        Trainer trainer = new Trainer(lessons);
        Table table = trainer.drafts("a"::equals, heard);
        int head = Acknowledgement.APOLOGY.ordinal();
        float[] nothing = new float[Head.OF_SENTENCE];
        assertThat(ofDraft(table, "The lamp is fixed.", NOTHING, nothing)[head]).isGreaterThan(1);
        assertThat(ofDraft(table, "I am sorry for that.", NOTHING, nothing)[head])
                .isLessThan(-1);
        assertThat(ofDraft(table, "The lamp is fixed.", NOTHING, nothing)[0]).isLessThan(-1);
        assertThat(table.row(Features.mix(Features.DRAFT_WORD, Features.word("known"), 0, 0)))
                .isEqualTo(-1);
        assertThat(ofDraft(trainer.drafts("b"::equals, heard), "I am sorry for that.", NOTHING, nothing)[head])
                .isGreaterThan(1);
    }

    @Test
    void whatWasHeardInADraftTellsWhatIsMissing() {
        List<Lesson> lessons = times(
                60,
                lesson("a", 1, "It is so.", EnumSet.of(Acknowledgement.EMPATHY), NONE),
                lesson("a", 1, "It is so.", null, NONE),
                lesson("a", 1, "It is so.", Set.of(), NONE));
        float[][] heard = new float[lessons.size()][Head.OF_SENTENCE];
        for (int l = 0; l < heard.length; l += 3) {
            heard[l][ANGER] = 0.9f;
        }
        Table table = new Trainer(lessons).drafts(writer -> true, heard);
        assertThat(ofDraft(table, "It is so.", NOTHING, heard[0])[0]).isPositive();
        assertThat(ofDraft(table, "It is so.", NOTHING, heard[2])[0]).isNegative();
    }

    @Test
    void theSameLessonsGiveTheSameTable() throws IOException {
        assertThat(bytes(new Trainer(ROOMS).sentences(writer -> true)))
                .isEqualTo(bytes(new Trainer(ROOMS).sentences(writer -> true)));
    }

    private static byte[] bytes(Table table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
