package io.softspoken.rules;

/**
 * A pattern as instructions for {@link Prover}.
 *
 * @param ops the operation of each instruction
 * @param x its first operand: a set, a kind, the next instruction to try first, a capture slot
 * @param y its second operand: the next instruction to try second
 * @param names the names of the captures; capture i fills slots 2i and 2i + 1
 * @param tagged whether it asks for a part of speech
 */
record Code(byte[] ops, int[] x, int[] y, String[] names, boolean tagged) {
    static final byte SET = 0;
    static final byte KIND = 1;
    static final byte NOT = 2;
    static final byte ANY = 3;
    static final byte FORK = 4;
    static final byte SAVE = 5;
    static final byte START = 6;
    static final byte END = 7;
    static final byte BREAK = 8;
    static final byte MATCH = 9;
}
