package io.softspoken.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines a machine wrote, or are written for one, and which a person wrote about them. */
class CodeLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ ping x",
                "PS C:\\> dir",
                "C:\\Users>dir",
                "mysql> select 1",
                "tom@host:~$ ls",
                "root@host:/# ls",
                "at a.b.C.d(C.java:1)",
                "at Object.run (/x/y.js:1:2)",
                "Caused by: java.io.IOException: gone",
                "Caused by: ValueError",
                "Traceback (most recent call last):",
                "Exception in thread \"main\"",
                "File \"x.py\", line 3",
                "... 12 more",
                "java.io.IOException: gone",
                "ValueError: gone",
                "npm ERR! gone",
                "64 bytes from 10.0.0.1",
                "@@ -1,2 +1,2 @@",
                "--- a/x",
                "+++ b/x",
                "diff --git a/x b/x",
                "-----BEGIN KEY-----",
                "-----END KEY-----",
                "2026-11-24 10:22:31 started",
                "2026-11-24T10:22 started",
                "2026/11/24 10:22:31 started",
                "11/24/2026 10:22:31 started",
                "24.11.2026 10:22:31 started",
                "[10:22:31] started",
                "[10:22:31 started",
                "10:22:31.123 started",
                "10:22:31,123 started",
                "24/Nov/2026:10:22:31 x",
                "Nov 24 10:22:31 host x",
                "Nov  4 10:22:31 host x",
                "Tue Nov 24 10:22:31 x",
                "2026-11-24 10:22 ERROR gone",
                "10:22:31 WARN gone",
                "10:22:31 INFO up",
                "10:22:31 DEBUG up",
                "10:22:31 FATAL gone",
                "550 5.1.1 unknown user",
                "550-5.1.1 unknown user",
                "[ERROR] gone",
                "[WARNING] gone",
                "[INFO] up",
                "[DEBUG] up",
                "ERROR: gone here",
                "FATAL: gone here",
                "x [a] \"GET / HTTP\"",
                "x [a] \"POST / HTTP\"",
                "{\"a\": 1}",
                "\"a\": 1,",
                "<a>x</a>",
                "<br/>",
                "<?xml?>",
                "<a b=\"c\">",
                "a { b: c; }",
                "call(x);",
                "if (x) {",
                "SELECT a FROM b",
                "ipconfig /flushdns",
                "git -v",
                "sudo reboot",
                "curl x.example",
                "dir C:\\x",
                "Mon\t1\t2",
                "a | 1 | 2",
                "a  1  2",
                "$ a",
                "at async run (/x/y.js:1)",
                "10.0.0.1 - - [x] \"GET / HTTP\"",
                "C:\\>",
                "mysql>",
                "tom@host:~#",
                "at ab.c (x)",
                "Caused by: a.bc",
                "TypeError: x is gone",
                "OSError: gone",
                "Caused by: OSError",
                "f ({",
                "cat -b c d e f g h j k l m n o",
                "git status\\x",
                "a1  b2  c",
                "1  2  c  d",
                "2.5  2  3",
                "<10:22:31.123 x",
            })
    void code(String line) {
        assertThat(CodeLines.isCode(line, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ 5 is what it costs",
                "$5",
                "a > b",
                "tom@host is mine",
                "at the desk (on the left)",
                "at noon (or so):",
                "at (x)",
                "Caused by: the rain",
                "Caused by: rain.",
                "... and more",
                "An Error: it is gone",
                "IOError it is",
                "10:22:31 it was",
                "10:22 it was",
                "[10:22] it was",
                "2026-11-24 10:22 it was",
                "550 of them",
                "\"a\" is right",
                "<a>",
                "<< it is >>",
                "a { b }",
                "(so it is);)",
                "it is {",
                "ping me",
                "git is a tool of the trade",
                "cat -x.",
                "git log",
                "sudo",
                "net of tax /year",
                "a  b  c",
                "a  1",
                "1. a  2  3",
                "no",
                "C:\\",
                "C:\\x is full",
                "@host:~$ ls",
                "tom@host$ is",
                "tom@host:~% ls",
                "at x(a.b)",
                "at ab(C.java)",
                "at the a.b(x)",
                "at .ab(x)",
                "at a.b(x) it",
                "at Object.run of /x/y.js:1:2",
                "Caused by: a.b",
                "at async run (/x/y.ts:1)",
                "at async run (/x/y.js)",
                "at async run (/x/y.js:1) it",
                "<a x",
                "} it is",
                "Error: gone",
                "Exception: gone",
                "File \"x.py\" is gone",
                "... x more",
                "a bytes from b",
                "@@ -1 is it",
                "-----BEGIN KEY",
                "-----END KEY",
                "-----KEY-----",
                "[10:22]",
                "24/Nov/2026 it was",
                "f({",
                "{ it is",
                "a } b",
                "SELECT a",
                "a FROM b",
                "<a b>",
                "cat -b c d e f g h j k l m n o p",
                "cat x. y",
                "cat -x!",
                "cat -x?",
                "cat -x,",
                "cat -x:",
                "cat -x with",
                "ab1  cd2  e",
                "1  b  c  d",
                "1 2 3",
                "1  2",
            })
    void noCode(String line) {
        assertThat(CodeLines.isCode(line, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "git log; true",
                "git is old; false",
                "x=[1]; true",
                "x = 1234567; false",
                "x = 12345; false",
                "a; false",
                "Settings > Network > Adapters; false",
                "a<b|c; true",
                "it is so; false",
            })
    void whatIsIndented(String line, boolean code) {
        assertThat(CodeLines.isCode(line, true)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "Day  In  Out; true",
                "Day|In|Out; true",
                "Day  In; false",
                "Day  In  Out:; false",
                "Day  In  Out.; false",
                "Day  In  Out!; false",
                "Day  In  Out?; false",
                "Day\tIn\tOut; true",
                "Day||In|Out; true",
                "Day||In; false",
                "Day In Out; false",
                "§§; false",
            })
    void headsOfTables(String line, boolean head) {
        assertThat(CodeLines.isTableHead(line)).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {"+a; true", "-a; true", "§ a§; true", "\\a; true", "a; false", "§§; true"})
    void linesOfPatches(String line, boolean patch) {
        assertThat(CodeLines.isPatch(line, new Line(0, line.length(), line.length())))
                .isEqualTo(patch);
    }
}
