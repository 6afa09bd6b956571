package io.softspoken.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.draft.Draft;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Folds;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.model.WordVectors;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.LabelledSentence;
import io.softspoken.report.Severity;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Training on a handful of made-up drafts: what is learned carries over to a writer not read, and is the same each time. */
class TrainingTest {
    private static final Matcher MATCHER = Packs.shipped();
    private static final String SCOLDING = "Grumblewort again, as ever.";

    private static Training training() {
        Training training = new Training(MATCHER, Set.of("writer 5"));
        String[] plain = {
            "The parcel is here.", "We meet on Monday.", "Your seat is by the window.", "Lunch is at noon."
        };
        for (int writer = 0; writer < 6; writer++) {
            for (int i = 0; i < 8; i++) {
                String calm = plain[i % plain.length];
                String text = i % 2 == 0 ? calm + " " + SCOLDING : calm + " Have a good day.";
                List<LabelledDraft.Label> labels = i % 2 == 0
                        ? List.of(new LabelledDraft.Label(
                                Category.ANGER, Severity.HIGH, calm.length() + 1, text.length()))
                        : List.of();
                String incoming = i % 4 < 2 ? "I am so worried, it is all gone." : "When do we meet?";
                boolean missing = i % 2 == 0 && i % 4 < 2;
                training.add(
                        "writer " + writer,
                        new LabelledDraft(
                                "d" + writer + i,
                                incoming,
                                text,
                                labels,
                                missing ? EnumSet.of(Acknowledgement.EMPATHY) : Set.of(),
                                i % 2 == 0 ? Verdict.HOLD : Verdict.SEND));
            }
        }
        training.add(new LabelledSentence("Grumblewort, what else?", Category.ANGER, null, "Good morning."));
        training.add(new LabelledSentence("Thank you for the photo.", null, Acknowledgement.THANKS, ""));
        return training;
    }

    @Test
    void whatIsLearnedCarriesOverToAWriterNotRead() {
        Training training = training();
        Folds folds = training.train(WordVectors.none());
        var measure = training.measure(folds, Set.of("writer 2"));
        assertThat(measure.category(Category.ANGER).labels()).isEqualTo(4);
        assertThat(measure.category(Category.ANGER).recall()).isEqualTo(1);
        assertThat(measure.category(Category.ANGER).precision()).isEqualTo(1);
        assertThat(folds.writers()).hasSize(6).doesNotContain(Lessons.ALONE);
    }

    @Test
    void theSameLessonsGiveTheSameModel() throws IOException {
        assertThat(bytes(training().train(WordVectors.none()).whole()))
                .isEqualTo(bytes(training().train(WordVectors.none()).whole()));
    }

