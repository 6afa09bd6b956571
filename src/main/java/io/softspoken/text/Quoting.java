package io.softspoken.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lines by which mail programs introduce earlier mail, in the languages they are set to: dividers, blocks of headers,
 * attributions. Lines in, their meaning out; called by {@link LineKinds} and {@link Zones}.
 */
final class Quoting {
    /** What introduces earlier mail. */
    enum Sort {
        /** "-----Original Message-----". */
        DIVIDER,
        /** "From: …", "Sent: …", "Subject: …". */
        HEADERS,
        /** "On … wrote:", with so much in it that it can hardly be anything else. */
        ATTRIBUTION,
        /** "Dana wrote:"; believed only where lines with {@code >} follow. */
        PERHAPS
    }

    /**
     * A stretch of lines that introduces earlier mail.
     *
     * @param sort what it is
     * @param next the line after its last
     */
    record Frame(Sort sort, int next) {}

    private static final int LONGEST_ATTRIBUTION = 300;
    private static final int MOST_ATTRIBUTION_LINES = 4;
    private static final int MOST_HEADER_LINES = 14;
    private static final int LONGEST_HEADER_NAME = 16;

    private static final Set<String> FROM = Set.of(
            "from",
            "von",
            "de",
            "van",
            "da",
            "från",
            "fra",
            "od",
            "от",
            "від",
            "από",
            "de la",
            "lähettäjä",
            "feladó",
            "kimden",
            "发件人",
            "寄件者",
            "差出人",
            "보낸 사람");
    /** Names that a list of a journey or a hand-over would hardly hold. */
    private static final Set<String> MAIL_ONLY = Set.of(
            "sent",
            "subject",
            "gesendet",
            "betreff",
            "envoyé",
            "objet",
            "enviado",
            "enviada",
            "enviado el",
            "asunto",
            "assunto",
            "verzonden",
            "onderwerp",
            "inviato",
            "oggetto",
            "skickat",
            "ämne",
            "sendt",
            "emne",
            "wysłano",
            "temat",
            "отправлено",
            "тема",
            "надіслано",
            "lähetetty",
            "aihe",
            "odesláno",
            "předmět",
            "küldve",
            "tárgy",
            "gönderildi",
            "konu",
            "subiect",
            "trimis",
            "στάλθηκε",
            "θέμα",
            "odoslané",
            "predmet",
            "寄件日期",
            "发送时间",
            "主题",
            "主旨",
            "件名",
            "送信日時",
            "제목",
            "보낸 날짜");

    private static final Set<String> OTHER = Set.of(
            "to",
            "cc",
            "bcc",
            "date",
            "reply-to",
            "importance",
            "attachments",
            "an",
            "datum",
            "à",
            "a",
            "para",
            "fecha",
            "data",
            "aan",
            "till",
            "til",
            "do",
            "dato",
            "priority",
            "kopie",
            "кому",
            "дата",
            "vastaanottaja",
            "komu",
            "címzett",
            "kime",
            "προς",
            "κοιν.",
            "către",
            "收件者",
            "收件人",
            "日期",
            "宛先",
            "받는 사람",
            "wichtigkeit",
            "antwort an",
            "date d'envoi");
    private static final Set<String> DIVIDERS = Set.of(
            "original message",
            "original appointment",
            "forwarded message",
            "forwarded by",
            "begin forwarded message",
            "ursprüngliche nachricht",
            "originalnachricht",
            "originalmail",
            "original-nachricht",
            "weitergeleitete nachricht",
            "anfang der weitergeleiteten nachricht",
            "message d'origine",
            "message original",
            "message transféré",
            "début du message réexpédié",
            "début du message transféré",
            "mensaje original",
            "mensaje reenviado",
            "inicio del mensaje reenviado",
            "messaggio originale",
            "messaggio inoltrato",
            "inizio messaggio inoltrato",
            "oorspronkelijk bericht",
            "oorspronkelijke bericht",
            "doorgestuurd bericht",
            "begin doorgestuurd bericht",
            "mensagem original",
            "mensagem encaminhada",
            "ursprungligt meddelande",
            "vidarebefordrat meddelande",
            "opprinnelig melding",
            "oprindelig meddelelse",
            "alkuperäinen viesti",
            "oryginalna wiadomość",
            "wiadomość oryginalna",
            "wiadomość przekazana",
            "původní zpráva",
            "исходное сообщение",
            "пересылаемое сообщение",
            "orijinal mesaj",
            "原始邮件",
            "原邮件",
            "转发的邮件",
            "元のメッセージ",
            "원본 메시지",
            "reply above this line",
            "please reply above",
            "please type your reply above",
            "please do not write below");
    private static final List<String> WROTE = List.of(
            "schrieb",
            "a écrit",
            "écrivait",
            "escribió",
            "schreef",
            "ha scritto",
            "escreveu",
            "skrev",
            "napisał(a)",
            "napisał",
            "napisała",
            "pisze",
            "пише",
            "napísal(a)",
            "napísal",
            "napísala",
            "menulis",
            "đã viết",
            "het volgende geschreven",
            "님이 작성",
            "のメール",
            "kirjoittaa",
            "escrigué",
            "va escriure",
            "kirjoitti",
            "napsal(a)",
            "napsal",
            "napsala",
            "пишет",
            "написал(а)",
            "написал",
            "написала",
            "írta",
            "yazdı",
            "a scris",
            "έγραψε",
            "写道",
            "wrote",
            "writes");
    private static final List<String> STARTS = List.of(
            "on ",
            "am ",
            "le ",
            "el ",
            "op ",
            "il ",
            "em ",
            "den ",
            "w dniu ",
            "dnia ",
            "dne ",
            "at ",
            "in a message ",
            "pe ",
            "vào ",
            "pada ",
            "в ",
            "quoting ",
            "zitat von ",
            "il giorno ",
            "a ",
            "du ",
            "po ",
            "to ",
            "ma ",
            "fre ",
            "tir ",
            "ons ",
            "tor ",
            "tors ",
            "tis ",
            "mån ",
            "man ",
            "lør ",
            "søn ",
            "sön ",
            "lör ");

