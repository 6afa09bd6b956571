package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesTest {
    @TempDir
    Path folder;

    /** No array of Java is as long as an int may count: to ask for one is the one way to run out of memory at no cost. */
    @Test
    void memoryThatJavaDoesNotHaveIsNotCountedAsTaken() throws IOException {
        Memory memory = new Memory(Long.MAX_VALUE);
        Bytes bytes = new Bytes(memory);
        try (FileChannel sparse = FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            sparse.write(ByteBuffer.allocate(1), Integer.MAX_VALUE - 1L);
            ByteBuffer whole = sparse.map(FileChannel.MapMode.READ_ONLY, 0, Integer.MAX_VALUE);
            assertThat(bytes.add(whole)).isFalse();
        }
        assertThat(memory.used()).isZero();
        assertThat(bytes.add('x')).isTrue();
        assertThat(bytes.size()).isOne();
    }
}
