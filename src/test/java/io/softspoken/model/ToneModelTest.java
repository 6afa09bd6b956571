package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped model: what it hears, that it is stored as it is loaded, and that a broken file is told as such. */
class ToneModelTest {
    private static final Matcher MATCHER = Packs.shipped();
    private static final TextReader READER = new TextReader(MATCHER.vocabulary());
    private static final ToneModel MODEL = ToneModel.shipped();

    private static Hearing hear(String draft) {
        Text text = READER.readOwn(draft);
        return MODEL.hear(text, new Surroundings(false, 0, Set.of(), READER.readOwn("")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vague-timing | We will look into it as soon as things quieten down over here.
            weak-apology | Apologies for any inconvenience this might have brought about.
            overpromise  | I promise you will never ever see this error again.
            excuse       | I was off sick for most of last week and everything piled up.
            no-problem   | No trouble at all, don't mention it.
            alarm        | If they got in once, they may well be reading every mail of yours by now.
            """)
    void hearsWhatAReaderWouldFlag(String category, String sentence) {
        Category wanted = Category.of(category).orElseThrow();
        float chance = hear(sentence).chance(0, wanted);
        assertThat(chance).isGreaterThan(0.4f);
        for (Category other : Category.values()) {
            assertThat(hear(sentence).chance(0, other)).as(other.id()).isLessThanOrEqualTo(chance);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The meeting has been moved to Thursday at ten, in the small room on the second floor.",
                "Thank you for sending the two files; both of them open well here.",
                "Please choose the second entry in the list and press Save."
            })
    void hearsNothingInPlainMail(String sentence) {
        for (Category category : Category.values()) {
            assertThat(hear(sentence).firmly(0, category)).as(category.id()).isFalse();
        }
    }

    @Test
    void namesTheWordsThatCarryIt() {
        String draft = "The printer is on the third floor and we will look into it at some point.";
        Text text = READER.readOwn(draft);
        Hearing hearing = MODEL.hear(text, new Surroundings(false, 0, Set.of(), READER.readOwn("")));
        int[] carrying = hearing.carrying(0, Category.VAGUE_TIMING);
        String words = draft.substring(text.start(carrying[0]), text.end(carrying[1] - 1));
        assertThat(words).contains("some point").doesNotContain("printer");
    }

    @Test
    void chancesAndScoresAreChances() {
        for (String draft :
                new String[] {"", "?", "You idiot!", "x ".repeat(2_000), "\uD83D\uDE00 \u0130\u0131 ''' n't"}) {
            Text text = READER.readOwn(draft);
            Hearing hearing =
                    MODEL.hear(text, new Surroundings(true, 3, Set.of("thanks"), READER.readOwn("Many thanks!")));
            for (int s = 0; s < text.sentences(); s++) {
                for (Category category : Category.values()) {
                    assertThat(hearing.chance(s, category)).isBetween(0f, 1f);
                    assertThat(hearing.confidence(s, category, false)).isBetween(0f, 1f);
                    assertThat(hearing.confidence(s, category, true)).isBetween(0f, 1f);
                }
                assertThat(hearing.acknowledges(s, Acknowledgement.THANKS)).isBetween(0f, 1f);
            }
            for (Category category : Category.values()) {
                assertThat(hearing.score(category, false)).isBetween(0f, hearing.score(category, true) + 0.0001f);
            }
            for (Acknowledgement item : Acknowledgement.values()) {
                assertThat(hearing.missing(item)).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void isStoredAsItIsLoaded() throws IOException {
        byte[] stored = bytes(MODEL);
        assertThat(bytes(ToneModel.read(new ByteArrayInputStream(stored)))).isEqualTo(stored);
        assertThat(stored.length).isLessThanOrEqualTo(8 << 20);
        assertThat(MODEL.hash()).isEqualTo(ToneModel.shipped().hash());
    }

    @Test
    void aBrokenFileIsToldAsSuch() throws IOException {
        byte[] stored = bytes(MODEL);
        for (int length : new int[] {0, 3, 4, 9, 100, stored.length / 2, stored.length - 1}) {
            assertThatThrownBy(() -> ToneModel.read(new ByteArrayInputStream(Arrays.copyOf(stored, length))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("model");
        }
        assertThatThrownBy(() -> ToneModel.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class);
        byte[] huge = stored.clone();
        huge[8] = 127;
        assertThatThrownBy(() -> ToneModel.read(new ByteArrayInputStream(huge))).isInstanceOf(IOException.class);
    }

    @Test
    void noneHearsNothing() {
        Text text = READER.readOwn("You idiot, this is your fault!");
        Hearing hearing = ToneModel.none().hear(text, new Surroundings(false, 0, Set.of(), READER.readOwn("")));
        for (Category category : Category.values()) {
            assertThat(hearing.firmly(0, category)).isFalse();
            assertThat(hearing.likely(0, category)).isFalse();
            assertThat(hearing.unlikely(0, category, false)).isFalse();
        }
        for (Acknowledgement item : Acknowledgement.values()) {
            assertThat(hearing.isMissing(item, false, true)).isFalse();
        }
    }

    @Test
    void aCredulousModelHearsABitOfEverythingAndNothingFirmly() {
        Text text = READER.readOwn("It is so. It is red.");
        Hearing hearing = ToneModel.credulous().hear(text, new Surroundings(false, 0, Set.of(), READER.readOwn("")));
        for (Category category : Category.values()) {
            assertThat(hearing.likely(1, category)).isTrue();
            assertThat(hearing.firmly(1, category)).isFalse();
        }
        assertThat(hearing.missing(Acknowledgement.THANKS)).isCloseTo(Calibration.sigmoid(-0.8f), within(1e-6f));
    }

    @Test
    void aModelIsKnownByItsHashAndItsSize() throws IOException {
        ToneModel model = new Made()
                .says("tin", 3, 4)
                .says("red", 2, 1)
                .saysOfDraft("tin", 1, 2)
                .model();
        assertThat(model.size()).isEqualTo(3);
        CRC32 crc = new CRC32();
        crc.update(bytes(model));
        assertThat(model.hash()).isEqualTo(Long.toHexString(crc.getValue()));
        ToneModel again = ToneModel.read(new ByteArrayInputStream(bytes(model)));
        assertThat(again.hash()).isEqualTo(model.hash());
        assertThat(again.size()).isEqualTo(3);
        assertThat(model.calibrated(Calibration.none()).hash()).isEqualTo(model.hash());
        Calibration other = Calibration.none();
        other.scores()[0][0] = 9;
        assertThat(model.calibrated(other).hash()).isNotEqualTo(model.hash());
        assertThat(ToneModel.none().size()).isZero();
        assertThat(MODEL.size())
                .isEqualTo(MODEL.sentences().size()
                        + MODEL.drafts().size()
                        + MODEL.net().size());
        assertThat(MODEL.net().size()).isPositive();
    }

    @Test
    void whatIsStoredSaysTheSame() throws IOException {
        ToneModel again = ToneModel.read(new ByteArrayInputStream(bytes(MODEL)));
        Text text = READER.readOwn("You never read what I SEND. I am sorry!");
        Surroundings around = new Surroundings(false, 0, Set.of(), READER.readOwn(""));
        Hearing one = MODEL.hear(text, around);
        Hearing other = again.hear(text, around);
        assertThat(other.odds(0)).containsExactly(one.odds(0));
        assertThat(other.odds(1)).containsExactly(one.odds(1));
        assertThat(other.draft()).containsExactly(one.draft());
    }

    private static byte[] bytes(ToneModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
