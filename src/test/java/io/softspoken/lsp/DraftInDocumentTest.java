package io.softspoken.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftInDocumentTest {
    private static final String WORDS = "Gr\u00FC\u00DFe, Bob.\n\nNo problem! \uD83D\uDE00 The room is booked.\n";

    private static DraftInDocument place(String mail) throws Exception {
        return DraftInDocument.of(new Document("file:///draft.eml", "mail", 1, mail, PositionEncoding.UTF16));
    }

    /** The editor has read the file in its charset, and its words are changed as they stand there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: text/plain\n",
                "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n",
                "content-type:text/plain; charset=utf-8\n",
                "Content-Type:\n text/plain; charset=us-ascii\n",
                "Content-Type: \t text/plain; format=flowed\n",
                "Content-Type:\n",
                "Content-Type: te\n",
                "X-Content-Type: image/png\n"
            })
    void aMailInPlainTextIsReadAsTheEditorHasIt(String type) throws Exception {
        String mail = "To: bob@example.test\n" + type + "Subject: the room\n\n" + WORDS;
        DraftInDocument place = place(mail);
        assertThat(place.draft().text()).isEqualTo(WORDS);
        assertThat(place.codedPart()).isEmpty();
        int at = WORDS.indexOf("No problem");
        assertThat(place.at(at, at + 10).of(mail)).isEqualTo("No problem");
        assertThat(place.added(at, "Hello! ")).isPresent();
        List<DraftInDocument.Change> changes = place.changes(List.of(new Edit(new Span(at, at + 10), "Certainly")))
                .orElseThrow();
        assertThat(changes.get(0).at().of(mail)).isEqualTo("No problem");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
                "Content-Transfer-Encoding:\n base64\nContent-Type: text/plain; charset=utf-8\n",
            })
    void aCodedMailIsDecoded(String type) throws Exception {
        String code = Base64.getMimeEncoder().encodeToString(WORDS.getBytes(StandardCharsets.UTF_8));
        DraftInDocument place = place("To: bob@example.test\n" + type + "Subject: the room\n\n" + code + "\n");
        assertThat(place.draft().words()).contains("No problem!", "Gr\u00FC\u00DFe");
        assertThat(place.codedPart()).isNotEmpty();
    }

    @Test
    void aMailOfPartsIsReadInItsPart() throws Exception {
        for (String type : List.of("multipart/mixed; boundary=b", "\n\tmultipart/alternative;\n boundary=\"b\"")) {
            DraftInDocument place = place("To: bob@example.test\nSubject: x\nContent-Type: " + type
                    + "\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" + WORDS + "\n--b--\n");
            assertThat(place.draft().words()).startsWith("Gr\u00FC\u00DFe").doesNotContain("--b");
        }
    }
}
