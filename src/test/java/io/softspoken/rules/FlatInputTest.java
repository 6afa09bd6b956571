package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, texts, codes and terms are read as they were written, however many there are. */
class FlatInputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FlatOutput out = new FlatOutput(bytes);

    private FlatInput in() {
        return new FlatInput(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** The buffer holds 16384 numbers, 32768 letters or 65536 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16_383, 16_384, 16_385, 32_768, 32_769, 65_536, 65_537, 140_000})
    void arraysAreReadWhole(int length) throws IOException {
        int[] numbers = IntStream.range(0, length).map(i -> i * 7 - 3).toArray();
        char[] letters = new char[length];
        byte[] few = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (char) (i * 3);
            few[i] = (byte) i;
        }
        out.number(-5);
        out.ints(numbers);
        out.chars(letters);
        out.bytes(few);
        out.raw(new byte[] {0, 0, 1, 2});
        FlatInput in = in();
        assertThat(in.number()).isEqualTo(-5);
        assertThat(in.ints()).isEqualTo(numbers);
        assertThat(in.chars()).isEqualTo(letters);
        assertThat(in.bytes()).isEqualTo(few);
        assertThat(in.number()).isEqualTo(258);
    }

    @Test
    void whatEndsTooEarlyIsTold() {
        out.number(3);
        out.raw(new byte[2]);
        assertThatThrownBy(() -> in().bytes()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> in().ints()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> in().chars()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> new FlatInput(new ByteArrayInputStream(new byte[3])).number())
                .isInstanceOf(EOFException.class);
    }

    @Test
    void aDiskThatIsFullIsTold() {
        FlatOutput full = new FlatOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        });
        assertThatThrownBy(() -> full.number(1)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> full.raw(new byte[1])).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void textsKeepTheirNumbers() throws IOException {
        Texts texts = new Texts();
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            added.add("é" + "x".repeat(i % 50) + i);
        }
        added.add("y".repeat(100_000));
        added.add("");
        for (int i = 0; i < added.size(); i++) {
            assertThat(texts.add(added.get(i))).isEqualTo(i);
        }
        assertThat(texts.add(added.get(7))).isEqualTo(7);
        texts.write(out);
        Texts read = Texts.read(in());
        for (int i = 0; i < added.size(); i++) {
            assertThat(texts.get(i)).isEqualTo(added.get(i));
            assertThat(read.get(i)).isEqualTo(added.get(i));
        }
    }

    @Test
    void termsAreReadAsTheyWere() throws IOException {
        boolean[] caps = new boolean[32];
        caps[0] = true;
        caps[31] = true;
        Map<Integer, Glossary.Term> terms = Map.of(
                9, new Glossary.Term("MX record", "mail entry", false, true, new boolean[] {true, false}),
                4, new Glossary.Term("bounce", "restart", true, false, new boolean[] {false}),
                5, new Glossary.Term("many", "mail entry", false, false, caps));
        Texts texts = new Texts();
        StoredTerms.write(terms, out, texts);
        StoredTerms read = StoredTerms.read(in(), texts);
        assertThat(read.size()).isEqualTo(3);
        assertThat(read.keySet()).containsExactly(4, 5, 9);
        for (int pattern : terms.keySet()) {
            Glossary.Term term = read.get(pattern);
            assertThat(term).usingRecursiveComparison().isEqualTo(terms.get(pattern));
            assertThat(read.containsKey(pattern)).isTrue();
        }
        assertThat(read.get(6)).isNull();
        assertThat(read.containsKey(6)).isFalse();
        assertThat(read.containsKey("4")).isFalse();
        assertThat(read.values())
                .extracting(Glossary.Term::plain)
                .containsExactly("restart", "mail entry", "mail entry");
        Map<Integer, Glossary.Term> long33 = Map.of(1, new Glossary.Term("so long", "x", false, true, new boolean[33]));
        assertThatThrownBy(() -> StoredTerms.write(long33, out, texts)).hasMessage("a term of too many words: so long");
    }

    @Test
    void codesAreReadAsTheyWere() throws IOException {
        PatternCompiler compiler = new PatternCompiler();
        for (String pattern : List.of("red (hat|cap)?", "{x=red} {y=<noun>} ..2 hat", "_ red")) {
            compiler.add(PatternParser.parse(pattern, name -> null));
        }
        List<Code> made = compiler.finish(List.of(), new java.util.BitSet()).codes();
        Texts texts = new Texts();
        Codes.of(made, texts).write(out);
        Codes read = Codes.read(in(), texts);
        assertThat(read).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i)).usingRecursiveComparison().isEqualTo(made.get(i));
            assertThat(read.get(i)).isSameAs(read.get(i));
        }
        assertThat(Arrays.asList(read.get(1).names())).containsExactly("x", "y");
        assertThat(read.get(1).tagged()).isTrue();
        assertThat(read.get(2).tagged()).isFalse();
    }

    @Test
    void aSlowStreamIsReadToo() throws IOException {
        out.ints(new int[] {1, 2, 3});
        out.bytes(new byte[] {4, 5});
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                return super.read(b, off, Math.min(len, 1));
            }
        };
        FlatInput in = new FlatInput(slow);
        assertThat(in.ints()).containsExactly(1, 2, 3);
        assertThat(in.bytes()).containsExactly(4, 5);
    }
}
