package io.softspoken.text;

/** What is known of a token besides its word: bits of {@link Text#flags(int)}. */
public final class Token {
    /** A comma, bracket, dash or pictograph stands between this token and the one before. */
    public static final int AFTER_BREAK = 1;
    /** Stands inside quotation marks. */
    public static final int QUOTED = 1 << 1;
    /** Begins with a capital letter. */
    public static final int CAPITAL = 1 << 2;
    /** At least two letters and all of them capitals, but for a plural s. */
    public static final int CAPS = 1 << 3;
    /** Begins with a digit. */
    public static final int NUMBER = 1 << 4;
    /** More than four letters, the last three "ing". */
    public static final int ING = 1 << 5;
    /** More than four letters, the last two "ed". */
    public static final int ED = 1 << 6;
    /** More than four letters, the last two "ly". */
    public static final int LY = 1 << 7;
    /** A punctuation mark that ends a sentence or a main part of one, as a token of its own. */
    public static final int PUNCTUATION = 1 << 8;
    /** Written together with the token before it, as "n't" in "haven't". */
    public static final int JOINED = 1 << 9;
    /** An address, a path or a name of a file: one token whatever is in it. */
    public static final int ADDRESS = 1 << 10;
    /** Holds a digit or an underscore somewhere. */
    public static final int CODE = 1 << 11;

    private Token() {}
}
