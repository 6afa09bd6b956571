package io.softspoken.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.model.Folds;
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
}
