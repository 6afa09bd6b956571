package io.softspoken.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is given, what is seen of it, and the way between the two. */
class DraftTest {
    /** {@code a&amp;b<b>c</b>}: four characters are seen. */
    private static final String HTML = "a&amp;b<b>c</b>";

    private static final Draft DRAFT = Draft.ofHtml(HTML, "a&bc", new int[] {0, 1, 6, 10}, new int[] {1, 6, 7, 11});

    @ParameterizedTest
    @CsvSource({
        "0, 1, a",
        "1, 2, &amp;",
        "0, 3, a&amp;b",
        "2, 4, b<b>c",
        "3, 4, c",
        "0, 4, a&amp;b<b>c",
    })
    void whatIsSeenStandsThere(int start, int end, String given) {
        Span span = DRAFT.given(new Span(start, end));
        assertThat(span.of(HTML)).isEqualTo(given);
        assertThat(DRAFT.seen(span)).isEqualTo(new Span(start, end));
    }

    @Test
    void aPlaceBetweenCharactersIsAPlaceThereToo() {
        assertThat(DRAFT.given(new Span(0, 0))).isEqualTo(new Span(0, 0));
        assertThat(DRAFT.given(new Span(3, 3))).isEqualTo(new Span(10, 10));
        assertThat(DRAFT.given(new Span(4, 4))).isEqualTo(new Span(HTML.length(), HTML.length()));
    }

    @Test
    void whatIsNotSeenIsNowhere() {
        // the tag between "b" and "c"
        assertThat(DRAFT.seen(new Span(7, 10)).length()).isZero();
        assertThat(DRAFT.seen(new Span(11, 15)).length()).isZero();
        // half an entity is the whole of what it stands for
        assertThat(DRAFT.seen(new Span(2, 4))).isEqualTo(new Span(1, 2));
        assertThat(DRAFT.seen(new Span(6, 11))).isEqualTo(new Span(2, 4));
    }

    @Test
    void plainTextIsWhatIsSeen() {
        Draft plain = Draft.of("a&b");
        assertThat(plain.given(new Span(1, 3))).isEqualTo(new Span(1, 3));
        assertThat(plain.seen(new Span(1, 3))).isEqualTo(new Span(1, 3));
        assertThat(plain.words()).isEqualTo(plain.text()).isEqualTo("a&b");
        assertThat(plain.markup()).isEqualTo(Markup.PLAIN);
        assertThat(DRAFT.markup()).isEqualTo(Markup.HTML);
        assertThat(plain.replace("a&b", new Span(1, 2), "<")).isEqualTo("a<b");
    }

    @Test
    void aPlaceOutsideIsTold() {
        assertThatThrownBy(() -> DRAFT.given(new Span(0, 5))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DRAFT.seen(new Span(0, 16))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Draft.of("a").given(new Span(0, 2))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Draft.of("a").seen(new Span(0, 2))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whereCharactersComeFromMustFit() {
        for (int[][] wrong : new int[][][] {
            {{0}, {1, 2}},
            {{0, 1}, {1}},
            {{1, 0}, {1, 1}},
            {{0, 1}, {1, 0}},
            {{0, 1}, {1, 3}},
        }) {
            assertThatThrownBy(() -> Draft.ofHtml("ab", "ab", wrong[0], wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Draft.ofHtml("ab", "ab", new int[] {0, 0}, new int[] {0, 2}).words())
                .isEqualTo("ab");
    }

    @Test
    void theArraysAreCopied() {
        int[] starts = {0};
        int[] ends = {1};
        Draft draft = Draft.ofHtml("a", "a", starts, ends);
        starts[0] = 1;
        ends[0] = 0;
        assertThat(draft.given(new Span(0, 1))).isEqualTo(new Span(0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "[bad] day | x | x day",
                "[bad] day | a<b & c>d | a&lt;b &amp; c&gt;d day",
                "[ba<b>d] day</b> | x | x<b> day</b>",
                "[ba<b>d</b>] day | x | x<b></b> day",
                "[a <!-- b > c --> d] | x | x<!-- b > c -->",
                "[a <!-- b > c] | x | x<!-- b > c",
                "[1 < 2] day | x | x day",
                "[a <1 b] day | x | x day",
                "[a <b c='>'> d] day | x | x<b c='>'> day",
                "[a <b c=\"'>\"> d] day | x | x<b c=\"'>\"> day",
                "[a <b c = '>'> d] day | x | x<b c = '>'> day",
                "[a <b it's> d] day | x | x<b it's> day",
                "[a <?php?> <!x> d] day | x | x<?php?><!x> day",
                "[a </b> d] day | x | x</b> day",
                "[a <b d] day | x | x day",
                "[a <Br> d] day | x | x<Br> day",
                "[a <zz> d] day | x | x<zz> day",
                "[a <ZZ> d] day | x | x<ZZ> day",
                "[a <{> d] day | x | x day",
                "[] day | x | x day",
            })
    void inHtmlTagsAreKeptBehindWhatIsPutIn(String marked, String replacement, String expected) {
        int start = marked.indexOf('[');
        int end = marked.indexOf(']') - 1;
        String html = marked.replace("[", "").replace("]", "");
        Draft draft = Draft.ofHtml(html, "", new int[0], new int[0]);
        assertThat(draft.replace(html, new Span(start, end), replacement)).isEqualTo(expected);
    }

    @Test
    void eachThingThatIsSaidOfItIsKept() {
        ZonedDateTime noon = ZonedDateTime.parse("2026-11-24T12:00:00Z");
        Draft draft = Draft.of("a")
                .inReplyTo("b")
                .to(Audience.TECHNICAL)
                .addressedTo(List.of("x@y.example"))
                .writtenAt(noon);
        for (Draft one : List.of(draft, draft.inReplyTo("b"), draft.to(Audience.TECHNICAL), draft.writtenAt(noon))) {
            assertThat(one.text()).isEqualTo("a");
            assertThat(one.incoming()).contains("b");
            assertThat(one.audience()).contains(Audience.TECHNICAL);
            assertThat(one.recipients()).containsExactly("x@y.example");
            assertThat(one.writtenAt()).contains(noon);
        }
        assertThat(draft.inReplyTo(null).incoming()).isEmpty();
        assertThat(draft.writtenAt(null).writtenAt()).isEmpty();
        assertThat(Draft.of("a").audience()).isEmpty();
        assertThat(Draft.of("a").recipients()).isEmpty();
    }

    @Test
    void aStretchOfText() {
        Span span = new Span(2, 5);
        assertThat(span.length()).isEqualTo(3);
        assertThat(span.of("abcdefg")).isEqualTo("cde");
        assertThat(span.overlaps(new Span(4, 6))).isTrue();
        assertThat(span.overlaps(new Span(0, 3))).isTrue();
        assertThat(span.overlaps(new Span(5, 6))).isFalse();
        assertThat(span.overlaps(new Span(0, 2))).isFalse();
        assertThat(span.covers(new Span(2, 5))).isTrue();
        assertThat(span.covers(new Span(3, 3))).isTrue();
        assertThat(span.covers(new Span(1, 4))).isFalse();
        assertThat(span.covers(new Span(3, 6))).isFalse();
        assertThat(new Span(0, 0).length()).isZero();
        assertThatThrownBy(() -> new Span(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
