package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StackingTest {
    private static byte[] stored() throws IOException {
        float[][] weights = Stacking.toneAlone();
        weights[2][1] = 0.5f;
        weights[2][2] = -1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Stacking("abc", weights, Calibration.none()).write(out);
        return out.toByteArray();
    }

    @Test
    void isReadAsItWasStored() throws IOException {
        Stacking read = Stacking.read(new ByteArrayInputStream(stored()));
        assertThat(read.beside()).isEqualTo("abc");
        float[] both = read.together(new float[] {1, 1, 1}, new float[] {8, 8, 8}, 0);
        assertThat(both).containsExactly(1, 1, 4);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read.write(again);
        assertThat(again.toByteArray()).isEqualTo(stored());
    }

    @Test
    void whatIsNoneIsRefused() throws IOException {
        byte[] whole = stored();
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        byte[] other = whole.clone();
        other[0]++;
        for (byte[] wrong : new byte[][] {{}, Arrays.copyOf(whole, 40), longer, other}) {
            assertThatThrownBy(() -> Stacking.read(new ByteArrayInputStream(wrong)))
                    .isInstanceOf(IOException.class);
        }
    }
}
