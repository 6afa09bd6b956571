package io.softspoken.text;

import java.util.Locale;
import java.util.Set;

/** Tells a line that a machine wrote, or that is written for one, from a sentence; called by {@link LineKinds}. */
final class CodeLines {
    private static final Set<String> COMMANDS = Set.of(
            "ping",
            "ipconfig",
            "ifconfig",
            "traceroute",
            "tracert",
            "nslookup",
            "dig",
            "curl",
            "wget",
            "ssh",
            "scp",
            "sftp",
            "git",
            "docker",
            "kubectl",
            "helm",
            "npm",
            "npx",
            "pip",
            "pip3",
            "apt",
            "apt-get",
            "yum",
            "dnf",
            "brew",
            "systemctl",
            "journalctl",
            "cd",
            "ls",
            "dir",
            "grep",
            "chmod",
            "chown",
            "mkdir",
            "rm",
            "cp",
            "mv",
            "net",
            "netsh",
            "netstat",
            "telnet",
            "nc",
            "mvn",
            "java",
            "python",
            "python3",
            "node",
            "sc",
            "gpupdate",
            "chkdsk",
            "sfc",
            "dism",
            "diskpart",
            "powershell",
            "cmd",
            "reg",
            "export",
            "openssl",
            "psql",
            "mysql",
            "tar",
            "unzip",
            "tail",
            "nano",
            "vi",
            "vim",
            "sudo",
            "robocopy",
            "rsync",
            "certutil",
            "echo",
            "cat");
    /** Words that make a sentence of a line. */
    private static final Set<String> PLAIN_WORDS = Set.of(
            "the", "a", "an", "me", "you", "your", "us", "our", "we", "i", "it", "is", "are", "was", "were", "will",
            "to", "and", "or", "of", "for", "with", "that", "this", "when", "if", "please", "my", "on", "at", "can");

    private static final Set<String> PROMPTS =
            Set.of("mysql>", "sqlite>", "irb>", "ftp>", "telnet>", "sftp>", "mongo>", "PS>", "SQL>", "MariaDB");

    /** Where a time stamp has a digit at the latest: "Mon Nov 23 10:12:07". */
    private static final int LATEST_DIGIT = 8;

    private CodeLines() {}

    /**
     * Whether a line is code, a command, a log entry or a row of figures.
     *
     * @param line the line without the blanks around it, not empty
     * @param indented whether at least four blanks or a tab stand before it
     */
    static boolean isCode(String line, boolean indented) {
        return line.length() > 2
                && (isPrompt(line)
                        || isTrace(line)
                        || isLog(line)
                        || isMarkup(line)
                        || isCommand(line, indented)
                        || indented && isMarked(line)
                        || isFigures(line));
    }

    private static boolean isPrompt(String line) {
        if (line.startsWith("$ ") && !Character.isDigit(line.charAt(2)) || line.startsWith("PS C:\\")) {
            return true;
        }
        if (line.length() > 3 && line.startsWith(":\\", 1) && line.indexOf('>') > 2) {
            return true; // a DOS prompt
        }
        int space = line.indexOf(' ');
        String first = space < 0 ? line : line.substring(0, space);
        if (PROMPTS.contains(first)) {
            return true;
        }
        char last = first.charAt(first.length() - 1);
        int at = first.indexOf('@');
        return (last == '$' || last == '#') && at > 0 && first.indexOf(':', at) > 0; // user@host:~$
    }

    private static boolean isTrace(String line) {
        if (line.startsWith("at ") && line.indexOf('(') > 4) {
            String called = line.substring(3, line.indexOf('('));
            return line.endsWith(")")
                            && called.indexOf('.') > 0
                            && called.strip().indexOf(' ') < 0
                    || line.endsWith(")") && line.contains(":") && line.contains(".js");
        }
        if (line.startsWith("Caused by: ")) {
            String cause = word(line, 11);
            return cause.indexOf('.') > 0 && cause.indexOf('.') < cause.length() - 2 || isException(cause);
        }
        return line.startsWith("Traceback (most recent")
                || line.startsWith("Exception in thread ")
                || line.startsWith("File \"") && line.contains(", line ")
                || line.startsWith("... ") && line.endsWith(" more") && Character.isDigit(line.charAt(4))
                || isException(word(line, 0)) && line.indexOf(':') > 0
                || line.startsWith("npm ERR!")
                || line.contains(" bytes from ") && Character.isDigit(line.charAt(0))
                || line.startsWith("@@ -") && line.indexOf("@@", 4) > 0
                || line.startsWith("--- a/")
                || line.startsWith("+++ b/")
                || line.startsWith("diff --git ")
                || line.startsWith("-----BEGIN ") && line.endsWith("-----")
                || line.startsWith("-----END ") && line.endsWith("-----");
    }

    /** "java.lang.IllegalStateException:", "TypeError:"; a bare "Error:" may begin a sentence. */
    private static boolean isException(String word) {
        String bare = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
        return bare.length() > 9 && bare.endsWith("Exception") || bare.length() > 5 && bare.endsWith("Error");
    }

    private static String word(String line, int from) {
        int space = line.indexOf(' ', from);
        return space < 0 ? line.substring(from) : line.substring(from, space);
    }

