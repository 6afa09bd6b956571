package io.softspoken.text;

import io.softspoken.text.Zones.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells what each line of a draft holds; the part of {@link Zones} that knows mail programs and letter customs. */
final class LineKinds {
    /** A line longer than this is prose, whatever it looks like. */
    private static final int LONGEST_MARK = 300;

    private static final int LONGEST_SIGNATURE = 12;

    private static final Set<String> HEADERS = Set.of(
            "from",
            "sent",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "reply-to",
            "importance",
            "attachments",
            "von",
            "gesendet",
            "an",
            "betreff",
            "datum",
            "de",
            "envoyé",
            "à",
            "objet",
            "para",
            "enviado",
            "asunto",
            "fecha",
            "assunto",
            "data",
            "van",
            "verzonden",
            "aan",
            "onderwerp",
            "da",
            "inviato",
            "a",
            "oggetto",
            "från",
            "skickat",
            "till",
            "ämne",
            "fra",
            "sendt",
            "til",
            "emne",
            "od",
            "do",
            "temat",
            "wysłano");
    private static final Set<String> FROM = Set.of("from", "von", "de", "van", "da", "från", "fra", "od");
    private static final List<String> WROTE = List.of(
            "wrote",
            "writes",
            "schrieb",
            "a écrit",
            "escribió",
            "schreef",
            "ha scritto",
            "escreveu",
            "skrev",
            "napisał",
            "napisała",
            "kirjoitti",
            "napsal");
    private static final List<String> ATTRIBUTION_STARTS =
            List.of("on ", "am ", "le ", "el ", "op ", "il ", "em ", "den ", "w dniu ", "dne ", "at ", "in a message ");
    private static final List<String> DIVIDERS = List.of(
            "original message",
            "original appointment",
            "forwarded message",
            "ursprüngliche nachricht",
            "weitergeleitete nachricht",
            "message d'origine",
            "message transféré",
            "mensaje original",
            "mensaje reenviado",
            "messaggio originale",
            "messaggio inoltrato",
            "oorspronkelijk bericht",
            "doorgestuurd bericht",
            "mensagem original",
            "ursprungligt meddelande",
            "begin forwarded message",
            "reply above this line",
            "please reply above");
    private static final Set<String> GREETINGS = Set.of(
            "hi",
            "hello",
            "hey",
            "dear",
            "hiya",
            "howdy",
            "greetings",
            "morning",
            "afternoon",
            "evening",
            "good",
            "yo",
            "hallo",
            "bonjour",
            "hola",
            "g'day",
            "to");
    private static final List<String> CLOSINGS = List.of(
            "best",
            "best regards",
            "kind regards",
            "warm regards",
            "warmest regards",
            "regards",
            "many thanks",
            "thanks",
            "thank you",
            "thanks again",
            "thanks in advance",
            "with thanks",
            "cheers",
            "sincerely",
            "yours",
            "yours sincerely",
            "yours faithfully",
            "yours truly",
            "sincerely yours",
            "respectfully",
            "all the best",
            "best wishes",
            "kindest regards",
            "with best regards",
            "with kind regards",
            "with regards",
            "with best wishes",
            "warm greetings",
            "greetings",
            "kindly",
            "with warm regards",
            "take care",
            "have a nice day",
            "have a great day",
            "have a good day",
            "have a good weekend",
            "br",
            "kr",
            "rgds",
            "best,",
            "ciao",
            "love",
            "cordially",
            "with gratitude",
            "gratefully",
            "warmly",
            "very best",
            "mit freundlichen grüßen",
            "viele grüße",
            "cordialement",
            "saludos",
            "un saludo",
            "met vriendelijke groet",
            "cordiali saluti",
            "med vänlig hälsning",
            "talk soon",
            "speak soon",
            "until then",
            "with kind greetings",
            "kind greetings",
            "friendly greetings",
            "sunny greetings",
            "with friendly greetings",
            "good luck",
            "bye",
            "bye for now");
    private static final List<String> DEVICE = List.of(
            "sent from my ",
            "sent from mail for",
            "sent from outlook",
            "sent from yahoo",
            "sent from proton",
            "get outlook for",
            "sent via ",
            "sent with ",
            "von meinem ",
            "gesendet von ",
            "envoyé de mon ",
            "enviado desde mi ",
            "verstuurd vanaf ");
    private static final List<String> FOOTERS = List.of(
            "this e-mail and any",
            "this email and any",
            "this message and any",
            "this e-mail is confidential",
            "this email is confidential",
            "this message is confidential",
            "this e-mail may contain",
            "this email may contain",
            "this message may contain",
            "this e-mail contains",
            "this email contains",
            "this message contains",
            "this communication",
            "the information contained in this",
            "the information in this e",
            "confidentiality notice",
            "confidentiality note",
            "confidential:",
            "disclaimer",
            "legal notice",
            "if you are not the intended recipient",
            "if you have received this",
            "please consider the environment",
            "registered in england",
            "registered office",
            "you are receiving this",
            "you received this",
            "to unsubscribe",
            "unsubscribe");
    private static final Set<String> SMALL = Set.of(
            "of", "the", "and", "at", "for", "in", "de", "van", "von", "der", "from", "your", "team", "&", "la", "del",
            "di", "to");

