package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patterns become, and which of them are none to look for. */
class PatternCompilerTest {
    private static Node node(String pattern) {
        return PatternParser.parse(pattern, name -> null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "red; false",
                "_; true",
                "_ _; true",
                "_ red; false",
                "red?; true",
                "red? hat; false",
                "(red|_); true",
                "(red|old _); false",
                "(red|hat)?; true",
                "{x=_}; true",
                "{x=red}; false",
                "<!red>; true",
                "<CAPS>; false",
                "<number>; false",
                "<noun>; true",
                "<Name>; true",
                "<ing>; true",
                "^ _ $; true",
                "^ red; false",
            })
    void aPatternThatNamesNoWordIsTold(String pattern, boolean none) {
        assertThat(PatternCompiler.namesNoWord(node(pattern))).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "..2; true",
                "..2 red; true",
                "red ..2; false",
                "red; false",
                "^ ..2 red; true",
                "'^ , ..2 red'; true",
                "^ red ..2; false",
                "old? ..2 red; true",
                "old? red ..2; false",
                "(..2)? red; true",
                "(old|..2) red; true",
                "(old|red ..2) hat; false",
                "{x=..2} red; true",
                "{x=red} ..2; false",
                "_ ..2; false",
                "^; false",
            })
    void aPatternThatBeginsWithAGapIsTold(String pattern, boolean open) {
        assertThat(PatternCompiler.beginsOpen(node(pattern.replace("'", "")))).isEqualTo(open);
    }

    private static PatternCompiler.Compiled compiled(String... patterns) {
        PatternCompiler compiler = new PatternCompiler();
        BitSet sought = new BitSet();
        for (String pattern : patterns) {
            sought.set(compiler.add(node(pattern)));
        }
        return compiler.finish(List.of(), sought);
    }

    /** Instructions with their operands; words stand for their sets. */
    private static String shown(String pattern) {
        PatternCompiler.Compiled compiled = compiled(pattern);
        Code code = compiled.codes().get(0);
        String[] names = {"set", "kind", "not", "any", "fork", "save", "start", "end", "break", "match"};
        return IntStream.range(0, code.ops().length)
                .mapToObj(i -> names[code.ops()[i]]
                        + switch (code.ops()[i]) {
                            case Code.FORK -> " " + code.x()[i] + " " + code.y()[i];
                            case Code.SET, Code.NOT -> " " + compiled.sets()[code.x()[i]].length;
                            case Code.KIND, Code.SAVE -> " " + code.x()[i];
                            default -> "";
                        })
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "red; set 1, match",
                "(red|old) hat; set 2, set 1, match",
                "red? hat; fork 1 2, set 1, set 1, match",
                "(a b|c d|e); fork 1 4, set 1, set 1, fork 9 9, fork 5 8, set 1, set 1, fork 9 9, set 1, match",
                "red ..2 hat; set 1, fork 5 2, any, fork 5 4, any, set 1, match",
                "{x=red} {y=hat}; save 0, set 1, save 1, save 2, set 1, save 3, match",
                "({x=red a}|{x=hat b}); fork 1 6, save 0, set 1, set 1, save 1, fork 10 10, save 0, set 1, set 1, save 1, match",
                "^ red , <!a|b> $; start, set 1, break, not 2, end, match",
                "red <CAPS> _ <noun>; set 1, kind 0, any, kind 6, match",
            })
    void codeIsThis(String pattern, String code) {
        assertThat(shown(pattern)).isEqualTo(code);
    }

    @Test
    void theSamePatternHasTheSameNumber() {
        PatternCompiler compiler = new PatternCompiler();
        assertThat(compiler.add(node("red hat"))).isZero();
        assertThat(compiler.add(node("red cap"))).isEqualTo(1);
        assertThat(compiler.add(node("red  hat"))).isZero();
        assertThat(compiler.finish(List.of("word"), new BitSet()).codes()).hasSize(2);
    }

    @Test
    void allWordsHaveNumbersAndSetsAreSharedAndRise() {
        PatternCompiler.Compiled compiled = compiled("(z|b|a) <!q|b>", "(z|b|a)? {x=only} (w x)? y", "(a b|c)");
        for (String word : List.of("z", "b", "a", "q", "only", "w", "x", "y", "c", ".", "never", "and")) {
            assertThat(compiled.vocabulary().number(word)).as(word).isPositive();
        }
        assertThat(compiled.vocabulary().number("other")).isZero();
        for (int[] set : compiled.sets()) {
            assertThat(set).isSorted();
        }
        assertThat(Arrays.stream(compiled.sets()).map(Arrays::toString)).doesNotHaveDuplicates();
        assertThat(compiled.codes().get(0).x()[0])
                .isEqualTo(compiled.codes().get(1).x()[1]);
        assertThat(compiled.codes().get(1).names()).containsExactly("x");
    }

    @Test
    void whatAsksForAPartOfSpeechIsTagged() {
        PatternCompiler.Compiled compiled = compiled("red <noun> hat", "red <CAPS>", "red (old|<adj>)?");
        assertThat(compiled.codes()).extracting(Code::tagged).containsExactly(true, false, true);
    }

    @Test
    void whatIsNotSoughtHasCodeAlone() {
        PatternCompiler compiler = new PatternCompiler();
        compiler.add(node("red hat"));
        compiler.add(node("old cap"));
        BitSet sought = new BitSet();
        sought.set(1);
        PatternCompiler.Compiled compiled = compiler.finish(List.of(), sought);
        Automaton automaton = compiled.automaton();
        assertThat(automaton.next(Automaton.ANYWHERE, compiled.vocabulary().number("red")))
                .isEqualTo(Automaton.NOWHERE);
        int old = automaton.next(Automaton.ANYWHERE, compiled.vocabulary().number("old"));
        assertThat(old).isPositive();
        assertThat(automaton.accepts(old)).isEqualTo(-1);
        int cap = automaton.next(old, compiled.vocabulary().number("cap"));
        assertThat(automaton.accepted()).containsExactly(1, 0, -1);
        assertThat(automaton.accepts(cap)).isZero();
        assertThat(automaton.states()).isEqualTo(4);
        assertThat(automaton.moves(old, Automaton.NOWHERE)).isFalse();
        assertThat(automaton.moves(old, cap)).isTrue();
    }

    /** How many words may stand before the first that the automaton tells from others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "red; 0",
                "red _; 0",
                "_ red; 1",
                "_ _ red; 2",
                "_ ..3 red; 4",
                "<!a> red; 1",
                "<noun> red; 1",
                "<CAPS> red; 0",
                "(_ _|a) red; 2",
                "(a|_ b) red; 1",
                "(_ _)? red; 2",
                "a? red; 0",
                "(_ a)? _ red; 1",
                "{x=_ _} red; 2",
                "_ a? _ red; 2",
                "_ <Name> _ red; 1",
                "^ _ red; 0",
            })
    void wordsBeforeTheFirstThatIsToldAreLeftToTheProof(String pattern, int words) {
        Automaton automaton = compiled(pattern).automaton();
        assertThat(IntStream.range(0, automaton.accepted().length / 3)
                        .map(i -> automaton.accepted()[3 * i + 1]))
                .isNotEmpty()
                .containsOnly(words);
    }

    @Test
    void aListOfManyWordsBehindAnotherIsOneStep() {
        String few = "(a|b|c|d) (e|f|g|h)";
        String many = "(a|b|c|d) (e|f|g|h|i)";
        // Each of 4 words has a state, and behind each each of 4; or one for all.
        assertThat(compiled(few).automaton().states()).isEqualTo(2 + 4 + 16);
        assertThat(compiled(many).automaton().states()).isEqualTo(2 + 4 + 1);
        assertThat(compiled(many, many + " so").automaton().states()).isEqualTo(2 + 4 + 1 + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "CAPS | So ABC abc Abc A 12. | ABC",
                "NAME | So ABC abc Abc A 12. | ABC Abc A",
                "NUMBER | So ABC 12 2nd b2. | 12 2nd",
                "ING | So walking king thing it. | walking thing",
                "ED | So walked bed acted it. | walked acted",
                "LY | So only fly badly it. | badly",
                "NOUN | The old dog of Tom is here. | dog Tom",
                "VERB | The old dog of Tom is here. | is",
                "VERB | She quickly reads two books. It is. | reads is",
                "ADJ | The old dog quickly reads here. | old",
                "ADV | The old dog quickly reads. | quickly",
            })
    void aKindHoldsForTheseWords(WordKind kind, String words, String held) {
        Text text = new TextReader(compiled("red").vocabulary()).readOwn(words);
        List<String> found = IntStream.range(0, text.tokens())
                .filter(t -> kind.holds(text, t))
                .mapToObj(text::token)
                .toList();
        assertThat(found).containsExactly(held.split(" "));
        assertThat(kind.isTagged()).isEqualTo(kind.flag() == 0);
    }

    @Test
    void theWritersWordsAreTurned() {
        assertThat(Pronouns.turned("I am sure my dog and We myself mine us Our me"))
                .isEqualTo("you are sure your dog and you yourself yours you your you");
        assertThat(Pronouns.turned("You yours your yourself")).isEqualTo("I mine my myself");
        assertThat(Pronouns.turned("a")).isEqualTo("a");
    }
}
