package io.softspoken.rules;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The code of stored patterns. Of thousands a draft asks for a few dozen: those become objects when first asked for, and
 * threads that ask at once make the same.
 */
final class Codes extends AbstractList<Code> implements RandomAccess {
    private final int[] begins;
    private final byte[] ops;
    private final int[] x;
    private final int[] y;
    private final int[] namesBegin;
    private final int[] names;
    private final byte[] tagged;
    private final Texts texts;
    private final @Nullable Code[] made;

    /**
     * @param begins where the instructions of each pattern begin; then their number
     * @param namesBegin where the names of each pattern begin; then their number
     * @param names the names, as places in {@code texts}
     * @param tagged 1 for each pattern that asks for a part of speech
     */
    Codes(int[] begins, byte[] ops, int[] x, int[] y, int[] namesBegin, int[] names, byte[] tagged, Texts texts) {
        this.begins = begins;
        this.ops = ops;
        this.x = x;
        this.y = y;
        this.namesBegin = namesBegin;
        this.names = names;
        this.tagged = tagged;
        this.texts = texts;
        made = new Code[tagged.length];
    }

    /** These of one list. */
    static Codes of(List<Code> codes, Texts texts) {
        int[] begins = new int[codes.size() + 1];
        int[] namesBegin = new int[codes.size() + 1];
        byte[] tagged = new byte[codes.size()];
        for (int i = 0; i < tagged.length; i++) {
            Code code = codes.get(i);
            begins[i + 1] = begins[i] + code.ops().length;
            namesBegin[i + 1] = namesBegin[i] + code.names().length;
            tagged[i] = (byte) (code.tagged() ? 1 : 0);
        }
        byte[] ops = new byte[begins[tagged.length]];
        int[] x = new int[ops.length];
        int[] y = new int[ops.length];
        int[] names = new int[namesBegin[tagged.length]];
        for (int i = 0; i < tagged.length; i++) {
            Code code = codes.get(i);
            System.arraycopy(code.ops(), 0, ops, begins[i], code.ops().length);
            System.arraycopy(code.x(), 0, x, begins[i], code.x().length);
            System.arraycopy(code.y(), 0, y, begins[i], code.y().length);
            for (int n = 0; n < code.names().length; n++) {
                names[namesBegin[i] + n] = texts.add(code.names()[n]);
            }
        }
        return new Codes(begins, ops, x, y, namesBegin, names, tagged, texts);
    }

    @Override
    public Code get(int index) {
        Code known = made[index];
        if (known != null) {
            return known;
        }
        int from = begins[index];
        int to = begins[index + 1];
        String[] called = new String[namesBegin[index + 1] - namesBegin[index]];
        for (int n = 0; n < called.length; n++) {
            called[n] = texts.get(names[namesBegin[index] + n]);
        }
        Code code = new Code(
                Arrays.copyOfRange(ops, from, to),
                Arrays.copyOfRange(x, from, to),
                Arrays.copyOfRange(y, from, to),
                called,
                tagged[index] != 0);
        made[index] = code;
        return code;
    }

    @Override
    public int size() {
        return made.length;
    }

    void write(FlatOutput out) {
        out.ints(begins);
        out.bytes(ops);
        out.ints(x);
        out.ints(y);
        out.ints(namesBegin);
        out.ints(names);
        out.bytes(tagged);
    }

    static Codes read(FlatInput in, Texts texts) throws java.io.IOException {
        return new Codes(in.ints(), in.bytes(), in.ints(), in.ints(), in.ints(), in.ints(), in.bytes(), texts);
    }
}
