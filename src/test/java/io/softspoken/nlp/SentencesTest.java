package io.softspoken.nlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ends that OpenNLP's own detector finds, which is asked here beside ours. */
class SentencesTest {
    private static SentenceDetectorME detector;

    @BeforeAll
    static void load() throws IOException {
        try (InputStream in = SentencesTest.class.getResourceAsStream("/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin")) {
            detector = new SentenceDetectorME(new SentenceModel(in));
        }
    }

    private static void same(String paragraph) {
        int[] theirs = Stream.of(detector.sentPosDetect(paragraph))
                .mapToInt(Span::getEnd)
                .toArray();
        assertThat(Sentences.ends(paragraph)).as(paragraph).isEqualTo(theirs);
    }

    @Test
    void ofTheManuals() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/dist/doc"))) {
            List<Path> manuals =
                    files.filter(file -> file.toString().endsWith(".md")).toList();
            assertThat(manuals).hasSizeGreaterThan(5);
            for (Path manual : manuals) {
                String text = Files.readString(manual);
                Stream.of(text.split("\n\n")).forEach(SentencesTest::same);
                text.lines().forEach(SentencesTest::same);
                same(text);
            }
        }
    }

    /** Words, blanks and marks in every order, those among them that the model knows. */
    @Test
    void ofTextThatNobodyWrites() {
        String[] parts = {
            ".", ".", "!", "?", "...", "?!", " ", " ", " ", "  ", "\n", "\u00A0", "\u2028", "\t", "\u001C", "\"", ")",
            "(", "'", "\u2019", "Mr", "Dr", "e.g", "i.e", "U.S", "No", "no", "I", "we", "The", "the", "a", "p.m", "Inc",
            "3", "14", "example.com", "$5", "Öl", "ß", "\uD83D\uDE00", ",", ";", ":", "-", "\u2026", "etc", "St"
        };
        Random random = new Random(17);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(24); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            same(text.toString());
        }
    }

    @Test
    void ofNextToNothing() {
        for (String text :
                new String[] {"", " ", "\n \u00A0", ".", " .", ". ", "..", "!?", "a", " a ", "a.", ". a", "a. "}) {
            same(text);
        }
    }

    /** The one thing that is read otherwise: no sentence ends inside of a run without a blank. */
    @Test
    void aLongRunIsSeenByItsEnds() {
        char[] dots = new char[100_000];
        Arrays.fill(dots, '.');
        assertThat(Sentences.ends("It is done. " + new String(dots) + " It is not."))
                .hasSizeBetween(2, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 5_000})
    void insideALongRunNoneEnds(int length) {
        String run = "a.".repeat(length / 2) + (length % 2 == 1 ? "a" : "");
        String text = "The tea is hot. See " + run + " there. It is.";
        int[] ends = Sentences.ends(text);
        assertThat(ends).contains(text.indexOf(" See"), text.length());
        for (int end : ends) {
            int inRun = end - text.indexOf(run);
            assertThat(inRun <= 100 || inRun >= length - 100 || length <= 500)
                    .as("%d", end)
                    .isTrue();
        }
    }

    @Test
    void tagsAreThoseOfTheWords() {
        assertThat(Tagger.tags(new String[] {"She", "quickly", "reads", "two", "books", "."}))
                .containsExactly("PRON", "ADV", "VERB", "NUM", "NOUN", "PUNCT");
    }

    @Test
    void anotherModelIsRefused() {
        byte[] other = {0, 2, 'Q', 'N', 0, 0, 0, 0};
        assertThatThrownBy(() -> BreakModel.read(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> BreakModel.read(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IOException.class);
    }
}
