package io.softspoken.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transfer encoding of one part (RFC 2045): which bytes as sent each decoded byte comes from, and how the part is
 * written when some of them change, all others staying as they are.
 */
final class Transfer {
    private static final int LONGEST_CODED_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private enum Kind {
        SEVEN_BIT,
        AS_IS,
        QUOTED_PRINTABLE,
        BASE64
    }

    private final Kind kind;
    private final byte[] raw;
    private final byte[] decoded;
    /** Quoted-printable: where in {@link #raw} each decoded byte begins and ends. */
    private final int[] starts;

    private final int[] ends;

    private Transfer(Kind kind, byte[] raw, byte[] decoded, int[] starts, int[] ends) {
        this.kind = kind;
        this.raw = raw;
        this.decoded = decoded;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * The encoding of a part.
     *
     * @param decoded what the mail library made of {@code raw}
     * @return null if that cannot be led back to the bytes it came from
     */
    static @Nullable Transfer of(String encoding, byte[] raw, byte[] decoded) {
        int[] none = new int[0];
        if (encoding.equals("base64") && Arrays.equals(MailSearch.base64(raw), decoded)) {
            return new Transfer(Kind.BASE64, raw, decoded, none, none);
        }
        if (encoding.equals("quoted-printable")) {
            return quotedPrintable(raw, decoded);
        }
        if (!Arrays.equals(raw, decoded)) {
            return null;
        }
        boolean wide = encoding.equals("8bit") || encoding.equals("binary");
        for (int i = 0; i < raw.length && !wide; i++) {
            wide = raw[i] < 0;
        }
        return new Transfer(wide ? Kind.AS_IS : Kind.SEVEN_BIT, raw, decoded, none, none);
    }

    private static @Nullable Transfer quotedPrintable(byte[] raw, byte[] decoded) {
        int[] starts = new int[decoded.length];
        int[] ends = new int[decoded.length];
        int n = 0;
        int blanksEnd = 0; // of the row of blanks at hand
        for (int i = 0; i < raw.length; ) {
            int end = i + 1;
            int value = raw[i] & 0xFF;
            if (raw[i] == '=') {
                int afterBreak = softBreak(raw, i);
                if (afterBreak > i) {
                    i = afterBreak;
                    continue;
                }
                if (i + 2 < raw.length && digit(raw[i + 1]) >= 0 && digit(raw[i + 2]) >= 0) {
                    value = digit(raw[i + 1]) * 16 + digit(raw[i + 2]);
                    end = i + 3;
                }
            } else if (raw[i] == ' ') {
                blanksEnd = i < blanksEnd ? blanksEnd : afterBlanks(raw, i);
                if (blanksEnd == raw.length || raw[blanksEnd] == '\n' || raw[blanksEnd] == '\r') {
                    i = blanksEnd; // blanks at the end of a line are not part of it
                    continue;
                }
            }
            if (n == decoded.length || (decoded[n] & 0xFF) != value) {
                return null;
            }
            starts[n] = i;
            ends[n] = end;
            n++;
            i = end;
        }
        return n == decoded.length ? new Transfer(Kind.QUOTED_PRINTABLE, raw, decoded, starts, ends) : null;
    }

    /** One past a soft line break at {@code i}, or {@code i} if there is none. */
    static int softBreak(byte[] raw, int i) {
        if (i + 1 == raw.length || raw[i + 1] == '\n') {
            return Math.min(i + 2, raw.length);
        }
        return raw[i + 1] == '\r' ? (i + 2 < raw.length && raw[i + 2] == '\n' ? i + 3 : i + 2) : i;
    }

    private static int afterBlanks(byte[] raw, int i) {
        int next = i;
        while (next < raw.length && raw[next] == ' ') {
            next++;
        }
        return next;
    }

    private static int digit(byte b) {
        return Character.digit(b, 16);
    }

    /** Whether nothing but ASCII may stand in the part. */
    boolean isSevenBit() {
        return kind == Kind.SEVEN_BIT;
    }

    /** Whether the lines of the text are those that are sent. */
    boolean keepsLines() {
        return kind == Kind.SEVEN_BIT || kind == Kind.AS_IS;
    }

    /** Whether nobody can read the words in what is sent. */
    boolean isBase64() {
        return kind == Kind.BASE64;
    }

    /**
     * For each decoded byte, and one more for the end, the place in the part as it is sent at which it begins: in base64
     * the letter of code that holds its first bits.
     */
    int[] places() {
        int[] places = new int[decoded.length + 1];
        if (kind != Kind.BASE64) {
            for (int i = 0; i <= decoded.length; i++) {
                places[i] = kind != Kind.QUOTED_PRINTABLE ? i : i < starts.length ? starts[i] : raw.length;
            }
            return places;
        }
        int letter = -1;
        int at = -1;
        for (int i = 0; i <= decoded.length; i++) {
            int wanted = (int) (i * 4L / 3);
            while (letter < wanted && at + 1 < raw.length) {
                at++;
                letter += isCode(raw[at]) && raw[at] != '=' ? 1 : 0;
            }
            places[i] = letter < wanted ? raw.length : at;
        }
        return places;
    }

    /** The part as it is sent with changes made, which do not overlap. */
    byte[] with(List<PartText.Change> changes) {
        List<PartText.Change> fromTheEnd = new ArrayList<>(changes);
        fromTheEnd.sort(Comparator.comparingInt(PartText.Change::from).reversed());
        if (kind == Kind.BASE64) {
            byte[] content = decoded;
            for (PartText.Change change : fromTheEnd) {
                content = spliced(content, change.from(), change.to(), change.bytes());
            }
            return base64(content);
        }
        byte[] out = raw;
        for (PartText.Change change : fromTheEnd) {
            out = kind == Kind.QUOTED_PRINTABLE
                    ? quoted(out, starts[change.from()], ends[change.to() - 1], change.bytes())
                    : spliced(out, change.from(), change.to(), change.bytes());
        }
        return out;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + instead.length);
        out.write(bytes, 0, from);
        out.write(instead, 0, instead.length);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** Writes bytes as quoted-printable; the line they stand in is broken anew only where it became too long. */
    private static byte[] quoted(byte[] sent, int from, int to, byte[] instead) {
        int lineStart = from;
        while (lineStart > 0 && sent[lineStart - 1] != '\n') {
            lineStart--;
        }
        int lineEnd = to;
        while (lineEnd < sent.length && sent[lineEnd] != '\n' && sent[lineEnd] != '\r') {
            lineEnd++;
        }
        boolean soft = lineEnd > to && sent[lineEnd - 1] == '=';
        int restEnd = soft ? lineEnd - 1 : lineEnd;
        List<byte[]> units = units(instead, restEnd == to && !soft);
        int own = units.size();
        for (int i = to; i < restEnd; ) {
            boolean coded = sent[i] == '=' && i + 2 < restEnd;
            int end = coded ? i + 3 : i + 1;
            units.add(Arrays.copyOfRange(sent, i, end));
            i = end;
        }
        byte[] lineBreak = lineBreak(sent);
        int length = from - lineStart + (soft ? 1 : 0);
        boolean broken = false;
        for (byte[] unit : units) {
            length += unit.length;
            broken |= unit[0] == '\n' || unit[0] == '\r';
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(sent.length + instead.length + 16);
        out.write(sent, 0, from);
        int column = from - lineStart;
        int firstEnd = from;
        while (firstEnd < lineEnd && sent[firstEnd] != '\n' && sent[firstEnd] != '\r') {
            firstEnd++;
        }
        boolean fold = broken || length > Math.max(LONGEST_CODED_LINE, firstEnd - lineStart);
        for (int i = 0; i < units.size(); i++) {
            byte[] unit = units.get(i);
            if (unit[0] == '\n' || unit[0] == '\r') {
                out.writeBytes(unit);
                column = 0;
                continue;
            }
            if (fold && column > 0 && column + unit.length > LONGEST_CODED_LINE - 1) {
                out.write('=');
                out.writeBytes(lineBreak);
                column = 0;
            }
            out.writeBytes(unit);
            column += unit.length;
        }
        if (own == 0 && !soft && from > lineStart && restEnd == to && sent[from - 1] == ' ') {
            // A blank that has come to stand at the end of its line would be lost.
            out.write('=');
            out.writeBytes(lineBreak);
        }
        out.write(sent, restEnd, sent.length - restEnd);
        return out.toByteArray();
    }

    /** Each byte as it is sent; a line break is one unit as it is. */
    private static List<byte[]> units(byte[] bytes, boolean endsLine) {
        List<byte[]> units = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xFF;
            boolean last = i + 1 == bytes.length ? endsLine : bytes[i + 1] == '\n' || bytes[i + 1] == '\r';
            if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
                units.add(new byte[] {'\r', '\n'});
                i++;
            } else if (b == '\n') {
                units.add(new byte[] {'\n'});
            } else if (b > ' ' && b < 127 && b != '=' || b == ' ' && !last) {
                units.add(new byte[] {(byte) b});
            } else {
                units.add(new byte[] {'=', HEX[b >> 4], HEX[b & 15]});
            }
        }
        return units;
    }

