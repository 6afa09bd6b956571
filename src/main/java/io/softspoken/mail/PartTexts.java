package io.softspoken.mail;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Edit;
import io.softspoken.draft.Span;
import java.util.ArrayList;
import java.util.List;

/** The texts of the parts that a draft's words stand in: of one as a rule, of several where HTML goes on behind pictures. */
final class PartTexts {
    /** A part's text, and where it begins in the draft's. */
    private record Piece(PartText text, int start, int length) {}

    /** A change and the part that it is made in. */
    record Placed(PartText part, PartText.Change change) {}

    private final List<Piece> pieces;

    private PartTexts(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** @throws PartText.Unfit if what was decoded cannot be led back to its bytes with certainty */
    static PartTexts of(byte[] message, MailSearch.Body body) throws PartText.Unfit {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (MailSearch.Body one : body.pieces()) {
            pieces.add(new Piece(PartText.of(message, one), start, one.text().length()));
            start += one.text().length() + MailSearch.BETWEEN.length();
        }
        return new PartTexts(pieces);
    }

    /** Each part's text. */
    List<PartText> all() {
        return pieces.stream().map(Piece::text).toList();
    }

    /**
     * What makes an edit.
     *
     * @param in the draft that was read from these texts
     * @throws PartText.Unfit if no part by itself can hold it
     */
    Placed change(Draft in, Edit edit) throws PartText.Unfit {
        Span given = in.given(edit.at());
        String all = in.replace(in.text(), given, edit.wording());
        String wording = all.substring(given.start(), all.length() - (in.text().length() - given.end()));
        for (Piece piece : pieces) {
            int end = piece.start() + piece.length();
            if (given.start() >= piece.start() && given.end() <= end) {
                Span here = new Span(given.start() - piece.start(), given.end() - piece.start());
                return new Placed(piece.text(), piece.text().change(here, wording));
            }
        }
        throw new PartText.Unfit("the words stand in two parts of the mail");
    }
}
