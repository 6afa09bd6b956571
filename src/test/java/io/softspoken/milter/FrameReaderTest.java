package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int LARGEST = 5_000;

    private final Memory memory = new Memory(100_000);
    private final FrameReader frames = new FrameReader(LARGEST, memory);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void framesAreTheSameHoweverTheStreamIsCut(long seed) throws ProtocolException {
        Random random = new Random(seed);
        List<byte[]> sent = new ArrayList<>();
        byte[] stream = {};
        for (int i = 0; i < 50; i++) {
            byte[] data = new byte[random.nextInt(10) == 0 ? random.nextInt(LARGEST - 1) : random.nextInt(30)];
            random.nextBytes(data);
            byte[] frame = MilterClient.frame((char) random.nextInt(128), data);
            sent.add(java.util.Arrays.copyOfRange(frame, 4, frame.length));
            stream = MilterClient.join(stream, frame);
        }

        List<byte[]> got = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(stream.length - at, 1 + random.nextInt(random.nextBoolean() ? 5 : 3_000));
            ByteBuffer piece = ByteBuffer.wrap(stream, at, length).slice();
            for (ByteBuffer frame = frames.next(piece); frame != null; frame = frames.next(piece)) {
                byte[] copy = new byte[frame.remaining()];
                frame.get(copy);
                got.add(copy);
            }
            assertThat(piece.hasRemaining()).isFalse();
            at += length;
        }

        assertThat(got).usingRecursiveComparison().isEqualTo(sent);
        assertThat(frames.isWithinFrame()).isFalse();
        frames.clear();
        assertThat(memory.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, LARGEST + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aLengthThatNoFrameCanHaveIsRefused(int length) {
        ByteBuffer in = ByteBuffer.allocate(4).putInt(0, length);
        assertThatThrownBy(() -> frames.next(in))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("from 1 to 5000");
    }

    @Test
    void aFrameInPartTakesMemoryForWhatHasComeNotForWhatIsClaimed() throws ProtocolException {
        assertThat(frames.next(ByteBuffer.allocate(14).putInt(0, LARGEST))).isNull();
        assertThat(frames.isWithinFrame()).isTrue();
        assertThat(memory.used()).isLessThanOrEqualTo(1_024);
    }

    @Test
    void withoutMemoryAFrameInPartIsRefused() {
        FrameReader poor = new FrameReader(LARGEST, new Memory(100));
        assertThatThrownBy(() -> poor.next(ByteBuffer.allocate(14).putInt(0, LARGEST)))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.kind()).isEqualTo(ProtocolException.Kind.MEMORY));
    }
}
