package io.softspoken.cli;

import io.softspoken.draft.Draft;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.Likeness;
import io.softspoken.mail.UnreadableMailException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Files become drafts: finds out what a file is, and says plainly why one cannot be used. */
final class Inputs {
    /** A draft larger than this is no draft. */
    static final int LARGEST = 10_000_000;

    private Inputs() {}

    /** The draft in a file, or in standard input for {@code -}. */
    static Draft read(String name, InputStream standardInput) throws Unusable {
        return open(name, standardInput).draft();
    }

    /** The same with what the file was, so that it can be written anew. */
    static Input open(String name, InputStream standardInput) throws Unusable {
        return open(name, bytes(name, standardInput));
    }

    /** The same of bytes that were read from there. */
    static Input open(String name, byte[] bytes) throws Unusable {
        if (bytes.length == 0) {
            throw new Unusable(Console.shown(name) + ": the file is empty; give a file with a draft in it");
        }
        String low = name.toLowerCase(Locale.ROOT);
        if (low.endsWith(".eml") || !low.endsWith(".txt") && !low.endsWith(".html") && Likeness.isMail(head(bytes))) {
            try {
                return Input.mail(bytes);
            } catch (UnreadableMailException e) {
                throw new Unusable(
                        Console.shown(name) + ": " + e.getMessage() + "; give the draft as plain text instead");
            }
        }
        String text = decode(name, bytes);
        if (text.isBlank()) {
            throw new Unusable(
                    Console.shown(name) + ": there is nothing but white space in it; give a file with a draft in it");
        }
        boolean html = low.endsWith(".html") || low.endsWith(".htm") || Likeness.isHtml(text);
        Draft draft = html ? HtmlDrafts.read(text) : Draft.of(text);
        return Input.text(bytes, draft, charset(bytes), mark(bytes));
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, 4000), StandardCharsets.ISO_8859_1);
    }

    private static Charset charset(byte[] bytes) {
        return starts(bytes, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : starts(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** How many bytes at the beginning only say which charset it is. */
    private static int mark(byte[] bytes) {
        return starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : charset(bytes).equals(StandardCharsets.UTF_8) ? 0 : 2;
    }

    /** What a file holds, or standard input for {@code -}. */
    static byte[] bytes(String name, InputStream standardInput) throws Unusable {
        try {
            byte[] bytes;
            if (name.equals("-")) {
                bytes = standardInput.readNBytes(LARGEST + 1);
            } else {
                Path path = Path.of(name);
                if (Files.isDirectory(path)) {
                    throw new Unusable(Console.shown(name) + ": is a folder; name the files in it, such as "
                            + Console.shown(name) + (name.endsWith("/") ? "" : "/") + "*.eml");
                }
                try (InputStream in = Files.newInputStream(path)) {
                    bytes = in.readNBytes(LARGEST + 1);
                }
            }
            if (bytes.length > LARGEST) {
                throw new Unusable(Console.shown(name) + ": is larger than " + LARGEST / 1_000_000
                        + " MB, the most that is checked; give the draft alone");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Unusable(Console.shown(name) + ": there is no such file; check the name");
        } catch (AccessDeniedException e) {
            throw new Unusable(Console.shown(name) + ": may not be read; check its permissions");
        } catch (InvalidPathException e) {
            throw new Unusable("a file name with characters that no file name can have; check the name");
        } catch (IOException e) {
            throw new Unusable(Console.shown(name) + ": cannot be read; check the disk and its permissions");
        }
    }

    private static String decode(String name, byte[] bytes) throws Unusable {
        Charset charset = charset(bytes);
        int skip = mark(bytes);
        if (charset.equals(StandardCharsets.UTF_8)) {
            for (byte b : bytes) {
                if (b == 0) {
                    throw new Unusable(Console.shown(name)
                            + ": is not text (it holds zero bytes); give a text, .html or .eml file");
                }
            }
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unusable(Console.shown(name) + ": is not valid " + charset.name() + "; save it as UTF-8");
        }
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
