package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 63, 64, 65, 1000, 20_000})
    void eachIsFoundAndNoOther(int size) throws IOException {
        int[] numbers = new Random(size).ints().distinct().limit(size).sorted().toArray();
        Keys keys = new Keys(numbers);
        for (int i = 0; i < size; i++) {
            assertThat(keys.find(numbers[i])).isEqualTo(i);
            if (i > 0 && numbers[i] - 1 != numbers[i - 1]) {
                assertThat(keys.find(numbers[i] - 1)).isEqualTo(-1);
            }
        }
        int[] sought = new int[2 * size + 1];
        for (int i = 0; i < size; i++) {
            sought[2 * i] = numbers[size - 1 - i];
            sought[2 * i + 1] = numbers[i] + 1;
        }
        int[] places = new int[sought.length];
        keys.find(sought, places);
        for (int i = 0; i < sought.length; i++) {
            assertThat(places[i]).isEqualTo(keys.find(sought[i]));
        }
        assertThat(keys.size()).isEqualTo(size);
        Keys again = Keys.read(new DataInputStream(new ByteArrayInputStream(keys.bytes())), size);
        assertThat(again.bytes()).isEqualTo(keys.bytes());
    }

    @Test
    void theEndsAndTheMiddleOfAllNumbers() {
        int[] numbers = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -1, 0, 1, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        Keys keys = new Keys(numbers);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(keys.find(numbers[i])).isEqualTo(i);
        }
        assertThat(keys.find(2)).isEqualTo(-1);
        assertThat(keys.find(-2)).isEqualTo(-1);
    }

    @Test
    void whatDoesNotRiseIsRefused() {
        assertThatThrownBy(() -> new Keys(new int[] {1, 3, 2})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Keys(new int[] {1, 1})).isInstanceOf(IllegalArgumentException.class);
        byte[] falling = {0, 0, 0, 2, 0, 0, 0, 1};
        assertThatThrownBy(() -> Keys.read(new DataInputStream(new ByteArrayInputStream(falling)), 2))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Keys.read(new DataInputStream(new ByteArrayInputStream(falling)), 3))
                .isInstanceOf(EOFException.class);
    }
}