    /** Of these none has a blank before it. */
    private static final Set<String> UNSPACED = Set.of("写道", "님이 작성", "のメール");

    private final int count;
    private final IntFunction<String> lines;

    /**
     * @param count how many lines there are
     * @param lines each of them without the blanks around it, cut if it is very long
     */
    Quoting(int count, IntFunction<String> lines) {
        this.count = count;
        this.lines = lines;
    }

    /** What introduces earlier mail and begins at line {@code i}; null where nothing does. */
    @Nullable
    Frame at(int i) {
        String line = lines.apply(i);
        if (line.isEmpty()) {
            return null;
        }
        if (isDivider(line)) {
            return new Frame(Sort.DIVIDER, i + 1);
        }
        int afterHeaders = headers(i, line);
        if (afterHeaders > i) {
            return new Frame(Sort.HEADERS, afterHeaders);
        }
        return attribution(i, line);
    }

    /** Whether a line is quoted by the initials of its writer, "DW> like this". */
    static boolean isInitialled(String line) {
        int mark = line.indexOf("> ");
        if (mark < 1
                || mark > 4
                || !Character.isUpperCase(line.charAt(0))
                || line.startsWith("PS>")
                || line.startsWith("SQL>")) {
            return false;
        }
        for (int i = 1; i < mark; i++) {
            if (!Character.isLetter(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** "Dana Whitfield ---23/11/2026 08:51:33---Where is it?", as Notes has it. */
    private static boolean isNotes(String line) {
        int open = line.indexOf(" ---");
        int close = open < 1 ? -1 : line.indexOf("---", open + 5);
        return close > open
                && close - open < 40
                && Character.isDigit(line.charAt(open + 4))
                && clock(line.substring(open, close));
    }

    private static boolean isDivider(String given) {
        if (isNotes(given)) {
            return true;
        }
        String line = given.endsWith("line.") ? given.substring(0, given.length() - 1) : given;
        if (line.length() > 120 || ".!?,;".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        int from = 0;
        while (from < line.length() && "-_=*#~+ ".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int to = line.length();
        while (to > from && "-_=*#~+: ".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        String inner = line.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean ruled = from > 1;
        return DIVIDERS.contains(inner) || ruled && DIVIDERS.stream().anyMatch(inner::startsWith);
    }

    /** The line after a block of mail headers that begins at line {@code i}, or -1. */
    private int headers(int i, String line) {
        if (!isHeader(headerName(line))) {
            return -1;
        }
        boolean from = false;
        boolean mailOnly = false;
        int found = 0;
        int next = i;
        int end = Math.min(count, i + MOST_HEADER_LINES);
        for (int j = i; j < end; j++) {
            String one = lines.apply(j);
            if (one.isEmpty()) {
                // A blank line ends the block, unless the program put one after each header.
                if (j + 1 < end && isHeader(headerName(lines.apply(j + 1)))) {
                    continue;
                }
                break;
            }
            String name = headerName(one);
            if (isHeader(name)) {
                found++;
                from |= FROM.contains(name);
                mailOnly |= MAIL_ONLY.contains(name) || FROM.contains(name) && one.indexOf('@') > 0;
            }
            next = j + 1; // a line without a name goes on with the header above
        }
        return found >= 3 && from && mailOnly ? next : -1;
    }

    private static boolean isHeader(String name) {
        return FROM.contains(name) || MAIL_ONLY.contains(name) || OTHER.contains(name);
    }

    private static String headerName(String line) {
        int colon = -1;
        for (int i = 0; i < line.length() && i <= LONGEST_HEADER_NAME && colon < 0; i++) {
            char c = line.charAt(i);
            colon = c == ':' || c == '：' ? i : -1;
        }
        return colon <= 0
                ? ""
                : line.substring(0, colon)
                        .replace("*", "")
                        .replace('\u00A0', ' ')
                        .strip()
                        .toLowerCase(Locale.ROOT);
    }

    private @Nullable Frame attribution(int i, String line) {
        if (!closesSoon(i) || !mayOpen(line)) {
            return null;
        }
        String joined = "";
        for (int j = i; j < Math.min(count, i + MOST_ATTRIBUTION_LINES); j++) {
            String one = lines.apply(j);
            if (one.isEmpty() || joined.length() + one.length() > LONGEST_ATTRIBUTION) {
                return null;
            }
            joined = joined.isEmpty() ? one : joined + " " + one;
            if (closes(one)) {
                Sort sort = attribution(joined);
                return sort == null ? null : new Frame(sort, j + 1);
            }
        }
        return null;
    }

    private boolean closesSoon(int i) {
        for (int j = i; j < Math.min(count, i + MOST_ATTRIBUTION_LINES); j++) {
            String one = lines.apply(j);
            if (one.isEmpty()) {
                return false;
            }
            if (closes(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayOpen(String line) {
        String low = unruled(line).toLowerCase(Locale.ROOT);
        return !low.isEmpty()
                && (Character.isDigit(low.charAt(0))
                        || low.indexOf('@') > 0
                        || closes(line) && wrote(low) != null
                        || STARTS.stream().anyMatch(low::startsWith));
    }

    private static boolean closes(String line) {
        char last = line.charAt(line.length() - 1);
        return last == ':' || last == '：' || line.endsWith("---");
    }

    private static String unruled(String line) {
        int from = 0;
        while (from < line.length() && "- *".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        int to = line.length();
        while (to > from && "- *:：\u00A0".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }

    private static @Nullable Sort attribution(String joined) {
        String bare = unruled(joined);
        String low = bare.toLowerCase(Locale.ROOT);
        boolean address = low.indexOf('@') > 0;
        boolean clock = clock(low);
        if ((bare.endsWith(">") || bare.endsWith("]")) && address && (clock || year(low))) {
            return Sort.ATTRIBUTION; // "2026年11月23日(月) 8:51 Dana <dana@x.example>:", whatever the language
        }
        if (low.startsWith("quoting ") || low.startsWith("zitat von ")) {
            return Sort.PERHAPS;
        }
        String wrote = wrote(low);
        if (wrote == null) {
            return null;
        }
        int at = low.lastIndexOf(wrote);
        String who = low.substring(0, at).strip();
        String rest =
                bare.substring(Math.min(bare.length(), at + wrote.length())).strip();
        boolean english = wrote.equals("wrote") || wrote.equals("writes");
        if (!rest.isEmpty()
                && rest.indexOf('@') < 0
                && !(english ? dateFollows(rest) : capitals(rest) || inBrackets(rest))) {
            return null; // "Dana wrote to us and said this:"
        }
        if (english && List.of("you", "i", "we", "they", "he", "she").contains(lastWord(who))) {
            return null; // the writer's own way to lead up to what somebody said
        }
        boolean sure = english ? clock || address : clock || address || year(low);
        return sure ? Sort.ATTRIBUTION : Sort.PERHAPS;
    }

    private static @Nullable String wrote(String low) {
        for (String word : WROTE) {
            int at = low.lastIndexOf(word);
            int end = at + word.length();
            if (at > 0
                    && !Character.isLetter(low.charAt(at - 1))
                    && (end == low.length() || !Character.isLetter(low.charAt(end)))) {
                return word;
            }
            if (at > 0 && UNSPACED.contains(word)) {
                return word;
            }
        }
        return null;
    }

    private static String lastWord(String s) {
        return s.substring(s.lastIndexOf(' ') + 1);
    }

    /** "(időpont: 2026. nov. 23., H, 8:51)". */
    private static boolean inBrackets(String rest) {
        return rest.startsWith("(") && rest.endsWith(")") && rest.chars().anyMatch(Character::isDigit);
    }

    private static boolean dateFollows(String rest) {
        return rest.startsWith("on ") && rest.chars().anyMatch(Character::isDigit);
    }

    /** Whether these may be somebody's names. */
    private static boolean capitals(String rest) {
        for (String word : rest.split("[ ,.]+")) {
            boolean small = Set.of("de", "van", "von", "der", "den", "la", "del", "di", "und", "via")
                    .contains(word);
            if (!word.isEmpty() && Character.isLowerCase(word.charAt(0)) && !small) {
                return false;
            }
        }
        return true;
    }

    private static boolean clock(String s) {
        for (int i = 1; i + 2 < s.length(); i++) {
            if ((s.charAt(i) == ':' || s.charAt(i) == 'h')
                    && Character.isDigit(s.charAt(i - 1))
                    && Character.isDigit(s.charAt(i + 1))
                    && Character.isDigit(s.charAt(i + 2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean year(String s) {
        for (int i = 0; i + 3 < s.length(); i++) {
            if ((s.startsWith("20", i) || s.startsWith("19", i))
                    && Character.isDigit(s.charAt(i + 2))
                    && Character.isDigit(s.charAt(i + 3))
                    && (i == 0 || !Character.isDigit(s.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }
}