    private final String text;
    private final List<Line> lines;
    private final Kind[] kinds;

    LineKinds(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
        this.kinds = new Kind[lines.size()];
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
        Line line = lines.get(i);
        int end = Math.min(line.end(), line.start() + LONGEST_MARK);
        return text.substring(line.start(), end).strip();
    }

    private String low(int i) {
        return line(i).toLowerCase(Locale.ROOT);
    }

    private boolean blank(int i) {
        return line(i).isEmpty();
    }

    /** Marks quoted mail; returns the line from which all is quoted, or the number of lines. */
    private int quoted() {
        for (int i = 0; i < kinds.length; i++) {
            String line = line(i);
            if (line.startsWith(">")) {
                kinds[i] = Kind.QUOTED;
                continue;
            }
            if (line.isEmpty()) {
                continue;
            }
            if (isDivider(line) || headerBlock(i)) {
                Arrays.fill(kinds, rule(i), kinds.length, Kind.QUOTED);
                return rule(i);
            }
            int last = attribution(i);
            if (last >= i) {
                Arrays.fill(kinds, i, last + 1, Kind.QUOTED);
                int next = last + 1;
                while (next < kinds.length && blank(next)) {
                    next++;
                }
                if (next < kinds.length && !line(next).startsWith(">")) {
                    Arrays.fill(kinds, i, kinds.length, Kind.QUOTED);
                    return i;
                }
                i = last;
            }
        }
        return kinds.length;
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

    static boolean isDivider(String line) {
        String low = line.toLowerCase(Locale.ROOT).replace('’', '\'');
        int from = 0;
        while (from < low.length() && "-_=* ".indexOf(low.charAt(from)) >= 0) {
            from++;
        }
        int to = low.length();
        while (to > from && "-_=*: ".indexOf(low.charAt(to - 1)) >= 0) {
            to--;
        }
        String inner = low.substring(from, to);
        boolean ruled = from > 1;
        return DIVIDERS.stream().anyMatch(d -> inner.equals(d) || ruled && inner.startsWith(d));
    }

    /** "From: …" followed within a few lines by at least two more header lines. */
    private boolean headerBlock(int i) {
        if (!FROM.contains(headerName(line(i)))) {
            return false;
        }
        int more = 0;
        for (int j = i + 1; j < Math.min(kinds.length, i + 8); j++) {
            if (blank(j) && more > 0) {
                break;
            }
            if (isHeaderLine(line(j))) {
                more++;
            }
        }
        return more >= 2;
    }

    static boolean isHeaderLine(String line) {
        return HEADERS.contains(headerName(line));
    }

    private static String headerName(String line) {
        String bare = line.replace("*", "");
        int colon = bare.indexOf(':');
        return colon > 0 && colon < 14 ? bare.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
    }

    /** The last line of an attribution ("On … wrote:") that begins at line {@code i}, or -1. */
    private int attribution(int i) {
        String low = low(i);
        if (ATTRIBUTION_STARTS.stream().noneMatch(low::startsWith) && !low.contains("@") && !isAttribution(line(i))) {
            return -1;
        }
        StringBuilder joined = new StringBuilder();
        for (int j = i; j < Math.min(kinds.length, i + 4) && !blank(j); j++) {
            joined.append(j == i ? "" : " ").append(line(j));
            if (line(j).endsWith(":")) {
                return isAttribution(joined.toString()) ? j : -1;
            }
        }
        return -1;
    }

    static boolean isAttribution(String line) {
        if (!line.endsWith(":") || line.length() > LONGEST_MARK) {
            return false;
        }
        String low = line.toLowerCase(Locale.ROOT);
        boolean dated = low.chars().anyMatch(Character::isDigit) || low.contains("@");
        boolean wrote = WROTE.stream()
                .anyMatch(w -> low.endsWith(w + ":") || low.endsWith(w + " :") || low.contains(w + " ") && dated);
        boolean starts = ATTRIBUTION_STARTS.stream().anyMatch(low::startsWith);
        return wrote && dated && (starts || low.contains("@") || low.contains("<"));
    }

    private void code(int end) {
        boolean fence = false;
        int opened = -1;
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.OWN) {
                continue;
            }
            String line = line(i);
            if (line.startsWith("```") || line.startsWith("~~~")) {
                if (fence) {
                    Arrays.fill(kinds, opened, i + 1, Kind.CODE);
                }
                opened = i;
                fence = !fence;
            } else if (!fence && isCode(i, line)) {
                kinds[i] = Kind.CODE;
            }
        }
    }

    private boolean isCode(int i, String line) {
        if (line.length() < 3) {
            return false;
        }
        Line at = lines.get(i);
        if (at.end() - at.start() > LONGEST_MARK) {
            return false;
        }
        boolean indented = text.startsWith("    ", at.start()) || text.charAt(at.start()) == '\t';
        if (line.startsWith("$ ")
                || line.startsWith("C:\\>")
                || line.startsWith("PS C:\\")
                || line.startsWith("sudo ")) {
            return true;
        }
        if (line.startsWith("at ") && line.endsWith(")") && line.contains("(") && line.contains(".")
                || line.startsWith("Traceback (most recent")
                || line.startsWith("Exception in thread ")
                || line.startsWith("Caused by: ")
                || line.startsWith("File \"") && line.contains(", line ")) {
            return true;
        }
        if (isLog(line)) {
            return true;
        }
        long marks =
                line.chars().filter(c -> "{}[]<>=;|$\\_/()".indexOf(c) >= 0).count();
        if (indented && marks * 8 >= line.length()) {
            return true;
        }
        return isFigures(line);
    }

    /** A time stamp, then more: {@code 2026-11-24 10:22:31 …}, {@code [10:22:31] …}, {@code Nov 24 10:22:31 host …}. */
    private static boolean isLog(String line) {
        String bare = line.startsWith("[") ? line.substring(1) : line;
        if (bare.length() < 12) {
            return false;
        }
        String shape = shape(bare.substring(0, Math.min(20, bare.length())));
        return shape.startsWith("0000-00-00 00:00")
                || shape.startsWith("0000-00-00T00:00")
                || shape.startsWith("0000/00/00 00:00")
                || shape.startsWith("00:00:00 ") && line.startsWith("[")
                || shape.startsWith("00:00:00]")
                || shape.startsWith("Aaa 00 00:00:00")
                || shape.startsWith("Aaa  0 00:00:00");
    }

    private static String shape(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            out.append(c >= '0' && c <= '9' ? '0' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c);
        }
        return out.toString();
    }

    /** A row of a table: at least three columns apart by tabs, bars or wide gaps, most of them figures. */
    private static boolean isFigures(String line) {
        String[] cells = line.split("\\t|\\||  +");
        int figures = 0;
        int filled = 0;
        for (String cell : cells) {
            String bare = cell.strip();
            if (!bare.isEmpty()) {
                filled++;
                if (bare.chars().filter(Character::isDigit).count() * 2 >= bare.length()) {
                    figures++;
                }
            }
        }
        return filled >= 3 && figures * 2 >= filled;
    }

    private void footer(int end) {
        for (int i = 0; i < end; i++) {
            String low = low(i);
            if (kinds[i] == Kind.OWN
                    && i > 0
                    && FOOTERS.stream().anyMatch(low::startsWith)
                    && (i == 0 || blank(i - 1) || dashes(i - 1))) {
                boolean legal = low.contains("confidential")
                        || low.contains("intended")
                        || low.contains("disclaimer")
                        || low.contains("legal")
                        || low.contains("unsubscribe")
                        || low.contains("environment")
                        || low.contains("privileged")
                        || low.contains("received this")
                        || low.contains("receiving this")
                        || low.contains("registered");
                if (legal) {
                    for (int j = i; j < end; j++) {
                        kinds[j] = kinds[j] == Kind.OWN ? Kind.FOOTER : kinds[j];
                    }
                    return;
                }
            }
        }
    }

    private boolean dashes(int i) {
        String line = line(i);
        return line.length() > 1 && line.chars().allMatch(c -> "-_=*".indexOf(c) >= 0);
    }

    private void signature(int end) {
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.OWN) {
                continue;
            }
            Line at = lines.get(i);
            String raw = at.of(text);
            String low = low(i);
            if (raw.equals("-- ")
                    || raw.equals("--") && i > 0
                    || DEVICE.stream().anyMatch(low::startsWith) && low.length() < 80 && lastBlock(i, end)) {
                mark(i, end, Kind.SIGNATURE);
                return;
            }
        }
        int body = 0;
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.OWN || blank(i)) {
                continue;
            }
            if (isClosing(i) && body > 0 && nameBlock(i + 1, end)) {
                kinds[i] = Kind.CLOSING;
                mark(i + 1, end, Kind.SIGNATURE);
                return;
            }
            body += isGreeting(i) && body == 0 ? 0 : 1;
        }
        bareName(end, body);
    }

    /** A name alone at the end, under a blank line, without any closing word. */
    private void bareName(int end, int body) {
        int last = end - 1;
        while (last >= 0 && (blank(last) || kinds[last] != Kind.OWN)) {
            last--;
        }
        int first = last;
        while (first > 0 && kinds[first - 1] == Kind.OWN && !blank(first - 1)) {
            first--;
        }
        int size = last - first + 1;
        if (last < 0 || first == 0 || body <= size || size > 4) {
            return;
        }
        for (int i = first; i <= last; i++) {
            if (!isName(line(i))) {
                return;
            }
        }
        mark(first, last + 1, Kind.SIGNATURE);
    }

    private void mark(int from, int end, Kind kind) {
        for (int i = from; i < end; i++) {
            if (kinds[i] == Kind.OWN) {
                String low = low(i);
                if (low.startsWith("ps ") || low.startsWith("ps:") || low.startsWith("p.s.") || low.startsWith("ps.")) {
                    return; // an afterthought is the writer's own again
                }
                kinds[i] = kind;
            }
        }
    }

    private boolean lastBlock(int i, int end) {
        for (int j = i; j < end; j++) {
            if (!blank(j) && j - i > LONGEST_SIGNATURE) {
                return false;
            }
        }
        return true;
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
        String beforeComma =
                comma > 0 && isName(line(i).substring(comma + 1).strip()) ? bare.substring(0, comma) : bare;
        return CLOSINGS.contains(bare)
                || CLOSINGS.contains(beforeComma)
                || CLOSINGS.stream()
                        .anyMatch(c -> bare.startsWith(c + " from ")
                                || bare.startsWith(c + " and ") && bare.endsWith("regards"));
    }

    /** Whether from line {@code i} on there are only a few short lines that look like names, titles and numbers. */
    private boolean nameBlock(int i, int end) {
        int filled = 0;
        for (int j = i; j < end; j++) {
            if (kinds[j] != Kind.OWN || blank(j)) {
                continue;
            }
            String low = low(j);
            if (low.startsWith("ps ") || low.startsWith("ps:") || low.startsWith("p.s.") || low.startsWith("ps.")) {
                break;
            }
            String line = line(j);
            boolean prose = line.length() > 90
                    || line.split(" ").length > 9 && ".!?".indexOf(line.charAt(line.length() - 1)) >= 0;
            if (prose || ++filled > LONGEST_SIGNATURE) {
                return false;
            }
        }
        return true;
    }

    /** A few words, all capitalised but the small ones: "Gordon Leith, Information Security", "Your Orion Guide team". */
    private static boolean isName(String line) {
        String[] words = line.split("[ ,/|]+");
        if (line.isEmpty()
                || words.length > 7
                || ".!?:".indexOf(line.charAt(line.length() - 1)) >= 0 && words.length > 2) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        if (last == '!' || last == '?' || last == ':') {
            return false;
        }
        boolean any = false;
        for (String word : words) {
            if (word.isEmpty()) {
                continue;
            }
            char c = word.charAt(0);
            boolean capital = Character.isUpperCase(c) || c == '(' || c == '+' || Character.isDigit(c);
            any |= Character.isUpperCase(c);
            if (!capital && !SMALL.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return any && !(words.length == 2 && last == '.' && SMALL.contains(words[1]));
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
        String[] words = line.split("[ ,!]+");
        if (words.length == 0 || words.length > 6 || line.length() > 60) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        boolean closed = ",!:–-".indexOf(last) >= 0 || Character.isLetter(last);
        boolean greets = GREETINGS.contains(words[0].toLowerCase(Locale.ROOT))
                && (words.length > 1 || last == ',' || last == '!');
        if (greets && closed) {
            for (int w = 1; w < words.length; w++) {
                // "Hi Dana" greets; "Good news about your order" is the letter itself
                String word = words[w];
                boolean fits = word.isEmpty()
                        || !Character.isLowerCase(word.charAt(0))
                        || Set.of(
                                        "there",
                                        "all",
                                        "team",
                                        "everyone",
                                        "both",
                                        "morning",
                                        "afternoon",
                                        "evening",
                                        "day",
                                        "again",
                                        "and",
                                        "folks",
                                        "sir",
                                        "madam",
                                        "or",
                                        "customer",
                                        "colleague",
                                        "colleagues",
                                        "friend",
                                        "friends",
                                        "whom",
                                        "it",
                                        "may",
                                        "concern",
                                        "dr",
                                        "mr",
                                        "mrs",
                                        "ms",
                                        "van",
                                        "de",
                                        "der",
                                        "von")
                                .contains(word);
                if (!fits) {
                    return false;
                }
            }
            return !(words[0].equalsIgnoreCase("to") && words.length < 5);
        }
        return last == ',' && words.length <= 3 && isName(line.substring(0, line.length() - 1));
    }
}