    private static byte[] lineBreak(byte[] sent) {
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] == '\n') {
                return i > 0 && sent[i - 1] == '\r' ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
            }
        }
        return new byte[] {'\r', '\n'};
    }

    /** The part in base64, in lines as long as they were, with what stood around it. */
    private byte[] base64(byte[] content) {
        int first = 0;
        while (first < raw.length && !isCode(raw[first])) {
            first++;
        }
        int last = raw.length;
        while (last > first && !isCode(raw[last - 1])) {
            last--;
        }
        int lineEnd = first;
        while (lineEnd < last && isCode(raw[lineEnd])) {
            lineEnd++;
        }
        int length = lineEnd - first;
        if (lineEnd == last && length <= LONGEST_CODED_LINE) {
            length = LONGEST_CODED_LINE; // it was a single line; more than one will be as long as custom has it
        } else if (lineEnd == last) {
            length = Integer.MAX_VALUE;
        }
        byte[] lineBreak = lineBreak(raw);
        byte[] coded = Base64.getEncoder().encode(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream(coded.length + coded.length / 30 + 16);
        out.write(raw, 0, first);
        for (int i = 0; i < coded.length; ) {
            int n = Math.min(length, coded.length - i);
            if (i > 0) {
                out.writeBytes(lineBreak);
            }
            out.write(coded, i, n);
            i += n;
        }
        out.write(raw, last, raw.length - last);
        return out.toByteArray();
    }

    private static boolean isCode(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '+' || b == '/' || b == '=';
    }
}
