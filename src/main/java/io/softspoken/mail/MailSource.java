package io.softspoken.mail;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent, and the draft in it: where each of the draft's words stands, and how words are changed there so
 * that every other byte of the message stays as it is. Immutable.
 */
public final class MailSource {
    private final byte[] message;
    private final MimePart parsed;
    private final MailSearch search;
    private final MailSearch.Body body;
    private final Draft draft;

    private MailSource(byte[] message, MimePart parsed, MailSearch search, MailSearch.Body body) {
        this.message = message;
        this.parsed = parsed;
        this.search = search;
        this.body = body;
        draft = draft(body).addressedTo(MailSearch.recipients(parsed)).writtenAt(MailDates.of(parsed));
    }

    static Draft draft(MailSearch.Body body) {
        return body.html() ? HtmlDrafts.read(body.whole()) : Draft.of(body.text());
    }

    /**
     * Reads a message (RFC 5322).
     *
     * @param message copied
     * @throws UnreadableMailException if nothing in it can be judged
     */
    public static MailSource read(byte[] message) throws UnreadableMailException {
        byte[] own = message.clone();
        try {
            MimePart parsed = MailDrafts.parsed(new Octets(own));
            MailSearch search = new MailSearch();
            return new MailSource(own, parsed, search, search.body(parsed));
        } catch (MessagingException e) {
            throw new UnreadableMailException(UnreadableMailException.Reason.UNPARSABLE, "the mail cannot be parsed");
        }
    }

    /** The draft in the message, as {@link MailDrafts} reads it. */
    public Draft draft() {
        return draft;
    }

    /** The part that holds the draft. */
    public MailPart part() {
        return part(body);
    }

    /**
     * Where the draft's text stands in the message: for each UTF-16 unit of it the byte at which it begins, and one more for
     * its end. In base64 that is the letter of code that holds its first bits.
     *
     * @return of length 0 if its characters cannot be led back to their bytes with certainty
     */
    public int[] places() {
        try {
            return PartText.of(message, body).places();
        } catch (PartText.Unfit e) {
            return new int[0];
        }
    }

    /** Whether the part that holds the draft is sent in base64, so that nobody can read its words in the message. */
    public boolean isBase64() {
        try {
            return PartText.of(message, body).isBase64();
        } catch (PartText.Unfit e) {
            return MailSearch.encoding(body.part()).equals("base64");
        }
    }

    /** The part that says the same in HTML, where the draft itself was read from plain text. */
    public Optional<MailPart> alternative() {
        return Optional.ofNullable(body.alternative()).map(MailSource::part);
    }

    private static MailPart part(MailSearch.Body of) {
        Span bytes = PartText.bytes(of);
        return new MailPart(
                of.number(),
                of.html() ? "text/html" : MailSearch.type(of.part()),
                bytes == null ? new Span(0, 0) : bytes);
    }

