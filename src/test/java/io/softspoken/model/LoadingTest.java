package io.softspoken.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadingTest {
    @Test
    void whatWasBegunAheadIsGivenOnceAndIsTheShippedModel() {
        Loading.ahead();
        Loading.ahead();
        Loading first = Loading.begun();
        Loading second = Loading.begun();
        assertThat(first).isNotSameAs(second);
        assertThat(first.model().hash()).isEqualTo(ToneModel.shipped().hash());
        assertThat(second.model().hash()).isEqualTo(first.model().hash());
    }

    @Test
    void aThreadThatIsInterruptedHasTheModelAllTheSameAndStaysInterrupted() {
        Loading loading = Loading.begun();
        Thread.currentThread().interrupt();
        ToneModel model = loading.model();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.hash()).isEqualTo(ToneModel.shipped().hash());
    }
}
