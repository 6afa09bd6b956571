package io.softspoken.model;

import static io.softspoken.model.Made.NOTHING;
import static io.softspoken.model.Made.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard in a draft, with models made by hand: each number is worked out beside it. */
class HearingTest {
    private static final int BLAME = Category.BLAME.ordinal();
    private static final int ANGER = Category.ANGER.ordinal();
    private static final int LAST = Head.GRAVE - 1;

    private static float sigmoid(double odds) {
        return (float) (1 / (1 + Math.exp(-odds)));
    }

    private static float logit(double chance) {
        return (float) Math.log(chance / (1 - chance));
    }

    @Test
    void aSentenceSaysWhatItsWordsSay() {
        Hearing hearing = new Made()
                .says("tin", BLAME, 4)
                .says("red", BLAME, -2)
                .says("red", ANGER, 6)
                .hear("A tin is red. A tin.");
        // -3 + 4 * 4 / 4 - 2 * 2 / 4
        assertThat(hearing.odds(0)[BLAME]).isEqualTo(0);
        assertThat(hearing.odds(0)[ANGER]).isEqualTo(6);
        assertThat(hearing.odds(1)[BLAME]).isEqualTo(1);
        assertThat(hearing.odds(1)[ANGER]).isEqualTo(-3);
        assertThat(hearing.odds(1)).hasSize(Head.OF_SENTENCE);
        assertThat(hearing.chance(0, Category.BLAME)).isEqualTo(0.5f);
        assertThat(hearing.chance(0, Category.BLAME)).isEqualTo(0.5f);
        assertThat(hearing.chance(1, Category.ANGER)).isCloseTo(sigmoid(-3), within(1e-6f));
    }

    @Test
    void aChanceIsOfCalibratedOdds() {
        Made made = new Made().says("tin", BLAME, 4);
        made.calibration.chances()[BLAME][0] = 2;
        made.calibration.chances()[BLAME][1] = -0.5f;
        made.calibration.chances()[Head.ACKNOWLEDGES + Acknowledgement.THANKS.ordinal()][1] = 1;
        made.calibration.chances()[Head.OF_SENTENCE + Acknowledgement.APOLOGY.ordinal()][1] = 3;
        Hearing hearing = made.hear("A tin.");
        assertThat(hearing.chance(0, Category.BLAME)).isCloseTo(sigmoid(1.5), within(1e-6f));
        assertThat(hearing.acknowledges(0, Acknowledgement.THANKS)).isCloseTo(sigmoid(-2), within(1e-6f));
        assertThat(hearing.acknowledges(0, Acknowledgement.EMPATHY)).isCloseTo(sigmoid(-3), within(1e-6f));
        assertThat(hearing.missing(Acknowledgement.APOLOGY)).isCloseTo(sigmoid(2), within(1e-6f));
        assertThat(hearing.missing(Acknowledgement.EMPATHY)).isCloseTo(sigmoid(-1), within(1e-6f));
    }

