package io.softspoken.rules;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Locale;

/** Kinds of word that a pattern can ask for by {@code <name>}. */
enum WordKind {
    CAPS("CAPS", Token.CAPS),
    NAME("Name", Token.CAPITAL),
    NUMBER("number", Token.NUMBER),
    ING("ing", Token.ING),
    ED("ed", Token.ED),
    LY("ly", Token.LY),
    NOUN("noun", 0),
    VERB("verb", 0),
    ADJ("adj", 0),
    ADV("adv", 0);

    private final String written;
    private final int flag;

    WordKind(String written, int flag) {
        this.written = written;
        this.flag = flag;
    }

    String written() {
        return written;
    }

    /** Whether it needs the part-of-speech tagger. */
    boolean isTagged() {
        return flag == 0;
    }

    /** A bit of {@link Token} that every word of the kind has; 0 if there is none. */
    int flag() {
        return flag;
    }

    boolean holds(Text text, int token) {
        if (text.is(token, Token.PUNCTUATION)) {
            return false;
        }
        if (this == NAME) {
            return text.is(token, Token.CAPITAL) && text.first(text.sentenceOf(token)) != token;
        }
        if (flag != 0) {
            return text.is(token, flag);
        }
        String tag = text.tag(token);
        return switch (this) {
            case NOUN -> tag.equals("NOUN") || tag.equals("PROPN");
            case VERB -> tag.equals("VERB") || tag.equals("AUX");
            default -> tag.equals(name().toUpperCase(Locale.ROOT));
        };
    }
}
