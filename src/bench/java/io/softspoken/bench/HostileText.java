package io.softspoken.bench;

import java.util.function.IntFunction;

/** Texts that would stall an engine that goes back, that nests, or that does something again for each thing it found. */
enum HostileText {
    /** The beginning of a rule, over and over. */
    PREFIX(i -> "hopefully you have not "),
    /** One word that begins many patterns. */
    ONE_OPENER(i -> "I "),
    /** Many words that begin many patterns. */
    OPENERS(i -> "I we you please just so if the could it is this not have your "),
    /** Sentences that all begin a rule. */
    SHORT_SENTENCES(i -> "You should. "),
    /** Findings without end, each a sentence. */
    FINDINGS(i -> "No problem. "),
    /** The same in one sentence. */
    FINDINGS_IN_ONE_SENTENCE(i -> "no problem and "),
    /** Findings that an exception silences. */
    SILENCED(i -> "hopefully you have not lost your data that has been recovered and "),
    /** In one sentence the beginnings and ends of patterns with gaps, which match nowhere. */
    GAPS(i -> "it is not possible to "),
    /** Terms in one sentence, no two alike. */
    ABBREVIATIONS(i -> "with " + letter(i / 676) + letter(i / 26) + letter(i) + "X and then the "),
    /** The same, each in brackets that never close. */
    OPEN_BRACKETS(i -> "the " + letter(i / 676) + letter(i / 26) + letter(i) + "X (and then "),
    /** Quotations that open and never close. */
    OPEN_QUOTES(i -> "\u201cso 'he \"said "),
    /** Quotations in quotations. */
    NESTED_QUOTES(i -> i % 2 == 0 ? "\"so 'we \u201csaid " : "it\u201d all' then\" "),
    /** Marks that end sentences. */
    MARKS(i -> "? ! ... "),
    /** Exclamations. */
    EXCLAMATIONS(i -> "Now!!!! "),
    /** Mail quoted in quoted mail. */
    QUOTED(i -> ">".repeat(i % 40) + " we said so\n"),
    /** Terms in a sentence that never ends, none with a wording that fits. */
    TERMS(i -> "deprecate, "),
    /** Findings, no two among the same words, whose wordings fail one by one. */
    FAILING_WORDINGS(i -> i + ", The RCA will follow "),
    /** The same where parts of speech are asked for. */
    FAILING_WORDINGS_TAGGED(i -> i + ", The RCA will follow paper is the flat stuff one writes on "),
    /** Findings in paragraphs of their own. */
    FINDINGS_IN_PARAGRAPHS(i -> "sometime next week\n\n"),
    /** What may be the frame of a quotation. */
    FRAMES(i -> "On Monday Dana wrote\n"),
    /** What may be a signature. */
    CLOSINGS(i -> "Kind regards\nDana\n\n"),
    /** Paragraphs of a word. */
    BLANK_LINES(i -> "so\n\n"),
    /** What may be code. */
    CODE(i -> "foo(bar[" + i + "]); {\n"),
    /** A word that does not end. */
    ONE_WORD(i -> "aaaa"),
    /** Addresses. */
    ADDRESSES(i -> "see https://example.com/a?b=c." + i + " "),
    /** Apostrophes. */
    APOSTROPHES(i -> "'tis 'n' o'the "),
    /** Names that may address the reader. */
    NAMES(i -> "Dana Okafor, ");

    private final IntFunction<String> part;

    HostileText(IntFunction<String> part) {
        this.part = part;
    }

    private static char letter(int i) {
        return "BCDFGHJKLMNPQRSTVWXZBCDFGH".charAt(i % 26);
    }

    /** So many characters of it. */
    String of(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < characters; i++) {
            text.append(part.apply(i));
        }
        text.setLength(characters);
        return text.toString();
    }
}