    private static byte[] bytes(ToneModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    /** What only the deep model hears is found with it, by what it counted for other writers. */
    @Test
    void aDeepModelIsBelievedAsFarAsItWasRightOfOthers() {
        Training training = training();
        String flagged = "Your parcel is here on Monday.";
        String text = flagged + " Have a good day.";
        training.add(
                "writer 6",
                new LabelledDraft(
                        "new",
                        null,
                        text,
                        List.of(new LabelledDraft.Label(Category.ANGER, Severity.HIGH, 0, flagged.length())),
                        Set.of(),
                        Verdict.HOLD));
        for (int writer = 0; writer < 6; writer++) {
            for (int i = 0; i < 8; i++) {
                says(training, "writer " + writer, "d" + writer + i, i % 2 == 0 ? 1 : -1);
            }
        }
        says(training, "writer 6", "new", 0);
        Folds folds = training.train(WordVectors.none());
        Set<String> one = Set.of("writer 6");
        assertThat(training.measure(folds, one).category(Category.ANGER).recall())
                .isZero();
        assertThat(training.measureDeep(folds, one).category(Category.ANGER).recall())
                .isEqualTo(1);
        assertThat(training.measureDeep(folds, one).category(Category.ANGER).precision())
                .isEqualTo(1);
        assertThat(training.heardDeep()).hasSize(7);
        assertThat(training.stacking(folds).beside()).isEqualTo(folds.whole().hash());
    }

    /** @param angry the sentence that is; -1 for none */
    private static void says(Training training, String writer, String id, int angry) {
        for (int sentence = 0; sentence < 2; sentence++) {
            float[] odds = new float[DeepOdds.OF_SENTENCE];
            java.util.Arrays.fill(odds, -6);
            odds[Category.ANGER.ordinal()] = sentence == angry ? 6 : -6;
            training.addDeep(writer, id, sentence, odds);
        }
        training.addDeep(writer, id, -1, new float[DeepOdds.OF_DRAFT]);
    }

    /** In real mail that nobody has labelled the tone model learns from the deep one, and where that was silent, to be quiet. */
    @Test
    void whatADeepModelHearsInRealMailIsLearned() {
        String spiteful = "Snarkleby once more, I see.";
        Training taught = training();
        Training untaught = training();
        for (int mail = 0; mail < 12; mail++) {
            String text = "We meet on day " + mail + ". " + spiteful;
            for (int sentence = 0; sentence < 2; sentence++) {
                float[] odds = new float[DeepOdds.OF_SENTENCE];
                java.util.Arrays.fill(odds, -8);
                odds[Category.ANGER.ordinal()] = sentence == 1 ? 8 : -8;
                taught.addHeard("folder", "mail" + mail, sentence, odds);
            }
            taught.addClean("folder", "mail" + mail, Draft.of(text));
            untaught.addClean("folder", "mail" + mail, Draft.of(text));
        }
        assertThat(anger(taught, spiteful)).isGreaterThan(10 * anger(untaught, spiteful));
    }

    private static float anger(Training training, String sentence) {
        ToneModel model = training.train(WordVectors.none()).whole();
        Text text = new TextReader(MATCHER.vocabulary()).readOwn("We meet on Monday. " + sentence);
        Surroundings nothing = new Surroundings(false, 0, Set.of(), new TextReader(MATCHER.vocabulary()).readOwn(""));
        return model.hear(text, nothing).chance(1, Category.ANGER);
    }

    @Test
    void oddsOfAMailMustBeAsManyAsThereAreQuestions() {
        assertThatThrownBy(() -> training().addHeard("folder", "mail", 0, new float[3]))
                .hasMessageContaining("mail")
                .hasMessageContaining("3 numbers");
    }

    @Test
    void oddsOfOtherDraftsAreRefused() {
        Training training = training();
        assertThatThrownBy(() -> training.addDeep("writer 1", "nowhere", 0, new float[DeepOdds.OF_SENTENCE]))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> training.addDeep("writer 1", "d10", 2, new float[DeepOdds.OF_SENTENCE]))
                .hasMessageContaining("2 sentences");
        assertThatThrownBy(() -> training.addDeep("writer 1", "d10", 0, new float[3]))
                .hasMessageContaining("anew");
    }

    @Test
    void lessonsAreWrittenAsTheyAreRead() {
        LessonLines lines = new LessonLines(MATCHER);
        String text = "It is \"here\". " + SCOLDING;
        String line = lines.line(
                "w",
                new LabelledDraft(
                        "d1",
                        "Where?",
                        text,
                        List.of(new LabelledDraft.Label(Category.ANGER, Severity.HIGH, 14, 26)),
                        EnumSet.of(Acknowledgement.APOLOGY),
                        Verdict.HOLD));
        assertThat(line)
                .startsWith(
                        "{\"writer\":\"w\",\"id\":\"d1\",\"incoming\":\"Where?\",\"sentences\":[\"It is \\\"here\\\".\",\""
                                + SCOLDING + "\"],\"labels\":[[0,0,0")
                .contains("],[1,0,0")
                .contains("\"missing\":[0,1,0,0,0]")
                .contains("\"marks\":[[1,0,0,12]]");
        assertThat(lines.lines(new LabelledSentence("Grumblewort!", Category.ANGER, null, "Good day.")))
                .hasSize(3)
                .allMatch(one -> one.contains("\"missing\":null"));
    }
}
