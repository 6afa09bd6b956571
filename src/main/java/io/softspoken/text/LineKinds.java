package io.softspoken.text;

import io.softspoken.text.Zones.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what each line of a draft holds; the part of {@link Zones} that knows mail programs and letter customs. */
final class LineKinds {
    /** A line longer than this is prose, whatever it looks like. */
    static final int LONGEST_MARK = 300;

    private static final int LONGEST_SIGNATURE = 12;
    /** A text in which so many signatures seemed to begin is no letter; no more are looked for. */
    private static final int MOST_SIGNATURES = 100;
    /** A key or certificate has no more lines. */
    private static final int LONGEST_BLOCK = 2000;
    /** Where so many have no end, there are none. */
    private static final int MOST_OPEN_BLOCKS = 20;

    /** Lines of a legal notice that are looked at. */
    private static final int LONGEST_NOTICE = 12;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ ,!]+");

    private final String text;
    private final List<Line> lines;
    private final Kind[] kinds;
    /** Each line without the blanks around it, once it was asked for. */
    private final @Nullable String[] stripped;

    private final @Nullable String[] small;

    private int signaturesTried;

    LineKinds(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
        this.kinds = new Kind[lines.size()];
        this.stripped = new String[lines.size()];
        this.small = new String[lines.size()];
        Arrays.fill(kinds, Kind.OWN);
    }

    Kind[] kinds() {
        int end = quoted();
        code(end);
        footer(end);
        signature(end);
        greeting(end);
        return kinds;
    }

    private String line(int i) {
        String known = stripped[i];
        if (known == null) {
            Line line = lines.get(i);
            int end = Math.min(line.end(), line.start() + LONGEST_MARK);
            known = text.substring(line.start(), end).strip();
            stripped[i] = known;
        }
        return known;
    }

    private String low(int i) {
        String known = small[i];
        if (known == null) {
            known = line(i).toLowerCase(Locale.ROOT);
            small[i] = known;
        }
        return known;
    }

    private static boolean startsWithOne(String low, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (low.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static int held(String low, List<String> phrases) {
        int held = 0;
        for (String phrase : phrases) {
            held += low.contains(phrase) ? 1 : 0;
        }
        return held;
    }

    private static String unemphasised(String low) {
        int from = 0;
        while (from < low.length() && "*_ ".indexOf(low.charAt(from)) >= 0) {
            from++;
        }
        return low.substring(from);
    }

    private boolean blank(int i) {
        return line(i).isEmpty();
    }

    /** Marks quoted mail; returns the line from which all is quoted, or the number of lines. */
    private int quoted() {
        Quoting quoting = new Quoting(kinds.length, this::line);
        for (int i = 0; i < kinds.length; i++) {
            if (line(i).startsWith(">") || Quoting.isInitialled(line(i))) {
                kinds[i] = Kind.QUOTED;
                continue;
            }
            Quoting.Frame frame = quoting.at(i);
            if (frame == null) {
                continue;
            }
            boolean said = frame.sort() == Quoting.Sort.ATTRIBUTION || frame.sort() == Quoting.Sort.PERHAPS;
            if (said && marksFollow(frame.next())) {
                Arrays.fill(kinds, i, frame.next(), Kind.QUOTED);
                i = barred(frame.next()) - 1;
            } else if (frame.sort() != Quoting.Sort.PERHAPS) {
                int first = rule(i);
                Arrays.fill(kinds, first, kinds.length, Kind.QUOTED);
                return first;
            }
        }
        return kinds.length;
    }

    private boolean marksFollow(int from) {
        int next = from;
        while (next < kinds.length && blank(next)) {
            next++;
        }
        return next < kinds.length && (line(next).startsWith(">") || line(next).startsWith("| "));
    }

    /** Marks the lines that are quoted with a bar below an attribution; returns the line after them. */
    private int barred(int from) {
        int next = from;
        while (next < kinds.length && (line(next).startsWith("|") || blank(next) && marksFollow(next))) {
            if (blank(next) && !line(next + 1).startsWith("|")) {
                break;
            }
            kinds[next] = Kind.QUOTED;
            next++;
        }
        return next;
    }

    /** The line of underscores that stands over a header block belongs to it. */
    private int rule(int i) {
        int above = i - 1;
        while (above >= 0 && blank(above)) {
            above--;
        }
        return above >= 0 && line(above).length() > 9 && line(above).chars().allMatch(c -> c == '_' || c == '-')
                ? above
                : i;
    }

    private void code(int end) {
        boolean fence = false;
        int opened = -1;
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.OWN) {
                continue;
            }
            String line = line(i);
            if (line.startsWith("```") && line.indexOf('`', 3) < 0 || line.startsWith("~~~")) {
                if (fence) {
                    mark(opened, i + 1, Kind.CODE);
                }
                opened = i;
                fence = !fence;
            } else if (!fence && !line.isEmpty()) {
                Line at = lines.get(i);
                boolean indented = text.startsWith("    ", at.start()) || text.charAt(at.start()) == '\t';
                if (at.end() - at.start() <= LONGEST_MARK && CodeLines.isCode(line, indented)) {
                    kinds[i] = Kind.CODE;
                }
            }
        }
        around(end);
        blocks(end);
        signedMail(end);
    }

    /** What is code by what stands beside it: the line of a program in a trace, the heads of a table, a patch. */
    private void around(int end) {
        int patched = 0; // before this line, all that a patch holds is marked
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.CODE) {
                continue;
            }
            String line = line(i);
            boolean next = i + 1 < end && kinds[i + 1] == Kind.OWN && !blank(i + 1);
            if (next && line.startsWith("File \"") && line.contains(", line ")) {
                kinds[i + 1] = Kind.CODE;
            }
            if (line.startsWith("@@ -")) {
                int j = Math.max(i + 1, patched);
                while (j < end && !blank(j) && CodeLines.isPatch(text, lines.get(j))) {
                    kinds[j] = kinds[j] == Kind.OWN ? Kind.CODE : kinds[j];
                    j++;
                }
                patched = j;
            }
            if (i > 0 && kinds[i - 1] == Kind.OWN && CodeLines.isTableHead(line(i - 1)) && CodeLines.isFigures(line)) {
                kinds[i - 1] = Kind.CODE;
            }
        }
    }

    /** Keys and certificates, from their first line to their last. */
    private void blocks(int end) {
        int open = 0;
        for (int i = 0; i < end && open < MOST_OPEN_BLOCKS; i++) {
            String line = kinds[i] == Kind.CODE ? line(i) : "";
            if (!line.startsWith("-----BEGIN ") || line.contains("SIGNED MESSAGE")) {
                continue;
            }
            String last = "-----END " + line.substring(11);
            int j = i + 1;
            while (j < end && j - i < LONGEST_BLOCK && !line(j).equals(last)) {
                j++;
            }
            if (j < end && line(j).equals(last)) {
                mark(i, j + 1, Kind.CODE);
                i = j;
            } else {
                open++;
            }
        }
    }

    /** The armour around a mail signed with PGP. */
    private void signedMail(int end) {
        for (int i = 0; i < end; i++) {
            String line = kinds[i] == Kind.CODE ? line(i) : "";
            if (line.equals("-----BEGIN PGP SIGNED MESSAGE-----")) {
                for (int j = i + 1; j < Math.min(end, i + 4) && line(j).startsWith("Hash: "); j++) {
                    kinds[j] = Kind.CODE;
                }
            } else if (line.startsWith("-----BEGIN PGP SIGNATURE")) {
                for (int j = i + 1; j < end && kinds[j] != Kind.QUOTED; j++) {
                    kinds[j] = Kind.CODE;
                }
                return;
            }
        }
    }

    /** A legal notice, from its first line to the end of the writer's part. */
    private void footer(int end) {
        for (int i = 1; i < end; i++) {
            if (kinds[i] != Kind.OWN || !blank(i - 1) && !dashes(i - 1)) {
                continue;
            }
            String start = unemphasised(low(i));
            if (dashes(i - 1) && line(i - 1).length() > 19 && start.endsWith("mailing list")) {
                mark(i - 1, end, Kind.FOOTER);
                return;
            }
            boolean company = start.contains("registered") || start.contains("vat ");
            boolean opens = startsWithOne(start, LetterWords.FOOTERS);
            if (!company && !opens) {
                continue;
            }
            String paragraph = paragraph(i, end);
            int signs = held(paragraph, LetterWords.LEGAL);
            boolean alone = start.startsWith("please consider the environment") || start.startsWith("think before you");
            if (company && !opens && signs < 3) {
                continue;
            }
            if (signs >= 2 || alone || signs == 1 && paragraph.startsWith("registered office")) {
                mark(i, end, Kind.FOOTER);
                return;
            }
        }
    }

    /** Lines up to the next blank one or some, together, in small letters. */
    private String paragraph(int from, int end) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < end && i < from + LONGEST_NOTICE && (!blank(i) || i == from + 1); i++) {
            Line at = lines.get(i);
            joined.append(text, at.start(), Math.min(at.end(), at.start() + 2000))
                    .append(' ');
        }
        return joined.toString().toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private boolean dashes(int i) {
        String line = line(i);
        for (int c = 0; c < line.length(); c++) {
            if ("-_=*".indexOf(line.charAt(c)) < 0) {
                return false;
            }
        }
        return line.length() > 1;
    }

    /** Signatures may stand in every stretch of own lines between quoted ones. */
    private void signature(int end) {
        int body = 0;
        int from = 0;
        while (from < end) {
            while (from < end && kinds[from] == Kind.QUOTED) {
                from++;
            }
            int to = from;
            while (to < end && kinds[to] != Kind.QUOTED) {
                to++;
            }
            body = signature(from, to, body);
            from = to;
        }
    }

    /** Marks what signs the stretch; returns how many lines of a letter stand in it and above it. */
    private int signature(int from, int end, int above) {
        for (int i = from; i < end; i++) {
            if (kinds[i] == Kind.OWN && opensSignature(i, end)) {
                // A name over the line of dashes signs too.
                int body = signed(from, i, above);
                mark(i, end, Kind.SIGNATURE);
                return body;
            }
        }
        return signed(from, end, above);
    }

    private boolean opensSignature(int i, int end) {
        Line at = lines.get(i);
        if (at.end() - at.start() > 80) {
            return false;
        }
        if (at.end() - at.start() == 3 && text.startsWith("-- ", at.start())) {
            return true;
        }
        String line = line(i);
        if (i > 0 && (line.equals("--") || line.equals("—"))) {
            return contact(i + 1, end, true);
        }
        String low = unemphasised(low(i));
        return startsWithOne(low, LetterWords.DEVICE)
                && held(low, LetterWords.DEVICES) > 0
                && contact(i + 1, end, true);
    }

    private int signed(int from, int end, int above) {
        int body = above;
        for (int i = from; i < end; i++) {
            if (kinds[i] != Kind.OWN || blank(i)) {
                continue;
            }
            if (body > 0 && isClosing(i) && contact(i + 1, end, false)) {
                kinds[i] = Kind.CLOSING;
                mark(i + 1, end, Kind.SIGNATURE);
                return body;
            }
            body += body == 0 && isGreeting(i) ? 0 : 1;
        }
        return bareName(from, end) ? body - 1 : body;
    }

    /** A name alone at the end, under a blank line, without any closing word. */
    private boolean bareName(int from, int end) {
        int last = end - 1;
        while (last >= from && (blank(last) || kinds[last] != Kind.OWN)) {
            last--;
        }
        int first = last;
        while (first > from && kinds[first - 1] == Kind.OWN && !blank(first - 1) && last - first < 5) {
            first--;
        }
        if (last < from
                || first <= from
                || last - first > 3
                || !SignatureLines.isPerson(line(first))
                || !sentenceAbove(from, first)) {
            return false;
        }
        if (last > first && (line(first).startsWith("- ") || line(first).startsWith("* "))) {
            return false; // a list of names; a single "- Tom" signs
        }
        for (int i = first + 1; i <= last; i++) {
            if (!SignatureLines.isName(line(i)) && !SignatureLines.isContact(line(i))) {
                return false;
            }
        }
        mark(first, last + 1, Kind.SIGNATURE);
        return true;
    }

    private boolean sentenceAbove(int from, int i) {
        for (int j = i - 1; j >= from; j--) {
            if (!blank(j) && kinds[j] != Kind.CODE) {
                // What a colon announces is what the letter is about, such as an address.
                return !isGreeting(j) && kinds[j] == Kind.OWN && !line(j).endsWith(":");
            }
        }
        return false;
    }

    private void mark(int from, int end, Kind kind) {
        for (int i = from; i < end; i++) {
            if (kinds[i] == Kind.OWN) {
                if (kind == Kind.SIGNATURE && SignatureLines.isAfterthought(low(i))) {
                    return; // an afterthought is the writer's own again
                }
                kinds[i] = kind;
            }
        }
    }

    /**
     * Whether from line {@code i} on there are only a few lines, and such as stand under a letter.
     *
     * @param sure whether what stands above says by itself that a signature follows
     */
    private boolean contact(int i, int end, boolean sure) {
        if (++signaturesTried > MOST_SIGNATURES) {
            return false;
        }
        int filled = 0;
        for (int j = i; j < end; j++) {
            if (kinds[j] != Kind.OWN || blank(j)) {
                continue;
            }
            if (SignatureLines.isAfterthought(low(j))) {
                return true;
            }
            String line = line(j);
            boolean fits = SignatureLines.isName(line)
                    || SignatureLines.isContact(line)
                    || SignatureLines.isNickname(line) && !followed(j, end);
            // Under the name there may be a motto; above it there is none.
            boolean motto = (filled > 0 || sure) && !SignatureLines.isLetter(line);
            if (!fits && !motto || ++filled > LONGEST_SIGNATURE) {
                return false;
            }
        }
        return true;
    }

    private boolean followed(int i, int end) {
        return i + 1 < end && !blank(i + 1) && kinds[i + 1] == Kind.OWN && !SignatureLines.isContact(line(i + 1));
    }

    private boolean isClosing(int i) {
        String low = low(i);
        int n = low.length();
        while (n > 0 && ",.!-– ".indexOf(low.charAt(n - 1)) >= 0) {
            n--;
        }
        if (n == 0 || n > 45) {
            return false;
        }
        String bare = low.substring(0, n);
        int comma = bare.indexOf(',');
        // Not at the same place in the line as written: "İ" is two characters when it is small.
        String behind = line(i).substring(line(i).indexOf(',') + 1).strip();
        String beforeComma = comma > 0 && SignatureLines.isName(behind) ? bare.substring(0, comma) : bare;
        return LetterWords.isClosing(bare)
                || LetterWords.isClosing(beforeComma)
                || SignatureLines.opensWithClosing(bare);
    }

    private void greeting(int end) {
        for (int i = 0; i < end; i++) {
            if (kinds[i] == Kind.OWN && !blank(i)) {
                if (isGreeting(i)) {
                    kinds[i] = Kind.GREETING;
                }
                return;
            }
        }
    }

    private boolean isGreeting(int i) {
        String line = line(i);
        if (line.length() > 60) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        if (last == '.' || last == '?') {
            return false; // a greeting ends in a letter or another mark, and most lines in one of these
        }
        String[] words = BETWEEN_WORDS.split(line);
        if (words.length == 0 || words.length > 6) {
            return false;
        }
        boolean closed = ",!:–-".indexOf(last) >= 0 || Character.isLetter(last);
        boolean greets = LetterWords.GREETINGS.contains(words[0].toLowerCase(Locale.ROOT))
                && (words.length > 1 || last == ',' || last == '!');
        if (greets && closed) {
            for (int w = 1; w < words.length; w++) {
                // "Hi Dana" greets; "Good news about your order" is the letter itself
                String word = words[w];
                boolean fits = word.isEmpty()
                        || !Character.isLowerCase(word.charAt(0))
                        || LetterWords.ADDRESSED.contains(word);
                if (!fits) {
                    return false;
                }
            }
            return !(words[0].equalsIgnoreCase("to") && words.length < 5);
        }
        return last == ',' && words.length <= 3 && SignatureLines.isName(line.substring(0, line.length() - 1));
    }
}
