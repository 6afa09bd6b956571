package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
    @ParameterizedTest
    @CsvSource({
        "lose, loses, losing, lost, lost",
        "stop, stops, stopping, stopped, stopped",
        "make, makes, making, made, made",
        "try, tries, trying, tried, tried",
        "check, checks, checking, checked, checked",
        "write, writes, writing, wrote, written",
        "reset, resets, resetting, reset, reset",
        "fix, fixes, fixing, fixed, fixed",
        "be, is, being, was, been",
        "have, has, having, had, had",
        "submit, submits, submitting, submitted, submitted",
        "restore, restores, restoring, restored, restored",
        "lie, lies, lying, lay, lain",
        "visit, visits, visiting, visited, visited",
        "clear, clears, clearing, cleared, cleared",
    })
    void verbs(String base, String s, String ing, String past, String part) {
        assertThat(Inflection.verb(base, Inflection.Form.S)).isEqualTo(s);
        assertThat(Inflection.verb(base, Inflection.Form.ING)).isEqualTo(ing);
        assertThat(Inflection.verb(base, Inflection.Form.PAST)).isEqualTo(past);
        assertThat(Inflection.verb(base, Inflection.Form.PART)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "losing, lose",
        "stopped, stop",
        "making, make",
        "tried, try",
        "checking, check",
        "written, write",
        "closes, close",
        "restored, restore",
        "called, call",
        "explaining, explain",
        "updated, update",
        "fixes, fix",
        "gone, go",
        "calling, call",
        "removing, remove",
        "changed, change",
        "needed, need",
        "waiting, wait",
        "labelled, label",
        "cancelling, cancel",
        "installed, install",
        "called, call",
        "missed, miss",
        "travelled, travel"
    })
    void bases(String form, String base) {
        assertThat(Inflection.base(form)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "file, files",
        "copy, copies",
        "box, boxes",
        "person, people",
        "child, children",
        "address, addresses",
        "day, days"
    })
    void plurals(String one, String many) {
        assertThat(Inflection.plural(one)).isEqualTo(many);
        assertThat(Inflection.singular(many)).isEqualTo(one);
    }
}
