package io.softspoken.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.model.DeepOdds;
import io.softspoken.model.Surroundings;
import io.softspoken.model.ToneModel;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The deep model as it is shipped, run by ONNX Runtime: it says what it said when it was trained. */
class OnnxModelTest {
    private static final OnnxModel MODEL = OnnxModel.load(ToneModel.shipped().hash());
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());

    private static Surroundings around(String incoming) {
        Text message = READER.read(incoming);
        return new Surroundings(!incoming.isBlank(), message.wordCount(), Set.of(), message);
    }

    private static DeepOdds hear(String draft, String incoming) {
        return MODEL.hear(READER.read(draft), around(incoming));
    }

    /** Made by src/training/deep/export.py: rounding and another splitter of words must change next to nothing. */
    @Test
    void saysWhatItSaidWhenItWasTrained() throws IOException {
        int lines = 0;
        double apart = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(OnnxModelTest.class.getResourceAsStream("said.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] columns = line.split("\t");
                DeepOdds odds = hear(columns[1], columns[0]);
                assertThat(odds.sentences()).as(columns[1]).hasDimensions(1, DeepOdds.OF_SENTENCE);
                for (int h = 0; h < DeepOdds.OF_SENTENCE; h++) {
                    float said = Float.parseFloat(columns[2 + h]);
                    assertThat(odds.sentences()[0][h]).as(columns[1] + " " + h).isCloseTo(said, within(1.2f));
                    apart += Math.abs(odds.sentences()[0][h] - said);
                }
                lines++;
            }
        }
        assertThat(lines).isEqualTo(12);
        assertThat(apart / (lines * DeepOdds.OF_SENTENCE)).isLessThan(0.25);
    }

    @Test
    void tellsABlamingSentenceFromAPlainOne() {
        DeepOdds odds = hear(
                "Your parcel leaves our warehouse on Monday. If you had read the instructions, none of this would have"
                        + " happened.",
                "");
        int blame = io.softspoken.report.Category.BLAME.ordinal();
        assertThat(odds.sentences()[1][blame]).isGreaterThan(odds.sentences()[0][blame] + 2);
    }

    @Test
    void hearsEverySentenceOfALongDraft() {
        String draft = "We will send the parts on Monday, together with the list that you asked for. ".repeat(90);
        DeepOdds odds = hear(draft, "Where is my order? ".repeat(100));
        assertThat(List.of(odds.sentences())).hasSize(90);
        assertThat(odds.draft()).hasSize(DeepOdds.OF_DRAFT);
    }

    @Test
    void leavesTheRestOfAVeryLongDraftToTheToneModel() {
        DeepOdds odds = hear("We will send the parts on Monday, together with the list. ".repeat(2_000), "");
        assertThat(odds.sentences()[0]).isNotNull();
        assertThat(odds.sentences()[1_999]).isNull();
    }

    @Test
    void anythingIsADraft() {
        for (String draft : List.of("", " \n", "x".repeat(5_000), "\ud83d\ude00\u0000\ud800", "中文。", "No.")) {
            Text text = READER.read(draft);
            DeepOdds odds = MODEL.hear(text, around(draft));
            assertThat(odds.sentences().length).isEqualTo(text.sentences());
            assertThat(odds.draft()).hasSize(DeepOdds.OF_DRAFT);
        }
    }

    @Test
    void wordsStandForTheirTokens() {
        Text text = READER.read("You should have read the manual, as everybody else does.");
        DeepOdds odds = MODEL.hear(text, around(""));
        assertThat(odds.words()[0]).hasDimensions(text.last(0) - text.first(0), DeepOdds.OF_WORD);
        for (float[] word : odds.words()[0]) {
            assertThat(word[0]).isGreaterThan(-20);
        }
    }

    @Test
    void allThreadsHearTheSame() throws InterruptedException, ExecutionException {
        String draft = "Dear Ana,\n\nas I said before, the form is on the site. Please read it this time.";
        float[] one = hear(draft, "Where is the form?").sentences()[1];
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tasks.add(() -> hear(draft, "Where is the form?").sentences()[1]);
            }
            for (Future<float[]> other : threads.invokeAll(tasks)) {
                assertThat(other.get()).isEqualTo(one);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