    @Test
    void theEvidenceOfASentenceIsWhatItAndTheOthersSay() {
        Hearing hearing = new Made()
                .says("tin", BLAME, 4)
                .says("red", ANGER, 2)
                .says("zinc", BLAME, 3)
                .says("lead", LAST, 4)
                .hear("A tin. A red tin. A zinc. A lead.");
        float tin = sigmoid(1);
        float zinc = sigmoid(-0.75);
        float lead = sigmoid(1);
        float[] first = hearing.evidence(0, Category.BLAME, true);
        assertThat(first[0]).isCloseTo(1, within(1e-4f));
        assertThat(first[1]).isEqualTo(1);
        assertThat(first[2]).isEqualTo(first[0]);
        assertThat(first[3]).isCloseTo(logit((tin + zinc + lead) / 3), within(1e-4f));
        assertThat(first[4]).isCloseTo(-3, within(1e-4f));
        assertThat(first[5]).isCloseTo(1, within(1e-4f));
        float[] second = hearing.evidence(1, Category.BLAME, false);
        assertThat(second[1]).isZero();
        assertThat(second[2]).isZero();
        assertThat(second[3]).isCloseTo(logit((tin + zinc + lead) / 3), within(1e-4f));
        assertThat(second[4]).isCloseTo(-2, within(1e-4f));
        assertThat(second[5]).isCloseTo(1, within(1e-4f));
        float[] third = hearing.evidence(2, Category.BLAME, false);
        assertThat(third[3]).isCloseTo(logit((tin + tin + lead) / 3), within(1e-4f));
        assertThat(third[5]).isCloseTo(1, within(1e-4f));
        float[] last = hearing.evidence(3, Category.BLAME, false);
        assertThat(last[4]).isCloseTo(1, within(1e-4f));
        assertThat(last[5]).isCloseTo(-0.75f, within(1e-4f));
        assertThat(hearing.evidence(3, Category.values()[LAST], false)[4]).isCloseTo(-3, within(1e-4f));
    }

    @Test
    void ofTheRestOfASingleSentenceSomethingIsTaken() {
        float[] evidence = new Made().hear("A tin.").evidence(0, Category.BLAME, false);
        assertThat(evidence[3]).isEqualTo(-1.5f);
        assertThat(evidence[5]).isEqualTo(-4);
    }

    @Test
    void confidenceIsTheChanceUnderAllThat() {
        Made made = new Made().says("tin", BLAME, 4);
        float[] weights = {0.5f, 1, 0.25f, 0.125f, -0.5f, 0.75f, 0.1f};
        System.arraycopy(weights, 0, made.calibration.confidence()[BLAME], 0, weights.length);
        Hearing hearing = made.hear("A tin. A lamp.");
        // odds, rule, both, the other sentence, the likeliest other category, the neighbour, an offset
        double rest = 0.125 * -3 - 0.5 * -3 + 0.75 * -3 + 0.1;
        assertThat(hearing.confidence(0, Category.BLAME, true))
                .isCloseTo(sigmoid(0.5 + 1 + 0.25 + rest), within(1e-5f));
        assertThat(hearing.confidence(0, Category.BLAME, false)).isCloseTo(sigmoid(0.5 + rest), within(1e-5f));
    }

    /** The same confidence for all, whatever is heard. */
    private static Hearing confident(double chance, String words, boolean answered) {
        Made made = new Made();
        for (float[] weights : made.calibration.confidence()) {
            Arrays.fill(weights, 0);
            weights[Calibration.CONFIDENCE - 1] = logit(chance);
        }
        return answered ? made.answer(words, "So?") : made.hear(words);
    }