    /** What else a change of the words would make wrong, a sentence each; empty if nothing. */
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (has("DKIM-Signature") || has("ARC-Message-Signature")) {
            cautions.add(
                    "the mail carries a DKIM signature, which no longer holds for changed words; have it signed again");
        }
        if (has("Content-Length") || has("Content-MD5")) {
            cautions.add("the mail's header holds a length or checksum of its text, which was left as it was");
        }
        return cautions;
    }

    private boolean has(String header) {
        try {
            return parsed.getHeader(header) != null;
        } catch (MessagingException | RuntimeException e) {
            return false;
        }
    }

    /** What became of a message whose words were to be changed. */
    public static final class Rewritten {
        private final byte[] message;
        private final List<Optional<String>> refusals;

        Rewritten(byte[] message, List<Optional<String>> refusals) {
            this.message = message;
            this.refusals = List.copyOf(refusals);
        }

        /** The message as it is sent; a copy. */
        public byte[] message() {
            return message.clone();
        }

        /** For each edit, in the order given, why it was not made; empty where it was. */
        public List<Optional<String>> refusals() {
            return refusals;
        }
    }

    /** An edit and the changes that make it, one or two. */
    private record Planned(Span at, PartTexts.Placed own, PartTexts.@Nullable Placed other) {
        List<PartTexts.Placed> all() {
            return other == null ? List.of(own) : List.of(own, other);
        }
    }

    /**
     * Changes words: in the part that holds the draft, and the same words in its HTML alternative. An edit is made in both
     * or in none, and no byte changes but those of the words and, in quoted-printable, line breaks in their lines that only
     * the encoding knows; base64 is written anew as a whole.
     *
     * @param edits stretches of {@link #draft()}'s words; of two that overlap the first counts
     */
    public Rewritten replace(List<Edit> edits) {
        List<Optional<String>> refusals = new ArrayList<>();
        String signed = search.isSigned() || body.text().contains("-----BEGIN PGP SIGNED MESSAGE-----")
                ? "the mail is signed, and a change would break the signature"
                : null;
        try {
            if (signed != null) {
                throw new PartText.Unfit(signed);
            }
            return replace(edits, refusals);
        } catch (PartText.Unfit e) {
            return refused(edits, String.valueOf(e.getMessage()));
        }
    }

    private Rewritten refused(List<Edit> edits, String why) {
        return new Rewritten(
                message, edits.stream().map(edit -> Optional.of(why)).toList());
    }

    private Rewritten replace(List<Edit> edits, List<Optional<String>> refusals) throws PartText.Unfit {
        PartTexts own = PartTexts.of(message, body);
        MailSearch.Body html = body.alternative();
        PartTexts other = html == null ? null : PartTexts.of(message, html);
        Draft otherDraft = html == null ? null : HtmlDrafts.read(html.whole());
        SameWords same = otherDraft == null ? null : new SameWords(draft.words(), otherDraft.words());
        List<Planned> planned = new ArrayList<>();
        for (Edit edit : edits) {
            try {
                if (planned.stream().anyMatch(one -> one.at().overlaps(edit.at()))) {
                    throw new PartText.Unfit("other words there are changed");
                }
                PartTexts.Placed change = own.change(draft, edit);
                PartTexts.Placed beside = null;
                if (other != null && otherDraft != null && same != null) {
                    Span there = same.find(edit.at());
                    if (there == null) {
                        throw new PartText.Unfit("the HTML of the mail does not hold the same words");
                    }
                    beside = other.change(otherDraft, new Edit(there, edit.wording()));
                }
                planned.add(new Planned(edit.at(), change, beside));
                refusals.add(Optional.empty());
            } catch (PartText.Unfit e) {
                refusals.add(Optional.of(String.valueOf(e.getMessage())));
            }
        }
        if (planned.isEmpty()) {
            return new Rewritten(message, refusals);
        }
        byte[] out = message;
        List<PartText> parts = new ArrayList<>(own.all());
        if (other != null) {
            parts.addAll(other.all());
        }
        parts.sort(
                Comparator.comparingInt((PartText part) -> part.bytes().start()).reversed());
        for (PartText part : parts) {
            List<PartText.Change> changes = new ArrayList<>();
            for (Planned one : planned) {
                for (PartTexts.Placed placed : one.all()) {
                    if (placed.part() == part) {
                        changes.add(placed.change());
                    }
                }
            }
            if (changes.isEmpty()) {
                continue;
            }
            byte[] content = part.with(changes);
            ByteArrayOutputStream all = new ByteArrayOutputStream(out.length + content.length);
            all.write(out, 0, part.bytes().start());
            all.writeBytes(content);
            all.write(out, part.bytes().end(), out.length - part.bytes().end());
            out = all.toByteArray();
        }
        return isTrue(out, edits, refusals)
                ? new Rewritten(out, refusals)
                : refused(edits, "the change could not be proved");
    }

    /** Whether a changed message is built as it was and says what it is to say. */
    private boolean isTrue(byte[] changed, List<Edit> edits, List<Optional<String>> refusals) {
        try {
            MailSource again = read(changed);
            StringBuilder words = new StringBuilder(draft.words());
            List<Edit> made = new ArrayList<>();
            for (int i = 0; i < edits.size(); i++) {
                if (refusals.get(i).isEmpty()) {
                    made.add(edits.get(i));
                }
            }
            made.sort(Comparator.comparingInt((Edit edit) -> edit.at().start()).reversed());
            made.forEach(edit -> words.replace(edit.at().start(), edit.at().end(), edit.wording()));
            return again.search.structure().equals(search.structure())
                    && again.part().number().equals(part().number())
                    && bare(again.draft.words()).equals(bare(words.toString()));
        } catch (UnreadableMailException e) {
            return false;
        }
    }

    /** The words without what an encoding may change in them: white space, and the shape of marks. */
    private static String bare(String words) {
        return words.replaceAll("\\s+", "")
                .replaceAll("[\u2018\u2019\u201A]", "'")
                .replaceAll("[\u201C\u201D\u201E]", "\"")
                .replaceAll("[\u2013\u2014]", "-")
                .replace("\u2026", "...")
                .replaceAll("[\u00A0\u202F]", "");
    }
}
