package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.softspoken.report.Category;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The net beside the linear model: it hears in words never read what it has read of their like. */
class NetTest {
    private static final TextReader READER = new TextReader(Packs.shipped().vocabulary());
    private static final String[] GRIM = {"dreadful", "horrid", "ghastly", "vile"};
    private static final String[] MILD = {"pleasant", "lovely", "pretty", "fine"};

    /** Grim words point one way, mild words the other; one of each is never learned from. */
    private static WordVectors vectors() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(GRIM.length + MILD.length);
            out.writeInt(4);
            for (int i = 0; i < GRIM.length; i++) {
                out.writeUTF(GRIM[i]);
                out.write(new byte[] {100, (byte) i, -20, 0});
                out.writeUTF(MILD[i]);
                out.write(new byte[] {-100, (byte) i, 20, 0});
            }
        }
        return WordVectors.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static List<Lesson> lessons() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean grim = i % 2 == 0;
            String word = (grim ? GRIM : MILD)[i / 2 % 3]; // never the fourth
            Text text = READER.readOwn("The " + new String[] {"room", "bill", "cake"}[i % 3] + " is " + word + ".");
            Set<Category> flagged = grim ? EnumSet.of(Category.ANGER) : Set.of();
            lessons.add(new Lesson(
                    "somebody",
                    text,
                    new Surroundings(false, 0, Set.of(), READER.readOwn("")),
                    List.of(new Lesson.Labels(flagged, EnumSet.allOf(Category.class), false, true, Set.of(), false)),
                    null,
                    1));
        }
        return lessons;
    }

    private static float odds(Net net, String sentence) {
        Text text = READER.readOwn(sentence);
        float[] odds = new float[Head.OF_SENTENCE];
        net.add(text, text.first(0), text.last(0), net.ear(Features.words(text)), odds);
        return odds[Category.ANGER.ordinal()];
    }

    @Test
    void hearsInAWordNeverReadWhatItReadOfItsLike() throws IOException {
        Net net = new NetTrainer(lessons(), vectors()).learn(writer -> true);
        assertThat(odds(net, "The walk is vile.")).isPositive();
        assertThat(odds(net, "The walk is fine.")).isNegative();
    }

    @Test
    void theWordThatSaysItCarriesIt() throws IOException {
        Net net = new NetTrainer(lessons(), vectors()).learn(writer -> true);
        Text text = READER.readOwn("The walk is vile.");
        float[] weight = new float[text.last(0)];
        net.carrying(Features.words(text), 0, text.last(0), Category.ANGER.ordinal(), weight);
        int heaviest = 0;
        for (int t = 0; t < weight.length; t++) {
            heaviest = weight[t] > weight[heaviest] ? t : heaviest;
        }
        assertThat(text.words().substring(text.start(heaviest), text.end(heaviest)))
                .isEqualTo("vile");
    }

    @Test
    void theSameLessonsGiveTheSameNet() throws IOException {
        assertThat(bytes(new NetTrainer(lessons(), vectors()).learn(writer -> true)))
                .isEqualTo(bytes(new NetTrainer(lessons(), vectors()).learn(writer -> true)));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Net net = new NetTrainer(lessons(), vectors()).learn(writer -> true);
        Net again = Net.read(new DataInputStream(new ByteArrayInputStream(bytes(net))));
        for (String sentence : List.of("The cake is horrid.", "VILE", "", "Nobody knows these syllables: frobnitz.")) {
            if (READER.readOwn(sentence).sentences() > 0) {
                assertThat(odds(again, sentence)).isEqualTo(odds(net, sentence), within(0f));
            }
        }
        assertThat(bytes(again)).isEqualTo(bytes(net));
    }

    @Test
    void whatIsBrokenIsSaidToBe() throws IOException {
        byte[] whole = bytes(new NetTrainer(lessons(), vectors()).learn(writer -> true));
        for (int length : new int[] {3, 9, 40, whole.length / 2, whole.length - 1}) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Net.read(new DataInputStream(new ByteArrayInputStream(cut))))
                    .isInstanceOfAny(IOException.class, java.nio.BufferUnderflowException.class);
        }
        assertThatThrownBy(() -> WordVectors.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .isInstanceOf(IOException.class);
        ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(unfinished))) {
            out.writeInt(5);
            out.writeInt(4);
            out.writeUTF("one");
        }
        assertThatThrownBy(() -> WordVectors.read(new ByteArrayInputStream(unfinished.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too early");
    }

    @Test
    void withoutVectorsItSaysNothing() {
        Net net = new NetTrainer(lessons(), WordVectors.none()).learn(writer -> true);
        assertThat(net.isNone()).isTrue();
        assertThat(odds(net, "The walk is vile.")).isZero();
    }

    private static byte[] bytes(Net net) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        net.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
