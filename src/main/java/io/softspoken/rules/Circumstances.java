package io.softspoken.rules;

import io.softspoken.draft.Span;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.List;
import java.util.Set;

/** Where in a text words stand, and what that says of them; what conditions of rules ask. Belongs to one check. */
final class Circumstances {
    private static final String LIST_MARKS = "-*\u2022\u00b7\u2013";
    /** Three digits and the mark behind them. */
    private static final int LONGEST_LIST_MARK = 4;

    /** What companies write behind their names. */
    private static final Set<String> COMPANY_FORMS = Set.of(
            "Ltd", "Limited", "Inc", "LLC", "LLP", "PLC", "plc", "Corp", "Co", "Pty", "GmbH", "AG", "KG", "BV", "SA",
            "SARL", "AB", "Oy", "ApS");

    private final Matcher matcher;
    private final Text text;
    private final SentenceEdges edges;
    private int bodyWords = -1;
    /** The row of capitalised words last looked through for a company, and whether one stands there. */
    private int rowFrom = -1;

    private int rowTo = -1;
    private boolean rowIsCompany;

    /** @param edges entered into the sentence that is asked about */
    Circumstances(Matcher matcher, Text text, SentenceEdges edges) {
        this.matcher = matcher;
        this.text = text;
        this.edges = edges;
    }

    /** Whether the conditions of a match hold that are about where it stands and whom the draft answers. */
    boolean holds(Conditions when, int sentence, int first, int last, Occasion occasion) {
        Boolean question = when.question();
        if (question != null && question != asks(sentence)) {
            return false;
        }
        if (when.audience() != null && !occasion.audience().id().equals(when.audience())) {
            return false;
        }
        if (!when.answers().isEmpty() && (!occasion.answered() || !does(occasion, when.answers()))
                || does(occasion, when.answersNot())) {
            return false;
        }
        for (Conditions.Limit limit : when.limits()) {
            boolean known = limit.measure() != Conditions.Measure.INCOMING_WORDS || occasion.answered();
            if (!known || !limit.holds(measure(limit.measure(), sentence, occasion))) {
                return false;
            }
        }
        return switch (when.place()) {
            case ANYWHERE -> true;
            case WHOLE -> bodyWords() - text.wordCount(first, last) <= 3;
            case FIRST -> bodySentence(0, 1) == sentence;
            case LAST -> bodySentence(text.sentences() - 1, -1) == sentence;
        };
    }

    /** Whether the message being answered does one of these. */
    private static boolean does(Occasion occasion, List<String> acts) {
        for (String act : acts) {
            if (occasion.acts().contains(act)) {
                return true;
            }
        }
        return false;
    }

    private int measure(Conditions.Measure measure, int sentence, Occasion occasion) {
        return switch (measure) {
            case SENTENCE_WORDS -> ownWords(sentence);
            case PARAGRAPH_WORDS -> {
                int words = 0;
                for (int s = firstOfBlock(sentence);
                        s < text.sentences() && text.block(s) == text.block(sentence);
                        s++) {
                    words += ownWords(s);
                }
                yield words;
            }
            case DRAFT_WORDS -> bodyWords();
            case INCOMING_WORDS -> occasion.incomingWords();
        };
    }

    /** Words of a sentence that the writer does not quote. */
    private int ownWords(int sentence) {
        int words = 0;
        for (int t = text.first(sentence); t < text.last(sentence); t++) {
            words += text.is(t, Token.QUOTED) ? 0 : text.wordCount(t, t + 1);
        }
        return words;
    }

    private int firstOfBlock(int sentence) {
        int s = sentence;
        while (s > 0 && text.block(s - 1) == text.block(sentence)) {
            s--;
        }
        return s;
    }

    private int bodyWords() {
        if (bodyWords < 0) {
            bodyWords = 0;
            for (int s = 0; s < text.sentences(); s++) {
                if (text.body(s)) {
                    bodyWords += text.wordCount(text.first(s), text.last(s));
                }
            }
        }
        return bodyWords;
    }

    private int bodySentence(int from, int step) {
        int s = from;
        while (s >= 0 && s < text.sentences() && !text.body(s)) {
            s += step;
        }
        return s;
    }

