package io.softspoken.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks made-up drafts of each kind and throws the reports away, so that a virtual machine that keeps the classes it has met
 * (see the launcher) keeps those of the checks that will come, whatever the first one was.
 */
final class Rehearsal {
    private static final String WORDS =
            "Hi Kim,\n\nNo problem! Hopefully you haven't lost all your data. We will look into it as"
                    + " soon as possible, and I will send you the file by Friday.\n\nRegards,\nDana\n";
    private static final String HEAD =
            "From: Dana <dana@example.com>\nTo: Kim <kim@example.org>\nSubject: Re: your files\n"
                    + "Date: Thu, 26 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/";

    private Rehearsal() {}

    /** @param folder where nobody keeps settings, which may ask for a model that takes long */
    static void run(Path folder) {
        List<String> drafts = List.of(
                WORDS,
                HEAD + "plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + WORDS
                        + "\nOn 25 November 2026 Kim wrote:\n> Where are my files? I am worried.\n",
                HEAD + "html; charset=utf-8\n\n<p>" + WORDS + "</p>\n");
        for (String draft : drafts) {
            for (String format : List.of("text", "json")) {
                Softspoken.run(
                        new String[] {"check", "--format", format, "-"},
                        new ByteArrayInputStream(draft.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                        false,
                        folder);
            }
        }
    }
}
