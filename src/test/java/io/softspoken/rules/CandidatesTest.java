package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the automaton finds each place at which a pattern matches, and few others. */
class CandidatesTest {
    private static final String[] WORDS = {
        "red", "old", "hat", "is", "we", "Tom", "ABC", "12", "so", "walking", ",", ":"
    };

    private static PackReader packs(List<String> patterns, int from, int to) {
        return pack(new PackReader(), patterns, from, to);
    }

    private static PackReader pack(PackReader reader, List<String> patterns, int from, int to) {
        String body = patterns.subList(from, to).stream()
                .map(pattern -> "  - '" + pattern + "'\n")
                .collect(Collectors.joining());
        return reader.add(
                from + ".yaml",
                "blame/r" + from + "-" + to + ".yaml",
                "why: w\nseverity: low\nadvice: a\npatterns:\n" + body);
    }

    /** A pattern such as people write, and some that nobody would. */
    private static String pattern(Random random) {
        String many = IntStream.range(0, 20).mapToObj(i -> "w" + i).collect(Collectors.joining("|"));
        String[] parts = {
            "red",
            "hat",
            "is",
            "we",
            "so",
            "old?",
            "(red|old)",
            "(red hat|is)",
            "(old|hat is)?",
            "_",
            "..1",
            "..",
            "..5",
            "<CAPS>",
            "<number>",
            "<Name>",
            "<ing>",
            "<!red|old>",
            "{x=hat}",
            "(red|_|is so)",
            ",",
            "(..2 hat|is)",
            "(red|old|hat|is|" + many + ")",
            "(<CAPS>|red)",
            "(_ red)?",
            "{y=(red|..2)}",
            ":"
        };
        StringBuilder pattern = new StringBuilder(random.nextInt(6) == 0 ? "^ " : "");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            pattern.append(parts[random.nextInt(parts.length)]).append(' ');
        }
        return pattern.append(random.nextInt(8) == 0 ? "$" : "").toString().strip();
    }

    private static List<String> patterns() {
        Random random = new Random(7);
        List<String> patterns = new ArrayList<>(List.of("red hat", "red"));
        while (patterns.size() < 240) {
            String pattern = pattern(random);
            Node node = PatternParser.parse(pattern, name -> null);
            if (!PatternCompiler.namesNoWord(node) && !PatternCompiler.beginsOpen(node)) {
                patterns.add(pattern);
            }
        }
        return patterns.stream().distinct().toList();
    }

    /** Each match that the proof finds from any token on is among the candidates; returns how many there are. */
    private static int allAreFound(Matcher matcher, List<String> texts) {
        int matches = 0;
        TextReader reader = new TextReader(matcher.vocabulary());
        for (String words : texts) {
            Text text = reader.readOwn(words);
            SentenceEdges edges = new SentenceEdges(text);
            Candidates candidates = matcher.candidates(text, edges);
            Prover prover = matcher.prover(edges);
            for (int s = 0; s < text.sentences(); s++) {
                edges.enter(s);
                for (int p = 0; p < matcher.program.patterns().size(); p++) {
                    for (int t = text.first(s); t < text.last(s); t++) {
                        int[] match = prover.prove(matcher.code(p), text, t, text.last(s));
                        if (match != null && match[1] > match[0]) {
                            matches++;
                            assertThat(holds(candidates, p, s, match))
                                    .as("pattern %d at %d to %d of: %s", p, match[0], match[1], words)
                                    .isTrue();
                            assertThat(matcher.opening(p).fits(text, t))
                                    .as("pattern %d begins at %d of: %s", p, t, words)
                                    .isTrue();
                        }
                    }
                }
            }
        }
        return matches;
    }

    private static boolean holds(Candidates candidates, int pattern, int sentence, int[] match) {
        for (int c = 0; c < candidates.count(); c++) {
            if (candidates.pattern(c) == pattern
                    && candidates.sentence(c) == sentence
                    && candidates.start(c) <= match[0]
                    && candidates.end(c) == match[1]) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts() {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            StringBuilder text = new StringBuilder("It");
            for (int w = 3 + random.nextInt(18); w > 0; w--) {
                String word = WORDS[random.nextInt(WORDS.length)];
                text.append(word.equals(",") ? "" : " ").append(random.nextInt(9) == 0 ? word + ". So" : word);
            }
            texts.add(text.append('.').toString());
        }
        return texts;
    }

    @Test
    void eachMatchIsFound() {
        List<String> patterns = patterns();
        Matcher matcher = packs(patterns, 0, patterns.size()).compile();
        assertThat(matcher.program.patterns()).hasSize(patterns.size());
        assertThat(allAreFound(matcher, texts())).isGreaterThan(2_000);
    }

    @Test
    void eachMatchOfPacksBesideOthersIsFound() {
        List<String> patterns = patterns();
        int half = patterns.size() / 2;
        Program base = packs(patterns, 0, half).program();
        Matcher beside = pack(new PackReader(base, Map.of()), patterns, half, patterns.size())
                .compile();
        Matcher together = packs(patterns, 0, patterns.size()).compile();
        assertThat(allAreFound(beside, texts())).isEqualTo(allAreFound(together, texts()));
        Program third = pack(new PackReader(beside.program, Map.of()), List.of("so red we"), 0, 1)
                .program();
        assertThat(allAreFound(new Matcher(third), List.of("It is so red we.", "So red we is old.")))
                .isEqualTo(allAreFound(together, List.of("It is so red we.", "So red we is old.")) + 2);
    }

    /** Pattern, sentence, first token and one past the last of each. */
    private static List<String> candidates(String words, String... patterns) {
        Matcher matcher = packs(List.of(patterns), 0, patterns.length).compile();
        Text text = new TextReader(matcher.vocabulary()).readOwn(words);
        return shown(matcher.candidates(text, new SentenceEdges(text)));
    }

    private static List<String> shown(Candidates candidates) {
        return IntStream.range(0, candidates.count())
                .mapToObj(c -> candidates.pattern(c) + ":" + candidates.sentence(c) + ":" + candidates.start(c) + "-"
                        + candidates.end(c))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "red hat; a red hat; 0:0:1-3",
                "red hat; red a hat; none",
                "red hat; A red. Hat is red hat.; 0:1:5-7",
                "red; red red; 0:0:0-1 0:0:1-2",
                "red _ hat; a red old hat; 0:0:1-4",
                "red _ hat; a red : hat; none",
                "red ..2 hat; red hat hat hat hat; 0:0:0-2 0:0:0-3 0:0:0-4",
                "_ red; a b red; 0:0:1-3",
                "(_ red)? hat; a red hat; 0:0:0-3 0:0:1-3", // a word may stand before, so the first is taken in
                "^ red; red red; 0:0:0-1",
                "^ red; a red; none",
                "stop <CAPS>; stop ABC abc; 0:0:0-2",
                "<CAPS> stop; ABC stop; 0:0:0-2",
                "<number> of; 12 of; 0:0:0-2",
                "red?  hat; red hat; 0:0:0-2",
            })
    void candidatesAreThese(String pattern, String words, String expected) {
        List<String> found = candidates(words, pattern);
        if (expected.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(expected.split(" "));
        }
    }

    @Test
    void aPlaceIsACandidateOnce() {
        assertThat(candidates("a red hat", "(red|old) hat", "red (hat|cap)")).containsExactly("0:0:1-3", "1:0:1-3");
        assertThat(candidates("a red hat and a red hat", "red hat")).containsExactly("0:0:1-3", "0:0:5-7");
        assertThat(candidates("red old hat", "red _? _? hat")).containsExactly("0:0:0-3");
    }

    @Test
    void manyMayLieInOneText() {
        assertThat(candidates("red hat ".repeat(200), "red hat"))
                .hasSize(200)
                .startsWith("0:0:0-2")
                .endsWith("0:0:398-400");
        String[] many = IntStream.range(0, 150).mapToObj(i -> "red ..9 w" + i).toArray(String[]::new);
        assertThat(candidates("red so w7 so w149 red w0", many))
                .containsExactly("7:0:0-3", "149:0:0-5", "0:0:0-7", "0:0:5-7");
    }

    /** Each of these patterns has a state of its own behind its first word. */
    @Test
    void manyMayBeAliveAtOnce() {
        String[] many = IntStream.range(0, 90)
                .mapToObj(i -> "(red|"
                        + IntStream.range(0, 17)
                                .mapToObj(w -> "w" + i + "w" + w)
                                .collect(Collectors.joining("|"))
                        + ") (hat|cap)")
                .toArray(String[]::new);
        assertThat(candidates("red hat red cap w7w3 hat", many)).hasSize(181).endsWith("7:0:4-6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "red hat; so is",
                "red hat; <CAPS> is",
                "<CAPS> hat; so is",
                "<CAPS> hat; <CAPS> is",
                "<CAPS> hat; <number> is",
                "^ red hat; ^ so is",
                "^ red hat; ^ red is",
                "^ <CAPS> hat; ^ <CAPS> is",
                "^ <number> hat; so is",
                "^ red hat; so is",
                "red hat; ^ red is",
                "red hat; red is",
                "red (hat|cap|is); red (is|hat)",
                "red _ hat; red _ is",
                "(red|so) (hat|is); (so|red) (is|hat)",
            })
    void twoBesideEachOtherFindWhatEachFinds(String one, String other) {
        Program base = packs(List.of(one), 0, 1).program();
        Matcher beside = pack(new PackReader(base, Map.of()), List.of("never", other), 1, 2)
                .compile();
        String words = "red hat red is so is ABC hat ABC is 12 is 12 hat red old is red old hat";
        for (String text :
                List.of(words, "So is it " + words, "ABC is " + words, "12 hat " + words, "red is red hat")) {
            List<String> apart = new ArrayList<>(candidates(text, one));
            candidates(text, other).forEach(found -> apart.add("1" + found.substring(1)));
            Text read = new TextReader(beside.vocabulary()).readOwn(text);
            Candidates candidates = beside.candidates(read, new SentenceEdges(read));
            assertThat(shown(candidates)).containsExactlyInAnyOrderElementsOf(apart);
        }
    }
}