    private boolean asks(int sentence) {
        for (int t = text.last(sentence) - 1; t >= text.first(sentence) && text.is(t, Token.PUNCTUATION); t--) {
            if (text.token(t).indexOf('?') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word that denies stands right before a match. */
    boolean negated(int sentence, int first) {
        int t = first;
        for (int back = 0; back < 2; back++) {
            if (t <= text.first(sentence) || text.is(t, Token.AFTER_BREAK)) {
                return false;
            }
            t--;
            if (text.is(t, Token.PUNCTUATION)) {
                return false;
            }
            if (matcher.isNegation(text.word(t))) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of a stretch stands in quotation marks. */
    boolean quoted(int first, int last) {
        for (int t = first; t < last; t++) {
            if (!text.is(t, Token.QUOTED)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a match ends in a quoted sentence that it does not begin in: 'Your words "You may …"'. */
    boolean runsIntoQuotation(int first, int last) {
        int t = last;
        while (t > first && text.is(t - 1, Token.QUOTED)) {
            t--;
        }
        return last - t > 1 && text.is(t, Token.CAPITAL);
    }

    /** "No Problem Ltd", "our Simply Mail plan": all capitalised, and the name goes on, or is introduced as one. */
    boolean named(int sentence, int first, int last) {
        if (company(sentence, first)) {
            return true; // whatever the gap at the end of a pattern takes in behind it
        }
        boolean caps = true;
        for (int t = first; t < last; t++) {
            if (t > first && text.is(t, Token.JOINED)) {
                continue; // the "n't" of a "Don't" that has its capital
            }
            if (!text.is(t, Token.CAPITAL) || text.is(t, Token.PUNCTUATION)) {
                return false;
            }
            caps &= text.is(t, Token.CAPS) || text.end(t) - text.start(t) == 1;
        }
        if (caps) {
            return false;
        }
        boolean goesOn = last < text.last(sentence)
                && text.is(last, Token.CAPITAL)
                && !text.is(last, Token.AFTER_BREAK)
                && !text.is(last, Token.PUNCTUATION)
                && text.end(last) - text.start(last) > 1;
        boolean inside = first > text.first(sentence) && !edges.starts(first) && last - first > 1;
        return goesOn || inside;
    }

    /** Whether the name of a company stands from a token on, as far as the form of the company. */
    private boolean company(int sentence, int first) {
        int t = first;
        if (t == text.first(sentence)) {
            return false; // "Unfortunately Acme Ltd"
        }
        if (first >= rowFrom && first < rowTo) {
            return rowIsCompany && text.is(first, Token.CAPITAL);
        }
        rowFrom = first;
        rowIsCompany = false;
        while (t < text.last(sentence) && (text.is(t, Token.CAPITAL) || t > first && text.is(t, Token.JOINED))) {
            if (t > first && text.is(t, Token.AFTER_BREAK)) {
                break;
            }
            t++;
            if (t < text.last(sentence) && COMPANY_FORMS.contains(text.token(t)) && !text.is(t, Token.AFTER_BREAK)) {
                rowIsCompany = true;
                break;
            }
        }
        rowTo = t;
        return rowIsCompany;
    }

    /** Whether a sentence is a placeholder for the most part, such as "In plain words: [what this means for you].". */
    boolean stillToBeWritten(int sentence) {
        String s = text.words();
        Span span = text.sentence(sentence);
        // A sentence goes from word to word, so that a bracket at either end stands outside.
        int from = span.start() > 0 && s.charAt(span.start() - 1) == '[' ? span.start() - 1 : span.start();
        int to = span.end() < s.length() && s.charAt(span.end()) == ']' ? span.end() + 1 : span.end();
        String words = s.substring(from, to);
        int open = words.indexOf('[');
        int close = words.indexOf(']', open + 1);
        return open >= 0 && 2 * (close - open) > words.length();
    }

    /**
     * Whether a sentence begins an item of a list: a row of steps is no row of bare orders. Looks back no further than a mark
     * of a list goes, for a line may be as long as the draft.
     */
    boolean isListItem(int sentence) {
        String s = text.words();
        int start = text.sentence(sentence).start();
        int end = beforeBlanks(s, start);
        int mark = end - 1;
        if (end == start || mark < 0) {
            return false;
        }
        if (s.charAt(mark) == '.' || s.charAt(mark) == ')') {
            while (mark > 0
                    && end - mark < LONGEST_LIST_MARK
                    && s.charAt(mark - 1) >= '0'
                    && s.charAt(mark - 1) <= '9') {
                mark--;
            }
            if (mark == end - 1) {
                return false;
            }
        } else if (LIST_MARKS.indexOf(s.charAt(mark)) < 0) {
            return false;
        }
        int line = beforeBlanks(s, mark);
        return line == 0 || s.charAt(line - 1) == '\n';
    }

    private static int beforeBlanks(String s, int from) {
        int at = from;
        while (at > 0 && (s.charAt(at - 1) == ' ' || s.charAt(at - 1) == '\t')) {
            at--;
        }
        return at;
    }
}
