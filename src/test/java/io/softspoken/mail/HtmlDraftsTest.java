package io.softspoken.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import java.util.List;
import java.util.Random;
import org.jsoup.parser.Parser;
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
            a<span style="font-size:0.9em">small</span>b        | asmallb
            a<span style="FONT-SIZE:0px">hidden</span>b         | ab
            a<div style="max-height:0;overflow:hidden">x</div>b | ab
            a<i hidden>x</i>b                                   | ab
            <div class="gmail_quote"><div class="gmail_attr">On 1 May 2026 at 8:51 Dana wrote:<br></div><blockquote class="gmail_quote">Where?</blockquote></div> | On 1 May 2026 at 8:51 Dana wrote:\\n\\n> Where?
            <div class="gmail_quote"><blockquote class="gmail_quote">Where?</blockquote><div>There.</div><blockquote class="gmail_quote">When?</blockquote>Now.</div> | > Where?\\n\\nThere.\\n\\n> When?\\n\\nNow.
            <div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------</div>old</div> | > ---------- Forwarded message ---------\\n> old
            <blockquote style="margin:0 0 0 40px;border:none;padding:0px">set in</blockquote> | set in
            <p>own</p><hr><div id="divRplyFwdMsg"><b>From:</b> Dana<br><b>Sent:</b> now</div><div>Where?</div> | own\\n\\n> From: Dana\\n> Sent: now\\n> Where?
            <blockquote type="cite">q</blockquote>yes<blockquote type="cite">r</blockquote>no | > q\\n\\nyes\\n\\n> r\\n\\nno
            own<div class="gmail_signature">Tom</div>           | own\\n-- \\nTom
            see<pre><code>a\\n  b</code></pre>x               | see\\n\\n```\\na\\n  b\\n```\\n\\nx
            <pre>a\\n  b</pre>                                | a\\n  b
            a &bogus; &amp;amp; &AMP; &#038; &#x26;b      | a &bogus; &amp; & & &b
            &#150;&#8217;&hellip;x                              | –’…x
            <table><tr><td>one</td>odd</tr></table>             | one odd
            <ol><li>x</li></ol>after                            | - x\\n\\nafter
            <p>a<o:p></o:p></p><p>b</p>                         | a\\n\\nb
            <!--[if mso]><p>mso</p><![endif]-->a                | a
            a<wbr>b<img alt="pic">c                             | abc
            un<b>believ</b>able                                 | unbelievable
            """)
    void visibleWords(String html, String words) {
        assertThat(HtmlDrafts.read(html.replace("\\n", "\n")).words()).isEqualTo(words.replace("\\n", "\n"));
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
    void aQuotationIsSeenInQuotationMarks() {
        Draft draft = HtmlDrafts.read("<p>You wrote <q>No <b>problem</b></q>.</p>");
        assertThat(draft.words()).isEqualTo("You wrote “No problem”.");
        assertThat(place(draft, "problem")).isEqualTo("problem");
    }

    @Test
    void replacingKeepsTagsAndEscapes() {
        Draft draft = HtmlDrafts.read("<p><b>No</b> problem</p>");
        Span all = draft.given(new Span(0, 10));
        assertThat(draft.replace(draft.text(), all, "a < b & c")).isEqualTo("<p><b>a &lt; b &amp; c</b></p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <p>No <!-- a > b --> problem</p>            | <p>X<!-- a > b --></p>
            <p>No <a title="x > y">problem</a></p>      | <p>X<a title="x > y"></a></p>
            <p>No < problem</p>                         | <p>X</p>
            <p>No &lt; problem</p> <b>5 > 4</b>         | <p>X</p> <b>5 > 4</b>
            <p>No</p><p>problem</p>                     | <p>X</p><p></p>
            No<br/>problem                              | X<br/>
            """)
    void replacingLeavesTheStructureAlone(String html, String replaced) {
        Draft draft = HtmlDrafts.read(html);
        int end = draft.words().indexOf("problem") + 7;
        assertThat(draft.replace(draft.text(), draft.given(new Span(0, end)), "X"))
                .isEqualTo(replaced);
    }

    /** Whatever the HTML, each character read stands where its draft says, or nowhere. */
    @Test
    void placesInRandomHtml() {
        Random random = new Random(3);
        List<String> pieces = List.of(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i>",
                "<div>",
                "</div>",
                "<br>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<ul>",
                "<li>",
                "</ul>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<blockquote>",
                "</blockquote>",
                "<a href='x>y'>",
                "</a>",
                "<!-- c -->",
                "<!doctype html>",
                "<style>s</style>",
                "<script>a<b</script>",
                "&amp;",
                "&lt",
                "&eacute;",
                "&bogus;",
                "&",
                "&#128512;",
                "&#x41;",
                "&#0;",
                "&nbsp;",
                "&shy;",
                "&NotEqualTilde;",
                "<",
                ">",
                "\r\n",
                "\n",
                "\r",
                "\t",
                " ",
                "\u0000",
                "word",
                "😀",
                "e\u0301",
                "<select><option>o</select>",
                "<svg><text>t</text></svg>",
                "</body>",
                "<title>t",
                "<textarea>",
                "</textarea>",
                "<hr>",
                "\uFEFF",
                "<form>",
                "<p hidden>");
        int checked = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                html.append(pieces.get(random.nextInt(pieces.size())));
            }
            Draft draft = HtmlDrafts.read(html.toString());
            for (int i = 0; i < draft.words().length(); i++) {
                String place = draft.given(new Span(i, i + 1)).of(draft.text());
                String shown = draft.words().substring(i, i + 1);
                if (place.isEmpty()) {
                    assertThat("`>- \n").as(html.toString()).contains(shown);
                } else if (shown.equals(" ") || shown.equals("\n")) {
                    assertThat(place.replace("\u0000", "").isBlank() || place.indexOf('<') >= 0)
                            .as("%s in %s", place, html)
                            .isTrue();
                } else if (place.length() == 1) {
                    assertThat(place).as(html.toString()).isIn(shown, "\u0000");
                    checked++;
                } else {
                    assertThat(place).as(html.toString()).startsWith("&");
                    assertThat(Parser.unescapeEntities(place, false).replace('\uFFFD', '\u0000'))
                            .contains(shown.replace('\uFFFD', '\u0000'));
                }
            }
        }
        assertThat(checked).isGreaterThan(5_000);
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
