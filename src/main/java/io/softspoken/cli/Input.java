package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Markup;
import io.softspoken.format.SourceLines;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailSource;
import io.softspoken.mail.UnreadableMailException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that holds a draft: the draft, and how the file is written anew when words of it change. */
final class Input {
    private final byte[] bytes;
    private final Draft draft;
    private final @Nullable MailSource mail;
    private final Charset charset;
    private final int mark;

    private Input(byte[] bytes, Draft draft, @Nullable MailSource mail, Charset charset, int mark) {
        this.bytes = bytes;
        this.draft = draft;
        this.mail = mail;
        this.charset = charset;
        this.mark = mark;
    }

    static Input mail(byte[] bytes) throws UnreadableMailException {
        MailSource mail = MailSource.read(bytes);
        return new Input(bytes, mail.draft(), mail, Charset.defaultCharset(), 0);
    }

    /** @param mark how many bytes at the beginning say which charset it is, and are no text */
    static Input text(byte[] bytes, Draft draft, Charset charset, int mark) {
        return new Input(bytes, draft, null, charset, mark);
    }

    Draft draft() {
        return draft;
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<MailSource> mail() {
        return Optional.ofNullable(mail);
    }

    /** A text as it stands in the file, in its encoding. */
    private byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(bytes, 0, mark);
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }

    /** Where in the file the draft's text stands. */
    SourceLines lines() {
        return mail == null
                ? SourceLines.of(draft.text())
                : SourceLines.ofMail(
                        draft.text(),
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        mail.places(),
                        mail.part().bytes().start());
    }

    /** The file with edits made, and for each why it was not, if so. */
    record Changed(Input input, List<Optional<String>> refusals) {}

    /** @param edits of the draft's words, by place; no two overlap */
    Changed with(List<Edit> edits) {
        if (mail != null) {
            MailSource.Rewritten rewritten = mail.replace(edits);
            try {
                return new Changed(mail(rewritten.message()), rewritten.refusals());
            } catch (UnreadableMailException e) {
                return new Changed(
                        this,
                        edits.stream()
                                .map(edit -> Optional.of("the change could not be proved"))
                                .toList());
            }
        }
        String text = draft.text();
        for (int i = edits.size() - 1; i >= 0; i--) {
            text = draft.replace(
                    text, draft.given(edits.get(i).at()), edits.get(i).wording());
        }
        List<Optional<String>> refusals = new ArrayList<>();
        edits.forEach(edit -> refusals.add(Optional.empty()));
        return new Changed(rewritten(text), refusals);
    }

    /** The file with another text in it; not for mail. */
    Input rewritten(String text) {
        Draft changed = draft.markup() == Markup.HTML ? HtmlDrafts.read(text) : Draft.of(text);
        return text(encode(text), changed, charset, mark);
    }
}
