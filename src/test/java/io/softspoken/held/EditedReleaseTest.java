package io.softspoken.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be said without a Postfix of whether a mail was sent. */
class EditedReleaseTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSendmailIsWaitedForNoLongerThanItMayTakeThoughTheClockGoesBack() {
        assertThat(EditedRelease.unsettled(NOON, NOON.plusSeconds(60))).isZero();
        assertThat(EditedRelease.unsettled(NOON, NOON.plusSeconds(2))).isEqualTo(Duration.ofSeconds(3));
        assertThat(EditedRelease.unsettled(NOON, NOON.minus(Duration.ofDays(1))))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aLogThatWasEmptiedSinceDoesNotTellWhatWasSent() throws IOException {
        Path log = Files.writeString(folder.resolve("mail.log"), "one line\n");
        String key = EditedRelease.key(log);
        assertThat(EditedRelease.goesOn(log, key, 9)).isTrue();
        Files.writeString(log, "one line\nanother\n");
        assertThat(EditedRelease.goesOn(log, key, 9)).isTrue();
        Files.writeString(log, "");
        assertThat(EditedRelease.goesOn(log, key, 9)).isFalse();
        assertThat(EditedRelease.goesOn(folder.resolve("other"), "", 0)).isFalse();
    }
}