    @ParameterizedTest
    @CsvSource({
        // several sentences, or one that answers something
        "A tin. A lamp., false, 0.47, 0.49",
        "A tin., true, 0.47, 0.49",
        "A tin. A lamp., true, 0.47, 0.49",
        // one alone
        "A tin., false, 0.61, 0.63",
    })
    void whatIsTakenAtItsWord(String words, boolean answered, double below, double above) {
        assertThat(confident(below, words, answered).firmly(0, Category.BLAME)).isFalse();
        assertThat(confident(above, words, answered).firmly(0, Category.BLAME)).isTrue();
        assertThat(confident(0.24, words, answered).likely(0, Category.BLAME)).isFalse();
        assertThat(confident(0.26, words, answered).likely(0, Category.BLAME)).isTrue();
        assertThat(confident(0.69, words, answered).doubtful(0, Category.BLAME, true))
                .isTrue();
        assertThat(confident(0.71, words, answered).doubtful(0, Category.BLAME, false))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "A tin. A lamp., false, BLAME, false, 0.4",
        "A tin. A lamp., false, BLAME, true, 0.2",
        "A tin. A lamp., false, JARGON, false, 0.3",
        "A tin. A lamp., false, JARGON, true, 0.2",
        "A tin., true, BLAME, false, 0.4",
        "A tin., false, BLAME, false, 0.08",
        "A tin., false, BLAME, true, 0.08",
        "A tin., false, JARGON, false, 0.08",
    })
    void whatIsTooUnlikelyForARule(String words, boolean answered, Category category, boolean grave, double least) {
        assertThat(confident(least - 0.01, words, answered).unlikely(0, category, grave))
                .isTrue();
        assertThat(confident(least + 0.01, words, answered).unlikely(0, category, grave))
                .isFalse();
    }

    /** The quick look never says otherwise than the long one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theQuickLookAgrees(long seed) {
        Random random = new Random(seed);
        String[] words = {"tin", "zinc", "lead", "gold", "iron", "rust"};
        Made made = new Made();
        for (int head = 0; head <= Head.GRAVE; head++) {
            made.bias(head, random.nextFloat() * 4 - 3);
            for (String word : words) {
                made.says(word, head, random.nextInt(13) - 6);
            }
        }
        for (int c = 0; c < Head.GRAVE; c++) {
            float[] weights = made.calibration.confidence()[c];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) random.nextGaussian() * (i == 0 ? 1 : 0.4f);
            }
        }
        int firm = 0;
        int asked = 0;
        for (int draft = 0; draft < 40; draft++) {
            StringBuilder text = new StringBuilder();
            int sentences = 1 + random.nextInt(4);
            for (int s = 0; s < sentences; s++) {
                text.append("A ")
                        .append(words[random.nextInt(words.length)])
                        .append(" is ")
                        .append(words[random.nextInt(words.length)])
                        .append(". ");
            }
            Hearing quick = made.hear(text.toString());
            Hearing slow = made.hear(text.toString());
            for (int s = 0; s < sentences; s++) {
                for (Category category : Category.values()) {
                    float confidence = slow.confidence(s, category, false);
                    assertThat(quick.firmly(s, category)).isEqualTo(confidence >= (sentences == 1 ? 0.62f : 0.48f));
                    assertThat(quick.likely(s, category)).isEqualTo(confidence >= 0.25f);
                    firm += quick.firmly(s, category) ? 1 : 0;
                    asked++;
                }
            }
        }
        assertThat(firm).isBetween(asked / 20, asked * 19 / 20);
    }

    @Test
    void howGraveSomethingIs() {
        Made made = new Made().says("tin", Head.GRAVE, 4);
        float[] weights = made.calibration.grave()[BLAME];
        weights[0] = 1;
        weights[1] = 2;
        weights[2] = -2;
        Hearing hearing = made.hear("A tin. A lamp.");
        assertThat(hearing.weigh(0, Category.BLAME, null, Severity.MEDIUM)).isEqualTo(Severity.HIGH);
        assertThat(hearing.weigh(0, Category.BLAME, Severity.LOW, Severity.MEDIUM))
                .isEqualTo(Severity.MEDIUM);
        assertThat(hearing.weigh(1, Category.BLAME, null, Severity.HIGH)).isEqualTo(Severity.MEDIUM);
        assertThat(hearing.weigh(1, Category.BLAME, Severity.HIGH, Severity.HIGH))
                .isEqualTo(Severity.MEDIUM);
        // what weighs little is not made heavier, and where nothing is known it weighs what it did
        assertThat(hearing.weigh(0, Category.BLAME, Severity.HIGH, Severity.LOW))
                .isEqualTo(Severity.LOW);
        assertThat(hearing.weigh(0, Category.ANGER, null, Severity.MEDIUM)).isEqualTo(Severity.MEDIUM);
        assertThat(hearing.weigh(1, Category.ANGER, null, Severity.HIGH)).isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @CsvSource({"0.44, MEDIUM", "0.46, HIGH"})
    void whatIsGraveEnough(double chance, Severity severity) {
        Made made = new Made();
        made.calibration.grave()[BLAME][0] = 1e-6f;
        made.calibration.grave()[BLAME][Calibration.GRAVENESS - 1] = logit(chance);
        assertThat(made.hear("A tin.").weigh(0, Category.BLAME, null, Severity.MEDIUM))
                .isEqualTo(severity);
    }

    @Test
    void theNumbersOfHowGraveItIs() {
        Made made = new Made()
                .says("tin", Head.GRAVE, 4)
                .says("lamp", ANGER, 4)
                .saysOfDraft("tin", Acknowledgement.EMPATHY.ordinal(), 2)
                .saysOfDraft("tin", Acknowledgement.APOLOGY.ordinal(), 4)
                .saysOfDraft("lamp", Acknowledgement.NEXT_STEP.ordinal(), 6);
        float[] numbers = made.answer("A tin. A lamp.", "So?").graveness(0, Severity.HIGH);
        float[] expected = {1, 1, 0, 0, 3, 8, 1};
        for (int i = 0; i < expected.length; i++) {
            assertThat(numbers[i]).as("number " + i).isCloseTo(expected[i], within(1e-3f));
        }
        assertThat(numbers).hasSameSizeAs(expected);
        float[] unanswered = made.hear("A tin. A lamp.").graveness(1, Severity.LOW);
        float[] others = {-3, 0, 1, -3, -3, -3, -3};
        for (int i = 0; i < others.length; i++) {
            assertThat(unanswered[i]).as("number " + i).isCloseTo(others[i], within(1e-3f));
        }
        assertThat(made.hear("A tin.").graveness(0, null)[1]).isZero();
        assertThat(made.hear("A tin.").graveness(0, Severity.MEDIUM)[2]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"false, true, 0.36", "false, false, 0.56", "true, false, 0.99", "true, true, 0.99"})
    void whatIsMissing(boolean said, boolean flagged, double least) {
        for (double off : new double[] {-0.005, 0.005}) {
            Made made = new Made();
            int head = Head.OF_SENTENCE + Acknowledgement.THANKS.ordinal();
            made.calibration.chances()[head][1] = 1 + logit(least + off);
            assertThat(made.hear("A tin.").isMissing(Acknowledgement.THANKS, said, flagged))
                    .isEqualTo(off > 0);
        }
    }

    @Test
    void theScoreIsOfAllSentencesAndWhatIsFound() {
        Made made = new Made().says("tin", BLAME, 4);
        made.calibration.scores()[BLAME][0] = 0.5f;
        made.calibration.scores()[BLAME][1] = 2;
        made.calibration.scores()[BLAME][2] = 0.25f;
        Hearing hearing = made.hear("A tin. A lamp. A tin.");
        double none = (1 - sigmoid(1)) * (1 - sigmoid(-3)) * (1 - sigmoid(1));
        float odds = logit(1 - none);
        assertThat(hearing.anywhere(BLAME)).isCloseTo(odds, within(1e-4f));
        assertThat(hearing.score(Category.BLAME, false)).isCloseTo(sigmoid(0.5 * odds + 0.25), within(1e-5f));
        assertThat(hearing.score(Category.BLAME, true)).isCloseTo(sigmoid(0.5 * odds + 2.25), within(1e-5f));
        assertThat(made.hear("").anywhere(BLAME)).isEqualTo(Calibration.odds(0));
    }

    @Test
    void theHighestOfEachHead() {
        Hearing hearing =
                new Made().says("tin", BLAME, 4).says("lamp", ANGER, 2).hear("A tin. A lamp. A tin.");
        float[] highest = hearing.highest();
        assertThat(highest).hasSize(Head.OF_SENTENCE);
        assertThat(highest[BLAME]).isCloseTo(sigmoid(1), within(1e-6f));
        assertThat(highest[ANGER]).isCloseTo(sigmoid(-2), within(1e-6f));
        assertThat(highest[LAST]).isCloseTo(sigmoid(-3), within(1e-6f));
        assertThat(new Made().hear("").highest()).containsOnly(0).hasSize(Head.OF_SENTENCE);
    }

    private static String carrying(Hearing hearing, String words) {
        Text text = READER.readOwn(words);
        int[] carrying = hearing.carrying(0, Category.BLAME);
        return words.substring(text.start(carrying[0]), text.end(carrying[1] - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The old tin is red. | tin",
                "The tin is old zinc here. | tin is old zinc",
                "The tin gold zinc here. | zinc",
                "The tin lead zinc here. | tin lead zinc",
                "The tin silver here. | tin",
                "The silver tin here. | tin",
                "Tin. | Tin",
                "The old tin? | tin",
                // where nothing stands out, all of it
                "The old lamp. | The old lamp.",
                "The gold lamp. | The gold lamp.",
                "Gold or tin. | tin",
            })
    void theWordsThatCarryIt(String words, String carrying) {
        Made made = new Made()
                .says("tin", BLAME, 6)
                .says("zinc", BLAME, 8)
                .says("lead", BLAME, -2)
                .says("gold", BLAME, -12)
                .says("silver", BLAME, 1)
                .says("?", BLAME, 8)
                .says("old", ANGER, 12)
                .says("lamp", ANGER, 12);
        assertThat(carrying(made.hear(words), words)).isEqualTo(carrying);
    }

    @Test
    void pairsCarryFromTheirFirstWord() {
        String words = "The old tin is here.";
        int pair = Features.mix(Features.PAIR, Features.word("tin"), Features.word("is"), 0);
        byte[] row = new byte[Head.OF_SENTENCE];
        row[BLAME] = 6;
        float[] scale = new float[Head.OF_SENTENCE];
        Arrays.fill(scale, 0.25f);
        Table table = new Table(new int[] {pair}, row, scale, new float[Head.OF_SENTENCE]);
        ToneModel model = new ToneModel(table, Net.none(), ToneModel.none().drafts(), Calibration.none());
        assertThat(carrying(model.hear(READER.readOwn(words), NOTHING), words)).isEqualTo("tin");
    }

    private static DeepOdds deep(int sentences, int tokens) {
        return new DeepOdds(
                new float[sentences][Head.OF_SENTENCE],
                new float[sentences][tokens][Head.GRAVE],
                new float[Head.OF_DRAFT]);
    }

    private static Stacking halves() {
        float[][] weights = Stacking.toneAlone();
        for (float[] head : weights) {
            head[0] = 0.5f;
            head[1] = 2;
            head[2] = 1;
        }
        Calibration calibration = Calibration.none();
        calibration.chances()[BLAME][1] = -1;
        return new Stacking("x", weights, calibration);
    }

    @Test
    void twoModelsAreHeardTogether() {
        Text text = READER.readOwn("A tin. A lamp.");
        DeepOdds deep = deep(2, 0);
        deep.sentences()[0][BLAME] = 3;
        deep.sentences()[1] = null;
        deep.draft()[0] = 4;
        Made made = new Made().says("tin", BLAME, 4).saysOfDraft("tin", 0, 4);
        made.calibration.chances()[BLAME][1] = 9;
        Hearing hearing = made.model().hear(text, NOTHING, halves(), deep, null);
        assertThat(hearing.odds(0)[BLAME]).isEqualTo(0.5f + 6 + 1);
        assertThat(hearing.odds(0)).isSameAs(hearing.odds(0));
        assertThat(hearing.odds(0)[ANGER]).isEqualTo(-1.5f + 1);
        // a sentence that the deep model has not read
        assertThat(hearing.odds(1)[BLAME]).isEqualTo(-1.5f - 6 + 1);
        assertThat(hearing.tone(0)[BLAME]).isEqualTo(1);
        assertThat(hearing.draft()[0]).isEqualTo(0.5f * 3 + 8 + 1);
        assertThat(hearing.draft()[1]).isEqualTo(-0.5f + 1);
        assertThat(hearing.draft()).isSameAs(hearing.draft());
        // with the chances of both together
        assertThat(hearing.chance(1, Category.BLAME)).isCloseTo(sigmoid(-7.5), within(1e-6f));
    }

    /** Words that the deep model finds near as telling as its most telling one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0, 0, 9, 0, 0, 0 | tin",
                "0, 9, 8, 0, 0, 0 | old tin",
                "0, 9, 6, 9, 0, 0 | old tin is",
                "-4, -4, -1, -4, -4, -9 | tin",
                "-3, -3, -1, -3, -3, -9 | The old tin is here",
            })
    void whereTheToneModelHearsNothingTheDeepOneNamesTheWords(String weights, String expected) {
        String words = "The old tin is here.";
        Text text = READER.readOwn(words);
        DeepOdds deep = deep(1, text.tokens());
        String[] numbers = weights.split(",");
        for (int t = 0; t < text.tokens(); t++) {
            deep.words()[0][t][BLAME] = Float.parseFloat(numbers[t].strip());
        }
        Stacking stacking = halves();
        assertThat(carrying(new Made().model().hear(text, NOTHING, stacking, deep, null), words))
                .isEqualTo(expected);
        // what the tone model would have heard by itself it names itself
        Made hears = new Made().says("here", BLAME, 6);
        assertThat(carrying(hears.model().hear(text, NOTHING, stacking, deep, null), words))
                .isEqualTo("here");
        // and so it does where the deep one names no words, or those of another sentence
        Made little = new Made().says("here", BLAME, 2);
        assertThat(carrying(little.model().hear(text, NOTHING, stacking, deep, null), words))
                .isEqualTo(expected);
        assertThat(carrying(little.model().hear(text, NOTHING, stacking, deep(0, 0), null), words))
                .isEqualTo("here");
        assertThat(carrying(little.model().hear(text, NOTHING, stacking, deep(1, 2), null), words))
                .isEqualTo("here");
    }

    @Test
    void whatWasHeardBeforeIsNotHeardAgain() {
        ToneModel model = new Made().says("tin", BLAME, 4).model();
        Hearing first = model.hear(READER.readOwn("A tin. A lamp. A tub."), NOTHING);
        Hearing untouched = model.hear(READER.readOwn("A tin. A lamp. A tub."), NOTHING, first);
        assertThat(untouched.tone(1)).isNotNull().isNotSameAs(first.tone(1));
        Hearing again = model.hear(READER.readOwn("A tin. A lamp. A cup."), NOTHING, first);
        assertThat(again.tone(1)).isSameAs(first.tone(1));
        first.tone(0);
        assertThat(again.tone(0)).isSameAs(first.tone(0));
        assertThat(again.tone(2)).isNotSameAs(first.tone(2));
        // one that now stands elsewhere is known by its distance from the end
        Hearing longer = model.hear(READER.readOwn("A cup. A pan. A tin. A tub."), NOTHING);
        longer.tone(2);
        Hearing moved = model.hear(READER.readOwn("A cup. A tin. A pan. A tub."), NOTHING, longer);
        assertThat(moved.tone(1)).isNotSameAs(longer.tone(2)).containsExactly(longer.tone(2));
    }

    @Test
    void aSentenceThatStandsAsFarFromTheEndAsBeforeIsNotHeardAgain() {
        ToneModel model = new Made().says("tin", BLAME, 4).model();
        // In a greeting more or fewer the body keeps its sentences.
        Hearing first = model.hear(READER.read("Hi Dana,\n\nA tin. A lamp. A tub."), NOTHING);
        Text without = READER.read("A tin. A lamp. A tub.");
        int before = READER.read("Hi Dana,\n\nA tin. A lamp. A tub.").sentences();
        assertThat(before).isEqualTo(without.sentences() + 1);
        float[] lamp = first.tone(2);
        assertThat(model.hear(without, NOTHING, first).tone(1)).isSameAs(lamp);
    }
}
