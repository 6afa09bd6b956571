package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlDraftsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <p>one</p><p>two</p>                                | one\\n\\ntwo
            one<br>two                                          | one\\ntwo
            <p> a   <b>b</b>  c </p>                            | a b c
            <ul><li>x</li><li>y</li></ul>                       | - x\\n- y
            a&amp;b &lt;c&gt; &eacute;                          | a&b <c> é
            <style>p{}</style>x<script>y</script>               | x
            a<span style="display: none">hidden</span>b         | ab
            x<blockquote>old<br>mail</blockquote>               | x\\n\\n> old\\n> mail
            <table><tr><td>a</td><td>b</td></tr></table>        | a b
            hel<b>lo</b>                                        | hello
            x <code>rm -rf</code> y                             | x `rm -rf` y
            <div class="gmail_quote">old</div>new               | > old\\n\\nnew
            plain text                                          | plain text
            """)
    void visibleWords(String html, String words) {
        assertThat(HtmlDrafts.read(html).words()).isEqualTo(words.replace("\\n", "\n"));
    }

    @Test
    void eachWordKnowsItsPlace() {
        String html = "<p>Tom &amp; <i>Dana</i>&#39;s caf&eacute;, id&shy;iot</p>";
        Draft draft = HtmlDrafts.read(html);
        assertThat(place(draft, "Tom")).isEqualTo("Tom");
        assertThat(place(draft, "&")).isEqualTo("&amp;");
        assertThat(place(draft, "Dana")).isEqualTo("Dana");
        assertThat(place(draft, "café")).isEqualTo("caf&eacute;");
        assertThat(place(draft, "id\u00ADiot")).isEqualTo("id&shy;iot");
    }

    @Test
    void replacingKeepsTagsAndEscapes() {
        Draft draft = HtmlDrafts.read("<p><b>No</b> problem</p>");
        Span all = draft.given(new Span(0, 10));
        assertThat(draft.replace(draft.text(), all, "a < b & c")).isEqualTo("<p><b>a &lt; b &amp; c</b></p>");
    }

    @Test
    void tenThousandNestedElements() {
        String html = "<div>".repeat(10_000) + "x" + "</div>".repeat(10_000);
        assertThat(HtmlDrafts.read(html).words()).isEqualTo("x");
    }

    private static String place(Draft draft, String word) {
        int at = draft.words().indexOf(word);
        return draft.given(new Span(at, at + word.length())).of(draft.text());
    }
}
