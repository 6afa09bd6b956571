package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacksTest {
    @Test
    void whatWasLoadedAheadIsGivenOnceAndIsTheSame() {
        Packs.ahead();
        Packs.ahead();
        Program first = Packs.program();
        Program second = Packs.program();
        assertThat(first).isNotSameAs(second);
        assertThat(first.hash()).isEqualTo(second.hash());
        assertThat(first.rules()).hasSameSizeAs(second.rules());
    }
}
