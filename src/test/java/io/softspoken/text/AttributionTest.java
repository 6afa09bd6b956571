package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines say who wrote what follows, and how surely. */
class AttributionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "On 23 Nov 2026 at 08:51 Dana wrote:; ATTRIBUTION",
                "Dana <d@x.example> wrote:; ATTRIBUTION",
                "On 23 Nov 2026 Dana wrote:; PERHAPS",
                "Dana wrote:; PERHAPS",
                "丹娜写道：; PERHAPS",
                "写道：; none",
                "Am Montag schrieb dana d@x.example:; ATTRIBUTION",
                "Le 120233, Dana a écrit :; PERHAPS",
                "Le 20a6, Dana a écrit :; PERHAPS",
                "Le 202a, Dana a écrit :; PERHAPS",
                "Le 202, Dana a écrit :; PERHAPS",
                "They wrote:; none",
                "He writes:; none",
                "Dana writes:; PERHAPS",
                "Dana wrote d@x.example:; ATTRIBUTION",
                "Dana wrote on 23 November:; PERHAPS",
                "Dana wrote at noon:; none",
                "Dana wrote on Monday:; none",
                "Dana wrote to us and said this:; none",
                "I wrote:; none",
                "As you wrote:; none",
                "*Dana Roth wrote*:; PERHAPS",
                "- Dana wrote --- :; PERHAPS",
                "Dana rewrote it:; none",
                "wrote:; none",
                "Here is the list:; none",
                "Quoting Dana:; PERHAPS",
                "Zitat von Dana:; PERHAPS",
                "Am 24.11.2026 schrieb Dana:; ATTRIBUTION",
                "Am Montag schrieb Dana Roth:; PERHAPS",
                "Am Montag schrieb Dana von Roth:; PERHAPS",
                "Am Montag schrieb uns jemand:; none",
                "Um 8:51 schrieb Dana Roth:; ATTRIBUTION",
                "Am Montag schrieb Dana um 8:51:; none",
                "Dana Roth írta (időpont: 2026. nov. 23., H, 8:51):; ATTRIBUTION",
                "Dana Roth írta (valamikor):; PERHAPS",
                "Dana Roth írta valamikor:; none",
                "Dana Roth írta valamikor 8:5):; none",
                "Dana <d@x.example>:; none",
                "2026年11月23日(月) 8:51 Dana <d@x.example>:; ATTRIBUTION",
                "23 Dana <d@x.example>:; none",
                "Le 23/11/1999, Dana a écrit :; ATTRIBUTION",
                "Le 23/11/2999, Dana a écrit :; PERHAPS",
                "2026-11-23 Dana <d@x.example>:; ATTRIBUTION",
                "[2026-11-23 Dana d@x.example]:; ATTRIBUTION",
            })
    void sorts(String line, String sort) {
        assertThat(String.valueOf(Attribution.sort(line))).isEqualTo(sort.equals("none") ? "null" : sort);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:51", "at 08:51.", "8h51", "x 23:59 y", "1:234"})
    void aTimeOfDay(String words) {
        assertThat(Attribution.clock(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "8:5", ":51", "a:51", "8:5x", "8:x1", "8.51", "note: 51"})
    void noTimeOfDay(String words) {
        assertThat(Attribution.clock(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"On Monday Dana wrote:", "23 Nov, Dana:", "Dana wrote:", "d@x.example said", "- On 1"})
    void mayBegin(String line) {
        assertThat(Attribution.mayOpen(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The room is free.", "Dana wrote", "@x", "-", "Here it is:"})
    void mayNotBegin(String line) {
        assertThat(Attribution.mayOpen(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"a:; true", "a：; true", "a---; true", "a; false", "a.; false", "a--; false"})
    void mayEnd(String line, boolean ends) {
        assertThat(Attribution.closes(line)).isEqualTo(ends);
    }
}