    /** A time stamp to the second, then more; or an entry of a web server's or mail server's log. */
    private static boolean isLog(String line) {
        String bare = line.startsWith("[") || line.startsWith("<") ? line.substring(1) : line;
        if (bare.length() < 8) {
            return false;
        }
        if (!hasDigit(bare, LATEST_DIGIT)) {
            return isEntry(line);
        }
        String shape = shape(bare.substring(0, Math.min(24, bare.length())));
        boolean stamped = shape.startsWith("0000-00-00 00:00:00")
                || shape.startsWith("0000-00-00A00:00")
                || shape.startsWith("0000/00/00 00:00:00")
                || shape.startsWith("00/00/0000 00:00:00")
                || shape.startsWith("00.00.0000 00:00:00")
                || shape.startsWith("00:00:00]")
                || shape.startsWith("00:00:00.000")
                || shape.startsWith("00:00:00,000")
                || shape.startsWith("00:00:00 ") && line.startsWith("[")
                || shape.startsWith("00/Aaa/0000:00:00:00")
                || shape.startsWith("Aaa 00 00:00:00")
                || shape.startsWith("Aaa  0 00:00:00")
                || shape.startsWith("Aaa Aaa 00 00:00:00");
        if (stamped) {
            return true;
        }
        if (shape.startsWith("0000-00-00 00:00") || shape.startsWith("00:00:00 ")) {
            return hasLevel(line);
        }
        return shape.startsWith("000 0.0.0 ") || shape.startsWith("000-0.0.0 ") || isEntry(line);
    }

    private static boolean hasDigit(String s, int upTo) {
        for (int i = 0; i < s.length() && i <= upTo; i++) {
            if (s.charAt(i) >= '0' && s.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** An entry that has no time before it. */
    private static boolean isEntry(String line) {
        return line.startsWith("[ERROR]")
                || line.startsWith("[WARN")
                || line.startsWith("[INFO]")
                || line.startsWith("[DEBUG]")
                || line.startsWith("ERROR: ")
                || line.startsWith("FATAL: ")
                || line.contains("] \"GET /")
                || line.contains("] \"POST /");
    }

    private static boolean hasLevel(String line) {
        return line.contains("ERROR")
                || line.contains("WARN")
                || line.contains("INFO")
                || line.contains("DEBUG")
                || line.contains("FATAL");
    }

    private static String shape(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            out.append(c >= '0' && c <= '9' ? '0' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c);
        }
        return out.toString();
    }

    /** A line of JSON, XML or a program. */
    private static boolean isMarkup(String line) {
        char first = line.charAt(0);
        char last = line.charAt(line.length() - 1);
        if ((first == '"' || first == '{') && line.contains("\": ")) {
            return true;
        }
        if (first == '<' && last == '>') {
            return line.contains("</") || line.endsWith("/>") || line.startsWith("<?") || line.contains("=\"");
        }
        boolean block = last == '}' && line.indexOf('{') >= 0 && line.indexOf(';') > 0;
        return block
                || line.endsWith(");")
                || last == '{' && line.length() > 3 && line.indexOf('(') > 0
                || line.startsWith("SELECT ") && line.contains(" FROM ");
    }

    /** A command that stands alone: "ipconfig /flushdns". */
    private static boolean isCommand(String line, boolean indented) {
        if (!COMMANDS.contains(word(line, 0))) {
            return false;
        }
        String[] words = line.split(" +");
        if (words.length > 14 || ".!?,:".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        boolean argument = false;
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (PLAIN_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
            argument |= word.startsWith("-")
                    || word.indexOf('/') >= 0
                    || word.indexOf('.') > 0 && word.indexOf('.') < word.length() - 1
                    || word.indexOf('\\') >= 0;
        }
        return argument || indented || words.length > 1 && words[0].equals("sudo");
    }

    /** Whether a line is full of marks that sentences have few of. */
    private static boolean isMarked(String line) {
        int marks = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean arrow = c == '>' && i > 0 && line.charAt(i - 1) == ' '; // "Settings > Network"
            if ("{}[]<>=;|$\\_".indexOf(c) >= 0 && !arrow) {
                marks++;
            }
        }
        return marks * 8 >= line.length();
    }

    /** A line of a patch, below its "@@". */
    static boolean isPatch(String text, Line line) {
        char first = line.end() > line.start() ? text.charAt(line.start()) : ' ';
        return first == '+' || first == '-' || first == ' ' || first == '\\';
    }

    /** Names of at least three columns, which stand over their figures. */
    static boolean isTableHead(String line) {
        if (line.isEmpty() || ".!?:".indexOf(line.charAt(line.length() - 1)) >= 0) {
            return false;
        }
        int filled = 0;
        for (String cell : line.split("\\t|\\||  +")) {
            filled += cell.isBlank() ? 0 : 1;
        }
        return filled >= 3;
    }

    /** A row of a table: at least three columns apart by tabs, bars or wide gaps, half of them figures. */
    static boolean isFigures(String line) {
        if (line.indexOf('\t') < 0 && line.indexOf('|') < 0 && !line.contains("  ")) {
            return false;
        }
        int figures = 0;
        int filled = 0;
        for (String cell : line.split("\\t|\\||  +")) {
            String bare = cell.strip();
            if (!bare.isEmpty()) {
                filled++;
                if (bare.chars().filter(Character::isDigit).count() * 2 >= bare.length()) {
                    figures++;
                }
            }
        }
        return filled >= 3 && figures * 2 >= filled && !line.startsWith("1.");
    }
}
